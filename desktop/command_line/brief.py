"""`minebrief brief`: the same pages as the window exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.files import write_whole
from desktop.command_line.audience import template_of, words_for
from desktop.command_line.house import organisation_of
from desktop.command_line.opening import opened
from desktop.command_line.states import codes_of
from desktop.dossier.assemble import assemble
from desktop.dossier.meetings import next_meeting
from desktop.dossier.model import Picks
from desktop.dossier.picture import Picture
from desktop.wording import PAGE_LANGUAGES, Wording

if TYPE_CHECKING:
    from argparse import Namespace


def make_brief(options: Namespace) -> int:
    """Write the PDF, whole or not at all, and name it. Raises UserError."""
    template, audience = template_of(options)
    with opened(options, read_only=True) as workspace:
        facts = workspace.facts()
        own = words_for(workspace, audience)
        organisation, house = organisation_of(options, workspace)
    picks = Picks(
        states=codes_of(facts, options.states),
        issues=tuple(dict.fromkeys(options.issues)),
        as_of=options.as_of,
        meeting=options.meeting or next_meeting(facts, options.as_of).meeting,
        language=options.lang,
    )
    dossier = assemble(facts, picks)
    from desktop.brief.order import Order
    from desktop.page.brief_pdf import make_pdf
    from desktop.page.styles import Paper

    figures = tuple(map(Picture, dict.fromkeys(options.figures)))
    order = Order(
        template,
        organisation=organisation,
        figures=figures,
        house=house,
        notes=own.notes,
        confidential=own.confidential,
    )
    made = make_pdf(dossier, Wording(options.lang, PAGE_LANGUAGES), Paper[options.paper.upper()], order)
    write_whole(options.out, made.pdf)
    print(f"Wrote {options.out}")
    return 0
