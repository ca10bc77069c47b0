"""What the automatic text under an edited section said then and says now, sentence by sentence, side by side."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.brief.edits import pieces
from desktop.ui.theme import theme_now
from desktop.ui.widgets.texts import caption, heading, shrinkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.brief.edits import Change, Piece
    from desktop.wording import Wording

_LOW, _HIGH = 118, 220  # pixels


class ChangesPane(QScrollArea):
    """accepted, settled: a change is taken over, or the user's words stay. settled_all: they stay as to every change."""

    accepted = Signal(object)
    settled = Signal(object)
    settled_all = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.takers: list[QPushButton] = []
        self.keepers: list[QPushButton] = []
        self._shown: tuple[Change, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_LOW)
        self.setMaximumHeight(_HIGH)
        self.setAccessibleName(words.text("What the automatic text would now say"))
        self.hide()

    def show_changes(self, changes: Iterable[Change]) -> None:
        """These, or nothing at all."""
        shown = tuple(changes)
        if shown == self._shown:
            return
        self._shown = shown
        self.takers, self.keepers = [], []
        inner = QWidget()
        inner.setObjectName("form")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for change in shown:
            column.addWidget(self._row(change))
        if len(shown) > 1:
            self.keep_all = QPushButton(self._words.text("Keep mine everywhere"))
            self.keep_all.clicked.connect(self.settled_all)
            column.addWidget(self.keep_all, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        self.setWidget(inner)
        if not shown:
            self.hide()

    def _row(self, change: Change) -> QWidget:
        words = self._words
        row = side_by_side(change, (words.text("Then"), words.text("Now")), words)
        take = QPushButton(words.text("Take it over") if change.now else words.text("Take it out"))
        keep = QPushButton(words.text("Keep mine"))
        take.clicked.connect(lambda: self.accepted.emit(change))
        keep.clicked.connect(lambda: self.settled.emit(change))
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(take)
        acts.addWidget(keep)
        row.grid.addLayout(acts, 2, 0, 1, 2)
        self.takers.append(take)
        self.keepers.append(keep)
        return row


class SideBySide(QFrame):
    """Two readings of a sentence. grid: two columns, whose third row is free."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inset")
        self.grid = QGridLayout(self)


def side_by_side(change: Change, titles: tuple[str, str], words: Wording) -> SideBySide:
    """Both readings with what differs marked, each under its title."""
    row = SideBySide()
    for number, (title, told) in enumerate(zip(titles, pieces(change.then, change.now), strict=True)):
        nothing = words.text("Nothing")
        head = shrinkable(heading(title))
        head.setToolTip(title)
        row.grid.addWidget(head, 0, number)
        label = caption()
        label.setTextFormat(Qt.TextFormat.RichText if told else Qt.TextFormat.PlainText)
        label.setText(_marked(told, struck=not number) if told else nothing)
        label.setAccessibleName("{}: {}".format(title, "".join(piece.text for piece in told) or nothing))
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        row.grid.addWidget(label, 1, number, Qt.AlignmentFlag.AlignTop)
        row.grid.setColumnStretch(number, 1)
    return row


def _marked(told: Sequence[Piece], *, struck: bool) -> str:
    """What differs is struck out, or underlined and bold: not told by colour alone."""
    theme = theme_now()
    tag = "s" if struck else "u"
    colour = theme.colour("error" if struck else "success").name()
    return "".join(
        f'<{tag} style="color:{colour}">{escape(piece.text)}</{tag}>' if piece.differs else escape(piece.text)
        for piece in told
    )


def changes_told(count: int, words: Wording) -> str:
    """The line that leads to them."""
    return words.plural(
        "The facts have changed: {n} sentence would now read otherwise.",
        "The facts have changed: {n} sentences would now read otherwise.",
        count,
    )
