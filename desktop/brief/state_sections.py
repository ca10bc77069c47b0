"""The sections of a brief on states: each a function from the matter to what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.records import Ask, Issue, Role
from desktop.brief import tables
from desktop.brief.blocks import Listing, Paragraph, Place
from desktop.brief.duties import obligations
from desktop.brief.inline import bold, cited, joined, plain, told
from desktop.brief.matter import NOTHING, Built
from desktop.brief.names import capital, sentence_name
from desktop.brief.opening import opening
from desktop.brief.pictures import figure_block, side_pictures, wide_pictures
from desktop.brief.quotes import quotes
from desktop.brief.why import treaty_today, why

if TYPE_CHECKING:
    from db.records import Recommendation
    from desktop.brief.blocks import Block, Inline
    from desktop.brief.matter import Matter
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.wording import Wording

_NAMED = 3
_ROLES_BESIDE_FIGURES = 4


def opened(matter: Matter) -> Built:
    """The first words to one state."""
    if matter.one is None:
        return NOTHING
    return Built(*opening(matter.dossier, matter.one, matter.words), Place.MAIN)


def asks(matter: Matter) -> Built:
    """What we ask: of one state its own asks, of several a line a role."""
    title = matter.words.text("What we ask")
    if matter.one:
        items = one_by_one(matter.dossier, matter.one)[: matter.most("asks")]
        blocks = (Listing(items, numbered=True),) if items else ()
    else:
        blocks = _asks_by_role(matter.dossier, matter.words, matter.most("asks", "per_role"))
    return Built(title, blocks, Place.MAIN)


def one_by_one(dossier: Dossier, state: StateDossier) -> tuple[Inline, ...]:
    """What we ask of one state."""
    return tuple(_ask(ask, dossier) for ask in dossier.asks[state.code])


def standings(matter: Matter) -> Built:
    """Where several states stand."""
    if matter.one:
        return NOTHING
    return Built(matter.words.text("Where they stand"), tables.standings(matter.dossier, matter.words))


def reasons(matter: Matter) -> Built:
    """Why it matters, a paragraph an issue."""
    told = why(matter.dossier, matter.words, matter.most("why"))
    blocks = tuple(Paragraph(text) for text in told)
    return Built(matter.words.text("Why it matters"), blocks, _beside(matter.dossier))


def quotations(matter: Matter) -> Built:
    """Language to quote."""
    found = quotes(matter.dossier, matter.words, most=matter.most("quotes"))
    return Built(matter.words.text("Language to quote"), found, _beside(matter.dossier))


def figures(matter: Matter) -> Built:
    """The map and the world's casualties, beside the text."""
    pictures = side_pictures(matter.dossier)
    blocks = tuple(figure_block(each, matter.dossier, matter.words, matter.tell) for each in pictures)
    return Built("", blocks, Place.SIDE)


def arguments(matter: Matter) -> Built:
    """What one may hear and can answer."""
    table = tables.arguments(
        matter.dossier.arguments,
        matter.dossier,
        matter.words,
        matter.most("arguments"),
        matter.most("arguments", "sentences"),
    )
    return Built(matter.words.text("Answering their arguments"), table)


def spoken(matter: Matter) -> Built:
    """Who objected and who spoke."""
    return Built(*tables.spoken(matter.dossier, matter.words, matter.most("spoken")))


def duties(matter: Matter) -> Built:
    """One state's duties, or what is on record of one that has none."""
    state, words = matter.one, matter.words
    if state is None:
        return NOTHING
    bound = state.mbt.status.in_force
    title = words.text("Duties and where they stand") if bound else words.text("What is on record")
    return Built(title, obligations(matter.dossier, state, words))


def record(matter: Matter) -> Built:
    """What one state said and did."""
    state, words = matter.one, matter.words
    if state is None:
        return NOTHING
    title = words.text("What {state} has said and done", state=sentence_name(state.name, words))
    return Built(title, tables.record(matter.dossier, state, words, matter.most("record")))


def chart(matter: Matter) -> Built:
    """Casualties by year, of one state or of so many that each has room."""
    dossier, words, state = matter.dossier, matter.words, matter.one
    if state is None and len(dossier.states) > tables.ROOM_FOR_ROWS:
        return NOTHING
    title = (
        words.text("Casualties in {state}", state=sentence_name(state.name, words))
        if state
        else words.text("Casualties by state")
    )
    pictures = wide_pictures(dossier)
    return Built(title, tuple(figure_block(each, dossier, words, matter.tell) for each in pictures))


def treaty(matter: Matter) -> Built:
    """The Convention's counts; left to the reasons where universalization is picked."""
    dossier, words = matter.dossier, matter.words
    if Issue.UNIVERSALIZATION in dossier.picks.issues:
        return NOTHING
    title = words.text("The Convention on {day}", day=words.date(dossier.as_of))
    return Built(title, (Paragraph(treaty_today(dossier, words)),))


def added(matter: Matter) -> Built:
    """The figures that the user added, with the brief's states marked."""
    dossier, words = matter.dossier, matter.words
    codes = tuple(state.code for state in dossier.states)
    shown = (replace(figure, states=codes) for figure in matter.figures)
    blocks = tuple(figure_block(figure, dossier, words, matter.tell) for figure in shown)
    return Built(words.text("Further figures"), blocks)


def notes(matter: Matter) -> Built:
    """The user's notes that may stand on a handout, on the brief's states and on facts about them."""
    codes = {state.code for state in matter.dossier.states}
    chosen = [note for note in matter.notes if codes & set(note.subject.states)][: matter.most("notes")]
    items = tuple(note_item(note.subject.title, note.text) for note in chosen)
    return Built(matter.words.text("Notes"), (Listing(items),) if items else ())


def note_item(title: str, text: str) -> Inline:
    """A note with what it is about before it."""
    said = plain(" ".join(text.split()))
    return joined([bold(f"{title}:"), said]) if title else said


def _beside(dossier: Dossier) -> Place:
    """Where reasons and quotations stand: beside the figures, unless opening and asks alone are as tall as these.

    A contested box is, and so are many to ask.
    """
    if len(dossier.states) == 1:
        full = dossier.states[0].roles[0] is Role.CLAIMS_SUSPENSION
    else:
        full = len(tables.by_lead_role(dossier)) > _ROLES_BESIDE_FIGURES
    return Place.WIDE if full else Place.MAIN


def _asks_by_role(dossier: Dossier, words: Wording, most: int) -> tuple[Block, ...]:
    """One line a role: whom we ask, and the asks that all of them share, else the first one's."""
    items = []
    for role, states in tables.by_lead_role(dossier).items():
        shared = [a for a in dossier.asks[states[0].code] if all(a in dossier.asks[s.code] for s in states)]
        chosen = (shared or list(dossier.asks[states[0].code]))[:most]
        if not chosen:
            continue
        whom = (
            words.listing([s.name for s in states])
            if len(states) <= _NAMED
            else _role_count(role, states, words)
        )
        items.append(
            joined([bold(words.text("{whom}:", whom=capital(whom))), *(_ask(ask, dossier) for ask in chosen)])
        )
    return (Listing(tuple(items)),) if items else ()


def _role_count(role: Role, states: list[StateDossier], words: Wording) -> str:
    return words.plural(
        "{role} ({n} state)", "{role} ({n} states)", len(states), role=tables.role_title(role, words)
    )


def _ask(ask: Ask | Recommendation, dossier: Dossier) -> Inline:
    said = dossier.said(ask, "text" if isinstance(ask, Ask) else "recommendation")
    return cited(told(said), ask.citations)
