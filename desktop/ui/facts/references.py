"""A source as one would cite it in full, in words."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from db.records import Certainty, FactId
from desktop.brief.locators import merged, places_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.facts import Facts
    from db.records import Citation, Record, Source, SourceId
    from desktop.brief.usable import UsableFact
    from desktop.wording import Wording

_CITED = 3
"""Sources told in a tooltip."""


def reference(source: Source, words: Wording) -> str:
    """Publisher, title, date and address."""
    date = words.date(source.published) if source.published else words.text("no date")
    parts = (source.publisher, source.title, date, source.url)
    return ". ".join(part.rstrip(".") for part in parts if part)


def certainty_words(certainty: Certainty, words: Wording) -> str:
    """How the fact came to be known, as one would say it."""
    return {
        Certainty.READ: words.text("Read in the source."),
        Certainty.DERIVED: words.text("Computed from facts that were read."),
        Certainty.INFERRED: words.text("Concluded from facts that were read."),
        Certainty.MEMORY: words.text("From memory: unverified, never printed."),
    }[certainty]


def provenance_words(record: Record, words: Wording) -> str:
    """How it is known, in which edition it came, since when it is known."""
    provenance = record.provenance
    edition = (
        words.text("Facts edition {number}", number=provenance.edition)
        if provenance.edition
        else words.text("Added by you")
    )
    known = words.text("Known by {day}", day=words.date(provenance.known_by)) if provenance.known_by else ""
    return " ".join(
        part if part.endswith(".") else f"{part}."
        for part in (certainty_words(record.certainty, words), edition, known)
        if part
    )


def cited_in_full(cited: Citation, facts: Facts, words: Wording) -> str:
    """The source as one would cite it, without its address, and the place in it."""
    source = reference(replace(facts.sources[cited.source], url=""), words)
    return words.comma.join(filter(None, (source, places_words(merged([cited.locator]), words))))


def origin_words(fact: str, facts: Facts | None, words: Wording, *, is_link: bool = False) -> str:
    """Where a figure comes from, in a few lines: its sources, its base, how it is known; "" for no fact.

    is_link: a click on it is enough to see the fact.
    """
    record = facts.by_id(FactId(fact)) if facts else None
    if record is None or facts is None:
        return ""
    cited = [each for each in record.citations if each.source in facts.sources]
    lines = [cited_in_full(each, facts, words) for each in cited[:_CITED]]
    if len(cited) > _CITED:
        more = len(cited) - _CITED
        lines.append(words.plural("and {n} more source", "and {n} more sources", more))
    base = getattr(record, "base", "")
    if base:
        lines.append(words.text("Base: {base}", base=base))
    lines.append(provenance_words(record, words))
    lines.append(
        words.text("Click or press Enter to see it in full, with its history.")
        if is_link
        else words.text("Double click or press Enter to see it in full, with its history.")
    )
    return "\n".join(lines)


def cited_words(source: SourceId, facts: Facts | None, words: Wording) -> str:
    """A source as the tooltip on its number says it, and what a click does."""
    known = facts.sources.get(source) if facts else None
    told = reference(replace(known, url=""), words) if known else source
    return f"{told}\n" + words.text("Click to see the source and every fact that rests on it.")


def details_of(fact: UsableFact, sources: Mapping[SourceId, Source], words: Wording) -> str:
    """The fact with its sources in full, as rich text; every value is escaped."""
    cited = [sources[code] for code in fact.sources if code in sources]
    lines = "".join(f"<p style='margin:2px 0'>{escape(reference(source, words))}</p>" for source in cited)
    title = escape(" · ".join(part for part in (fact.subject, fact.topic, fact.date) if part))
    show = words.text("Show in Facts")
    link = f"<p><a href='fact:{escape(fact.fact)}'>{escape(show)}</a></p>" if fact.fact else ""
    return (
        f"<p style='margin:0 0 4px 0'><b>{title}</b></p>"
        f"<p style='margin:0 0 6px 0'>{escape(fact.statement)}</p>"
        f"{lines}<p style='margin:6px 0 0 0'><i>{escape(certainty_words(fact.certainty, words))}</i></p>{link}"
    )
