"""The whole way from facts to a book of briefs, or to one file a state."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from db.files import make_folder, write_whole
from desktop.brief.book import BookEntry, book_entry, book_words
from desktop.brief.file_names import document_name
from desktop.brief.heads import head_of
from desktop.brief.matter import Matter
from desktop.brief.order import Order
from desktop.brief.pictures import NOTHING_TOLD
from desktop.dossier.assemble import assemble, names_of
from desktop.page.book import Book
from desktop.page.brief_pdf import arranged_brief, make_pdf
from desktop.page.render import LIKELY, ONE_AT_A_TIME, Paper, undisturbed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from db.facts import Facts
    from db.records import StateCode
    from desktop.dossier.model import Dossier, Picks
    from desktop.page.brief_pdf import MadeBrief
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class Printing:
    """How briefs are made: see `make_pdf`."""

    paper: Paper = Paper.A4
    order: Order = field(default_factory=Order)


@dataclass(frozen=True, slots=True)
class Document:
    """One document to make: on these picks (see `desktop.brief.subject`), in this way. key: for its file's name."""

    picks: Picks
    order: Order
    key: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a document came out. shortened: it does not say all that its template could. pages: without those of the sources alone. most: the template's."""

    title: str
    shortened: bool
    pages: int
    most: int


class Binding:
    """Documents bound in one PDF, a step each: `step` until `done`, then `close`.

    First those of `before`, then a brief on each of the picked states. What is drawn is written to `out` at once.
    Same input, same bytes. named: the set that the states are, in words.
    Raises UnknownName for a state or meeting that the facts do not know, ValueError if there is no document.
    """

    def __init__(
        self,
        facts: Facts,
        picks: Picks,
        words: Wording,
        printing: Printing,
        out: BinaryIO,
        named: str = "",
        *,
        before: Sequence[Document] = (),
    ) -> None:
        if not picks.states and not before:
            raise ValueError("a book needs at least one state")
        self._facts, self._words, self._printing = facts, words, printing
        briefs = (Document(replace(picks, states=(code,)), printing.order) for code in picks.states)
        self._documents = (*before, *briefs)
        self._number, self._likely = 0, LIKELY
        self._outcomes: list[Outcome] = []
        every = assemble(facts, picks)
        others = [_entry(facts, document, words) for document in before]
        entries = [book_entry(replace(every, states=(state,)), words) for state in every.states]
        names = tuple(entry.state for entry in entries or others)
        order = printing.order
        said = book_words(every, names, words, order.organisation, named, order.audience)
        everyone = {str(code): every.names[code] for code in facts.states}
        self._page_label = said.page_label
        self._book = Book(said, [*others, *entries], everyone, printing.paper, out, order.house)

    @property
    def total(self) -> int:
        """How many documents there will be."""
        return len(self._documents)

    @property
    def bound(self) -> int:
        """How many there are."""
        return self._number

    @property
    def done(self) -> bool:
        return self._number == self.total

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """How those came out that are bound."""
        return tuple(self._outcomes)

    def step(self) -> None:
        """Bind the next document."""
        document = self._documents[self._number]
        with ONE_AT_A_TIME, undisturbed():
            brief, arranged, level = arranged_brief(
                assemble(self._facts, document.picks),
                self._words,
                self._printing.paper,
                document.order,
                self._page_label,
                self._likely,
            )
            self._book.add(brief, arranged)
        most = document.order.template.pages
        self._outcomes.append(Outcome(brief.title, level > 0, arranged.limited, most))
        if document.order.template == self._printing.order.template:
            self._likely = level
        self._number += 1

    def close(self) -> None:
        """Write cover, contents, index and the file's end."""
        with ONE_AT_A_TIME:
            self._book.close()


def _entry(facts: Facts, document: Document, words: Wording) -> BookEntry:
    """The line of the contents for a document that is not on one state: its title, and what it is."""
    matter = Matter(
        assemble(facts, document.picks), words, lambda _: NOTHING_TOLD, named=document.order.named
    )
    template = document.order.template
    return BookEntry(head_of(template.kind, matter).title, template.title_in(words))


def dossier_of(facts: Facts, picks: Picks, code: StateCode) -> Dossier:
    """Of one of the picked states alone."""
    return assemble(facts, replace(picks, states=(code,)))


def one_brief(facts: Facts, picks: Picks, code: StateCode, words: Wording, printing: Printing) -> MadeBrief:
    """The brief on one of the picked states as a file of its own: as if only it were picked."""
    return make_pdf(dossier_of(facts, picks, code), words, printing.paper, printing.order)


def documents_of(facts: Facts, picks: Picks, printing: Printing) -> tuple[Document, ...]:
    """A document for each of the picked states, whose keys are their names."""
    names = names_of(facts, picks.language)
    return tuple(
        Document(replace(picks, states=(code,)), printing.order, names[code]) for code in picks.states
    )


def write_split(
    facts: Facts, picks: Picks, words: Wording, printing: Printing, folder: Path
) -> Iterator[Path]:
    """One file a state in the folder, each whole or not there: their paths, as they are written.

    The folder is made if it is not there. Raises UserError, saying what is in the way.
    """
    documents = documents_of(facts, picks, printing)
    return (path for path, _ in write_documents(facts, documents, words, printing.paper, folder))


def write_documents(
    facts: Facts, documents: Sequence[Document], words: Wording, paper: Paper, folder: Path
) -> Iterator[tuple[Path, MadeBrief]]:
    """One file a document, as `write_split`."""
    make_folder(folder)
    for document in documents:
        made = make_pdf(assemble(facts, document.picks), words, paper, document.order)
        order, day = document.order, document.picks.as_of
        path = folder / document_name(order.template.kind, document.key, day, order.audience)
        write_whole(path, made.pdf)
        yield path, made
