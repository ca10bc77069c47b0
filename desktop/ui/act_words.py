"""What the user did, in words: for the undo, the redo and the list of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        Act.LOAD_EDITION: words.text("facts edition {edition} in place of {former}", **about),
    }[operation.act]


def standing_words(standing: Standing, words: Wording) -> str:
    """Whether an operation counts; "" where that goes without saying."""
    return {
        Standing.LIVE: "",
        Standing.UNDONE: words.text("undone"),
        Standing.DROPPED: words.text("undone, replaced by what came after"),
        Standing.FIXED: words.text("stays"),
    }[standing]
