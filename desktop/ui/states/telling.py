"""A state's page in words: each part as rich text, made on the worker so that the window only shows it.

Links say "fact:", "source:", "pin:", "unpin:" or "more:" and an id. All values are escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING

from db.records import FactId, Role, SourceId, cited_in
from desktop.brief.blocks import Box, Listing, Paragraph
from desktop.brief.disagreements import told_disagreement
from desktop.brief.evidence import finding_sources, status_sources
from desktop.brief.names import capital
from desktop.brief.opening import opening, vote_sentences
from desktop.titles import form_title, issue_title, stance_title, status_line
from desktop.ui.facts.references import reference
from desktop.ui.states.duty_words import (
    ARTICLES,
    duty_state_word,
    duty_title,
    matter_title,
    told_duty,
)
from desktop.ui.states.notes import Notes, link
from desktop.ui.states.turn_words import Mark, marks_of
from desktop.wording import NO_BREAK_SPACE

if TYPE_CHECKING:
    from db.dates import PartialDate
    from db.facts import Facts
    from db.records import Casualties, CasualtyBreakdown, Event, Position, Recommendation
    from desktop.brief.blocks import Block
    from desktop.brief.disagreements import Said, Told
    from desktop.dossier.duty import Duty
    from desktop.dossier.model import CasualtyYear
    from desktop.dossier.state_page import StatePage
    from desktop.wording import Wording

_FIRST = {"opening": 2, "casualties": 2, "disagreements": 2, "positions": 8, "events": 8}
"""Rows that a long part shows until one asks for the rest."""
_DATED = (19, 81)
"""Widths of a table of days and what happened on them."""
_OPENED = frozenset({Role.CLAIMS_SUSPENSION, Role.LEAVING, Role.LEFT, Role.OUTSIDE})
"""Roles whose opening of a brief says what one must know first; of the others it speaks to the state."""


class Part(StrEnum):
    """The parts of the page that are rich text, in the order of reading."""

    HEAD = "head"
    OPENING = "opening"
    DUTIES = "duties"
    POSITIONS = "positions"
    CASUALTIES = "casualties"
    VOTES = "votes"
    DISAGREEMENTS = "disagreements"
    RECOMMENDATIONS = "recommendations"
    EVENTS = "events"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class ToldPage:
    """parts: rich text by part; "" where there is nothing to say. titles: of those that are headed by their own words.

    marks: the days of the timeline. names: the state's in six languages, a line each.
    """

    page: StatePage
    facts: Facts
    parts: Mapping[Part, str]
    opening_title: str
    marks: tuple[Mark, ...]
    names: str
    sources: tuple[SourceId, ...]


def told_page(page: StatePage, facts: Facts, words: Wording, whole: frozenset[str] = frozenset()) -> ToldPage:
    """whole: keys of the long parts of which all rows are shown."""
    notes = Notes(facts, words)
    title, blocks = _opening(page, words)
    teller = _Teller(page, notes, words, whole)
    makers: Mapping[Part, Callable[[], str]] = {
        Part.HEAD: teller.head,
        Part.OPENING: lambda: teller.blocks(blocks),
        Part.DUTIES: teller.duties,
        Part.POSITIONS: teller.positions,
        Part.CASUALTIES: teller.casualties,
        Part.VOTES: teller.votes,
        Part.DISAGREEMENTS: teller.disagreements,
        Part.RECOMMENDATIONS: teller.recommendations,
        Part.EVENTS: teller.events,
    }
    head = makers[Part.HEAD]()
    claim = page.dossier.world.claim_of(page.state.code)
    found_by = cited_in(finding_sources(claim, page.dossier)) if claim else ()
    marks = marks_of(page.timeline, found_by, notes, words)
    parts = {Part.HEAD: head, **{part: make() for part, make in makers.items() if part is not Part.HEAD}}
    parts[Part.SOURCES] = teller.sources(facts)
    names = "\n".join(dict.fromkeys(page.names.values()))
    return ToldPage(page, facts, parts, title, marks, names, notes.sources)


def _opening(page: StatePage, words: Wording) -> tuple[str, tuple[Block, ...]]:
    if page.state.roles[0] not in _OPENED:
        return "", ()
    return opening(page.dossier, page.state, words)


class _Teller:
    """Tells the parts one after another; the notes are numbered in that order."""

    def __init__(self, page: StatePage, notes: Notes, words: Wording, whole: frozenset[str]) -> None:
        self._page = page
        self._state = page.state
        self._notes = notes
        self._words = words
        self._whole = whole

    def head(self) -> str:
        """What it is to the two conventions, where it belongs, and how fresh that is."""
        words, notes, state = self._words, self._notes, self._state
        standing = state.mbt
        told = capital(status_line(standing, words))
        if standing.suspension_claimed:
            claimed = words.date(standing.suspension_claimed)
            told = words.text("{status}; claims suspension since {day}", status=told, day=claimed)
        fact = standing.grounds[0] if standing.grounds else None
        status = notes.figure(told, fact) if fact else escape(told)
        lines = [f"<b>{status}</b>{notes.marks(cited_in(status_sources(standing, self._page.dossier))[:2])}"]
        if standing.grounds and not standing.certain:
            lines[0] += f" <i>{escape(words.text('(from memory: never printed)'))}</i>"
        ccm = state.ccm
        other = words.text(
            "Cluster munitions: {status}",
            status=status_line(ccm, words) if ccm.grounds else words.text("not a State Party"),
        )
        lines.append(
            (notes.figure(other, ccm.grounds[0]) if ccm.grounds else escape(other))
            + notes.marks(ccm.sources[:1])
        )
        return " &nbsp;·&nbsp; ".join(lines)

    def blocks(self, blocks: Sequence[Block]) -> str:
        """What a brief would say first."""
        found: list[str] = []
        for block in blocks:
            match block:
                case Paragraph(text):
                    found.append(self._notes.html(text))
                case Box(items) | Listing(items):
                    found += [self._notes.html(item) for item in items]
        most = len(found) if "opening" in self._whole else _FIRST["opening"]
        told = "".join(f"<p style='margin:0 0 3px 0'>{each}</p>" for each in found[:most])
        return told + self._more("opening", len(found))

    def duties(self) -> str:
        """A row a duty: article, what is owed, how it stands, what is known."""
        words, page = self._words, self._page
        if not page.duties:
            return ""
        bound = any(duty.state for duty in page.duties)
        heads = [
            words.text("Duty"),
            words.text("How it stands"),
            words.text("What is known"),
        ]
        heads = [words.text("Art."), *heads] if bound else [words.text("Matter"), words.text("What is known")]
        rows = [self._duty(duty, bound=bound) for duty in page.duties]
        return _table(heads, rows, (8, 20, 21, 51) if bound else (28, 72))

    def _duty(self, duty: Duty, *, bound: bool) -> list[str]:
        words = self._words
        told = words.semicolon.join(
            self._notes.html(text, record.provenance.fact if record else None)
            for record, text in told_duty(duty, self._page, words)
        )
        if not bound:
            return [_quiet(matter_title(duty.matter, words)), told]
        state = ""
        if duty.state is not None:
            word = escape(duty_state_word(duty.state, words))
            state = f"<span class='{duty.state}'><img src='sign:{duty.state}'>&nbsp;<b>{word}</b></span>"
        return [escape(ARTICLES[duty.matter]), escape(duty_title(duty.matter, words)), state, told]

    def positions(self) -> str:
        """Every act and statement: form, issue, stance, place, its own words."""
        rows = [[_day(each.date, self._words), self._position(each)] for each in self._page.positions]
        return self._long("positions", [], rows, _DATED)

    def _position(self, position: Position) -> str:
        words, said = self._words, self._page.dossier.said
        about = " · ".join(
            part
            for part in (
                form_title(position.form, words),
                issue_title(position.issue, words),
                stance_title(position.stance, words),
                said(position, "venue").text,
            )
            if part
        )
        quoted = f" <i>“{escape(position.quote)}”</i>" if position.quote else ""
        told = self._notes.figure(said(position, "summary").text, position.provenance.fact)
        return f"{told}{quoted}{self._notes.marks(position.sources)}<br>{_quiet(about)}"

    def casualties(self) -> str:
        """A row a year, what is not known said to be so, and parts of a year with their base."""
        words, years = self._words, self._state.casualties
        if not years and not self._page.breakdowns:
            return _quiet(words.text("No figure in the sources read."))
        told_apart = any(year.shown.unknown is not None for year in years)
        heads = [
            words.text("Year"),
            words.text("Total"),
            words.text("Killed"),
            words.text("Injured"),
            *([words.text("Not told")] if told_apart else []),
            words.text("Counted by"),
        ]
        widths = (9, 11, 14, 14, 13, 39) if told_apart else (10, 12, 15, 15, 48)
        rows = [self._year(year, told_apart=told_apart) for year in years]
        told = self._long("casualties", heads, rows, widths, numeric=len(heads) - 2)
        parts = "".join(
            f"<p style='margin:3px 0 0 0'>{self._breakdown(each)}</p>" for each in self._page.breakdowns
        )
        return told + parts

    def _year(self, year: CasualtyYear, *, told_apart: bool) -> list[str]:
        """told_apart: some year counts people of whom it is not told whether they were killed or injured."""
        words, count = self._words, year.shown
        fact = count.provenance.fact
        values = (count.killed, count.injured, *((count.unknown,) if told_apart else ()))
        numbers = [self._number(value, fact) for value in values]
        total = f"<b>{self._number(count.total, fact)}</b>"
        more = len(year.counts) - 1
        others = f" {_quiet(words.plural('+{n} other count', '+{n} other counts', more))}" if more else ""
        by = f"{escape(_counted_by(count, words))}{self._notes.marks(count.sources[:2])}{others}"
        return [self._notes.figure(str(year.year), fact), total, *numbers, by]

    def _number(self, value: int | None, fact: FactId) -> str:
        if value is None:
            return _quiet(self._words.text("unknown"))
        return self._notes.figure(self._words.number(value), fact)

    def _breakdown(self, part: CasualtyBreakdown) -> str:
        """Never without its base: a share of those whose status was known is none of all."""
        words = self._words
        base = self._page.dossier.said(part, "base").text or words.text("all casualties")
        figures = [
            *(
                [words.text("{n} ({base})", n=words.number(part.count), base=base)]
                if part.count is not None
                else []
            ),
            *(
                [words.text("{n} per cent of {base}", n=words.number(part.percent), base=base)]
                if part.percent is not None
                else []
            ),
        ]
        text = words.text(
            "{year}, {category}: {figures}",
            year=part.year,
            category=part.category,
            figures=words.listing(figures),
        )
        return self._notes.figure(text, part.provenance.fact) + self._notes.marks(part.sources[:1])

    def votes(self) -> str:
        """The strip of votes once more, in words."""
        words, state = self._words, self._state
        if not self._page.votes:
            return _quiet(words.text("It has no vote in the General Assembly, or none was read."))
        return "".join(self._notes.html(each) for each in vote_sentences(state, words))

    def disagreements(self) -> str:
        """Each question with both answers, why one is shown, and a way to prefer the other."""
        found = [
            told_disagreement(each, self._page.dossier, self._words) for each in self._page.disagreements
        ]
        if not found:
            return ""
        return self._long("disagreements", [], [[self._disagreement(each)] for each in found], (100,))

    def _disagreement(self, told: Told) -> str:
        words = self._words
        shown = self._said(told.chosen, told.why)
        others = [self._other(said) for said in told.others]
        undo = ""
        if told.pinned:
            undo = f" {link('unpin', told.slot, words.text('let the rule choose'))}"
        question = f"<b>{escape(told.question)}</b>{undo}"
        return "<br>".join([question, shown, *others])

    def _said(self, said: Said, why: str) -> str:
        told = self._notes.figure(said.answer, said.fact)
        ground = self._words.text("shown; {source}: {why}", source=said.source, why=why)
        return f"{told} &nbsp;{_quiet(ground)}"

    def _other(self, said: Said) -> str:
        words = self._words
        told = self._notes.figure(said.answer, said.fact)
        gap = words.text("{source}, {gap}", source=said.source, gap=said.gap) if said.gap else said.source
        prefer = "" if said.otherwise else f" {link('pin', said.fact, words.text('prefer'))}"
        return f"{told} &nbsp;{_quiet(gap)}{prefer}"

    def recommendations(self) -> str:
        """What a source recommends to it."""
        rows = [[self._recommendation(each)] for each in self._state.recommendations]
        return _table([], rows, (100,)) if rows else ""

    def _recommendation(self, each: Recommendation) -> str:
        pages = f" {_quiet(each.pages)}" if each.pages else ""
        said = self._page.dossier.said(each, "recommendation").text
        told = self._notes.figure(said, each.provenance.fact)
        return f"{told}{pages}{self._notes.marks(each.sources[:1])}"

    def events(self) -> str:
        """What happened in which it had a part."""
        rows = [[_day(each.date, self._words), self._event(each)] for each in self._page.events]
        return self._long("events", [], rows, _DATED)

    def _event(self, event: Event) -> str:
        title, happened = (self._page.dossier.said(event, field).text for field in ("title", "summary"))
        told = self._notes.figure(title, event.provenance.fact)
        if event.date.earliest > self._page.dossier.as_of:
            told += f" <i>{escape(self._words.text('(to come)'))}</i>"
        summary = f"<br>{_quiet(happened)}" if happened and happened != title else ""
        return f"{told}{self._notes.marks(event.sources[:2])}{summary}"

    def sources(self, facts: Facts) -> str:
        """The numbered sources of the page."""
        rows = [
            [
                str(self._notes.number(source)),
                link("source", source, reference(facts.sources[source], self._words), "figure")
                if source in facts.sources
                else escape(source),
            ]
            for source in self._notes.sources
        ]
        return _table([], rows, (5, 95)) if rows else ""

    def _long(
        self,
        key: str,
        heads: Sequence[str],
        rows: Sequence[list[str]],
        widths: Sequence[int],
        numeric: int = 0,
    ) -> str:
        """The first rows of a long part and a link to the rest. numeric: so many columns of numbers after the first."""
        if not rows:
            return ""
        most = len(rows) if key in self._whole else _FIRST[key]
        return _table(heads, rows[:most], widths, numeric) + self._more(key, len(rows))

    def _more(self, key: str, rows: int) -> str:
        """A link to the rest of a long part, or back to its beginning."""
        hidden = rows - _FIRST[key]
        if hidden <= 0:
            return ""
        words = self._words
        named = (
            words.text("Show fewer")
            if key in self._whole
            else words.plural("Show {n} more", "Show {n} more", hidden)
        )
        return f"<p style='margin:3px 0 0 0'>{link('more', key, named)}</p>"


def part_titles(words: Wording) -> Mapping[Part, str]:
    """The headings of the parts that have one of their own."""
    return {
        Part.DUTIES: words.text("Obligations"),
        Part.POSITIONS: words.text("What it said and did"),
        Part.CASUALTIES: words.text("Casualties recorded"),
        Part.VOTES: words.text("Votes in the General Assembly"),
        Part.DISAGREEMENTS: words.text("Where sources differ"),
        Part.RECOMMENDATIONS: words.text("Recommended to it"),
        Part.EVENTS: words.text("Events"),
        Part.SOURCES: words.text("Sources"),
    }


def _counted_by(count: Casualties, words: Wording) -> str:
    by = (
        words.text("Landmine Monitor {edition}", edition=count.edition)
        if count.edition
        else words.text("another count")
    )
    return words.text("{count}, part only", count=by) if count.partial else by


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], numeric: int = 0
) -> str:
    """Rows of rich text under plain heads. widths: hundredths of the whole, a column each."""
    head = ""
    if heads:
        cells = "".join(
            f"<td class='head' align='{_side(place, numeric)}' width='{widths[place]}%'>{escape(each)}</td>"
            for place, each in enumerate(heads)
        )
        head = f"<tr>{cells}</tr>"
    body = "".join(
        "<tr>"
        + "".join(
            f"<td class='cell' align='{_side(place, numeric)}' width='{widths[place]}%'>{cell}</td>"
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return f"<table width='100%' cellspacing='0' cellpadding='0'>{head}{body}</table>"


def _side(place: int, numeric: int) -> str:
    return "right" if 1 <= place <= numeric else "left"


def _day(day: PartialDate, words: Wording) -> str:
    """A day stays in one line; a span breaks where there is room."""
    told = words.short_date(day)
    return _quiet(told if day.exact else told.replace(NO_BREAK_SPACE, " "))


def _quiet(text: str) -> str:
    return f"<span class='quiet'>{escape(text)}</span>"
