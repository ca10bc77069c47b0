"""From the text of a cell to a value: one remembered reader a column, so that a text is looked at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from db.columns import Column
from db.dates import PartialDate
from db.errors import UnknownName
from db.facts import Facts
from db.records import (
    Ask,
    CasualtyBreakdown,
    Certainty,
    Event,
    Meeting,
    ProgrammeScore,
    Recommendation,
    Record,
    Resolution,
    Statement,
    Support,
    Translation,
    Treaty,
    TreatyText,
    Vote,
)
from db.rules import STATES_AND_AREAS, STATES_ONLY, WORDS, unclean
from db.state_names import NameIndex, folded
from db.tables.loose_values import count_of, day_of, number_of, partial_date_of
from db.tables.table import CELL_AT_MOST

_REMEMBERED = 200_000
_SUGGESTED = 200
"""How many unknown names are looked up for names that come near, which takes a while each."""
_QUOTED = re.compile(r"'+[=+\-@\t\r]")
_TREATIES = {
    "mine ban treaty": Treaty.MBT, "mine ban convention": Treaty.MBT, "ottawa convention": Treaty.MBT,
    "ottawa treaty": Treaty.MBT, "apmbc": Treaty.MBT, "convention on cluster munitions": Treaty.CCM,
}  # fmt: skip
_FLAGS = {
    "1": True, "yes": True, "true": True, "x": True, "y": True,
    "0": False, "no": False, "false": False, "n": False, "": False,
}  # fmt: skip
_RANGES: dict[tuple[type[Record], str], tuple[float, float]] = {
    (CasualtyBreakdown, "percent"): (0, 100),
    (ProgrammeScore, "score"): (0, 10),
    (ProgrammeScore, "change"): (-10, 10),
    (Meeting, "number"): (1, 1000),
    (Support, "value"): (float("-inf"), float("inf")),
}
_NEVER_EMPTY: dict[type[Record], tuple[str, ...]] = {
    Event: ("title",),
    TreatyText: ("treaty", "article", "text", "language"),
    Ask: ("text",),
    Recommendation: ("recommendation",),
    Support: ("metric", "unit", "period"),
    CasualtyBreakdown: ("dimension", "category", "base"),
    Resolution: ("resolution",),
    Meeting: ("meeting", "name"),
    Translation: ("field", "language", "original", "text"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Bad:
    """A cell that can't be read. phrase: what is wrong with it, beginning with the cell's text."""

    phrase: str


class Reader(dict[Hashable, Any]):
    """What each text of a column means; a text is read when it is first asked for.

    bad: whether any could not be read, so that whoever has a million values need not look at each.
    """

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self._read = read
        self.bad = False

    def __missing__(self, text: Hashable) -> Any:
        try:
            value = self._read(text)
        except (ValueError, UnknownName) as error:
            self.bad = True
            value = Bad(str(error).rstrip("."))
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = value
        return value


@dataclass(frozen=True, slots=True)
class Manner:
    """How to read a table where it could be read otherwise.

    mapping: header by our column, as the user says; "" leaves a column out. day_first, decimal: what 03/04/2025
    and 1,234 mean; None: as the table shows, else refused. skip_known: pass over what the store has already,
    which else is a problem.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    decimal: str | None = None
    skip_known: bool = False


PLAIN = Manner()
NEEDED = object()
"""In place of a default: the column must be there."""


def default_of(kind: type[Record], column: Column) -> Any:
    """What a cell of a column that is not there holds, or NEEDED."""
    if column.optional:
        return None
    if column.type in (bool, tuple):
        return column.type()
    if column.type is not str or column.name in _NEVER_EMPTY.get(kind, ()) or _is_code(column):
        return NEEDED
    return "" if "" in WORDS.get((kind, column.name), ("",)) else NEEDED


def _is_code(column: Column) -> bool:
    try:
        return column.read_text("") != ""
    except ValueError:
        return True


def reader_of(kind: type[Record], column: Column, facts: Facts, names: Names, manner: Manner) -> Reader:
    """The reader of one of the kind's own columns, or of a fact's provenance."""
    read = _reading(kind, column, facts, names, manner)
    needed = column.name in _NEVER_EMPTY.get(kind, ())

    def whole(text: str) -> Any:
        cell = clean(text)
        if not cell and needed:
            raise ValueError("is empty, and may not be")
        if not cell and column.type is Certainty:
            return Certainty.READ
        return None if not cell and column.optional else read(cell)

    return Reader(whole)


def clean(text: str) -> str:
    """The cell without what surrounds it. Raises ValueError if it can't be kept as it is."""
    cell = text.strip().strip("\ufeff").strip()
    if len(cell) > CELL_AT_MOST:
        raise ValueError(f"has {len(cell)} letters; at most {CELL_AT_MOST} can be kept")
    if cell.startswith("="):
        raise ValueError(f"{_short(cell)!r} is a formula cell; paste its value instead")
    if _QUOTED.match(cell):
        cell = cell[1:]
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    if unclean(cell):
        raise ValueError(f"{_short(cell)!r} has markup or signs that don't print; take them out")
    return cell


class Names:
    """States and areas by what they are called."""

    def __init__(self, facts: Facts) -> None:
        self._index = NameIndex(facts.states.values(), facts.areas.values())
        self._areas = {
            key: code for code, area in facts.areas.items() for key in (folded(code), folded(area.name))
        }
        self._suggested = 0

    def state(self, text: str) -> str:
        """Raises UnknownName, with names that come near."""
        found = self._index.get(text)
        if found is None and self._suggested < _SUGGESTED:
            self._suggested += 1
            return self._index.find(text[:200])
        if found is None:
            raise UnknownName(f"No state is called {_short(text)!r}.")
        return found

    def state_or_area(self, text: str) -> str:
        """Raises UnknownName."""
        return self._index.get(text) or self._areas.get(folded(text)) or self.state(text)


def _reading(
    kind: type[Record], column: Column, facts: Facts, names: Names, manner: Manner
) -> Callable[[str], Any]:
    if column.name in STATES_ONLY.get(kind, ()):
        return _needed(names.state)
    if column.name in STATES_AND_AREAS.get(kind, ()):
        return _each(names.state_or_area) if column.type is tuple else _needed(names.state_or_area)
    if (kind, column.name) in WORDS:
        return _word(WORDS[kind, column.name])
    if kind is Vote and column.name == "resolution":
        return _one_of({record.resolution for record in facts.all(Resolution)}, "resolution")
    if kind is Statement and column.name == "meeting":
        return _one_of({record.meeting for record in facts.all(Meeting)}, "meeting")
    return _by_type(kind, column, manner)


def _by_type(kind: type[Record], column: Column, manner: Manner) -> Callable[[str], Any]:
    if column.type is date:
        return _needed(lambda text: day_of(text, manner.day_first))
    if column.type is PartialDate:
        return _needed(lambda text: partial_date_of(text, manner.day_first))
    if column.type is bool:
        return _flag
    if column.type in (int, float):
        return _needed(_number(kind, column, manner))
    if issubclass(column.type, StrEnum):
        return _member(column.type)
    return column.read_text


def _needed(read: Callable[[str], Any]) -> Callable[[str], Any]:
    def whole(text: str) -> Any:
        if not text:
            raise ValueError("is empty, and may not be")
        return read(text)

    return whole


def _each(read: Callable[[str], Any]) -> Callable[[str], tuple[Any, ...]]:
    return lambda text: tuple(read(part.strip()) for part in text.split(";") if part.strip())


def _number(kind: type[Record], column: Column, manner: Manner) -> Callable[[str], float]:
    low, high = _RANGES.get((kind, column.name), (1900, 2200) if column.name == "year" else (0, 1e12))
    read = count_of if column.type is int else number_of

    def whole(text: str) -> float:
        value = read(text.rstrip("% ") if column.name == "percent" else text, manner.decimal)
        if value < 0 <= low:
            raise ValueError(f"{text!r} is negative; write how many there are")
        if not low <= value <= high:
            raise ValueError(f"{text!r} is not between {low:g} and {high:g}")
        return value

    return whole


def _flag(text: str) -> bool:
    found = _FLAGS.get(text.lower())
    if found is None:
        raise ValueError(f"{_short(text)!r} is neither yes nor no")
    return found


def _member(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    word = _word(tuple(kind))
    others = _TREATIES if kind is Treaty else {}
    return lambda text: others.get(folded(text)) or kind(word(text))


def _word(legal: Sequence[str]) -> Callable[[str], str]:
    """A word by itself, whatever its case and however its parts are joined."""
    by_folded = {folded(word): str(word) for word in legal}

    def read(text: str) -> str:
        found = by_folded.get(folded(text))
        if found is not None:
            return found
        near = difflib.get_close_matches(folded(text[:100]), [word for word in by_folded if word], n=1)
        hint = f"; did you mean {by_folded[near[0]]}?" if near else ""
        listed = ", ".join(str(word) for word in legal if word)
        raise ValueError(f"{_short(text)!r} is none of {listed}{hint}")

    return read


def _one_of(known: set[str], noun: str) -> Callable[[str], str]:
    by_folded = {folded(name): name for name in known}

    def read(text: str) -> str:
        found = by_folded.get(folded(text))
        if found is None:
            raise ValueError(f"{_short(text)!r} is no {noun} in the store; add it first")
        return found

    return _needed(read)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
