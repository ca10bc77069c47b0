"""How an organisation's pages look, beside its name: logo, colours, contact line, and where notes stand. Plain data."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

HOUSE = "house"
"""The setting of a workspace that holds it, and the organisation's name as "name"."""
MOST_CONTACT = 160
"""Characters of the contact line."""
_HEX = re.compile(r"#[0-9a-f]{6}")
_SHORT = re.compile(r"#[0-9a-f]{3}")
_PANEL = "#f1f5f8"  # the ground of key figures, the darkest on which a house's colours are set
_LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


class NotesAt(StrEnum):
    """Where the notes stand: together at the end, each at the foot of the page that cites it, or whole on pages apart."""

    END = "end"
    PAGE = "page"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What a brief looks like in this house. The name stands apart, since it is content.

    contact: one line, as the user typed it; no link is made of it. logo: a file as `desktop.page.logo.read_logo`
    gave it, empty for none. accent, dark: colours of headings and marks, and of titles, as "#rrggbb"; "" is our own.
    """

    contact: str = ""
    logo: bytes = b""
    accent: str = ""
    dark: str = ""
    notes: NotesAt = NotesAt.END


PLAIN = HouseStyle()
OURS = {"accent": "#0b5c8a", "dark": "#14344a"}
"""The colours of the page where a house has none of its own, by field."""


def read_colour(text: str) -> str | None:
    """A colour that a user wrote, as "#rrggbb"; "" for none, and None if it is not one."""
    written = text.strip().lower()
    if not written:
        return ""
    written = written if written.startswith("#") else f"#{written}"
    if _SHORT.fullmatch(written):
        written = "#" + "".join(digit * 2 for digit in written[1:])
    return written if _HEX.fullmatch(written) else None


def levels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of "#rrggbb", from 0 to 1, to a thousandth."""
    red, green, blue = (round(int(colour[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminances, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: str) -> str:
    """The colour, darkened no more than it takes to be read as text on the page, in colour and in grey."""
    found = colour
    for share in range(100, -1, -2):
        found = "#" + "".join(f"{round(int(colour[at : at + 2], 16) * share / 100):02x}" for at in (1, 3, 5))
        if contrast(found, _PANEL) >= _LEAST_CONTRAST:
            break
    return found


def written_house(house: HouseStyle) -> dict[str, str]:
    """As texts, to be kept in a workspace."""
    return {
        "contact": house.contact,
        "logo": base64.b64encode(house.logo).decode("ascii"),
        "accent": house.accent,
        "dark": house.dark,
        "notes": house.notes.value,
    }


def read_house(texts: Mapping[str, object]) -> HouseStyle:
    """What was kept. What is not understood is passed over; the logo's content is checked when it is drawn."""
    said = {name: text for name, text in texts.items() if isinstance(text, str)}
    try:
        logo = base64.b64decode(said.get("logo", ""), validate=True)
    except (binascii.Error, ValueError):
        logo = b""
    return HouseStyle(
        contact=said.get("contact", "")[:MOST_CONTACT],
        logo=logo,
        accent=read_colour(said.get("accent", "")) or "",
        dark=read_colour(said.get("dark", "")) or "",
        notes=_notes_at(said.get("notes", "")),
    )


def _notes_at(kept: str) -> NotesAt:
    return NotesAt(kept) if kept in list(NotesAt) else NotesAt.END


def _luminance(colour: str) -> float:
    red, green, blue = (
        level / 12.92 if level <= 0.03928 else ((level + 0.055) / 1.055) ** 2.4 for level in levels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
