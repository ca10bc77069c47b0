"""How much a brief says: lengths from the fullest to the shortest, as a table one can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class Length:
    """The most that each part says at one length.

    addresses: print the sources' addresses in full, else the site's name alone (the link stays whole).
    sentences: of each answer to an argument. asks: to the states of one role, where several are picked. treaty, chart: whether these sections are there.
    """

    addresses: bool
    arguments: int
    sentences: int
    spoken: int
    record: int
    reasons: int
    quotations: int
    asks: int
    treaty: bool
    chart: bool


LENGTHS = (
    #      addresses, arguments, sentences, spoken, record, reasons, quotations, asks, treaty, chart
    Length(True, 3, 9, 12, 10, 9, 2, 2, True, True),
    Length(False, 3, 9, 12, 10, 9, 2, 2, True, True),
    Length(False, 3, 4, 10, 8, 6, 2, 2, True, True),
    Length(False, 3, 3, 8, 7, 5, 2, 2, True, True),
    Length(False, 3, 2, 8, 6, 4, 2, 2, True, True),
    Length(False, 3, 2, 6, 5, 3, 2, 2, False, True),
    Length(False, 3, 2, 5, 4, 3, 1, 1, False, True),
    Length(False, 3, 2, 5, 4, 3, 1, 1, False, False),
    Length(False, 3, 2, 4, 3, 2, 1, 1, False, False),
    Length(False, 2, 2, 4, 3, 2, 1, 1, False, False),
    Length(False, 2, 2, 3, 3, 2, 0, 1, False, False),
    Length(False, 2, 2, 3, 3, 1, 0, 1, False, False),
    Length(False, 2, 1, 3, 2, 1, 0, 1, False, False),
    Length(False, 1, 1, 2, 2, 1, 0, 1, False, False),
)
"""From everything to what must be said. Each is at most as long as the one before."""


def left_out(length: Length, words: Wording) -> tuple[str, ...]:
    """What a length leaves out, a short phrase each, for the outline."""
    fullest = LENGTHS[0]
    told = (
        (length.addresses < fullest.addresses, words.text("full addresses of the sources")),
        (length.sentences < fullest.sentences, words.text("longer answers to arguments")),
        (length.spoken < fullest.spoken, words.text("some who have spoken")),
        (length.record < fullest.record, words.text("older acts and statements")),
        (length.treaty < fullest.treaty, words.text("the counts of the Convention")),
        (length.quotations < fullest.quotations, words.text("quotations")),
        (length.chart < fullest.chart, words.text("the chart of casualties by state")),
    )
    return tuple(text for cut, text in told if cut)
