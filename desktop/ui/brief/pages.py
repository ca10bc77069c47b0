"""The pages of a PDF as images, drawn by PDFium from the very bytes that are exported. Runs in the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from desktop.dossier.picture import Sight

if TYPE_CHECKING:
    from desktop.page.regions import Mark, Region

A4 = (595.28, 841.89)
"""Points."""


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are drawn: `width` pixels of the widget wide, at `ratio` device pixels to each, as seen so."""

    width: int
    ratio: float
    sight: Sight = Sight.COLOUR


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as an image, and its words in the order in which they are read."""

    image: QImage
    text: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """Every page in turn, None for one that is still to be drawn; an image may be of another look than is wanted.

    size: of a page in points. marks, regions: where sources are cited, and where sections stand.
    title: of the brief.
    """

    drawn: tuple[Drawn | None, ...]
    size: tuple[float, float] = A4
    marks: tuple[Mark, ...] = ()
    regions: tuple[Region, ...] = ()
    title: str = ""

    @property
    def images(self) -> tuple[QImage, ...]:
        """Of the pages that are drawn."""
        return tuple(each.image for each in self.drawn if each is not None)


def draw_pages(pdf: bytes, width: int, ratio: float) -> Pages:
    """All of them. Raises pypdfium2.PdfiumError if the bytes are no PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return Pages(tuple(Drawn(_draw(page, Look(width, ratio))) for page in document))
    finally:
        document.close()


def draw_page(pdf: bytes, number: int, look: Look) -> Drawn:
    """One page, counted from 0, with its words. Raises pypdfium2.PdfiumError if the bytes are no PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number]
        text = _words_of(page)
        return Drawn(_draw(page, look), text)
    finally:
        document.close()


def _words_of(page: object) -> str:
    """Lines as they are set; a word that is parted by a hyphen is whole."""
    found = page.get_textpage()  # type: ignore[attr-defined]
    text = found.get_text_range()
    found.close()
    return (
        text.replace("\r\n", "\n").replace("\N{SOFT HYPHEN}\n", "").replace("\x02\n", "").replace("\x02", "")
    )


def _draw(page: object, look: Look) -> QImage:
    width = round(look.width * look.ratio)
    # What is drawn is rounded up, by a pixel too many if its width is but a trifle beyond a whole one.
    scale = (width - 0.01) / page.get_width()  # type: ignore[attr-defined]
    bitmap = page.render(scale=scale, rev_byteorder=True)  # type: ignore[attr-defined]
    form = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888
    if look.sight is Sight.COLOUR:
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
    else:
        image = _seen(bitmap.to_numpy(), look.sight)
    bitmap.close()
    page.close()  # type: ignore[attr-defined]
    image.setDevicePixelRatio(look.ratio)
    return image


def _seen(pixels: object, sight: Sight) -> QImage:
    """An image of rows by columns by red, green and blue, as it is seen so."""
    import numpy as np

    from desktop.figures.sight import seen_pixels

    seen = np.ascontiguousarray(seen_pixels(pixels[:, :, :3], sight))  # type: ignore[index]
    height, width, _ = seen.shape
    return QImage(seen.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
