"""`minebrief brief`: one document of any template, or one file each; the same pages as the window exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.files import write_whole
from desktop.command_line.documents import documents, one_document, tell_left_out, wanted
from desktop.command_line.opening import opened
from desktop.dossier.assemble import assemble
from desktop.wording import PAGE_LANGUAGES, Wording

if TYPE_CHECKING:
    from argparse import Namespace

    from db.facts import Facts
    from desktop.command_line.documents import Wanted


def make_brief(options: Namespace) -> int:
    """Write the PDF, whole or not at all, and name it; say what it leaves out. Raises UserError."""
    words = Wording(options.lang, PAGE_LANGUAGES)
    with opened(options, read_only=True) as workspace:
        facts = workspace.facts()
        found = wanted(options, workspace, facts, words)
    return _split(options, found, facts, words) if options.split else _one(options, found, facts, words)


def _one(options: Namespace, found: Wanted, facts: Facts, words: Wording) -> int:
    from desktop.page.brief_pdf import make_pdf
    from desktop.page.styles import Paper

    document = one_document(found, facts)
    dossier = assemble(facts, document.picks)
    made = make_pdf(dossier, words, Paper[options.paper.upper()], document.order)
    write_whole(options.out, made.pdf)
    print(f"Wrote {options.out}")
    tell_left_out(made, document.order.template.pages)
    return 0


def _split(options: Namespace, found: Wanted, facts: Facts, words: Wording) -> int:
    from desktop.page.book_pdf import write_documents
    from desktop.page.styles import Paper

    wished = documents(found, facts)
    for path, made in write_documents(facts, wished, words, Paper[options.paper.upper()], options.split):
        tell_left_out(made, found.order.template.pages, [path.name])
    print(f"Wrote {len(wished)} {'file' if len(wished) == 1 else 'files'} into {options.split}")
    return 0
