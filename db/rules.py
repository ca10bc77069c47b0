"""What must hold of one fact by itself, as functions of plain values.

`db.check` asks them of the facts in a file, `db.tables` of rows before they become facts. What holds between
facts, or between a fact and its source, is in `db.check`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from db.columns import columns_of
from db.records import (
    KINDS,
    Area,
    Argument,
    Ask,
    Casualties,
    CasualtyBreakdown,
    Clearance,
    Completion,
    Contamination,
    Deadline,
    Event,
    GroupMember,
    Meeting,
    Membership,
    MembershipReading,
    Position,
    Practice,
    ProgrammeScore,
    Recommendation,
    Record,
    Resolution,
    Statement,
    Stockpile,
    SuspensionClaim,
    Translation,
    Treaty,
    Vote,
)
from db.treaty import entry_into_force_of, withdrawal_effect_of

WORDS: dict[tuple[type[Record], str], tuple[str, ...]] = {
    (Area, "category"): ("area", "organisation", "aggregate"),
    (Membership, "method"): ("ratification", "accession", "acceptance", "approval", "succession", ""),
    (Deadline, "standing"): (
        "current",
        "latest-read",
        "completed",
        "completion-not-read",
        "status-not-read",
        "history",
    ),
    (Deadline, "on_track"): ("yes", "no", "unclear", ""),
    (Contamination, "figure"): ("box", "other", ""),
    (Stockpile, "standing"): ("overdue", "completed", "not-party", ""),
    (Practice, "activity"): ("use", "production", "transfer"),
    (Meeting, "category"): ("msp", "rc"),
}
"""The words that a field may hold, where the type does not say it."""

EXTENTS: dict[str, tuple[str, ...]] = {
    "clearing-the-mines": ("massive", "heavy", "medium", "light", "unknown", ""),
    "landmine-monitor": ("massive", "large", "heavy", "medium", "small", "light", "unknown", ""),
}
"""The classes of contamination on each scale; the same word is not the same area on both."""

STATES_ONLY: dict[type[Record], tuple[str, ...]] = {
    GroupMember: ("state",),
    Membership: ("state",),
    MembershipReading: ("state",),
    SuspensionClaim: ("state",),
    Vote: ("state",),
    Deadline: ("state",),
    Meeting: ("country", "presidency"),
}
"""Fields whose codes are of the 197 states."""

STATES_AND_AREAS: dict[type[Record], tuple[str, ...]] = {
    Casualties: ("place",),
    CasualtyBreakdown: ("place",),
    Position: ("actor",),
    Contamination: ("state",),
    Clearance: ("state",),
    Completion: ("state",),
    Recommendation: ("state",),
    ProgrammeScore: ("state",),
    Stockpile: ("state",),
    Practice: ("state",),
    Event: ("states",),
    Argument: ("used_by",),
    Ask: ("states",),
    Statement: ("actor",),
}
"""Fields whose codes may be those of areas and organisations too."""

_MARKUP = re.compile(
    r"</?[a-z]+[ />]|&(#\d+|amp|nbsp|quot|lt|gt);|[\x00-\x09\x0b-\x1f\ufffd]"
    r"|[\u202d\u202e]"  # these two turn figures round for the eye
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of one kind of fact.

    columns: the fields that it looks at, the one to mend first. broken: of their values, what is wrong with
    the fact, as the rest of a sentence that begins with it; "" if nothing is.
    """

    kind: type[Record]
    columns: tuple[str, ...]
    broken: Callable[..., str]


def unclean(text: str) -> bool:
    """Whether the text has spaces at an end, markup or signs that don't print."""
    return text != text.strip() or _MARKUP.search(text) is not None


def _word_of(field: str, legal: tuple[str, ...]) -> Callable[[str], str]:
    allowed = frozenset(legal)
    return lambda word: "" if word in allowed else f"{field} {word!r} is none of {', '.join(legal)}"


def _extent_of_its_scale(extent: str, scale: str) -> str:
    legal = extent in EXTENTS.get(scale, ())
    return "" if legal else f"has no class {extent!r} on the scale {scale!r}"


def _adds_up(
    total: int | None, killed: int | None, injured: int | None, unknown: int | None, difference: str
) -> str:
    if total is None or difference:
        return ""
    parts = (killed or 0) + (injured or 0) + (unknown or 0)
    if parts == total or (parts < total and (killed is None or injured is None)):
        return ""
    return f"parts make {parts}, not {total}, and nothing explains it"


def _has_a_base(base: str) -> str:
    return "" if base else "does not say what it is a part of"


def _has_a_figure(count: int | None, percent: float | None) -> str:
    return "has neither a count nor a percentage" if count is None and percent is None else ""


def _follows_article_17(
    entry_into_force: date | None, treaty: Treaty, deposited: date | None, rule_note: str
) -> str:
    if deposited is None:
        return "enters into force without a deposit" if entry_into_force else ""
    if rule_note:
        return ""
    due = entry_into_force_of(treaty, deposited)
    return "" if entry_into_force == due else f"enters into force {entry_into_force}; Article 17 gives {due}"


def _follows_article_20(effective: date | None, notified: date | None, rule_note: str) -> str:
    if notified is None:
        return "withdraws without a notice" if effective else ""
    if rule_note:
        return ""
    due = withdrawal_effect_of(notified)
    return "" if effective == due else f"leaves {effective}; Article 20 gives {due}"


def _signs_first(deposited: date | None, signed: date | None) -> str:
    return "deposits before it signs" if signed and deposited and deposited < signed else ""


def _has_a_method(method: str, deposited: date | None) -> str:
    if bool(deposited) == bool(method):
        return ""
    return "has a deposit without its method, or a method without a deposit"


def _ends_after_it_begins(ended_on: date | None, claimed_on: date) -> str:
    return "ends before it begins" if ended_on and ended_on < claimed_on else ""


def _ends_after_it_starts(ends_on: date, starts_on: date) -> str:
    return "ends before it starts" if ends_on < starts_on else ""


def _has_a_language(quote_language: str, quote: str) -> str:
    if bool(quote) == bool(quote_language):
        return ""
    return "has a quotation without its language, or a language without a quotation"


def _is_a_year(year: int) -> str:
    return "" if year in _YEARS else f"year {year} is none from {_YEARS.start} to {_YEARS.stop - 1}"


_YEARS = range(1900, 2100)


def _is_a_language(language: str) -> str:
    return "" if _LANGUAGE.fullmatch(language) else f"language {language!r} is no code such as fr"


_LANGUAGE = re.compile("[a-z]{2,3}")


def _names_a_text(of: str, field: str) -> str:
    kind = next((kind for kind in KINDS if of.partition(":")[0] == kind.KIND), None)
    if kind is None or kind is Translation:
        return f"is of {of!r}, which is no fact's id"
    texts = [column.name for column in columns_of(kind) if column.type is str]
    return "" if field in texts else f"is of the field {field!r}, and {kind.KIND} has no such text"


RULES: tuple[Rule, ...] = (
    *(
        Rule(kind, ("year",), _is_a_year)
        for kind in (Casualties, CasualtyBreakdown, Resolution, Clearance, ProgrammeScore)
    ),
    *(Rule(kind, (field,), _word_of(field, legal)) for (kind, field), legal in WORDS.items()),
    Rule(Contamination, ("extent", "scale"), _extent_of_its_scale),
    Rule(Casualties, ("total", "killed", "injured", "unknown", "difference"), _adds_up),
    Rule(CasualtyBreakdown, ("base",), _has_a_base),
    Rule(CasualtyBreakdown, ("count", "percent"), _has_a_figure),
    Rule(Membership, ("entry_into_force", "treaty", "deposited", "rule_note"), _follows_article_17),
    Rule(Membership, ("withdrawal_effective", "withdrawal_notified", "rule_note"), _follows_article_20),
    Rule(Membership, ("deposited", "signed"), _signs_first),
    Rule(Membership, ("method", "deposited"), _has_a_method),
    Rule(SuspensionClaim, ("ended_on", "claimed_on"), _ends_after_it_begins),
    Rule(Meeting, ("ends_on", "starts_on"), _ends_after_it_starts),
    Rule(Position, ("quote_language", "quote"), _has_a_language),
    Rule(Translation, ("language",), _is_a_language),
    Rule(Translation, ("of", "field"), _names_a_text),
)
"""Every rule of this sort."""
