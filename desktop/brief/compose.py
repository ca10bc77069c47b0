"""From a dossier to a brief: which sections, in which order, at which length.

A brief is composed at a level: 0 says everything, each higher one less, so that the page can ask for
the longest that fits. A section that has nothing to say is absent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.records import Ask, Issue, Role
from desktop.brief import tables
from desktop.brief.blocks import Brief, FigureBlock, Listing, Paragraph, Place, Section
from desktop.brief.duties import obligations
from desktop.brief.inline import bold, cited, joined
from desktop.brief.key_figures import key_figures
from desktop.brief.length import LENGTHS, left_out
from desktop.brief.names import capital, sentence_name
from desktop.brief.opening import opening
from desktop.brief.pictures import FigureWords, figure_block, side_pictures, wide_pictures
from desktop.brief.quotes import quotes
from desktop.brief.why import treaty_today, why
from desktop.titles import issue_in_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.records import Recommendation
    from desktop.brief.blocks import Block, Inline
    from desktop.brief.length import Length
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.dossier.picture import Picture
    from desktop.wording import Wording

LEVELS = len(LENGTHS)
"""Lengths there are: level 0 to LEVELS - 1."""

_NAMED = 3
_NAMED_ISSUES = 4
_LONGEST_TITLE = 60  # characters that one line holds
_ROLES_BESIDE_FIGURES = 4


def compose(
    dossier: Dossier,
    words: Wording,
    tell: Callable[[Picture], FigureWords],
    organisation: str = "",
    level: int = 0,
    without: frozenset[str] = frozenset(),
    figures: tuple[Picture, ...] = (),
) -> Brief:
    """The brief on the dossier's picks.

    tell: what a figure says of itself. without: keys of sections to leave out.
    figures: to add to those of the brief's own; they mark its states.

    Raises ValueError if no state is picked.
    """
    if not dossier.states:
        raise ValueError("a brief needs at least one state")
    length = LENGTHS[level]
    every = (*_sections(dossier, words, tell, length), _added(figures, dossier, words, tell))
    sections = tuple(s for s in every if s.blocks and s.key not in without)
    return Brief(
        title=_title(dossier, words),
        subtitle=_subtitle(dossier, words),
        organisation=organisation,
        occasion=_occasion(dossier, words),
        footer=footer(dossier, words),
        notes_title=words.text("Sources"),
        page_label=words.text("Page {page} of {pages}"),
        language=words.language,
        as_of=dossier.as_of,
        key_figures=key_figures(dossier, words),
        sections=_number_figures(sections, words),
        sources=dossier.sources,
        left_out=left_out(length, words),
        full_addresses=length.addresses,
    )


def _sections(
    dossier: Dossier, words: Wording, tell: Callable[[Picture], FigureWords], length: Length
) -> Iterator[Section]:
    one = dossier.states[0] if len(dossier.states) == 1 else None
    if one:
        title, blocks = opening(dossier, one, words)
        yield Section("opening", title, blocks, Place.MAIN)
    yield Section("asks", words.text("What we ask"), _asks(dossier, words, length), Place.MAIN)
    if not one:
        yield Section("standings", words.text("Where they stand"), tables.standings(dossier, words))
    reasons = tuple(Paragraph(text) for text in why(dossier, words, length.reasons))
    beside = Place.WIDE if _fills_the_column(dossier) else Place.MAIN
    yield Section("why", words.text("Why it matters"), reasons, beside)
    spoken = quotes(dossier, words, most=length.quotations)
    yield Section("quotes", words.text("Language to quote"), spoken, beside)
    side = tuple(figure_block(picture, dossier, words, tell) for picture in side_pictures(dossier))
    yield Section("figures", "", side, Place.SIDE)
    yield Section(
        "arguments", words.text("Answering their arguments"), tables.arguments(dossier, words, length)
    )
    yield Section("spoken", *tables.spoken(dossier, words, length))
    if one:
        yield from _about_one(dossier, one, words, tell, length)
    elif length.chart and len(dossier.states) <= tables.ROOM_FOR_ROWS:
        yield Section("state-chart", words.text("Casualties by state"), _wide_figures(dossier, words, tell))
    if length.treaty and Issue.UNIVERSALIZATION not in dossier.picks.issues:  # else said among the reasons
        day = words.date(dossier.as_of)
        today = (Paragraph(treaty_today(dossier, words)),)
        yield Section("treaty", words.text("The Convention on {day}", day=day), today)


def _fills_the_column(dossier: Dossier) -> bool:
    """Whether opening and asks alone are as tall as the figures beside them: a contested box, or many to ask."""
    if len(dossier.states) == 1:
        return dossier.states[0].roles[0] is Role.CLAIMS_SUSPENSION
    return len(tables.by_lead_role(dossier)) > _ROLES_BESIDE_FIGURES


def _about_one(
    dossier: Dossier,
    state: StateDossier,
    words: Wording,
    tell: Callable[[Picture], FigureWords],
    length: Length,
) -> Iterator[Section]:
    name = sentence_name(state.name, words)
    bound = state.mbt.status.in_force
    title = words.text("Duties and where they stand") if bound else words.text("What is on record")
    yield Section("obligations", title, obligations(dossier, state, words))
    record = tables.record(dossier, state, words, length)
    yield Section("record", words.text("What {state} has said and done", state=name), record)
    figures = _wide_figures(dossier, words, tell) if length.chart else ()
    yield Section("state-chart", words.text("Casualties in {state}", state=name), figures)


def _asks(dossier: Dossier, words: Wording, length: Length) -> tuple[Block, ...]:
    if len(dossier.states) == 1:
        items = tuple(_ask(ask) for ask in dossier.asks[dossier.states[0].code])
        return (Listing(items, numbered=True),) if items else ()
    return _asks_by_role(dossier, words, length)


def _asks_by_role(dossier: Dossier, words: Wording, length: Length) -> tuple[Block, ...]:
    """One line a role: whom we ask, and the asks that all of them share, else the first one's."""
    items = []
    for role, states in tables.by_lead_role(dossier).items():
        shared = [a for a in dossier.asks[states[0].code] if all(a in dossier.asks[s.code] for s in states)]
        chosen = (shared or list(dossier.asks[states[0].code]))[: length.asks]
        if not chosen:
            continue
        whom = (
            words.listing([s.name for s in states])
            if len(states) <= _NAMED
            else _role_count(role, states, words)
        )
        items.append(
            joined([bold(words.text("{whom}:", whom=capital(whom))), *(_ask(ask) for ask in chosen)])
        )
    return (Listing(tuple(items)),) if items else ()


def _role_count(role: Role, states: list[StateDossier], words: Wording) -> str:
    return words.plural(
        "{role} ({n} state)", "{role} ({n} states)", len(states), role=tables.role_title(role, words)
    )


def _ask(ask: Ask | Recommendation) -> Inline:
    if isinstance(ask, Ask):
        return cited(ask.text, ask.sources)
    return cited(ask.recommendation, ask.sources)


def _wide_figures(
    dossier: Dossier, words: Wording, tell: Callable[[Picture], FigureWords]
) -> tuple[Block, ...]:
    return tuple(figure_block(picture, dossier, words, tell) for picture in wide_pictures(dossier))


def _added(
    figures: tuple[Picture, ...], dossier: Dossier, words: Wording, tell: Callable[[Picture], FigureWords]
) -> Section:
    codes = tuple(state.code for state in dossier.states)
    shown = (replace(figure, states=codes) for figure in figures)
    blocks = tuple(figure_block(figure, dossier, words, tell) for figure in shown)
    return Section("added", words.text("Further figures"), blocks)


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
    if meeting.ends_on < dossier.as_of:
        return words.text(
            "Briefing note · after the {meeting} ({place}, {days})",
            meeting=meeting.name,
            place=meeting.place,
            days=words.days(meeting.starts_on, meeting.ends_on),
        )
    if not meeting.printable:
        return words.text("Briefing note · {meeting}", meeting=meeting.name)
    return words.text(
        "Briefing note · {meeting} · {place}, {days}",
        meeting=meeting.name,
        place=meeting.place,
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
