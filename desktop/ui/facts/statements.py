"""What a fact of any kind says, in the cells of one row; made only for the rows that are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.columns import columns_of
from db.records import (
    Argument,
    Ask,
    Casualties,
    CasualtyBreakdown,
    Event,
    Meeting,
    Membership,
    MembershipReading,
    Position,
    Practice,
    Record,
    SuspensionClaim,
    TreatyText,
    Vote,
)
from desktop.brief.names import capital
from desktop.dossier.languages import in_language, translations_in
from desktop.titles import assessed, ballot_title, form_title, issue_title
from desktop.ui.facts.kind_words import field_title, kind_titles
from desktop.ui.facts.values import name_of, treaty_words, value_words

if TYPE_CHECKING:
    from db.facts import Facts
    from db.records import StateCode
    from desktop.wording import Wording

_SUBJECTS = ("state", "place", "actor", "area", "states", "used_by")
_DAYS = ("date", "as_of", "deadline", "starts_on", "claimed_on", "completed_on", "deposited", "signed")
_SAYING = ("recommendation", "summary", "text", "claim", "agenda_item", "name", "title", "detail", "words")
"""Fields that say by themselves what the fact says."""
_ASIDE = frozenset({*_SUBJECTS, *_DAYS, "year", "edition", "rank", "treaty"})
"""Fields that stand in other columns of the row."""


class Statements:
    """Words for the records of one snapshot; what a fact says is in their language where the store has it so."""

    def __init__(self, facts: Facts, words: Wording) -> None:
        self._facts = facts
        self._words = words
        self._kinds = kind_titles(words)

    def subject(self, record: Record) -> str:
        """Whom or what it is about; "" where the kind has no subject."""
        value = next((value for name in _SUBJECTS if (value := getattr(record, name, None))), "")
        codes = value if isinstance(value, tuple) else (value,)
        shown = self._words.series(
            name_of(code, self._facts, self._words.language) for code in codes[:3] if code
        )
        return f"{shown}, …" if len(codes) > 3 else shown

    def is_about(self, record: Record, state: StateCode) -> bool:
        """Whether the state is among its subjects."""
        values = (getattr(record, name, None) for name in _SUBJECTS)
        return any(state == value or (isinstance(value, tuple) and state in value) for value in values)

    def topic(self, record: Record) -> str:
        """Its kind, or the issue it belongs to."""
        match record:
            case Position() | Ask():
                return issue_title(record.issue, self._words)
            case Membership() | MembershipReading() | SuspensionClaim():
                return self._words.text(
                    "{kind}, {treaty}",
                    kind=self._kinds[record.KIND],
                    treaty=treaty_words(record.treaty, self._words),
                )
            case _:
                return self._kinds[record.KIND]

    def statement(self, record: Record) -> str:  # noqa: PLR0911 - one return a kind
        """What it says, in a line."""
        words = self._words
        match record:
            case Casualties():
                return self._count(record)
            case CasualtyBreakdown():
                return self._part(record)
            case Position():
                form = form_title(record.form, words)
                return words.text("{form}: {summary}", form=form, summary=self._said(record, "summary"))
            case Practice():
                claim = capital(assessed(record.assessment, record.activity, words))
                told = words.text("{claim} by {actor}", claim=claim, actor=self._said(record, "actor"))
                detail = self._said(record, "detail")
                return words.text("{field}: {value}", field=told, value=detail) if detail else told
            case Vote():
                vote = ballot_title(record.vote, words)
                return words.text("{resolution}: {vote}", resolution=record.resolution, vote=vote)
            case Event():
                title, summary = self._said(record, "title"), self._said(record, "summary")
                return words.prose((words.text("{subtitle}.", subtitle=title), summary)) if summary else title
            case TreatyText():
                place = f"{record.article}({record.paragraph})" if record.paragraph else record.article
                return f"{record.treaty} {place}: {record.text}"
            case Argument():
                return self._said(record, "claim")
            case Meeting():
                return words.series(
                    part for part in (self._said(record, "name"), self._said(record, "place")) if part
                )
            case _:
                return self._values(record)

    def day(self, record: Record) -> str:
        """The day, year or period that it is about, as exact as it is known; "" where it has none."""
        year = getattr(record, "year", None)
        if year is not None:
            return str(year)
        period = getattr(record, "period", "")
        if period:
            return self._words.years(period)
        value = next((value for name in _DAYS if (value := getattr(record, name, None))), None)
        return self._words.short_date(value) if value else ""

    def edition(self, record: Record) -> str:
        """The edition it came with; the user's own say so."""
        return record.provenance.edition or self._words.text("own")

    def source(self, record: Record) -> str:
        """The title of its leading source."""
        sources = record.sources
        known = self._facts.sources.get(sources[0]) if sources else None
        return known.title if known else ""

    def _count(self, count: Casualties) -> str:
        words = self._words
        parts = []
        if count.killed is not None:
            parts.append(words.text("killed: {n}", n=words.number(count.killed)))
        if count.injured is not None:
            parts.append(words.text("injured: {n}", n=words.number(count.injured)))
        edition = (
            words.text("Landmine Monitor {edition}", edition=count.edition)
            if count.edition
            else words.text("another count")
        )
        told = words.text(
            "{total} ({details})",
            total=words.text("not known") if count.total is None else words.number(count.total),
            details=words.semicolon.join((*([words.series(parts)] if parts else []), edition)),
        )
        return words.text("{count}, part only", count=told) if count.partial else told

    def _said(self, record: Record, field: str) -> str:
        """What it says in a field; the words of a brief are chosen alike."""
        language = self._words.language
        return in_language(record, field, translations_in(self._facts, language), language).text

    def _part(self, part: CasualtyBreakdown) -> str:
        """Never without its base: a share of those whose status was known is none of all."""
        words, base = self._words, self._said(part, "base")
        told = []
        if part.count is not None:
            count = words.number(part.count)
            told.append(words.text("{n} ({base})", n=count, base=base) if base else count)
        if part.percent is not None:
            share = words.number(part.percent)
            told.append(
                words.text("{n} per cent of {base}", n=share, base=base)
                if base
                else words.text("{n} per cent", n=share)
            )
        return words.text("{category}: {figures}", category=part.category, figures=" · ".join(told))

    def _values(self, record: Record) -> str:
        told = [self._said(record, name) for name in _SAYING if getattr(record, name, "")][:1]
        names = record.VALUES or () if not told or record.VALUES else ()
        if not told and not names:
            names = tuple(column.name for column in columns_of(type(record)) if column.name not in _ASIDE)
        values = ((name, getattr(record, name)) for name in names)
        pairs = [
            (name, value_words(name, value, self._facts, self._words, record.KIND)) for name, value in values
        ]
        words = self._words
        parts = [
            words.text("{field}: {value}", field=field_title(name, words), value=text)
            for name, text in pairs
            if text
        ]
        return " · ".join([*parts, *told])


def sort_day(record: Record) -> str:
    """An ISO day or year to sort facts by; "" where they have none."""
    for name in ("year", "period", *_DAYS):
        value = getattr(record, name, None)
        if value:
            return str(value)
    return ""
