"""A sign for each way in which a duty stands: by its shape it is told apart in grey and by colour-blind eyes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

from desktop.dossier.duty import DutyState
from desktop.ui.theme import Theme, theme

SIDE = 12
TOKENS = {
    DutyState.MET: "success",
    DutyState.DUE: "warning",
    DutyState.OVERDUE: "error",
    DutyState.REPORTED: "error",
    DutyState.UNKNOWN: "muted",
}
"""The colour of each, by its name in the theme."""


@lru_cache(maxsize=32)
def sign_image(state: DutyState, theme_name: str, ratio: float) -> QImage:
    """The sign at `ratio` device pixels to each of its own."""
    image = QImage(round(SIDE * ratio), round(SIDE * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    chosen = theme(theme_name)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(chosen.colour(TOKENS[state]), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    _SHAPES[state](painter, QRectF(1, 1, SIDE - 2, SIDE - 2), chosen, state)
    painter.end()
    return image


def _tick(painter: QPainter, _place: QRectF, _theme: Theme, _state: DutyState) -> None:
    painter.drawPolyline(QPolygonF([QPointF(2, 6.6), QPointF(5, 9.6), QPointF(10, 2.8)]))


def _clock(painter: QPainter, place: QRectF, _theme: Theme, _state: DutyState) -> None:
    painter.drawEllipse(place)
    painter.drawPolyline(QPolygonF([QPointF(6, 3.2), QPointF(6, 6.2), QPointF(8, 7.4)]))


def _warning(painter: QPainter, _place: QRectF, look: Theme, state: DutyState) -> None:
    """Filled, since it must not be missed."""
    painter.setBrush(look.colour(TOKENS[state]))
    corners = [QPointF(6, 1.2), QPointF(11.2, 10.6), QPointF(0.8, 10.6)]
    painter.drawPolygon(QPolygonF(corners))
    painter.setPen(QPen(look.colour("window"), 1.5))
    painter.drawLine(QPointF(6, 4.4), QPointF(6, 7.2))
    painter.drawPoint(QPointF(6, 9.2))


def _diamond(painter: QPainter, _place: QRectF, _theme: Theme, _state: DutyState) -> None:
    corners = [QPointF(6, 1), QPointF(11, 6), QPointF(6, 11), QPointF(1, 6)]
    painter.drawPolygon(QPolygonF(corners))
    painter.drawLine(QPointF(6, 3.8), QPointF(6, 6.4))
    painter.drawPoint(QPointF(6, 8.4))


def _unknown(painter: QPainter, place: QRectF, _theme: Theme, _state: DutyState) -> None:
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawEllipse(place)


_SHAPES: dict[DutyState, Callable[[QPainter, QRectF, Theme, DutyState], None]] = {
    DutyState.MET: _tick,
    DutyState.DUE: _clock,
    DutyState.OVERDUE: _warning,
    DutyState.REPORTED: _diamond,
    DutyState.UNKNOWN: _unknown,
}
