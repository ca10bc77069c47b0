"""The calendar that drops down from the date, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from desktop.ui.theme import theme_now

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class Calendar(QCalendarWidget):
    """Weeks from Monday; no day is red, since none is a holiday here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.setMinimumSize(QSize(300, 220))

    def show_theme(self) -> None:
        """Take the colours there are now."""
        look = theme_now()
        plain = QTextCharFormat()
        plain.setForeground(look.colour("text"))
        for day in _WEEKEND:
            self.setWeekdayTextFormat(day, plain)
        head = QTextCharFormat()
        head.setForeground(look.colour("muted"))
        self.setHeaderTextFormat(head)
        for name, icon in (("qt_calendar_prevmonth", "previous"), ("qt_calendar_nextmonth", "next")):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(look.icon(icon))
