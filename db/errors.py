"""What a user can mend, told apart from our own bugs by type."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can mend. The message is one clear sentence saying what to do."""


class WorkspaceError(UserError):
    """The workspace file can't be opened or written: missing, locked, read-only, not ours, too new."""


class UnknownName(UserError):
    """A state, issue or meeting that the facts do not know."""


class BadFacts(UserError):
    """Facts that break an invariant. `problems` lists each, one sentence a problem."""

    def __init__(self, message: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems
