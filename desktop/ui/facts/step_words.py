"""The steps of a fact's history, in words: who changed what, when, from what to what and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from html import escape
from typing import TYPE_CHECKING

from db.history import Step, StepKind
from desktop.ui.facts.kind_words import field_title
from desktop.ui.facts.values import cell_words

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.wording import Wording


def when_words(at: date | datetime | None, words: Wording) -> str:
    """A day, or a day and a time where one is, on the user's clock."""
    if isinstance(at, datetime):
        local = at.astimezone()
        return words.text("{day}, {time}", day=words.short_date(local.date()), time=f"{local:%H:%M}")
    return words.short_date(at) if at else ""


def step_html(step: Step, before: Mapping[str, str], facts: Facts, words: Wording) -> str:
    """One step, with what it changed against what was said before; every value is escaped."""
    told = ": ".join(part for part in (when_words(step.at, words), _what(step, words)) if part)
    kind = step.fact.partition(":")[0]
    changes = changes_words(kind, before, step.cells, facts, words) if before and step.cells else ()
    lines = [f"<p style='margin:2px 0'>{escape(told)}</p>"]
    lines += [f"<p class='quiet' style='margin:0 0 0 14px'>{escape(change)}</p>" for change in changes]
    return "".join(lines)


def changes_words(
    kind: str, before: Mapping[str, str], after: Mapping[str, str], facts: Facts, words: Wording
) -> tuple[str, ...]:
    """The cells that differ: "killed: 79 → 78"."""
    names = [name for name in after if before.get(name, "") != after[name]]
    told = []
    for name in names:
        old = cell_words(name, before.get(name, ""), facts, words, kind) or words.text("empty")
        new = cell_words(name, after[name], facts, words, kind) or words.text("empty")
        told.append(words.text("{field}: {old} → {new}", field=field_title(name, words), old=old, new=new))
    return tuple(told)


def _what(step: Step, words: Wording) -> str:
    who = words.text("by {name}", name=step.by) if step.by else ""
    why = words.text("“{reason}”", reason=step.reason) if step.reason else ""
    return " ".join(part for part in (_deed(step, words), who, why) if part)


def _deed(step: Step, words: Wording) -> str:
    edition = step.edition
    return {
        StepKind.EDITION: words.text("came with facts edition {number}", number=edition),
        StepKind.FORMER: words.text("said so in facts edition {number}", number=edition),
        StepKind.ADDED: words.text("added"),
        StepKind.CORRECTED: words.text("corrected"),
        StepKind.WITHDRAWN: words.text("withdrawn"),
        StepKind.PINNED: words.text("preferred to other sources"),
        StepKind.UNPINNED: words.text("left to the rule again"),
    }[step.kind]
