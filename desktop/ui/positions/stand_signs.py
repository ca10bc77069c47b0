"""A sign for each way of taking a position: its shape says the side, its filling in which form, also in grey."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPen, QPixmap

from desktop.dossier.stands import Side, Stand
from desktop.ui.theme import Theme, theme, theme_now

SIZE = 12
_RATIOS = (1, 2, 3)  # device pixels to each of ours: the icon has them all
SIDES = {
    Stand.WROTE_FOR: Side.FOR,
    Stand.SPOKE_FOR: Side.FOR,
    Stand.SAID_FOR: Side.FOR,
    Stand.WROTE_OTHER: Side.OTHER,
    Stand.SPOKE_OTHER: Side.OTHER,
    Stand.SAID_OTHER: Side.OTHER,
    Stand.NEUTRAL: Side.NEUTRAL,
}
_TOKENS = {Side.FOR: "mark_party", Side.OTHER: "mark_withdrawing", Side.NEUTRAL: "mark_none"}
_FILLED = frozenset({Stand.WROTE_FOR, Stand.WROTE_OTHER})
_HALF = frozenset({Stand.SPOKE_FOR, Stand.SPOKE_OTHER})


def stand_icon(stand: Stand) -> QIcon:
    """The sign in the theme there is now."""
    return _icon(stand, theme_now().name)


@lru_cache(maxsize=32)
def _icon(stand: Stand, theme_name: str) -> QIcon:
    icon = QIcon()
    for ratio in _RATIOS:
        icon.addPixmap(_pixmap(stand, theme(theme_name), ratio))
    return icon


def _pixmap(stand: Stand, look: Theme, ratio: int) -> QPixmap:
    pixmap = QPixmap(SIZE * ratio, SIZE * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = SIDES[stand]
    colour = look.colour(_TOKENS[side])
    pen = QPen(colour, 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    shape = _shape(side)
    if stand in _FILLED:
        painter.setBrush(colour)
    elif stand in _HALF:
        painter.fillPath(shape.intersected(_lower_half()), colour)
    painter.drawPath(shape)
    painter.end()
    return pixmap


def _shape(side: Side) -> QPainterPath:
    """A disc for the treaty, a triangle for the other side, a bar for neither."""
    path = QPainterPath()
    match side:
        case Side.FOR:
            path.addEllipse(QRectF(1.5, 1.5, 9, 9))
        case Side.OTHER:
            path.moveTo(QPointF(1.2, 1.8))
            path.lineTo(QPointF(10.8, 1.8))
            path.lineTo(QPointF(6, 10.6))
            path.closeSubpath()
        case Side.NEUTRAL:
            path.addRect(QRectF(1.5, 4, 9, 4))
    return path


def _lower_half() -> QPainterPath:
    """The half that both shapes share well: in the triangle it is the point."""
    path = QPainterPath()
    path.addRect(QRectF(0, 5.6, SIZE, SIZE))
    return path
