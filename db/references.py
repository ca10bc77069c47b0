"""Sources in and out of reference managers: read a file of RIS or CSL-JSON, know again what is there, keep the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.csl import from_csl, to_csl
from db.errors import BadFacts
from db.journal import Act
from db.records import SourceId
from db.reference_fields import free_id, same_document
from db.ris import from_ris, to_ris
from db.search_text import plain

if TYPE_CHECKING:
    from db.journal import Operation
    from db.records import Source
    from db.workspace import Workspace

__all__ = ["Imported", "from_csl", "from_ris", "import_sources", "read_references", "to_csl", "to_ris"]

_LARGEST = 50_000_000
_NUMBERED = re.compile(r"(.+)-\d+")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. operation: None if nothing was new. known: the ids of those that were there."""

    operation: Operation | None
    added: tuple[SourceId, ...]
    known: tuple[SourceId, ...]


def read_references(path: Path) -> tuple[list[Source], list[str]]:
    """The sources in a file of RIS or CSL-JSON and one sentence on each that can't be read, with its place.

    Raises BadFacts if the file can't be read at all.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise BadFacts(f"{path} is larger than a list of references can be; choose another file.")
        content = path.read_bytes()
    except OSError as error:
        raise BadFacts(f"{path} can't be read: {error.strerror or error}; choose another file.") from error
    text = _decoded(content)
    return from_csl(text) if text.lstrip("\ufeff \t\r\n").startswith(("[", "{")) else from_ris(text)


def import_sources(workspace: Workspace, sources: Iterable[Source], file: str = "") -> Imported:
    """Keep those that are new, in one operation that can be undone. file: its name, for the journal.

    A document is known again by its link, its DOI, its title, publisher and date, or its id and title; one
    that is another though its id is taken gets another id. Raises WorkspaceError if the file can't be written now.
    """
    there = workspace.facts().sources
    signs = {sign: source.id for source in there.values() for sign in _kept_signs(source)}
    taken, added, known = set(there), [], []
    for source in sources:
        same = next((signs[sign] for sign in _signs(source) if sign in signs), None)
        if same is not None:
            known.append(same)
            continue
        new = replace(source, id=free_id(source.id, taken))
        taken.add(new.id)
        added.append(new)
        signs |= dict.fromkeys(_kept_signs(new), new.id)
    operation = _keep(workspace, added, file) if added else None
    return Imported(operation, tuple(source.id for source in added), tuple(known))


def _signs(source: Source) -> tuple[str, ...]:
    return *same_document(source), _id_sign(source.id, source.title)


def _kept_signs(source: Source) -> tuple[str, ...]:
    """Also by the id under which it may have come, before another document that had this gave it a number."""
    before = _NUMBERED.fullmatch(source.id)
    return *_signs(source), *([_id_sign(before[1], source.title)] if before else [])


def _id_sign(source_id: str, title: str) -> str:
    return f"id {source_id} {plain(title)}"


def _keep(workspace: Workspace, sources: list[Source], file: str) -> Operation:
    about = {"file": file, "count": str(len(sources)), "title": sources[0].title}
    with workspace.act(Act.IMPORT_SOURCES, about) as change:
        for source in sources:
            change.add_source(source)
    return workspace.operations(limit=1)[0]


def _decoded(content: bytes) -> str:
    """As the programs in question write: UTF-8, UTF-16 with its mark, else the Windows of the West."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
