"""One page being drawn: its content stream, the tags in it and its links. Lengths in points, origin bottom left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

from desktop.figures.drawing import Drawing
from desktop.page.fonts import FontUse
from desktop.page.lines import Piece
from desktop.page.mixed import show_backwards, show_mixed
from desktop.page.raster import Raster
from desktop.page.runs import Run
from desktop.page.strings import number
from desktop.page.styles import Colour, Ink
from desktop.page.tags import Element, Marked
from desktop.page.turned import Passage

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A place on a page that is a link: the corners of its box and its element."""

    box: Box
    element: Element


@dataclass(frozen=True, slots=True)
class Form:
    """A drawing that pages of a document share, in operators."""

    name: str
    drawing: Drawing
    operators: Sequence[str]


class Forms:
    """The drawings and pictures that a document's pages share."""

    def __init__(self) -> None:
        self._made: dict[int, Form] = {}
        self._pictures: dict[Raster, str] = {}

    @property
    def made(self) -> tuple[Form, ...]:
        return tuple(self._made.values())

    @property
    def pictures(self) -> Mapping[Raster, str]:
        """Those met so far, each with the name by which a page draws it."""
        return self._pictures

    def picture(self, picture: Raster) -> str:
        """By which a page draws it."""
        return self._pictures.setdefault(picture, f"Im{len(self._pictures)}")

    def name(self, drawing: Drawing, fonts: FontUse, paint: Callable[[Sheet], None]) -> str:
        """By which a page draws it; the first time it is painted."""
        found = self._made.get(id(drawing))
        if found is None:
            blank = Sheet(-1, drawing.width, drawing.height, fonts, self)
            paint(blank)
            found = self._made[id(drawing)] = Form(f"Fm{len(self._made)}", drawing, blank.operators)
        return found.name


@dataclass(slots=True)
class Sheet:
    """What has been drawn on one page. index: of the page in the document, from 0.

    mirrored: whether what begins at the left of other pages begins at the right of this one.
    """

    index: int
    width: float
    height: float
    fonts: FontUse
    forms: Forms = field(default_factory=Forms)
    operators: list[str] = field(default_factory=list)
    marked: list[Element] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    anchors: dict[str, float] = field(default_factory=dict)  # names of places, with their height
    read: list[tuple[Element, str]] = field(default_factory=list)  # the tagged texts, each with its element
    mirrored: bool = False
    palette: Mapping[Colour, Colour] = field(
        default_factory=dict
    )  # a house's colours in place of the page's own
    _open: Element | None = None
    _furniture: str = ""

    def place(self, left: float, width: float) -> float:
        """The left edge of what a page laid out from left to right would have so far from its edge."""
        return self.width - left - width if self.mirrored else left

    def mark(self, element: Element) -> None:
        """What is drawn next belongs to this element."""
        if self._open is element:
            return
        self.close()
        element.reach()
        number = len(self.marked)
        self.operators.append(f"/{element.tag} <</MCID {number}>> BDC")
        self.marked.append(element)
        element.kids.append(Marked(self.index, number))
        self._open = element

    def artifact(self) -> None:
        """What is drawn next means nothing to a reader: rules, grounds, heads and feet."""
        if self._open is _ARTIFACT:
            return
        self.close()
        kind = f"<</Type/Pagination/Subtype/{self._furniture}>> BDC" if self._furniture else "BMC"
        self.operators.append(f"/Artifact {kind}")
        self._open = _ARTIFACT

    @contextmanager
    def furniture(self, kind: str) -> Iterator[None]:
        """What is untagged meanwhile is a "Header" or a "Footer" (ISO 14289-1, 7.8)."""
        self.close()
        self._furniture = kind
        try:
            yield
        finally:
            self.close()
            self._furniture = ""

    def close(self) -> None:
        """End the marked piece that is open."""
        if self._open is not None:
            self.operators.append("EMC")
            self._open = None

    def line(self, x: float, baseline: float, pieces: Iterable[Piece], *, tagged: bool) -> None:
        """Set pieces of text from x on. Links become areas; untagged text is left in the artifact that is open."""
        for piece, text, width in _joined(pieces):
            if tagged:
                self._reading(piece.run, text, (x, baseline, width))
            self.text(x, baseline + piece.run.ink.rise, text, piece.run.ink)
            x += width

    def directed(self, baseline: float, pieces: Iterable[Passage], *, tagged: bool) -> None:
        """Set a line in which letters run both ways, in the order in which it is read."""
        for piece in pieces:
            ink = piece.run.ink
            if tagged:
                self._reading(piece.run, piece.text, (piece.left, baseline, piece.width))
            if not piece.backwards:
                self.text(piece.left, baseline + ink.rise, piece.text, ink)
                continue
            self.operators.append(
                f"BT {_levels(ink.colour)} rg /{ink.face.name} {number(ink.size)} Tf "
                f"1 0 0 1 {number(piece.left)} {number(baseline + ink.rise)} Tm"
                f"[{show_backwards(self.fonts, ink.face, piece.text)}]TJ ET"
            )

    def _reading(self, run: Run, text: str, at: tuple[float, float, float]) -> None:
        """What a reader is told of the text drawn next. at: where its baseline begins, and its length."""
        x, baseline, width = at
        element, ink = run.element, run.ink
        self.mark(element)
        self.read.append((element, text))
        if element.anchor:
            self.anchors.setdefault(element.anchor, baseline + 1.2 * ink.size)
        link = element.link
        if link:
            self._area((x, baseline - 0.25 * ink.size, x + width, baseline + ink.rise + 0.8 * ink.size), link)

    def text(self, x: float, y: float, text: str, ink: Ink, turned: tuple[float, float] = (1.0, 0.0)) -> None:
        """Set a text whose baseline begins at x, y. turned: cosine and sine of its angle."""
        show = self.fonts.show(ink.face, text)
        cosine, sine = turned
        matrix = "1 0 0 1" if not sine else f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f}"
        self.operators.append(
            f"BT {self._levels(ink.colour)} rg /{ink.face.name} {number(ink.size)} Tf "
            f"{matrix} {number(x)} {number(y)} Tm[{show}]TJ ET"
        )

    def mixed(
        self, x: float, y: float, text: str, ink: Ink, turned: tuple[float, float], *, right_to_left: bool
    ) -> None:
        """Set a text in which letters run right to left, from its left end; copied or searched, it reads in order."""
        cosine, sine = turned
        matrix = f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {number(x)} {number(y)}"
        self.operators += [
            f"BT {self._levels(ink.colour)} rg {matrix} Tm",
            *show_mixed(self.fonts, ink.face, text, ink.size, right_to_left=right_to_left),
            "ET",
        ]

    def fill(self, box: Box, colour: Colour) -> None:
        """Fill a box given by its corners, as on a page that begins at the left."""
        left, bottom, right, top = box
        sides = " ".join(map(number, (self.place(left, right - left), bottom, right - left, top - bottom)))
        self.operators.append(f"{self._levels(colour)} rg {sides} re f")

    def rule(self, left: float, right: float, y: float, thickness: float, colour: Colour) -> None:
        """A level rule whose upper edge is y."""
        self.fill((left, y - thickness, right, y), colour)

    def literally(self, operators: Iterable[str]) -> None:
        """Add operators that leave the graphics state as they found it."""
        self.operators.extend(operators)

    def stamp(self, drawing: Drawing, paint: Callable[[Sheet], None]) -> None:
        """Draw what `paint` draws of the drawing, stored once in the document however often it is met."""
        self.operators.append(f"/{self.forms.name(drawing, self.fonts, paint)} Do")

    def show(self, picture: Raster, box: Box) -> None:
        """Draw a picture into a box, its pixels stored once in the document however often it is met."""
        left, bottom, right, top = box
        at = self.place(left, right - left)
        size = f"{number(right - left)} 0 0 {number(top - bottom)} {number(at)} {number(bottom)}"
        self.operators.append(f"q {size} cm /{self.forms.picture(picture)} Do Q")

    def _levels(self, colour: Colour) -> str:
        return _levels(self.palette.get(colour, colour))

    def _area(self, box: Box, element: Element) -> None:
        if self.areas and self.areas[-1].element is element and abs(self.areas[-1].box[1] - box[1]) < 1:
            before = self.areas.pop().box
            box = (min(before[0], box[0]), before[1], max(before[2], box[2]), box[3])
        self.areas.append(Area(box, element))


_ARTIFACT = Element("Artifact")


def _joined(pieces: Iterable[Piece]) -> Iterable[tuple[Piece, str, float]]:
    """Neighbours in one look and one element as one text."""
    first: Piece | None = None
    text, width = "", 0.0
    for piece in pieces:
        if first and piece.run.element is first.run.element and piece.run.ink == first.run.ink:
            text += piece.text
            width += piece.width
            continue
        if first:
            yield first, text, width
        first, text, width = piece, piece.text, piece.width
    if first:
        yield first, text, width


@lru_cache(maxsize=256)
def _levels(colour: Colour) -> str:
    return " ".join(f"{level:.3f}".rstrip("0").rstrip(".") for level in colour)
