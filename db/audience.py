"""For whom words are: anyone across the table, or the delegation alone. Each field of the user's is born with one."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import Annotated, TypeVar, get_type_hints


class Audience(StrEnum):
    """Who may see a paper, or the words of a field."""

    HANDOUT = "handout"  # anyone: facts and asks
    INTERNAL = "internal"  # the delegation alone


T = TypeVar("T")

Ours = Annotated[T, Audience.INTERNAL]
"""The type of a field that is for the delegation alone."""
Anyones = Annotated[T, Audience.HANDOUT]
"""The type of a field that may stand on a handout."""


def audience_of(kind: type, name: str) -> Audience:
    """For whom a field of a dataclass is. Raises LookupError for one that was born without an audience."""
    hint = get_type_hints(kind, include_extras=True)[name]
    found = [each for each in getattr(hint, "__metadata__", ()) if isinstance(each, Audience)]
    if not found:
        raise LookupError(f"{kind.__name__}.{name} was born without an audience")
    return found[0]


def internal_fields(kind: type) -> tuple[str, ...]:
    """The fields that never stand on a handout. Raises LookupError, as `audience_of`."""
    return tuple(each.name for each in fields(kind) if audience_of(kind, each.name) is Audience.INTERNAL)
