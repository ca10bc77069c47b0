"""What is said of a day while the treaty is played: the counts, and what happened on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dossier.replay import MarkKind
from desktop.dossier.status_class import StatusClass
from desktop.wording import in_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from db.records import StateCode
    from desktop.dossier.replay import Mark, Replay
    from desktop.wording import Wording

_BOUND = (StatusClass.PARTY, StatusClass.WITHDRAWING, StatusClass.CLAIMED)
_TOLD = (StatusClass.JOINED, StatusClass.WITHDRAWING, StatusClass.CLAIMED, StatusClass.FORMER)


def count_words(replay: Replay, day: date, words: Wording) -> str:
    """How many are bound, are to be, are leaving and have left; who is not there is not counted out."""
    counts = replay.counts_on(day)
    told = [
        words.plural("{n} State Party", "{n} States Parties", sum(counts.get(each, 0) for each in _BOUND))
    ]
    told += [_class_words(each, counts[each], words) for each in _TOLD if each in counts]
    return words.listing(told)


def _class_words(each: StatusClass, n: int, words: Wording) -> str:
    match each:
        case StatusClass.JOINED:
            return words.plural(
                "{n} has joined and is not bound yet", "{n} have joined and are not bound yet", n
            )
        case StatusClass.WITHDRAWING:
            return words.plural("{n} is leaving", "{n} are leaving", n)
        case StatusClass.CLAIMED:
            return words.plural("{n} claims suspension", "{n} claim suspension", n)
        case _:
            return words.plural("{n} has left", "{n} have left", n)


def mark_words(mark: Mark, names: Mapping[StateCode, str], words: Wording) -> str:
    """What happened on a marked day, with the day."""
    day = words.short_date(mark.day)
    states = words.listing(
        in_sentence(name, words.language) for name in sorted(names.get(code, code) for code in mark.states)
    )
    match mark.kind:
        case MarkKind.SIGNATURE:
            return words.text("{day}: opened for signature", day=day)
        case MarkKind.IN_FORCE:
            return words.text("{day}: enters into force", day=day)
        case MarkKind.NOTIFIED:
            return words.text("{day}: withdrawal notified by {states}", day=day, states=states)
        case MarkKind.LEFT:
            return words.text("{day}: withdrawal in effect of {states}", day=day, states=states)
        case MarkKind.CLAIMED:
            return words.text("{day}: suspension claimed by {states}", day=day, states=states)
