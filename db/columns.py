"""How a record's fields read and write: as cells of a CSV file and as columns of a table.

The fields of the dataclass are the one description; both forms follow from their types.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from db.dates import PartialDate

PROVENANCE_COLUMNS = ("certainty", "known_by", "sources", "notes", "locators")
"""The last columns of every CSV file; `fact` follows from the key and `edition` from its folder.

`locators` has as many parts as `sources`, or none; an edition's file whose facts have none is without the column.
"""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Column:
    """One field. `from_sql` is None where the stored value is the value itself."""

    name: str
    type: type
    optional: bool
    from_text: Callable[[str], Any]
    from_sql: Callable[[Any], Any] | None
    to_sql: Callable[[Any], Any] | None

    def read_text(self, text: str) -> Any:
        """The value of a CSV cell. Raises ValueError, one phrase that says what is wrong with it."""
        if text == "" and self.optional:
            return None
        return self.from_text(text)


@cache
def columns_of(kind: type) -> tuple[Column, ...]:
    """The fields of a record, a source or another dataclass in order, a record's own without its provenance."""
    hints = get_type_hints(kind, localns={"PartialDate": PartialDate})
    return tuple(
        _column(field.name, hints[field.name]) for field in fields(kind) if field.name != "provenance"
    )


def text_of(value: object) -> str:
    """A value as a CSV cell has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, tuple):
        return ";".join(text_of(part) for part in value)
    return str(value)


def _column(name: str, hint: Any) -> Column:
    kind, optional = _without_none(hint)
    coded = isinstance(kind, NewType)
    kind: Any = kind.__supertype__ if coded else kind
    if get_origin(kind) is tuple:
        part = _column(name, get_args(kind)[0])
        return Column(name, tuple, optional, _split(part), _from_json(part), _to_json)
    if kind is str:
        return Column(name, str, optional, _code if coded else str, None, None)
    from_text, from_sql, to_sql = _FORMS.get(kind) or (_one_of(kind), kind, str)
    return Column(name, kind, optional, from_text, _or_none(from_sql), _or_none(to_sql))


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) not in (Union, UnionType):
        return hint, False
    (kind,) = (part for part in get_args(hint) if part is not NoneType)
    return kind, True


def _or_none(convert: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    return convert and (lambda value: None if value is None else convert(value))


def _code(text: str) -> str:
    if not text:
        raise ValueError("is empty")
    return text


def _whole(text: str) -> int:
    if not re.fullmatch(r"-?\d+", text):
        raise ValueError(f"{text!r} is not a whole number")
    return int(text)


def _number(text: str) -> float:
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise ValueError(f"{text!r} is not a number")
    return float(text)


def _flag(text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError(f"{text!r} is neither 1 nor 0")
    return text == "1"


@cache
def day(text: str) -> date:
    """A day from YYYY-MM-DD. Raises ValueError for anything else."""
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is not a day: write YYYY-MM-DD")
    return date.fromisoformat(text)


@cache
def _partial_date(text: str) -> PartialDate:
    return PartialDate(text)


def _one_of(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    def read(text: str) -> StrEnum:
        try:
            return kind(text)
        except ValueError:
            raise ValueError(f"{text!r} is none of {', '.join(kind)}") from None

    return read


def _split(part: Column) -> Callable[[str], tuple[Any, ...]]:
    return lambda text: tuple(part.from_text(one) for one in text.split(";")) if text else ()


def _from_json(part: Column) -> Callable[[str], tuple[Any, ...]]:
    convert = part.from_sql
    return lambda text: tuple(one if convert is None else convert(one) for one in json.loads(text))


def _to_json(value: tuple[Any, ...]) -> str:
    return json.dumps([str(one) for one in value], ensure_ascii=False)


_FORMS: dict[type, tuple[Callable[[str], Any], Callable[[Any], Any] | None, Callable[[Any], Any] | None]] = {
    int: (_whole, None, None),
    float: (_number, None, None),
    bool: (_flag, bool, int),
    date: (day, day, date.isoformat),
    PartialDate: (_partial_date, _partial_date, str),
}
