"""What devices, groups of people and the bases of shares are called: words of the record, which is in English.

A word that has no name here is shown as the record has it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.wording import Wording

_ALL = re.compile(r"all (?P<n>[\d,]+) casualties")
_SIZE = re.compile(r"(?P<base>.+) \((?P<n>\d[\d,]*)\)")


def device_name(category: str, words: Wording) -> str:
    """As running text has it: "antipersonnel mine"."""
    return {
        "antipersonnel mine": words.text("antipersonnel mine"),
        "antipersonnel mine (factory-made)": words.text("antipersonnel mine (factory-made)"),
        "antivehicle mine": words.text("antivehicle mine"),
        "cluster munitions": words.text("cluster munitions"),
        "cluster submunition": words.text("cluster submunition"),
        "explosive remnant of war": words.text("explosive remnant of war"),
        "improvised mine": words.text("improvised mine"),
        "other explosive remnant of war": words.text("other explosive remnant of war"),
        "unknown device": words.text("unknown device"),
        "unspecified mine": words.text("unspecified mine"),
    }.get(category, category)


def device_title(category: str, words: Wording) -> str:
    """The same where it begins a line: "Antipersonnel mine"."""
    name = device_name(category, words)
    return name[:1].upper() + name[1:]


def group_name(category: str, words: Wording) -> str:
    """People told apart by status, age or sex."""
    return {
        "boys": words.text("boys"),
        "children": words.text("children"),
        "children among all ages known": words.text("children among all ages known"),
        "civilian": words.text("civilian"),
        "civilian among all casualties": words.text("civilian among all casualties"),
        "men and boys": words.text("men and boys"),
        "military": words.text("military"),
        "women and girls": words.text("women and girls"),
    }.get(category, category)


def base_name(base: str, words: Wording) -> str:
    """What a share or count was taken of: "casualties whose age was known", "all 6,279 casualties"."""
    if every := _ALL.fullmatch(base):
        return words.text("all {n} casualties", n=_number(every["n"], words))
    if (sized := _SIZE.fullmatch(base)) and (name := _bases(words).get(sized["base"])):
        return words.text("{base} ({n})", base=name, n=_number(sized["n"], words))
    return _bases(words).get(base, base)


def _number(digits: str, words: Wording) -> str:
    return words.number(int(digits.replace(",", "")))


def _bases(words: Wording) -> dict[str, str]:
    return {
        "casualties (base not stated in the source read)": words.text(
            "casualties (base not stated in the source read)"
        ),
        "casualties (by other texts those whose status was known)": words.text(
            "casualties (by other texts those whose status was known)"
        ),
        "casualties of cluster munitions only": words.text("casualties of cluster munitions only"),
        "casualties of cluster munitions only, at least": words.text(
            "casualties of cluster munitions only, at least"
        ),
        "casualties whose age was known": words.text("casualties whose age was known"),
        "casualties whose sex was known": words.text("casualties whose sex was known"),
        "casualties whose status was known": words.text("casualties whose status was known"),
        "child casualties whose sex was known": words.text("child casualties whose sex was known"),
        "civilian casualties": words.text("civilian casualties"),
        "civilian casualties (whether of known age is not stated in the source read)": words.text(
            "civilian casualties (whether of known age is not stated in the source read)"
        ),
        "civilian casualties whose age was known": words.text("civilian casualties whose age was known"),
        "civilian casualties whose age was recorded": words.text(
            "civilian casualties whose age was recorded"
        ),
        "civilian casualties, as Handicap International gives it": words.text(
            "civilian casualties, as Handicap International gives it"
        ),
    }
