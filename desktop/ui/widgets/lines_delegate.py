"""Paints cells of several paragraphs within rows of one height: what has no room is cut with an ellipsis, plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QIcon, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.theme import theme_now

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont
    from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
_PARAGRAPHS = "\N{LINE SEPARATOR}"  # what Qt makes of each new line before it paints
_SIDE, _TOP, _GAP = 6, 5, 5  # pixels: beside the words, over them, after a sign


class LinesDelegate(QStyledItemDelegate):
    """The first paragraph of a cell in the colour of text, those after it stand back; each has one line at least."""

    def __init__(self, lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines

    def height(self, font: QFont) -> int:
        """Of a row."""
        return round(QFontMetricsF(font).lineSpacing() * self._lines) + 2 * _TOP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        text, icon = bare.text, QIcon(bare.icon)
        bare.text, bare.icon = "", QIcon()  # a style may paint one that is said not to be there
        bare.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, option.widget)
        room = QRect(option.rect).adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        painter.save()
        painter.setClipRect(option.rect)
        indent = 0
        if not icon.isNull():
            size = bare.decorationSize
            line = round(QFontMetricsF(option.font).lineSpacing())
            seat = QRect(
                room.left(), room.top() + (line - size.height()) // 2 + 1, size.width(), size.height()
            )
            icon.paint(painter, QStyle.visualRect(option.direction, room, seat))
            indent = size.width() + _GAP
        self._write(painter, option, QRectF(room), text, indent)
        painter.restore()

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRectF, text: str, indent: int
    ) -> None:
        """indent: of the first paragraph, which stands beside a sign."""
        paragraphs, left, y = text.split(_PARAGRAPHS), self._lines, room.top()
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        for place, paragraph in enumerate(paragraphs):
            most = left - (len(paragraphs) - place - 1)
            if most < 1:
                break
            inset = indent if place == 0 else 0
            narrow = room.adjusted(0, 0, -inset, 0) if mirrored else room.adjusted(inset, 0, 0, 0)
            colour = theme_now().colour("text" if place == 0 else "muted")
            taken = _paragraph(painter, paragraph, option, narrow, y, most, colour)
            left -= taken
            y += taken * QFontMetricsF(option.font).lineSpacing()


def _line_of(text: str, font: QFont, running: QTextOption, width: float) -> QTextLayout:
    """One line of its own: unlike what `drawText` writes, letters higher than the font's line are whole."""
    layout = QTextLayout(text, font)
    layout.setTextOption(running)
    layout.beginLayout()
    layout.createLine().setLineWidth(width)
    layout.endLayout()
    return layout


def _paragraph(
    painter: QPainter,
    text: str,
    option: QStyleOptionViewItem,
    room: QRectF,
    top: float,
    most: int,
    colour: QColor,
) -> int:
    """Write it in so many lines at most, and say how many it took."""
    metrics = QFontMetricsF(option.font)
    running = QTextOption(Qt.AlignmentFlag.AlignLeft)
    running.setTextDirection(option.direction)
    running.setAlignment(QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft))
    painter.setPen(colour)
    layout = QTextLayout(text, option.font)
    layout.setTextOption(running)
    layout.beginLayout()
    taken = 0
    while taken < most and (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        taken += 1
        at = QRectF(
            room.left(), top + (taken - 1) * metrics.lineSpacing(), room.width(), metrics.lineSpacing()
        )
        whole = line.textStart() + line.textLength() >= len(text)
        if (taken == most and not whole) or line.naturalTextWidth() > room.width():
            rest = (
                text[line.textStart() :] if taken == most else text[line.textStart() :][: line.textLength()]
            )
            cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
            _line_of(cut, option.font, running, room.width()).draw(painter, at.topLeft())
        else:
            line.draw(painter, QPointF(room.left(), at.top()))
    layout.endLayout()
    return taken
