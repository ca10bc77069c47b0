"""Which state lies under the pointer, and what to tell of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from db.records import StateCode
from desktop.ui.standing_words import full_status

if TYPE_CHECKING:
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording


class UnderPointer:
    """Reads the map of the figures and the dossier that is shown."""

    def __init__(self, words: Wording) -> None:
        self._words = words
        self._dossier: Dossier | None = None

    def show_dossier(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def forget(self) -> None:
        """Tell nothing until there is a dossier again."""
        self._dossier = None

    def state_at(self, x: float, y: float, units_per_pixel: float) -> str:
        """The code of the state at a point of the map, "" where none of the 197 is."""
        from desktop.figures.world import state_at  # the worker has imported it to draw the map

        found = state_at(x, y, units_per_pixel)
        known = self._dossier is not None and found in self._dossier.world.standings
        return str(found) if found and known else ""

    def tell(self, state: str) -> str:
        """Name, status and newest casualties, as rich text."""
        if self._dossier is None:
            return ""
        code, world, words = StateCode(state), self._dossier.world, self._words
        lines = [full_status(world.standings[code], words)]
        year = world.state_casualties.get(code)
        if year is not None and year.comparable is not None and year.comparable.total is not None:
            count = year.comparable.total
            lines.append(
                words.plural("{n} casualty in {year}", "{n} casualties in {year}", count, year=year.year)
            )
        else:
            lines.append(words.text("No casualty figure in the sources read"))
        name = escape(self._dossier.names.get(code, state))
        return f"<b>{name}</b><br>" + "<br>".join(escape(line) for line in lines)
