"""The tour: it goes through the parts of the real window with a sample brief, and leaves everything as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal

from db.records import Issue, StateCode
from desktop.ui.tour.card import Card
from desktop.ui.tour.ring import Ring
from desktop.ui.tour.steps import steps

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

_SAMPLE = (StateCode("UKR"), Issue.SUSPENSION)
_GAP = 14


class Tour(QObject):
    """Made for one walk. `over` says that it has ended; the sample is taken back then, if one has not picked anything else."""

    over = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps = steps(window.session.words)
        self._number = 0
        self._before: tuple[tuple[StateCode, ...], tuple[Issue, ...]] | None = None
        self.ring = Ring(window)
        self.card = Card(window.session.words, window)
        self.card.turned.connect(self._turn)
        self.card.ended.connect(self.end)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Show the first step, over the brief's workspace."""
        window, choice = self._window, self._window.session.choice
        window.cover.uncover()
        window.workspaces.visit("brief")
        state, issue = _SAMPLE
        facts = window.session.facts
        if not choice.states and facts is not None and state in facts.states:
            self._before = choice.states, choice.issues
            choice.choose_issues((issue,))
            choice.pick((state,))
        self.ring.show()
        self.card.show()
        self._show()

    def end(self) -> None:
        """Take ring, card and sample away."""
        self._window.removeEventFilter(self)
        self.ring.deleteLater()
        self.card.deleteLater()
        self._take_sample_back()
        self._window.picker.states.focus_filter()
        self.over.emit()
        self.deleteLater()

    def _take_sample_back(self) -> None:
        """What one picked oneself while the tour ran stays: it is the beginning of one's own brief."""
        choice = self._window.session.choice
        state, issue = _SAMPLE
        if self._before is not None and choice.states == (state,) and choice.issues == (issue,):
            states, issues = self._before
            choice.pick(states)
            choice.choose_issues(issues)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window has another size: ring and card go with their part."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _turn(self, by: int) -> None:
        self._number += by
        if self._number < len(self._steps):
            self._show()
        else:
            self.end()

    def _show(self) -> None:
        self.card.show_step(self._steps[self._number], self._number + 1, len(self._steps))
        self._place()

    def _place(self) -> None:
        part = self._part()
        self.ring.setGeometry(self._window.rect())
        self.ring.surround(part)
        self.ring.raise_()
        self.card.move(self._beside(part))
        self.card.raise_()

    def _part(self) -> QRect:
        """Where the step's part is in the window; empty if it means the whole."""
        where = self._steps[self._number].where
        if where is None:
            return QRect()
        part = where(self._window)
        seen = QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())
        return seen.adjusted(-4, -4, 4, 4).intersected(self._window.rect())

    def _beside(self, part: QRect) -> QPoint:
        """Beside the part where there is room, else under it, else within its lower edge."""
        room, card = self._window.rect(), self.card.size()
        if part.isEmpty():
            return QPoint((room.width() - card.width()) // 2, (room.height() - card.height()) // 2)
        right, left = part.right() + _GAP, part.left() - _GAP - card.width()
        if right + card.width() <= room.right():
            x, y = right, part.top()
        elif left >= room.left():
            x, y = left, part.top()
        else:
            x, y = part.center().x() - card.width() // 2, part.bottom() + _GAP
        if y + card.height() > room.bottom() - _GAP:
            y = room.bottom() - _GAP - card.height()
        return QPoint(min(max(x, _GAP), room.right() - card.width() - _GAP), max(y, _GAP))
