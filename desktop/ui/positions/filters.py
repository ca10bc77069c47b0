"""The rows over the positions: words, issue, form, stance and a state, as one wish, and the order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.records import Form, Issue, Stance
from desktop.dossier.positions import EVERYTHING, Narrowing, Order
from desktop.titles import form_title, issue_title, stance_title
from desktop.ui.widgets.chips import Chips, ChipText
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.roles import name_choice
from desktop.ui.widgets.tick_button import TickButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import StateCode
    from desktop.dossier.positions import OnRecord
    from desktop.wording import Wording

_PAUSE = 120  # milliseconds since the last letter


class PositionFilters(QWidget):
    """`changed` says that others are wanted, `order_changed` that they are wanted in another order."""

    changed = Signal()
    order_changed = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._actor: StateCode | None = None
        self._quiet = False  # while several filters change as one
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._change)
        self._build()
        self._lay_out()
        self.line.textChanged.connect(self._pause.start)
        for button in (self.issues, self.forms, self.stances):
            button.ticked.connect(self._change)
        self.chips.removed.connect(lambda _: self.show_actor(None, ""))
        self.chips.left.connect(self.line.setFocus)
        self.all.clicked.connect(self.clear)
        self.order.currentIndexChanged.connect(self.order_changed)

    @property
    def narrowing(self) -> Narrowing:
        """Which positions are wanted, the words that are typed aside."""
        return Narrowing(self.issues.values, self.forms.values, self.stances.values, self._actor)

    @property
    def text(self) -> str:
        """The words that must be found."""
        return self.line.text().strip()

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text) or self.narrowing != EVERYTHING

    @property
    def wanted_order(self) -> Order:
        return Order(self.order.currentData())

    def offer(self, record: OnRecord) -> None:
        """Let these issues, forms and stances be ticked. A state that is not listed any more is no filter."""
        words = self._words
        self._quiet = True
        issues = {position.issue for position in record.positions}
        self.issues.offer({issue: issue_title(issue, words) for issue in Issue if issue in issues})
        self.forms.offer({form: form_title(form, words) for form in record.forms})
        self.stances.offer({stance: stance_title(stance, words) for stance in record.stances})
        actors = {position.actor for position in record.positions}
        if self._actor is not None and self._actor not in (*record.states, *actors):
            self.show_actor(None, "")
        self._quiet = False
        self._show_all()

    def show_only(self, actor: StateCode, name: str, issue: Issue | None) -> None:
        """Want the positions of one state, on one issue or on all, and nothing else left out."""
        self._quiet = True
        self._clear()
        self.issues.tick({issue} if issue is not None else ())
        self.show_actor(actor, name)
        self._quiet = False
        self._change()

    def show_actor(self, actor: StateCode | None, name: str) -> None:
        """Want the positions of this state alone; None for all."""
        if actor != self._actor:
            self._actor = actor
            told = self._words.text("Positions of {state} alone.", state=name)
            self.chips.show_chips([(actor, ChipText(name, told))] if actor is not None else [])
            self._change()

    def clear(self) -> None:
        """Want everything."""
        self._quiet = True
        self._clear()
        self._quiet = False
        self._change()

    def _clear(self) -> None:
        self.line.clear()
        for button in (self.issues, self.forms, self.stances):
            button.tick(())
        self.show_actor(None, "")

    def _change(self) -> None:
        if not self._quiet:
            self._pause.stop()
            self._show_all()
            self.changed.emit()

    def _show_all(self) -> None:
        self.all.setVisible(self.narrows)

    def _build(self) -> None:
        words = self._words
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text("Filter: word, state, year, source…"))
        self.line.setAccessibleName(words.text("Filter positions"))
        self.line.setClearButtonEnabled(True)
        self.order = QComboBox()
        name_choice(self.order, words.text("Order of the positions"))
        for order, title in order_titles(words).items():
            self.order.addItem(title, order.value)
        self.issues: TickButton[Issue] = TickButton(
            lambda n: words.plural("{n} issue", "{n} issues", n) if n else words.text("All issues"),
            lambda text: words.text("Filter by issue: {what}", what=text),
        )
        self.forms: TickButton[Form] = TickButton(
            lambda n: words.plural("{n} form", "{n} forms", n) if n else words.text("All forms"),
            lambda text: words.text("Filter by form: {what}", what=text),
        )
        self.stances: TickButton[Stance] = TickButton(
            lambda n: words.plural("{n} stance", "{n} stances", n) if n else words.text("All stances"),
            lambda text: words.text("Filter by stance: {what}", what=text),
        )
        self.chips = Chips(words.text("State that is filtered by"), words)
        self.all = QPushButton(words.text("Show all"))
        self.all.setObjectName("plain")
        self.all.hide()

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(6)
        upper.addWidget(self.line, 1)
        upper.addWidget(self.order)
        lower = FlowLayout(gap=6)
        for widget in (self.issues, self.forms, self.stances, self.chips, self.all):
            lower.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(upper)
        column.addLayout(lower)


def order_titles(words: Wording) -> Mapping[Order, str]:
    """What the positions can be listed by."""
    return {
        Order.ISSUE: words.text("By issue, then date"),
        Order.STATE: words.text("By state, then date"),
        Order.DAY: words.text("By date"),
        Order.FORM: words.text("By form, then date"),
        Order.STANCE: words.text("By stance, then date"),
        Order.SOURCE: words.text("By source, then date"),
    }
