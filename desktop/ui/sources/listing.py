"""Which sources to list and in which order; found by the worker, like the facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from db.records import KINDS, SourceId
from db.remembered import remembered
from desktop.ui.facts.source_kinds import source_kind_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.facts import Facts
    from db.records import Record, Source
    from db.workspace import Workspace
    from desktop.wording import Wording


class SourcesBy(StrEnum):
    """What the sources are sorted by."""

    TITLE = "title"
    PUBLISHER = "publisher"
    YEAR = "year"
    KIND = "kind"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class WantedSources:
    """text: as typed; every word must be found. kind: "" for all. own: the user's alone."""

    text: str = ""
    kind: str = ""
    own: bool = False
    by: SourcesBy | None = None
    descending: bool = False


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, the year it was published in and how many facts rest on it."""

    source: Source
    year: str
    resting: int
    own: bool


def listed_sources(
    workspace: Workspace, facts: Facts, own: frozenset[SourceId], wanted: WantedSources, words: Wording
) -> tuple[SourceRow, ...]:
    """The sources wanted, in the order wanted; where none is said, as well as they fit what was typed, then by title."""
    from db.search import keys_found
    from db.search_text import plain
    from db.source_ranking import source_rank

    text = wanted.text.strip()
    keys = keys_found(workspace.connection, text) if text else None
    counts = resting_counts(facts)
    rows = [
        SourceRow(source, _year(source), counts.get(code, 0), code in own)
        for code, source in facts.sources.items()
        if (keys is None or code in keys)
        and wanted.kind in ("", source.kind)
        and (not wanted.own or code in own)
    ]
    rows.sort(key=lambda row: row.source.title.casefold())
    if text:
        asked = plain(text)
        rows.sort(key=lambda row: source_rank(asked, row.source.title, row.source.kind))
    if wanted.by is not None:
        rows.sort(key=_sort_key(wanted.by, words), reverse=wanted.descending)
    return tuple(rows)


@remembered(2)
def resting_counts(facts: Facts) -> Mapping[SourceId, int]:
    """How many facts rest on each source."""
    return Counter(code for kind in KINDS for record in facts.all(kind) for code in record.sources)


def resting(facts: Facts, source: SourceId) -> tuple[Record, ...]:
    """Every fact that cites the source."""
    from db.history import resting_on

    return resting_on(facts, source)


def _year(source: Source) -> str:
    return str(source.published.earliest.year) if source.published else ""


def _sort_key(by: SourcesBy, words: Wording) -> Callable[[SourceRow], Any]:
    keys: dict[SourcesBy, Callable[[SourceRow], Any]] = {
        SourcesBy.TITLE: lambda row: row.source.title.casefold(),
        SourcesBy.PUBLISHER: lambda row: row.source.publisher.casefold(),
        SourcesBy.YEAR: lambda row: str(row.source.published or ""),
        SourcesBy.KIND: lambda row: source_kind_words(row.source.kind, words),
        SourcesBy.RESTING: lambda row: row.resting,
    }
    return keys[by]
