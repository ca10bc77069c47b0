"""Which state lies under the pointer, and what to tell of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from db.records import StateCode
from desktop.dossier.picture import MapRegion
from desktop.ui.standing_words import full_status
from desktop.ui.widgets.raster import Region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from db.records import SourceId
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.wording import Wording


class UnderPointer:
    """Reads the map of the figures and the dossier that is shown."""

    def __init__(self, words: Wording) -> None:
        self._words = words
        self._dossier: Dossier | None = None
        self._region = MapRegion.WORLD

    def show_picture(self, picture: Picture) -> None:
        """Read the map of its region from now on."""
        self._region = picture.region

    def show_dossier(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def forget(self) -> None:
        """Tell nothing until there is a dossier again."""
        self._dossier = None

    def state_at(self, x: float, y: float, units_per_pixel: float, *, close: bool = False) -> str:
        """The code of the state at a point of the map, "" where none of the 197 is.

        close: while not all of the map is shown.
        """
        from desktop.figures.world import state_at  # the worker has imported it to draw the map

        found = state_at(x, y, units_per_pixel, self._region, close=close)
        known = self._dossier is not None and found in self._dossier.world.standings
        return str(found) if found and known else ""

    def states_in(self, inside: Callable[[float, float], bool]) -> tuple[StateCode, ...]:
        """Of the 197 those on the map whose middle is inside, by name. inside: tells it of a point of the map."""
        from desktop.figures.world import world_map

        if self._dossier is None:
            return ()
        points = world_map(self._region).points
        return tuple(
            code for code in self._dossier.world.standings if code in points and inside(*points[code])
        )

    def place_of(self, states: Iterable[StateCode]) -> Region | None:
        """The rectangle of the map that holds these states; None if none of them is on it."""
        from desktop.figures.world import world_map

        box = world_map(self._region).homes_of(states)
        return Region(*box) if box else None

    def tell(self, state: str) -> str:
        """Name, status and newest casualties, each with its source, then edition and day; as rich text."""
        if self._dossier is None:
            return ""
        code, world, words = StateCode(state), self._dossier.world, self._words
        standing = world.standings[code]
        lines = [full_status(standing, words), *self._source(standing.sources)]
        year = world.state_casualties.get(code)
        if year is not None and year.comparable is not None and year.comparable.total is not None:
            count = year.comparable.total
            lines.append(
                words.plural("{n} casualty in {year}", "{n} casualties in {year}", count, year=year.year)
            )
            lines += self._source(year.comparable.sources)
        else:
            lines.append(words.text("No casualty figure in the sources read"))
        edition = words.text(
            "Facts edition {number}, as of {day}",
            number=self._dossier.edition.number,
            day=words.date(self._dossier.as_of),
        )
        name = escape(self._dossier.names.get(code, state))
        told = "<br>".join(escape(line) for line in lines)
        return f"<b>{name}</b><br>{told}<br><small>{escape(edition)}</small>"

    def _source(self, sources: Sequence[SourceId]) -> list[str]:
        """The leading source, in words."""
        known = self._dossier.sources.get(sources[0]) if self._dossier and sources else None
        return [self._words.text("Source: {title}", title=known.title)] if known else []
