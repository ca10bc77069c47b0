"""`minebrief [FILE]`: the window."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from db.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path


def open_window(workspace: Path | None) -> int:
    """Open the window and return when it is closed. Raises UserError where there is no display."""
    if not has_display():
        raise UserError("There is no display for a window; minebrief brief --help says how to make a page.")
    from desktop.ui.app import run_window

    return run_window(workspace)


def has_display() -> bool:
    """Whether Qt would find a screen; it ends the program where it does not."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
