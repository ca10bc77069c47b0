"""Where each place lies on the map: no border is left to chance."""

from __future__ import annotations

import time

import pytest

from db.editions import shipped_facts
from desktop.dossier.picture import MapRegion
from desktop.dossier.region import STATES
from desktop.figures.frames import FRAMES, Box
from desktop.figures.projection import project
from desktop.figures.world import UnitKind, state_at, world_map

CLOSE = 4.0  # map units to a pixel: far enough in that no marker is in the way

FINE = 0.25  # the same on a region's map, as a share of a large window's pixels

PLACES = {
    "Simferopol, Crimea": (34.4, 45.3, "UKR"),
    "Sevastopol": (33.7, 44.65, "UKR"),
    "Donetsk": (37.8, 48.0, "UKR"),
    "Hebron, West Bank": (35.1, 31.53, "PSE"),
    "Nablus, West Bank": (35.2, 32.2, "PSE"),
    "Gaza": (34.37, 31.4, "PSE"),
    "Beersheba": (34.8, 31.2, "ISR"),
    "Kyrenia, Northern Cyprus": (33.6, 35.25, "CYP"),
    "Limassol": (33.0, 34.8, "CYP"),
    "Hargeisa, Somaliland": (44.3, 9.6, "SOM"),
    "Mogadishu": (45.0, 2.6, "SOM"),
    "Nuuk, Greenland": (-45.0, 65.0, "DNK"),
    "Cayenne, French Guiana": (-53.0, 4.0, "FRA"),
    "Noumea, New Caledonia": (165.5, -21.3, "FRA"),
    "Reunion": (55.5, -21.13, "FRA"),
    "Puerto Rico": (-66.4, 18.2, "USA"),
    "Anchorage, Alaska": (-150.0, 63.0, "USA"),
    "Hawaii": (-155.5, 19.6, "USA"),
    "Kaliningrad": (21.0, 54.7, "RUS"),
    "Chukotka, west of 180": (175.0, 67.0, "RUS"),
    "Chukotka, east of 180": (-175.0, 66.6, "RUS"),
    "Fiji, Viti Levu": (178.0, -17.8, "FJI"),
    "Lesotho": (28.2, -29.5, "LSO"),
    "South Africa": (24.0, -29.0, "ZAF"),
    "Hong Kong": (114.1, 22.42, "CHN"),
    "Tibet": (91.0, 30.0, "CHN"),
    "Sukhumi, Abkhazia": (41.2, 43.0, "GEO"),
    "Tskhinvali, South Ossetia": (44.0, 42.3, "GEO"),
    "Transnistria": (29.4, 47.0, "MDA"),
    "Stepanakert": (46.75, 39.8, "AZE"),
    "Arunachal Pradesh": (94.5, 28.3, "IND"),
    "Delhi": (77.2, 28.6, "IND"),
    "Lahore": (73.5, 31.3, "PAK"),
    "Essequibo": (-59.0, 6.0, "GUY"),
    "Spitsbergen": (17.0, 79.2, "NOR"),
    "Damascus": (36.4, 33.5, "SYR"),
    "Juba": (31.5, 4.9, "SSD"),
    "the Holy See": (12.45, 41.9, "VAT"),
    "Monaco": (7.42, 43.74, "MCO"),
    "Tarawa": (173.0, 1.4, "KIR"),
}

NOBODYS = {
    "El Aaiun, Western Sahara": (-13.0, 27.0),
    "Western Sahara, east": (-9.5, 26.5),
    "Western Sahara, south": (-15.0, 22.5),
    "Pristina, Kosovo": (20.9, 42.6),
    "Taipei": (121.4, 24.9),
    "Golan": (35.8, 33.0),
    "Srinagar": (74.8, 34.1),
    "Gilgit": (74.3, 35.9),
    "Aksai Chin": (79.3, 35.2),
    "Siachen": (77.1, 35.35),
    "Abyei": (28.6, 9.8),
    "Halaib": (36.0, 22.4),
    "Bir Tawil": (33.7, 21.87),
    "Iturup, southern Kurils": (147.8, 45.0),
    "Stanley, Falkland Islands (Malvinas)": (-58.8, -51.8),
    "the Atlantic": (-30.0, 0.0),
    "Antarctica": (0.0, -80.0),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_place_lies_in_its_state(place: str) -> None:
    longitude, latitude, state = PLACES[place]
    assert state_at(*project(longitude, latitude), CLOSE) == state


@pytest.mark.parametrize("place", NOBODYS)
def test_a_place_that_is_no_states_answers_to_none(place: str) -> None:
    assert state_at(*project(*NOBODYS[place]), CLOSE) is None


@pytest.mark.parametrize("region", STATES)
def test_a_place_lies_in_the_same_state_as_on_the_map_of_the_world(region: MapRegion) -> None:
    frame = FRAMES[region]
    covered = [inset.place for inset in frame.insets]
    west, south, east, north = frame.bounds
    inside = Box(west + frame.pixel, south + frame.pixel, east - frame.pixel, north - frame.pixel)
    found = 0
    for longitude, latitude, state in [*PLACES.values(), *((*place, None) for place in NOBODYS.values())]:
        if latitude < -75:
            continue
        point = frame.projection.project(longitude, latitude)
        if inside.holds(*point) and not any(place.holds(*point) for place in covered):
            found += 1
            assert state_at(*point, frame.pixel * FINE, region) == state, (longitude, latitude)
    assert found >= 5


def test_each_of_25_places_and_more_lies_on_the_map_of_a_region() -> None:
    seen = {
        name
        for name, (longitude, latitude, _) in PLACES.items()
        for frame in (FRAMES[region] for region in STATES)
        if frame.bounds.holds(*frame.projection.project(longitude, latitude))
    }
    assert len(seen) >= 35


def test_every_state_is_on_the_map_and_can_be_clicked() -> None:
    units = {unit.code: unit for unit in world_map().states}
    assert set(units) == set(shipped_facts().states)
    assert [code for code, unit in units.items() if state_at(*unit.point) != code] == []


def test_every_state_has_an_outline_or_a_marker_in_both_maps() -> None:
    for small in (False, True):
        lost = [unit.code for unit in world_map(small=small).states if not unit.rings and not unit.marked]
        assert lost == []


def test_a_small_state_is_caught_from_a_few_pixels_away() -> None:
    x, y = project(73.5, 4.2)
    assert state_at(x + 150, y) == "MDV"
    assert state_at(x + 600, y) is None


def test_of_two_markers_the_nearer_is_caught() -> None:
    antigua, dominica = (unit.point for unit in world_map().marked if unit.code in ("ATG", "DMA"))
    for share, state in ((0.3, "ATG"), (0.7, "DMA")):
        x = antigua[0] + share * (dominica[0] - antigua[0])
        y = antigua[1] + share * (dominica[1] - antigua[1])
        assert state_at(x, y) == state


def test_areas_and_disputed_parts_are_those_of_the_readme() -> None:
    areas = {unit.code for unit in world_map().of_kind(UnitKind.AREA)}
    disputed = {unit.code for unit in world_map().of_kind(UnitKind.DISPUTED)}
    assert areas == {"ESH", "XKX", "X-TAIWAN"}
    assert disputed == {
        "abyei",
        "bir-tawil",
        "chagos",
        "falklands-malvinas",
        "golan",
        "halaib",
        "jammu-kashmir",
        "south-georgia",
        "south-kurils",
    }


def test_the_map_is_fine_enough_and_no_finer_than_it_can_be_drawn_fast() -> None:
    vertices = sum(len(ring) for unit in world_map().units for ring in unit.rings)
    assert 18_000 <= vertices <= 30_000


def test_no_outline_runs_across_the_map() -> None:
    for unit in world_map().units:
        for ring in unit.rings:
            assert ring[:, 0].max() - ring[:, 0].min() < 30_000


def test_the_state_under_a_pointer_is_known_at_once() -> None:
    points = [(x * 400.0, y * 300.0) for x in range(-60, 60, 4) for y in range(-30, 40, 4)]
    state_at(0, 0)
    for unit in world_map().states:
        state_at(*unit.point)
    begun = time.perf_counter()
    for point in points:
        state_at(*point)
    assert (time.perf_counter() - begun) / len(points) < 0.002
