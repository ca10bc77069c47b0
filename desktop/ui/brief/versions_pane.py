"""Two versions of a brief side by side, section by section, and the way back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.brief.edits import compared
from desktop.ui.brief.changes_pane import side_by_side
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from db.edits import Edits, Version
    from desktop.brief.blocks import Section
    from desktop.wording import Wording


class VersionsPane(QFrame):
    """returned, dropped: the key of a version to go back to, or to keep no longer. left: by Escape or button.

    title_of: what a section is called.
    """

    returned = Signal(str)
    dropped = Signal(str)
    left = Signal()

    def __init__(self, title_of: Callable[[str], str], words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        self._words = words
        self._title_of = title_of
        self._versions: tuple[Version, ...] = ()
        self._now: Edits | None = None
        self._automatic: Mapping[str, Section] = {}
        self.one = ChoiceBox()
        self.one.setAccessibleName(words.text("Version on the left"))
        self.other = ChoiceBox()
        self.other.setAccessibleName(words.text("Version on the right"))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(words.text("What differs between the versions"))
        self.back = QPushButton(words.text("Go back to the left one"))
        self.drop = QPushButton(words.text("Remove it"))
        self.done = QPushButton(words.text("Done"))
        self._lay_out()
        self.one.currentIndexChanged.connect(self._compare)
        self.other.currentIndexChanged.connect(self._compare)
        self.back.clicked.connect(lambda: self.returned.emit(self.one.currentData()))
        self.drop.clicked.connect(lambda: self.dropped.emit(self.one.currentData()))
        self.done.clicked.connect(self.left)
        self.hide()

    def show_versions(
        self, versions: Sequence[Version], now: Edits, automatic: Mapping[str, Section], chosen: str
    ) -> None:
        """Begin with one of them beside the brief as it is now."""
        self._versions, self._now, self._automatic = tuple(versions), now, automatic
        beside = self.other.currentData() or ""
        for box in (self.one, self.other):
            box.blockSignals(True)
            box.clear()
            if box is self.other:
                box.addItem(self._words.text("As it is now"), "")
            for version in versions:
                box.addItem(version_words(version, self._words), version.key)
            box.blockSignals(False)
        self.one.setCurrentIndex(max(self.one.findData(chosen), 0))
        self.other.setCurrentIndex(max(self.other.findData(beside), 0))
        self._compare()
        self.show()

    @property
    def chosen(self) -> str:
        """The key of the version on the left."""
        return self.one.currentData() or ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _edits(self, key: str) -> Edits | None:
        return next((each.edits for each in self._versions if each.key == key), self._now)

    def _compare(self) -> None:
        left, right = self._edits(self.one.currentData()), self._edits(self.other.currentData())
        if left is None or right is None:
            return
        inner = QWidget()
        inner.setObjectName("form")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        titles = (self.one.currentText(), self.other.currentText())
        for line in self._told(left, right):
            column.addWidget(line)
        for section in compared(left, right, self._automatic):
            column.addWidget(_bold(self._title_of(section.key)))
            for change in section.changes:
                column.addWidget(side_by_side(change, titles, self._words))
            if not section.changes:
                column.addWidget(muted(self._words.text("The same words; heading, looks or blocks differ.")))
        column.addStretch(1)
        self.area.setWidget(inner)
        self.back.setEnabled(left != self._now)

    def _told(self, left: Edits, right: Edits) -> list[QLabel]:
        """What concerns the whole brief."""
        if left == right:
            return [muted(self._words.text("Nothing differs."))]
        if left.order != right.order:
            return [muted(self._words.text("The sections stand in another order."))]
        return []

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.one, 1)
        head.addWidget(self.other, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.drop)
        foot.addStretch(1)
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addLayout(foot)


def version_words(version: Version, words: Wording) -> str:
    """Its name and when it was kept, in the time of the place."""
    at = version.at.astimezone()
    return words.text(
        "{name} · {day}, {time}", name=version.name, day=words.short_date(at.date()), time=f"{at:%H:%M}"
    )


def _bold(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
