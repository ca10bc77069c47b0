"""From a dossier to a brief: which sections, in which order, at which length.

Sections, order and lengths are those of a template. A brief is composed at a level: 0 says everything, each higher
one less, so that the page can ask for the longest that fits. A section that has nothing to say is absent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.brief.blocks import Brief, FigureBlock, Section
from desktop.brief.inline import bold, joined
from desktop.brief.key_figures import key_figures
from desktop.brief.matter import Matter
from desktop.brief.names import capital
from desktop.brief.order import Order
from desktop.brief.registry import ADDED, sections_for
from desktop.brief.template import Part
from desktop.titles import issue_in_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.brief.blocks import Block
    from desktop.brief.pictures import FigureWords
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.wording import Wording

_NAMED_ISSUES = 4
_LONGEST_TITLE = 60  # characters that one line holds


def compose(
    dossier: Dossier,
    words: Wording,
    tell: Callable[[Picture], FigureWords],
    order: Order | None = None,
    level: int = 0,
) -> Brief:
    """The brief on the dossier's picks. tell: what a figure says of itself.

    Raises ValueError if no state is picked, and for an audience that the template is not for.
    """
    order = order or Order()
    if not dossier.states:
        raise ValueError("a brief needs at least one state")
    if order.audience not in order.template.audiences:
        raise ValueError(f"the template {order.template.title!r} is not for {order.audience}")
    length = order.template.lengths[level]
    matter = Matter(dossier, words, tell, length, order.figures, order.named)
    sections, left_out = _sections(matter, order)
    return Brief(
        title=_title(dossier, words),
        subtitle=_subtitle(dossier, words),
        organisation=order.organisation,
        house=order.house,
        occasion=_occasion(dossier, words),
        footer=footer(dossier, words),
        notes_title=words.text("Sources"),
        page_label=words.text("Page {page} of {pages}"),
        language=words.language,
        as_of=dossier.as_of,
        key_figures=key_figures(dossier, words),
        sections=_number_figures(sections, words),
        sources=dossier.sources,
        audience=order.audience,
        left_out=left_out if length.addresses else (words.text("full addresses of the sources"), *left_out),
        full_addresses=length.addresses,
        notes_closing=words.text(
            "The sources of the facts edition were read up to {day}.",
            day=words.date(dossier.edition.checked_until),
        ),
    )


def _sections(matter: Matter, order: Order) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Those of the template that the audience may see and that have something to say; and what they left out."""
    known, words = sections_for(order.audience), matter.words
    sections, left_out = [], []
    for part in (*order.template.parts, *_not_named(order)):
        if part.key in order.without or part.key not in known:
            continue
        heading = words.text(part.heading) if part.heading else ""
        build = known[part.key].build
        if matter.most(part.key):
            built = build(matter)
            left_out.extend(built.left_out)
            if built.blocks:
                sections.append(Section(part.key, heading or built.title, built.blocks, built.place))
        elif (whole := build(matter.whole())).blocks:
            title = heading or whole.title
            left_out.append(words.text("the section “{title}”", title=title))
    return tuple(sections), tuple(left_out)


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


def _title(dossier: Dossier, words: Wording) -> str:
    names = [state.name for state in dossier.states]
    named = words.listing(names)
    if len(names) == 1 or len(named) <= _LONGEST_TITLE:
        return named
    return words.plural("{n} state", "{n} states", len(names))


def _subtitle(dossier: Dossier, words: Wording) -> str:
    issues, day = issues_title(dossier, words), words.date(dossier.as_of)
    return words.text("{issues} · status as of {day}", issues=issues, day=day)


def issues_title(dossier: Dossier, words: Wording) -> str:
    """The picked issues, or how many they are."""
    picked = dossier.picks.issues
    if len(picked) > _NAMED_ISSUES:
        return words.plural("{n} issue", "{n} issues", len(picked))
    return capital(words.listing([issue_in_title(issue, words) for issue in picked]))


def _occasion(dossier: Dossier, words: Wording) -> str:
    meeting = dossier.meeting
    name, place = dossier.said(meeting, "name").text, dossier.said(meeting, "place").text
    if meeting.ends_on < dossier.as_of:
        return words.text(
            "Briefing note · after the {meeting} ({place}, {days})",
            meeting=name,
            place=place,
            days=words.days(meeting.starts_on, meeting.ends_on),
        )
    if not meeting.printable:
        return words.text("Briefing note · {meeting}", meeting=name)
    return words.text(
        "Briefing note · {meeting} · {place}, {days}",
        meeting=name,
        place=place,
        days=words.days(meeting.starts_on, meeting.ends_on),
    )


def footer(dossier: Dossier, words: Wording) -> str:
    """What stands at the foot of each page: how far the facts go."""
    return words.text(
        "Boundaries and names shown do not imply endorsement. Facts edition {edition}, as of {day}; facts checked until "
        "{checked}.",
        edition=dossier.edition.number,
        day=words.date(dossier.as_of),
        checked=words.date(dossier.edition.checked_until),
    )
