"""Sets of states that the user keeps by name: each function is one act and one operation of the journal.

All raise WorkspaceError if the file can't be written and BadFacts, one sentence that says what to do, if what is to
be kept breaks a rule. Then nothing has changed.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import BadFacts
from db.journal import Act
from db.records import StateCode

if TYPE_CHECKING:
    from db.workspace import Workspace

LONGEST_NAME = 80
"""Letters of a set's name."""
_KIND = "set"


@dataclass(frozen=True, slots=True)
class KeptSet:
    """States of the user's under a name: a list, or a rule as `desktop.dossier.lexicon` writes it down."""

    key: str
    name: str
    states: tuple[StateCode, ...] = ()
    rule: str = ""


def keep_set(workspace: Workspace, kept: KeptSet) -> str:
    """Keep a set of states, under its key or, where it has none, a new one. Returns the key."""
    if not kept.rule and not kept.states:
        raise BadFacts("A set needs states, or a rule by which they are found.")
    name = _free_name(workspace, kept.name, kept.key)
    key = kept.key or secrets.token_hex(6)
    with workspace.act(Act.KEEP_SET, {"title": name, "key": key}) as change:
        change.set(_KIND, key, {"name": name, "states": list(kept.states), "rule": kept.rule})
    return key


def rename_set(workspace: Workspace, key: str, name: str) -> None:
    """Call it otherwise."""
    kept = _kept_set(workspace, key)
    name = _free_name(workspace, name, key)
    if name == kept.name:
        return
    with workspace.act(Act.RENAME_SET, {"title": name, "former": kept.name, "key": key}) as change:
        change.set(_KIND, key, {"name": name, "states": list(kept.states), "rule": kept.rule})


def drop_set(workspace: Workspace, key: str) -> None:
    """Keep it no longer; it can be had back by undoing that."""
    kept = _kept_set(workspace, key)
    with workspace.act(Act.DROP_SET, {"title": kept.name, "key": key}) as change:
        change.set(_KIND, key, None)


def kept_sets(workspace: Workspace) -> list[KeptSet]:
    """By name."""
    found = [
        KeptSet(key, value["name"], tuple(StateCode(code) for code in value["states"]), value["rule"])
        for key, value in _entries(workspace)
    ]
    return sorted(found, key=lambda kept: (kept.name.casefold(), kept.key))


def _kept_set(workspace: Workspace, key: str) -> KeptSet:
    kept = next((each for each in kept_sets(workspace) if each.key == key), None)
    if kept is None:
        raise BadFacts("This set is not there any more: it was removed or undone meanwhile.")
    return kept


def _free_name(workspace: Workspace, name: str, key: str) -> str:
    """The name without spaces around it, if no other set has it."""
    name = " ".join(name.split())
    if not name:
        raise BadFacts("Give the set a name to keep it under.")
    if len(name) > LONGEST_NAME:
        raise BadFacts(f"The name of a set has at most {LONGEST_NAME} letters; shorten it.")
    same = (each for each in kept_sets(workspace) if each.name.casefold() == name.casefold())
    if any(each.key != key for each in same):
        raise BadFacts(f"There is a set called “{name}” already; give this one another name.")
    return name


def _entries(workspace: Workspace) -> list[tuple[str, dict]]:
    rows = workspace.connection.execute("SELECT key, value FROM live_entry WHERE kind = ?", (_KIND,))
    return [(key, json.loads(value)) for key, value in rows]
