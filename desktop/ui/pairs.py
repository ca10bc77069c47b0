"""What may stand on what: each pair of a theme's colours that is read or recognised, and how much they differ.

A test works out the contrast of each in each theme, and finds what the stylesheet or a painter uses beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

WORDS = 4.5
"""What WCAG 2.2 asks of letters at level AA (1.4.3)."""

SHAPES = 3.0
"""What it asks of edges of controls, signs and the mark of the keyboard (1.4.11)."""

HIGH = {WORDS: 7.0, SHAPES: 4.5}
"""What themes of high contrast give instead: that of letters at level AAA (1.4.6)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tokens of a theme, and the least contrast between them."""

    ink: str
    ground: str
    least: float


GROUNDS = ("window", "bar", "panel", "raised", "field", "hover", "selected", "desk")
"""Whatever is written or painted may stand on any of these."""

_LETTERS = ("text", "muted", "accent", "success", "warning", "error")
_SIGNS = (
    "edge",
    "focus",
    "mark_party",
    "mark_withdrawing",
    "mark_former",
    "mark_claimed",
    "mark_joined",
    "mark_signatory",
    "mark_none",
)

PAIRS = (
    *(Pair(ink, ground, WORDS) for ink in _LETTERS for ground in GROUNDS),
    *(Pair(ink, ground, SHAPES) for ink in _SIGNS for ground in GROUNDS),
    Pair("on_accent", "accent", WORDS),
    Pair("on_accent", "accent_hover", WORDS),
    Pair("rail_text", "rail", WORDS),
    Pair("rail_text", "rail_selected", WORDS),
    Pair("rail_focus", "rail", SHAPES),
    Pair("rail_focus", "rail_selected", SHAPES),
)

QUIET = {
    "line": "parts what stands apart anyhow, and is the empty part of a bar whose length is told beside it",
    "disabled": "what can't be used just now need not stand out (WCAG 2.2, 1.4.3, inactive controls)",
    "shadow": "the edge of a white page on its desk, which is seen by its own ground",
}
"""Tokens that need no contrast, each with the reason."""
