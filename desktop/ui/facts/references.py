"""A source as one would cite it in full, in words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from db.records import Certainty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Source, SourceId
    from desktop.brief.usable import UsableFact
    from desktop.wording import Wording


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
