"""From a dossier to a brief: which sections, in which order, at which length.

Sections, order and lengths are those of a template. A brief is composed at a level: 0 says everything, each higher
one less, so that the page can ask for the longest that fits. A section that has nothing to say is absent.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from desktop.brief.blocks import Brief, FigureBlock, Section
from desktop.brief.edits import edits_for, in_order, in_users_words, placed
from desktop.brief.heads import band_words, head_of
from desktop.brief.house import NotesAt
from desktop.brief.inline import bold, joined
from desktop.brief.matter import NOTHING, InternalMatter, Matter
from desktop.brief.order import Order
from desktop.brief.registry import ADDED, build_section
from desktop.brief.template import Part, wrong_audience

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.edits import EditedSection
    from desktop.brief.blocks import Block
    from desktop.brief.length import Length
    from desktop.brief.pictures import FigureWords
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.wording import Wording


def compose(
    dossier: Dossier,
    words: Wording,
    tell: Callable[[Picture], FigureWords],
    order: Order | None = None,
    level: int = 0,
) -> Brief:
    """The brief on the dossier's picks. tell: what a figure says of itself.

    Raises ValueError if no state is picked, UserError for an audience that the template is not for.
    """
    order = order or Order()
    if not dossier.states:
        raise ValueError("a brief needs at least one state: see `desktop.brief.subject`")
    if order.audience not in order.template.audiences:
        raise wrong_audience(order.template, order.audience, words)
    length = order.template.lengths[level]
    apart = (
        order.house.notes is NotesAt.APART
    )  # where notes have pages of their own, to shorten them saves nothing
    matter = _matter(dossier, words, tell, length, order)
    head = head_of(order.template.kind, matter)
    return Brief(
        title=head.title,
        subtitle=head.subtitle,
        organisation=order.organisation,
        house=order.house,
        occasion=head.occasion,
        footer=head.footer,
        notes_title=words.text("Sources"),
        page_label=words.text("Page {page} of {pages}"),
        language=words.language,
        as_of=dossier.as_of,
        key_figures=head.key_figures,
        sections=_number_figures(_sections(matter, order), words),
        sources=dossier.sources,
        audience=order.audience,
        band=band_words(order.audience, words),
        full_addresses=length.addresses or apart,
        notes_closing=words.text(
            "The sources of the facts edition were read up to {day}.",
            day=words.date(dossier.edition.checked_until),
        ),
        short_notes=not (length.titles or apart),
    )


def _matter(
    dossier: Dossier, words: Wording, tell: Callable[[Picture], FigureWords], length: Length, order: Order
) -> Matter:
    """What the sections are built from: anything internal only where the order has it."""
    matter = Matter(dossier, words, tell, length, order.figures, order.named, order.notes)
    if order.confidential is None:
        return matter
    given = {each.name: getattr(matter, each.name) for each in fields(matter)}
    return InternalMatter(**given, confidential=order.confidential)


def _sections(matter: Matter, order: Order) -> tuple[Section, ...]:
    """Those of the template that the audience may see and that have something to say, and the user's own.

    They stand in the order of the template, or in the user's.
    """
    edits = edits_for(matter.dossier, order, matter.words.language)
    parts = {part.key: part for part in (*order.template.parts, *_not_named(order))}
    own = {edited.key: Part(edited.key) for edited in edits.sections if edited.own}
    all_parts = {**parts, **own}
    keys = [key for key in in_order(all_parts, edits.order) if key not in order.without]
    found = (_section(all_parts[key], matter, edits.of(key)) for key in keys)
    sections = tuple(section for section in found if section)
    return placed(sections) if edits.order or own else sections


def _section(part: Part, matter: Matter, edited: EditedSection | None) -> Section | None:
    """What the user wrote there, whatever the length; else what there is to say at that length."""
    words = matter.words
    if edited and edited.own:
        built = NOTHING
    else:
        shown = matter.most(part.key) or edited
        built = (build_section(part.key, matter) if shown else None) or NOTHING
    title = words.text(part.heading) if part.heading else built.title
    if edited:
        blocks = in_users_words(edited, built.blocks, matter.dossier.sources, words)
        return (
            Section(part.key, edited.title or title or edited.heading, blocks, built.place)
            if blocks
            else None
        )
    return Section(part.key, title, built.blocks, built.place) if built.blocks else None


def _not_named(order: Order) -> tuple[Part, ...]:
    """The figures that the user added come last in a template that has no place for them."""
    named = any(part.key == ADDED for part in order.template.parts)
    return () if named else (Part(ADDED),)


def _number_figures(sections: tuple[Section, ...], words: Wording) -> tuple[Section, ...]:
    """Figures numbered in the order in which they stand."""
    number = 0
    numbered = []
    for section in sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if not isinstance(block, FigureBlock):
                blocks.append(block)
                continue
            number += 1
            label = bold(words.text("Fig. {n}.", n=number))
            blocks.append(replace(block, caption=joined([label, block.caption])))
        numbered.append(replace(section, blocks=tuple(blocks)))
    return tuple(numbered)
