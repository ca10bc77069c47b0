"""What one may choose in a form, where the facts keep a word of their own for it: what that word means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Role
from desktop.wording import to_translate

if TYPE_CHECKING:
    from desktop.wording import Wording

_NOT_SAID = to_translate("not said")

_CHOICES: dict[tuple[str, str], dict[str, str]] = {
    ("area", "category"): {
        "area": to_translate("area"),
        "organisation": to_translate("organisation"),
        "aggregate": to_translate("several together"),
    },
    ("membership", "method"): {
        "ratification": to_translate("ratification"),
        "accession": to_translate("accession"),
        "acceptance": to_translate("acceptance"),
        "approval": to_translate("approval"),
        "succession": to_translate("succession"),
        "": _NOT_SAID,
    },
    ("deadline", "standing"): {
        "current": to_translate("current"),
        "latest-read": to_translate("passed, no later decision read"),
        "completed": to_translate("clearance completed"),
        "completion-not-read": to_translate("passed, completion not read"),
        "status-not-read": to_translate("passed, status not read"),
        "history": to_translate("an earlier deadline"),
    },
    ("deadline", "on_track"): {
        "yes": to_translate("on track"),
        "no": to_translate("not on track"),
        "unclear": to_translate("unclear whether on track"),
        "": _NOT_SAID,
    },
    ("contamination", "figure"): {
        "box": to_translate("the figure to print"),
        "other": to_translate("a second figure of the same source"),
        "": to_translate("the only figure of its source"),
    },
    ("stockpile", "standing"): {
        "overdue": to_translate("destruction overdue"),
        "completed": to_translate("destruction completed"),
        "not-party": to_translate("not a State Party"),
        "": _NOT_SAID,
    },
    ("practice", "activity"): {
        "use": to_translate("use"),
        "production": to_translate("production"),
        "transfer": to_translate("transfer"),
    },
    ("meeting", "category"): {
        "msp": to_translate("Meeting of the States Parties"),
        "rc": to_translate("Review Conference"),
    },
}
"""By kind and field: each word that the field may hold, as `db.rules.WORDS` has them, and what it means."""


def choice_words(kind: str, field: str, word: str, words: Wording) -> str:
    """What the word means in that field of that kind; the word itself where the field may hold any."""
    told = _CHOICES.get((kind, field), {}).get(word)
    return words.text(told) if told else word


def role_words(role: Role, words: Wording) -> str:
    """To whom an ask is put, by what the state is on the day."""
    return {
        Role.STATE_PARTY: words.text("any other State Party"),
        Role.OBJECTED: words.text("wrote to the depositary against the suspension"),
        Role.SPOKE: words.text("spoke against the suspension at a meeting"),
        Role.SILENT: words.text("silent on the suspension"),
        Role.LEAVING: words.text("has notified its withdrawal"),
        Role.LEFT: words.text("has left"),
        Role.CLAIMS_SUSPENSION: words.text("claims to have suspended the Convention"),
        Role.OUTSIDE: words.text("never joined"),
        Role.AFFECTED: words.text("has mined areas to clear"),
        Role.STOCKPILE_OVERDUE: words.text("destruction of its stockpile overdue"),
        Role.SUFFERS: words.text("has casualties in the last ten years"),
        Role.DONOR: words.text("in a position to assist"),
    }[role]
