"""The marks of the statuses: a shape each, so that grey and colour-blind eyes tell them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.dossier.status_class import StatusClass

if TYPE_CHECKING:
    from desktop.ui.theme import Theme

SIZE = 10


def paint_mark(painter: QPainter, mark: StatusClass, place: QRectF, theme: Theme) -> None:
    """Paint the mark into the square."""
    colour = theme.colour(f"mark_{mark}")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush if mark in _OPEN else colour)
    _SHAPES[mark](painter, place.adjusted(0.8, 0.8, -0.8, -0.8))
    painter.restore()


def _disc(painter: QPainter, place: QRectF) -> None:
    painter.drawEllipse(place)


def _diamond(painter: QPainter, place: QRectF) -> None:
    middle = place.center()
    corners = (
        QPointF(middle.x(), place.top() - 0.8),
        QPointF(place.right() + 0.8, middle.y()),
        QPointF(middle.x(), place.bottom() + 0.8),
        QPointF(place.left() - 0.8, middle.y()),
    )
    painter.drawPolygon(QPolygonF(corners))


def _triangle(painter: QPainter, place: QRectF) -> None:
    corners = (place.topLeft(), place.topRight(), QPointF(place.center().x(), place.bottom()))
    painter.drawPolygon(QPolygonF(corners))


def _cross(painter: QPainter, place: QRectF) -> None:
    painter.drawLine(place.topLeft(), place.bottomRight())
    painter.drawLine(place.topRight(), place.bottomLeft())


def _half(painter: QPainter, place: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(place)
    painter.setBrush(painter.pen().color())
    painter.drawChord(place, 90 * 16, 180 * 16)


def _dash(painter: QPainter, place: QRectF) -> None:
    painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()))


_OPEN = frozenset({StatusClass.SIGNATORY, StatusClass.NONE})
_SHAPES = {
    StatusClass.PARTY: _disc,
    StatusClass.WITHDRAWING: _triangle,
    StatusClass.FORMER: _cross,
    StatusClass.CLAIMED: _diamond,
    StatusClass.JOINED: _half,
    StatusClass.SIGNATORY: _disc,
    StatusClass.NONE: _dash,
}
