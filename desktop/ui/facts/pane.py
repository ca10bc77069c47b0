"""The right half of the Facts workspace: one fact in full, what can be done with it, and the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.ui.facts.note import NoteForm
from desktop.ui.facts.reason import ReasonForm
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.reading import ReadingPane
from desktop.ui.widgets.texts import caption

if TYPE_CHECKING:
    from desktop.ui.facts.form import FactForm
    from desktop.ui.store import Store
    from desktop.wording import Wording


class FactPane(QWidget):
    """acts: the window's actions, shown as buttons above the fact."""

    def __init__(
        self, store: Store, acts: Sequence[QAction], words: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page = ReadingPane(words.text("The fact in full"))
        self.reason = ReasonForm(words)
        self.note = NoteForm(store, words)
        self.form: FactForm | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._reading_side(acts))
        self._hint = caption(
            words.text("Choose a fact to see where it comes from and what else is said of it.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self._hint)
        column.addWidget(self._stack, 1)
        self._stack.hide()

    @property
    def is_writing(self) -> bool:
        """Whether the form is in view."""
        return (
            self.form is not None and self._stack.currentWidget() is self.form and not self._stack.isHidden()
        )

    def show_fact(self, html: str, *, anew: bool) -> None:
        """Show the page on a fact; the form, if it is in view, stays."""
        self._hint.hide()
        self._stack.show()
        if anew:
            self.note.finish()
            self.reason.hide()
        self.page.show_page(html, anew=anew)

    def show_nothing(self) -> None:
        """No fact is chosen."""
        if not self.is_writing:
            self.note.finish()
            self.reason.hide()
            self.page.clear()
            self._stack.hide()
            self._hint.show()

    def show_form(self, form: FactForm) -> None:
        """Show the form in place of the fact."""
        if self.form is None:
            self.form = form
            self._stack.addWidget(form)
        self._hint.hide()
        self._stack.show()
        self._stack.setCurrentWidget(form)
        form.focus_first()

    def drop_form(self) -> None:
        """Do without the form, which was made for facts that are no longer there."""
        if self.form is not None:
            self._stack.setCurrentIndex(0)
            self._stack.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None

    def show_reading(self) -> None:
        """Back to the fact."""
        self._stack.setCurrentIndex(0)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_page(self) -> None:
        """Put the keyboard on the fact, unless the form is in its place."""
        if not self.is_writing:
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reading_side(self, acts: Sequence[QAction]) -> QWidget:
        side = QWidget()
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for act in acts:
            button = QToolButton()
            button.setDefaultAction(act)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            flow.addWidget(button)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(buttons)
        column.addWidget(self.page, 1)
        column.addWidget(self.reason)
        column.addWidget(self.note)
        return side


def chosen_acts(actions: Mapping[str, QAction], keys: Sequence[str]) -> list[QAction]:
    """The actions of these keys, in this order."""
    return [actions[key] for key in keys]
