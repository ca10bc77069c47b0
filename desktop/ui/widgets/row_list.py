"""A list of one-line rows: a box to tick, a mark, a text and muted words at the end, as far as the model has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.models.roles import Role
from desktop.ui.theme import ROW_HEIGHT, SNUG_ROW_HEIGHT, Theme, small, theme_now
from desktop.ui.widgets.marks import SIZE, paint_mark

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent

Index = QModelIndex | QPersistentModelIndex
_GAP = 7
_BOX = 14
_TICK = ((3.4, 7.4), (6, 10), (10.8, 4.4))


class RowDelegate(QStyledItemDelegate):
    """Paints a row: reckoned from the left, and mirrored where the window runs from the right. A click anywhere in it is the list's affair, so the box takes none for itself.

    tinted: ticked rows have a ground of their own, for a list in which they are few.
    current: the current row has it, also while the keyboard is elsewhere.
    """

    def __init__(self, height: int, parent: QWidget, *, tinted: bool, current: bool = False) -> None:
        super().__init__(parent)
        self._height = height
        self._tinted = tinted
        self._current = current

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._height)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_now()
        painter.save()
        if heading := index.data(Role.HEADING):
            _paint_heading(painter, option, heading, theme)
            painter.restore()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ticked = self._tinted and _tick_of(index) is Qt.CheckState.Checked
        marked = self._current and bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, option, theme, ticked=ticked or marked)
        room = QRect(option.rect).adjusted(_GAP, 0, -_GAP, 0)
        room.setLeft(_paint_box(painter, room, option, index, theme))
        room.setLeft(_paint_mark(painter, room, option, index, theme))
        room.setRight(_paint_remark(painter, room, option, index, theme))
        _paint_text(painter, room, option, index, theme)
        painter.restore()


class RowList(QListView):
    """Click, Space or Enter on a row say `chosen`.

    snug: as high as its rows, at least three of them, where there is room.
    by_box: only a click on the box chooses; one on the words just makes the row the current one.
    current: the current row has a ground of its own, also while the keyboard is elsewhere.
    """

    chosen = Signal(QModelIndex)
    current_moved = Signal(QModelIndex)

    def __init__(
        self,
        name: str,
        *,
        snug: bool = False,
        by_box: bool = False,
        current: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._snug = snug
        self._by_box = by_box
        self._pressed_at = 0
        self.setAccessibleName(name)
        self._row_height = SNUG_ROW_HEIGHT if snug else ROW_HEIGHT
        self.setItemDelegate(RowDelegate(self._row_height, self, tinted=not by_box, current=current))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = int(event.position().x())
        self._pressed_at = self.viewport().width() - x if self.isRightToLeft() else x
        super().mousePressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Said here and not by the selection model: PySide lets a wrapper of that outlive its view."""
        super().currentChanged(current, previous)
        self.current_moved.emit(current)

    def sizeHint(self) -> QSize:
        return QSize(200, self._height_of(self.model().rowCount()) if self._snug and self.model() else 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height_of(3))

    def reveal(self, index: QModelIndex) -> None:
        """Scroll to the row, to the middle, unless it is well in view."""
        well = self.viewport().rect().adjusted(0, 0, 0, -2 * self._row_height)
        if not well.contains(self.visualRect(index)):
            self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def fit(self) -> None:
        """Grow or shrink to the rows there are now."""
        self.setMaximumHeight(self.sizeHint().height())
        self.updateGeometry()

    def _click(self, index: QModelIndex) -> None:
        if not self._by_box or self._pressed_at < 2 * _GAP + _BOX:
            self.chosen.emit(index)

    def _height_of(self, rows: int) -> int:
        return max(rows, 1) * self._row_height + 2 * self.frameWidth() + 2


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, ticked: bool) -> None:
    ground = QRectF(option.rect).adjusted(1, 0.5, -1, -0.5)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.setPen(Qt.PenStyle.NoPen)
    if ticked or hovered:
        painter.setBrush(theme.colour("selected" if ticked else "hover"))
        painter.drawRoundedRect(ground, 5, 5)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 1.5))
        painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, heading: str, theme: Theme) -> None:
    painter.setFont(small(option.font, bold=True))
    painter.setPen(theme.colour("muted"))
    room = option.rect.adjusted(_GAP, 0, -_GAP, -2)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, heading)


def _tick_of(index: Index) -> Qt.CheckState | None:
    value = index.data(Qt.ItemDataRole.CheckStateRole)
    return None if value is None else Qt.CheckState(value)


def _seen(place: QRectF | QRect, option: QStyleOptionViewItem) -> QRectF:
    """Where something stands that was placed from the left."""
    return QRectF(QStyle.visualRect(option.direction, option.rect, QRectF(place).toAlignedRect()))


def _paint_box(
    painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: Index, theme: Theme
) -> int:
    """Paint the box, if the row has one, and say where the room after it begins."""
    tick = _tick_of(index)
    if tick is None:
        return room.left()
    box = _seen(QRect(room.left(), room.center().y() - _BOX // 2, _BOX, _BOX), option).translated(0, 0.5)
    painter.setPen(QPen(theme.colour("accent" if tick is Qt.CheckState.Checked else "edge"), 1.2))
    painter.setBrush(theme.colour("accent" if tick is Qt.CheckState.Checked else "field"))
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3)
    if tick is Qt.CheckState.Checked:
        painter.setPen(QPen(theme.colour("on_accent"), 1.8))
        left, top = box.left(), box.top()
        painter.drawPolyline([QPointF(left + x, top + y) for x, y in _TICK])
    return room.left() + _BOX + _GAP


def _paint_mark(
    painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: Index, theme: Theme
) -> int:
    mark = index.data(Role.MARK)
    if mark is None:
        return room.left()
    left = room.left()
    if option.direction is Qt.LayoutDirection.RightToLeft:
        left = option.rect.left() + option.rect.right() + 1 - left - SIZE
    paint_mark(painter, mark, QRectF(left, room.center().y() - SIZE / 2 + 0.5, SIZE, SIZE), theme)
    return room.left() + SIZE + _GAP


def _paint_remark(
    painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: Index, theme: Theme
) -> int:
    """Paint the muted words at the end and say where the room before them ends."""
    remark = index.data(Role.REMARK)
    if not remark:
        return room.right()
    font = small(option.font)
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    place = _seen(room, option)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, remark)
    return room.right() - QFontMetrics(font).horizontalAdvance(remark) - _GAP


def _paint_text(
    painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: Index, theme: Theme
) -> None:
    text = index.data(Qt.ItemDataRole.DisplayRole) or ""
    short = QFontMetrics(option.font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(option.font)
    painter.setPen(theme.colour("muted" if index.data(Role.MUTED) else "text"))
    place = _seen(room, option)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)
