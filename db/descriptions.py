"""What each kind of record says in words: a title, the parts of its text, the states it is about, its place.

The titles are short and of one pattern ("Angola: clearance 2024"), since the search ranks by them first.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from db import records
from db.columns import text_of
from db.dates import PartialDate
from db.records import Record, StateCode, Treaty
from db.state_names import VARIANTS

if TYPE_CHECKING:
    from db.facts import Facts

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")

PLACES = 1 << 15
"""How many places there are within one kind; dated things take one a day, the newest first."""

_LAST_DAY = date(2085, 1, 1).toordinal()

Written = tuple[str, tuple[object, ...], tuple[StateCode, ...], int]
"""Title, parts of the body, what it is about, its place."""


def describe(facts: Facts, record: Record) -> Written:
    """The record in the words of the facts that it is among."""
    return _WRITERS[type(record)](facts, record)


def _state(_: Facts, record: records.State) -> Written:
    names = (record.state, record.iso2, *VARIANTS.get(record.state, ()), *_translations(record.iso2))
    return record.name, tuple(dict.fromkeys(names)), (record.state,), 0


def _area(_: Facts, record: records.Area) -> Written:
    return record.name, (record.area, record.category), (record.area,), 0


def _group_member(facts: Facts, record: records.GroupMember) -> Written:
    return f"{_name(facts, record.state)}: member of {record.group}", (), (record.state,), 0


def _membership(facts: Facts, record: records.Membership | records.MembershipReading) -> Written:
    title = f"{_name(facts, record.state)}: {_TREATIES[record.treaty][0]} membership"
    body = [*_TREATIES[record.treaty][1:], _dated("signed", record.signed)]
    if isinstance(record, records.Membership):
        body += [
            _dated(record.method or "deposited", record.deposited),
            _dated("in force", record.entry_into_force),
        ]
        body += [_dated("withdrawal notified", record.withdrawal_notified)]
        body += [_dated("withdrawal effective", record.withdrawal_effective), record.rule_note]
    else:
        title += ", second reading"
        body += [_dated("deposited", record.deposited), _dated("in force", record.entry_into_force)]
    return title, tuple(body), (record.state,), 0 if record.treaty is Treaty.MBT else 1


def _suspension_claim(facts: Facts, record: records.SuspensionClaim) -> Written:
    title = f"{_name(facts, record.state)}: suspension claimed {record.claimed_on}"
    return title, (*_TREATIES[record.treaty], record.finding), (record.state,), place_of(record.claimed_on)


def _casualties(facts: Facts, record: records.Casualties) -> Written:
    body = (
        _counted("total", record.total),
        _counted("killed", record.killed),
        _counted("injured", record.injured),
        _counted("unknown", record.unknown),
        record.edition and f"Landmine Monitor {record.edition}",
        record.partial and "partial",
        record.difference,
    )
    return (
        f"{_name(facts, record.place)}: casualties {record.year}",
        body,
        (record.place,),
        place_of(record.year),
    )


def _casualty_breakdown(facts: Facts, record: records.CasualtyBreakdown) -> Written:
    title = f"{_name(facts, record.place)}: casualties {record.year}, {record.category}"
    percent = "" if record.percent is None else f"{record.percent:g} percent"
    body = (text_of(record.count), percent, record.dimension, record.base)
    return title, body, (record.place,), place_of(record.year)


def _position(facts: Facts, record: records.Position) -> Written:
    body = (
        record.summary,
        record.quote,
        record.venue,
        _spoken(record.issue),
        _spoken(record.form),
        record.date,
    )
    return _name(facts, record.actor), body, (record.actor,), place_of(record.date)


def _resolution(_: Facts, record: records.Resolution) -> Written:
    title = f"General Assembly resolution {record.resolution} ({record.year})"
    body = (f"yes {record.yes}", f"no {record.no}", f"abstain {record.abstain}", record.date)
    return title, body, (), place_of(record.year)


def _vote(facts: Facts, record: records.Vote) -> Written:
    title = f"{_name(facts, record.state)}: vote on {record.resolution}"
    return (
        title,
        (record.vote.value, record.provenance.known_by),
        (record.state,),
        place_of(record.provenance.known_by),
    )


def _deadline(facts: Facts, record: records.Deadline) -> Written:
    year = f" {record.deadline.year}" if record.deadline else ""
    body = (record.deadline, record.words, record.set_by, _spoken(record.standing), "clearance")
    newest = record.provenance.known_by or record.deadline
    return f"{_name(facts, record.state)}: Article 5 deadline{year}", body, (record.state,), place_of(newest)


def _contamination(facts: Facts, record: records.Contamination) -> Written:
    body = (
        _measured("mined area", record.total_km2),
        _measured("confirmed", record.confirmed_km2),
        _measured("suspected", record.suspected_km2),
        record.extent,
        record.status,
        record.as_of,
    )
    title = f"{_name(facts, record.state)}: contamination {record.as_of.latest.year}"
    return title, body, (record.state,), place_of(record.as_of)


def _clearance(facts: Facts, record: records.Clearance) -> Written:
    body = (_measured("cleared", record.cleared_km2), _counted("mines destroyed", record.mines_destroyed))
    return (
        f"{_name(facts, record.state)}: clearance {record.year}",
        body,
        (record.state,),
        place_of(record.year),
    )


def _completion(facts: Facts, record: records.Completion) -> Written:
    year = f" {record.completed_on.latest.year}" if record.completed_on else ""
    body = (record.completed_on, "Article 5 completion")
    title = f"{_name(facts, record.state)}: clearance completed{year}"
    return title, body, (record.state,), place_of(record.completed_on)


def _recommendation(facts: Facts, record: records.Recommendation) -> Written:
    return _name(facts, record.state), (record.recommendation,), (record.state,), record.rank


def _programme_score(facts: Facts, record: records.ProgrammeScore) -> Written:
    title = f"{_name(facts, record.state)}: programme score {record.year}"
    return title, (f"{record.score:g}", record.rating, "clearance"), (record.state,), place_of(record.year)


def _stockpile(facts: Facts, record: records.Stockpile) -> Written:
    year = f" {record.as_of.latest.year}" if record.as_of else ""
    body = (
        _counted("destroyed", record.destroyed),
        _counted("retained", record.retained),
        _counted("remaining", record.remaining),
        _dated("completed", record.completed_on),
        record.standing,
        "Article 4",
    )
    newest = record.as_of or record.retained_as_of or record.completed_on
    return f"{_name(facts, record.state)}: stockpile{year}", body, (record.state,), place_of(newest)


def _practice(facts: Facts, record: records.Practice) -> Written:
    body = (record.activity, record.assessment.value, record.actor, record.detail, record.period)
    return _name(facts, record.state), body, (record.state,), place_of(record.provenance.known_by)


def _support(_: Facts, record: records.Support) -> Written:
    body = (f"{record.value:g} {record.unit}",)
    return (
        f"World: {record.metric} {record.period}",
        body,
        (records.WORLD,),
        place_of(record.provenance.known_by),
    )


def _event(_: Facts, record: records.Event) -> Written:
    return record.title, (record.summary, record.date), record.states, place_of(record.date)


def _treaty_text(_: Facts, record: records.TreatyText) -> Written:
    """Titled as lawyers cite it: "MBT Article 20(3)"."""
    number = int(record.article) if record.article.isdecimal() else 0
    paragraph = int(record.paragraph) if record.paragraph.isdecimal() else 0
    shown = f"({record.paragraph})" if paragraph else ""
    title = (
        f"{record.treaty} Article {record.article}{shown}" if number else f"{record.treaty} {record.article}"
    )
    place = (0 if record.treaty == "MBT" else PLACES // 2) + number * 100 + paragraph
    return title, (record.text,), (), min(place, PLACES - 1)


def _argument(_: Facts, record: records.Argument) -> Written:
    return record.claim, (record.answer, *map(_spoken, record.issues)), (), record.rank


def _ask(_: Facts, record: records.Ask) -> Written:
    return record.text, (record.basis, _spoken(record.issue)), record.states, record.rank


def _meeting(facts: Facts, record: records.Meeting) -> Written:
    country = _name(facts, record.country) if record.country else ""
    body = (record.meeting, record.place, country, record.president, record.starts_on.year)
    about = (record.country,) if record.country else ()
    return record.name, body, about, place_of(record.starts_on)


def _statement(facts: Facts, record: records.Statement) -> Written:
    title = f"{_name(facts, record.actor)}: statement at {record.meeting}"
    return title, (record.agenda_item, record.category, record.date), (record.actor,), place_of(record.date)


def _translation(_: Facts, record: records.Translation) -> Written:
    """Titled by what it is of: a whole answer is no title, and must not come before the fact that it renders."""
    title = f"{_spoken(record.of.replace(':', ' '))}, {record.field} ({record.language})"
    return title, (record.text, record.translator), (), PLACES - 1


_WRITERS: dict[type[Record], Callable[[Facts, Any], Written]] = {
    records.State: _state,
    records.Area: _area,
    records.GroupMember: _group_member,
    records.Membership: _membership,
    records.MembershipReading: _membership,
    records.SuspensionClaim: _suspension_claim,
    records.Casualties: _casualties,
    records.CasualtyBreakdown: _casualty_breakdown,
    records.Position: _position,
    records.Resolution: _resolution,
    records.Vote: _vote,
    records.Deadline: _deadline,
    records.Contamination: _contamination,
    records.Clearance: _clearance,
    records.Completion: _completion,
    records.Recommendation: _recommendation,
    records.ProgrammeScore: _programme_score,
    records.Stockpile: _stockpile,
    records.Practice: _practice,
    records.Support: _support,
    records.Event: _event,
    records.TreatyText: _treaty_text,
    records.Argument: _argument,
    records.Ask: _ask,
    records.Meeting: _meeting,
    records.Statement: _statement,
    records.Translation: _translation,
}

_TREATIES = {
    Treaty.MBT: ("Mine Ban Treaty", "MBT", "Ottawa Convention", "Anti-Personnel Mine Ban Convention"),
    Treaty.CCM: ("Convention on Cluster Munitions", "CCM"),
}
"""What each is called, the name for titles first."""


def names_of(record: Record) -> tuple[str, ...]:
    """What finds exactly this record: of a state its codes, variants and names in six languages."""
    match record:
        case records.State():
            variants = VARIANTS.get(record.state, ())
            return (record.name, record.state, record.iso2, *variants, *_translations(record.iso2))
        case records.Area():
            return record.name, record.area
        case records.Meeting():
            return record.name, record.meeting
        case _:
            return ()


@cache
def _translations(iso2: str) -> tuple[str, ...]:
    """The state's name in the six languages of the United Nations, as Unicode's CLDR has it."""
    from babel import Locale  # reads its data from disk, which opening a workspace need not wait for

    names = (Locale(language).territories.get(iso2, "") for language in LANGUAGES)
    return tuple(dict.fromkeys(name for name in names if name))


def _name(facts: Facts, code: StateCode) -> str:
    known = facts.states.get(code) or facts.areas.get(code)
    return known.name if known else code


def place_of(day: date | PartialDate | int | None) -> int:
    """The place of a thing of that day or year among its kind; what has no day comes last."""
    if day is None:
        return PLACES - 1
    if isinstance(day, int):
        day = date(min(max(day, date.min.year), date.max.year), 12, 31)
    last = day.latest if isinstance(day, PartialDate) else day
    return min(max(_LAST_DAY - last.toordinal(), 0), PLACES - 2)


def _spoken(word: str) -> str:
    return word.replace("-", " ")


def _counted(what: str, count: int | None) -> str:
    return "" if count is None else f"{what} {count}"


def _measured(what: str, area: float | None) -> str:
    return "" if area is None else f"{what} {area:g} km2"


def _dated(what: str, day: date | PartialDate | None) -> str:
    return "" if day is None else f"{what} {day}"
