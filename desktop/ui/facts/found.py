"""A hit of the search in full: what the record says, and its sources."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from db.records import KINDS, Record, SourceId
from desktop.ui.facts.references import certainty_words, reference

if TYPE_CHECKING:
    from db.facts import Facts
    from db.search import Hit
    from desktop.wording import Wording

_SAYING = ("title", "name", "claim", "answer", "summary", "quote", "text", "recommendation", "detail")
"""Fields that hold what a record says, in the order in which one reads them."""


def found_text(hit: Hit, facts: Facts, words: Wording) -> str:
    """Rich text; every value is escaped."""
    if hit.kind == "source" and SourceId(hit.key) in facts.sources:
        return _source_text(SourceId(hit.key), facts, words)
    record = _record_of(hit, facts)
    if record is None:
        return f"<p><b>{escape(hit.title)}</b></p><p>{escape(hit.snippet)}</p>"
    said = [text for text in (getattr(record, name, "") for name in _SAYING) if text and text != hit.title]
    parts = [f"<p><b>{escape(hit.title)}</b></p>"]
    parts += [f"<p>{escape(str(text))}</p>" for text in said]
    parts += [f"<p>{escape(reference(facts.sources[code], words))}</p>" for code in record.sources]
    parts.append(f"<p><i>{escape(certainty_words(record.certainty, words))}</i></p>")
    return "".join(parts)


def _record_of(hit: Hit, facts: Facts) -> Record | None:
    kind = next((kind for kind in KINDS if hit.kind == kind.KIND), None)
    records = facts.all(kind) if kind else ()
    return next((record for record in records if record.provenance.fact == hit.key), None)


def _source_text(code: SourceId, facts: Facts, words: Wording) -> str:
    source = facts.sources[code]
    resting = sum(code in record.sources for kind in KINDS for record in facts.all(kind))
    told = words.plural("{n} fact rests on it.", "{n} facts rest on it.", resting)
    notes = f"<p>{escape(source.notes)}</p>" if source.notes else ""
    return f"<p><b>{escape(reference(source, words))}</b></p><p>{escape(told)}</p>{notes}"
