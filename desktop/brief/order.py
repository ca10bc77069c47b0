"""How a brief is wanted, apart from what it is on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.audience import Audience
from desktop.brief.house import PLAIN, HouseStyle
from desktop.brief.template import Template, shipped_template

if TYPE_CHECKING:
    from db.edits import KeptEdits
    from desktop.dossier.confidential import Confidential
    from desktop.dossier.notes import OpenNote
    from desktop.dossier.picture import Picture


def _state() -> Template:
    return shipped_template("state")


@dataclass(frozen=True, slots=True)
class Order:
    """What to make of a dossier.

    organisation: printed at the head; "" for none. without: keys of sections to leave out.
    figures: to add to those of the brief's own; they mark its states.
    named: what the states are together ("Pacific Islands Forum"); "" names them one by one.
    house: how the organisation's pages look.
    notes: the user's, of those that may stand on a handout.
    edits: the user's own words in place of automatic ones, of those that may stand on a handout; a note for the
    delegation has its own, which are confidential.
    confidential: makes it a note for the delegation alone. So a handout can't be ordered with anything internal.
    """

    template: Template = field(default_factory=_state)
    organisation: str = ""
    without: frozenset[str] = frozenset()
    figures: tuple[Picture, ...] = ()
    named: str = ""
    house: HouseStyle = PLAIN
    notes: tuple[OpenNote, ...] = ()
    edits: tuple[KeptEdits, ...] = ()
    confidential: Confidential | None = None

    @property
    def audience(self) -> Audience:
        """Who may see what is made."""
        return Audience.HANDOUT if self.confidential is None else Audience.INTERNAL
