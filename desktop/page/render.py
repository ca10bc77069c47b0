"""A brief as a PDF file: the way in to this package."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from db.records import SourceId
from desktop.brief.blocks import Brief
from desktop.page.arrange import Arranged, arrange, with_sources
from desktop.page.figure import DrawingOf
from desktop.page.kept import Kept
from desktop.page.note_columns import NOTES
from desktop.page.regions import Mark, Region, marks_of, prints_of, regions_of
from desktop.page.runs import clean
from desktop.page.sheet import Sheet
from desktop.page.styles import SNUG, TIGHT, Paper
from desktop.page.writer import Bookmark, Metadata, Volume

ONE_AT_A_TIME = Lock()
"""Held by whoever sets and draws pages: measures and drawings that briefs share are no safe company."""
LIKELY = 5
"""The level at which most briefs on one state and three issues fit two pages."""
_SAVED_BY_TIGHTNESS = 0.3  # of a page, about what two pages set tightly gain
_LEAP = 3  # levels: as many as most briefs need of which more than that is too much


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document. notes: the sources in the order of their numbers; section_pages: from 1, by section key.

    marks, regions: what stands where. size: of a page, in points. prints: for each page, what changes with its look.
    behind: of the pages, those of the sources alone, which no template limits.
    """

    pdf: bytes
    pages: int
    notes: tuple[SourceId, ...]
    section_pages: Mapping[str, int]
    marks: tuple[Mark, ...] = ()
    regions: tuple[Region, ...] = ()
    size: tuple[float, float] = (Paper.A4.width, Paper.A4.height)
    prints: tuple[bytes, ...] = ()
    behind: int = 0


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document made to fit: the brief that was printed, and its level: 0 says everything."""

    rendered: Rendered
    brief: Brief
    level: int


def render(brief: Brief, drawing_of: DrawingOf, paper: Paper = Paper.A4, *, least: int = 1) -> Rendered:
    """The brief as a tagged PDF. Any text is printed as it stands; the same input gives the same bytes.

    drawing_of: gives a picture's drawing for a width and height in points.
    least: pages over which a short brief is spread, if it has sections to part.
    """
    with ONE_AT_A_TIME:
        return _drawn(brief, with_sources(brief, arrange(brief, drawing_of, paper, least)))


def render_to_fit(
    brief_at: Callable[[int], Brief],
    drawing_of: DrawingOf,
    paper: Paper = Paper.A4,
    pages: int = 2,
    levels: int = 6,
) -> Fitted:
    """The fullest brief that fits the pages: level 0, else the first of the shorter ones that does.

    brief_at: gives the brief at a level; each is shorter than the one before, so that not all need be tried.
    If not even the last fits, it is rendered on as many pages as it takes. Only what is printed is drawn.
    """
    with ONE_AT_A_TIME, undisturbed():
        brief, arranged, level = fitting(brief_at, drawing_of, paper, pages, levels)
        return Fitted(_drawn(brief, arranged), brief, level)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without the collector of cyclic garbage, which goes through all the facts again and again, a third of the time.

    For one brief at a time: what it leaves is collected after it.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def fitting(
    brief_at: Callable[[int], Brief],
    drawing_of: DrawingOf,
    paper: Paper,
    pages: int,
    levels: int,
    likely: int = LIKELY,
) -> tuple[Brief, Arranged, int]:
    """The fullest brief that fits, arranged, and its level. To be called, and drawn, one at a time.

    likely: the level to try first. It changes how many are tried, not which one is found.
    """
    tried: dict[int, tuple[Brief, Arranged]] = {}
    kept = Kept()

    def excess(level: int) -> float:
        brief = brief_at(level)
        tried[level] = brief, _at_best(brief, drawing_of, paper, pages, kept)
        return _excess(tried[level][1], pages)

    level = _first(excess, levels - 1, min(likely, levels - 1))
    if level not in tried:
        excess(level)
    kept.forget()
    brief, arranged = tried[level]
    return brief, with_sources(brief, arranged), level


def _excess(arranged: Arranged, pages: int) -> float:
    """By how many pages it is too long; nothing or less if it fits."""
    return (
        0.0 if arranged.pages <= pages else arranged.pages - 1 + arranged.filled(arranged.pages - 1) - pages
    )


def _first(excess: Callable[[int], float], last: int, likely: int) -> int:
    """The first level that fits, or the last. It is looked for around the likely one, in steps that grow.

    excess: of a level, by how many pages it is too long; from one that is far too long it takes a leap.
    """
    too_long, found = -1, last
    at, step = likely, 1
    while found - too_long > 1:
        at = min(max(at, too_long + 1), found - 1)
        over = excess(at)
        if over <= 0:
            found, at = at, at - step
        elif over > _SAVED_BY_TIGHTNESS and step == 1:
            too_long, at = at, at + _LEAP
            continue
        else:
            too_long, at = at, at + step
        step *= 2
    return found


def _at_best(brief: Brief, drawing_of: DrawingOf, paper: Paper, pages: int, kept: Kept) -> Arranged:
    """The brief arranged with room around its parts; with less if that saves a last, scarcely filled page."""
    easy = arrange(brief, drawing_of, paper, pages, kept=kept)
    if easy.pages != pages + 1 or easy.filled(pages) > _SAVED_BY_TIGHTNESS:
        return easy
    for spacing in (SNUG, TIGHT):
        arranged = arrange(brief, drawing_of, paper, pages, spacing, kept)
        if arranged.pages <= pages:
            return arranged
    return easy


def _drawn(brief: Brief, arranged: Arranged) -> Rendered:
    out = BytesIO()
    volume = Volume(_metadata(brief), out)
    sheets = draw_pages(arranged, volume)
    volume.add(sheets, arranged.root, [bookmark(brief, arranged)])
    volume.close()
    arranged.root.forget()
    pdf = out.getvalue()
    section_pages = {key: page + 1 for key, page in arranged.sections.items()}
    cited = arranged.notes.cited
    mirrored = any(sheet.mirrored for sheet in sheets)
    return Rendered(
        pdf,
        arranged.pages,
        cited,
        section_pages,
        tuple(marks_of(sheets, cited)),
        tuple(regions_of(arranged, mirrored=mirrored)),
        (arranged.frame.paper.width, arranged.frame.paper.height),
        prints_of(sheets),
        arranged.behind,
    )


def draw_pages(arranged: Arranged, volume: Volume) -> list[Sheet]:
    """The pages at the end of the volume."""
    frame = arranged.frame
    sheets = volume.sheets(arranged.pages, frame.paper.width, frame.paper.height, frame.palette)
    for page, sheet in enumerate(sheets):
        frame.draw_head(sheet, page)
    for placed in (*arranged.placed, *arranged.feet):
        placed.piece.draw(sheets[placed.page], placed.left, placed.top)
        sheets[placed.page].close()
    for page, sheet in enumerate(sheets):
        frame.draw_foot(sheet, page, arranged.pages)
    return sheets


def _metadata(brief: Brief) -> Metadata:
    title = " · ".join(filter(None, (clean(brief.title) or "Minebrief", clean(brief.band))))
    language = clean(brief.language) or "en"
    return Metadata(title, clean(brief.organisation), clean(brief.subtitle), language, brief.as_of)


def bookmark(brief: Brief, arranged: Arranged, *, closed: bool = False) -> Bookmark:
    """The brief's, with those of its sections under it."""
    titles = {section.key: clean(section.title) for section in brief.sections} | {
        NOTES: clean(brief.notes_title)
    }
    shown = tuple(Bookmark(titles[key], f"section-{key}") for key in arranged.sections if titles.get(key))
    return Bookmark(clean(brief.title) or "Minebrief", "title", shown, closed)
