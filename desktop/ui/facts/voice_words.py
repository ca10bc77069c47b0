"""In what voices differ, by how much, and why one of them is shown, in words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from db.choice import Ground
from db.differing import gaps
from desktop.ui.facts.kind_words import field_title
from desktop.ui.facts.statements import Statements
from desktop.ui.facts.values import value_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.choice import Disagreement, Voice
    from db.facts import Facts, Pin
    from db.records import Record
    from desktop.wording import Wording


def voice_html(record: Record, other: Record, facts: Facts, words: Wording, *, shown: bool) -> str:
    """What another says of the same, and how far it lies from this one; every value is escaped."""
    tell = Statements(facts, words)
    mark = f"<b>{escape(words.text('shown'))}</b> " if shown else ""
    link = f"<a href='fact:{escape(other.provenance.fact)}'>{escape(tell.statement(other))}</a>"
    apart = gap_words(gaps(record, other), words)
    return (
        f"<p style='margin:2px 0'>{mark}{link}<br><small class='quiet'>{escape(tell.source(other))}</small>"
        f"{'<br><small>' + escape(apart) + '</small>' if apart else ''}</p>"
    )


def gap_words(apart: Mapping[str, float | None], words: Wording) -> str:
    """By how much: "killed 12 more; deposited 3 days later"."""
    return words.semicolon.join(_gap(name, gap, words) for name, gap in apart.items())


def _gap(name: str, gap: float | None, words: Wording) -> str:
    field = field_title(name, words)
    if gap is None:
        return words.text("{field}: other words", field=field)
    if name.endswith("_on") or name in _DAYS:
        days = words.plural("{n} day", "{n} days", round(abs(gap)))
        told = "{field}: {days} later" if gap > 0 else "{field}: {days} earlier"
        return words.text(told, field=field, days=days)
    told = "{field}: {number} more" if gap > 0 else "{field}: {number} less"
    return words.text(told, field=field, number=words.number(round(abs(gap), 3)))


_DAYS = frozenset(
    {
        "signed",
        "deposited",
        "entry_into_force",
        "withdrawal_notified",
        "withdrawal_effective",
        "deadline",
        "date",
        "extension_requested_to",
    }
)


def ground_words(disagreement: Disagreement | None, pin: Pin | None, words: Wording) -> str:
    """Why the one is shown that is shown."""
    if pin is not None:
        return words.text("Preferred by you: {reason}", reason=pin.reason)
    if disagreement is None:
        return words.text("They agree, as far as they can be compared.")
    return {
        Ground.PIN: words.text("Preferred by you."),
        Ground.WHOLE: words.text("The rule shows the whole before a part, and what stands before history."),
        Ground.KIND: words.text("The rule shows the higher-ranked kind of source."),
        Ground.EDITION: words.text("The rule shows the newer edition."),
        Ground.FULLER: words.text("The rule shows the fuller of two equals."),
    }[disagreement.ground]


def dispute_words(disagreement: Disagreement, words: Wording) -> str:
    """The same in little room, for a cell."""
    if disagreement.ground is Ground.PIN:
        return words.text("preferred by you: {reason}", reason=disagreement.reason)
    ground = {
        Ground.WHOLE: words.text("the whole, or what stands"),
        Ground.KIND: words.text("higher-ranked source"),
        Ground.EDITION: words.text("newer edition"),
        Ground.FULLER: words.text("fuller"),
    }[disagreement.ground]
    return words.text("{ground}; a revision", ground=ground) if disagreement.revision else ground


def voices_line(disagreement: Disagreement, facts: Facts, words: Wording) -> str:
    """What the others say where they differ: "402 (Landmine Monitor 2024)"; semicolons between them."""
    return words.semicolon.join(_voice_line(voice, facts, words) for voice in disagreement.voices)


def _voice_line(voice: Voice, facts: Facts, words: Wording) -> str:
    said = values_line(voice.values, facts, words, voice.record.KIND)
    return words.text(
        "{values} ({source})", values=said, source=Statements(facts, words).source(voice.record)
    )


def values_line(values: Mapping[str, object], facts: Facts, words: Wording, kind: str) -> str:
    """Fields and their values in a row. kind: of which fact, since a word has a meaning in its kind."""
    parts = [
        (field_title(name, words), value_words(name, value, facts, words, kind))
        for name, value in values.items()
    ]
    return words.comma.join(
        words.text("{field} {value}", field=field, value=value or words.text("empty"))
        for field, value in parts
    )
