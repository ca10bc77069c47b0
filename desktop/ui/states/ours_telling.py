"""What the delegation keeps of a state, as rich text: promises, meetings, contacts, tactics and notes.

Links say "edit:", "settle:", "remove:" or "note:" and a key. All values are escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from db.internal import Contact, Encounter, Internal, Outcome, Promise, Tactic
from desktop.brief.tables import role_title
from desktop.dossier.duty import DutyState
from desktop.titles import issue_title
from desktop.ui.states.notes import link
from desktop.ui.states.ours_forms import setting_titles

if TYPE_CHECKING:
    from db.own import Note
    from desktop.wording import Wording


def ours_html(items: Iterable[Internal], today: date, words: Wording, *, can_change: bool) -> str:
    """In the order given; "" if there is nothing."""
    teller = _Teller(today, words, can_change)
    return _table(map(teller.row, items))


def notes_html(notes: Iterable[Note], words: Wording, *, can_change: bool) -> str:
    """Each with whom it is for; "" if there is none."""
    return _table(_note(note, words, can_change=can_change) for note in notes)


def _note(note: Note, words: Wording, *, can_change: bool) -> tuple[str, str]:
    audience = words.text("handout") if note.audience == "handout" else words.text("internal")
    change = f" {link('note', note.key, words.text('change'))}" if can_change else ""
    return _quiet(audience), f"{_lines(note.text)}{change}"


def _table(told: Iterable[tuple[str, str]]) -> str:
    rows = tuple(told)
    if not rows:
        return ""
    body = "".join(
        f"<tr><td class='cell' width='20%'>{first}</td><td class='cell' width='80%'>{second}</td></tr>"
        for first, second in rows
    )
    return f"<table width='100%' cellspacing='0' cellpadding='0'>{body}</table>"


def promise_state(promise: Promise, today: date) -> DutyState:
    """How a promise stands, in the signs of the duties."""
    match promise.outcome:
        case Outcome.KEPT:
            return DutyState.MET
        case Outcome.BROKEN:
            return DutyState.REPORTED
        case Outcome.WITHDRAWN:
            return DutyState.UNKNOWN
        case Outcome.OPEN:
            late = promise.due is not None and promise.due.latest < today
            return DutyState.OVERDUE if late else DutyState.DUE


def promise_words(promise: Promise, today: date, words: Wording) -> str:
    """The same in words: "Open, due 3 March 2026"."""
    settled = words.short_date(promise.settled_on) if promise.settled_on else ""
    match promise.outcome:
        case Outcome.KEPT:
            return words.text("Kept {day}", day=settled)
        case Outcome.BROKEN:
            return words.text("Broken {day}", day=settled)
        case Outcome.WITHDRAWN:
            return words.text("Taken back {day}", day=settled)
        case Outcome.OPEN if promise.due is None:
            return words.text("Open")
        case Outcome.OPEN:
            due = words.short_date(promise.due) if promise.due else ""
            if promise_state(promise, today) is DutyState.OVERDUE:
                return words.text("Overdue since {day}", day=due)
            return words.text("Open, due {day}", day=due)


class _Teller:
    def __init__(self, today: date, words: Wording, can_change: bool) -> None:
        self._today = today
        self._words = words
        self._can_change = can_change

    def row(self, item: Internal) -> tuple[str, str]:
        match item:
            case Promise():
                return self._promise(item)
            case Encounter():
                return self._encounter(item)
            case Contact():
                return self._contact(item)
            case Tactic():
                return self._tactic(item)

    def _promise(self, promise: Promise) -> tuple[str, str]:
        words, state = self._words, promise_state(promise, self._today)
        told = escape(promise_words(promise, self._today, words))
        sign = f"<span class='{state}'><img src='sign:{state}'>&nbsp;<b>{told}</b></span>"
        about = _quiet(_dots((promise.by, words.short_date(promise.date), promise.occasion)))
        became = f"<br>{_lines(promise.became)}" if promise.became else ""
        became_of = link("settle", promise.key, words.text("what became of it"))
        settle = f"{became_of} &nbsp;" if self._can_change else ""
        return (
            _quiet(words.text("Promised")),
            f"“{_lines(promise.words)}”<br>{sign} {about}{became}<br>{settle}{self._acts(promise)}",
        )

    def _encounter(self, encounter: Encounter) -> tuple[str, str]:
        words = self._words
        setting = dict(setting_titles(words))[encounter.setting].partition(":")[0]
        people = [
            *([words.text("with {people}", people=encounter.theirs)] if encounter.theirs else []),
            *([words.text("for us {people}", people=encounter.ours)] if encounter.ours else []),
        ]
        about = _quiet(_dots((setting, encounter.occasion, *people)))
        follow = (
            f"<br><b>{escape(words.text('To follow up: {what}', what=encounter.follow_up))}</b>"
            if encounter.follow_up
            else ""
        )
        day = escape(words.short_date(encounter.date)).replace(" ", "&nbsp;")
        return (
            f"<span class='quiet'>{day}</span>",
            f"{_lines(encounter.said)}<br>{about}{follow}<br>{self._acts(encounter)}",
        )

    def _contact(self, contact: Contact) -> tuple[str, str]:
        about = _quiet(_dots((contact.post, contact.reach)))
        more = f"<br>{_lines(contact.text)}" if contact.text else ""
        return (
            _quiet(self._words.text("Contact")),
            f"<b>{escape(contact.name)}</b> {about}{more}<br>{self._acts(contact)}",
        )

    def _tactic(self, tactic: Tactic) -> tuple[str, str]:
        words = self._words
        parts = list(self._advice(tactic))
        about = _quiet(_dots(self._scope(tactic)))
        return _quiet(words.text("Tactic")), f"{'<br>'.join(parts)} {about}<br>{self._acts(tactic)}"

    def _advice(self, tactic: Tactic) -> Iterator[str]:
        if tactic.argue:
            yield _lines(tactic.argue)
        if tactic.avoid:
            yield f"<b>{escape(self._words.text('Avoid:'))}</b> {_lines(tactic.avoid)}"

    def _scope(self, tactic: Tactic) -> Iterator[str]:
        if tactic.issue:
            yield issue_title(tactic.issue, self._words)
        if tactic.role:
            yield role_title(tactic.role, self._words)
        if tactic.state is None:
            yield self._words.text("for any such state")

    def _acts(self, item: Internal) -> str:
        if not self._can_change:
            return ""
        words = self._words
        change = link("edit", item.key, words.text("change"))
        return f"{change} &nbsp;{link('remove', item.key, words.text('remove'))}"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _quiet(text: str) -> str:
    return f"<span class='quiet'>{escape(text)}</span>"


def _dots(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
