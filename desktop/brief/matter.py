"""What a section of a brief is built from, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.brief.blocks import Block, Place
from desktop.brief.length import FULL, Length

if TYPE_CHECKING:
    from desktop.brief.pictures import FigureWords
    from desktop.dossier.confidential import Confidential
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.dossier.notes import OpenNote
    from desktop.dossier.picture import Picture
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class Matter:
    """What a handout may speak of, and at which length. There is no internal field in it.

    notes: the user's, of those that may stand on a handout. tell: what a figure says of itself. figures: those that the user added.
    named: what the states are together ("Pacific Islands Forum"); "" if that goes without saying.
    """

    dossier: Dossier
    words: Wording
    tell: Callable[[Picture], FigureWords]
    length: Length = FULL
    figures: tuple[Picture, ...] = ()
    named: str = ""
    notes: tuple[OpenNote, ...] = ()

    @property
    def one(self) -> StateDossier | None:
        """The state that the brief is on, if it is on one alone."""
        return self.dossier.states[0] if len(self.dossier.states) == 1 else None

    def most(self, section: str, what: str = "most") -> int:
        """How much the section may hold."""
        return self.length.of(section, what)


@dataclass(frozen=True, slots=True)
class InternalMatter(Matter):
    """What a note for the delegation may speak of: the same, and what is confidential."""

    confidential: Confidential = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Built:
    """What a section says. No blocks: it has nothing to say, and is left out."""

    title: str = ""
    blocks: tuple[Block, ...] = ()
    place: Place = Place.WIDE


NOTHING = Built()
