"""The sections that hold what the delegation wrote for itself. Each is a function from an `InternalMatter`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.internal import Outcome, Setting
from db.records import Assessment, Role
from db.treaty import Status
from desktop.brief import tables
from desktop.brief.blocks import Column, Listing, Table
from desktop.brief.inline import bold, joined, plain, quoted
from desktop.brief.matter import Built
from desktop.brief.state_sections import note_item
from desktop.dossier.languages import Said
from desktop.titles import assessed, issue_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from db.internal import Contact, Encounter, Promise, Tactic
    from desktop.brief.blocks import Block, Inline
    from desktop.brief.matter import InternalMatter
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.wording import Wording


def promises(matter: InternalMatter) -> Built:
    """What was promised, and what became of it: the open ones first."""
    words, dossier = matter.words, matter.dossier
    several = matter.one is None
    rows = tuple(
        (*([bold(state.name)] if several else []), *_promise(promise, dossier, words))
        for state in dossier.states
        for promise in matter.confidential.delegation.promises_of(state.code)
    )
    columns = (
        *([Column(words.text("State"), 1.8)] if several else []),
        Column(words.text("When and where"), 3),
        Column(words.text("What was promised"), 4.4),
        Column(words.text("What became of it"), 3),
    )
    summary = words.text("Promises, each with its day and what became of it.")
    return Built(words.text("What was promised"), (Table(columns, rows, summary),) if rows else ())


def tactics(matter: InternalMatter) -> Built:
    """How to argue."""
    items = _by_state(matter, lambda state: _advice(matter, state, "argue"))
    return Built(matter.words.text("How to argue"), _listed(items))


def avoid(matter: InternalMatter) -> Built:
    """What not to say: the delegation's own advice, then what the facts do not carry."""
    words = matter.words

    def found(state: StateDossier) -> Iterator[Inline]:
        yield from _advice(matter, state, "avoid")
        yield from (plain(sentence) for sentence in _not_carried(state, words))

    return Built(words.text("What not to say"), _listed(_by_state(matter, found)))


def encounters(matter: InternalMatter) -> Built:
    """Talks, the newest first."""
    words, known = matter.words, matter.confidential.delegation
    items = _by_state(
        matter,
        lambda state: (_encounter(each, matter.dossier, words) for each in known.encounters_with(state.code)),
    )
    return Built(words.text("When we met"), _listed(items))


def contacts(matter: InternalMatter) -> Built:
    """Whom to turn to."""
    known = matter.confidential.delegation
    items = _by_state(
        matter, lambda state: (_contact(each, matter.words) for each in known.contacts_of(state.code))
    )
    return Built(matter.words.text("Contacts"), _listed(items))


def notes(matter: InternalMatter) -> Built:
    """Internal notes on the states, on facts about them, and on what is about none of them in particular."""
    dossier, known = matter.dossier, matter.confidential
    found = dict.fromkeys(note for state in dossier.states for note in known.notes_on(state.code))
    items = []
    for note in found:
        title = note.subject.title
        if not title and matter.one is None and note.subject.states:
            title = dossier.names[note.subject.states[0]]
        items.append(note_item(title, note.text))
    return Built(matter.words.text("Internal notes"), _listed(items))


def _by_state(matter: InternalMatter, found: Callable[[StateDossier], Iterable[Inline]]) -> list[Inline]:
    """What is found of each state, its name before it where there are several."""
    if matter.one:
        return list(found(matter.one))
    return [
        joined([bold(matter.words.text("{whom}:", whom=state.name)), item])
        for state in matter.dossier.states
        for item in found(state)
    ]


def _listed(items: list[Inline]) -> tuple[Block, ...]:
    return (Listing(tuple(items)),) if items else ()


def _promise(promise: Promise, dossier: Dossier, words: Wording) -> Iterator[Inline]:
    made = (words.date(promise.date), _occasion(promise.occasion, dossier))
    yield plain(words.series(part for part in made if part))
    said = [quoted(Said(_flat(promise.words)), words)]
    if promise.by:
        said.append(plain(words.text("({name})", name=promise.by)))
    if promise.due:
        said.append(bold(words.text("By {day}.", day=words.date(promise.due))))
    yield joined(said)
    became = [bold(_outcome(promise, dossier, words))]
    if promise.became:
        became.append(plain(_flat(promise.became)))
    yield joined(became)


def _outcome(promise: Promise, dossier: Dossier, words: Wording) -> str:
    day = words.date(promise.settled_on) if promise.settled_on else ""
    match promise.outcome:
        case Outcome.KEPT:
            return words.text("Kept, {day}.", day=day)
        case Outcome.BROKEN:
            return words.text("Broken, {day}.", day=day)
        case Outcome.WITHDRAWN:
            return words.text("Taken back, {day}.", day=day)
        case Outcome.OPEN if promise.due and promise.due.latest < dossier.as_of:
            return words.text("Open, and overdue.")
        case _:
            return words.text("Open.")


def _encounter(encounter: Encounter, dossier: Dossier, words: Wording) -> Inline:
    setting = {
        Setting.BILATERAL: words.text("bilateral"),
        Setting.CORRIDOR: words.text("in the corridor"),
        Setting.OTHER: "",
    }[encounter.setting]
    where = (words.date(encounter.date), _occasion(encounter.occasion, dossier), setting)
    told = [
        bold(words.text("{where}:", where=words.series(part for part in where if part))),
        plain(_flat(encounter.said)),
    ]
    if encounter.theirs:
        told.append(plain(words.text("For them: {names}.", names=encounter.theirs.rstrip("."))))
    if encounter.ours:
        told.append(plain(words.text("For us: {names}.", names=encounter.ours.rstrip("."))))
    if encounter.follow_up:
        told.append(bold(words.text("To do: {what}", what=_flat(encounter.follow_up))))
    return joined(told)


def _contact(contact: Contact, words: Wording) -> Inline:
    rest = words.semicolon.join(_flat(part) for part in (contact.post, contact.reach, contact.text) if part)
    return joined([bold(contact.name), plain(rest)], words.comma) if rest else bold(contact.name)


def _advice(matter: InternalMatter, state: StateDossier, field: str) -> Iterator[Inline]:
    """A line of a tactic is an item of its own; one on a role or an issue says which."""
    known = matter.confidential.delegation
    for tactic in known.tactics_for(state.code, state.roles, matter.dossier.picks.issues):
        scope = _scope(tactic, matter.words)
        for line in getattr(tactic, field).splitlines():
            if line.strip():
                yield joined([bold(scope), plain(line.strip())]) if scope else plain(line.strip())


def _scope(tactic: Tactic, words: Wording) -> str:
    named = (
        tables.role_title(tactic.role, words) if tactic.role else "",
        issue_title(tactic.issue, words) if tactic.issue else "",
    )
    told = words.series(filter(None, named))
    return words.text("{whom}:", whom=told) if told else ""


def _not_carried(state: StateDossier, words: Wording) -> Iterator[str]:
    """What the facts do not carry, whatever one would like to say."""
    leaves = state.mbt.withdrawal_effective
    if Role.SILENT in state.roles:
        yield words.text(
            "Not “you did nothing”: no act or statement is known to us, which is no proof that there was none."
        )
    if Role.CLAIMS_SUSPENSION in state.roles:
        yield words.text(
            "Not “suspended”: the claim is the state's own. The Convention provides for no suspension, and the state "
            "remains bound."
        )
    if state.mbt.status is Status.PARTY_WITHDRAWING and leaves:
        yield words.text("Not “has left”: it is bound until {day}.", day=words.date(leaves))
    if Role.LEFT in state.roles and leaves:
        yield words.text(
            "Not “in breach of the Convention” for what it does since {day}: other law binds it, the Convention does not.",
            day=words.date(leaves),
        )
    if Role.OUTSIDE in state.roles:
        yield words.text("Not “in breach of the Convention”: it is not a party to it.")
    claims = dict.fromkeys(
        assessed(practice.assessment, practice.activity, words)
        for practice in state.practices
        if practice.assessment is not Assessment.CONFIRMED
    )
    if claims:
        yield words.text(
            "No claim without its assessment: the sources speak of {claims}.", claims=words.listing(claims)
        )
    if Role.SUFFERS in state.roles:
        yield words.text(
            "No casualty figure without its year and its source: counts of different kinds can't be compared."
        )


def _occasion(text: str, dossier: Dossier) -> str:
    """As typed in; the code of the brief's meeting as its name."""
    return (
        dossier.said(dossier.meeting, "name").text
        if text.upper() == dossier.meeting.meeting.upper()
        else _flat(text)
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
