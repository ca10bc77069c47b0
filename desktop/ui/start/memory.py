"""What the list of states showed when the window was closed, kept to be shown at once at the next start.

It is a plain file beside the settings. It counts only for the very file, language and version that it was written
of, as long as no state's status turns, and is never written of an encrypted workspace. Imports little: it is read before the first paint.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.version import VERSION

_FORMAT = 2

Place = tuple[int, int, int, int]
"""Left, top, width and height in the window, in pixels."""


@dataclass(frozen=True, slots=True)
class Mark:
    """By what one sees that it is the same list: the file's state on the disk, and the day that is asked for.

    as_of: "" is today; then `today` says which day that is.
    """

    file: str
    state: str
    as_of: str
    today: str
    language: str
    version: str = VERSION


@dataclass(frozen=True, slots=True)
class Shown:
    """rows: of each state its name, the words for its status, its mark and whether it is picked.

    places: where the parts of the window were, by the name that the stylesheet knows them by.
    turns: the day, as text, on which it may read otherwise; "" if none is known.
    """

    rows: tuple[tuple[str, str, str, bool], ...]
    last_picked: int
    places: dict[str, Place]
    size: tuple[int, int]
    turns: str = ""

    def holds(self, written: Mark, mark: Mark) -> bool:
        """Whether it was kept of this very list, or of the same on an earlier day since when nothing has turned."""
        same_day = written.today == mark.today
        later = written.today < mark.today and not (self.turns and self.turns <= mark.today)
        return replace(written, today=mark.today) == mark and (same_day or later)


def mark_of(file: Path, as_of: str, today: date, language: str) -> Mark | None:
    """Of the list that would be shown of the file now; None if there is no file."""
    try:
        state = json.dumps([_state(file), _state(file.with_name(f"{file.name}-wal"))])
    except FileNotFoundError:
        return None
    return Mark(str(file), state, as_of, "" if as_of else today.isoformat(), language)


def read_shown(memory: Path, mark: Mark | None) -> Shown | None:
    """What was kept, if it is what would be shown now; None if not, or if it can't be understood."""
    if mark is None:
        return None
    try:
        kept = json.loads(memory.read_text(encoding="utf-8"))
        if kept["format"] != _FORMAT:
            return None
        shown = _shown(kept["shown"])
        return shown if shown.holds(Mark(**kept["mark"]), mark) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_shown(memory: Path, mark: Mark, shown: Shown) -> None:
    """Write it whole or not at all; where that can't be done, the next start is as slow as a first one."""
    from db.errors import UserError
    from db.files import write_whole

    kept = {"format": _FORMAT, "mark": asdict(mark), "shown": asdict(shown)}
    with contextlib.suppress(UserError):
        write_whole(memory, json.dumps(kept, ensure_ascii=False).encode(), private=True)


def forget_shown(memory: Path) -> None:
    """Leave nothing of it on the disk."""
    with contextlib.suppress(OSError):
        memory.unlink(missing_ok=True)


def _state(file: Path) -> list[int] | None:
    """Changes with the content, as far as the file system tells; None if there is no log."""
    try:
        found = os.stat(file)  # noqa: PTH116 (as it is asked for every start: no object made of it)
    except FileNotFoundError:
        if file.name.endswith("-wal"):
            return None
        raise
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def _shown(kept: dict[str, Any]) -> Shown:
    rows = tuple(
        (str(name), str(words), str(mark), bool(picked)) for name, words, mark, picked in kept["rows"]
    )
    places = {str(name): _place(place) for name, place in kept["places"].items()}
    width, height = map(int, kept["size"])
    return Shown(rows, int(kept["last_picked"]), places, (width, height), str(kept["turns"]))


def _place(kept: list[int]) -> Place:
    left, top, width, height = map(int, kept)
    return left, top, width, height
