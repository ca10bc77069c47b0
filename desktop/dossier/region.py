"""Which states belong to which region of the maps: the one table of it, which maps, titles and numbers follow.

By the regions of the United Nations' Standard country or area codes for statistical use (M49), which are about
where a state lies. A reader looks for some states on two maps, so the regions overlap:

- Africa and the Americas are those of M49.
- Europe is M49's, and five states that M49 counts to Western Asia: Armenia, Azerbaijan and Georgia, which are in
  the Eastern European Group of the United Nations, Türkiye, which is in the Western European and Others Group,
  and Cyprus, a member of the European Union.
- Asia-Pacific is M49's Asia and Oceania without those five and Israel: the Asia-Pacific Group of the United Nations
  without Cyprus, and Australia, Cook Islands, New Zealand, Niue and the State of Palestine.
- Middle East and North Africa is M49's Northern Africa and Western Asia without those five, and Iran. All but
  Israel are on another map too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from db.records import StateCode
from desktop.dossier.picture import MapRegion

if TYPE_CHECKING:
    from desktop.wording import Wording

Known = TypeVar("Known")

_NORTHERN_AFRICA = "DZA EGY LBY MAR SDN TUN"
_REST_OF_AFRICA = (
    "AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI ERI ETH GAB GHA GIN GMB GNB GNQ KEN LBR LSO MDG MLI MOZ "
    "MRT MUS MWI NAM NER NGA RWA SEN SLE SOM SSD STP SWZ SYC TCD TGO TZA UGA ZAF ZMB ZWE"
)
_AMERICAS = (
    "ARG ATG BHS BLZ BOL BRA BRB CAN CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC PAN PER "
    "PRY SLV SUR TTO URY USA VCT VEN"
)
_EUROPE = (
    "ALB AND AUT BEL BGR BIH BLR CHE CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN IRL ISL ITA LIE LTU LUX LVA MCO "
    "MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SMR SRB SVK SVN SWE UKR VAT"
)
_BETWEEN_EUROPE_AND_ASIA = "ARM AZE CYP GEO TUR"
_ISRAEL = "ISR"
_REST_OF_WESTERN_ASIA = "ARE BHR IRQ JOR KWT LBN OMN PSE QAT SAU SYR YEM"
_IRAN = "IRN"
_REST_OF_ASIA = (
    "AFG BGD BRN BTN CHN IDN IND JPN KAZ KGZ KHM KOR LAO LKA MDV MMR MNG MYS NPL PAK PHL PRK SGP THA TJK TKM TLS "
    "UZB VNM"
)
_OCEANIA = "AUS COK FJI FSM KIR MHL NIU NRU NZL PLW PNG SLB TON TUV VUT WSM"


def _codes(*lists: str) -> frozenset[StateCode]:
    return frozenset(StateCode(code) for each in lists for code in each.split())


STATES: Mapping[MapRegion, frozenset[StateCode]] = {
    MapRegion.EUROPE: _codes(_EUROPE, _BETWEEN_EUROPE_AND_ASIA),
    MapRegion.AFRICA: _codes(_NORTHERN_AFRICA, _REST_OF_AFRICA),
    MapRegion.ASIA_PACIFIC: _codes(_IRAN, _REST_OF_WESTERN_ASIA, _REST_OF_ASIA, _OCEANIA),
    MapRegion.AMERICAS: _codes(_AMERICAS),
    MapRegion.MIDDLE_EAST_NORTH_AFRICA: _codes(_NORTHERN_AFRICA, _ISRAEL, _REST_OF_WESTERN_ASIA, _IRAN),
}
"""The states of each region but the world, which has all."""

AREAS: Mapping[MapRegion, frozenset[StateCode]] = {
    MapRegion.EUROPE: _codes("XKX X-CHECHNYA X-NAGORNO-KARABAKH"),
    MapRegion.AFRICA: _codes("ESH"),
    MapRegion.ASIA_PACIFIC: _codes("X-TAIWAN"),
    MapRegion.AMERICAS: _codes(),
    MapRegion.MIDDLE_EAST_NORTH_AFRICA: _codes("ESH"),
}
"""The areas of the casualty record, by the same rule."""


def lies_in(code: StateCode, region: MapRegion) -> bool:
    """Whether the region's map counts the state or area."""
    return region is MapRegion.WORLD or code in STATES[region] or code in AREAS[region]


def within(region: MapRegion, known: Mapping[StateCode, Known]) -> dict[StateCode, Known]:
    """What is known of the states and areas of the region alone, in the order it was in."""
    return {code: each for code, each in known.items() if lies_in(code, region)}


def name_of(region: MapRegion, words: Wording) -> str:
    """The region's name as a sentence needs it."""
    return {
        MapRegion.WORLD: words.text("the world"),
        MapRegion.EUROPE: words.text("Europe"),
        MapRegion.AFRICA: words.text("Africa"),
        MapRegion.ASIA_PACIFIC: words.text("Asia-Pacific"),
        MapRegion.AMERICAS: words.text("the Americas"),
        MapRegion.MIDDLE_EAST_NORTH_AFRICA: words.text("the Middle East and North Africa"),
    }[region]
