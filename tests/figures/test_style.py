"""Figures must be read in grey and by colour-blind readers: classes differ in lightness, some in hatch."""

from __future__ import annotations

from itertools import combinations
from math import dist

import numpy as np
import pytest

from db.records import Ballot
from desktop.dossier.picture import Sight
from desktop.figures.shades import dark, loud, middle, pale, soft, unknown
from desktop.figures.sight import seen, seen_pixels, theme_seen
from desktop.figures.style import ON_SCREEN, Fill, StatusClass, Theme, lightness, text_width, wrapped
from desktop.figures.votes_chart import fill_of


def test_lightness_is_that_of_cie() -> None:
    assert lightness("#000000") == 0
    assert lightness("#ffffff") == pytest.approx(100, abs=0.01)
    assert lightness("#777777") == pytest.approx(50.03, abs=0.05)


def classes_of(theme: Theme) -> list[tuple[str, list[Fill]]]:
    """The fills that one figure shows beside one another, by figure."""
    rest = theme.status[StatusClass.NONE]
    return [
        ("status", list(theme.status.values())),
        ("positions", [*theme.stands.values(), rest]),
        ("votes", [*theme.ballots.values(), rest]),
        ("deadlines", [*theme.due.values(), rest]),
        ("objections", [theme.objected, theme.claimed, Fill(theme.land)]),
        ("casualties", [Fill(theme.accent), theme.no_figure, Fill(theme.land)]),
        ("world by year", [dark(theme), middle(theme), unknown(theme)]),
        ("world, newest year", [loud(theme), soft(theme), unknown(theme)]),
        ("world, whole bars", [middle(theme), pale(theme), loud(theme)]),
        ("shares and devices", [loud(theme), middle(theme), unknown(theme)]),
        ("calendar", [loud(theme), middle(theme), unknown(theme), Fill(theme.background)]),
        ("votes by year", [fill_of(ballot, theme) for ballot in Ballot]),
    ]


def lab(colour: str) -> tuple[float, float, float]:
    """CIE L*a*b* under D65."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("theme", list(ON_SCREEN.values()), ids=list(ON_SCREEN))
@pytest.mark.parametrize("sight", [Sight.COLOUR, Sight.GREY])
def test_classes_of_a_figure_lie_fifteen_steps_apart_in_grey_or_differ_by_their_hatch(
    theme: Theme, sight: Sight
) -> None:
    for name, fills in classes_of(theme_seen(theme, sight)):
        for one, other in combinations(fills, 2):
            apart = abs(lightness(one.colour) - lightness(other.colour))
            assert apart >= 15 or one.hatch != other.hatch, (name, one, other)


@pytest.mark.parametrize("theme", list(ON_SCREEN.values()), ids=list(ON_SCREEN))
@pytest.mark.parametrize("sight", [Sight.DEUTERANOPIA, Sight.PROTANOPIA, Sight.TRITANOPIA])
def test_colour_blind_readers_tell_the_classes_of_a_figure_apart(theme: Theme, sight: Sight) -> None:
    """20 is some ten times the difference that one just notices."""
    for name, fills in classes_of(theme_seen(theme, sight)):
        for one, other in combinations(fills, 2):
            apart = dist(lab(one.colour), lab(other.colour))
            alike = one.hatch == other.hatch
            assert apart >= (15 if alike else 0), (name, one, other, apart)


def test_the_simulated_sights_are_those_that_were_published() -> None:
    """White, black and grey stay; red and green become shades of one hue, told apart by their lightness."""
    for sight in Sight:
        assert seen("#ffffff", sight) == "#ffffff"
        assert seen("#000000", sight) == "#000000"
    for sight in (Sight.DEUTERANOPIA, Sight.PROTANOPIA):
        (_, red_a, red_b), (_, green_a, green_b) = lab(seen("#ff0000", sight)), lab(seen("#00ff00", sight))
        assert red_b > 30
        assert green_b > 30
        assert abs(red_a) < red_b
        assert abs(green_a) < green_b


def test_in_grey_a_colour_keeps_its_lightness() -> None:
    for colour in ("#6d9ac2", "#7c241b", "#cbbd97", "#123456"):
        assert lightness(seen(colour, Sight.GREY)) == pytest.approx(lightness(colour), abs=0.3)


def test_joined_differs_from_party_by_its_hatch() -> None:
    for theme in ON_SCREEN.values():
        assert theme.status[StatusClass.JOINED].hatch != theme.status[StatusClass.PARTY].hatch


def test_objected_and_claimed_differ_from_each_other_and_from_land() -> None:
    for theme in ON_SCREEN.values():
        levels = [lightness(each) for each in (theme.objected.colour, theme.claimed.colour, theme.land)]
        assert all(abs(a - b) >= 14 for a, b in combinations(levels, 2))
        assert theme.claimed.hatch


def test_letters_can_be_read_on_their_ground() -> None:
    for theme in ON_SCREEN.values():
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


@pytest.mark.parametrize("sight", list(Sight))
@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#0b5c8a", "#8a1538", "#d98a2b"])
def test_a_pixel_is_seen_as_a_colour_is(colour: str, sight: Sight) -> None:
    levels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    found = seen_pixels(np.array([[levels]], dtype=np.uint8), sight)[0, 0]
    wanted = [int(seen(colour, sight)[at : at + 2], 16) for at in (1, 3, 5)]
    assert np.abs(found.astype(int) - wanted).max() <= 1
