"""What a book of briefs says of itself: cover, contents and index, as words. No layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.audience import Audience
from desktop.brief.heads import band_words, footer, issues_title
from desktop.brief.tables import role_title

if TYPE_CHECKING:
    from datetime import date

    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_NAMED = 12
"""States that a cover names; of more it gives the number."""


@dataclass(frozen=True, slots=True)
class BookWords:
    """What stands before and after the briefs.

    holds: whom the book is on. notes: sentences on how to read it. page_label: "{page}" is filled by the page.
    everywhere: for the index, of a state that is named on more pages than one would look up.
    """

    title: str
    organisation: str
    meeting: str
    venue: str
    holds: tuple[str, ...]
    issues: str
    day: str
    notes: tuple[str, ...]
    footer: str
    contents: str
    index: str
    index_note: str
    everywhere: str
    page_label: str
    to_brief: str  # "{state}" and "{page}" are filled by the page
    language: str
    as_of: date
    audience: Audience
    band: str


@dataclass(frozen=True, slots=True)
class BookEntry:
    """A brief in the book: whom it is on, and what that state is first of all."""

    state: str
    standing: str


def book_words(
    dossier: Dossier,
    states: tuple[str, ...],
    words: Wording,
    organisation: str = "",
    named: str = "",
    audience: Audience = Audience.HANDOUT,
) -> BookWords:
    """The words of a book. dossier: of any of its states. states: their names, in order. named: the set they are."""
    meeting = dossier.meeting
    days = words.days(meeting.starts_on, meeting.ends_on)
    known = meeting.printable
    day = words.date(dossier.as_of)
    return BookWords(
        title=book_title(audience, words),
        organisation=organisation,
        meeting=dossier.said(meeting, "name").text,
        venue=words.text("{place}, {days}", place=dossier.said(meeting, "place").text, days=days)
        if known
        else "",
        holds=tuple(filter(None, (named, _holds(states, words)))),
        issues=issues_title(dossier, words),
        day=words.text("Status as of {day}", day=day),
        notes=(
            words.text("Each brief stands alone: its numbers refer to its own sources."),
            words.text("Pages are numbered through the book; the index lists on which each state is named."),
        ),
        footer=footer(dossier, words),
        contents=words.text("Contents"),
        index=words.text("Index of states"),
        index_note=words.text(
            "Pages on which a state is named in the text of a brief; those of its own brief are in bold. Lists of sources, "
            "maps and charts are not counted."
        ),
        everywhere=words.text("and throughout"),
        page_label=words.text("Page {page}"),
        to_brief=words.text("{state}, page {page}"),
        language=words.language,
        as_of=dossier.as_of,
        audience=audience,
        band=band_words(audience, words),
    )


def book_title(audience: Audience, words: Wording) -> str:
    """What the book is called."""
    return (
        words.text("Internal briefing book") if audience is Audience.INTERNAL else words.text("Briefing book")
    )


def book_entry(dossier: Dossier, words: Wording) -> BookEntry:
    """The line of the contents for the dossier's first state."""
    state = dossier.states[0]
    return BookEntry(state.name, role_title(state.roles[0], words))


def _holds(states: tuple[str, ...], words: Wording) -> str:
    if len(states) <= _NAMED:
        return words.listing(states)
    return words.plural("A brief on {n} state", "Briefs on {n} states", len(states))
