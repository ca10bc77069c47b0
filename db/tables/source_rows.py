"""A table of sources into the workspace, by the same steps as one of facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.dates import PartialDate
from db.errors import BadFacts
from db.journal import Act, Operation
from db.records import Source, SourceId
from db.tables.cell_values import Manner, clean
from db.tables.checking import Problem, Problems, stands_twice, whole_rows
from db.tables.citing import check_kind, check_url, free_id
from db.tables.loose_values import partial_date_of
from db.tables.matching import Matching, match_columns
from db.tables.table import Row, Table, UnreadableTable

if TYPE_CHECKING:
    from db.facts import Facts
    from db.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CheckedSources:
    """The sources that a table would add. unused: the table's columns that say nothing of a source."""

    table: Table
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    more: int
    unused: tuple[str, ...] = ()


def check_sources(facts: Facts, table: Table, manner: Manner) -> CheckedSources:
    """Read the table as sources and say all that is wrong with it. Raises UserError as `check_table` does."""
    matching = match_columns(table.header, Source, manner.mapping)
    check = _Check(facts, table, matching, manner)
    if not check.lacking():
        check.run()
    problems = check.problems
    found = () if problems.listed else tuple(check.sources.values())
    return CheckedSources(table, found, tuple(sorted(problems.listed)), problems.more, matching.ignored)


def import_source_rows(workspace: Workspace, checked: CheckedSources) -> Operation:
    """Write all of them in one operation. Raises BadFacts if the table has problems, and WorkspaceError."""
    if checked.problems:
        raise BadFacts("The table has problems; mend them before it is imported.")
    about = {"file": checked.table.path.name, "count": str(len(checked.sources))}
    with workspace.act(Act.IMPORT_SOURCES, about) as change:
        for source in checked.sources:
            change.add_source(source)
    return workspace.operations(1)[0]


class _Check:
    def __init__(self, facts: Facts, table: Table, matching: Matching, manner: Manner) -> None:
        self.problems = Problems()
        self.sources: dict[str, Source] = {}
        self._known = facts.sources
        self._taken: dict[str, object] = {source.casefold(): source for source in facts.sources}
        self._table = table
        self._matching = matching
        self._manner = manner

    def lacking(self) -> bool:
        """Whether it is not plain where the titles stand, or what else a column says; a problem for each."""
        line, twice = self._table.header_line, self._matching.twice
        for name, place in twice.items():
            self.problems.add(line, name, stands_twice(self._table.header, place))
        if "title" not in self._matching.places and "title" not in twice:
            self.problems.add(line, "title", "no column is called title; name it so, or say which it is")
        return bool(self.problems.listed)

    def run(self) -> None:
        try:
            for block in self._table.blocks():
                for line, row in zip(*whole_rows(self._table, block, self.problems), strict=True):
                    self._row(line, row)
        except UnreadableTable as error:
            self.problems.add(error.line, "", str(error))

    def _row(self, line: int, row: Row) -> None:
        """A known source that is to be passed over is not added again."""
        source = self._source(line, row)
        if source is None or (self._manner.skip_known and source.id in self._known):
            return
        if source.id.casefold() in self._taken:
            self._add(line, "id", f"there is a source with the id {source.id!r} already")
            return
        self._taken[source.id.casefold()] = source.id
        self.sources[source.id] = source

    def _source(self, line: int, row: Row) -> Source | None:
        values: dict[str, Any] = {}
        for name in ("id", "title", "publisher", "published", "url", "kind", "notes"):
            place = self._matching.places.get(name)
            text = row[place] if place is not None else ""
            try:
                values[name] = _value(name, clean(text), self._manner)
            except ValueError as error:
                self._add(line, name, str(error))
        if len(values) < 7:
            return None
        values["id"] = SourceId(values["id"]) or free_id(values["title"], self._taken)
        return Source(**values)

    def _add(self, line: int, ours: str, phrase: str) -> None:
        place = self._matching.places.get(ours)
        self.problems.add(line, ours if place is None else self._table.columns[place], phrase)


def _value(name: str, text: str, manner: Manner) -> str | PartialDate | None:
    match name:
        case "id" if ";" in text:
            raise ValueError(f"{text!r} has a semicolon, which stands between ids; write another sign")
        case "title" if not text:
            raise ValueError("is empty: a source needs a title")
        case "published":
            return partial_date_of(text, manner.day_first) if text else None
        case "url":
            return check_url(text)
        case "kind":
            return check_kind(text)
    return text
