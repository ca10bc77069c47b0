"""Where the workspace lies if nobody says otherwise. Imports little: the window asks before its first paint."""

from __future__ import annotations

from pathlib import Path

FILE_NAME = "workspace.minebrief"


def default_path() -> Path:
    """In the platform's folder for the user's data."""
    from platformdirs import user_data_path

    return user_data_path("Minebrief", appauthor=False) / FILE_NAME
