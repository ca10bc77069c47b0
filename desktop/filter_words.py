"""What filters of states are called, by which rule they find states, and what one may type for them.

What may be typed is a message of its own, ways parted by |: a translator gives those of the language, and the
English ones work in every language. Words are compared without case, accents and punctuation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from db.records import Ballot, Issue, Stance
from db.state_names import folded
from desktop.titles import issue_title
from desktop.wording import Wording, to_translate

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Called:
    """title: on a chip and in a list. rule: one sentence, with {day}. typed: ways to type it, parted by |."""

    title: str
    rule: str
    typed: str

    def phrases(self, words: Wording) -> tuple[str, ...]:
        """What may be typed for it, folded; the first is the English way in which it is written down."""
        return phrases(self.typed, words)


STATUSES = {
    "party": Called(
        to_translate("State Party"),
        to_translate(
            "States that the Convention binds on {day}; one that has given notice is bound until it has left."
        ),
        to_translate("state party | states parties | state parties | party | parties | bound"),
    ),
    "withdrawing": Called(
        to_translate("Withdrawal notified"),
        to_translate("States Parties that have notified their withdrawal, which has no effect yet on {day}."),
        to_translate("withdrawing | leaving | leaves | withdrawal notified | notice given"),
    ),
    "claimed": Called(
        to_translate("Suspension claimed"),
        to_translate(
            "States Parties that on {day} claim to have suspended the Convention, which it does not provide for."
        ),
        to_translate("claims suspension | claiming suspension | suspension claimed | suspending | suspended"),
    ),
    "former": Called(
        to_translate("Former party"),
        to_translate("States whose withdrawal has taken effect by {day}."),
        to_translate("gone | left | former party | former | withdrawn | withdrew"),
    ),
    "joined": Called(
        to_translate("Joined, not yet in force"),
        to_translate("States that have deposited their instrument and are not bound yet on {day}."),
        to_translate("not yet in force | joining | joined not yet in force"),
    ),
    "signatory": Called(
        to_translate("Signatory"),
        to_translate("States that have signed and not ratified by {day}."),
        to_translate("signatory | signatories | signed only"),
    ),
    "ccm": Called(
        to_translate("Party to the CCM"),
        to_translate("States that the Convention on Cluster Munitions binds on {day}."),
        to_translate("ccm party | ccm | cluster munitions | party to the ccm"),
    ),
}
"""By `StatusClass`, and what else a state may be to a treaty. A state party is any that is bound."""

SETS = {
    "objected": to_translate(
        "objected | objects | objection | objected to suspension | objected to the suspension | objectors"
    ),
    "spoke": to_translate("spoke | spoke against suspension | spoke wrote nothing"),
    "silent": to_translate("silent | silent on suspension | silent on the suspension | silent on it"),
    "withdrawing": to_translate("leaving or gone | notified withdrawal"),
    "not-party": to_translate("not party | not a party | non party | not a state party | outside"),
    "article5": to_translate("article 5 due | article 5 due in two years | article 5 soon"),
    "abstained": to_translate("abstained | abstain | abstention | abstained in the last vote"),
    "not-met": to_translate("not yet met | not met | unmet"),
}
"""What may be typed for a ready-made set."""

MET = Called(
    to_translate("Met at the meeting"),
    to_translate("States with which a conversation at {meeting} is noted."),
    to_translate("already met | met"),
)

VOTES = {
    Ballot.YES: Called(
        to_translate("Voted yes"),
        to_translate("States that voted for the latest resolution by {day}, {resolution}."),
        to_translate("voted yes | voted for | voted in favour"),
    ),
    Ballot.NO: Called(
        to_translate("Voted no"),
        to_translate("States that voted against the latest resolution by {day}, {resolution}."),
        to_translate("voted no | voted against"),
    ),
    Ballot.ABSENT: Called(
        to_translate("Absent from the vote"),
        to_translate("States that did not vote on the latest resolution by {day}, {resolution}."),
        to_translate("absent | did not vote | not voting | absent from the vote"),
    ),
}
"""Who abstained is a ready-made set."""

DEADLINES = {
    "open": Called(
        to_translate("Article 5 open"),
        to_translate(
            "States Parties with an Article 5 deadline, current or the last that was read by {day}, ahead or passed."
        ),
        to_translate("article 5 | art 5 | article five | article 5 open | affected | mine affected"),
    ),
    "passed": Called(
        to_translate("Article 5 date passed"),
        to_translate(
            "States Parties whose Article 5 date lies before {day}, and no later decision was read: not proof of a breach."
        ),
        to_translate(
            "article 5 passed | article 5 overdue | article 5 date passed | deadline passed | overdue"
        ),
    ),
    "asked": Called(
        to_translate("Asked for more time"),
        to_translate(
            "States Parties that asked for more time under Article 5, not decided as far as read by {day}."
        ),
        to_translate("asked for more time | asked for extension | extension requested | requested extension"),
    ),
    "completed": Called(
        to_translate("Article 5 completed"),
        to_translate("States that completed clearance under Article 5, as read by {day}."),
        to_translate("article 5 completed | completed article 5 | completed | mine free | cleared"),
    ),
}

STANCES = {
    Stance.OBJECTS: to_translate("objects | objected"),
    Stance.CONCERNED: to_translate("concerned | is concerned | voiced concern"),
    Stance.NEUTRAL: to_translate("neutral"),
    Stance.SUPPORTS: to_translate("supports | supported | supporting"),
    Stance.DEFENDS: to_translate("defends | defended | defending"),
    Stance.CLAIMS: to_translate("claims | claimed"),
}

STANCE_TITLES = {
    Stance.OBJECTS: to_translate("{issue}: objects"),
    Stance.CONCERNED: to_translate("{issue}: is concerned"),
    Stance.NEUTRAL: to_translate("{issue}: neutral"),
    Stance.SUPPORTS: to_translate("{issue}: supports"),
    Stance.DEFENDS: to_translate("{issue}: defends"),
    Stance.CLAIMS: to_translate("{issue}: claims"),
}

ISSUES = {
    Issue.SUSPENSION: to_translate("suspension"),
    Issue.WITHDRAWALS: to_translate("withdrawals | withdrawal | article 20"),
    Issue.USE: to_translate("use | use and production"),
    Issue.CASUALTIES: to_translate("casualties"),
    Issue.CLEARANCE: to_translate("clearance"),
    Issue.STOCKPILES: to_translate("stockpiles | stockpile | article 4"),
    Issue.VICTIM_ASSISTANCE: to_translate("victim assistance"),
    Issue.TRANSFERS: to_translate("transfers | transfer | transit"),
    Issue.UNIVERSALIZATION: to_translate("universalization | universalisation"),
    Issue.COOPERATION: to_translate("cooperation | funding | cooperation and funding"),
}

GROUPS = {
    "ASEAN": to_translate("ASEAN | Association of Southeast Asian Nations"),
    "AU": to_translate("AU | African Union"),
    "Arab League": to_translate("Arab League | League of Arab States | Arab"),
    "Commonwealth": to_translate("Commonwealth"),
    "EU": to_translate("EU | European Union"),
    "NATO": to_translate("NATO | North Atlantic Treaty Organization"),
    "OAS": to_translate("OAS | Organization of American States"),
    "OIF": to_translate("OIF | Francophonie | francophone"),
    "PIF": to_translate("Pacific | PIF | Pacific Islands Forum | Pacific Islands"),
}
"""What may be typed for the groups of the edition; any other goes by its own name."""

GROUP_NAMES = {
    "ASEAN": to_translate("the Association of Southeast Asian Nations"),
    "AU": to_translate("the African Union"),
    "Arab League": to_translate("the League of Arab States"),
    "Commonwealth": to_translate("the Commonwealth"),
    "EU": to_translate("the European Union"),
    "NATO": to_translate("the North Atlantic Treaty Organization"),
    "OAS": to_translate("the Organization of American States"),
    "OIF": to_translate("the Organisation internationale de la Francophonie"),
    "PIF": to_translate("the Pacific Islands Forum"),
}

GROUP_TITLES = {"OIF": to_translate("Francophonie (OIF)"), "PIF": to_translate("Pacific (PIF)")}
"""Where a group's own name tells little."""

MAP_TITLES = {
    "map:europe": to_translate("Europe"),
    "map:americas": to_translate("The Americas"),
    "map:middle-east-north-africa": to_translate("Middle East and North Africa"),
}

REGIONS = {
    "Africa": to_translate("Africa | African Group | African"),
    "Asia-Pacific": to_translate("Asia-Pacific | Asia-Pacific Group | Asia"),
    "Eastern European": to_translate("Eastern European | Eastern Europe | Eastern European Group | EEG"),
    "Latin American and Caribbean": to_translate(
        "Latin American and Caribbean | Latin America and the Caribbean | Latin America | GRULAC"
    ),
    "Western European and Others": to_translate("Western European and Others | WEOG | Western Europe"),
    "map:europe": to_translate("Europe | in Europe"),
    "map:americas": to_translate("Americas | the Americas"),
    "map:middle-east-north-africa": to_translate("Middle East and North Africa | MENA | Middle East"),
}
"""The regional groups of the United Nations, and regions of the maps that are no such group."""

REGION_TITLES = {
    "Africa": to_translate("Africa"),
    "Asia-Pacific": to_translate("Asia-Pacific"),
    "Eastern European": to_translate("Eastern European"),
    "Latin American and Caribbean": to_translate("Latin American and Caribbean"),
    "Western European and Others": to_translate("Western European and Others"),
}
"""The regional groups of the United Nations by the names that the facts have for them."""

SUBJECTS = {
    "article5": to_translate(
        "article 5 | art 5 | article five | article 5 deadline | deadline | article 5 due | due"
    ),
    "leaves": to_translate("leaves | leaving | withdrawing | withdrawal | left | gone"),
    "joined": to_translate("joined | ratified | acceded | deposited | party | state party"),
}
"""Of which day one can say before or after what it lies."""

NOT = to_translate("not | without | except | non")
OR = to_translate("or")
AND = to_translate("and | but | plus")
FILLING = to_translate(
    "states | countries | members | member | that | which | who | are | is | have | has | in | of"
)
"""Words that say nothing beside a filter."""

BEFORE = to_translate("before")
BY = to_translate("by | until | till | up to")
AFTER = to_translate("after")
FROM = to_translate("from | since")
IN = to_translate("in | on | during")
WITHIN = to_translate("within | in the next | in | next")
YEARS = to_translate("years | year")
MONTHS = to_translate("months | month")


NAMED = to_translate("named “{name}”")
NAMED_RULE = to_translate("States of which a name or code in some language begins so.")
GONE = to_translate("“{name}” is not in these facts any more.")
NEGATED = to_translate("not {filter}")
NEGATED_RULE = to_translate("All states but these: {rule}")
FIRST_DAY = to_translate("the beginning")
LAST_DAY = to_translate("any later day")
GROUP_RULE = to_translate("Members of {group} as the facts have them, whatever the day.")
REGION_RULE = to_translate("States of the regional group “{region}” of the United Nations.")
MAP_RULE = to_translate("States that the map of {region} shows.")
SOME_MEETING = to_translate("this meeting")
STANCE_RULE = to_translate("States of which such a position is on record by {day}, whatever else they said.")
OWN_RULE = to_translate("Your own rule, asked on {day}: {rule}.")
OWN_BROKEN = to_translate(
    "This set holds nobody, since its rule asks for something that is not in these facts any more: {rule}."
)
NO_RESOLUTION = to_translate("of which there is none")
RESOLUTION = to_translate("{resolution} of {day}")


def region_title(region: str, words: Wording) -> str:
    """A regional group of the United Nations; its own name where nobody gave it another."""
    return words.text(REGION_TITLES.get(region, region))


@lru_cache(maxsize=1024)
def _phrases(typed: str, translated: str) -> tuple[str, ...]:
    ways = (*typed.split("|"), *translated.split("|"))
    return tuple(dict.fromkeys(way for each in ways if (way := folded(each))))


def phrases(typed: str, words: Wording) -> tuple[str, ...]:
    """The ways to type something, folded: English, then the language's."""
    return _phrases(typed, words.text(typed))


def list_rule(count: int, words: Wording) -> str:
    """The rule of a list of so many states."""
    return words.plural(
        "Your own list of {n} state, the same on any day.",
        "Your own list of {n} states, the same on any day.",
        count,
    )


def stance_title(issue: Issue | None, stance: Stance | None, words: Wording) -> str:
    """A position on an issue as a filter is called; None for any."""
    about = issue_title(issue, words) if issue else words.text("Any issue")
    return words.text(STANCE_TITLES[stance] if stance else to_translate("{issue}: any position"), issue=about)


def days_title(subject: str, first: date | None, last: date | None, months: int, words: Wording) -> str:
    """A filter by days as it is called: "Article 5 before 2028"."""
    if months:
        return _months_title(subject, months, words)
    begins = first is None or (first.month, first.day) == (1, 1)
    ends = last is None or (last.month, last.day) == (12, 31)
    if begins and ends:
        return _years_title(subject, first.year if first else 0, last.year if last else 0, words)
    if first and last:
        return words.text(_SPAN[subject], first=words.short_date(first), last=words.short_date(last))
    day = last or first
    return words.text((_UNTIL if last else _SINCE)[subject], day=words.short_date(day) if day else "")


def _years_title(subject: str, first: int, last: int, words: Wording) -> str:
    """Of whole years; 0 for an end that is open."""
    if first and last:
        one = first == last
        return words.text((_YEAR if one else _YEARS)[subject], year=first, first=first, last=last)
    if last:
        return words.text(_BEFORE_YEAR[subject], year=last + 1)
    return words.text(_FROM_YEAR[subject], year=first)


def _months_title(subject: str, months: int, words: Wording) -> str:
    return {
        "article5": words.plural("Article 5 within {n} month", "Article 5 within {n} months", months),
        "leaves": words.plural("Leaves within {n} month", "Leaves within {n} months", months),
        "joined": words.plural("Joins within {n} month", "Joins within {n} months", months),
    }[subject]


_YEAR = {
    "article5": to_translate("Article 5 in {year}"),
    "leaves": to_translate("Leaves in {year}"),
    "joined": to_translate("Joined in {year}"),
}
_YEARS = {
    "article5": to_translate("Article 5 in {first} to {last}"),
    "leaves": to_translate("Leaves in {first} to {last}"),
    "joined": to_translate("Joined in {first} to {last}"),
}
_BEFORE_YEAR = {
    "article5": to_translate("Article 5 before {year}"),
    "leaves": to_translate("Leaves before {year}"),
    "joined": to_translate("Joined before {year}"),
}
_FROM_YEAR = {
    "article5": to_translate("Article 5 from {year}"),
    "leaves": to_translate("Leaves from {year}"),
    "joined": to_translate("Joined from {year}"),
}
_SPAN = {
    "article5": to_translate("Article 5, {first} to {last}"),
    "leaves": to_translate("Leaves, {first} to {last}"),
    "joined": to_translate("Joined, {first} to {last}"),
}
_UNTIL = {
    "article5": to_translate("Article 5 by {day}"),
    "leaves": to_translate("Leaves by {day}"),
    "joined": to_translate("Joined by {day}"),
}
_SINCE = {
    "article5": to_translate("Article 5 from {day}"),
    "leaves": to_translate("Leaves from {day}"),
    "joined": to_translate("Joined from {day}"),
}
DAYS_RULES = {
    "article5": to_translate(
        "States Parties whose Article 5 deadline, as last read by {day}, falls from {first} to {last}."
    ),
    "leaves": to_translate(
        "States whose withdrawal takes effect from {first} to {last}, as notified by {day}."
    ),
    "joined": to_translate("States that deposited their instrument from {first} to {last}, as of {day}."),
}
