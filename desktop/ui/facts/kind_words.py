"""What the kinds of fact and their fields are called on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.wording import Wording


def kind_titles(words: Wording) -> dict[str, str]:
    """By `Record.KIND`, as the heading of a group or a choice in a list."""
    return {
        "state": words.text("State"),
        "area": words.text("Area or organisation"),
        "group_member": words.text("Member of a group"),
        "membership": words.text("Membership"),
        "membership_reading": words.text("Membership, second reading"),
        "suspension_claim": words.text("Claim of suspension"),
        "casualties": words.text("Casualties"),
        "casualty_breakdown": words.text("Casualties by group"),
        "position": words.text("Position"),
        "resolution": words.text("Resolution"),
        "vote": words.text("Vote"),
        "deadline": words.text("Clearance deadline"),
        "contamination": words.text("Contamination"),
        "clearance": words.text("Clearance"),
        "completion": words.text("Clearance completed"),
        "recommendation": words.text("Recommendation"),
        "programme_score": words.text("Programme score"),
        "stockpile": words.text("Stockpile"),
        "practice": words.text("Use, production, transfer"),
        "support": words.text("Support and funding"),
        "event": words.text("Event"),
        "treaty_text": words.text("Treaty text"),
        "argument": words.text("Argument"),
        "ask": words.text("Ask"),
        "meeting": words.text("Meeting"),
        "statement": words.text("Taking the floor"),
        "translation": words.text("Translation"),
    }


def field_title(name: str, words: Wording) -> str:
    """What a field is called, such as "entry into force"; its own name where nobody gave it another."""
    return _titles(words).get(name, name.replace("_", " "))


def field_hint(name: str, words: Wording) -> str:
    """What to write into a field, "" where its name says it."""
    return {
        "edition": words.text("Year of the Landmine Monitor; empty for any other count"),
        "base": words.text("Of whom the share was taken: of those whose status was known"),
        "partial": words.text("Only a part of the year or the place"),
        "difference": words.text("Why the parts do not make up the total"),
        "rule_note": words.text("Why the day differs from Articles 17 and 20"),
        "period": words.text("2024 or 2023-2024"),
        "quote_language": words.text("en, fr, es, …; empty without a quotation"),
        "known_by": words.text("Empty: the day of the source, or today"),
        "of": words.text("The fact's id: ask:object"),
        "field": words.text("What of it is translated: text, claim, answer, name, summary"),
        "language": words.text("en, fr, es, …"),
        "original": words.text("Word for word what the fact says; once it says otherwise, this is not used"),
        "reviewer": words.text("Who has read it over; empty if nobody yet"),
        "states": words.text("Names, with semicolons between them"),
        "used_by": words.text("Names, with semicolons between them"),
    }.get(name, "")


def _titles(words: Wording) -> dict[str, str]:
    return {
        "as_of": words.text("as of"),
        "base": words.text("base"),
        "certainty": words.text("certainty"),
        "cleared_km2": words.text("cleared, km²"),
        "completed_on": words.text("completed on"),
        "confirmed_km2": words.text("confirmed, km²"),
        "count": words.text("number"),
        "deposited": words.text("deposited"),
        "difference": words.text("difference"),
        "edition": words.text("Landmine Monitor"),
        "entry_into_force": words.text("entry into force"),
        "extension_requested_to": words.text("extension requested to"),
        "known_by": words.text("known by"),
        "mines_destroyed": words.text("mines destroyed"),
        "nonvoting": words.text("not voting"),
        "no": words.text("against"),
        "of": words.text("fact that is translated"),
        "on_track": words.text("on track"),
        "otherwise_dated": words.text("otherwise dated"),
        "partial": words.text("part only"),
        "percent": words.text("per cent"),
        "places": words.text("places counted"),
        "quote": words.text("quotation"),
        "quote_language": words.text("language of the quotation"),
        "rank": words.text("place in the order"),
        "rule_note": words.text("note on the rule"),
        "set_by": words.text("set by"),
        "source": words.text("source"),
        "standing": words.text("standing"),
        "suspected_km2": words.text("suspected, km²"),
        "total_km2": words.text("total, km²"),
        "unknown": words.text("survival unknown"),
        "un_member": words.text("member of the United Nations"),
        "un_regional_group": words.text("regional group of the United Nations"),
        "used_by": words.text("used by"),
        "withdrawal_effective": words.text("withdrawal takes effect"),
        "withdrawal_notified": words.text("withdrawal notified"),
        "words": words.text("in words"),
        "yes": words.text("in favour"),
    }
