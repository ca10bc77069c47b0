"""`minebrief backup`, `restore` and `travel-copy`: copies of the workspace, and the way back to one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db.errors import UserError
from db.home import default_path
from desktop.command_line.columns import aligned
from desktop.command_line.opening import opened

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from db.backup import Backup


def backup(options: Namespace) -> int:
    """Make a backup that is read back before it counts, or list those there are."""
    from db.backup import back_up

    if options.list:
        return _list(_path(options))
    with opened(options) as workspace:
        if workspace.read_only:
            raise UserError(workspace.read_only_because)
        made = back_up(workspace, datetime.now(UTC))
    print(f"Backed up to {made.path}.")
    return 0


def restore(options: Namespace) -> int:
    """Put a backup in the place of the workspace; what is there now is kept beside it. Raises UserError."""
    from db.restoring import restore as put_back

    path = _path(options)
    chosen = options.backup or _newest(path).path
    if not chosen.is_file():
        raise UserError(f"There is no backup {chosen}; minebrief backup --list names those there are.")
    _check_is_backup(chosen)
    kept = put_back(path, chosen, datetime.now(UTC))
    print(f"Restored {chosen.name}.")
    if kept is not None:
        print(f"The file as it was is kept as {kept}.")
    return 0


def travel_copy(options: Namespace) -> int:
    """Write a workspace of public facts, chosen kept briefs and what is written in them. Raises UserError for a brief that is not kept."""
    from db.own import kept_briefs
    from db.travel import travel_copy as write_copy
    from desktop.brief.edits import written_for

    with opened(options, read_only=True) as workspace:
        kept = {brief.name: brief for brief in kept_briefs(workspace)}
        unknown = [name for name in options.briefs if name not in kept]
        if unknown:
            there = ", ".join(kept) or "none"
            raise UserError(f"There is no kept brief {unknown[0]!r}; there are: {there}.")
        chosen = [kept[name] for name in options.briefs]
        written = {about for brief in chosen for about in written_for(brief)}
        passphrase = _first_line(options.protect) if options.protect else None
        keys = [brief.key for brief in chosen]
        write_copy(
            workspace,
            options.out,
            keys,
            written,
            passphrase=passphrase,
            with_own_facts=options.own_facts,
            with_internal=options.internal,
        )
    print(f"Wrote {options.out}.")
    return 0


def _check_is_backup(path: Path) -> None:
    """Raises UserError for a file that would be no workspace in the place of one."""
    from db.backup import verify
    from db.failures import explained
    from db.header import is_database, is_encrypted

    with explained(path):
        if not is_database(path):
            raise UserError(f"{path} is not a backup of a workspace; choose another file.")
        if not is_encrypted(path):
            verify(path, with_facts=False)


def _list(path: Path) -> int:
    from db.backup import backups_of

    found = backups_of(path)
    if not found:
        print("There is no backup yet.")
        return 0
    rows = [
        (
            each.at.astimezone().strftime("%Y-%m-%d %H:%M"),
            f"{each.size / 1_000_000:.1f} MB",
            str(each.operations),
            str(each.path),
        )
        for each in found
    ]
    print(aligned(("made", "size", "changes", "file"), rows))
    return 0


def _newest(path: Path) -> Backup:
    from db.backup import backups_of

    found = backups_of(path)
    if not found:
        raise UserError(f"There is no backup of {path}.")
    return found[0]


def _path(options: Namespace) -> Path:
    return options.workspace.absolute() if options.workspace else default_path()


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").partition("\n")[0].strip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"The passphrase of the copy can't be read from {path}: {error}.") from error
