"""The bar along the top."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.ui.bar.calendar import Calendar
from desktop.ui.bar.search import SearchBox
from desktop.ui.choice import FIRST_DAY, LAST_DAY
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.roles import name_choice
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from db.records import Meeting
    from desktop.ui.choice import Choice
    from desktop.wording import Wording

_DAY_AS = {"zh": "yyyy年M月d日"}
"""How a language writes a day, in Qt's letters, where it is not day, month, year."""


class Bar(QWidget):
    """Date and meeting go into the choice and come back from it."""

    def __init__(self, choice: Choice, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._choice = choice
        self._words = words
        self._build()
        self._lay_out()
        self.day.dateChanged.connect(self._set_day)
        self.meeting.currentIndexChanged.connect(self._set_meeting)
        choice.as_of_changed.connect(self._show_day)
        choice.meeting_changed.connect(self._show_meeting)

    def show_workspace(self, name: str) -> None:
        self.workspace.setText(name)

    def show_calendar(self) -> None:
        """Dress the calendar that the date drops down; done late, since the first paint needs none."""
        calendar = self.day.calendarWidget()
        if not isinstance(calendar, Calendar):
            calendar = Calendar()
            self.day.setCalendarWidget(calendar)
        calendar.show_theme()

    def show_meetings(
        self, meetings: Iterable[Meeting], said: Callable[[Meeting, str], str] = getattr
    ) -> None:
        """Offer these, the latest first. said: what one says in a field, in the window's language if that is known."""
        self.meeting.blockSignals(True)  # filling is no choice
        self.meeting.clear()
        for meeting in sorted(meetings, key=lambda found: found.starts_on, reverse=True):
            days = self._words.days(meeting.starts_on, meeting.ends_on)
            place = self._words.series(part for part in (said(meeting, "place"), days) if part)
            self.meeting.addItem(f"{meeting.meeting} · {place}", meeting.meeting)
            self.meeting.setItemData(
                self.meeting.count() - 1, said(meeting, "name"), Qt.ItemDataRole.ToolTipRole
            )
        self.meeting.blockSignals(False)
        self._show_meeting(self._choice.meeting)

    def _build(self) -> None:
        words = self._words
        self.title = QLabel("Minebrief")
        self.title.setObjectName("title")
        self.workspace = muted()
        self.search = SearchBox(words)
        self.day = QDateEdit(_qdate(self._choice.as_of))
        self.day.setCalendarPopup(True)
        self.day.setDateRange(_qdate(FIRST_DAY), _qdate(LAST_DAY))
        self.day.setDisplayFormat(_DAY_AS.get(words.language, "d MMM yyyy"))
        self.day.setAccessibleName(words.text("As of"))
        self.day.setToolTip(words.text("The day on which everything is read"))
        self.meeting = ChoiceBox()
        name_choice(self.meeting, words.text("Meeting"))
        self.meeting.setToolTip(words.text("The meeting that the brief is for"))
        self.meeting.setMinimumContentsLength(18)
        self.meeting.setMaximumWidth(300)
        self.meeting.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.export = QPushButton(words.text("Export PDF…"))
        self.export.setObjectName("primary")
        self.export.setEnabled(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addSpacing(6)
        row.addWidget(self.workspace)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        row.addSpacing(6)
        row.addWidget(_labelled(self._words.text("As of"), self.day))
        row.addWidget(self.day)
        row.addSpacing(6)
        row.addWidget(_labelled(self._words.text("For"), self.meeting))
        row.addWidget(self.meeting, 1)
        row.addSpacing(6)
        row.addWidget(self.export)

    def _set_day(self, day: QDate) -> None:
        self._choice.set_as_of(date(day.year(), day.month(), day.day()))

    def _show_day(self, day: date) -> None:
        self.day.setDate(_qdate(day))

    def _set_meeting(self, place: int) -> None:
        if place >= 0:
            self._choice.set_meeting(self.meeting.itemData(place))

    def _show_meeting(self, meeting: str) -> None:
        self.meeting.setCurrentIndex(self.meeting.findData(meeting))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _labelled(text: str, field: QWidget) -> QLabel:
    label = muted(text)
    label.setBuddy(field)
    return label
