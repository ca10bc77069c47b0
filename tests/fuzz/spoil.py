"""Any plain data with some of its texts made hostile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from random import Random
from typing import Any, TypeVar, get_type_hints

from texts import hostile

T = TypeVar("T")
GUARDED: dict[str, frozenset[str]] = {
    "PartialDate": frozenset({"text"}),
    "HouseStyle": frozenset({"accent", "dark"}),
}
"""Texts that are no words but keys or measures: the store takes none that is not well formed. By class; "*" for all."""


def spoilt(thing: T, chance: Random, budget: int) -> T:
    """A copy in which at most so many texts are hostile ones, found by random walks from the top."""
    for _ in range(budget):
        thing = _walked(thing, chance)
    return thing


def _walked(thing: Any, chance: Random) -> Any:
    """With one text changed, down one path; as it is where the path ends at something else."""
    if isinstance(thing, Enum):
        return thing
    if is_dataclass(thing) and not isinstance(thing, type):
        return _in_fields(thing, chance)
    if isinstance(thing, tuple) and thing:
        at = chance.randrange(len(thing))
        changed = _walked(thing[at], chance)
        return thing if changed is thing[at] else (*thing[:at], changed, *thing[at + 1 :])
    if isinstance(thing, Mapping) and thing:
        key = chance.choice(list(thing))
        changed = hostile(chance) if isinstance(thing[key], str) else _walked(thing[key], chance)
        return thing if changed is thing[key] else {**thing, key: changed}
    return thing


def _in_fields(thing: Any, chance: Random) -> Any:
    kind = type(thing)
    texts = _texts(kind)
    inner = [
        each.name
        for each in fields(thing)
        if (each.init and each.name not in texts and isinstance(getattr(thing, each.name), tuple | Mapping))
        or is_dataclass(getattr(thing, each.name))
    ]
    names = [*texts, *inner]
    if not names:
        return thing
    name = chance.choice(names)
    value = getattr(thing, name)
    changed = hostile(chance) if name in texts else _walked(value, chance)
    return thing if changed is value else replace(thing, **{name: changed})


@cache
def _texts(kind: type) -> tuple[str, ...]:
    """The fields that hold words: not keys, which are types of their own."""
    try:
        hints = get_type_hints(kind)
    except NameError:  # what is imported for type checkers alone
        hints = {each.name: each.type for each in fields(kind)}
    guarded = GUARDED.get("*", frozenset()) | GUARDED.get(kind.__name__, frozenset())
    return tuple(
        each.name
        for each in fields(kind)
        if each.init and hints.get(each.name) in (str, "str") and each.name not in guarded
    )
