"""Each state is on a region's map, and the regions are what their table says they are."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from db.editions import shipped_facts
from db.records import StateCode
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Picks
from desktop.dossier.picture import MapRegion
from desktop.dossier.region import AREAS, STATES, lies_in, within

STATE = shipped_facts().states


def of_group(*groups: str) -> set[StateCode]:
    return {code for code, state in STATE.items() if state.un_regional_group in groups}


def codes(text: str) -> set[StateCode]:
    return {StateCode(code) for code in text.split()}


def test_every_state_is_on_the_map_of_a_region() -> None:
    assert set().union(*STATES.values()) == set(STATE)
    assert set(STATES) == set(AREAS) == set(MapRegion) - {MapRegion.WORLD}


def test_regions_are_the_groups_of_the_united_nations_but_for_the_states_that_the_table_names() -> None:
    assert STATES[MapRegion.AFRICA] == of_group("Africa")
    assert STATES[MapRegion.AMERICAS] == of_group("Latin American and Caribbean") | codes("CAN USA")
    assert STATES[MapRegion.ASIA_PACIFIC] == (of_group("Asia-Pacific") - codes("CYP")) | codes(
        "AUS COK NIU NZL PSE"
    )
    europeans = of_group("Eastern European", "Western European and Others")
    assert STATES[MapRegion.EUROPE] == (europeans - codes("AUS CAN ISR NZL USA")) | codes("CYP VAT")


def test_only_the_middle_east_and_north_africa_overlaps_with_others() -> None:
    overlapping = {
        (one, other): STATES[one] & STATES[other]
        for one, other in combinations(STATES, 2)
        if STATES[one] & STATES[other]
    }
    third = MapRegion.MIDDLE_EAST_NORTH_AFRICA
    assert overlapping == {
        (MapRegion.AFRICA, third): codes("DZA EGY LBY MAR SDN TUN"),
        (MapRegion.ASIA_PACIFIC, third): codes("ARE BHR IRN IRQ JOR KWT LBN OMN PSE QAT SAU SYR YEM"),
    }
    assert STATES[third] - STATES[MapRegion.AFRICA] - STATES[MapRegion.ASIA_PACIFIC] == codes("ISR")


def test_every_area_of_the_casualty_record_is_on_the_map_of_a_region() -> None:
    world = assemble(shipped_facts(), Picks((), (), date(2026, 1, 1))).world
    lost = [
        place
        for place in world.state_casualties
        if not any(lies_in(place, region) for region in MapRegion if region is not MapRegion.WORLD)
    ]
    assert lost == []


def test_the_world_has_all_and_keeps_their_order() -> None:
    known = {StateCode("FRA"): 1, StateCode("BRA"): 2, StateCode("ESH"): 3}
    assert within(MapRegion.WORLD, known) == known
    assert within(MapRegion.AFRICA, known) == {"ESH": 3}
    assert lies_in(StateCode("FRA"), MapRegion.EUROPE)
