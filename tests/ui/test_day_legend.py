from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.figures.plate import Key
from desktop.figures.style import Fill
from desktop.ui.figures.day_legend import paint_legend

RED, BLUE = "#ff0000", "#0000ff"
KEYS = (Key("First", Fill(RED)), Key("Second, with more words", Fill(BLUE)))


def swatches(direction: Qt.LayoutDirection) -> dict[str, float]:
    """The middle of each swatch, of an image 400 pixels wide."""
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    paint_legend(painter, QRectF(0, 0, 400, 60), KEYS, "#000000")
    painter.end()
    found: dict[str, list[int]] = {RED: [], BLUE: []}
    for x in range(image.width()):
        name = image.pixelColor(x, 10).name()
        if name in found:
            found[name].append(x)
    return {name: sum(places) / len(places) for name, places in found.items()}


@pytest.mark.usefixtures("qapp")
def test_keys_are_mirrored_where_the_layout_runs_right_to_left() -> None:
    from_left = swatches(Qt.LayoutDirection.LeftToRight)
    from_right = swatches(Qt.LayoutDirection.RightToLeft)
    assert from_left[RED] < from_left[BLUE]
    for colour in (RED, BLUE):
        assert from_right[colour] == pytest.approx(400 - from_left[colour], abs=2)
