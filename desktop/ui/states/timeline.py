"""The status timeline of a state: a line of time with a button for each day on which something happened.

What lies after the as-of date stands on a broken line with an open mark, so that nobody takes it for done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.dossier.state_page import Turn
from desktop.ui.models.tips import tip
from desktop.ui.theme import small, theme_now

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from desktop.ui.states.turn_words import Mark
    from desktop.ui.theme import Theme
    from desktop.wording import Wording

_SIDE = 12  # pixels left and right of the line's ends
_GAP = 6  # between two buttons
_DOT = 4.5
_LINE = 44  # from the top
_HEIGHT = 63
_GRAVE = frozenset({Turn.CLAIMED, Turn.NOTIFIED, Turn.LEFT})
"""What sets a state against the treaty: a mark of another shape."""


class StatusTimeline(QWidget):
    """fact_wanted: the id of the fact behind the day that was chosen."""

    fact_wanted = Signal(str)

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._marks: tuple[Mark, ...] = ()
        self._as_of = date.min
        self.buttons: list[QPushButton] = []
        self.setAccessibleName(words.text("Status timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(240)

    def show_marks(self, marks: Sequence[Mark], as_of: date) -> None:
        """Show these days, the oldest first."""
        self._marks, self._as_of = tuple(marks), as_of
        told = self._words.listing([mark.named for mark in marks])
        self.setAccessibleDescription(told or self._nothing)
        self._provide(len(marks))
        for mark, button in zip(marks, self.buttons, strict=False):
            button.setText(f"{mark.day}\n{mark.told}".replace("&", "&&"))
            button.setAccessibleName(mark.named)
            button.setAccessibleDescription(mark.origin)
            button.setToolTip(tip(mark.origin))
        self._place()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme_now()
        if not self._marks:
            painter.setPen(look.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self._nothing)
            return
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs in every language
        self._paint_line(painter, look)
        for mark, button in zip(self._marks, self.buttons, strict=False):
            self._paint_mark(painter, look, mark, button)
        self._paint_ends(painter, look)

    @property
    def _nothing(self) -> str:
        return self._words.text("No act towards the Convention in the sources read.")

    def _provide(self, count: int) -> None:
        """As many buttons as there are days; those too many are hidden, to be used again."""
        while len(self.buttons) < count:
            button = QPushButton(self)
            button.setObjectName("moment")
            button.setFont(small(self.font()))
            place = len(self.buttons)
            button.clicked.connect(lambda _, place=place: self._choose(place))
            self.buttons.append(button)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < count)

    def _choose(self, place: int) -> None:
        self.fact_wanted.emit(self._marks[place].moment.fact)

    def _place(self) -> None:
        """Each button over its day; those of days close together are pushed apart, in their order."""
        buttons = self.buttons[: len(self._marks)]
        if not buttons:
            return
        for button in buttons:
            button.ensurePolished()  # else its padding is not counted yet
        widths = [button.sizeHint().width() for button in buttons]
        lefts = [
            self._at(mark.moment.day) - width / 2 for mark, width in zip(self._marks, widths, strict=True)
        ]
        lefts[0] = max(lefts[0], 0.0)
        for place in range(1, len(lefts)):
            lefts[place] = max(lefts[place], lefts[place - 1] + widths[place - 1] + _GAP)
        limit = float(self.width())
        for place in reversed(range(len(lefts))):
            lefts[place] = min(lefts[place], limit - widths[place])
            limit = lefts[place] - _GAP
        high = buttons[0].sizeHint().height()
        for button, left, width in zip(buttons, lefts, widths, strict=True):
            button.setGeometry(round(left), 0, width, high)

    def _span(self) -> tuple[date, date]:
        days = [mark.moment.day for mark in self._marks]
        return min(days), max([*days, self._as_of])

    def _at(self, day: date) -> float:
        first, last = self._span()
        room = self.width() - 2 * _SIDE
        return _SIDE + room * (day - first).days / max((last - first).days, 1)

    def _paint_line(self, painter: QPainter, look: Theme) -> None:
        first, last = self._span()
        now = min(max(self._at(self._as_of), self._at(first)), self._at(last))
        painter.setPen(QPen(look.colour("text"), 1.6))
        painter.drawLine(QPointF(self._at(first), _LINE), QPointF(now, _LINE))
        if self._as_of < last:
            painter.setPen(QPen(look.colour("muted"), 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(now, _LINE), QPointF(self._at(last), _LINE))
        painter.setPen(QPen(look.colour("accent"), 1.6))
        painter.drawLine(QPointF(now, _LINE - 6), QPointF(now, _LINE + 6))

    def _paint_mark(self, painter: QPainter, look: Theme, mark: Mark, button: QPushButton) -> None:
        at = QPointF(self._at(mark.moment.day), _LINE)
        middle = button.geometry().center().x()
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawLine(QPointF(middle, button.geometry().bottom()), at)
        grave = mark.moment.turn in _GRAVE
        colour = look.colour("mark_claimed" if grave else "accent")
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(look.colour("window") if mark.moment.ahead else colour)
        if grave:
            painter.save()
            painter.translate(at)
            painter.rotate(45)
            painter.drawRect(QRectF(-_DOT + 0.8, -_DOT + 0.8, 2 * _DOT - 1.6, 2 * _DOT - 1.6))
            painter.restore()
        else:
            painter.drawEllipse(at, _DOT, _DOT)

    def _paint_ends(self, painter: QPainter, look: Theme) -> None:
        """The years between which the line runs, and the day on which all is read."""
        first, last = self._span()
        painter.setFont(small(self.font()))
        painter.setPen(look.colour("muted"))
        under = QRectF(0, _LINE + 5, self.width(), _HEIGHT - _LINE - 5)
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, str(first.year))
        told = self._words.text("as of {day}", day=self._words.short_date(self._as_of))
        wide = painter.fontMetrics().horizontalAdvance(told)
        left = min(max(self._at(self._as_of) - wide / 2, 40.0), self.width() - wide - 2.0)
        painter.drawText(
            QRectF(left, under.top(), wide + 2, under.height()), Qt.AlignmentFlag.AlignLeft, told
        )
        if last > self._as_of and self.width() - (left + wide) > 44:
            painter.drawText(under, Qt.AlignmentFlag.AlignRight, str(last.year))
