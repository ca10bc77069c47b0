"""`minebrief sources`: list them, write them for a reference manager, or bring in those of one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from db.errors import BadFacts, UnknownName
from desktop.command_line.opening import opened
from desktop.wording import Wording

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from db.facts import Facts
    from db.records import Source
    from db.references import Imported


def sources(options: Namespace) -> int:
    """List or write the sources named, or all; or import those of a file. Raises UserError."""
    return _import(options) if options.file else _export(options)


def _export(options: Namespace) -> int:
    from db.files import write_whole

    with opened(options) as workspace:
        chosen = _chosen(workspace.facts(), options.ids)
    text = _written(chosen, options.format)
    if options.out is None:
        print(text, end="")
    else:
        write_whole(options.out, text.encode("utf-8"))
        print(f"Wrote {options.out}")
    return 0


def _chosen(facts: Facts, ids: list[str]) -> list[Source]:
    """In the order named. Raises UnknownName."""
    known = {str(code).casefold(): source for code, source in facts.sources.items()}
    for code in ids:
        if code.casefold() not in known:
            raise UnknownName(f"There is no source {code!r}; minebrief search finds one by its title.")
    return [known[code.casefold()] for code in dict.fromkeys(ids)] or list(facts.sources.values())


def _written(chosen: Iterable[Source], form: str) -> str:
    from db.references import to_csl, to_ris

    if form == "ris":
        return to_ris(chosen)
    if form == "csl":
        return to_csl(chosen)
    words = Wording()
    return "".join(f"{source.id}: {_reference(source, words)}\n" for source in chosen)


def _reference(source: Source, words: Wording) -> str:
    date = words.date(source.published) if source.published else words.text("no date")
    parts = (source.publisher, source.title, date, source.url)
    return ". ".join(part.rstrip(".") for part in parts if part)


def _import(options: Namespace) -> int:
    """Import the file; or 1, each problem with its place on stderr, and nothing is written."""
    from db.references import import_sources, read_references

    found, problems = read_references(options.file)
    for problem in problems:
        print(f"{options.file}: {problem}", file=sys.stderr)
    if problems:
        raise BadFacts(
            f"Nothing was imported: {options.file.name} has {len(problems)} references that can't be read; "
            "mend or remove them and try again."
        )
    with opened(options) as workspace:
        done = import_sources(workspace, found, options.file.name)
    _tell(done, Wording())
    return 0


def _tell(done: Imported, words: Wording) -> None:
    count = len(done.added)
    if count:
        print(words.plural("Imported {n} source; minebrief undo takes it back.",
                           "Imported {n} sources; minebrief undo takes them back.", count))  # fmt: skip
    if done.known:
        print(words.plural("Passed over {n} that was there already.", "Passed over {n} that were there already.",
                           len(done.known)))  # fmt: skip
    for code in done.added:
        print(f"  {code}")
