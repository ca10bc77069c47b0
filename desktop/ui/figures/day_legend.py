"""The legend of a map while days pass by, laid out as the drawn figure's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.figures.plate import Key

_LEAST, _MOST, _TO_WIDTH = 7.0 * 96 / 72, 9.5 * 96 / 72, 58  # desktop.figures.plate, in pixels


_PATTERNS = {
    "/": Qt.BrushStyle.BDiagPattern,
    "\\": Qt.BrushStyle.FDiagPattern,
    "-": Qt.BrushStyle.HorPattern,
}


def paint_legend(painter: QPainter, room: QRectF, keys: Sequence[Key], ink: str) -> None:
    """Rows of keys from the top of the room, each row in its middle; from the right where the painter's words run so.

    ink: the colour of the words, by the figure's theme and not the window's: in grey it is on white in any window.
    """
    size = min(max(room.width() / _TO_WIDTH, _LEAST), _MOST)
    font = QFont(painter.font())
    font.setPixelSize(round(size))
    painter.save()
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = QFontMetricsF(font)
    top = room.top() + size * 0.3
    for row in _rows(keys, metrics, size, room.width()):
        begin = (room.width() - _length(row, metrics, size)) / 2
        for key in row:
            _paint_key(painter, QPointF(room.left() + begin, top), room, key, size, QColor(ink))
            begin += _key_width(key, metrics, size)
        top += size * 1.6
    painter.restore()


def _paint_key(painter: QPainter, at: QPointF, room: QRectF, key: Key, size: float, ink: QColor) -> None:
    swatch = _placed(painter, QRectF(at.x(), at.y() + size * 0.2, size * 1.08, size * 0.9), room)
    painter.fillRect(swatch, QColor(key.fill.colour))
    if key.fill.hatch:
        crossed = "x" in key.fill.hatch
        pattern = Qt.BrushStyle.DiagCrossPattern if crossed else _PATTERNS[key.fill.hatch[0]]
        painter.fillRect(swatch, QBrush(QColor(key.fill.hatch_colour), pattern))
    if key.edge != "none":
        painter.setPen(QColor(key.edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(swatch)
    painter.setPen(ink)
    length = QFontMetricsF(painter.font()).horizontalAdvance(key.text)
    words = _placed(painter, QRectF(at.x() + size * 1.48, at.y(), length, size), room)
    painter.drawText(words.bottomLeft(), key.text)


def _placed(painter: QPainter, box: QRectF, room: QRectF) -> QRectF:
    """The box as far from the other side of the room, where the layout runs right-to-left."""
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        box.moveRight(room.left() + room.right() - box.left())
    return box


def _rows(keys: Iterable[Key], metrics: QFontMetricsF, size: float, width: float) -> list[list[Key]]:
    rows: list[list[Key]] = [[]]
    for key in keys:
        if rows[-1] and _length([*rows[-1], key], metrics, size) > width:
            rows.append([])
        rows[-1].append(key)
    return rows


def _length(row: Iterable[Key], metrics: QFontMetricsF, size: float) -> float:
    return sum(_key_width(key, metrics, size) for key in row) - size * 1.4


def _key_width(key: Key, metrics: QFontMetricsF, size: float) -> float:
    return size * 3.0 + metrics.horizontalAdvance(key.text)
