"""One field of a form: its name, what is wrong with it, and the editor that suits it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.models.tips import tip
from desktop.ui.widgets.drop_down import DropDown
from desktop.ui.widgets.texts import muted, shrinkable

_LINES = 64  # pixels of height for a text of several lines


class Field(QWidget):
    """`edited` says that the user changed the text. The problem stands beside the name, so that little moves.

    It is there until the text is another.
    """

    edited = Signal()

    def __init__(self, name: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = muted(name)
        self.name.setBuddy(editor)
        self.problem = shrinkable(QLabel())
        self.problem.setObjectName("problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.editor = editor
        # of a drop-down Qt tells what is chosen in place of its name
        self._described = hint or (name if isinstance(editor, DropDown) else "")
        editor.setAccessibleDescription(self._described)
        self.edited.connect(lambda: self.show_problem(""))
        editor.setAccessibleName(name)
        if hint:
            editor.setToolTip(hint)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.problem, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(editor)

    @property
    def text(self) -> str:
        """What is written in it."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Write this into it."""
        raise NotImplementedError

    def show_problem(self, problem: str) -> None:
        """Say what is wrong; "" if nothing is."""
        self.problem.setText(problem)
        self.problem.setToolTip(tip(problem))
        self.editor.setAccessibleDescription(problem or self._described)


class LineField(Field):
    """A text of one line. offered: what to complete it from."""

    def __init__(self, name: str, hint: str = "", offered: Sequence[str] = ()) -> None:
        self.line = QLineEdit()
        super().__init__(name, self.line, hint)
        self.line.setPlaceholderText(hint)
        if offered:
            completer = QCompleter(QStringListModel(list(offered), self), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.line.setCompleter(completer)
        self.line.textChanged.connect(self.edited)

    @property
    def text(self) -> str:
        return self.line.text()

    def show_text(self, text: str) -> None:
        self.line.setText(text)


class TextField(Field):
    """A text of several lines; Tab goes on to the next field."""

    def __init__(self, name: str, hint: str = "") -> None:
        self.box = QPlainTextEdit()
        super().__init__(name, self.box, hint)
        self.box.setPlaceholderText(hint)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(_LINES)
        self.box.textChanged.connect(self.edited)

    @property
    def text(self) -> str:
        return self.box.toPlainText()

    def show_text(self, text: str) -> None:
        self.box.setPlainText(text)


class ChoiceField(Field):
    """One of some words. offered: pairs of what is kept and what is read."""

    def __init__(self, name: str, offered: Sequence[tuple[str, str]], hint: str = "") -> None:
        self.box = DropDown()
        super().__init__(name, self.box, hint)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for key, text in offered:
            self.box.addItem(text, key)
        self.box.currentIndexChanged.connect(self.edited)

    @property
    def text(self) -> str:
        return self.box.currentData() or ""

    def show_text(self, text: str) -> None:
        self.box.setCurrentIndex(max(self.box.findData(text), 0))
