"""The worker's part of a book, or of one file a state: a brief at a time, so that other acts take their turn between."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.facts import Facts
    from desktop.dossier.model import Picks
    from desktop.page.book_pdf import Binding, Printing
    from desktop.ui.acts import PrintOrder
    from desktop.wording import Wording


class Work(Protocol):
    """Done step by step, on the worker. total: steps before the last, which is `finish`."""

    total: int

    def advance(self) -> int:
        """Make one more brief; how many are made. Raises UserError."""
        ...

    def finish(self) -> Path:
        """Have what was made on the disk: where. Raises UserError."""
        ...


class BookWork:
    """One file, written whole at the end."""

    def __init__(self, facts: Facts, picks: Picks, words: Wording, order: PrintOrder, path: Path) -> None:
        self.total = len(picks.states)
        self._facts, self._picks, self._words, self._order, self._path = facts, picks, words, order, path
        self._made = BytesIO()
        self._binding: Binding | None = None

    def advance(self) -> int:
        binding = self._binding or self._begin()
        binding.step()
        return binding.bound

    def finish(self) -> Path:
        from db.files import write_whole

        if self._binding is not None:
            self._binding.close()
        write_whole(self._path, self._made.getvalue())
        return self._path

    def _begin(self) -> Binding:
        from desktop.page.book_pdf import Binding

        self._binding = Binding(
            self._facts, self._picks, self._words, _printing(self._order, self._facts), self._made
        )
        return self._binding


class SplitWork:
    """A file for each state, each written as it is made."""

    def __init__(self, facts: Facts, picks: Picks, words: Wording, order: PrintOrder, folder: Path) -> None:
        self.total = len(picks.states)
        self._facts, self._picks, self._words, self._order, self._folder = facts, picks, words, order, folder
        self._written: Iterator[Path] | None = None
        self._done = 0

    def advance(self) -> int:
        from desktop.page.book_pdf import write_split

        if self._written is None:
            printing = _printing(self._order, self._facts)
            self._written = write_split(self._facts, self._picks, self._words, printing, self._folder)
        next(self._written)
        self._done += 1
        return self._done

    def finish(self) -> Path:
        return self._folder


def _printing(order: PrintOrder, facts: Facts) -> Printing:
    from desktop.brief.template import Kind, usual_template
    from desktop.page.book_pdf import Printing
    from desktop.page.styles import Paper

    wanted = order.brief(facts)
    if wanted.template.kind is not Kind.STATE:  # a book is of briefs on a state each
        wanted = replace(wanted, template=usual_template(wanted.audience))
    return Printing(Paper[order.paper.upper()], wanted)
