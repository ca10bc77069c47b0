"""The page on one state: what the worker told of it, set out in two columns under its timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.dossier.casualties import newest_comparable
from desktop.filter_words import region_title
from desktop.ui.facts.references import origin_words
from desktop.ui.figures.figure_view import FigureView
from desktop.ui.models.roles import Role
from desktop.ui.models.tips import tip
from desktop.ui.states.part_pane import PartPane, TitledPart
from desktop.ui.states.telling import Part, part_titles
from desktop.ui.states.timeline import StatusTimeline
from desktop.ui.states.votes import VoteStrip
from desktop.ui.theme import theme_now
from desktop.ui.widgets.icon_button import icon_button
from desktop.ui.widgets.texts import caption, muted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QShowEvent

    from desktop.ui.states.telling import ToldPage
    from desktop.wording import Wording

_CHART = 124  # pixels of height
_LEFT, _RIGHT = 10, 9  # shares of the width
_ROOM_SEEN = 24  # pixels around what the keyboard has come to


class StateSheet(QWidget):
    """`linked` says the kind and key of what was followed. chart_wanted: the chart has another size, or is seen first.

    acts: the window's actions, shown as buttons beside the name. ours: what the delegation keeps of the state.
    """

    linked = Signal(str, str)
    chart_wanted = Signal()

    def __init__(
        self, acts: Sequence[QAction], ours: QWidget, words: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self._words = words
        self.told: ToldPage | None = None
        self._build(acts)
        self._lay_out(ours)
        self._join()

    def show_page(self, told: ToldPage, *, anew: bool) -> None:
        """Show it; from the top if it is another state's than before."""
        self.told = told
        words, page = self._words, told.page
        self.inner.setUpdatesEnabled(False)
        self.name.setText(page.state.name)
        self.name.setToolTip(tip(told.names))
        self.name.setAccessibleDescription(told.names)
        self.where.setText(_where(told, words))
        self.timeline.show_marks(told.marks, page.dossier.as_of)
        self.opening.title.setText(told.opening_title)
        for part, pane in self.panes.items():
            pane.show_page(told.parts[part], anew=anew)
            self._titled.get(part, pane).setVisible(bool(told.parts[part]))
        self.strip.show_votes(page.votes, lambda fact: origin_words(fact, told.facts, words, is_link=True))
        self.strip_legend.setVisible(bool(page.votes))
        self.chart.setVisible(self.has_chart)
        if anew:
            self.area.verticalScrollBar().setValue(0)
        self.inner.setUpdatesEnabled(True)
        self.area.show()
        self.hint.hide()

    def show_nothing(self, why: str) -> None:
        """No state is chosen, or it can't be shown: say why."""
        self.told = None
        self.area.hide()
        self.hint.setText(why)
        self.hint.show()

    def add_under(self, part: Part, widget: QWidget) -> None:
        """Put it at the end of a part."""
        column = self._titled[part].layout()
        if column is not None:
            column.addWidget(widget)

    def say_place(self, text: str) -> None:
        """Among which states one goes from one to the next."""
        self.among.setText(text)

    @property
    def has_chart(self) -> bool:
        """Whether there is a count that a chart could show."""
        return self.told is not None and newest_comparable(self.told.page.state.casualties) is not None

    def focus_page(self) -> None:
        """Put the keyboard on the page."""
        self.panes[Part.HEAD].setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal_soon(self, widget: QWidget) -> None:
        """Scroll until it is in view, once it has the room that it needs."""
        QTimer.singleShot(0, widget, lambda: self.reveal(widget))

    def reveal(self, widget: QWidget, place: QRect | None = None) -> None:
        """Scroll until it is in view. place: a part of it."""
        inner = self.inner
        rectangle = place or widget.rect()
        at = widget.mapTo(inner, rectangle.center()) if inner.isAncestorOf(widget) else QPoint(0, 0)
        self.area.ensureVisible(at.x(), at.y(), 0, rectangle.height() // 2 + _ROOM_SEEN)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.chart_wanted.emit()

    def _build(self, acts: Sequence[QAction]) -> None:
        words = self._words
        self.name = QLabel()
        self.name.setObjectName("state-name")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.where = muted()
        self.among = muted()
        self.previous = icon_button(words.text("Previous state"))
        self.next = icon_button(words.text("Next state"))
        self.buttons = [_button(act) for act in acts]
        self.timeline = StatusTimeline(words)
        titles = part_titles(words)
        self.panes: dict[Part, PartPane] = {
            part: PartPane(titles.get(part) or _untitled(part, words)) for part in Part
        }
        self.chart = FigureView(words.text("Casualties by year"), words.text("Drawing the chart…"))
        self.chart.setMinimumSize(240, _CHART)
        self.chart.setFixedHeight(_CHART)
        self.strip = VoteStrip(words)
        self.strip_legend = caption(
            words.text("Disc: yes. Ring: abstained. Cross: no. Dash: absent. Nothing: no vote.")
        )
        self.opening = TitledPart("", self.panes[Part.OPENING])
        self.opening.setObjectName("contested")
        self.opening.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.opening.column.setContentsMargins(10, 7, 10, 7)
        bodies: dict[Part, tuple[QWidget, ...]] = {
            Part.CASUALTIES: (self.chart, self.panes[Part.CASUALTIES]),
            Part.VOTES: (self.strip, self.strip_legend, self.panes[Part.VOTES]),
        }
        self._titled = {
            part: TitledPart(titles[part], *bodies.get(part, (self.panes[part],))) for part in titles
        }
        self._titled[Part.OPENING] = self.opening
        self.hint = caption()
        self.show_icons()

    def show_icons(self) -> None:
        """In the colours there are."""
        look = theme_now()
        self.previous.setIcon(look.icon("up"))
        self.next.setIcon(look.icon("down"))

    def _lay_out(self, ours: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.name, 1)
        buttons = QWidget()
        flow = QHBoxLayout(buttons)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(6)
        for button in self.buttons:
            flow.addWidget(button)
        flow.addWidget(self.previous)
        flow.addWidget(self.next)
        head.addWidget(buttons)
        below = QHBoxLayout()
        below.addWidget(self.where, 1)
        below.addWidget(self.among)
        titled = self._titled
        left = _column(
            self.opening,
            titled[Part.DUTIES],
            titled[Part.POSITIONS],
            titled[Part.RECOMMENDATIONS],
            titled[Part.EVENTS],
        )
        right = _column(titled[Part.CASUALTIES], titled[Part.VOTES], ours, titled[Part.DISAGREEMENTS])
        columns = QHBoxLayout()
        columns.setSpacing(22)
        columns.addWidget(left, _LEFT)
        columns.addWidget(right, _RIGHT)
        self.inner = QWidget()
        self.inner.setObjectName("form")
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(20, 10, 20, 14)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.panes[Part.HEAD])
        column.addLayout(below)
        column.addWidget(self.timeline)
        column.addLayout(columns)
        column.addWidget(titled[Part.SOURCES])
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignCenter)
        whole.addWidget(self.area, 1)
        self.area.hide()

    def _join(self) -> None:
        self.timeline.fact_wanted.connect(lambda fact: self.linked.emit("fact", fact))
        self.strip.opened.connect(self._open_vote)
        self.chart.outgrown.connect(self.chart_wanted)
        for pane in self.panes.values():
            pane.linked.connect(self.linked)
            pane.moved.connect(lambda place, pane=pane: self.reveal(pane, place))

    def _open_vote(self, index: QModelIndex) -> None:
        if fact := index.data(Role.KEY):
            self.linked.emit("fact", fact)


def _column(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(9)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return whole


def _button(act: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(act)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button


def _untitled(part: Part, words: Wording) -> str:
    return {
        Part.HEAD: words.text("Status"),
        Part.OPENING: words.text("What one must know first"),
    }[part]


def _where(told: ToldPage, words: Wording) -> str:
    """Where it belongs, on how much sources differ, and how fresh the facts are."""
    page, state = told.page, told.page.state
    differ = len(page.disagreements)
    edition, region = page.dossier.edition, state.state.un_regional_group
    parts = (
        "" if region == "none" else region_title(region, words),
        words.series(state.groups),
        words.plural("{n} disagreement", "{n} disagreements", differ) if differ else "",
        words.text("facts checked {day}", day=words.short_date(edition.checked_until)),
    )
    return " · ".join(part for part in parts if part)
