"""Days and numbers as people write them. What could mean two things is refused, never guessed.

Each function returns the value or raises ValueError with the rest of a sentence that begins with the cell.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from db.dates import PartialDate
from db.state_names import folded

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_NUMBERED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})")
_CHINESE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_GROUPING = "[ \u00a0\u2009\u202f'\u2019]"
_FILLER = frozenset({"de", "of", "del", "г", "год", "года"})
_LANGUAGES = ("en", "fr", "es", "ru", "ar", "de", "pt")


def day_of(text: str, day_first: bool | None = None) -> date:
    """A day. day_first: what 03/04/2025 means; None: that is refused.

    >>> day_of("31/12/2024"), day_of("27 December 2025")
    (datetime.date(2024, 12, 31), datetime.date(2025, 12, 27))
    """
    parts = _parts(text, day_first)
    if parts is None or parts[1] is None or parts[2] is None:
        raise ValueError(f"{text!r} is not a day; write YYYY-MM-DD")
    try:
        return date(parts[0], parts[1], parts[2])
    except ValueError:
        raise ValueError(f"{text!r} is not a day of the calendar; write YYYY-MM-DD") from None


def partial_date_of(text: str, day_first: bool | None = None) -> PartialDate:
    """A year, month or day, or a span of them: "2024", "May 2024", "31/12/2024", "2025-12-01/2025-12-02"."""
    try:
        return PartialDate(text)
    except ValueError:
        parts = _parts(text, day_first)
    if parts is None:
        raise ValueError(f"{text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = parts
    try:
        return PartialDate("-".join(f"{part:02}" for part in (year, month, day) if part is not None))
    except ValueError:
        raise ValueError(f"{text!r} is not a day of the calendar; write YYYY-MM-DD") from None


def count_of(text: str, decimal: str | None = None) -> int:
    """A whole number, its thousands grouped or not. decimal: the table's sign before decimals, if known.

    >>> count_of("1 234"), count_of("1,234"), count_of("1200.0")
    (1234, 1234, 1200)
    """
    if decimal == "." and re.fullmatch(r"-?[1-9]\d{0,2}\.000", text):
        raise ValueError(f"{text!r} could mean two numbers; write it without a sign between its digits")
    grouped = _ungrouped(text, {",": ".", ".": ","}.get(decimal or "", ",."))
    if re.fullmatch(r"-?\d{1,15}", grouped):
        return int(grouped)
    point = re.fullmatch(r"(-?\d{1,15})[.,]0{1,2}", text) or re.fullmatch(r"(-?\d{1,15})\.0+", text)
    if point:
        return int(point[1])
    raise ValueError(f"{text!r} is not a whole number{_unknown(text)}")


def number_of(text: str, decimal: str | None = None) -> float:
    """A number. decimal: the sign before its decimals; None: 1,234 is refused, since it could mean two.

    >>> number_of("1,234.5"), number_of("1.234,5"), number_of("0,5", ",")
    (1234.5, 1234.5, 0.5)
    """
    sign = decimal or _decimal_of(text)
    if sign is None and re.fullmatch(r"-?\d{1,3}[.,]\d{3}", text) and not text.lstrip("-").startswith("0"):
        raise ValueError(f"{text!r} could mean two numbers; say which sign stands before decimals")
    plain = _ungrouped(text, "." if sign == "," else ",").replace(sign or ".", ".")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,20})?", plain):
        raise ValueError(f"{text!r} is not a number{_unknown(text)}")
    return float(plain)


def decimal_sign(texts: list[str]) -> str | None:
    """The sign before decimals that the numbers of a table agree on; None if they don't show it."""
    found = {sign for text in texts if (sign := _decimal_of(text.strip()))}
    return found.pop() if len(found) == 1 else None


def _decimal_of(text: str) -> str | None:
    """What a single number shows: after the last sign other than three digits, or two different signs."""
    signs = re.findall(r"[.,]", text)
    if not signs or not re.fullmatch(rf"-?\d(?:[\d.,]|{_GROUPING})*", text):
        return None
    if len(set(signs)) == 2:
        return signs[-1]
    if len(signs) > 1:
        return "." if signs[0] == "," else ","
    before, _, after = text.lstrip("-").partition(signs[0])
    return signs[0] if len(after) != 3 or len(before) > 3 or before == "0" else None


def _ungrouped(text: str, signs: str) -> str:
    """The number without what groups its thousands, where these are groups of three throughout."""
    whole = re.match(
        rf"-?[1-9]\d{{0,2}}(?:({_GROUPING}|[{re.escape(signs)}])\d{{3}})(?:\1\d{{3}})*(?!\d)", text
    )
    if not whole:
        return text
    return re.sub(rf"{_GROUPING}|{re.escape(whole[1])}", "", whole[0]) + text[whole.end() :]


def _unknown(text: str) -> str:
    return "" if any(letter.isdigit() for letter in text) else "; leave the cell empty if it is not known"


def _parts(text: str, day_first: bool | None) -> tuple[int, int | None, int | None] | None:
    """Year, month and day as far as they are given; None if it is no date."""
    if found := _ISO.fullmatch(text) or _CHINESE.fullmatch(text):
        year, month, day = found.groups()
        return int(year), int(month) if month else None, int(day) if day else None
    if found := _NUMBERED.fullmatch(text):
        return _numbered(text, int(found[1]), int(found[3]), int(found[4]), day_first)
    if _SHORT_YEAR.fullmatch(text):
        raise ValueError(f"{text!r} has a year of two digits; write YYYY-MM-DD")
    if found := _MONTH_YEAR.fullmatch(text):
        return int(found[2]), int(found[1]), None
    return _named(text)


def _numbered(text: str, first: int, second: int, year: int, day_first: bool | None) -> tuple[int, int, int]:
    if day_first is None:
        if first <= 12 and second <= 12 and first != second:
            raise ValueError(f"{text!r} could mean two days; write YYYY-MM-DD or say which comes first")
        day_first = second <= 12
    day, month = (first, second) if day_first else (second, first)
    return year, month, day


def _named(text: str) -> tuple[int, int | None, int | None] | None:
    """A date with its month in words: "27 December 2025", "December 27, 2025", "décembre 2025"."""
    if len(text) > 40:
        return None
    words = [word for word in folded(text).split() if word not in _FILLER]
    months = [month for word in words if (month := _months().get(word))]
    numbers = [re.sub(r"(?<=\d)(st|nd|rd|th|er|o)$", "", word) for word in words if word not in _months()]
    if len(months) != 1 or len(words) > 3 or not all(number.isdecimal() for number in numbers):
        return None
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) < 3]
    if len(years) != 1 or len(days) + 1 != len(numbers):
        return None
    return years[0], months[0], days[0] if days else None


@cache
def _months() -> dict[str, int]:
    """The months by their names, whole and short, in the languages that papers here come in."""
    from babel import Locale

    names: dict[str, int] = {}
    for language in _LANGUAGES:
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                months = Locale(language).months[form][width]
                names.update({folded(name): number for number, name in months.items()})
    names.update({"sept": 9})
    return {name: number for name, number in names.items() if name and not name.isdecimal()}
