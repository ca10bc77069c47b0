"""What the delegation writes down of a state, form by form: its fields, and what is kept of the texts in them.

Knows nothing of widgets. What the store holds against an item is for `db.delegation` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from db.columns import text_of
from db.dates import PartialDate
from db.internal import Contact, Encounter, Internal, Outcome, Promise, Setting, Tactic
from db.records import Issue, StateCode
from db.tables.loose_values import partial_date_of
from desktop.titles import issue_title

if TYPE_CHECKING:
    from db.workspace import Workspace
    from desktop.wording import Wording

Texts = Mapping[str, str]
ANY = ""


class FormKind(StrEnum):
    """What one can write down. SETTLE says what became of a promise that is there."""

    ENCOUNTER = "encounter"
    PROMISE = "promise"
    SETTLE = "settle"
    CONTACT = "contact"
    TACTIC = "tactic"


class Editor(StrEnum):
    """How a field is written."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FormField:
    """choices: of Editor.CHOICE, pairs of what is kept and what is read."""

    name: str
    title: str
    editor: Editor = Editor.LINE
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class BadField(ValueError):
    """The text of one field can't be read. args: its name, one phrase that says what to do."""

    def __init__(self, name: str, phrase: str) -> None:
        super().__init__(name, phrase)
        self.name, self.phrase = name, phrase


def form_title(kind: FormKind, words: Wording, *, is_new: bool) -> str:
    """The heading of a form."""
    return {
        FormKind.ENCOUNTER: words.text("A meeting with this state")
        if is_new
        else words.text("Change the meeting"),
        FormKind.PROMISE: words.text("What this state promised")
        if is_new
        else words.text("Change the promise"),
        FormKind.SETTLE: words.text("What became of the promise"),
        FormKind.CONTACT: words.text("A contact") if is_new else words.text("Change the contact"),
        FormKind.TACTIC: words.text("How to talk to this state")
        if is_new
        else words.text("Change the tactic"),
    }[kind]


def form_fields(kind: FormKind, words: Wording) -> tuple[FormField, ...]:
    """The fields of a form, the one that matters most first."""
    day = words.text("2025-12-01, 1 Dec 2025, or a month or year")
    return {
        FormKind.ENCOUNTER: (
            FormField("said", words.text("What was said"), Editor.TEXT),
            FormField("date", words.text("Day"), Editor.DAY, day),
            FormField("setting", words.text("Setting"), Editor.CHOICE, choices=setting_titles(words)),
            FormField(
                "occasion", words.text("Occasion"), hint=words.text("A meeting such as 22MSP, or any words")
            ),
            FormField("theirs", words.text("Who, of theirs")),
            FormField("ours", words.text("Who, of ours")),
            FormField("follow_up", words.text("To follow up")),
        ),
        FormKind.PROMISE: (
            FormField(
                "words",
                words.text("What was promised"),
                Editor.TEXT,
                words.text("In the words in which it was said"),
            ),
            FormField("by", words.text("Who said it")),
            FormField("date", words.text("Day"), Editor.DAY, day),
            FormField("due", words.text("By when"), Editor.DAY, words.text("Empty if they did not say")),
            FormField(
                "occasion", words.text("Occasion"), hint=words.text("A meeting such as 22MSP, or any words")
            ),
        ),
        FormKind.SETTLE: (
            FormField("outcome", words.text("It was"), Editor.CHOICE, choices=outcome_titles(words)),
            FormField("settled_on", words.text("Day"), Editor.DAY, day),
            FormField("became", words.text("How it went"), Editor.TEXT),
        ),
        FormKind.CONTACT: (
            FormField("name", words.text("Name")),
            FormField("post", words.text("Post")),
            FormField("reach", words.text("Numbers and addresses")),
            FormField("text", words.text("Remarks"), Editor.TEXT),
        ),
        FormKind.TACTIC: (
            FormField("argue", words.text("How to argue"), Editor.TEXT),
            FormField("avoid", words.text("What to avoid"), Editor.TEXT),
            FormField(
                "issue",
                words.text("On which issue"),
                Editor.CHOICE,
                choices=((ANY, words.text("Any issue")), *((i.value, issue_title(i, words)) for i in Issue)),
            ),
        ),
    }[kind]


def setting_titles(words: Wording) -> tuple[tuple[str, str], ...]:
    """What the settings are called."""
    return (
        (Setting.BILATERAL.value, words.text("Bilateral")),
        (Setting.CORRIDOR.value, words.text("In the corridor")),
        (Setting.OTHER.value, words.text("Elsewhere: a call, a reception, a letter")),
    )


def outcome_titles(words: Wording) -> tuple[tuple[str, str], ...]:
    """What the outcomes are called."""
    return (
        (Outcome.KEPT.value, words.text("Kept")),
        (Outcome.BROKEN.value, words.text("Broken")),
        (Outcome.WITHDRAWN.value, words.text("Taken back")),
        (Outcome.OPEN.value, words.text("Still open")),
    )


def texts_of(kind: FormKind, item: Internal | None, today: date, occasion: str) -> dict[str, str]:
    """What stands in a form at first: of an item that is there, or of a new one on that day and occasion."""
    if kind is FormKind.SETTLE and isinstance(item, Promise):
        settled = text_of(item.settled_on) or today.isoformat()
        outcome = Outcome.KEPT if item.open else item.outcome
        return {"outcome": outcome.value, "settled_on": settled, "became": item.became}
    if item is None:
        fresh = {"date": today.isoformat(), "occasion": occasion}
        return fresh if kind in (FormKind.ENCOUNTER, FormKind.PROMISE) else {}
    names = {
        FormKind.ENCOUNTER: ("said", "date", "setting", "occasion", "theirs", "ours", "follow_up"),
        FormKind.PROMISE: ("words", "by", "date", "due", "occasion"),
        FormKind.CONTACT: ("name", "post", "reach", "text"),
        FormKind.TACTIC: ("argue", "avoid", "issue"),
        FormKind.SETTLE: (),
    }[kind]
    return {name: text_of(getattr(item, name)) for name in names}


def act_of(
    kind: FormKind, texts: Texts, state: StateCode, item: Internal | None
) -> Callable[[Workspace], object]:
    """What keeps the texts, to be done by the worker. item: what they change, None for something new.

    Raises BadField for a day that can't be read.
    """
    from db import delegation

    match kind:
        case FormKind.SETTLE:
            outcome, became = Outcome(texts["outcome"]), texts["became"]
            settled = None if outcome is Outcome.OPEN else _day("settled_on", texts)
            key = item.key if item else ""
            return lambda workspace: delegation.settle_promise(workspace, key, outcome, settled, became)
        case FormKind.ENCOUNTER:
            encounter = _encounter(texts, state, item)
            return lambda workspace: delegation.write_encounter(workspace, encounter)
        case FormKind.PROMISE:
            promise = _promise(texts, state, item)
            return lambda workspace: delegation.write_promise(workspace, promise)
        case FormKind.CONTACT:
            contact = Contact(_key(item), state, texts["name"], texts["post"], texts["reach"], texts["text"])
            return lambda workspace: delegation.write_contact(workspace, contact)
        case FormKind.TACTIC:
            tactic = _tactic(texts, state, item)
            return lambda workspace: delegation.write_tactic(workspace, tactic)


def removal_of(item: Internal) -> Callable[[Workspace], object]:
    """What takes it away, to be done by the worker; it can be undone."""
    from db import delegation

    remove = {
        Contact: delegation.remove_contact,
        Promise: delegation.remove_promise,
        Encounter: delegation.remove_encounter,
        Tactic: delegation.remove_tactic,
    }[type(item)]
    return lambda workspace: remove(workspace, item.key)


def form_of(item: Internal) -> FormKind:
    """The form in which it is changed."""
    return {
        Contact: FormKind.CONTACT,
        Promise: FormKind.PROMISE,
        Encounter: FormKind.ENCOUNTER,
        Tactic: FormKind.TACTIC,
    }[type(item)]


def _encounter(texts: Texts, state: StateCode, item: Internal | None) -> Encounter:
    day = _day("date", texts)
    if day is None:
        raise BadField("date", "say on which day, in which month or year")
    return Encounter(
        _key(item),
        state,
        day,
        texts["said"],
        Setting(texts["setting"] or Setting.BILATERAL),
        texts["occasion"],
        texts["theirs"],
        texts["ours"],
        texts["follow_up"],
    )


def _promise(texts: Texts, state: StateCode, item: Internal | None) -> Promise:
    day = _day("date", texts)
    if day is None:
        raise BadField("date", "say on which day, in which month or year")
    before = item if isinstance(item, Promise) else None
    return Promise(
        _key(item),
        state,
        texts["words"],
        day,
        texts["by"],
        texts["occasion"],
        _day("due", texts),
        before.outcome if before else Outcome.OPEN,
        before.settled_on if before else None,
        before.became if before else "",
    )


def _tactic(texts: Texts, state: StateCode, item: Internal | None) -> Tactic:
    """One on a role or an issue of any state stays so."""
    before = item if isinstance(item, Tactic) else None
    issue = Issue(texts["issue"]) if texts["issue"] else None
    return Tactic(
        _key(item),
        before.state if before else state,
        before.role if before else None,
        issue,
        texts["argue"],
        texts["avoid"],
    )


def _key(item: Internal | None) -> str:
    return item.key if item else ""


def _day(name: str, texts: Texts) -> PartialDate | None:
    text = texts[name].strip()
    if not text:
        return None
    try:
        return partial_date_of(text)
    except ValueError as problem:
        raise BadField(name, str(problem)) from None
