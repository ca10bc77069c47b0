"""What the worker does to keep a workspace safe: plain functions that touch no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.ui.acts import UnlockKey, key_at_hand

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from db.backup import Backup
    from db.encryption import Rekeyed
    from db.restoring import Lost, WayOut
    from db.workspace import Workspace
    from desktop.wording import Wording

RECOVERY_GROUP = 4
"""Characters between two dashes of a recovery code."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup, and what the workspace has that it lacks."""

    backup: Backup
    lost: Lost


def key_typed(workspace: Workspace, text: str) -> UnlockKey | None:
    """What was typed, if it is the passphrase of an encrypted workspace that is open, or the code on its sheet."""
    from db.errors import WrongPassphrase
    from db.vault import key_from_code, key_of

    if key_of(workspace.path, text) == workspace.key:
        return UnlockKey(passphrase=text)
    try:
        return UnlockKey(recovery=text) if key_from_code(workspace.path, text) == workspace.key else None
    except WrongPassphrase:
        return None


def change_passphrase(path: Path, old: UnlockKey | None, new: str) -> Rekeyed:
    """Encrypt, change or store in plain (new: "") a workspace that is closed; old: None if it is plain."""
    from db.encryption import set_passphrase

    return set_passphrase(path, (old.passphrase or None) if old else None, new or None, recovery=_code(old))


def code_groups(workspace: Workspace) -> tuple[str, ...]:
    """The recovery code in the groups in which it is printed."""
    from db.encryption import recovery_code

    return tuple(recovery_code(workspace).split("-"))


def write_sheet(path: Path, file: str, groups: tuple[str, ...], made_on: date, words: Wording) -> Path:
    """Write the recovery sheet as PDF. Raises UserError."""
    from db.files import write_whole
    from desktop.page.recovery_sheet import RecoveryCode, recovery_sheet

    write_whole(path, recovery_sheet(RecoveryCode(file, groups, made_on), words), private=True)
    return path


def backups(workspace: Workspace) -> tuple[Kept, ...]:
    """The newest first, each with what would be lost by going back to it."""
    from db.backup import backups_of
    from db.restoring import what_would_be_lost

    code = _code(key_at_hand(workspace))
    path = workspace.path
    return tuple(Kept(backup, what_would_be_lost(path, backup, recovery=code)) for backup in backups_of(path))


def back_up_now(workspace: Workspace, now: datetime) -> tuple[Kept, ...]:
    """Make a backup, and tell all there are."""
    from db.backup import back_up

    back_up(workspace, now)
    return backups(workspace)


def look_after(workspace: Workspace, now: datetime, *, check: bool) -> None:
    """Back up if it is time to. check: look for damage first. Raises DamagedWorkspace."""
    from db.backup import back_up_if_due, check_integrity

    if check:
        check_integrity(workspace)
    if not workspace.read_only:
        back_up_if_due(workspace, now)


def is_free(workspace: Workspace) -> bool:
    """Whether a window that opened the file of one that only reads could write it now."""
    from db.opening import is_free as free

    return free(workspace.path)


def find_way_out(path: Path, key: UnlockKey | None) -> WayOut:
    """What can be had back of a damaged workspace that is closed."""
    from db.restoring import way_out

    return way_out(path, passphrase=(key.passphrase or None) if key else None, recovery=_code(key))


def restore_backup(path: Path, backup: Path, now: datetime) -> Path | None:
    """Put a backup in the place of a workspace that is closed. Returns where that is kept now."""
    from db.restoring import restore

    return restore(path, backup, now)


def make_travel_copy(
    workspace: Workspace, target: Path, briefs: tuple[str, ...], passphrase: str, *, own: bool, inner: bool
) -> Path:
    """Write a workspace of public facts, these kept briefs and what is written in them.

    own: with the user's facts. inner: with what is written in internal notes. Raises WorkspaceError.
    """
    from db.own import kept_briefs
    from db.travel import travel_copy
    from desktop.brief.edits import written_for

    written = {
        about for brief in kept_briefs(workspace) if brief.key in briefs for about in written_for(brief)
    }
    travel_copy(
        workspace,
        target,
        briefs,
        written,
        passphrase=passphrase or None,
        with_own_facts=own,
        with_internal=inner,
    )
    return target


def _code(key: UnlockKey | None) -> str | None:
    return (key.recovery or None) if key else None
