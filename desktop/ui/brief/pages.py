"""The pages of a PDF as images, drawn by PDFium from the very bytes that are exported. Runs in the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from desktop.page.render import Mark


@dataclass(frozen=True, slots=True)
class Pages:
    """Every page, `width` pixels of the widget wide at `ratio` device pixels to each. marks: where sources are cited."""

    images: tuple[QImage, ...]
    width: int
    ratio: float
    marks: tuple[Mark, ...] = ()


def draw_pages(pdf: bytes, width: int, ratio: float, marks: tuple[Mark, ...] = ()) -> Pages:
    """Raises pypdfium2.PdfiumError if the bytes are no PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        images = tuple(_draw(page, round(width * ratio), ratio) for page in document)
        return Pages(images, width, ratio, marks)
    finally:
        document.close()


def _draw(page: object, width: int, ratio: float) -> QImage:
    bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)  # type: ignore[attr-defined]
    form = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
    bitmap.close()
    page.close()  # type: ignore[attr-defined]
    image.setDevicePixelRatio(ratio)
    return image
