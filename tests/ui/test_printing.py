"""A brief's pages on the sheets of a printer: here one that writes a PDF."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter

from desktop.ui.brief.pages import Drawn, Pages
from desktop.ui.states.printing import paint_pages


def pages(count: int) -> Pages:
    images = []
    for _ in range(count):
        image = QImage(620, 877, QImage.Format.Format_RGB32)
        image.fill(QColor("#336699"))
        images.append(image)
    return Pages(tuple(map(Drawn, images)))


def test_each_page_fills_a_sheet(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheets.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    assert paint_pages(pages(2), printer)
    document = pypdfium2.PdfDocument(tmp_path / "sheets.pdf")
    assert len(document) == 2
    for sheet in document:
        picture = sheet.render(scale=1).to_pil()
        for place in ((picture.width // 2, picture.height // 2), (5, 5)):
            assert picture.getpixel(place) == pytest.approx((51, 102, 153), abs=2)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_no_success(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder" / "sheets.pdf"))
    assert not paint_pages(pages(1), printer)
