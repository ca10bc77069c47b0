"""What the user did, in words: for the undo, the redo and the list of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.internal import Outcome
from db.journal import Act, Operation, Standing

if TYPE_CHECKING:
    from desktop.wording import Wording


def act_words(operation: Operation, words: Wording) -> str:
    """What an operation did: "prefer Ukraine: casualties 2024"."""
    about = {"title": "", "file": "", "count": "", "edition": "", "former": "", **operation.about}
    return {
        Act.ADD_FACT: words.text("add {title}", **about),
        Act.CORRECT_FACT: words.text("correct {title}", **about),
        Act.WITHDRAW_FACT: words.text("withdraw {title}", **about),
        Act.PIN: words.text("prefer {title}", **about),
        Act.UNPIN: words.text("let the rule choose {title}", **about),
        Act.ADD_SOURCE: words.text("add the source {title}", **about),
        Act.EDIT_SOURCE: words.text("change the source {title}", **about),
        Act.IMPORT_FACTS: words.text("import {count} facts from {file}", **about),
        Act.IMPORT_SOURCES: words.text("import {count} sources", **about),
        Act.WRITE_NOTE: words.text("note “{title}”", **about),
        Act.DROP_NOTE: words.text("remove the note “{title}”", **about),
        Act.KEEP_BRIEF: words.text("keep the brief {title}", **about),
        Act.DROP_BRIEF: words.text("no longer keep the brief {title}", **about),
        Act.WRITE_CONTACT: words.text("contact {title}", **about),
        Act.REMOVE_CONTACT: words.text("remove the contact {title}", **about),
        Act.WRITE_PROMISE: words.text("promise “{title}”", **about),
        Act.SETTLE_PROMISE: _settled(operation, words),
        Act.REMOVE_PROMISE: words.text("remove the promise “{title}”", **about),
        Act.WRITE_ENCOUNTER: words.text("talk “{title}”", **about),
        Act.REMOVE_ENCOUNTER: words.text("remove the talk “{title}”", **about),
        Act.WRITE_TACTIC: words.text("tactic “{title}”", **about),
        Act.REMOVE_TACTIC: words.text("remove the tactic “{title}”", **about),
        Act.KEEP_SET: words.text("keep the set “{title}”", **about),
        Act.RENAME_SET: words.text("call the set “{former}” “{title}”", **about),
        Act.DROP_SET: words.text("remove the set “{title}”", **about),
        Act.EDIT_SECTION: words.text("write in the section “{title}”", **about),
        Act.ADD_SECTION: words.text("add a section"),
        Act.RESTORE_SECTION: words.text("make the section “{title}” automatic", **about),
        Act.DROP_SECTION: words.text("remove the section “{title}”", **about),
        Act.MOVE_SECTION: words.text("move the section “{title}”", **about),
        Act.APPLY_STRUCTURE: words.text("give other briefs the structure of {title}", **about),
        Act.LEAVE_OUT_SECTION: words.text("leave out the section “{title}”", **about),
        Act.PRINT_SECTION: words.text("print the section “{title}”", **about),
        Act.KEEP_VERSION: words.text("keep the version “{title}”", **about),
        Act.RETURN_TO_VERSION: words.text("go back to the version “{title}”", **about),
        Act.DROP_VERSION: words.text("remove the version “{title}”", **about),
        Act.BRING_EDITS: words.text("bring along what is written in the briefs"),
        Act.LOAD_EDITION: words.text("facts edition {edition} in place of {former}", **about),
    }[operation.act]


def done_words(operation: Operation, words: Wording) -> str:
    """What has just been done: "Preferred Ukraine: casualties 2024"."""
    about = {"title": "", "file": "", "count": "", "edition": "", "former": "", **operation.about}
    told = {
        Act.ADD_FACT: words.text("Added {title}", **about),
        Act.CORRECT_FACT: words.text("Corrected {title}", **about),
        Act.WITHDRAW_FACT: words.text("Withdrew {title}", **about),
        Act.PIN: words.text("Preferred {title}", **about),
        Act.UNPIN: words.text("Let the rule choose {title}", **about),
        Act.ADD_SOURCE: words.text("Added the source {title}", **about),
        Act.EDIT_SOURCE: words.text("Changed the source {title}", **about),
        Act.IMPORT_FACTS: words.text("Imported {count} facts from {file}", **about),
        Act.IMPORT_SOURCES: words.text("Imported {count} sources", **about),
        Act.WRITE_NOTE: words.text("Kept the note “{title}”", **about),
        Act.DROP_NOTE: words.text("Removed the note “{title}”", **about),
        Act.KEEP_BRIEF: words.text("Kept the brief “{name}”", name=about["title"]),
        Act.DROP_BRIEF: words.text("Removed the kept brief “{title}”", **about),
        Act.WRITE_CONTACT: words.text("Kept the contact {title}", **about),
        Act.REMOVE_CONTACT: words.text("Removed the contact {title}", **about),
        Act.WRITE_PROMISE: words.text("Wrote down the promise “{title}”", **about),
        Act.SETTLE_PROMISE: _settled_now(operation, words),
        Act.REMOVE_PROMISE: words.text("Removed the promise “{title}”", **about),
        Act.WRITE_ENCOUNTER: words.text("Kept the talk “{title}”", **about),
        Act.REMOVE_ENCOUNTER: words.text("Removed the talk “{title}”", **about),
        Act.WRITE_TACTIC: words.text("Kept the tactic “{title}”", **about),
        Act.REMOVE_TACTIC: words.text("Removed the tactic “{title}”", **about),
        Act.LEAVE_OUT_SECTION: words.text("Left out the section “{title}”", **about),
        Act.PRINT_SECTION: words.text("The section “{title}” is printed", **about),
        Act.KEEP_SET: words.text("Kept the set “{name}”", name=about["title"]),
        Act.RENAME_SET: words.text("Called the set “{former}” “{title}”", **about),
        Act.DROP_SET: words.text("Removed the set “{title}”", **about),
        Act.LOAD_EDITION: words.text("Facts edition {edition} in place of {former}", **about),
    }
    return told.get(operation.act) or words.text("Done: {act}", act=act_words(operation, words))


def _settled_now(operation: Operation, words: Wording) -> str:
    title = operation.about.get("title", "")
    return {
        Outcome.OPEN: words.text("The promise “{title}” is open again", title=title),
        Outcome.KEPT: words.text("The promise “{title}” is kept", title=title),
        Outcome.BROKEN: words.text("The promise “{title}” is broken", title=title),
        Outcome.WITHDRAWN: words.text("The promise “{title}” is taken back", title=title),
    }[Outcome(operation.about.get("outcome", Outcome.OPEN))]


def _settled(operation: Operation, words: Wording) -> str:
    title = operation.about.get("title", "")
    return {
        Outcome.OPEN: words.text("open again the promise “{title}”", title=title),
        Outcome.KEPT: words.text("kept: the promise “{title}”", title=title),
        Outcome.BROKEN: words.text("broken: the promise “{title}”", title=title),
        Outcome.WITHDRAWN: words.text("taken back: the promise “{title}”", title=title),
    }[Outcome(operation.about.get("outcome", Outcome.OPEN))]


def standing_words(standing: Standing, words: Wording) -> str:
    """Whether an operation counts; "" where that goes without saying."""
    return {
        Standing.LIVE: "",
        Standing.UNDONE: words.text("undone"),
        Standing.DROPPED: words.text("undone, replaced by what came after"),
        Standing.FIXED: words.text("stays"),
    }[standing]
