"""What the facts say that one does not hand over: where a state stands and why we say so, its peers, weak figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.records import Issue, Role
from db.treaty import Status, article4_deadline_of
from desktop.brief import tables
from desktop.brief.blocks import Column, Listing, Place, Table
from desktop.brief.disagreements import told_disagreement
from desktop.brief.duties import deadline_text
from desktop.brief.evidence import status_sources
from desktop.brief.inline import bold, cited, cited_each, filled, joined, plain, told
from desktop.brief.matter import Built
from desktop.brief.named_sets import group_title, un_group_title
from desktop.brief.names import alphabetical, capital
from desktop.dossier.region import STATES, name_of
from desktop.dossier.roles import WRITTEN, newest_count
from desktop.dossier.stance import spoken_act, written_act
from desktop.dossier.stands import Side, side_of
from desktop.titles import form_title, issue_title, stance_title, status_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from db.records import Citation, Position, StateCode
    from desktop.brief.blocks import Inline
    from desktop.brief.matter import InternalMatter
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.wording import Wording

_ALIKE = 0.9  # two groups with so many of their members in common are one to the reader
_GONE = (Status.PARTY_WITHDRAWING, Status.FORMER_PARTY)


def stances(matter: InternalMatter) -> Built:
    """Each role with the fact that made it, and the position that tells most on each issue."""
    dossier, words = matter.dossier, matter.words
    items = []
    for state in dossier.states:
        found = [*_reasons(dossier, state, words), *_stands(dossier, state, words)]
        lead = [] if matter.one else [bold(words.text("{whom}:", whom=state.name))]
        items += [joined([*lead, item]) for item in found]
    title = (
        words.text("Where it stands, and why we say so")
        if matter.one
        else words.text("Where they stand, and why we say so")
    )
    return Built(title, (Listing(tuple(items)),) if items else (), Place.MAIN)


def further_arguments(matter: InternalMatter) -> Built:
    """What one may hear besides the arguments of the handout."""
    key = "further-arguments"
    found, words = matter.dossier.further_arguments, matter.words
    table = tables.arguments(found, matter.dossier, words, matter.most(key), matter.most(key, "sentences"))
    return Built(words.text("What else they may say"), table)


def leverage(matter: InternalMatter) -> Built:
    """Who of a state's groups took which side, the smallest group first."""
    dossier, words = matter.dossier, matter.words
    contested = Issue.SUSPENSION in dossier.picks.issues and bool(dossier.world.claims)
    rows = [
        _peers(name, members - {state.code}, dossier, words, contested=contested)
        for state in dossier.states
        for name, members in _groups(dossier, state, words)
    ]
    columns = (
        Column(words.text("Group"), 2.4),
        Column(words.text("Parties"), 1.3),
        *([Column(words.text("Against the suspension"), 4)] if contested else []),
        Column(words.text("Leaving or gone"), 2.3),
    )
    summary = words.text("Groups, and who of each took which side.")
    shown = tuple(dict.fromkeys(rows))[: matter.most("leverage")]
    return Built(words.text("Neighbours and groups"), (Table(columns, shown, summary),) if shown else ())


def contested(matter: InternalMatter) -> Built:
    """Every figure and day about the states on which sources differ, with what each says."""
    dossier, words = matter.dossier, matter.words
    codes = {state.code for state in dossier.states}
    found = [told_disagreement(each, dossier, words) for each in dossier.differing.values()]
    items = []
    for dispute in found:
        if not codes & set(dispute.places):
            continue
        others = words.listing([_voice(said.answer, said.source, said.gap, words) for said in dispute.others])
        items.append(
            joined(
                [
                    bold(words.text("{question}:", question=dispute.question)),
                    plain(
                        words.text(
                            "we print {answer} ({source}); {others}. Why: {why}.",
                            answer=dispute.chosen.answer,
                            source=dispute.chosen.source,
                            others=others,
                            why=dispute.why,
                        )
                    ),
                ]
            )
        )
    shown = tuple(items)[: matter.most("contested")]
    return Built(words.text("Where sources differ"), (Listing(shown),) if shown else ())


def _voice(answer: str, source: str, gap: str, words: Wording) -> str:
    if gap:
        gap = gap.replace("\N{MINUS SIGN}", "\N{EN DASH}")  # the page's fonts have no minus
        return words.text("{answer} in {source} ({gap})", answer=answer, source=source, gap=gap)
    return words.text("{answer} in {source}", answer=answer, source=source)


def _reasons(dossier: Dossier, state: StateDossier, words: Wording) -> Iterator[Inline]:
    """One that pays, and one that is a party and nothing else, need no reason."""
    for role in state.roles:
        reason = _reason(role, dossier, state, words)
        if reason:
            yield joined([bold(words.text("{role}:", role=tables.role_title(role, words))), reason])


def _reason(role: Role, dossier: Dossier, state: StateDossier, words: Wording) -> Inline:  # noqa: PLR0911 - one return a role
    match role:
        case Role.CLAIMS_SUSPENSION:
            claim = dossier.world.claim_of(state.code)
            if claim is None:
                return ()
            return cited(words.text("notified on {day}.", day=words.date(claim.claimed_on)), claim.citations)
        case Role.LEAVING | Role.LEFT | Role.OUTSIDE:
            return cited(f"{status_line(state.mbt, words)}.", status_sources(state.mbt, dossier))
        case Role.OBJECTED:
            return _act(written_act(state), dossier, words)
        case Role.SPOKE:
            return _act(spoken_act(state), dossier, words)
        case Role.SILENT:
            return plain(
                words.text(
                    "the facts known by {day} hold no act or statement on it.", day=words.date(dossier.as_of)
                )
            )
        case Role.AFFECTED if state.deadline:
            told = words.text(
                "Article 5: {deadline}.", deadline=deadline_text(state.deadline, dossier.as_of, words)
            )
            return cited(told, state.deadline.citations)
        case Role.STOCKPILE_OVERDUE:
            return _overdue(state, words)
        case Role.SUFFERS:
            return _suffers(state, words)
        case _:
            return ()


def _act(act: Position | None, dossier: Dossier, words: Wording) -> Inline:
    if act is None:
        return ()
    summary = dossier.said(act, "summary")
    said = filled(
        words.text("{form}, {day}: {summary}"),
        form=form_title(act.form, words),
        day=words.date(act.date),
        summary=told(replace(summary, text=_sentence(summary.text))),
    )
    return cited(said, act.citations)


def _overdue(state: StateDossier, words: Wording) -> Inline:
    newest, since = newest_count(state.stockpiles), state.mbt.entry_into_force
    if newest is None or newest.remaining is None or since is None:
        return ()
    told = words.text(
        "due by {day}, {n} mines left by the last count read.",
        day=words.date(article4_deadline_of(since)),
        n=words.number(newest.remaining),
    )
    return cited(told, newest.citations)


def _suffers(state: StateDossier, words: Wording) -> Inline:
    newest = next((year for year in state.casualties if year.shown.total), None)
    if newest is None:
        return ()
    told = words.text("{n} in {year}", n=words.number(newest.shown.total or 0), year=newest.year)
    return cited(f"{told}.", newest.shown.citations)


def _stands(dossier: Dossier, state: StateDossier, words: Wording) -> Iterator[Inline]:
    """On each picked issue the position that tells most."""
    for issue in dossier.picks.issues:
        position = dossier.world.stands.get(issue, {}).get(state.code)
        if position is None or position in (written_act(state), spoken_act(state)):
            continue
        head = words.text(
            "{issue}, {stance}:", issue=issue_title(issue, words), stance=stance_title(position.stance, words)
        )
        yield joined([bold(head), _act(position, dossier, words)])


def _groups(dossier: Dossier, state: StateDossier, words: Wording) -> list[tuple[str, frozenset[StateCode]]]:
    """The smallest first: political groups, the regional group of the United Nations, and the region of the maps."""
    world, regional = dossier.world, state.state.un_regional_group
    found = [(group_title(name, words), world.groups[name]) for name in state.groups]
    if regional in world.regional_groups:
        name = words.text(
            "{group} (regional group of the United Nations)", group=un_group_title(regional, words)
        )
        found.append((name, world.regional_groups[regional]))
    region = next((each for each in STATES if state.code in STATES[each]), None)
    if region and not any(_alike(STATES[region], members) for _, members in found):
        found.append((capital(name_of(region, words)), STATES[region]))
    return sorted(found, key=lambda each: len(each[1]))


def _alike(one: frozenset[StateCode], other: frozenset[StateCode]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)


def _peers(
    name: str, members: Collection[StateCode], dossier: Dossier, words: Wording, *, contested: bool
) -> tuple[Inline, ...]:
    standings = dossier.world.standings
    parties = [code for code in members if standings[code].status.in_force]
    gone = [code for code in members if standings[code].status in _GONE]
    told = words.text("{n} of {all}", n=words.number(len(parties)), all=words.number(len(members)))
    found = {cited for code in gone for cited in status_sources(standings[code], dossier)[:1]}
    left = sorted(found, key=lambda cited: (cited.source, cited.locator))
    return (
        bold(name),
        plain(told),
        *([_objectors(members, dossier, words)] if contested else []),
        cited_each(_named(gone, dossier, words), left) if gone else plain(words.text("none known")),
    )


def _objectors(members: Collection[StateCode], dossier: Dossier, words: Wording) -> Inline:
    """In writing first, then in words."""
    known = dossier.world.stands.get(Issue.SUSPENSION, {})
    acts = {
        code: known[code] for code in sorted(members) if code in known and side_of(known[code]) is Side.FOR
    }
    wrote = [code for code, act in acts.items() if act.form in WRITTEN]
    spoke = [code for code in acts if code not in wrote]
    told = []
    if wrote:
        told.append(
            _with_acts(words.text("In writing: {states}.", states=_named(wrote, dossier, words)), wrote, acts)
        )
    if spoke:
        told.append(
            _with_acts(words.text("In words: {states}.", states=_named(spoke, dossier, words)), spoke, acts)
        )
    return joined(told) or plain(words.text("none known"))


def _with_acts(text: str, codes: Collection[StateCode], acts: Mapping[StateCode, Position]) -> Inline:
    sources: dict[Citation, None] = dict.fromkeys(acts[code].citations[0] for code in codes)
    return cited_each(text, sources)


def _named(codes: Collection[StateCode], dossier: Dossier, words: Wording) -> str:
    return words.listing(alphabetical({dossier.names[code] for code in codes}))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "”", "。", "»")) else f"{text}."
