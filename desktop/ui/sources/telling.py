"""A source in full, as rich text: its reference, its address, and every fact that rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from db.accessed import accessed_on, without_accessed
from desktop.ui.facts.references import reference
from desktop.ui.facts.source_kinds import source_kind_words
from desktop.ui.facts.statements import Statements

if TYPE_CHECKING:
    from db.facts import Facts
    from db.own import Note
    from db.records import Record, Source
    from desktop.wording import Wording

_MOST = 200


def source_html(
    source: Source, resting: Sequence[Record], notes: Iterable[Note], facts: Facts, words: Wording
) -> str:
    """The page on a source; links say "fact:", "address:", "note:" or "all:" and a key. All values are escaped."""
    kind = source_kind_words(source.kind, words)
    told = words.text("{id} · {kind}", id=source.id, kind=kind)
    read = accessed_on(source.notes)
    said = without_accessed(source.notes)
    parts = [
        f"<p style='margin:0 0 6px 0; font-size:15px'>{escape(reference(source, words))}</p>",
        _paragraph(told),
        _address(source, words),
        _paragraph(words.text("Date of access: {day}.", day=words.date(read))) if read else "",
        _paragraph(said) if said else "",
        *(_note(note, words) for note in notes),
        _heading(words.plural("{n} fact rests on it", "{n} facts rest on it", len(resting))),
        _facts(resting, facts, words),
    ]
    if len(resting) > _MOST:
        more = words.text("Show all of them in Facts")
        parts.append(f"<p><a href='all:{escape(source.id)}'>{escape(more)}</a></p>")
    return "".join(parts)


def _paragraph(text: str) -> str:
    return f"<p style='margin:0 0 6px 0'>{escape(text)}</p>"


def _address(source: Source, words: Wording) -> str:
    if not source.url:
        return ""
    copy = words.text("copy")
    return (
        f"<p style='margin:0 0 6px 0'>{escape(source.url)}"
        f" &nbsp;<a href='address:{escape(source.id)}'>{escape(copy)}</a></p>"
    )


def _heading(text: str) -> str:
    return f"<p class='quiet' style='margin:14px 0 3px 0'><b><small>{escape(text.upper())}</small></b></p>"


def _note(note: Note, words: Wording) -> str:
    audience = words.text("handout") if note.audience == "handout" else words.text("internal")
    text = escape(note.text).replace("\n", "<br>")
    return (
        f"<p style='margin:2px 0'>{text} <i>({escape(audience)})</i>"
        f" &nbsp;<a href='note:{escape(note.key)}'>{escape(words.text('change'))}</a></p>"
    )


def _facts(resting: Sequence[Record], facts: Facts, words: Wording) -> str:
    tell = Statements(facts, words)
    lines = []
    for record in resting[:_MOST]:
        head = " · ".join(
            part for part in (tell.subject(record), tell.topic(record), tell.day(record)) if part
        )
        link = f"<a href='fact:{escape(record.provenance.fact)}'>{escape(head)}</a>"
        lines.append(f"<p style='margin:3px 0'>{link}<br>{escape(_short(tell.statement(record)))}</p>")
    return "".join(lines)


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
