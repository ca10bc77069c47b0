"""What a user can mend, told apart from our own bugs by type."""

from __future__ import annotations

from pathlib import Path


class UserError(Exception):
    """Something the user can mend. The message is one clear sentence saying what to do."""


class WorkspaceError(UserError):
    """The workspace file can't be opened or written: missing, locked, read-only, not ours, too new."""


class PassphraseNeeded(WorkspaceError):
    """The file is encrypted and no passphrase was given."""


class WrongPassphrase(WorkspaceError):
    """The passphrase, or the recovery code, is not that of the file."""


class DamagedWorkspace(WorkspaceError):
    """The file is ours but can't be read whole. `db.restoring.way_out` says what can be had back."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.path = path


class UnknownName(UserError):
    """A state, issue or meeting that the facts do not know."""


class BadFacts(UserError):
    """Facts that break an invariant. `problems` lists each, one sentence a problem."""

    def __init__(self, message: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems
