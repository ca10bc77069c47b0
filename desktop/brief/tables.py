"""The tables of a brief: arguments and answers, who has spoken, what a state said and owes, where several stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Form, Issue, Role, Stance
from desktop.brief.blocks import Block, Column, Table
from desktop.brief.evidence import RECENT, status_sources
from desktop.brief.inline import (
    bold,
    cited,
    cited_each,
    filled,
    in_row,
    joined,
    plain,
    quoted,
    sentences,
    told,
)
from desktop.brief.names import alphabetical
from desktop.brief.opening import vote_sentences
from desktop.brief.remarks import remarked, status_remarked
from desktop.brief.why import issues_in_order
from desktop.dossier.casualties import newest_comparable
from desktop.dossier.languages import Said
from desktop.dossier.names import alphabetical as sort_key
from desktop.dossier.roles import SPOKEN
from desktop.dossier.stance import act_against
from desktop.titles import ballot_title, form_title, issue_in_title, status_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from db.records import Argument, Citation, Position, SourceId
    from desktop.brief.blocks import Inline
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.wording import Wording

_MOST_NAMED = 60
ROOM_FOR_ROWS = 14
"""States that a table of their own rows has room for; more are listed by role."""


def arguments(
    found: Sequence[Argument], dossier: Dossier, words: Wording, most: int, length: int
) -> tuple[Block, ...]:
    """What one may hear and can answer: at most so many arguments, each answer of at most `length` sentences."""
    if not found:
        return ()
    rows = tuple(
        (
            filled(words.text("“{claim}”"), claim=told(dossier.said(a, "claim"))),
            cited(told(_shortened(dossier.said(a, "answer"), length)), a.citations, most=2),
        )
        for a in found[:most]
    )
    claim, answer = (3, 7) if length > 2 else (4, 6)
    columns = (Column(words.text("You may hear"), claim), Column(words.text("You can answer"), answer))
    return (Table(columns, rows, words.text("Arguments one may hear, each with an answer.")),)


def _shortened(said: Said, most: int) -> Said:
    return Said(in_row(sentences(said.text)[:most]), said.language)


def spoken(dossier: Dossier, words: Wording, most: int) -> tuple[str, tuple[Block, ...]]:
    """Who objected, who spoke, on each picked issue, by form; the title says so where the table holds a part only."""
    rows = _spoken_rows(dossier, words)
    if not rows:
        return "", ()
    cut = len(rows) > most
    title = words.text("Who has spoken, among others") if cut else words.text("Who has spoken")
    columns = (Column(words.text("Form"), 3), Column(words.text("States"), 7))
    table = Table(columns, tuple(rows[:most]), words.text("States that have spoken, by form."))
    return title, (table,)


def _spoken_rows(dossier: Dossier, words: Wording) -> list[tuple[Inline, ...]]:
    return [
        row
        for issue in issues_in_order(dossier)
        for row in _spoken_on(dossier, issue, _forms_to_list(dossier, issue), words)
    ]


def _forms_to_list(dossier: Dossier, issue: Issue) -> tuple[Form, ...]:
    """Words at Meetings; on the suspension the written acts too, unless the contested box has named them."""
    boxed = len(dossier.states) == 1 and dossier.states[0].roles[0] is Role.CLAIMS_SUSPENSION
    written = _WRITTEN_ORDER if issue is Issue.SUSPENSION and not boxed else ()
    return (*written, *(form for form in Form if form in SPOKEN))


def _spoken_on(
    dossier: Dossier, issue: Issue, forms: tuple[Form, ...], words: Wording
) -> Iterator[tuple[Inline, ...]]:
    said = [p for p in dossier.world.positions if p.issue is issue and p.actor in dossier.world.standings]
    against = (Stance.OBJECTS, Stance.CONCERNED, Stance.SUPPORTS)
    for form in forms:
        for stances, heading in (
            (against, form_title(form, words)),
            (
                (Stance.DEFENDS, Stance.CLAIMS),
                words.text("{form}, in its defence", form=form_title(form, words)),
            ),
        ):
            acts = [p for p in said if p.form is form and p.stance in stances]
            if acts and not (form in _WRITTEN_ORDER and stances is not against):
                names = words.listing(alphabetical({dossier.names[p.actor] for p in acts}))
                label = heading if issue is Issue.SUSPENSION else _on_issue(heading, issue, words)
                yield plain(label), cited_each(names, dict.fromkeys(s for p in acts for s in p.citations[:1]))


_WRITTEN_ORDER = (Form.FORMAL_OBJECTION, Form.NOTE_VERBALE, Form.COMMUNICATION)


def _on_issue(heading: str, issue: Issue, words: Wording) -> str:
    return words.text(
        "On {issue}: {form}", issue=issue_in_title(issue, words), form=heading[:1].lower() + heading[1:]
    )


def record(dossier: Dossier, state: StateDossier, words: Wording, most: int) -> tuple[Block, ...]:
    """What the state said and did on the picked issues, newest first."""
    acts = sorted(
        (p for p in state.positions if p.issue in dossier.picks.issues),
        key=lambda p: p.date.latest,
        reverse=True,
    )
    dated = [(p.date.latest, _act_row(p, dossier, words)) for p in acts[:most]]
    if state.roles[0] is not Role.OUTSIDE:  # its opening has said so already
        dated += _vote_row(state, words)
    rows = tuple(row for _, row in sorted(dated, key=lambda act: act[0], reverse=True))
    if not rows:
        return ()
    columns = (Column(words.text("Date"), 2), Column(words.text("What it said or did"), 8))
    return (Table(columns, rows, words.text("Acts and statements of the state, newest first.")),)


def _act_row(position: Position, dossier: Dossier, words: Wording) -> tuple[Inline, ...]:
    said = cited(told(dossier.said(position, "summary")), () if position.quote else position.citations)
    return plain(words.date(position.date)), joined([said, *_own_words(position, words)])


def _vote_row(state: StateDossier, words: Wording) -> list[tuple[date, tuple[Inline, ...]]]:
    latest, resolution = state.votes.latest, state.votes.latest_resolution
    if latest is None or resolution is None:
        return []
    told = words.text(
        "General Assembly, {resolution}: {vote}.",
        resolution=resolution.resolution,
        vote=ballot_title(latest.vote, words),
    )
    row = (
        plain(words.date(resolution.date)),
        joined([cited(told, latest.citations), *vote_sentences(state, words)]),
    )
    return [(resolution.date.latest, row)]


def _own_words(position: Position, words: Wording) -> list[Inline]:
    if not position.quote:
        return []
    own = Said(position.quote, position.quote_language)
    return [joined([quoted(own, words), cited("", position.citations)], "")]


def standings(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """Where several states stand: a row each, or by role when they are many."""
    if len(dossier.states) > ROOM_FOR_ROWS:
        return by_role(dossier, words)
    contested = Issue.SUSPENSION in dossier.picks.issues and bool(dossier.world.claims)
    columns = [
        Column(words.text("State"), 3),
        Column(words.text("Mine Ban Treaty on {day}", day=words.date(dossier.as_of)), 4),
        *([Column(words.text("On the suspension"), 3)] if contested else []),
        Column(words.text("Casualties on record"), 3),
    ]
    rows = tuple(
        (
            bold(state.name),
            _status_cell(dossier, state, words),
            *([_stance_cell(state, words)] if contested else []),
            _casualty_cell(dossier, state, words),
        )
        for state in dossier.states
    )
    return (Table(tuple(columns), rows, words.text("The picked states, a row each.")),)


def _stance_cell(state: StateDossier, words: Wording) -> Inline:
    if Role.CLAIMS_SUSPENSION in state.roles:
        return plain(words.text("claims it"))
    act = act_against(state)
    if act:
        return cited(form_title(act.form, words), act.citations)
    return plain(words.text("no record known to us"))


def _status_cell(dossier: Dossier, state: StateDossier, words: Wording) -> Inline:
    told = cited(status_line(state.mbt, words), status_sources(state.mbt, dossier))
    return status_remarked(told, state.mbt, dossier, words)


def _casualty_cell(dossier: Dossier, state: StateDossier, words: Wording) -> Inline:
    newest = newest_comparable(state.casualties)
    if newest is None or newest.comparable is None or newest.comparable.total is None:
        return plain(words.text("no figure read"))
    told = words.text("{n} in {year}", n=words.number(newest.comparable.total), year=newest.year)
    if newest.year < state.mbt.as_of.year - RECENT:
        told = words.text(
            "last figure read: {n} in {year}", n=words.number(newest.comparable.total), year=newest.year
        )
    return remarked(cited(told, newest.comparable.citations), [newest.comparable], dossier, words)


def role_title(role: Role, words: Wording) -> str:
    """The heading under which states of a role are listed."""
    return {
        Role.CLAIMS_SUSPENSION: words.text("Claims suspension"),
        Role.LEAVING: words.text("Leaving"),
        Role.LEFT: words.text("Left"),
        Role.OUTSIDE: words.text("Not party"),
        Role.OBJECTED: words.text("Objected to the suspension"),
        Role.SPOKE: words.text("Spoke on the suspension"),
        Role.SILENT: words.text("No record on the suspension"),
        Role.AFFECTED: words.text("Affected by mines"),
        Role.STOCKPILE_OVERDUE: words.text("Stockpile overdue"),
        Role.SUFFERS: words.text("Casualties on record"),
        Role.DONOR: words.text("State Party"),
        Role.STATE_PARTY: words.text("State Party"),
    }[role]


def by_lead_role(dossier: Dossier) -> dict[Role, list[StateDossier]]:
    """The picked states by the role that each leads with, roles in their order."""
    found: dict[Role, list[StateDossier]] = {}
    order = list(Role)
    for state in sorted(dossier.states, key=lambda s: (order.index(s.roles[0]), sort_key(s.name))):
        found.setdefault(state.roles[0], []).append(state)
    return found


def by_role(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """Many states, a row a role."""
    columns = (
        Column(words.text("What they are on {day}", day=words.date(dossier.as_of)), 3),
        Column(words.text("States"), 7),
    )
    rows = tuple(
        (
            plain(words.text("{role} ({n})", role=role_title(role, words), n=words.number(len(states)))),
            cited_each(_named(states, dossier, words), _role_sources(states, dossier)),
        )
        for role, states in by_lead_role(dossier).items()
    )
    return (Table(columns, rows, words.text("The picked states by what they are to the Convention.")),)


def _named(states: list[StateDossier], dossier: Dossier, words: Wording) -> str:
    """The states by name, or as the rest of those picked where the list would fill the page."""
    if len(states) <= _MOST_NAMED:
        return words.series(state.name for state in states)
    return words.text(
        "the other {n} of the {picked} states picked",
        n=words.number(len(states)),
        picked=words.number(len(dossier.states)),
    )


def _role_sources(states: list[StateDossier], dossier: Dossier) -> list[Citation] | list[SourceId]:
    acts = [act for s in states if (act := act_against(s)) and s.roles[0] in (Role.OBJECTED, Role.SPOKE)]
    if acts:
        return list(dict.fromkeys(act.citations[0] for act in acts))
    return list(dossier.world.membership_sources)
