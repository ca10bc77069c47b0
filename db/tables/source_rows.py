"""A table of sources into the workspace, by the same steps as one of facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.dates import PartialDate
from db.errors import BadFacts
from db.journal import Act, Operation
from db.records import Source, SourceId
from db.tables.cell_values import Manner, clean
from db.tables.checking import Problem, Problems
from db.tables.citing import check_kind, check_url, free_id
from db.tables.loose_values import partial_date_of
from db.tables.matching import match_columns
from db.tables.table import Row, Table, UnreadableTable

if TYPE_CHECKING:
    from db.facts import Facts
    from db.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CheckedSources:
    """The sources that a table would add."""

    table: Table
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    more: int


def check_sources(facts: Facts, table: Table, manner: Manner) -> CheckedSources:
    """Read the table as sources and say all that is wrong with it. Raises UserError as `check_table` does."""
    places = match_columns(table.header, Source, manner.mapping).places
    problems = Problems()
    sources: dict[str, Source] = {}
    taken: dict[str, object] = {source.casefold(): source for source in facts.sources}
    if "title" not in places:
        problems.add(table.header_line, "title", "no column is called title; name it so, or say which it is")
    else:
        _read(facts, table, places, manner, problems, sources, taken)
    found = () if problems.listed else tuple(sources.values())
    return CheckedSources(table, found, tuple(sorted(problems.listed)), problems.more)


def import_source_rows(workspace: Workspace, checked: CheckedSources) -> Operation:
    """Write all of them in one operation. Raises BadFacts if the table has problems, and WorkspaceError."""
    if checked.problems:
        raise BadFacts("The table has problems; mend them before it is imported.")
    about = {"file": checked.table.path.name, "count": str(len(checked.sources))}
    with workspace.act(Act.IMPORT_SOURCES, about) as change:
        for source in checked.sources:
            change.add_source(source)
    return workspace.operations(1)[0]


def _read(
    facts: Facts,
    table: Table,
    places: Mapping[str, int],
    manner: Manner,
    problems: Problems,
    sources: dict[str, Source],
    taken: dict[str, object],
) -> None:
    """A known source that the table describes alike, or that is to be passed over, is not added again."""
    try:
        for block in table.blocks():
            for line, row in zip(block.lines, block.rows, strict=True):
                if not any(cell.strip() for cell in row):
                    continue
                source = _source(row, line, places, manner, problems, taken)
                if source is None or (manner.skip_known and source.id in facts.sources):
                    continue
                if source.id.casefold() in taken:
                    problems.add(line, "id", f"there is a source with the id {source.id!r} already")
                    continue
                taken[source.id.casefold()] = source.id
                sources[source.id] = source
    except UnreadableTable as error:
        problems.add(error.line, "", str(error))


def _source(
    row: Row,
    line: int,
    places: Mapping[str, int],
    manner: Manner,
    problems: Problems,
    taken: dict[str, object],
) -> Source | None:
    values: dict[str, Any] = {}
    for name in ("id", "title", "publisher", "published", "url", "kind", "notes"):
        place = places.get(name)
        text = row[place] if place is not None and place < len(row) else ""
        try:
            values[name] = _value(name, clean(text), manner)
        except ValueError as error:
            problems.add(line, name, str(error))
    if len(values) < 7:
        return None
    values["id"] = SourceId(values["id"]) or free_id(values["title"], taken)
    return Source(**values)


def _value(name: str, text: str, manner: Manner) -> str | PartialDate | None:
    match name:
        case "title" if not text:
            raise ValueError("is empty: a source needs a title")
        case "published":
            return partial_date_of(text, manner.day_first) if text else None
        case "url":
            return check_url(text)
        case "kind":
            return check_kind(text)
    return text
