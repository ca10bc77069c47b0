"""`minebrief book`: documents bound in one PDF, or one file each; the same pages as the window makes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from db.errors import UserError
from db.files import written_whole
from desktop.brief.template import Format, Kind
from desktop.command_line.documents import before, documents, tell_shortened, wanted
from desktop.command_line.opening import opened
from desktop.wording import PAGE_LANGUAGES, Wording

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from db.facts import Facts
    from desktop.command_line.documents import Wanted
    from desktop.page.book_pdf import Document


def make_book(options: Namespace) -> int:
    """Write the book, whole or not at all, or the files, and name what was written. Raises UserError."""
    words = Wording(options.lang, PAGE_LANGUAGES)
    with opened(options, read_only=True) as workspace:
        facts = workspace.facts()
        found = wanted(options, workspace, facts, words)
    first = before(options, found, facts, words)
    if options.split:
        briefs = documents(found, facts) if found.picks.states else ()
        return _split(facts, (*first, *briefs), words, options)
    if found.order.template.kind is not Kind.STATE or found.order.template.format is Format.CARD:
        raise UserError(
            "A book binds briefs on states; bind others before them by --with overview, --with issue:NAME or "
            "--with group:NAME."
        )
    return _bind(facts, found, first, words, options)


def _bind(facts: Facts, found: Wanted, first: Sequence[Document], words: Wording, options: Namespace) -> int:
    from desktop.page.book_pdf import Binding, Printing
    from desktop.page.styles import Paper

    printing = Printing(Paper[options.paper.upper()], found.order)
    named = found.named.title if found.named else ""
    with written_whole(options.out) as unfinished, unfinished.open("wb") as out:
        binding = Binding(facts, found.picks, words, printing, out, named, before=first)
        while not binding.done:
            binding.step()
            _tell(binding.bound, binding.total)
        binding.close()
    print(f"Wrote {options.out}")
    tell_shortened(binding.outcomes)
    return 0


def _split(facts: Facts, wished: Sequence[Document], words: Wording, options: Namespace) -> int:
    from desktop.page.book_pdf import Outcome, write_documents
    from desktop.page.styles import Paper

    paper, outcomes = Paper[options.paper.upper()], []
    written = write_documents(facts, wished, words, paper, options.split)
    for document, (_, made) in zip(wished, written, strict=True):
        most = document.order.template.pages
        outcomes.append(Outcome(made.brief.title, bool(made.brief.left_out), made.limited, most))
        _tell(len(outcomes), len(wished))
    print(f"Wrote {len(wished)} {'file' if len(wished) == 1 else 'files'} into {options.split}")
    tell_shortened(outcomes)
    return 0


def _tell(done: int, total: int) -> None:
    """How far it is, for who waits at a terminal."""
    if sys.stderr.isatty():
        print(f"\r{done} of {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
