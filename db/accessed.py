"""The day on which the user read a source: a line of the source's notes, as files of references have it."""

from __future__ import annotations

import re

from db.dates import PartialDate

_DAY = r"\d{4}(?:-\d\d){0,2}"
_SAID = re.compile(rf"[;\s]*\bAccessed: (?P<day>{_DAY}(?:/{_DAY})?)(?![\w/-])\.?")


def accessed_on(notes: str) -> PartialDate | None:
    """The day; None if the notes name none, or none that there is.

    >>> accessed_on("DOI 10.1/2; Accessed: 2025-03-04")
    PartialDate(text='2025-03-04')
    """
    return next(filter(None, map(_day, _SAID.finditer(notes))), None)


def without_accessed(notes: str) -> str:
    """The notes without the day.

    >>> without_accessed("Accessed: 2025-03-04; from the author")
    'from the author'
    """
    rest = _SAID.sub(lambda found: "" if _day(found) else found[0], notes)
    begins = _SAID.match(notes)
    return rest.lstrip(";\n ") if begins and _day(begins) else rest


def with_accessed(notes: str, day: PartialDate | None) -> str:
    r"""The notes with this day, and no other, in a line of its own.

    >>> with_accessed("from the author", PartialDate("2025-03"))
    'from the author\nAccessed: 2025-03'
    """
    rest = without_accessed(notes)
    return "\n".join(filter(None, (rest, accessed_line(day) if day else "")))


def accessed_line(day: PartialDate) -> str:
    """As it stands among the notes."""
    return f"Accessed: {day}"


def _day(found: re.Match[str]) -> PartialDate | None:
    try:
        return PartialDate(found["day"])
    except ValueError:
        return None
