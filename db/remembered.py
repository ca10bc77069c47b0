"""Answers about a snapshot of the facts, kept with it: they are worked out once, and go when it goes.

A cache of the function's own would hold on to the facts of files that were closed, or locked, long ago.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from db.facts import Facts

P = ParamSpec("P")
A = TypeVar("A")


def remembered(
    most: int,
) -> Callable[[Callable[Concatenate[Facts, P], A]], Callable[Concatenate[Facts, P], A]]:
    """For a pure function of facts and of hashable values: of each snapshot its newest answers, so many at most."""

    def remembering(function: Callable[Concatenate[Facts, P], A]) -> Callable[Concatenate[Facts, P], A]:
        name = f"{function.__module__}.{function.__qualname__}"

        @wraps(function)
        def asked(facts: Facts, *args: P.args, **kwargs: P.kwargs) -> A:
            known = facts.answers.get(name)
            if known is None:
                known = facts.answers.setdefault(name, lru_cache(most)(_about(function, facts)))
            return known(*args, **kwargs)

        return asked

    return remembering


def _about(function: Callable[..., A], facts: Facts) -> Callable[..., A]:
    """The function of this snapshot, without holding on to it: what it is kept in is the snapshot's own."""
    held = weakref.ref(facts)

    def answer(*args: Any, **kwargs: Any) -> A:
        there = held()
        assert there is not None  # noqa: S101 (whoever asks has it)
        return function(there, *args, **kwargs)

    return answer
