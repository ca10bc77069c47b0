"""The first words of a brief: thanks, the date of leaving, the contested claim, or where an outsider stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Assessment, Ballot, Form, Issue, Role, Stance
from desktop.brief.blocks import Block, Box, Paragraph
from desktop.brief.duties import clearance, period_text, stockpile
from desktop.brief.evidence import finding_sources, status_sources
from desktop.brief.inline import cited, cited_each, filled, joined, plain, told
from desktop.brief.names import capital, sentence_name
from desktop.dossier.names import alphabetical, short_name
from desktop.dossier.stance import spoken_act, written_act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Position
    from desktop.brief.blocks import Inline
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.wording import Wording


def opening(dossier: Dossier, state: StateDossier, words: Wording) -> tuple[str, tuple[Block, ...]]:  # noqa: PLR0911 - one return a role
    """Title and blocks of the opening section; no blocks where the role has nothing to say."""
    match state.roles[0]:
        case Role.CLAIMS_SUSPENSION:
            return words.text("Contested"), _contested(dossier, state, words)
        case Role.LEAVING:
            return words.text("The date that counts"), _leaving(dossier, state, words)
        case Role.LEFT:
            return words.text("What still binds"), _left(dossier, state, words)
        case Role.OUTSIDE:
            return words.text("Where it stands"), _outside(dossier, state, words)
        case Role.OBJECTED | Role.SPOKE:
            return words.text("With thanks"), _thanks(dossier, state, words)
        case Role.SILENT:
            return words.text("What we know"), _silent(dossier, state, words)
        case _:
            return words.text("Where it stands"), _party(dossier, state, words)


def _contested(dossier: Dossier, state: StateDossier, words: Wording) -> tuple[Block, ...]:
    claim = dossier.world.claim_of(state.code)
    if claim is None:
        return ()
    name = sentence_name(state.name, words)
    says = words.text(
        "{state} says that its obligations are suspended, by Article 62 of the Vienna Convention on the Law of "
        "Treaties; it notified this on {day}.",
        state=capital(name),
        day=words.date(claim.claimed_on),
    )
    items = [cited(says, claim.citations)]
    if claim.otherwise_dated:
        other = words.text("Another source dates it {day}.", day=words.date(claim.otherwise_dated))
        disputed = [e for e in state.events if e.date.exact == claim.otherwise_dated]
        items = [joined([*items, cited(other, disputed[0].citations if disputed else claim.citations)])]
    if claim.found_on:
        finds = filled(
            words.text("The States Parties found, on {day}: “{finding}” {state} remains bound."),
            day=words.date(claim.found_on),
            finding=told(dossier.said(claim, "finding")),
            state=capital(name),
        )
        items.append(cited(finds, finding_sources(claim, dossier)))
    else:
        bound = words.text(
            "No article of the Convention provides for suspension. {state} remains bound.",
            state=capital(name),
        )
        items.append(bound_by_text(dossier, bound, ("MBT 20(1)", "MBT 19")))
    if dossier.world.objections:
        items.append(objectors_line(dossier, words))
    items.extend(_use_by_others(dossier, state, words))
    absent = [
        p
        for p in state.positions
        if p.issue is Issue.SUSPENSION and p.form is Form.OTHER and p.stance is Stance.CLAIMS
    ]
    items.extend(cited(told(dossier.said(p, "summary")), p.citations) for p in absent[:1])
    return (Box(tuple(items)),)


def _use_by_others(dossier: Dossier, state: StateDossier, words: Wording) -> list[Inline]:
    """Confirmed use in the state by another's forces, in the same breath as the treaty's duty."""
    used = [
        p
        for p in dossier.world.practices
        if p.state != state.code
        and p.assessment is Assessment.CONFIRMED
        and short_name(state.state.name) in p.detail
    ]
    if not used:
        return []
    text = filled(
        words.text(
            "Use by {by} of {actor} is {assessment} ({period}; {detail}). The Convention binds its parties “under any "
            "circumstances”, whoever else uses mines."
        ),
        actor=sentence_name(dossier.names[used[0].state], words),
        by=told(dossier.said(used[0], "actor")),
        assessment=words.text("confirmed"),
        period=period_text(used[0].period, words),
        detail=told(dossier.said(used[0], "detail")),
    )
    article = dossier.texts.get("MBT 1(1)")
    return [cited_each(text, (*used[0].citations[:1], *(article.citations if article else ())))]


def objectors_line(dossier: Dossier, words: Wording) -> Inline:
    """Who objected in writing, by form: "formal objection: Austria, Belgium; note verbale: New Zealand"."""
    parts = []
    for form in Form:
        acts = sorted(
            (p for p in dossier.world.objections if p.form is form),
            key=lambda p: alphabetical(dossier.names[p.actor]),
        )
        if not acts:
            continue
        names = words.listing([_objector(p, dossier, words) for p in acts])
        heading = {
            Form.FORMAL_OBJECTION: words.text("formal objection: {states};", states=names),
            Form.NOTE_VERBALE: words.text("note verbale: {states};", states=names),
            Form.COMMUNICATION: words.text("form not known: {states}.", states=names),
        }[form]
        parts.append(cited_each(heading, (s for p in acts for s in p.citations[:1])))
    return joined([plain(words.text("Written to the depositary:")), *parts])


def _objector(act: Position, dossier: Dossier, words: Wording) -> str:
    name = sentence_name(dossier.names[act.actor], words)
    if by_one_source(act):
        return words.text("{state} (by one source)", state=name)
    return name


def by_one_source(act: Position) -> bool:
    """Whether a single source names the act, and the others do not."""
    return "one source" in act.provenance.notes


def bound_by_text(dossier: Dossier, sentence: str, articles: Iterable[str]) -> Inline:
    """A sentence that rests on treaty articles, with the source of their text."""
    texts = [dossier.texts[a] for a in articles if a in dossier.texts]
    return cited_each(sentence, (s for t in texts for s in t.citations))


def _leaving(dossier: Dossier, state: StateDossier, words: Wording) -> tuple[Block, ...]:
    standing = state.mbt
    notified, leaves = standing.withdrawal_notified, standing.withdrawal_effective
    if notified is None or leaves is None:
        return ()
    days = (leaves - standing.as_of).days
    sentences = [
        cited(
            words.plural(
                "{state} notified its withdrawal on {notified}. It takes effect on {leaves}: {n} day is left.",
                "{state} notified its withdrawal on {notified}. It takes effect on {leaves}: {n} days are left.",
                days,
                state=capital(sentence_name(state.name, words)),
                notified=words.date(notified),
                leaves=words.date(leaves),
            ),
            status_sources(standing, dossier),
        ),
        bound_by_text(
            dossier,
            words.text("Until that day it is bound by every article and can revoke the notification."),
            ("VCLT 68",),
        ),
    ]
    destroyed = [
        Paragraph(cited(told(dossier.said(e, "summary")), e.citations))
        for e in state.events
        if e.category == "stockpile"
    ]
    voted = _said(dossier, state, Issue.WITHDRAWALS, (Form.PARLIAMENT,), 1, words)
    return (Paragraph(joined(sentences)), *voted, *destroyed[:1])


def _left(dossier: Dossier, state: StateDossier, words: Wording) -> tuple[Block, ...]:
    standing = state.mbt
    if standing.withdrawal_effective is None:
        return ()
    name = capital(sentence_name(state.name, words))
    left = words.text(
        "{state} left the Convention on {day}.", state=name, day=words.date(standing.withdrawal_effective)
    )
    duty = words.text(
        "Article 20(4) says that leaving does not affect the duty to fulfil obligations under other rules of "
        "international law: distinction, proportionality and precautions bind it as before."
    )
    sentences = [cited(left, status_sources(standing, dossier)), bound_by_text(dossier, duty, ("MBT 20(4)",))]
    if state.ccm.status.in_force and state.ccm.certain:
        sentences.append(
            cited(
                words.text("It remains a State Party to the Convention on Cluster Munitions."),
                state.ccm.citations,
            )
        )
    plans = [
        *_said(dossier, state, Issue.USE, tuple(Form), 1, words),
        *_said(dossier, state, Issue.STOCKPILES, tuple(Form), 1, words),
    ]
    return (Paragraph(joined(sentences)), *plans)


def _said(
    dossier: Dossier, state: StateDossier, issue: Issue, forms: tuple[Form, ...], most: int, words: Wording
) -> list[Block]:
    """What it said or did on an issue, newest first, in the sense of the source."""
    said = [p for p in state.positions if p.issue is issue and p.form in forms]
    return [Paragraph(dated(p, dossier, words)) for p in said[:most]]


def dated(position: Position, dossier: Dossier, words: Wording) -> Inline:
    """An act with its day and place: "25 June 2025, Sejm, Warsaw: adopts ..."."""
    text = filled(
        words.text("{day}, {venue}: {summary}"),
        day=words.date(position.date),
        venue=told(dossier.said(position, "venue")),
        summary=told(dossier.said(position, "summary")),
    )
    return cited(text, position.citations)


def _outside(dossier: Dossier, state: StateDossier, words: Wording) -> tuple[Block, ...]:
    name = capital(sentence_name(state.name, words))
    standing = state.mbt
    if standing.deposited:
        first = words.text(
            "{state} has deposited its instrument; the Convention enters into force for it on {day}.",
            state=name,
            day=words.date(standing.entry_into_force or standing.deposited),
        )
    elif standing.signed:
        first = words.text(
            "{state} signed the Convention on {day} and has not ratified it.",
            state=name,
            day=words.date(standing.signed),
        )
    else:
        first = words.text("{state} is not a party to the Convention and has not signed it.", state=name)
    sentences = [
        cited(first, status_sources(standing, dossier)),
        *vote_sentences(state, words),
    ]
    steps = [p for p in state.positions if p.issue is Issue.UNIVERSALIZATION and p.form is not Form.VOTE]
    sentences.extend(cited(told(dossier.said(p, "summary")), p.citations) for p in steps[:2])
    return (Paragraph(joined(sentences)),)


def vote_sentences(state: StateDossier, words: Wording) -> list[Inline]:
    """How it has voted on the annual resolution; nothing for a state that does not vote."""
    if state.votes.latest is None or state.votes.latest_resolution is None:
        return []
    totals = state.votes.totals
    parts = [
        words.plural("yes once", "yes {n} times", totals.get(Ballot.YES, 0)),
        words.plural("no once", "no {n} times", totals.get(Ballot.NO, 0)),
        words.plural("abstained once", "abstained {n} times", totals.get(Ballot.ABSTAIN, 0)),
        words.plural("absent once (derived)", "absent {n} times (derived)", totals.get(Ballot.ABSENT, 0)),
    ]
    cast = [part for part, ballot in zip(parts, Ballot, strict=True) if totals.get(ballot)]
    text = words.text(
        "Its votes on the annual General Assembly resolution since 1997: {cast}.", cast=words.listing(cast)
    )
    sources = dict.fromkeys(vote.citations[0] for vote in reversed(state.votes.votes))
    return [cited_each(text, sources)]


def _thanks(dossier: Dossier, state: StateDossier, words: Wording) -> tuple[Block, ...]:
    sentences = []
    if act := written_act(state):
        sentences.append(cited(_thanks_for_writing(state, act, words), act.citations))
    if said := spoken_act(state):
        name = sentence_name(state.name, words)
        day = words.date(said.date)
        if act:
            thanks = words.text("Thank you also for its statement of {day} ({venue}).")
        else:
            thanks = words.text("Thank you to {state} for its statement of {day} ({venue}).")
        venue = told(dossier.said(said, "venue"))
        spoke = filled(thanks, state=name, day=day, venue=venue)
        sentences.append(cited(spoke, said.citations))
    if not act:
        sentences.append(plain(words.text("No written act to the depositary is on our record.")))
    return (Paragraph(joined(sentences)),) if sentences else ()


def _thanks_for_writing(state: StateDossier, act: Position, words: Wording) -> str:
    name = sentence_name(state.name, words)
    if act.form is Form.COMMUNICATION:
        return words.text(
            "Thank you to {state} for writing to the depositary about the suspension.", state=name
        )
    day = act.date.exact
    if act.form is Form.NOTE_VERBALE and day:
        return words.text(
            "Thank you to {state} for its note verbale to the depositary ({day}).",
            state=name,
            day=words.date(day),
        )
    if day:
        return words.text(
            "Thank you to {state} for its formal objection to the depositary ({day}).",
            state=name,
            day=words.date(day),
        )
    return words.text("Thank you to {state} for its formal objection to the depositary.", state=name)


def _silent(dossier: Dossier, state: StateDossier, words: Wording) -> tuple[Block, ...]:
    since = state.mbt.entry_into_force
    name = sentence_name(state.name, words)
    sentences = []
    if since:
        party = words.text(
            "{state} has been a State Party since {day}.", state=capital(name), day=words.date(since)
        )
        sentences.append(cited(party, state.mbt.citations))
    sentences.append(
        plain(
            words.text(
                "We have no record of a statement or an objection by {state} on the suspension.", state=name
            )
        )
    )
    sentences.extend(_presidency(dossier, state, words))
    written = len({p.actor for p in dossier.world.objections})
    if written:
        joining = words.plural(
            "So far {n} state has written to the depositary; one sentence in plenary and one note are enough to join it.",
            "So far {n} states have written to the depositary; one sentence in plenary and one note are enough to join "
            "them.",
            written,
        )
        sentences.append(cited_each(joining, dict.fromkeys(p.citations[0] for p in dossier.world.objections)))
    return (Paragraph(joined(sentences)),)


def _presidency(dossier: Dossier, state: StateDossier, words: Wording) -> list[Inline]:
    """That it presides, over the brief's meeting or since another day; nothing for the others."""
    known = [
        cited(told(dossier.said(e, "summary")), e.citations)
        for e in state.events
        if e.category == "presidency"
    ]
    meeting = dossier.meeting
    if meeting.presidency == state.code and meeting.printable:
        name = capital(sentence_name(state.name, words))
        presides = words.text(
            "{state} presides over the {meeting}.", state=name, meeting=dossier.said(meeting, "name").text
        )
        known.append(cited(presides, meeting.citations))
    return known


def _party(dossier: Dossier, state: StateDossier, words: Wording) -> tuple[Block, ...]:
    """A State Party on which none of the other openings has more to say: its date, then its duties at issue."""
    since = state.mbt.entry_into_force
    if since is None:
        return ()
    name = capital(sentence_name(state.name, words))
    if since > dossier.as_of:
        text = words.text(
            "{state} has deposited its instrument; the Convention enters into force for it on {day}.",
            state=name,
            day=words.date(since),
        )
    else:
        text = words.text("{state} has been a State Party since {day}.", state=name, day=words.date(since))
    paragraphs = [Paragraph(joined([cited(text, state.mbt.citations), *_presidency(dossier, state, words)]))]
    if Role.AFFECTED in state.roles and (cleared := clearance(dossier, state, words)):
        paragraphs.append(Paragraph(joined([plain(words.text("Clearance under Article 5:")), cleared])))
    if Role.STOCKPILE_OVERDUE in state.roles and (stocked := stockpile(dossier, state, words)):
        paragraphs.append(Paragraph(joined([plain(words.text("Stockpile under Article 4:")), stocked])))
    return tuple(paragraphs)
