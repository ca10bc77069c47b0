"""What the charts draw is what the dossier holds: shares, devices, votes, deadlines, events, membership ahead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations, pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from db.records import Ballot, StateCode
from desktop.dossier.deadlines import Due
from desktop.dossier.model import Dossier
from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.catalogue import available, describe, draw, table, title
from desktop.figures.compared import compares
from desktop.figures.deadlines_chart import columns_of
from desktop.figures.plotting import Figure, Rectangle
from desktop.figures.recorder import record
from desktop.figures.series import state_series, world_series
from desktop.figures.shades import loud, middle, pale, soft, unknown
from desktop.figures.style import LIGHT, lightness
from desktop.figures.votes_chart import STACK, count_of, derived, fill_of, strips_of
from desktop.wording import Wording

DossierOf = Callable[..., Dossier]
LATER = date(2026, 11, 25)


def pictured(kind: PictureKind, *states: str) -> Picture:
    return Picture(kind, tuple(map(StateCode, states)))


def texts_of(figure: Figure) -> list[str]:
    return [text.get_text() for place in (figure, *figure.axes) for text in place.texts]


def test_killed_and_injured_are_told_apart_only_where_they_add_up_to_what_is_shown(
    dossier_of: DossierOf,
) -> None:
    years = {year.year: year for year in world_series(dossier_of(as_of=LATER)).years}
    assert years[2016].total == 9439  # the edition of 2020; that of 2018 tells the parts of 9,437
    assert years[2016].parts is None
    parts = years[2018].parts
    assert parts is not None
    assert (parts.edition, parts.killed, parts.injured) == ("2019", 3059, 3837)
    for year in years.values():
        if year.parts:
            assert year.parts.total == year.total


def test_the_worlds_table_names_every_other_edition(dossier_of: DossierOf, words: Wording) -> None:
    heads, rows = table(Picture(PictureKind.CHART_WORLD), dossier_of(as_of=LATER), words)
    row = dict(zip(heads, next(row for row in rows if row[0] == "2016"), strict=True))
    assert row["Killed or injured"] == "9,439"
    assert row["Other editions"] == "9,437 (2018); 8,605 (2017)"
    assert row["Killed"] == "no figure"


def test_two_or_three_states_with_figures_share_a_plot(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of("UKR", "MMR")
    picture = pictured(PictureKind.CHART_STATES, "UKR", "MMR")
    assert compares(state_series(dossier, picture.states))
    texts = texts_of(draw(picture, dossier, 720, 360, words))
    assert {"Ukraine 293", "Myanmar 2,029"} <= set(texts)
    assert not compares(state_series(dossier_of("UKR", "NIU"), ()))
    four = dossier_of("UKR", "MMR", "SYR", "AFG")
    assert not compares(state_series(four, ()))


def test_each_share_is_drawn_with_its_base(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of()
    texts = texts_of(draw(Picture(PictureKind.CHART_CIVILIANS), dossier, 900, 500, words))
    shown = [text for text in texts if text.endswith("%")]
    assert sorted(shown) == sorted(words.percent(share.percent) for share in dossier.world.shares)
    told = " ".join(texts)
    for share in dossier.world.shares:
        assert f": {share.base}" in told


def test_a_small_chart_of_shares_says_the_base_of_the_newest(dossier_of: DossierOf, words: Wording) -> None:
    texts = texts_of(draw(Picture(PictureKind.CHART_CIVILIANS), dossier_of(), 215, 130, words))
    assert {"90%", "46%", "of casualties whose status was known"} <= set(texts)


def test_the_classes_of_devices_are_drawn_with_their_sum(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of()
    texts = texts_of(draw(Picture(PictureKind.CHART_DEVICES), dossier, 720, 360, words))
    assert {"1,805 (21%)", "3,843 (45%)", "114 (1%)", "2016: 8,605 casualties (edition 2017)"} <= set(texts)
    assert any("add up to all 8,605 casualties" in text for text in texts)
    assert any("9,439" in text for text in texts)  # a later edition counted more


def test_columns_of_votes_are_the_resolutions_and_nought_is_printed(
    dossier_of: DossierOf, words: Wording
) -> None:
    dossier = dossier_of()
    figure = draw(Picture(PictureKind.CHART_VOTES), dossier, 900, 400, words)
    texts = texts_of(figure)
    for ballot in STACK:
        for resolution in dossier.world.resolutions:
            assert words.number(count_of(resolution, ballot)) in texts
    assert texts.count("0") == sum(resolution.no == 0 for resolution in dossier.world.resolutions)
    heights = [bar.get_height() for bar in figure.axes[0].patches if isinstance(bar, Rectangle)]
    newest = [height for height in heights[-4:] if height]
    expected = [count_of(dossier.world.resolutions[-1], ballot) for ballot in STACK]
    assert [height / sum(newest) for height in newest] == pytest.approx(
        [count / sum(expected) for count in expected]
    )


def test_a_derived_absence_is_marked_and_a_state_that_never_votes_says_so(
    dossier_of: DossierOf, words: Wording
) -> None:
    dossier = dossier_of("AFG", "NIU")
    afghanistan, niue = strips_of(dossier, ())
    absences = [vote for vote in afghanistan.votes.values() if vote.vote is Ballot.ABSENT]
    assert absences
    assert all(map(derived, absences))
    assert not niue.votes
    texts = texts_of(draw(pictured(PictureKind.CHART_VOTES, "AFG", "NIU"), dossier, 720, 360, words))
    assert "no vote on record" in texts
    assert any(text.startswith("A dot: not voting is concluded") for text in texts)
    _, rows = table(pictured(PictureKind.CHART_VOTES, "AFG", "NIU"), dossier, words)
    assert "not voting (derived)" in {cell for row in rows for cell in row}


def test_the_calendar_holds_each_deadline_once_and_each_request(dossier_of: DossierOf) -> None:
    dossier = dossier_of(as_of=LATER)
    columns = columns_of(dossier)
    assert columns[0].year is None
    drawn = sorted((cell.state, cell.day) for each in columns for cell in each.cells if not cell.asked)
    expected = sorted(
        (each.state, each.day)
        for each in dossier.world.deadlines
        if each.due in (Due.AHEAD, Due.PASSED) and each.day
    )
    assert drawn == expected
    asked = {cell.state for each in columns for cell in each.cells if cell.asked}
    assert {"TUR", "TJK", "AGO"} <= asked
    assert "KHM" not in asked  # decided by the 22nd Meeting
    assert [each.year for each in columns[1:]] == list(range(2026, 2034))


def test_no_deadline_is_called_overdue(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of("DZA", as_of=LATER)
    picture = pictured(PictureKind.CHART_DEADLINES, "DZA")
    cells = {cell for row in table(picture, dossier, words)[1] for cell in row[:4]}
    told = describe(picture, dossier, words) + " ".join(cells)
    assert "overdue" not in told
    assert "no later decision read" in told


def test_a_picked_states_deadline_stands_out(dossier_of: DossierOf, words: Wording) -> None:
    picture = pictured(PictureKind.CHART_DEADLINES, "UKR")
    drawn = record(draw(picture, dossier_of("UKR"), 720, 360, words))
    plain = record(draw(Picture(PictureKind.CHART_DEADLINES), dossier_of("UKR"), 720, 360, words))
    assert drawn != plain
    assert "picked" in texts_of(draw(picture, dossier_of("UKR"), 720, 360, words))


@pytest.mark.parametrize("size", [(215, 130), (482, 190), (720, 360), (1200, 700)])
@pytest.mark.parametrize(
    "picture",
    [
        pictured(PictureKind.CHART_EVENTS, "UKR"),
        Picture(PictureKind.CHART_EVENTS, first=date(2025, 1, 1), last=date(2026, 12, 31)),
        Picture(PictureKind.CHART_EVENTS, categories=("withdrawal",), first=date(2025, 1, 1)),
    ],
)
def test_titles_of_a_timeline_never_lie_on_one_another(
    dossier_of: DossierOf, words: Wording, picture: Picture, size: tuple[float, float]
) -> None:
    figure = draw(picture, dossier_of("UKR", as_of=LATER), *size, words)
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = [
        text.get_window_extent(renderer).padded(-1.5)
        for place in (figure, *figure.axes)
        for text in place.texts
    ]
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other) or one.width <= 0 or other.width <= 0


def test_a_timeline_tells_how_many_titles_found_no_room(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of(as_of=LATER)
    texts = texts_of(draw(Picture(PictureKind.CHART_EVENTS), dossier, 720, 360, words))
    titles = {event.title for event in dossier.world.events}
    labelled = sum(text in titles or text.endswith("…") for text in texts)
    left_out = len(dossier.world.events) - labelled
    assert any(f"{left_out} titles found no room" in text for text in texts)
    assert len(table(Picture(PictureKind.CHART_EVENTS), dossier, words)[1]) == len(dossier.world.events)


def test_a_filter_that_nothing_passes_says_so(dossier_of: DossierOf, words: Wording) -> None:
    picture = Picture(
        PictureKind.CHART_EVENTS, categories=("objection",), first=date(2001, 1, 1), last=date(2001, 12, 31)
    )
    assert not available(picture, dossier_of())
    assert "No event in the sources read passes this filter." in describe(picture, dossier_of(), words)


def test_the_title_of_a_timeline_says_how_many_events_and_when(dossier_of: DossierOf, words: Wording) -> None:
    picture = Picture(
        PictureKind.CHART_EVENTS, categories=("withdrawal",), first=date(2025, 1, 1), last=date(2025, 12, 31)
    )
    assert title(picture, dossier_of(as_of=LATER), words) == "13 events around the Mine Ban Treaty in 2025"


def test_membership_shows_what_notices_fix_for_days_to_come(dossier_of: DossierOf, words: Wording) -> None:
    dossier = dossier_of()
    assert dossier.world.membership_ahead == (
        (date(2025, 12, 27), 163, 163),
        (date(2026, 1, 10), 162, 162),
        (date(2026, 2, 20), 161, 161),
    )
    figure = draw(Picture(PictureKind.CHART_MEMBERSHIP), dossier, 720, 360, words)
    ahead = [line for line in figure.axes[0].lines if line.get_drawstyle() == "steps-post"][2:]
    assert [int(list(line.get_ydata())[-1]) for line in ahead] == [161, 161]  # type: ignore[arg-type]
    texts = texts_of(figure)
    assert any(text.endswith("in force for 45") for text in texts)
    assert any("notified" in text and "out from" in text for text in texts)


def test_what_lies_ahead_of_a_day_is_what_came(dossier_of: DossierOf) -> None:
    for day in (date(2005, 12, 31), date(2012, 1, 1), date(2025, 12, 5)):
        every = dossier_of(as_of=LATER).world.membership_by_day
        later = {when: counts for when, *counts in every if when > day}
        for when, _, in_force in dossier_of(as_of=day).world.membership_ahead:
            assert when in later
            # Others may have joined in between; nobody that was known to be bound by then was lost.
            assert later[when][1] >= in_force


def test_no_entry_into_force_was_fixed_before_the_fortieth_instrument(dossier_of: DossierOf) -> None:
    assert dossier_of(as_of=date(1998, 9, 15)).world.membership_ahead == ()
    assert dossier_of(as_of=date(1998, 9, 16)).world.membership_ahead[0][0] == date(1999, 3, 1)


def test_what_stands_side_by_side_differs_in_grey_or_by_a_hatch() -> None:
    theme = LIGHT
    stacks = [
        [fill_of(ballot, theme) for ballot in STACK],
        [fill_of(Ballot.ABSTAIN, theme), fill_of(Ballot.NO, theme)],
        [loud(theme), soft(theme), unknown(theme)],
        [middle(theme), pale(theme)],
        [middle(theme), unknown(theme)],
    ]
    for fills in stacks:
        for one, other in pairwise(fills):
            apart = abs(lightness(one.colour) - lightness(other.colour))
            assert apart >= 15 or one.hatch != other.hatch, (one, other)
