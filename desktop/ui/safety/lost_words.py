"""What would be lost by going back to a backup, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.act_words import act_words

if TYPE_CHECKING:
    from datetime import datetime

    from db.restoring import Lost
    from desktop.wording import Wording

_LISTED = 8


def moment(at: datetime, words: Wording) -> str:
    """A time as the clock on the wall shows it: "5 December 2025, 10:42"."""
    here = at.astimezone()
    return words.text("{day}, {time}", day=words.date(here.date()), time=f"{here:%H:%M}")


def lost_briefly(lost: Lost, words: Wording) -> str:
    """For a cell of a table."""
    if not lost.whole:
        return words.text("what was changed since")
    if not lost.operations:
        return words.text("nothing")
    return words.plural("{n} change", "{n} changes", len(lost.operations))


def lost_lines(lost: Lost, words: Wording) -> tuple[str, ...]:
    """Each change, the newest first, and how many more there are."""
    shown = [
        words.text("{when}: {what}", when=moment(operation.at, words), what=act_words(operation, words))
        for operation in lost.operations[:_LISTED]
    ]
    more = len(lost.operations) - len(shown)
    if more:
        shown.append(words.plural("and {n} earlier change", "and {n} earlier changes", more))
    return tuple(shown)


def size_words(size: int, words: Wording) -> str:
    """A file's size, given in bytes."""
    return words.text("{n} MB", n=words.number(round(size / 1_000_000, 1)))
