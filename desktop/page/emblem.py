"""The organisation's logo as a piece of the page: as large as its place allows, and never larger than is legible calm."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

from desktop.brief.blocks import Brief
from desktop.figures.drawing import Drawing
from desktop.page.figure import paint_items
from desktop.page.logo import Picture, logo_picture
from desktop.page.runs import clean
from desktop.page.sheet import Sheet
from desktop.page.strings import number
from desktop.page.tags import Element
from desktop.wording import PAGE_LANGUAGES, Wording

_GOLDEN = 0.42  # of the place's area is what a logo of middling shape takes


@dataclass(frozen=True, slots=True)
class Emblem:
    """A logo of this size. Its outlines or pixels are stored once in the document."""

    picture: Picture
    width: float
    height: float
    element: Element

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float, *, force: bool = False) -> None:  # noqa: ARG002 - a logo is one piece
        return None

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        foot = top - self.height
        at = sheet.place(left, self.width)
        box = (at, foot, at + self.width, top)
        self.element.attributes = f"/O/Layout/Placement/Block/BBox[{' '.join(map(number, box))}]"
        sheet.mark(self.element)
        if isinstance(self.picture, Drawing):
            scale = self.width / self.picture.width
            sheet.literally([f"q {scale:.5f} 0 0 {scale:.5f} {number(at)} {number(foot)} cm"])
            sheet.stamp(self.picture, partial(paint_items, self.picture))
            sheet.literally(["Q"])
        else:
            sheet.show(self.picture, (left, foot, left + self.width, top))
        sheet.close()


def emblem(brief: Brief, parent: Element, width: float, height: float) -> Emblem | None:
    """The logo in a place of this size; None if the house has none, or what it kept is no logo."""
    house = brief.house
    if not house.logo:
        return None
    try:
        picture = logo_picture(house.logo)
    except ValueError:
        return None
    share = picture.width / picture.height
    tall = min(height, width / share, math.sqrt(_GOLDEN * width * height / share))
    words = Wording(brief.language if brief.language in PAGE_LANGUAGES else "en", PAGE_LANGUAGES)
    name = clean(brief.organisation)
    said = words.text("Logo of {organisation}", organisation=name) if name else words.text("Logo")
    return Emblem(picture, tall * share, tall, parent.child("Figure", alt=said))
