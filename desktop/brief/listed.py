"""Lists of states for the cells of tables: names in the order of the alphabet, each with what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.inline import cited_each
from desktop.brief.names import alphabetical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Citation, Record, StateCode
    from desktop.brief.blocks import Inline
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording


def names(codes: Iterable[StateCode], dossier: Dossier, words: Wording) -> str:
    """The states, one after the other: in a cell a conjunction before the last would only take room."""
    return words.series(alphabetical(dossier.names[code] for code in codes))


def named(codes: Iterable[StateCode], records: Iterable[Record], dossier: Dossier, words: Wording) -> Inline:
    """The states, and the leading sources of what is said of them."""
    return cited_each(names(codes, dossier, words), leading(records))


def leading(records: Iterable[Record]) -> list[Citation]:
    """The leading source of each, without repeats."""
    return list(dict.fromkeys(source for record in records for source in record.citations[:1]))
