"""Why one reads 164, 165 or 166 States Parties: a sentence for each number, with its days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.dossier.party_counts import Span, spans

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.facts import Facts
    from desktop.dossier.party_counts import CountSpan
    from desktop.wording import Wording

_BEFORE, _AFTER = timedelta(days=730), timedelta(days=365)
"""How far around the day other counts are explained: what one may still read, and what is notified."""


def count_explanation(facts: Facts, words: Wording, as_of: date) -> list[str]:
    """Why the counts differ, then each number of the two years before the day and the year after it."""
    first, last = as_of - _BEFORE, as_of + _AFTER
    near = [each for each in spans(facts) if _touches(each, first, last)]
    if not near:
        return []
    why = words.text(
        "An instrument counts from the day of its deposit, a State Party from the first day of the sixth month "
        "after; a state that withdraws leaves both counts when its withdrawal takes effect."
    )
    return [why, *(_sentence(each, first, last, words) for each in sorted(near, key=_newest, reverse=True))]


def _sentence(count: CountSpan, first: date, last: date, words: Wording) -> str:
    number = words.number(count.number)
    deposited = _days(count.deposited, first, last, words)
    in_force = _days(count.in_force, first, last, words)
    if deposited and deposited == in_force:
        return words.text(
            "{number} instruments stood deposited and {number} states were bound {days}.",
            number=number,
            days=deposited,
        )
    if deposited and in_force:
        return words.text(
            "{number} instruments stood deposited {deposited}; {number} states were bound {in_force}.",
            number=number,
            deposited=deposited,
            in_force=in_force,
        )
    if deposited:
        return words.text(
            "{number} instruments stood deposited {days}; never were as many states bound in this time.",
            number=number,
            days=deposited,
        )
    return words.text(
        "{number} states were bound {days}; never did as many instruments stand deposited in this time.",
        number=number,
        days=in_force,
    )


def _days(found: Iterable[Span], first: date, last: date, words: Wording) -> str:
    return words.listing(_span(span, words) for span in found if span.touches(first, last))


def _span(span: Span, words: Wording) -> str:
    if span.last is None:
        return words.text("from {day} on", day=words.date(span.first))
    if span.first == span.last:
        return words.text("on {day}", day=words.date(span.first))
    return words.text("from {first} to {last}", first=words.date(span.first), last=words.date(span.last))


def _touches(count: CountSpan, first: date, last: date) -> bool:
    return any(span.touches(first, last) for span in (*count.deposited, *count.in_force))


def _newest(count: CountSpan) -> date:
    return max(span.first for span in (*count.deposited, *count.in_force))
