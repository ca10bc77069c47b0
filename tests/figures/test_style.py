"""Figures must be read in grey and by colour-blind readers: classes differ in lightness, some in hatch."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from desktop.figures.style import DARK, LIGHT, StatusClass, lightness, text_width, wrapped

LADDER = (
    StatusClass.NONE,
    StatusClass.SIGNATORY,
    StatusClass.PARTY,
    StatusClass.WITHDRAWING,
    StatusClass.FORMER,
)


def test_lightness_is_that_of_cie() -> None:
    assert lightness("#000000") == 0
    assert lightness("#ffffff") == pytest.approx(100, abs=0.01)
    assert lightness("#777777") == pytest.approx(50.03, abs=0.05)


@pytest.mark.parametrize(("one", "other"), list(combinations((*LADDER, StatusClass.CLAIMED), 2)))
def test_classes_of_the_status_map_differ_in_grey(one: StatusClass, other: StatusClass) -> None:
    fills = LIGHT.status
    assert abs(lightness(fills[one].colour) - lightness(fills[other].colour)) >= 15


def test_classes_next_to_each_other_differ_by_fifteen_steps_or_a_hatch() -> None:
    for one, other in pairwise((*LADDER, StatusClass.CLAIMED)):
        a, b = LIGHT.status[one], LIGHT.status[other]
        assert abs(lightness(a.colour) - lightness(b.colour)) >= 15 or a.hatch != b.hatch


def test_joined_differs_from_party_by_its_hatch() -> None:
    for theme in (LIGHT, DARK):
        assert theme.status[StatusClass.JOINED].hatch != theme.status[StatusClass.PARTY].hatch


def test_objected_and_claimed_differ_from_each_other_and_from_land() -> None:
    for theme in (LIGHT, DARK):
        levels = [lightness(each) for each in (theme.objected.colour, theme.claimed.colour, theme.land)]
        assert all(abs(a - b) >= 14 for a, b in combinations(levels, 2))
        assert theme.claimed.hatch


def test_letters_can_be_read_on_their_ground() -> None:
    for theme in (LIGHT, DARK):
        assert abs(lightness(theme.text) - lightness(theme.background)) > 75
        assert abs(lightness(theme.muted) - lightness(theme.background)) > 50


def test_text_is_measured_as_the_page_sets_it() -> None:
    from desktop.page.fonts import Face, width

    for text in ("Withdrawal notified 5", "AVAWA 6,279", "Türkiye · Côte d’Ivoire"):
        assert text_width(text, 10) == pytest.approx(width(Face.SANS, text) / 100, rel=0.02)
        assert text_width(text, 10, bold=True) == pytest.approx(width(Face.SANS_BOLD, text) / 100, rel=0.02)


def test_a_long_line_is_broken_between_words() -> None:
    lines = wrapped("one two three four five six seven", 60, 10)
    assert len(lines) > 1
    assert " ".join(lines) == "one two three four five six seven"
    assert all(text_width(line, 10) <= 60 for line in lines)
