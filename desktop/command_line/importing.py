"""`minebrief import`: a table of facts or sources into the workspace, all of it or nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from db.errors import UserError
from db.records import Source
from desktop.command_line.arguments import today
from desktop.command_line.opening import opened
from desktop.wording import Wording

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from db.tables.cell_values import Manner
    from db.tables.checking import Checked, Problem
    from db.tables.matching import Kind
    from db.tables.table import Table
    from db.workspace import Workspace


def import_file(options: Namespace) -> int:
    """Import the file; or 1, each problem with its line and column on stderr, and nothing is written."""
    from db.tables.matching import kind_named
    from db.tables.reading import preview
    from db.tables.table import UnreadableTable

    kind = kind_named(options.kind)
    try:
        table = preview(
            options.file, sheet=options.sheet, encoding=options.encoding, separator=options.separator
        )
    except UnreadableTable as error:
        if not error.line:
            raise
        print(f"{options.file}:{error.line}: {error}", file=sys.stderr)
        raise UserError(Wording().text("Nothing was imported: this is no table that can be read.")) from error
    with opened(options) as workspace:
        manner = _manner(options, workspace, table, kind)
        if issubclass(kind, Source):
            return _import_sources(workspace, table, manner, options)
        return _import_facts(workspace, table, kind, manner, options)


def _manner(options: Namespace, workspace: Workspace, table: Table, kind: Kind) -> Manner:
    """As the options say; what they don't say of the columns, as was said of the last such table."""
    from db.tables.cell_values import Manner
    from db.tables.matching import saved_mapping

    mapping = saved_mapping(workspace.connection, table.header, kind) | dict(options.columns)
    return Manner(mapping, options.day_first, options.decimal, options.skip_known)


def _import_facts(workspace: Workspace, table: Table, kind: Kind, manner: Manner, options: Namespace) -> int:
    from db.tables.checking import check_table
    from db.tables.importing import import_table

    words = Wording()
    checked = check_table(workspace.facts(), table, kind, today(), manner, _told(words, "checked"))  # type: ignore[arg-type]
    _end_telling()
    _refuse(table, checked.problems, checked.more, words)
    if not options.dry_run and checked.count:
        import_table(workspace, checked, _told(words, "written"))
        _end_telling()
    _tell_done(table, checked, options.dry_run, words)
    return 0


def _tell_done(table: Table, checked: Checked, dry_run: bool, words: Wording) -> None:
    from db.tables.matching import name_of

    places: dict[str, object] = {"file": table.path.name, "kind": name_of(checked.kind)}
    if not checked.count:
        print(words.text("{file} holds nothing new.", **places))
    elif dry_run:
        print(words.plural("{file} holds {n} new fact ({kind}); nothing was written.",
                           "{file} holds {n} new facts ({kind}); nothing was written.", checked.count, **places))  # fmt: skip
    else:
        print(words.plural("Imported {n} fact ({kind}); minebrief undo takes it back.",
                           "Imported {n} facts ({kind}); minebrief undo takes them back.", checked.count, **places))  # fmt: skip
    _tell_unused(checked.unused, words)
    for source in () if dry_run else checked.sources:
        print(words.text("New source: {source} [{id}]", source=source.title, id=source.id))
    if checked.skipped:
        print(words.plural("Passed over {n} that was there already.", "Passed over {n} that were there already.",
                           checked.skipped))  # fmt: skip


def _import_sources(workspace: Workspace, table: Table, manner: Manner, options: Namespace) -> int:
    from db.tables.source_rows import check_sources, import_source_rows

    words = Wording()
    checked = check_sources(workspace.facts(), table, manner)
    _refuse(table, checked.problems, checked.more, words)
    _tell_unused(checked.unused, words)
    count = len(checked.sources)
    if options.dry_run or not count:
        print(words.plural("The table holds {n} new source; nothing was written.",
                           "The table holds {n} new sources; nothing was written.", count))  # fmt: skip
        return 0
    import_source_rows(workspace, checked)
    print(words.plural("Imported {n} source; minebrief undo takes it back.",
                       "Imported {n} sources; minebrief undo takes them back.", count))  # fmt: skip
    return 0


def _tell_unused(columns: tuple[str, ...], words: Wording) -> None:
    """A column with its name misspelt is seen here, or nowhere."""
    if columns:
        print(words.plural("A column is not used: {names}.", "{n} columns are not used: {names}.",
                           len(columns), names=words.listing(columns)))  # fmt: skip


def _refuse(table: Table, problems: tuple[Problem, ...], more: int, words: Wording) -> None:
    """Name each problem. Raises UserError if there are any."""
    if not problems:
        return
    for problem in problems:
        place = ":".join(str(part) for part in (table.path, problem.line, problem.column) if part != "")
        print(f"{place}: {' '.join(problem.sentence.split())}", file=sys.stderr)
    if more:
        print(words.plural("and {n} more problem", "and {n} more problems", more), file=sys.stderr)
    count = len(problems) + more
    raise UserError(
        words.plural("Nothing was imported: there is {n} problem in the table; mend it and try again.",
                     "Nothing was imported: there are {n} problems in the table; mend them and try again.", count)
    )  # fmt: skip


def _told(words: Wording, what: str) -> Callable[[int, int], None] | None:
    """Counts on the screen of whoever waits there."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, total: int) -> None:
        rows = words.text("{done} of {total} rows", done=words.number(done), total=words.number(total))
        print(f"\r{rows} {what} ", end="", file=sys.stderr, flush=True)

    return tell


def _end_telling() -> None:
    if sys.stderr.isatty():
        print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)
