"""What the delegation keeps of contacts, promises, encounters and tactics: reading it, and one act for each change.

Each `write_…` keeps an item under its key or, where it has none, a new one, and returns the key; `remove_…` can
be had back by undoing. All raise WorkspaceError if the file can't be written and BadFacts, one sentence that says
what to do, if what is to be kept breaks a rule. Then nothing has changed.
"""

from __future__ import annotations

import secrets
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from db.columns import text_of
from db.errors import BadFacts
from db.failures import explained
from db.internal import (
    Contact,
    Delegation,
    Encounter,
    Internal,
    K,
    Outcome,
    Promise,
    Tactic,
    items_in,
    title_of,
)
from db.journal import Act

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.dates import PartialDate
    from db.workspace import Workspace


def read_delegation(workspace: Workspace) -> Delegation:
    """What is kept now. Raises WorkspaceError if the file can't be read."""
    with explained(workspace.path):
        return Delegation(
            tuple(sorted(_kept(workspace, Contact), key=lambda each: (each.state, each.name.casefold()))),
            tuple(sorted(_kept(workspace, Promise), key=_urgency)),
            tuple(sorted(_kept(workspace, Encounter), key=lambda each: each.date.latest, reverse=True)),
            tuple(sorted(_kept(workspace, Tactic), key=lambda each: (each.state is None, each.state or ""))),
        )


def write_contact(workspace: Workspace, contact: Contact, *, continuing: bool = False) -> str:
    """continuing: as in `Workspace.act`, for a form that keeps what is typed in each pause."""
    _need(contact.name, "Give the contact a name.")
    return _write(workspace, contact, Act.WRITE_CONTACT, continuing=continuing)


def remove_contact(workspace: Workspace, key: str) -> None:
    """Take the contact away, if it is there."""
    _remove(workspace, Contact, key, Act.REMOVE_CONTACT)


def write_promise(workspace: Workspace, promise: Promise, *, continuing: bool = False) -> str:
    """continuing: as in `write_contact`."""
    _need(promise.words, "Write what was promised, in the words in which it was said.")
    _check_days(promise)
    return _write(workspace, promise, Act.WRITE_PROMISE, continuing=continuing)


def settle_promise(
    workspace: Workspace, key: str, outcome: Outcome, settled_on: PartialDate | None, became: str = ""
) -> None:
    """Say what became of a promise, and since when; OPEN, without a day, opens it again."""
    promise = next((each for each in _kept(workspace, Promise) if each.key == key), None)
    if promise is None:
        raise BadFacts("This promise is not there any more: it was removed or undone meanwhile.")
    settled = replace(promise, outcome=outcome, settled_on=settled_on, became=became)
    _check_days(settled)
    _write(workspace, settled, Act.SETTLE_PROMISE, {"outcome": outcome.value})


def remove_promise(workspace: Workspace, key: str) -> None:
    """Take the promise away, if it is there."""
    _remove(workspace, Promise, key, Act.REMOVE_PROMISE)


def write_encounter(workspace: Workspace, encounter: Encounter, *, continuing: bool = False) -> str:
    """continuing: as in `write_contact`."""
    _need(encounter.said, "Write what was said.")
    return _write(workspace, encounter, Act.WRITE_ENCOUNTER, continuing=continuing)


def remove_encounter(workspace: Workspace, key: str) -> None:
    """Take the encounter away, if it is there."""
    _remove(workspace, Encounter, key, Act.REMOVE_ENCOUNTER)


def write_tactic(workspace: Workspace, tactic: Tactic, *, continuing: bool = False) -> str:
    """continuing: as in `write_contact`."""
    _need(tactic.argue + tactic.avoid, "Write how to argue, or what to avoid.")
    if tactic.state is None and tactic.role is None and tactic.issue is None:
        raise BadFacts("Say what the tactic is for: a state, a role or an issue.")
    return _write(workspace, tactic, Act.WRITE_TACTIC, continuing=continuing)


def remove_tactic(workspace: Workspace, key: str) -> None:
    """Take the tactic away, if it is there."""
    _remove(workspace, Tactic, key, Act.REMOVE_TACTIC)


def _kept(workspace: Workspace, kind: type[K]) -> Iterator[K]:
    return items_in(workspace.connection, kind)


def _write(
    workspace: Workspace,
    item: Internal,
    act: Act,
    about: Mapping[str, str] | None = None,
    *,
    continuing: bool = False,
) -> str:
    kept = _tidy(item)
    facts = workspace.facts()
    if kept.state is not None and kept.state not in facts.states:
        raise BadFacts(f"{kept.state!r} is not one of the {len(facts.states)} states.")
    key = kept.key or secrets.token_hex(6)
    cells = {name: text for name in _names(kept) if (text := text_of(getattr(kept, name)))}
    told = {"title": title_of(kept), "state": kept.state or "", "key": key, **(about or {})}
    with workspace.act(act, told, continuing=continuing) as change:
        change.set(kept.KIND, key, cells)
    return key


def _remove(workspace: Workspace, kind: type[Internal], key: str, act: Act) -> None:
    found = next((each for each in items_in(workspace.connection, kind, [key])), None)
    if found is None:
        return
    with workspace.act(act, {"title": title_of(found), "state": found.state or "", "key": key}) as change:
        change.set(kind.KIND, key, None)


def _tidy(item: K) -> K:
    """Without the spaces and empty lines around what was typed."""
    texts = {name: value.strip() for name in _names(item) if type(value := getattr(item, name)) is str}
    return replace(item, **texts)


def _names(item: Internal) -> tuple[str, ...]:
    return tuple(each.name for each in fields(item) if each.name != "key")


def _need(text: str, sentence: str) -> None:
    if not text.strip():
        raise BadFacts(sentence)


def _check_days(promise: Promise) -> None:
    made = promise.date.earliest
    if promise.due is not None and promise.due.latest < made:
        raise BadFacts("The day by which it was promised lies before the promise; mend one of the two.")
    if promise.open and promise.settled_on is not None:
        raise BadFacts(
            "An open promise has no day on which it was settled; say what became of it, or empty the day."
        )
    if not promise.open and promise.settled_on is None:
        raise BadFacts("Say on which day, in which month or year the promise was kept, broken or withdrawn.")
    if promise.settled_on is not None and promise.settled_on.latest < made:
        raise BadFacts("The day on which it was settled lies before the promise; mend one of the two.")


def _urgency(promise: Promise) -> tuple[bool, int]:
    """For sorting: what is open and due first comes first, then the settled, the newest first."""
    if promise.open:
        return False, promise.due.latest.toordinal() if promise.due else 10**9
    settled = promise.settled_on or promise.date
    return True, -settled.latest.toordinal()
