"""The rows of the outline from a composed brief."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from desktop.brief.blocks import Brief, Cite
from desktop.ui.models.outline import OutlineRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import SourceId
    from desktop.wording import Wording


def outline_rows(whole: Brief, pages: Mapping[str, int], words: Wording) -> tuple[OutlineRow, ...]:
    """One row a section of the brief as it would be with all its sections.

    pages: where the sections that are printed begin, by key, counted from 1.
    """
    return tuple(
        OutlineRow(
            section.key,
            section.title or words.text("Map and charts"),
            len(set(_cited_in(section.blocks))),
            pages.get(section.key),
        )
        for section in whole.sections
    )


def _cited_in(block: object) -> Iterator[SourceId]:
    if isinstance(block, Cite):
        yield from block.sources
    elif isinstance(block, tuple):
        for part in block:
            yield from _cited_in(part)
    elif is_dataclass(block):
        for field in fields(block):
            yield from _cited_in(getattr(block, field.name))
