"""Fills that charts make of a theme's colours: what stands beside another differs in lightness or by a hatch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.figures.style import Fill

if TYPE_CHECKING:
    from desktop.figures.style import Theme


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two: `share` of the other, from 0 to 1."""
    parts = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def dark(theme: Theme) -> Fill:
    """The class that weighs most: the killed, who abstained."""
    return Fill(theme.second)


def middle(theme: Theme) -> Fill:
    """The class that there is most of: the injured, who voted yes."""
    return Fill(theme.base)


def pale(theme: Theme) -> Fill:
    """A whole whose parts are not told apart."""
    return Fill(mixed(theme.base, theme.background, 0.62))


def darkest(theme: Theme) -> Fill:
    """Beside `dark`, and no less told from it in grey: who voted no."""
    return Fill(theme.text)


def loud(theme: Theme) -> Fill:
    """What the reader is to see first."""
    return Fill(theme.accent)


def soft(theme: Theme) -> Fill:
    """Beside `loud`, of the same hue."""
    return Fill(mixed(theme.accent, theme.background, 0.55))


def unknown(theme: Theme) -> Fill:
    """What the sources read do not say: hatched, never blank."""
    return Fill(
        mixed(theme.background, theme.muted, 0.08), "/////", mixed(theme.muted, theme.background, 0.35)
    )
