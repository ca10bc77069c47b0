"""The one question that the window asks in a dialog: which file to write or to open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

AskPath = Callable[[QWidget, str, Path, Sequence[str]], Path | None]
"""Window, title, suggested path, kinds of file ("PDF (*.pdf)"); None if it is called off."""


def ask_path(window: QWidget, title: str, suggested: Path, kinds: Sequence[str]) -> Path | None:
    """Ask by the system's own dialog; the name gets the suffix of the chosen kind if it has none."""
    name, kind = QFileDialog.getSaveFileName(window, title, str(suggested), ";;".join(kinds))
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(kind.partition("*")[2].rstrip(")") or suggested.suffix)


def ask_existing(window: QWidget, title: str, suggested: Path, kinds: Sequence[str]) -> Path | None:
    """Ask for a file that is there; None if it is called off."""
    name, _ = QFileDialog.getOpenFileName(window, title, str(suggested), ";;".join(kinds))
    return Path(name) if name else None
