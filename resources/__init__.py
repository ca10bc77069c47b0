"""Data files of the application, reached through one function wherever it runs."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Where the resource `name` ("fonts/NotoSans-Regular.ttf") lies.

    The same in a checkout, an installed wheel and a frozen program: PyInstaller keeps
    `__file__` of a bundled package pointing into the bundle.

    Raises FileNotFoundError if there is no such resource.
    """
    found = ROOT / name
    if not found.exists():
        raise FileNotFoundError(f"no resource named {name!r}")
    return found
