"""What a workspace must hold, told from the steps alone and without a store: the torture's other opinion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

MARK = "Qzxmerkwort"
"""How every word begins that the torture writes, so that it can be looked for in files."""


@dataclass(frozen=True)
class Effect:
    """Of one operation. adds, retires: facts, by the mark in their notes or by id. entries: None removes one."""

    adds: frozenset[str] = frozenset()
    retires: frozenset[str] = frozenset()
    entries: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Picture:
    """What one can see: the user's facts, the edition's that were retired, notes and the like by key."""

    facts: frozenset[str]
    retired: frozenset[str]
    entries: Mapping[str, str]
    setting: str
    standings: tuple[int, int]

    def difference(self, other: Picture) -> str:
        """In few words, for who reads the failure."""
        return (
            f"facts {sorted(self.facts ^ other.facts)[:4]}, retired {sorted(self.retired ^ other.retired)[:4]}, "
            f"entries {sorted(set(self.entries.items()) ^ set(other.entries.items()))[:4]}, "
            f"setting {self.setting!r} {other.setting!r}, live and undone {self.standings} {other.standings}"
        )


@dataclass(frozen=True)
class Model:
    """The state after some steps. backups: the state at each, by its time. passphrase: None, it is plain."""

    live: tuple[Effect, ...] = ()
    undone: tuple[Effect, ...] = ()
    setting: str = ""
    passphrase: str | None = None
    backups: Mapping[str, Model] = field(default_factory=dict)

    def after(self, step: Mapping[str, Any]) -> Model:
        """The state after one more step, as the worker announces them."""
        return getattr(self, f"_{step['do']}")(step)

    def picture(self) -> Picture:
        retired = frozenset(fact for effect in self.live for fact in effect.retires)
        entries: dict[str, str | None] = {}
        for effect in self.live:
            entries.update(effect.entries)
        return Picture(
            frozenset(fact for effect in self.live for fact in effect.adds) - retired,
            frozenset(fact for fact in retired if not fact.startswith(MARK)),
            {key: value for key, value in entries.items() if value is not None},
            self.setting,
            (len(self.live), len(self.undone)),
        )

    def _act(self, step: Mapping[str, Any]) -> Model:
        return replace(self, live=(*self.live, _effect(step)), undone=())

    def _continue(self, step: Mapping[str, Any]) -> Model:
        *before, last = self.live
        longer = replace(last, entries={**last.entries, **step["entries"]})
        return replace(self, live=(*before, longer))

    def _undo(self, _: Mapping[str, Any]) -> Model:
        if not self.live:
            return self
        return replace(self, live=self.live[:-1], undone=(self.live[-1], *self.undone))

    def _redo(self, _: Mapping[str, Any]) -> Model:
        if not self.undone:
            return self
        return replace(self, live=(*self.live, self.undone[0]), undone=self.undone[1:])

    def _setting(self, step: Mapping[str, Any]) -> Model:
        return replace(self, setting=step["value"])

    def _backup(self, step: Mapping[str, Any]) -> Model:
        return replace(self, backups={**self.backups, step["at"]: replace(self, backups={})})

    def _restore(self, step: Mapping[str, Any]) -> Model:
        return replace(self.backups[step["at"]], backups=self.backups, passphrase=self.passphrase)

    def _passphrase(self, step: Mapping[str, Any]) -> Model:
        return replace(self, passphrase=step["new"])

    def _reopen(self, _: Mapping[str, Any]) -> Model:
        return self


def _effect(step: Mapping[str, Any]) -> Effect:
    def marks(name: str) -> frozenset[str]:
        found: Iterable[str] = step.get(name, ())
        return frozenset(found)

    return Effect(marks("adds"), marks("retires"), step.get("entries", {}))
