"""The rows of the outline from a composed brief."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from desktop.brief.blocks import Brief, Cite
from desktop.brief.edits import changes, cited_in, in_order, sentences_of
from desktop.ui.models.outline import Origin, OutlineRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.edits import EditedSection, Edits
    from db.records import SourceId
    from desktop.brief.blocks import Section
    from desktop.wording import Wording


def outline_rows(
    whole: Brief, pages: Mapping[str, int], words: Wording, edits: Edits, automatic: Mapping[str, Section]
) -> tuple[OutlineRow, ...]:
    """One row a section of the brief as it would be with all its sections, those that the user emptied among them.

    pages: where the sections that are printed begin, by key, counted from 1. automatic: without what is edited.
    """
    found = {section.key: section for section in whole.sections}
    emptied = {each.key: each for each in edits.sections if each.key not in found}
    keys = in_order((*found, *emptied), edits.order if emptied else ())
    return tuple(
        OutlineRow(
            key,
            title_of(found.get(key), edits.of(key), words),
            len(set(_cited_in(found[key].blocks))) if key in found else 0,
            pages.get(key),
            _origin(edits.of(key)),
            len(changes_under(edits.of(key), automatic)),
            any(source not in whole.sources for source in _cited_by(edits.of(key))),
        )
        for key in keys
    )


def title_of(section: Section | None, edited: EditedSection | None, words: Wording) -> str:
    """What a section is called in the outline."""
    if section is not None and section.title:
        return section.title
    if edited is None:
        return words.text("Map and charts")
    return edited.title or edited.heading or words.text("New section")


def changes_under(edited: EditedSection | None, automatic: Mapping[str, Section]) -> tuple:
    """What the automatic text of an edited section would now say otherwise."""
    if edited is None:
        return ()
    section = automatic.get(edited.key)
    return changes(edited, sentences_of(section.blocks) if section else ())


def _origin(edited: EditedSection | None) -> Origin:
    if edited is None:
        return Origin.AUTOMATIC
    return Origin.OWN if edited.own else Origin.EDITED


def _cited_by(edited: EditedSection | None) -> tuple[SourceId, ...]:
    return cited_in(edited) if edited else ()


def _cited_in(block: object) -> Iterator[SourceId]:
    if isinstance(block, Cite):
        yield from block.sources
    elif isinstance(block, tuple):
        for part in block:
            yield from _cited_in(part)
    elif is_dataclass(block):
        for field in fields(block):
            yield from _cited_in(getattr(block, field.name))
