"""Which brief it is that something was written in, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.audience import Audience
from db.edits import About
from db.records import Issue
from desktop.brief.edits import about_kept
from desktop.brief.subject import needs_states
from desktop.brief.template import SHIPPED, Kind
from desktop.dossier.names import name_in
from desktop.titles import issue_title
from desktop.ui.languages import OWN_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.facts import Facts
    from db.own import KeptBrief
    from desktop.wording import Wording

_MOST_NAMED = 4


def on_no_states(brief: KeptBrief, facts: Facts | None, words: Wording) -> str:
    """What a document is on, or is called, that is on none of the picked states; "" if it is on them."""
    about = about_kept(brief)
    if about is None or needs_states(brief.template, about.audience):
        return ""
    return "" if about.kind == Kind.CARD and brief.states else subject_words(about, facts, words)


def subject_words(about: About, facts: Facts | None, words: Wording) -> str:
    """Whom or what the brief is on: states, issues, or what the document is called if it is on the treaty."""
    names = list(_names(about, facts, words))
    shown = names[:_MOST_NAMED]
    if len(names) > len(shown):
        return words.plural(
            "{states} and {n} more",
            "{states} and {n} more",
            len(names) - len(shown),
            states=words.series(shown),
        )
    if shown:
        return words.listing(shown)
    return words.text(SHIPPED[about.kind]) if about.kind in SHIPPED else about.subject


def paper_words(about: About, words: Wording) -> str:
    """For whom it is, and in which language if the window speaks another."""
    inner = about.audience is Audience.INTERNAL
    paper = words.text("Internal note") if inner else words.text("Handout")
    if about.language == words.language:
        return paper
    return f"{paper} · {OWN_NAMES.get(about.language, about.language)}"


def _names(about: About, facts: Facts | None, words: Wording) -> Iterator[str]:
    for part in about.subject.split("+"):
        if about.kind == "issue" and part in list(Issue):
            yield issue_title(Issue(part), words)
        elif facts is not None and part in facts.states:
            yield name_in(words.language, part, facts.states[part])  # type: ignore[index, arg-type]
