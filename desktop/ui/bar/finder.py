"""Ranks what fits the words typed: by how well it fits, how often it is used, and what kind of thing it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.ui.bar.finds import PREFIXES, Find, FindKind
from desktop.ui.bar.fitting import Name, asked, fit, name_of
from desktop.ui.bar.uses import Uses

_FEW = 5  # of a kind, while all kinds are shown
_MANY = 60  # of the one kind that is shown
_OFTEN = 8  # commands offered before anything is typed
_POOR = 50.0  # less than this is dropped where something fits well
_WELL = 75.0
_LEANING = {FindKind.STATE: 6.0, FindKind.ISSUE: 3.0, FindKind.SECTION: 2.0}
_UNABLE = 30.0
_TOLD_BY_STORE = frozenset(
    {FindKind.POSITION, FindKind.FACT, FindKind.SOURCE, FindKind.OURS, FindKind.WRITTEN}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: the words, and the kind to which a sign before them or Tab restricts it."""

    text: str
    kind: FindKind | None = None


def read_asked(typed: str, kind: FindKind | None = None) -> Asked:
    """The words without a sign before them. kind: what Tab chose.

    >>> read_asked("> exp").kind, read_asked("> exp").text
    (<FindKind.COMMAND: 'command'>, 'exp')
    """
    text = typed.strip()
    sign = PREFIXES.get(text[:1])
    return Asked(text[1:].strip(), sign) if sign else Asked(text, kind)


class Finder:
    """Knows all that needs no looking up; what the store finds is given to it."""

    def __init__(self, uses: Uses, today: date) -> None:
        self.uses = uses
        self._today = today
        self._known: list[tuple[Find, tuple[Name, ...]]] = []
        self._names: dict[str, Name] = {}
        self._last: tuple[Sequence[str], list[tuple[float, float, Find]]] = (
            (),
            [],
        )  # what fitted, and what was typed

    def know(self, finds: Iterable[Find]) -> None:
        """From now on these can be found."""
        self._known = [(each, self._named(each)) for each in finds]
        self._last = ((), [])

    @property
    def known(self) -> tuple[Find, ...]:
        """What can be found without the store."""
        return tuple(find for find, _ in self._known)

    def note(self, find: Find) -> None:
        """It was used."""
        self.uses.note(find.identity, self._today)
        self._last = ((), [])

    def forget(self) -> None:
        self._known, self._last = [], ((), [])

    def find(self, want: Asked, hits: Sequence[Find] = ()) -> tuple[Find, ...]:
        """What fits, kind by kind, the kind with the best first; of the store's, in its order, last.

        hits: what the store found for the same words.
        """
        typed = asked(want.text)
        if not typed:
            return self._offered(want.kind)
        ranked = self._ranked(typed, want.kind)
        own = [each for _, each in ranked]
        there = {each.identity for each in own}
        more = [each for each in hits if each.identity not in there and want.kind in (None, each.kind)]
        return _by_kind((*own, *more), _FEW if want.kind is None else _MANY)

    def _ranked(self, typed: Sequence[str], kind: FindKind | None) -> list[tuple[float, Find]]:
        fitting = [found for found in self._fitting(typed) if kind in (None, found[2].kind)]
        least = _POOR if any(fits >= _WELL for fits, _, _ in fitting) else 0.0
        kept = [(rank, each) for fits, rank, each in fitting if fits >= least]
        return sorted(kept, key=lambda pair: (-pair[0], len(pair[1].title), pair[1].title))

    def _fitting(self, typed: Sequence[str]) -> list[tuple[float, float, Find]]:
        """All that fits, how well, and with its weight; asked for twice a letter, so it is kept."""
        if self._last[0] != typed:
            found: list[tuple[float, float, Find]] = []
            for each, names in self._known:
                fits = max(fit(typed, name) for name in names)
                if fits > 0:
                    weight = self.uses.weight(each.identity, self._today) + _LEANING.get(each.kind, 0.0)
                    found.append((fits, fits + weight - (0.0 if each.able else _UNABLE), each))
            self._last = (typed, found)
        return self._last[1]

    def _offered(self, kind: FindKind | None) -> tuple[Find, ...]:
        """Before anything is typed: commands, those used most first; or all of a kind."""
        wanted = kind or FindKind.COMMAND
        there = [each for each, _ in self._known if each.kind is wanted and (each.able or kind)]
        often = sorted(there, key=lambda each: -self.uses.count(each.identity, self._today))
        return tuple(often[: _OFTEN if kind is None else 4 * _MANY])

    def _named(self, find: Find) -> tuple[Name, ...]:
        return (self._name(find.title, loose=True), *(self._name(each, loose=False) for each in find.also))

    def _name(self, text: str, *, loose: bool) -> Name:
        key = f"{loose}{text}"
        if key not in self._names:
            self._names[key] = name_of(text, loose=loose)
        return self._names[key]


def _by_kind(finds: Iterable[Find], most: int) -> tuple[Find, ...]:
    """Kind by kind in the order in which they come, at most so many of each; what only the store knows, last."""
    groups: dict[FindKind, list[Find]] = {}
    for each in finds:
        group = groups.setdefault(each.kind, [])
        if len(group) < most:
            group.append(each)
    ordered = sorted(groups, key=lambda kind: kind in _TOLD_BY_STORE)
    return tuple(each for kind in ordered for each in groups[kind])
