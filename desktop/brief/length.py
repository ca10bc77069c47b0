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
    sentences: of each answer to an argument. treaty, chart: whether these sections are there.
    """

    addresses: bool
    arguments: int
    sentences: int
    spoken: int
    record: int
    reasons: int
    quotations: int
    treaty: bool
    chart: bool


LENGTHS = (
    Length(
        True, arguments=3, sentences=9, spoken=12, record=10, reasons=9, quotations=2, treaty=True, chart=True
    ),
    Length(
        False,
        arguments=3,
        sentences=9,
        spoken=12,
        record=10,
        reasons=9,
        quotations=2,
        treaty=True,
        chart=True,
    ),
    Length(
        False, arguments=3, sentences=3, spoken=8, record=7, reasons=5, quotations=2, treaty=True, chart=True
    ),
    Length(
        False, arguments=3, sentences=2, spoken=7, record=5, reasons=4, quotations=2, treaty=False, chart=True
    ),
    Length(
        False, arguments=3, sentences=2, spoken=6, record=4, reasons=3, quotations=1, treaty=False, chart=True
    ),
    Length(
        False, arguments=3, sentences=1, spoken=5, record=4, reasons=2, quotations=1, treaty=False, chart=True
    ),
    Length(
        False,
        arguments=2,
        sentences=1,
        spoken=5,
        record=3,
        reasons=2,
        quotations=1,
        treaty=False,
        chart=False,
    ),
    Length(
        False,
        arguments=1,
        sentences=1,
        spoken=3,
        record=2,
        reasons=1,
        quotations=1,
        treaty=False,
        chart=False,
    ),
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
        (length.quotations < fullest.quotations, words.text("a second quotation")),
        (length.chart < fullest.chart, words.text("the chart of casualties by state")),
    )
    return tuple(text for cut, text in told if cut)
