"""The filters that the facts of a day give, and those of the user's own sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.records import Issue, Position, Stance, StateCode
from db.remembered import remembered
from db.state_names import folded, names_by_state
from desktop import filter_words
from desktop.dossier.deadlines import Due
from desktop.dossier.grammar import grammar
from desktop.dossier.known import known_by
from desktop.dossier.lexicon import Filter, Lexicon
from desktop.dossier.names import short_name
from desktop.dossier.picture import MapRegion
from desktop.dossier.query import Kind, Subject, Term
from desktop.dossier.reading import read_strictly
from desktop.dossier.region import STATES as STATES_OF_REGION
from desktop.dossier.region import name_of
from desktop.dossier.sets import NOT_MET, READY_SETS, members, world_of_sets
from desktop.dossier.status_class import BINDING, StatusClass, status_class

if TYPE_CHECKING:
    from db.facts import Facts
    from db.kept_sets import KeptSet
    from desktop.dossier.model import World
    from desktop.filter_words import Called
    from desktop.wording import Wording

_TOLD_OTHERWISE = (
    (Issue.SUSPENSION, Stance.OBJECTS),
    (Issue.SUSPENSION, Stance.CLAIMS),
    (None, Stance.OBJECTS),
    (None, None),
)
"""Stances of which a ready-made set or a status says better which acts count, and what nobody asks for."""
_MAPS = (MapRegion.EUROPE, MapRegion.AMERICAS, MapRegion.MIDDLE_EAST_NORTH_AFRICA)


@dataclass(frozen=True, slots=True)
class Own:
    """What of the user's filters ask for. met: the states spoken with at the meeting, named as people know it."""

    sets: tuple[KeptSet, ...] = ()
    met: frozenset[StateCode] = frozenset()
    meeting: str = ""


def lexicon_on(facts: Facts, as_of: date, words: Wording, own: Own = Own()) -> Lexicon:
    """Every filter there is on a day."""
    known = _of_facts(facts, as_of, words)
    return _with_own(known.with_filters(_met(facts, own, words)), own.sets)


@dataclass(frozen=True, slots=True)
class _Known:
    """What filters are made of."""

    facts: Facts
    world: World
    as_of: date
    words: Wording

    @property
    def places(self) -> dict[str, str]:
        """What the places in a rule hold."""
        return {"day": self.words.date(self.as_of), "resolution": _resolution(self.world, self.words)}


@remembered(8)
def _of_facts(facts: Facts, as_of: date, words: Wording) -> Lexicon:
    known = _Known(facts, world_of_sets(facts, as_of), as_of, words)
    makers = (_sets, _statuses, _groups, _regions, _deadlines, _votes, _stances)
    filters = (each for make in makers for each in make(known))
    return Lexicon(as_of, _names(facts), filters, _days(known.world), words)


@remembered(2)
def _names(facts: Facts) -> Mapping[StateCode, tuple[str, ...]]:
    called = names_by_state(facts.states.values())
    return {
        code: tuple(dict.fromkeys((folded(short_name(state.name)), *called[code])))
        for code, state in facts.states.items()
    }


def _sets(known: _Known) -> Iterator[Filter]:
    for ready in READY_SETS:
        if ready.key != NOT_MET:
            yield Filter(
                Term(Kind.SET, ready.key),
                known.words.text(ready.title),
                known.words.text(ready.rule, **known.places),
                frozenset(members(ready.key, known.facts, known.as_of)),
                filter_words.phrases(filter_words.SETS[ready.key], known.words),
            )


def _met(facts: Facts, own: Own, words: Wording) -> Iterator[Filter]:
    ready = next(each for each in READY_SETS if each.key == NOT_MET)
    meeting = own.meeting or words.text(filter_words.SOME_MEETING)
    yield Filter(
        Term(Kind.SET, NOT_MET),
        words.text(ready.title),
        words.text(ready.rule, meeting=meeting),
        frozenset(facts.states) - own.met,
        filter_words.phrases(filter_words.SETS[NOT_MET], words),
    )
    yield _called(Term(Kind.SET, "met"), filter_words.MET, own.met, words, meeting=meeting)


def _statuses(known: _Known) -> Iterator[Filter]:
    classes = {code: status_class(standing) for code, standing in known.world.standings.items()}
    for key, called in filter_words.STATUSES.items():
        if key == "ccm":
            found = (code for code, standing in known.world.ccm_standings.items() if standing.status.in_force)
        else:
            wanted = BINDING if key == "party" else (StatusClass(key),)
            found = (code for code, each in classes.items() if each in wanted)
        yield _called(Term(Kind.STATUS, key), called, found, known.words, **known.places)


def _groups(known: _Known) -> Iterator[Filter]:
    for group, states in sorted(known.facts.groups.items()):
        typed = filter_words.GROUPS.get(group, "")
        yield Filter(
            Term(Kind.GROUP, group),
            known.words.text(filter_words.GROUP_TITLES.get(group, group)),
            known.words.text(
                filter_words.GROUP_RULE,
                group=_long(group, known.words),
            ),
            states & frozenset(known.facts.states),
            (*filter_words.phrases(typed, known.words), folded(group)) if typed else (folded(group),),
        )


def _long(group: str, words: Wording) -> str:
    return words.text(filter_words.GROUP_NAMES[group]) if group in filter_words.GROUP_NAMES else group


def _regions(known: _Known) -> Iterator[Filter]:
    states = known.facts.states.values()
    for region in sorted({state.un_regional_group for state in states} - {"", "none"}):
        typed = filter_words.REGIONS.get(region, region)
        yield Filter(
            Term(Kind.REGION, region),
            filter_words.region_title(region, known.words),
            known.words.text(filter_words.REGION_RULE, region=filter_words.region_title(region, known.words)),
            frozenset(state.state for state in states if state.un_regional_group == region),
            filter_words.phrases(typed, known.words),
        )
    for place in _MAPS:
        key = f"map:{place.value}"
        phrases = filter_words.phrases(filter_words.REGIONS[key], known.words)
        named = name_of(place, known.words)
        rule = known.words.text(filter_words.MAP_RULE, region=named)
        title = known.words.text(filter_words.MAP_TITLES[key])
        found = STATES_OF_REGION[place] & frozenset(known.facts.states)
        yield Filter(Term(Kind.REGION, key), title, rule, found, phrases)


def _deadlines(known: _Known) -> Iterator[Filter]:
    bound = {code for code, standing in known.world.standings.items() if standing.status.in_force}
    rules: Mapping[str, Callable] = {
        "open": lambda each: each.due in (Due.AHEAD, Due.PASSED) and each.state in bound,
        "passed": lambda each: each.due is Due.PASSED and each.state in bound,
        "asked": lambda each: each.asked is not None and each.state in bound,
        "completed": lambda each: each.due is Due.COMPLETED,
    }
    for key, called in filter_words.DEADLINES.items():
        found = (each.state for each in known.world.deadlines if rules[key](each))
        yield _called(Term(Kind.DEADLINE, key), called, found, known.words, **known.places)


def _votes(known: _Known) -> Iterator[Filter]:
    if known.world.resolution is None:
        return
    for ballot, called in filter_words.VOTES.items():
        found = (code for code, vote in known.world.ballots.items() if vote.vote is ballot)
        yield _called(Term(Kind.VOTE, ballot.value), called, found, known.words, **known.places)


def _stances(known: _Known) -> Iterator[Filter]:
    """On each issue and on any: every stance that some state took, and any stance at all."""
    taken: dict[tuple[Issue | None, Stance | None], set[StateCode]] = {}
    for position in known_by(known.facts.all(Position), known.as_of):
        if position.actor in known.facts.states and position.printable:
            for issue in (position.issue, None):
                for stance in (position.stance, None):
                    taken.setdefault((issue, stance), set()).add(position.actor)
    for told_otherwise in _TOLD_OTHERWISE:
        taken.pop(told_otherwise, None)
    order = [*Issue, None]
    for issue, stance in sorted(taken, key=lambda each: (order.index(each[0]), str(each[1] or ""))):
        yield Filter(
            Term(Kind.STANCE, f"{issue or ''}:{stance or ''}"),
            filter_words.stance_title(issue, stance, known.words),
            known.words.text(
                filter_words.STANCE_RULE,
                **known.places,
            ),
            frozenset(taken[issue, stance]),
            tuple(_stance_phrases(issue, stance, known.words)),
        )


def _stance_phrases(issue: Issue | None, stance: Stance | None, words: Wording) -> Iterator[str]:
    acts = filter_words.phrases(filter_words.STANCES[stance], words) if stance else ("on", "position on")
    if issue is None:
        yield from acts
        return
    for subject in filter_words.phrases(filter_words.ISSUES[issue], words):
        for act in acts:
            yield f"{act} {subject}"
        if stance:
            yield f"{subject} {acts[0]}"


def _days(world: World) -> Mapping[Subject, Mapping[StateCode, date]]:
    bound = {code for code, standing in world.standings.items() if standing.status.in_force}
    return {
        Subject.ARTICLE5: {
            each.state: each.day
            for each in world.deadlines
            if each.day and each.state in bound and each.due in (Due.AHEAD, Due.PASSED)
        },
        Subject.LEAVES: {
            code: standing.withdrawal_effective
            for code, standing in world.standings.items()
            if standing.withdrawal_effective
        },
        Subject.JOINED: {
            code: standing.deposited for code, standing in world.standings.items() if standing.deposited
        },
    }


def _with_own(lexicon: Lexicon, sets: Iterable[KeptSet]) -> Lexicon:
    """And the user's own sets. A rule may ask for another set: what is told by now is tried until all is told."""
    waiting = list(sets)
    while waiting:
        told = [own for own in waiting if not own.rule or read_strictly(own.rule, lexicon) is not None]
        if not told:
            break
        lexicon = lexicon.with_filters([_own(own, lexicon) for own in told])
        waiting = [own for own in waiting if own not in told]
    return lexicon.with_filters([_broken(own, lexicon.words) for own in waiting])


def _own(own: KeptSet, lexicon: Lexicon) -> Filter:
    words, term = lexicon.words, Term(Kind.OWN, own.key)
    query = read_strictly(own.rule, lexicon) if own.rule else None
    if query is None:
        known = frozenset(own.states) & lexicon.everyone
        rule = filter_words.list_rule(len(known), words)
        return Filter(term, own.name, rule, known, _phrases_of(own, lexicon.words))
    day = words.date(lexicon.as_of)
    rule = words.text(filter_words.OWN_RULE, rule=lexicon.told(query), day=day)
    return Filter(term, own.name, rule, lexicon.states_in(query), _phrases_of(own, lexicon.words))


def _phrases_of(own: KeptSet, words: Wording) -> tuple[str, ...]:
    """Its name, unless that is a word that joins filters."""
    joining = grammar(words)
    name = folded(own.name)
    taken = (joining.negations, joining.alternatives, joining.joints, joining.filling)
    return () if not name or any(tuple(name.split()) in each for each in taken) else (name,)


def _broken(own: KeptSet, words: Wording) -> Filter:
    trouble = words.text(
        filter_words.OWN_BROKEN,
        rule=own.rule,
    )
    return Filter(Term(Kind.OWN, own.key), own.name, trouble, frozenset(), _phrases_of(own, words), trouble)


def _resolution(world: World, words: Wording) -> str:
    found = world.resolution
    if found is None:
        return words.text(filter_words.NO_RESOLUTION)
    return words.text(filter_words.RESOLUTION, resolution=found.resolution, day=words.date(found.date))


def _called(
    term: Term, called: Called, states: Iterable[StateCode], words: Wording, **places: object
) -> Filter:
    return Filter(
        term,
        words.text(called.title),
        words.text(called.rule, **places),
        frozenset(states),
        called.phrases(words),
    )
