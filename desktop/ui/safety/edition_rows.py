"""What a newer edition of the facts changed, as rows of words; made on the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.ui.facts.kind_words import field_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.edition_change import Changed
    from db.edition_report import Contradiction, EditionReport
    from db.facts import Facts
    from db.workspace import Workspace
    from desktop.wording import Wording

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class EditionRows:
    """former, edition: their numbers. Each table under its heading has its head and its rows.

    behind: by the name of the table the fact that each of its rows is about.
    """

    former: str
    edition: str
    contradictions: Rows
    changed: Rows
    added: Rows
    removed: Rows
    briefs: Rows
    behind: Mapping[str, tuple[str, ...]]


def edition_rows(workspace: Workspace, words: Wording) -> EditionRows | None:
    """Of the edition that the workspace holds; None if it never held an older one."""
    from db.edition_report import edition_report
    from db.titles import title_of

    report = edition_report(workspace)
    if report is None:
        return None
    facts = workspace.facts()
    return EditionRows(
        report.change.former,
        report.change.edition,
        tuple(_contradiction(each, facts, words) for each in report.contradictions),
        tuple(row for each in report.change.changed for row in _changed(each, facts, words)),
        tuple((title_of(record, facts),) for record in report.change.added),
        tuple((title_of(record, facts),) for record in report.change.removed),
        _briefs(report, words),
        _behind(report),
    )


def _behind(report: EditionReport) -> Mapping[str, tuple[str, ...]]:
    change = report.change
    records = {
        "contradictions": [each.mine for each in report.contradictions],
        "changed": [each.after for each in change.changed for _ in each.columns],
        "added": change.added,
        "removed": change.removed,
    }
    return {name: tuple(record.provenance.fact for record in found) for name, found in records.items()}


def _contradiction(each: Contradiction, facts: Facts, words: Wording) -> tuple[str, ...]:
    from db.edition_change import cells_by_column
    from db.titles import title_of

    mine = cells_by_column(each.mine)
    theirs = cells_by_column(each.theirs) if each.theirs else {}
    against = {
        "own": words.text("your own fact"),
        "correction": words.text("your correction"),
        "withdrawal": words.text("what you withdrew"),
        "pin": words.text("what you preferred"),
    }[each.against.value]
    if each.theirs is None:
        return (title_of(each.mine, facts), against, "", words.text("nothing any more"))
    told = [_named(column, cells, words) for cells in (mine, theirs) for column in each.columns]
    half = len(each.columns)
    return (title_of(each.mine, facts), against, words.series(told[:half]), words.series(told[half:]))


def _changed(each: Changed, facts: Facts, words: Wording) -> Iterator[tuple[str, ...]]:
    from db.edition_change import cells_by_column
    from db.titles import title_of

    before, after = cells_by_column(each.before), cells_by_column(each.after)
    for column in each.columns:
        title = field_title(column, words)
        yield title_of(each.after, facts), title, before.get(column, ""), after.get(column, "")


def _briefs(report: EditionReport, words: Wording) -> Rows:
    return tuple(
        (each.brief.name, words.plural("{n} fact", "{n} facts", len(each.facts))) for each in report.briefs
    )


def _named(column: str, cells: Mapping[str, str], words: Wording) -> str:
    value = cells.get(column, "") or words.text("empty")
    return words.text("{column} {value}", column=field_title(column, words), value=value)
