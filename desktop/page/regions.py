"""What stands where on drawn pages: which section, which note, and whether a page looks as it did before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from db.records import SourceId
from desktop.page.note_columns import NOTES

if TYPE_CHECKING:
    from desktop.page.arrange import Arranged
    from desktop.page.sheet import Box, Sheet
    from desktop.page.tags import Target

_FORM = re.compile(r"/(Fm\d+) Do")
_PICTURE = re.compile(r"/(Im\d+) Do")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a source is cited: the number in the text or at the head of its note. page: from 0.

    box: left, bottom, right, top as shares of the page, from its lower left corner.
    note: the number; heads_note: whether it is that at the head of the note.
    """

    page: int
    box: Box
    source: SourceId
    note: int = 0
    heads_note: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A piece of a section, as broad as the rest of its line. page: from 0; box: as of a Mark.

    Where two lie over each other, the narrower is what is seen there.
    """

    page: int
    box: Box
    section: str


def regions_of(arranged: Arranged, *, mirrored: bool) -> Iterator[Region]:
    """The pieces of all sections in reading order, those of the notes last; what heads a document is in none."""
    frame, section = arranged.frame, ""
    across, up = frame.paper.width, frame.paper.height
    right = frame.left + frame.width
    for placed, key in (
        *((each, each.section) for each in arranged.placed),
        *((each, NOTES) for each in arranged.feet),
    ):
        section = key or section
        if not section:
            continue
        left, far = placed.left / across, max(right, placed.left) / across
        if mirrored:
            left, far = 1 - far, 1 - left
        yield Region(
            placed.page, (left, (placed.top - placed.piece.height) / up, far, placed.top / up), section
        )


def marks_of(sheets: Iterable[Sheet], cited: Sequence[SourceId]) -> Iterator[Mark]:
    """Every place at which a note's number is drawn."""
    for sheet in sheets:
        for area in sheet.areas:
            leads_to, number = _note_number(area.element.target)
            if number:
                left, bottom, right, top = area.box
                across, up = sheet.width, sheet.height
                box = (left / across, bottom / up, right / across, top / up)
                yield Mark(sheet.index, box, cited[number - 1], number, leads_to == "mark")


def prints_of(sheets: Iterable[Sheet]) -> tuple[bytes, ...]:
    """Of each page a digest of all that is painted on it: in one process, pages of the same look the same."""
    return tuple(map(_print_of, sheets))


def _print_of(sheet: Sheet) -> bytes:
    painted = "\n".join(sheet.operators)
    forms = {form.name: form for form in sheet.forms.made}
    digest = blake2b(f"{sheet.width} {sheet.height}".encode(), digest_size=16)
    _add(digest, painted)
    for name in sorted(set(_FORM.findall(painted))):
        _add(digest, "\n".join(forms[name].operators))
    pictures = {name: picture for picture, name in sheet.forms.pictures.items()}
    for name in sorted(set(_PICTURE.findall(painted))):
        _add(digest, str(hash(pictures[name])))
    _add(digest, sheet.fonts.made_up)
    return digest.digest()


def _add(digest: blake2b, text: str) -> None:
    digest.update(text.encode("utf-8", "surrogatepass"))


def _note_number(target: Target | None) -> tuple[str, int]:
    """Whether a link leads to a "note" or back to a "mark", and of which number; 0 for any other link."""
    kind, _, number = (target.place if target else "").partition("-")
    return (kind, int(number)) if kind in ("note", "mark") and number.isdecimal() else ("", 0)


def sections_begin(regions: Iterable[Region]) -> Mapping[str, Region]:
    """The first piece of each section."""
    first: dict[str, Region] = {}
    for region in regions:
        first.setdefault(region.section, region)
    return first
