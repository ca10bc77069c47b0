"""Opens the workspace that a command is about, asking for its passphrase where it has one."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from db.errors import PassphraseNeeded, WorkspaceError
from db.opening import open_workspace

if TYPE_CHECKING:
    from argparse import Namespace

    from db.workspace import Workspace


def opened(options: Namespace, *, read_only: bool = False) -> Workspace:
    """The workspace of the options.

    Its passphrase is the first line of `--passphrase-file`, else typed in, unseen.
    Raises WorkspaceError; PassphraseNeeded where there is nobody to ask.
    """
    if options.passphrase_file is not None:
        passphrase = _first_line(options)
        return open_workspace(options.workspace, passphrase=passphrase, read_only=read_only)
    try:
        return open_workspace(options.workspace, read_only=read_only)
    except PassphraseNeeded as error:
        if not sys.stdin.isatty():
            raise PassphraseNeeded(f"{error} Name the file it stands in with --passphrase-file.") from error
    passphrase = getpass.getpass("Passphrase of the workspace: ")
    return open_workspace(options.workspace, passphrase=passphrase, read_only=read_only)


def _first_line(options: Namespace) -> str:
    try:
        lines = options.passphrase_file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WorkspaceError(
            f"The passphrase can't be read from {options.passphrase_file}: {error}."
        ) from error
    return lines[0] if lines else ""
