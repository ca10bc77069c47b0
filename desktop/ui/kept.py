"""What the user keeps besides facts, read after each change: the journal, notes, what the delegation keeps, briefs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.internal import NOTHING_KEPT, Delegation
from db.records import KINDS, SourceId

if TYPE_CHECKING:
    from db.edits import KeptEdits, Version
    from db.facts import Facts
    from db.journal import Operation
    from db.kept_sets import KeptSet
    from db.own import KeptBrief, Note
    from db.workspace import Workspace

_MOST_OPERATIONS = 1000


@dataclass(frozen=True, slots=True)
class Kept:
    """operations: the newest first, those undone among them. undoable, redoable: what is next.

    author: the name that changes are signed with. delegation: contacts, promises, encounters, tactics.
    edits: what is edited in briefs. versions: of these, the newest first. ticks: what `db.edits.ticks` says.
    """

    operations: tuple[Operation, ...] = ()
    undoable: Operation | None = None
    redoable: Operation | None = None
    notes: tuple[Note, ...] = ()
    briefs: tuple[KeptBrief, ...] = ()
    sets: tuple[KeptSet, ...] = ()
    own_sources: frozenset[SourceId] = frozenset()
    author: str = ""
    delegation: Delegation = NOTHING_KEPT
    edits: tuple[KeptEdits, ...] = ()
    versions: tuple[Version, ...] = ()
    ticks: tuple[tuple[str, bool], ...] = ()

    def notes_about(self, key: str) -> tuple[Note, ...]:
        """Those about a state, a fact or a source."""
        return tuple(note for note in self.notes if note.about == key)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change gave back, and what there is since."""

    value: Any
    facts: Facts
    kept: Kept


def read_kept(workspace: Workspace) -> Kept:
    """Raises WorkspaceError if the file can't be read."""
    from db import journal, own
    from db.delegation import read_delegation
    from db.edits import kept_edits, ticks, versions
    from db.kept_sets import kept_sets
    from db.settings import read_setting
    from db.workspace import AUTHOR

    connection = workspace.connection
    return Kept(
        tuple(workspace.operations(_MOST_OPERATIONS)),
        journal.undoable(connection),
        journal.redoable(connection),
        tuple(own.notes(workspace)),
        tuple(own.kept_briefs(workspace)),
        tuple(kept_sets(workspace)),
        own.own_sources(workspace),
        str(read_setting(connection, AUTHOR, "")),
        read_delegation(workspace),
        tuple(kept_edits(workspace)),
        tuple(versions(workspace)),
        ticks(workspace),
    )


def sign(workspace: Workspace, author: str) -> None:
    """Sign changes with this name from now on. Raises WorkspaceError if the file can't be written now."""
    from db.settings import write_setting
    from db.workspace import AUTHOR

    with workspace.change() as connection:
        write_setting(connection, AUTHOR, author)


def change(workspace: Workspace, work: Callable[[Workspace], Any]) -> Changed:
    """Do the work on the worker's thread, and read what there is since."""
    value = work(workspace)
    return Changed(value, workspace.facts(), read_kept(workspace))


def say_the_same(before: Facts, after: Facts) -> bool:
    """Whether two snapshots hold the same facts, sources and pins: a note changes none of them."""
    return (
        all(before.all(kind) is after.all(kind) for kind in KINDS)
        and dict(before.pins) == dict(after.pins)
        and dict(before.sources) == dict(after.sources)
    )
