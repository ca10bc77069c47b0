"""Every problem of a table with its line and column, before anything of it is written.

A table goes by in blocks, and in a block by columns: a million rows are read in seconds because a text is
understood once and the rules of `db.rules` look at plain values. Nothing is made a record here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import repeat
from typing import Any

from db.columns import columns_of
from db.facts import Facts
from db.locators import read_locators
from db.records import Certainty, Deadline, FactId, Provenance, Record, Source, SourceId
from db.rules import RULES
from db.state_names import folded
from db.tables.cell_values import NEEDED, PLAIN, Bad, Manner, Names, Reader, clean, default_of, reader_of
from db.tables.citing import Citing
from db.tables.loose_values import decimal_sign
from db.tables.matching import SOURCE_COLUMNS, Matching, match_columns
from db.tables.pause import collection_paused
from db.tables.table import Block, Cancelled, Progress, Row, Table, UnreadableTable

LISTED = 1_000
"""How many problems are listed; of the rest the count is kept."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, in one sentence. line: in the file, from 1. column: as the file names it, or as we do."""

    line: int
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that can be written, as columns: the kind's own, and those of their provenance."""

    own: tuple[Sequence[Any], ...]
    certainty: Sequence[Certainty]
    known_by: Sequence[date | None]
    sources: Sequence[tuple[SourceId, ...]]
    notes: Sequence[str]
    locators: Sequence[tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.sources)


@dataclass(frozen=True, slots=True)
class Checked:
    """A table as it would be written. sources: those to be made. more: problems that are not listed.

    skipped: rows that the store has already, where these were to be passed over. unused: the table's columns
    that are none of ours.
    """

    kind: type[Record]
    table: Table
    manner: Manner
    batches: tuple[Batch, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    more: int
    skipped: int
    unused: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many facts would be written."""
        return sum(map(len, self.batches))

    def records(self, ids: Sequence[FactId]) -> Iterator[Record]:
        """The facts, with these ids."""
        number = 0
        for batch in self.batches:
            told = batch.certainty, batch.known_by, batch.sources, batch.notes, batch.locators
            provenances = zip(*told, strict=True)
            for values, provenance in zip(zip(*batch.own, strict=True), provenances, strict=True):
                yield self.kind(Provenance(ids[number], "", *provenance), *values)
                number += 1


@dataclass(slots=True)
class Problems:
    """Those found, the first thousand of them whole."""

    listed: list[Problem] = field(default_factory=list)
    more: int = 0

    def add(self, line: int, column: str, phrase: str) -> None:
        if len(self.listed) < LISTED:
            self.listed.append(Problem(line, column, _sentence(phrase)))
        else:
            self.more += 1


def check_table(
    facts: Facts,
    table: Table,
    kind: type[Record],
    today: date,
    manner: Manner = PLAIN,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Checked:
    """Read the table as facts of the kind, and say all that is wrong with it.

    today: the day a fact is known by whose source has none.

    Raises UserError if the mapping names what is not there, Cancelled if `cancelled` says so.
    """
    matching = match_columns(table.header, kind, manner.mapping)
    manner = replace(manner, decimal=manner.decimal or _decimal_of(table, kind, matching))
    check = _Check(facts, table, kind, matching, manner, today)
    if not check.lacking():
        with collection_paused():
            check.run(progress, cancelled)
    problems = check.problems
    return Checked(
        kind, table, manner,
        () if problems.listed else tuple(check.batches), tuple(check.citing.new.values()),
        tuple(sorted(problems.listed)), problems.more, check.skipped, matching.ignored,
    )  # fmt: skip


def whole_rows(table: Table, block: Block, problems: Problems) -> tuple[Sequence[int], Sequence[Row]]:
    """The rows that are as wide as the header, and their lines; blank ones are passed over, others are problems."""
    merged = (cell for cell in block.merged if any(block.rows[cell[0]]))
    for phrase, cells in ((_FORMULA, block.formulas), (_MERGED, merged)):
        for place, column in sorted(cells):
            problems.add(block.lines[place], _name(table, column), phrase)
    width = len(table.header)
    if set(map(len, block.rows)) == {width} and all(map(any, block.rows)):
        return block.lines, block.rows
    lines: list[int] = []
    rows: list[Row] = []
    for line, row in zip(block.lines, block.rows, strict=True):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > width and not any(cell.strip() for cell in row[width:]):
            row = row[:width]  # noqa: PLW2901  spreadsheet programs leave empty cells behind
        if len(row) != width:
            problems.add(line, "", f"there are {len(row)} cells under {width} columns")
            continue
        lines.append(line)
        rows.append(row)
    return lines, rows


_FORMULA = "the cell is a formula; paste its value instead"
_MERGED = "the cell is merged with others; unmerge it and write in each what holds for it"


def _name(table: Table, place: int) -> str:
    return table.columns[place] if place < len(table.header) else f"column {place + 1}"


class _Check:
    def __init__(
        self, facts: Facts, table: Table, kind: type[Record], matching: Matching, manner: Manner, today: date,
    ) -> None:  # fmt: skip
        self.problems = Problems()
        self.citing = Citing(facts.sources, manner.day_first)
        self.batches: list[Batch] = []
        self.skipped = 0
        self._table = table
        self._kind = kind
        self._matching = matching
        self._columns = columns_of(kind)
        names = Names(facts)
        provenance = {column.name: column for column in columns_of(Provenance)}
        read = (*self._columns, *(provenance[name] for name in ("certainty", "known_by", "notes")))
        self._readers = {column.name: reader_of(kind, column, facts, names, manner) for column in read}
        self._describes = not matching.places.keys().isdisjoint(SOURCE_COLUMNS)
        self._readers["sources"] = Reader(self.citing.find if self._describes else self.citing.named)
        self._readers["locators"] = Reader(_read_locators)
        self._known_by = Reader(lambda source: self.citing.published(source) or today)
        self._rules = tuple(self._row_rules())
        self._twins = _Twins(facts, kind, manner.skip_known)

    def lacking(self) -> bool:
        """Whether columns are missing without which no row can be a fact; a problem for each."""
        needed = [column.name for column in self._columns if default_of(self._kind, column) is NEEDED]
        twice = self._matching.twice
        for name, place in twice.items():
            self.problems.add(self._table.header_line, name, stands_twice(self._table.header, place))
        missing = [
            name for name in (*needed, "sources") if name not in self._matching.places and name not in twice
        ]
        for name in missing:
            self.problems.add(
                self._table.header_line, name,
                f"no column is called {'source' if name == 'sources' else name}; name it so, or say which it is",
            )  # fmt: skip
        return bool(missing or twice)

    def run(self, progress: Progress | None, cancelled: Callable[[], bool]) -> None:
        done, total = 0, self._table.rows or 0
        try:
            for block in self._table.blocks():
                if cancelled():
                    raise Cancelled
                done += len(block.rows)
                self._block(block)
                if progress:
                    progress(done, max(total, done))
        except UnreadableTable as error:
            self.problems.add(error.line, "", str(error))
        if not done and not self.problems.listed:
            self.problems.add(
                self._table.header_line, "", "there is no row under the header; nothing to import"
            )

    def _block(self, block: Block) -> None:
        lines, rows = whole_rows(self._table, block, self.problems)
        if not rows:
            return
        values = self._values(rows)
        bad = self._report_bad(lines, values)
        self._report_broken(lines, values, bad)
        keys = self._twins.keys_of(values, len(rows))
        known = self._report_twins(lines, keys, bad)
        if self.problems.listed:
            self.batches.clear()
        else:
            self._keep(values, len(rows), known)

    def _values(self, rows: Sequence[Row]) -> dict[str, list[Any]]:
        """The columns' values; a cell that can't be read is a Bad among them."""
        cells = list(zip(*rows, strict=True))
        values: dict[str, list[Any]] = {}
        for name, reader in self._readers.items():
            place = self._matching.places.get(name)
            if name not in ("sources", "locators") and place is not None:
                values[name] = list(map(reader.__getitem__, cells[place]))
        values["sources"] = list(map(self._readers["sources"].__getitem__, self._cited(cells, len(rows))))
        values["locators"] = self._located(cells, values["sources"])
        for column in self._columns:
            if column.name not in values:
                values[column.name] = [default_of(self._kind, column)] * len(rows)
        values.setdefault("certainty", [Certainty.READ] * len(rows))
        values.setdefault("notes", [""] * len(rows))
        values.setdefault("known_by", [None] * len(rows))
        return values

    def _cited(self, cells: Sequence[Row], count: int) -> Iterable[Any]:
        """What says the source of each row: its cell alone, or with what else is said of it."""
        cited = cells[self._matching.places["sources"]]
        if not self._describes:
            return cited
        described = [self._matching.places.get(name) for name in SOURCE_COLUMNS]
        more = (repeat("", count) if place is None else cells[place] for place in described)
        return zip(cited, *more, strict=True)

    def _located(self, cells: Sequence[Row], sources: Sequence[Any]) -> list[Any]:
        place = self._matching.places.get("locators")
        if place is None:
            return [()] * len(sources)
        counts = (len(cited) if cited.__class__ is tuple else 1 for cited in sources)
        return list(map(self._readers["locators"].__getitem__, zip(cells[place], counts, strict=True)))

    def _report_bad(self, lines: Sequence[int], values: Mapping[str, list[Any]]) -> frozenset[int]:
        """A problem for each cell that can't be read; the places of their rows."""
        bad: set[int] = set()
        for name, reader in self._readers.items():
            if not reader.bad or name not in values:
                continue
            for place, value in enumerate(values[name]):
                if value.__class__ is Bad:
                    bad.add(place)
                    self.problems.add(lines[place], self._header_of(name), value.phrase)
        return frozenset(bad)

    def _report_broken(
        self, lines: Sequence[int], values: Mapping[str, list[Any]], bad: frozenset[int]
    ) -> None:
        for names, broken in self._rules_of(values):
            columns = [values[name] for name in names]
            rows = zip(*columns, strict=True)
            phrases = (
                ("" if place in bad and _any_bad(row) else broken(*row) for place, row in enumerate(rows))
                if bad
                else map(broken, *columns)
            )
            for place, phrase in enumerate(phrases):
                if phrase:
                    self.problems.add(lines[place], self._header_of(names[0]), phrase)

    def _report_twins(self, lines: Sequence[int], keys: _Keys, bad: frozenset[int]) -> frozenset[int]:
        """A problem for each row that says again what the file or the store says; those to be passed over."""
        first = self._header_of(self._kind.KEY[0])
        for place, line in self._twins.again(keys, lines, bad):
            self.problems.add(lines[place], first, f"line {line} says of the same what this line says")
        known = self._twins.known(keys, bad)
        if known and not self._twins.skip_known:
            for place in sorted(known):
                self.problems.add(
                    lines[place], first, "the store has this fact already, from the same source"
                )
        return known

    def _keep(self, values: Mapping[str, list[Any]], count: int, known: frozenset[int]) -> None:
        sources = values["sources"]
        days = values["known_by"]
        if None in days:
            days = [day or self._known_by[cited[0]] for day, cited in zip(days, sources, strict=True)]
        own = [values[column.name] for column in self._columns]
        kept = [*own, values["certainty"], days, sources, values["notes"], values["locators"]]
        if known:
            self.skipped += len(known)
            left = [place for place in range(count) if place not in known]
            kept = [[column[place] for place in left] for column in kept]
        if kept[0]:
            self.batches.append(Batch(tuple(kept[:-5]), *kept[-5:]))

    def _row_rules(self) -> Iterator[tuple[tuple[str, ...], Callable[..., str]]]:
        for rule in RULES:
            if rule.kind is self._kind:
                yield rule.columns, rule.broken

    def _rules_of(
        self, values: Mapping[str, list[Any]]
    ) -> Iterator[tuple[tuple[str, ...], Callable[..., str]]]:
        """Those that some of the rows could break."""
        yield from self._rules
        if not _TELLING.issuperset(values["certainty"]):
            yield ("certainty", "notes", "set_by" if self._kind is Deadline else "notes"), _is_explained
        if self.citing.memory:
            yield ("certainty", "sources"), self._is_marked

    def _is_marked(self, certainty: Certainty, sources: tuple[SourceId, ...]) -> str:
        if certainty is Certainty.MEMORY or not self.citing.is_memory(sources[0]):
            return ""
        return "rests on memory but is not marked so"

    def _header_of(self, ours: str) -> str:
        place = self._matching.places.get(ours)
        return ours if place is None else _name(self._table, place)


_TELLING = frozenset({Certainty.READ, Certainty.MEMORY})
"""What needs no word of how it came about."""

_Keys = tuple[Sequence[Any], Sequence[Any]]


class _Twins:
    """Rows that say the same as another row, or as a fact of the store."""

    def __init__(self, facts: Facts, kind: type[Record], skip_known: bool) -> None:
        self.skip_known = skip_known
        self._key = kind.KEY
        self._said = (*kind.SLOT, *kind.VALUES, "sources") if kind.SLOT else kind.KEY
        self._seen: set[Any] = set()
        self._blocks: list[tuple[Sequence[Any], Sequence[int]]] = []
        self._lines: dict[Any, int] | None = None  # made when the first is found twice
        self._known = {self._said_by(record) for record in facts.all(kind)}

    def keys_of(self, values: Mapping[str, list[Any]], count: int) -> _Keys:
        leading = [cited[0] if cited.__class__ is tuple else None for cited in values["sources"]]
        columns = {**values, "sources": leading}
        keys = list(zip(*(columns[name] for name in self._key), strict=True))
        said = list(zip(*(columns[name] for name in self._said), strict=True)) if self._known else []
        return keys, said or repeat(None, count)  # type: ignore[return-value]

    def again(self, keys: _Keys, lines: Sequence[int], bad: frozenset[int]) -> Iterator[tuple[int, int]]:
        """Place of each row that repeats another of the file, and that one's line."""
        if self._lines is None:
            before = len(self._seen)
            self._seen.update(keys[0])
            self._blocks.append((keys[0], lines))
            if not bad and len(self._seen) == before + len(keys[0]):
                return
            self._lines = {}
            for earlier, of in self._blocks[:-1]:
                self._lines.update(zip(earlier, of, strict=True))
        for place, key in enumerate(keys[0]):
            if place not in bad and self._lines.setdefault(key, lines[place]) != lines[place]:
                yield place, self._lines[key]

    def known(self, keys: _Keys, bad: frozenset[int]) -> frozenset[int]:
        """Places of the rows that the store has already."""
        if not self._known or (not bad and self._known.isdisjoint(keys[1])):
            return frozenset()
        said = enumerate(keys[1])
        return frozenset(place for place, key in said if place not in bad and key in self._known)

    def _said_by(self, record: Record) -> tuple[Any, ...]:
        return tuple(record.sources[0] if name == "sources" else getattr(record, name) for name in self._said)


def _decimal_of(table: Table, kind: type[Record], matching: Matching) -> str | None:
    """The sign before decimals as the file, its first rows or our own names in its header tell it."""
    if table.decimal:
        return table.decimal
    numbers = [column.name for column in columns_of(kind) if column.type is float]
    places = [matching.places[name] for name in numbers if name in matching.places]
    shown = decimal_sign([row[place] for row in _sample(table) for place in places if place < len(row)])
    return shown or ("." if matching.exact else None)


def _sample(table: Table) -> Sequence[Row]:
    try:
        return next((block.rows for block in table.blocks()), ())
    except UnreadableTable:  # the check will come to it, and say where
        return table.first


def stands_twice(header: Sequence[str], place: int) -> str:
    """What is wrong with a column that goes by the name of another."""
    twins = [number for number, name in enumerate(header, 1) if folded(name) == folded(header[place])]
    return (
        f"columns {', '.join(map(str, twins[:-1]))} and {twins[-1]} have the same name, {header[place]!r}; "
        "rename one, or say which it is"
    )


def _read_locators(cell: tuple[str, int]) -> tuple[str, ...]:
    text, count = cell
    return read_locators(clean(text), count)


def _any_bad(row: Sequence[Any]) -> bool:
    return any(value.__class__ is Bad for value in row)


def _is_explained(certainty: Certainty, notes: str, rule: str) -> str:
    if certainty not in (Certainty.DERIVED, Certainty.INFERRED) or notes or rule:
        return ""
    return f"is {certainty} but its notes don't say how"


def _sentence(phrase: str) -> str:
    return f"{phrase[0].upper()}{phrase[1:].rstrip('.?')}{'?' if phrase.endswith('?') else '.'}"
