"""The whole way from a dossier to a PDF: compose, draw, lay out, at the longest length that fits its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from desktop.brief.compose import compose
from desktop.brief.left_out import left_out
from desktop.brief.order import Order
from desktop.brief.pictures import NOTHING_TOLD, FigureWords
from desktop.brief.template import Format
from desktop.figures.catalogue import caption_sources, subject_of
from desktop.figures.still import still
from desktop.page.regions import Mark, Region
from desktop.page.render import LIKELY, Paper, fitting, render_to_fit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.records import SourceId
    from desktop.brief.blocks import Brief
    from desktop.brief.template import Template
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.figures.drawing import Drawing
    from desktop.page.arrange import Arranged
    from desktop.page.figure import DrawingOf
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class MadeBrief:
    """A brief and its PDF. section_pages: on which page (from 1) each section begins, by key.

    marks, regions, size, prints, behind: as of what was rendered.
    """

    pdf: bytes
    brief: Brief
    pages: int
    section_pages: Mapping[str, int]
    notes: tuple[SourceId, ...]
    marks: tuple[Mark, ...] = ()
    regions: tuple[Region, ...] = ()
    size: tuple[float, float] = (Paper.A4.width, Paper.A4.height)
    prints: tuple[bytes, ...] = ()
    behind: int = 0

    @property
    def limited(self) -> int:
        """The pages that the template limits: those of the sources, where they stand apart, are not among them."""
        return self.pages - self.behind


def figure_words(picture: Picture, dossier: Dossier, words: Wording) -> FigureWords:
    """What a figure says of itself, for the brief that has it."""
    subject = subject_of(picture, dossier, words)
    summary, sources = words.prose(subject.tell()), caption_sources(picture, dossier)
    return FigureWords(subject.title(), subject.subtitle(), summary, sources)


def make_pdf(
    dossier: Dossier, words: Wording, paper: Paper = Paper.A4, order: Order | None = None
) -> MadeBrief:
    """The dossier's brief as a PDF of as many pages as its template has. Same input, same bytes.

    paper: for a template that leaves the choice. Raises ValueError if no state is picked.
    """
    order = order or Order()
    brief_at, drawing_of = _making(dossier, words, order)
    template = order.template
    fitted = render_to_fit(brief_at, drawing_of, paper_of(template, paper), template.pages, template.levels)
    made, brief = fitted.rendered, fitted.brief
    whole = compose(dossier, words, lambda _: NOTHING_TOLD, replace(order, template=template.unlimited()))
    brief = replace(brief, left_out=left_out(brief, whole, words))
    return MadeBrief(
        made.pdf,
        brief,
        made.pages,
        made.section_pages,
        made.notes,
        made.marks,
        made.regions,
        made.size,
        made.prints,
        made.behind,
    )


def paper_of(template: Template, paper: Paper) -> Paper:
    """What the template is printed on. paper: the user's choice, where it leaves one."""
    return Paper.A6 if template.format is Format.CARD else paper


def arranged_brief(
    dossier: Dossier, words: Wording, paper: Paper, order: Order, page_label: str, likely: int = LIKELY
) -> tuple[Brief, Arranged, int]:
    """What `make_pdf` draws, for a document of many briefs, and its level.

    page_label: in place of the brief's own. likely: the level to try first.
    """
    brief_at, drawing_of = _making(dossier, words, order)
    return fitting(
        lambda level: replace(brief_at(level), page_label=page_label),
        drawing_of,
        paper_of(order.template, paper),
        order.template.pages,
        order.template.levels,
        likely,
    )


def _making(dossier: Dossier, words: Wording, order: Order) -> tuple[Callable[[int], Brief], DrawingOf]:
    """The brief at each level, and its drawings."""

    def brief_at(level: int) -> Brief:
        return compose(dossier, words, told, order, level)

    @cache
    def told(picture: Picture) -> FigureWords:
        return figure_words(picture, dossier, words)

    def drawing_of(picture: Picture, width: float, height: float) -> Drawing:
        return still(picture, dossier, width, height, words)

    return brief_at, drawing_of
