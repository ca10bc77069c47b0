"""How many positions of whom are listed, and of whom none is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.titles import issue_in_title
from desktop.wording import in_sentence

if TYPE_CHECKING:
    from db.records import Issue, Position, StateCode
    from desktop.dossier.model import Dossier
    from desktop.dossier.positions import Narrowing, OnRecord
    from desktop.wording import Wording

_NAMED = 6
"""States without a record that are named; of more, only their number is told."""


def count_words(listed: Sequence[Position], record: OnRecord, dossier: Dossier, words: Wording) -> str:
    """Of what is listed, then of whom and on what there is nothing to list."""
    return words.prose((_counted(listed, record, dossier, words), *_lacking(record, dossier, words)))


def empty_words(narrowing: Narrowing, dossier: Dossier, words: Wording) -> str:
    """Why no position is listed, typed words and ticks aside: of whom and on what none is known."""
    issues = [issue for issue in dossier.picks.issues if issue in narrowing.issues] or dossier.picks.issues
    day = words.date(dossier.as_of)
    whom = (narrowing.actor,) if narrowing.actor is not None else dossier.picks.states
    if not whom:
        return words.text(
            "No position of any state on {issues} is known to us as of {day}.",
            issues=_listed(issues, words),
            day=day,
        )
    return words.text(
        "What {states} did or said on {issues}: no record known to us as of {day}. That is no proof of silence.",
        states=_named(whom, dossier, words),
        issues=_listed(issues, words),
        day=day,
    )


def _counted(listed: Sequence[Position], record: OnRecord, dossier: Dossier, words: Wording) -> str:
    whole = len(record.positions)
    if len(listed) < whole:
        return words.plural(
            "{shown} of {n} position listed.",
            "{shown} of {n} positions listed.",
            whole,
            shown=words.number(len(listed)),
        )
    actors = {position.actor for position in listed}
    states = len(actors & dossier.world.standings.keys())
    others = len(actors) - states
    whom = [words.plural("{n} state", "{n} states", states)] if states or not others else []
    if others:
        whom.append(words.plural("{n} organisation", "{n} organisations", others))
    return words.plural(
        "{n} position of {whom}.", "{n} positions of {whom}.", whole, whom=words.listing(whom)
    )


def _lacking(record: OnRecord, dossier: Dossier, words: Wording) -> Iterator[str]:
    picked, without = dossier.picks.states, record.without
    if without and len(without) <= _NAMED:
        yield words.plural(
            "Of {n} of the {all} picked states no record is known to us: {states}.",
            "Of {n} of the {all} picked states no record is known to us: {states}.",
            len(without),
            all=words.number(len(picked)),
            states=_named(without, dossier, words),
        )
    elif without:
        yield words.plural(
            "Of {n} of the {all} picked states no record is known to us.",
            "Of {n} of the {all} picked states no record is known to us.",
            len(without),
            all=words.number(len(picked)),
        )
    if record.bare:
        issues = _listed(record.bare, words)
        yield words.text("On {issues} no position of any state is known to us.", issues=issues)


def _named(codes: Sequence[StateCode], dossier: Dossier, words: Wording) -> str:
    """By name while they are few, else by number."""
    if len(codes) > _NAMED:
        return words.plural("{n} picked state", "{n} picked states", len(codes))
    return words.listing(in_sentence(dossier.names.get(code, code), words.language) for code in codes)


def _listed(issues: Iterable[Issue], words: Wording) -> str:
    return words.listing(issue_in_title(issue, words) for issue in issues)
