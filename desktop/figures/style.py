"""Colours, hatches and letters of every figure.

The light palette is read in grey too: the classes of the status map lie at least 15 steps of lightness
(L*) apart, each from each, and those that matter most are hatched besides.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from db.records import Ballot
from desktop.dossier.due import DueClass
from desktop.dossier.stands import Stand
from desktop.dossier.status_class import StatusClass
from desktop.figures.plotting import (
    ARABIC,
    ARABIC_BOLD,
    FAMILIES,
    HAN,
    HAN_BOLD,
    SANS,
    SANS_BOLD,
    FontProperties,
    LoadFlags,
    get_font,
)
from desktop.han import unbroken


@dataclass(frozen=True, slots=True)
class Fill:
    """How an area is filled. hatch: Matplotlib's, of straight lines only; "" for none."""

    colour: str
    hatch: str = ""
    hatch_colour: str = "#ffffff"


@dataclass(frozen=True)
class Theme:
    """The colours of a figure.

    no_figure: land of which no count is known.
    accent: what the reader is to see first; base: the rest of a series; neutral: areas that are no state;
    outside: states beyond a region, whose outlines alone are drawn, in the colour of its hatch.
    """

    background: str
    text: str
    muted: str
    rule: str
    ocean: str
    border: str
    land: str
    neutral: Fill
    disputed: Fill
    outside: Fill
    objected: Fill
    claimed: Fill
    accent: str
    base: str
    second: str
    picked: str
    no_figure: Fill
    status: Mapping[StatusClass, Fill]
    stands: Mapping[Stand, Fill]
    ballots: Mapping[Ballot, Fill]
    due: Mapping[DueClass, Fill]


LIGHT = Theme(
    background="#ffffff",
    text="#1d2a33",
    muted="#566573",
    rule="#d5dce2",
    ocean="#f3f7fa",
    border="#ffffff",
    land="#dde2e6",
    neutral=Fill("#f7f4ec"),
    disputed=Fill("#f7f4ec", "/////", "#a5adb4"),
    outside=Fill("#ffffff", hatch_colour="#bcc6ce"),
    objected=Fill("#0b5c8f"),
    claimed=Fill("#37083f", "xxxxx", "#e9c3ef"),
    accent="#8b2c5c",
    base="#9fb6c6",
    second="#0b5c8f",
    picked="#11181d",
    no_figure=Fill("#dde2e6", "\\\\\\", "#f6f8f9"),
    status={
        StatusClass.PARTY: Fill("#6d9ac2"),
        StatusClass.WITHDRAWING: Fill("#aa560f", "/////", "#4a2203"),
        StatusClass.CLAIMED: Fill("#37083f", "xxxxx", "#e9c3ef"),
        StatusClass.FORMER: Fill("#7c241b"),
        StatusClass.JOINED: Fill("#6d9ac2", "-----", "#ffffff"),
        StatusClass.SIGNATORY: Fill("#cbbd97"),
        StatusClass.NONE: Fill("#e8ebee"),
    },
    stands={
        Stand.WROTE_FOR: Fill("#0b5c8f"),
        Stand.SPOKE_FOR: Fill("#5b93bf"),
        Stand.SAID_FOR: Fill("#a0c1dc"),
        Stand.WROTE_OTHER: Fill("#37083f", "xxxxx", "#e9c3ef"),
        Stand.SPOKE_OTHER: Fill("#7a3b86", "xxxxx", "#e9c3ef"),
        Stand.SAID_OTHER: Fill("#b58abf", "xxxxx", "#37083f"),
        Stand.NEUTRAL: Fill("#cbbd97", "-----", "#7d6f49"),
    },
    ballots={
        Ballot.YES: Fill("#6d9ac2"),
        Ballot.ABSTAIN: Fill("#aa560f", "/////", "#4a2203"),
        Ballot.NO: Fill("#37083f", "xxxxx", "#e9c3ef"),
        Ballot.ABSENT: Fill("#cbbd97", "-----", "#7d6f49"),
    },
    due={
        DueClass.PASSED: Fill("#7c241b"),
        DueClass.SOON: Fill("#aa560f", "/////", "#4a2203"),
        DueClass.LATER: Fill("#dcb377"),
        DueClass.NOT_READ: Fill("#e8ebee", "\\\\\\\\\\", "#6f7a83"),
        DueClass.COMPLETED: Fill("#5a8ab5"),
    },
)
"""For the page always, and for the screen in a light window."""

DARK = Theme(
    background="#161d22",
    text="#e8edf1",
    muted="#a3b0ba",
    rule="#39444c",
    ocean="#1d262d",
    border="#161d22",
    land="#45515a",
    neutral=Fill("#2c363d"),
    disputed=Fill("#2c363d", "/////", "#7b8790"),
    outside=Fill("#161d22", hatch_colour="#4a565f"),
    objected=Fill("#6fb2e6"),
    claimed=Fill("#f0c4fb", "xxxxx", "#5b1e6b"),
    accent="#e58abb",
    base="#5d7688",
    second="#6fb2e6",
    picked="#ffffff",
    no_figure=Fill("#45515a", "\\\\\\", "#343e45"),
    status={
        StatusClass.PARTY: Fill("#5a92c2"),
        StatusClass.WITHDRAWING: Fill("#f2a74b", "/////", "#6b3c05"),
        StatusClass.CLAIMED: Fill("#f0c4fb", "xxxxx", "#5b1e6b"),
        StatusClass.FORMER: Fill("#ffa48f"),
        StatusClass.JOINED: Fill("#5a92c2", "-----", "#161d22"),
        StatusClass.SIGNATORY: Fill("#6f6440"),
        StatusClass.NONE: Fill("#353f46"),
    },
    stands={
        Stand.WROTE_FOR: Fill("#9fd0f5"),
        Stand.SPOKE_FOR: Fill("#5f9ccb"),
        Stand.SAID_FOR: Fill("#3d6787"),
        Stand.WROTE_OTHER: Fill("#f0c4fb", "xxxxx", "#5b1e6b"),
        Stand.SPOKE_OTHER: Fill("#b77cc6", "xxxxx", "#33103d"),
        Stand.SAID_OTHER: Fill("#7d4a8a", "xxxxx", "#e3c4ea"),
        Stand.NEUTRAL: Fill("#8d7f55", "-----", "#d8cba3"),
    },
    ballots={
        Ballot.YES: Fill("#5a92c2"),
        Ballot.ABSTAIN: Fill("#f2a74b", "/////", "#6b3c05"),
        Ballot.NO: Fill("#f0c4fb", "xxxxx", "#5b1e6b"),
        Ballot.ABSENT: Fill("#8d7f55", "-----", "#d8cba3"),
    },
    due={
        DueClass.PASSED: Fill("#ffa48f"),
        DueClass.SOON: Fill("#f2a74b", "/////", "#6b3c05"),
        DueClass.LATER: Fill("#75603a"),
        DueClass.NOT_READ: Fill("#353f46", "\\\\\\\\\\", "#98a4ac"),
        DueClass.COMPLETED: Fill("#5a92c2"),
    },
)
"""For the screen in a dark window."""

CONTRAST = replace(
    LIGHT,
    text="#000000",
    muted="#262626",
    rule="#828282",
    ocean="#ffffff",
    border="#000000",
    land="#ffffff",
    neutral=Fill("#ffffff"),
    disputed=Fill("#ffffff", "/////", "#4d4d4d"),
    outside=Fill("#ffffff", hatch_colour="#6a6a6a"),
    accent="#7a0046",
    base="#5f7d92",
    second="#00327d",
    picked="#000000",
)
CONTRAST_DARK = replace(
    DARK,
    background="#000000",
    text="#ffffff",
    muted="#e2e2e2",
    rule="#8a8a8a",
    ocean="#000000",
    border="#ffffff",
    land="#1c1c1c",
    neutral=Fill("#000000"),
    disputed=Fill("#000000", "/////", "#c4c4c4"),
    outside=Fill("#000000", hatch_colour="#9a9a9a"),
    accent="#ffa3cf",
    base="#6a8294",
    second="#8fd8ff",
)
"""For the screen in a window of high contrast: land has an outline."""

ON_SCREEN: Mapping[str, Theme] = {
    "light": LIGHT,
    "dark": DARK,
    "contrast": CONTRAST,
    "contrast-dark": CONTRAST_DARK,
}
"""By the name of the window's theme."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a line of text is set. across, up: which of its points stands at its place, in Matplotlib's words."""

    size: float
    colour: str
    bold: bool = False
    across: str = "left"
    up: str = "baseline"
    upright: bool = False

    def mirrored(self) -> Lettering:
        """The same for a line that is set at the other side."""
        return replace(self, across={"left": "right", "right": "left"}.get(self.across, self.across))

    def options(self) -> dict[str, Any]:
        """What Matplotlib's text takes. Never as a formula, whatever the text holds."""
        return {
            "fontproperties": letters(self.size, bold=self.bold),
            "color": self.colour,
            "ha": self.across,
            "va": self.up,
            "rotation": 90 if self.upright else 0,
            "parse_math": False,
            "zorder": 8,
        }


HATCH_WIDTH = 0.5
"""Points."""


@lru_cache(maxsize=64)
def letters(size: float, *, bold: bool = False) -> FontProperties:
    """The figures' typefaces at a size in points: Latin, and Arabic and Chinese for the letters that it lacks."""
    return FontProperties(family=list(FAMILIES), weight=700 if bold else 400, size=size)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How long a line of text is, in points."""
    font = get_font((SANS_BOLD, ARABIC_BOLD, HAN_BOLD) if bold else (SANS, ARABIC, HAN))
    font.set_size(_MEASURED_AT, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 64 * size / _MEASURED_AT


RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = frozenset({"L", *_RIGHT_TO_LEFT})


def begins_at_the_right(text: str) -> bool:
    """Whether a line runs right-to-left: by its first letter, as the letters are set."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in _STRONG), "L") in _RIGHT_TO_LEFT


def directed(text: str) -> str:
    """A line of a figure that runs right-to-left, so marked that it does, though it begin with "22MSP".

    A line without any letter that runs so, as a name left in Latin letters, is as it was.
    """
    if begins_at_the_right(text) or not runs_to_the_left(text):
        return text
    return RIGHT_TO_LEFT_MARK + text


def runs_to_the_left(text: str) -> bool:
    """Whether any of its letters does."""
    return any(map(begins_at_the_right, text))


_MEASURED_AT = 100.0
_ASCENT, _DESCENT = 0.76, 0.22  # of the letters' size: what a line of capitals and descenders takes


def text_height(size: float) -> float:
    """How high a line of text is, from the feet of its descenders to the heads of its capitals."""
    return size * (_ASCENT + _DESCENT)


def text_descent(size: float) -> float:
    """How far descenders reach below the baseline."""
    return size * _DESCENT


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines no longer than `width` points, where its words allow."""
    lines: list[str] = []
    line = ""
    for part in (part for word in text.split(" ") for part in (" ", *unbroken(word))):
        longer = f"{line}{part}"
        if line.strip() and text_width(longer.rstrip(), size, bold=bold) > width:
            lines.append(line.strip(" "))
            line = part
        else:
            line = longer
    return [*lines, line.strip(" ")]


def lightness(colour: str) -> float:
    """CIE L* of a colour given as "#rrggbb": how light it is in grey, from 0 to 100."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance
