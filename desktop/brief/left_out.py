"""What a brief leaves out of what its template could say, section by section, counted on the finished brief itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.blocks import Box, FigureBlock, Listing, Quotation, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.brief.blocks import Block, Brief, Section
    from desktop.wording import Wording


def left_out(brief: Brief, whole: Brief, words: Wording) -> tuple[str, ...]:
    """A short phrase for each thing that `whole` says and `brief` does not: "4 of 12 lines of “Who has spoken”"."""
    return tuple(_left_out(brief, whole, words))


def _left_out(brief: Brief, whole: Brief, words: Wording) -> Iterator[str]:
    if whole.full_addresses and not brief.full_addresses:
        yield words.text("full addresses of the sources")
    if brief.short_notes and not whole.short_notes:
        yield words.text("titles of the sources")
    printed = {section.key: section for section in brief.sections}
    for section in whole.sections:
        title = section.title or words.text("Map and charts")
        found = printed.get(section.key)
        if found is None:
            yield words.text("all of “{title}”", title=title)
        elif (missing := _lines(section) - _lines(found)) > 0:
            yield _missing(missing, section, title, words)
        elif _texts(found) != _texts(section):
            yield words.text("parts of the text of “{title}”", title=title)


def _missing(n: int, section: Section, title: str, words: Wording) -> str:
    every = words.number(_lines(section))
    match section.blocks[0]:
        case Table():
            return words.plural(
                "{n} of {all} lines of “{title}”",
                "{n} of {all} lines of “{title}”",
                n,
                all=every,
                title=title,
            )
        case Quotation():
            return words.plural("{n} of {all} quotations", "{n} of {all} quotations", n, all=every)
        case Listing():
            return words.plural(
                "{n} of {all} points of “{title}”",
                "{n} of {all} points of “{title}”",
                n,
                all=every,
                title=title,
            )
    return words.plural(
        "{n} of {all} paragraphs of “{title}”",
        "{n} of {all} paragraphs of “{title}”",
        n,
        all=every,
        title=title,
    )


def _texts(section: Section) -> list[Block]:
    """Without figures, whose captions are numbered as they stand and say the same at every length."""
    return [block for block in section.blocks if not isinstance(block, FigureBlock)]


def _lines(section: Section) -> int:
    return sum(map(_lines_of, section.blocks))


def _lines_of(block: Block) -> int:
    match block:
        case Table():
            return len(block.rows)
        case Listing() | Box():
            return len(block.items)
        case FigureBlock():
            return 0
    return 1
