"""`minebrief states`: those that fit plain words, or a set."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING

from db.choice import memberships
from db.delegation import read_delegation
from db.errors import UserError
from db.kept_sets import kept_sets
from db.met import met_at
from db.records import SuspensionClaim, Treaty
from db.treaty import standing_on
from desktop.command_line.columns import aligned
from desktop.command_line.opening import opened
from desktop.command_line.standings import standing_json
from desktop.dossier.filters import Own, lexicon_on
from desktop.dossier.meetings import next_meeting
from desktop.dossier.query import Kind
from desktop.dossier.reading import read
from desktop.wording import Wording

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from datetime import date

    from db.facts import Facts
    from db.records import StateCode
    from db.treaty import Standing
    from db.workspace import Workspace
    from desktop.dossier.lexicon import Filter, Lexicon


def states(options: Namespace) -> int:
    """Print the states that fit, after the rule; or the sets there are. Raises UserError."""
    with opened(options, read_only=True) as workspace:
        facts = workspace.facts()
        lexicon = lexicon_of(workspace, facts, options.as_of)
    if options.sets:
        return _list_sets(lexicon, as_json=options.json)
    if options.set:
        chosen = set_called(lexicon, options.set)
        found, told, rules = chosen.states, chosen.title, [chosen.rule]
    else:
        found, told, rules = _asked(lexicon, options.filter)
    standings = _standings(facts, lexicon.ordered(found), options.as_of)
    if options.json:
        rows = [standing_json(each, facts.name(each.state)) for each in standings]
        answer = {"asked": told, "rules": rules, "as_of": options.as_of.isoformat(), "states": rows}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    words = lexicon.words
    count = words.plural("{n} state", "{n} states", len(standings))
    print("\n".join([f"{told or 'All states'}, as of {options.as_of}: {count}", *rules]))
    if standings:
        print()
        rows = [(each.state, facts.name(each.state), each.status.value) for each in standings]
        print(aligned(("state", "name", "status"), rows))
    return 0


def lexicon_of(workspace: Workspace, facts: Facts, as_of: date) -> Lexicon:
    """All that states can be filtered by, the workspace's own sets among it."""
    meeting = next_meeting(facts, as_of)
    met = met_at(read_delegation(workspace).encounters, meeting)
    return lexicon_on(facts, as_of, Wording(), Own(tuple(kept_sets(workspace)), met, meeting.meeting))


def set_called(lexicon: Lexicon, name: str) -> Filter:
    """A ready-made set by its key, or one of the user's by its name. Raises UserError, with names that come near."""
    ready = {each.term.key: each for each in lexicon.of_kind(Kind.SET)}
    own = {each.title.casefold(): each for each in lexicon.of_kind(Kind.OWN)}
    found = ready.get(name) or own.get(" ".join(name.split()).casefold())
    if found is None:
        names = [*ready, *(each.title for each in own.values())]
        near = difflib.get_close_matches(name, names, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"the sets are {', '.join(names)}."
        raise UserError(f"There is no set {name!r}; {hint}")
    if found.trouble:
        raise UserError(found.trouble)
    return found


def _asked(lexicon: Lexicon, text: str) -> tuple[frozenset[StateCode], str, list[str]]:
    """Whom plain words mean, how they were understood, and each rule. Raises UserError if they can't be read."""
    reading = read(text, lexicon)
    if reading.unknown:
        raise UserError(
            f"No state is called {' '.join(reading.unknown)!r}, and no filter. Write a name, a code, a group (EU), a "
            "region (Africa), a status (withdrawing), a stance (objected) or a date (article 5 before 2028)."
        )
    if reading.unfinished or reading.joins:
        raise UserError(f"{text!r} begins or ends in the middle: 'or' and 'not' stand before a filter.")
    rules = [f"{lexicon.title(term)}: {lexicon.rule(term)}" for term in dict.fromkeys(reading.query.terms)]
    return lexicon.states_in(reading.query), lexicon.told(reading.query), rules


def _list_sets(lexicon: Lexicon, *, as_json: bool) -> int:
    ready = [each for each in lexicon.of_kind(Kind.SET) if each.term.key != "met"]
    rows = [
        *((each.term.key, each) for each in ready),
        *((each.title, each) for each in lexicon.of_kind(Kind.OWN)),
    ]
    if as_json:
        told = [
            {
                "name": name,
                "title": each.title,
                "rule": each.rule,
                "states": list(lexicon.ordered(each.states)),
            }
            for name, each in rows
        ]
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    table = [(name, "–" if each.trouble else str(len(each.states)), each.rule) for name, each in rows]
    print(aligned(("name", "states", "rule"), table))
    return 0


def _standings(facts: Facts, codes: Iterable[StateCode], as_of: date) -> list[Standing]:
    acts, claims = memberships(facts, Treaty.MBT), facts.all(SuspensionClaim)
    return [standing_on(code, Treaty.MBT, acts.get(code), claims, as_of) for code in codes]
