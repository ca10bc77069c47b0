"""The whole way from facts to a book of briefs, or to one file a state."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from db.files import make_folder, write_whole
from desktop.brief.book import book_entry, book_words
from desktop.brief.file_names import brief_name
from desktop.brief.order import Order
from desktop.dossier.assemble import assemble, names_of
from desktop.page.book import Book
from desktop.page.brief_pdf import arranged_brief, make_pdf
from desktop.page.render import LIKELY, ONE_AT_A_TIME, Paper, undisturbed

if TYPE_CHECKING:
    from collections.abc import Iterator
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


class Binding:
    """The briefs of the picked states bound in one PDF, a step a brief: `step` until `done`, then `close`.

    What is drawn is written to `out` at once. Same input, same bytes. named: the set that the states are, in words.
    Raises UnknownName for a state or meeting that the facts do not know, ValueError if no state is picked.
    """

    def __init__(
        self, facts: Facts, picks: Picks, words: Wording, printing: Printing, out: BinaryIO, named: str = ""
    ) -> None:
        if not picks.states:
            raise ValueError("a book needs at least one state")
        self._facts, self._picks, self._words, self._printing = facts, picks, words, printing
        self._number, self._likely = 0, LIKELY
        every = assemble(facts, picks)
        entries = [book_entry(replace(every, states=(state,)), words) for state in every.states]
        names = tuple(entry.state for entry in entries)
        order = printing.order
        said = book_words(every, names, words, order.organisation, named, order.audience)
        everyone = {str(code): every.names[code] for code in facts.states}
        self._page_label = said.page_label
        self._book = Book(said, entries, everyone, printing.paper, out, printing.order.house)

    @property
    def total(self) -> int:
        """How many briefs there will be."""
        return len(self._picks.states)

    @property
    def bound(self) -> int:
        """How many there are."""
        return self._number

    @property
    def done(self) -> bool:
        return self._number == self.total

    def step(self) -> StateCode:
        """Bind the next brief; whom it is on."""
        code, printing = self._picks.states[self._number], self._printing
        dossier = dossier_of(self._facts, self._picks, code)
        with ONE_AT_A_TIME, undisturbed():
            brief, arranged, self._likely = arranged_brief(
                dossier,
                self._words,
                printing.paper,
                printing.order,
                self._page_label,
                self._likely,
            )
            self._book.add(brief, arranged)
        self._number += 1
        return code

    def close(self) -> None:
        """Write cover, contents, index and the file's end."""
        with ONE_AT_A_TIME:
            self._book.close()


def dossier_of(facts: Facts, picks: Picks, code: StateCode) -> Dossier:
    """Of one of the picked states alone."""
    return assemble(facts, replace(picks, states=(code,)))


def one_brief(facts: Facts, picks: Picks, code: StateCode, words: Wording, printing: Printing) -> MadeBrief:
    """The brief on one of the picked states as a file of its own: as if only it were picked."""
    return make_pdf(dossier_of(facts, picks, code), words, printing.paper, printing.order)


def write_split(
    facts: Facts, picks: Picks, words: Wording, printing: Printing, folder: Path
) -> Iterator[Path]:
    """One file a state in the folder, each whole or not there: their paths, as they are written.

    The folder is made if it is not there. Raises UserError, saying what is in the way.
    """
    make_folder(folder)
    for code in picks.states:
        made = one_brief(facts, picks, code, words, printing)
        path = folder / brief_name(
            [names_of(facts, picks.language)[code]], picks.as_of, printing.order.audience
        )
        write_whole(path, made.pdf)
        yield path
