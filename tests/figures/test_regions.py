"""The maps of regions: each of their states is there and can be clicked, and places lie where they lie on the world's."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot, pi, sin

import numpy as np
import pytest

import resources
from db.records import StateCode
from desktop.dossier.model import Dossier
from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.dossier.region import AREAS, STATES, within
from desktop.figures.catalogue import available, caption_sources, describe, draw, table, title
from desktop.figures.classes import class_counts
from desktop.figures.frames import FRAMES
from desktop.figures.plotting import FigureCanvasAgg
from desktop.figures.projection import UNIT_KM, Lambert
from desktop.figures.style import DARK, LIGHT, Theme
from desktop.figures.world import UnitKind, state_at, world_map
from desktop.wording import Wording

DossierOf = Callable[..., Dossier]

REGIONS = tuple(STATES)
MAPS = (PictureKind.MAP_STATUS, PictureKind.MAP_CASUALTIES, PictureKind.MAP_OBJECTIONS)
APART = 4.0
"""Pixels from another state's marker at which a state can be hit without aiming."""


def texts_of(figure: object) -> list[str]:
    return [text.get_text() for place in (figure, *figure.axes) for text in place.texts]  # type: ignore[attr-defined]


@pytest.mark.parametrize("region", REGIONS)
def test_every_state_and_area_of_a_region_is_on_its_map_and_can_be_clicked(region: MapRegion) -> None:
    drawn = world_map(region)
    assert STATES[region] <= {unit.code for unit in drawn.states}
    assert AREAS[region] - {"X-CHECHNYA"} <= set(drawn.points)
    lost = [unit.code for unit in drawn.states if drawn.state_at(*unit.point) != unit.code]
    assert not STATES[region] & set(lost)


@pytest.mark.parametrize("region", [MapRegion.WORLD, *REGIONS])
def test_each_state_can_be_hit_away_from_the_markers_of_others(region: MapRegion) -> None:
    """At 1200 by 700: some pixel of it, on the map or in an inset, is four or more from any other's marker."""
    drawn = world_map(region)
    bounds, pixel = drawn.bounds, drawn.frame.pixel
    markers = [(unit.code, place) for unit in drawn.marked for place in unit.places]
    wanted = STATES.get(region, {StateCode(unit.code) for unit in drawn.states})
    hard = set()
    for unit in drawn.states:
        if unit.code not in wanted:
            continue
        nearby = [
            (x + across * pixel, y + up * pixel)
            for x, y in unit.places
            for across in range(-6, 7)
            for up in range(-6, 7)
        ]
        if not any(
            bounds.holds(*point)
            and drawn.state_at(*point) == unit.code
            and all(
                hypot(point[0] - x, point[1] - y) >= APART * pixel
                for code, (x, y) in markers
                if code != unit.code
            )
            for point in nearby
        ):
            hard.add(unit.code)
    assert hard == set()


@pytest.mark.parametrize("region", [MapRegion.WORLD, *REGIONS])
def test_insets_stand_in_empty_ocean_and_hold_what_they_show(region: MapRegion) -> None:
    drawn = world_map(region)
    for inset in drawn.frame.insets:
        assert drawn.bounds.holds(*inset.place[:2])
        assert drawn.bounds.holds(*inset.place[2:])
        again = [place for unit in drawn.units for place in unit.again if inset.place.holds(*place)]
        assert len(again) >= 7
        for unit in drawn.units:
            assert not inset.place.holds(*unit.point), unit.code
            for x, y in unit.again:
                if unit.marked:
                    assert drawn.state_at(x, y) == unit.code


def test_dots_do_not_touch_each_other_even_in_a_column() -> None:
    """Beside text of 230 points a dot is 1.8 across. What stands in an inset may touch on the map itself."""
    drawn = world_map(small=True)
    point = drawn.bounds.width / 230
    places = [place for unit in drawn.marked for place in (unit.again or (unit.point,))]
    assert sum(len(unit.again) for unit in drawn.marked) == 14
    for number, (x, y) in enumerate(places):
        assert all(hypot(x - a, y - b) >= 1.8 * point for a, b in places[:number])


def test_from_close_by_there_are_no_insets() -> None:
    grenada = next(unit for unit in world_map().marked if unit.code == "GRD")
    assert state_at(*grenada.again[0]) == "GRD"
    assert state_at(*grenada.again[0], close=True) is None
    assert state_at(*grenada.point, close=True) == "GRD"


@pytest.mark.parametrize("region", REGIONS)
def test_areas_are_true_and_no_outline_leaves_the_frame(region: MapRegion) -> None:
    drawn = world_map(region)
    west, south, east, north = drawn.bounds
    for unit in drawn.units:
        for ring in unit.rings:
            assert ring[:, 0].min() >= west - 200
            assert ring[:, 0].max() <= east + 200
            assert ring[:, 1].min() >= south - 200
            assert ring[:, 1].max() <= north + 200
    code = {
        MapRegion.EUROPE: "POL",
        MapRegion.AFRICA: "COD",
        MapRegion.ASIA_PACIFIC: "THA",
        MapRegion.AMERICAS: "BOL",
        MapRegion.MIDDLE_EAST_NORTH_AFRICA: "DZA",
    }[region]
    assert _km2(region, code) == pytest.approx(_km2(MapRegion.WORLD, code), rel=0.01)


def _km2(region: MapRegion, code: str) -> float:
    unit = next(unit for unit in world_map(region).units if unit.code == code)
    return max(map(_area, unit.rings)) * UNIT_KM**2  # without what an inset shows again


def _area(ring: np.ndarray) -> float:
    after = np.roll(ring, -1, axis=0)
    return float((ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum() / 2)


def test_lamberts_projection_keeps_the_area_of_a_cap() -> None:
    around = Lambert(20.0, 50.0)
    for degrees in (10, 60, 100):
        x, y = around.project(20.0, 50.0 - degrees)
        assert pi * hypot(x, y) ** 2 / 1e8 == pytest.approx(4 * pi * sin(degrees * pi / 360) ** 2)


@pytest.mark.parametrize("region", REGIONS)
def test_a_regions_file_is_small(region: MapRegion) -> None:
    assert resources.path(f"maps/{region}.json").stat().st_size < 70_000


@pytest.mark.parametrize("region", REGIONS)
def test_the_disputed_parts_of_a_regions_map_are_those_of_the_worlds(region: MapRegion) -> None:
    every = {unit.code for unit in world_map().units if unit.kind is not UnitKind.STATE}
    here = {unit.code for unit in world_map(region).units if unit.kind is not UnitKind.STATE}
    assert here <= every
    expected = {
        MapRegion.EUROPE: {"XKX"},
        MapRegion.AFRICA: {"ESH", "abyei", "bir-tawil", "halaib", "golan"},
        MapRegion.ASIA_PACIFIC: {"X-TAIWAN", "jammu-kashmir", "south-kurils", "chagos", "golan"},
        MapRegion.AMERICAS: {"falklands-malvinas", "south-georgia"},
        MapRegion.MIDDLE_EAST_NORTH_AFRICA: {"ESH", "abyei", "bir-tawil", "halaib", "golan"},
    }
    assert expected[region] <= here


@pytest.mark.parametrize("region", MapRegion)
def test_a_disputed_part_has_no_line_within(region: MapRegion) -> None:
    for unit in world_map(region).of_kind(UnitKind.DISPUTED):
        assert all(_area(ring) > 0 for ring in unit.rings), unit.code


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("kind", MAPS)
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_map_can_be_drawn_told_and_tabled_for_a_region(
    dossier_of: DossierOf, words: Wording, kind: PictureKind, region: MapRegion, theme: Theme
) -> None:
    dossier = dossier_of("UKR", "COL")
    picture = Picture(kind, (StateCode("UKR"), StateCode("COL")), region)
    for size in ((215, 120), (720, 405)):
        for standalone in (False, True):
            figure = draw(picture, dossier, *size, words, theme, standalone=standalone)
            FigureCanvasAgg(figure).draw()
    heads, rows = table(picture, dossier, words)
    names = {dossier.names[code] for code in (*STATES[region], *AREAS[region])}
    assert all(len(row) == len(heads) for row in rows)
    assert {row[0] for row in rows} <= names
    assert available(picture, dossier)
    assert caption_sources(picture, dossier)
    assert describe(picture, dossier, words).endswith(".")


def test_titles_and_summaries_say_the_region_and_count_it(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of("UKR")
    europe = Picture(PictureKind.MAP_STATUS, (StateCode("UKR"),), MapRegion.EUROPE)
    assert title(europe, dossier, words) == "45 of the 49 states of Europe are party to the Mine Ban Treaty"
    told = describe(europe, dossier, words)
    assert told.startswith("Map of Europe: membership of the Mine Ban Treaty")
    assert "45 of its 49 states are party; worldwide, 166." in told
    assert "4 states have not joined." in told
    assert len(table(europe, dossier, words)[1]) == 49
    objections = Picture(PictureKind.MAP_OBJECTIONS, (), MapRegion.AFRICA)
    assert "of the 54 states of Africa" in title(objections, dossier, words)
    worldwide = describe(Picture(PictureKind.MAP_OBJECTIONS), dossier, words)
    count = next(word for word in worldwide.split(" ") if word.isdecimal())
    assert f"Worldwide, {count} state" in describe(objections, dossier, words)
    counted = Picture(PictureKind.MAP_CASUALTIES, (), MapRegion.AMERICAS)
    assert title(counted, dossier, words).endswith("kill and injure in the Americas")
    assert "Colombia" in describe(counted, dossier, words)
    assert "Myanmar" not in describe(counted, dossier, words)


def test_a_legend_counts_the_regions_states_once(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of()
    for region in REGIONS:
        counts = class_counts(dossier, region)
        assert sum(counts.values()) == len(STATES[region])
    figure = draw(Picture(PictureKind.MAP_STATUS, (), MapRegion.AFRICA), dossier, 720, 405, words)
    assert {"Party 51", "Not party 3", "Outside the region"} <= set(texts_of(figure))


def test_a_neighbour_is_drawn_but_has_no_colour_of_a_class(dossier_of: DossierOf, words: Wording) -> None:
    figure = draw(Picture(PictureKind.MAP_STATUS, (), MapRegion.EUROPE), dossier_of(), 900, 525, words)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())
    for place, colour in (((3.0, 34.5), LIGHT.outside.colour), ((10.0, 51.0), LIGHT.status["party"].colour)):  # type: ignore[index]
        x, y = figure.axes[0].transData.transform(FRAMES[MapRegion.EUROPE].projection.project(*place))
        red, green, blue = pixels[pixels.shape[0] - 1 - int(y), int(x), :3]
        assert f"#{red:02x}{green:02x}{blue:02x}" == colour


def test_a_regions_casualties_are_drawn_as_large_as_counts_and_no_neighbours(
    dossier_of: DossierOf, words: Wording
) -> None:
    dossier = dossier_of()
    picture = Picture(PictureKind.MAP_CASUALTIES, (), MapRegion.MIDDLE_EAST_NORTH_AFRICA)
    axes = draw(picture, dossier, 720, 405, words).axes[0]
    circles = sum(len(np.asarray(each.get_offsets())) for each in axes.collections if each.get_zorder() == 5)
    counted = within(picture.region, dossier.world.state_casualties).values()
    assert circles == sum(1 for year in counted if year.comparable and year.comparable.total)


def test_where_picked_states_lie_is_their_main_part() -> None:
    world = world_map()
    france, russia, united_states = (world.home_of(code) for code in ("FRA", "RUS", "USA"))
    assert france is not None
    assert france.width * UNIT_KM < 1300
    assert russia is not None
    assert russia.width > 10_000
    assert united_states is not None
    both = world.homes_of(["FRA", "USA"])
    assert both is not None
    assert both.west == united_states.west
    assert both.east == france.east
    denmark, kiribati = world.home_of("DNK"), world.home_of("KIR")
    assert denmark is not None
    assert denmark.width * UNIT_KM < 700
    assert kiribati is not None
    assert world.homes_of([]) is None
    assert world_map(MapRegion.EUROPE).homes_of(["BRA"]) is None
