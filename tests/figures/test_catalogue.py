"""What is drawn equals what the dossier holds, and the words and tables say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from db.facts import Facts
from db.records import StateCode
from desktop.dossier.model import Dossier
from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.catalogue import (
    SUBJECTS,
    available,
    caption_sources,
    describe,
    draw,
    table,
    title,
)
from desktop.figures.classes import class_counts, status_class
from desktop.figures.plotting import Figure, FigureCanvasAgg, PathCollection, Rectangle
from desktop.figures.style import DARK, LIGHT, StatusClass, Theme
from desktop.figures.world import world_map
from desktop.wording import Wording

DossierOf = Callable[..., Dossier]


def pictured(kind: PictureKind, *states: str) -> Picture:
    return Picture(kind, tuple(map(StateCode, states)))


SAMPLED = tuple(
    StateCode(code)
    for code in ("BRA", "USA", "DZA", "AUS", "IND", "CAN", "COD", "MNG", "SDN", "FRA", "RUS", "CHN")
)
UKR, EST, MMR, SYR = (StateCode(code) for code in ("UKR", "EST", "MMR", "SYR"))


def pixel_at(figure: Figure, state: str) -> tuple[float, ...]:
    """The colour of the drawn map where the state lies."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())
    point = next(unit.point for unit in world_map().units if unit.code == state)
    x, y = figure.axes[0].transData.transform(point)
    return tuple(pixels[pixels.shape[0] - 1 - int(y), int(x), :3] / 255)


def bars_of(figure: Figure) -> dict[int, float]:
    """How high the bars of each year are, whatever parts they are made of."""
    heights: Counter[int] = Counter()
    for bar in figure.axes[0].patches:
        if isinstance(bar, Rectangle):
            heights[round(bar.get_x() + bar.get_width() / 2)] += round(bar.get_height())
    return dict(heights)


def texts_of(figure: Figure) -> list[str]:
    return [text.get_text() for place in (figure, *figure.axes) for text in place.texts]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("as_of", [date(1998, 6, 1), date(2005, 12, 31), date(2025, 12, 5)])
def test_a_state_has_the_colour_of_its_status_on_the_day(
    dossier_of: DossierOf, words: Wording, as_of: date, theme: Theme
) -> None:
    dossier = dossier_of(as_of=as_of)
    figure = draw(Picture(PictureKind.MAP_STATUS), dossier, 900, 480, words, theme)
    for state in SAMPLED:
        fill = theme.status[status_class(dossier.world.standings[state])]
        expected = {to_rgb(fill.colour), to_rgb(fill.hatch_colour) if fill.hatch else to_rgb(fill.colour)}
        found = pixel_at(figure, state)
        assert fill.hatch or any(np.allclose(found, each, atol=0.01) for each in expected), state


def test_a_state_that_left_changes_its_class_on_the_day_it_leaves(
    dossier_of: DossierOf, words: Wording
) -> None:
    before = dossier_of("EST", as_of=date(2025, 12, 26)).world.standings[EST]
    after = dossier_of("EST", as_of=date(2025, 12, 27)).world.standings[EST]
    assert status_class(before) is StatusClass.WITHDRAWING
    assert status_class(after) is StatusClass.FORMER


def test_ukraine_is_told_apart_as_claiming_suspension(dossier_of: DossierOf) -> None:
    assert status_class(dossier_of("UKR").world.standings[UKR]) is StatusClass.CLAIMED


def test_the_legend_counts_all_states_once(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of()
    counts = class_counts(dossier)
    assert sum(counts.values()) == 197
    in_force = sum(
        counts.get(each, 0) for each in (StatusClass.PARTY, StatusClass.WITHDRAWING, StatusClass.CLAIMED)
    )
    assert in_force == dossier.world.mbt.in_force == 166
    figure = draw(Picture(PictureKind.MAP_STATUS), dossier, 720, 400, words)
    assert {"Party 160", "Withdrawal notified 5", "Suspension claimed 1", "Not party 31"} <= set(
        texts_of(figure)
    )


def test_an_objecting_state_is_dark_and_others_are_land(dossier_of: DossierOf, words: Wording) -> None:
    figure = draw(Picture(PictureKind.MAP_OBJECTIONS), dossier_of(), 900, 480, words)
    assert pixel_at(figure, "AUS") == pytest.approx(to_rgb(LIGHT.objected.colour), abs=0.01)
    assert pixel_at(figure, "BRA") == pytest.approx(to_rgb(LIGHT.land), abs=0.01)


def test_bars_of_the_world_are_the_counts_and_a_missing_year_has_none(
    dossier_of: DossierOf, words: Wording
) -> None:
    dossier = dossier_of()
    bars = bars_of(draw(Picture(PictureKind.CHART_WORLD), dossier, 720, 360, words))
    assert bars == {y.year: y.comparable.total for y in dossier.world.casualties if y.comparable}
    assert bars[2024] == 6279
    assert 2005 not in bars
    assert 2000 not in bars


def test_a_narrow_chart_shows_the_last_ten_years(dossier_of: DossierOf, words: Wording) -> None:
    bars = bars_of(draw(Picture(PictureKind.CHART_WORLD), dossier_of(), 215, 110, words))
    assert set(bars) == set(range(2015, 2025))


def test_a_gap_says_so_and_is_never_nought(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of("UKR")
    figure = draw(pictured(PictureKind.CHART_STATES, "UKR"), dossier, 480, 160, words)
    bars = bars_of(figure)
    assert 2017 not in bars
    assert 0 not in bars.values()
    assert "no figure" in texts_of(figure)
    known = {y.year: y.comparable.total for y in dossier.states[0].casualties if y.comparable}
    assert bars == {year: total for year, total in known.items() if 2015 <= year <= 2024}


def test_a_state_without_figures_says_so_beside_one_that_has_some(
    dossier_of: DossierOf, words: Wording
) -> None:
    dossier = dossier_of("UKR", "NIU")
    texts = texts_of(draw(pictured(PictureKind.CHART_STATES, "UKR", "NIU"), dossier, 480, 160, words))
    assert {"Ukraine", "Niue", "no figure in the sources read"} <= set(texts)


def test_of_all_states_the_chart_shows_those_with_the_highest_counts(
    facts: Facts, dossier_of: DossierOf, words: Wording
) -> None:
    dossier = dossier_of(*facts.states)
    figure = draw(Picture(PictureKind.CHART_STATES), dossier, 720, 360, words)
    assert {"Myanmar", "Afghanistan", "Ukraine"} <= set(texts_of(figure))
    assert len(figure.axes) == 12


def test_lines_of_membership_are_the_counts_by_day(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of()
    axes = draw(Picture(PictureKind.CHART_MEMBERSHIP), dossier, 480, 240, words).axes[0]
    stepped = [line for line in axes.lines if line.get_drawstyle() == "steps-post"]
    deposited, in_force = (line for line in stepped if line.get_linestyle() == "-")
    for column, line in ((1, deposited), (2, in_force)):
        days = [(day[0].toordinal(), day[column]) for day in dossier.world.membership_by_day]
        drawn = list(zip(np.asarray(line.get_xdata()), np.asarray(line.get_ydata()), strict=True))
        assert drawn == [*days, (dossier.as_of.toordinal(), days[-1][1])]


def test_circles_are_as_large_as_counts(dossier_of: DossierOf, words: Wording) -> None:
    axes = draw(Picture(PictureKind.MAP_CASUALTIES), dossier_of(), 720, 400, words).axes[0]
    area = {
        (float(place[0]), float(place[1])): size
        for each in axes.collections
        if isinstance(each, PathCollection) and each.get_zorder() == 5
        for place, size in zip(np.asarray(each.get_offsets()), each.get_sizes(), strict=True)
    }
    points = world_map().points
    assert area[points[MMR]] / area[points[SYR]] == pytest.approx(2029 / 1015)


@pytest.mark.parametrize("kind", PictureKind)
@pytest.mark.parametrize("states", [(), ("UKR",), ("NIU",), ("UKR", "EST", "COL", "KHM")])
def test_every_figure_can_be_drawn_told_and_tabled(
    dossier_of: DossierOf, words: Wording, kind: PictureKind, states: tuple[str, ...]
) -> None:
    dossier = dossier_of(*states)
    picture = pictured(kind, *states)
    for size in ((215, 120), (720, 405)):
        for standalone in (False, True):
            FigureCanvasAgg(draw(picture, dossier, *size, words, standalone=standalone)).draw()
    heads, rows = table(picture, dossier, words)
    assert all(len(row) == len(heads) for row in rows)
    assert describe(picture, dossier, words).endswith(".")
    assert title(picture, dossier, words)
    assert set(caption_sources(picture, dossier)) <= set(dossier.sources)
    if available(picture, dossier):
        assert caption_sources(picture, dossier)


def test_every_figure_can_be_drawn_for_the_treatys_first_day(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of("CAN", as_of=date(1997, 12, 3))
    for kind in PictureKind:
        FigureCanvasAgg(draw(pictured(kind, "CAN"), dossier, 480, 240, words, standalone=True)).draw()


def test_what_can_not_be_shown_is_known_beforehand(dossier_of: DossierOf) -> None:
    assert not available(pictured(PictureKind.CHART_STATES, "NIU"), dossier_of("NIU"))
    assert not available(Picture(PictureKind.CHART_STATES), dossier_of())
    assert available(pictured(PictureKind.CHART_STATES, "UKR", "NIU"), dossier_of("UKR", "NIU"))
    assert not available(Picture(PictureKind.MAP_OBJECTIONS), dossier_of(as_of=date(2020, 1, 1)))


def test_nothing_of_a_later_day_is_told(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of("UKR", as_of=date(2019, 6, 1))
    for kind in PictureKind:
        picture = pictured(kind, "UKR")
        told = describe(picture, dossier, words)
        assert not any(year in told for year in ("2020", "2024", "2025")), told


def test_the_summary_of_the_status_map_tells_who_leaves_and_who_claims(
    dossier_of: DossierOf, words: Wording
) -> None:
    told = describe(pictured(PictureKind.MAP_STATUS, "UKR"), dossier_of("UKR"), words)
    assert "5\N{NO-BREAK SPACE}December\N{NO-BREAK SPACE}2025" in told
    assert "166 states are party." in told
    assert "Estonia, Finland, Latvia, Lithuania and Poland" in told
    assert "claims to have suspended it: Ukraine" in told


def test_the_summary_of_casualties_tells_newest_highest_and_gaps(
    dossier_of: DossierOf, words: Wording
) -> None:
    told = describe(pictured(PictureKind.CHART_STATES, "UKR"), dossier_of("UKR"), words)
    assert "293 in 2024" in told
    assert "785 in 2016" in told
    assert "No figure is known for 2017 and 2021." in told


def test_a_figure_of_its_own_carries_title_sources_edition_date_and_disclaimer(
    dossier_of: DossierOf, words: Wording
) -> None:
    dossier = dossier_of("UKR")
    shown = " ".join(
        texts_of(draw(pictured(PictureKind.MAP_STATUS, "UKR"), dossier, 720, 405, words, standalone=True))
    )
    assert "166 states are party to the Mine Ban Treaty" in shown
    assert "United Nations Treaty Collection" in shown
    assert f"facts edition {dossier.edition.number}" in shown
    assert "5\N{NO-BREAK SPACE}December\N{NO-BREAK SPACE}2025" in shown
    assert "do not imply endorsement" in shown


def test_text_stays_within_the_figure(dossier_of: DossierOf, facts: Facts, words: Wording) -> None:
    cases: list[tuple[Dossier, tuple[str, ...]]] = [
        (dossier_of("UKR", "EST", "COL"), ("UKR", "EST", "COL")),
        (dossier_of(*facts.states), ()),
    ]
    for dossier, states in cases:
        for kind in PictureKind:
            for size in ((215, 130), (300, 160), (482, 170), (720, 405), (1200, 700)):
                figure = draw(pictured(kind, *states), dossier, *size, words)
                renderer = FigureCanvasAgg(figure).get_renderer()
                for place in (figure, *figure.axes):
                    for text in place.texts:
                        box = text.get_window_extent(renderer)
                        assert box.x0 >= -2, (kind, size, text)
                        assert box.x1 <= size[0] + 2, (kind, size, text)
                        assert box.y0 >= -2, (kind, size, text)
                        assert box.y1 <= size[1] + 2, (kind, size, text)


def test_every_kind_of_picture_has_a_subject() -> None:
    assert set(SUBJECTS) == set(PictureKind)
