"""How a brief is wanted, apart from what it is on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.brief.blocks import Audience
from desktop.brief.house import PLAIN, HouseStyle
from desktop.brief.template import Template, shipped_template

if TYPE_CHECKING:
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
    """

    template: Template = field(default_factory=_state)
    organisation: str = ""
    without: frozenset[str] = frozenset()
    figures: tuple[Picture, ...] = ()
    audience: Audience = Audience.HANDOUT
    named: str = ""
    house: HouseStyle = PLAIN
