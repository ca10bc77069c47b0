"""`minebrief undo`, `redo` and `history`: what was done to the workspace, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import UserError
from desktop.command_line.columns import aligned
from desktop.command_line.opening import opened

if TYPE_CHECKING:
    from argparse import Namespace

    from db.journal import Operation


def undo(options: Namespace) -> int:
    """Take the newest change back. Raises UserError if there is none."""
    with opened(options) as workspace:
        operation = workspace.undo()
    if operation is None:
        raise UserError("There is nothing to undo.")
    print(f"Undone: {_words_of(operation)}. minebrief redo does it again.")
    return 0


def redo(options: Namespace) -> int:
    """Do again what was undone last. Raises UserError if there is nothing."""
    with opened(options) as workspace:
        operation = workspace.redo()
    if operation is None:
        raise UserError("There is nothing to redo.")
    print(f"Done again: {_words_of(operation)}.")
    return 0


def history(options: Namespace) -> int:
    """What was done, the newest first."""
    with opened(options) as workspace:
        operations = workspace.operations(options.limit)
    if not operations:
        print("Nothing was changed yet.")
        return 0
    rows = [
        (
            str(operation.number),
            operation.at.astimezone().strftime("%Y-%m-%d %H:%M"),
            operation.standing.value,
            operation.by,
            _words_of(operation),
        )
        for operation in operations
    ]
    print(aligned(("number", "at", "standing", "by", "what"), rows))
    return 0


def _words_of(operation: Operation) -> str:
    """Such as "import-facts: x.csv, 1200 casualties"."""
    about = operation.about
    what = about.get("title") or about.get("file") or about.get("name") or ""
    counted = f"{about['count']} {about.get('kind', '')}".strip() if "count" in about else ""
    said = ", ".join(" ".join(part.split()) for part in (what, counted) if part)
    return f"{operation.act.value}: {said}" if said else operation.act.value
