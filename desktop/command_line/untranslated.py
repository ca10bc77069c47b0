"""`minebrief untranslated`: what a document in a language would still show in English, as text or to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.command_line.opening import opened

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from db.records import Record
    from desktop.wording import Wording


def list_untranslated(options: Namespace) -> int:
    """Messages of the program and sentences of facts; with --out these as a table for `minebrief import`."""
    from desktop.command_line.naming import state_of
    from desktop.dossier.languages import untranslated
    from desktop.wording import Wording, untranslated_messages

    with opened(options, read_only=True) as workspace:
        facts = workspace.facts()
    states = [state_of(facts, name) for name in options.states]
    found = list(untranslated(facts, options.lang, states))
    words = Wording()
    messages = untranslated_messages(options.lang)
    print(words.plural("{n} message of the program is in English.", "{n} messages of the program are in English.",
                       len(messages)))  # fmt: skip
    for message in messages:
        print(f"    {message}")
    print(words.plural("{n} text of the facts is in English.", "{n} texts of the facts are in English.",
                       len(found)))  # fmt: skip
    if options.out:
        _write(options.out, found, options.lang, words)
        return 0
    for record, field in found:
        print(f"    {record.provenance.fact} [{field}] {getattr(record, field)}")
    return 0


def _write(path: Path, found: Sequence[tuple[Record, str]], language: str, words: Wording) -> None:
    """A table with an empty column for the translations, and what an import asks for besides."""
    from db.columns import text_of
    from db.tables.exporting import export_table

    heads = (
        "of",
        "field",
        "language",
        "original",
        "text",
        "translator",
        "translated_on",
        "reviewer",
        "sources",
    )
    export_table(
        path,
        heads,
        [
            (
                record.provenance.fact,
                field,
                language,
                getattr(record, field),
                "",
                "",
                "",
                "",
                text_of(record.sources),
            )
            for record, field in found
        ],
    )
    print(words.text("Wrote {file}; fill in text, translator and translated_on, take out the rows left empty, then: "
                     "minebrief import {file} --as translations", file=path))  # fmt: skip
