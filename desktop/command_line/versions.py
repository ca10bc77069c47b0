"""`minebrief --version`."""

from __future__ import annotations

from db.editions import FOLDER, read_number
from desktop.version import VERSION


def print_versions() -> int:
    """The program and the facts that it ships with."""
    edition = read_number(FOLDER)
    print(f"minebrief {VERSION}, facts edition {edition.number} checked until {edition.checked_until}")
    return 0
