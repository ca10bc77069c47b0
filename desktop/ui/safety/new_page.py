"""Where to make a new workspace, and whether it shall be encrypted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton

from desktop.ui.safety.new_passphrase import NewPassphrase
from desktop.ui.widgets.page import Page, primary
from desktop.wording import Wording


class NewPage(Page):
    """made: a path at which there is no file, and the passphrase for it ("" for none)."""

    made = Signal(object, str)
    place_asked = Signal()

    def __init__(self, suggested: Path, words: Wording) -> None:
        super().__init__(words.text("New workspace"), words)
        self.add_text(
            words.text(
                "A workspace is one file. It begins with the facts of this edition; what you add stays in it."
            )
        )
        self.place = QLineEdit(str(suggested))
        self.place.setAccessibleName(words.text("File of the new workspace"))
        self.choose = QPushButton(words.text("Choose…"))
        self.choose.clicked.connect(self.place_asked)
        self.protect = QCheckBox(words.text("Protect it with a passphrase"))
        self.passphrase = NewPassphrase(words)
        self.passphrase.setVisible(False)
        self.protect.toggled.connect(self.passphrase.setVisible)
        self.create_it = primary(words.text("Create"))
        self.create_it.clicked.connect(self._make)
        self.place.returnPressed.connect(self._make)
        self.passphrase.entered.connect(self._make)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.choose)
        self.content.addLayout(row)
        self.content.addWidget(self.protect)
        self.content.addWidget(self.passphrase)
        self.add_buttons(self.create_it)
        self.begin_at(self.place)

    def show_place(self, path: Path) -> None:
        self.place.setText(str(path))

    def _make(self) -> None:
        path = Path(self.place.text().strip())
        if problem := self._problem(path):
            self.complain(problem)
            return
        self.say("")
        self.made.emit(path, self.passphrase.text if self.protect.isChecked() else "")

    def _problem(self, path: Path) -> str:
        words = self.words
        if not path.name:
            return words.text("Give the new file a name.")
        if path.exists():
            return words.text(
                "There is a file {file} already; open it or choose another name.", file=path.name
            )
        if not path.parent.is_dir():
            return words.text("There is no folder {folder}; choose another.", folder=str(path.parent))
        return self.passphrase.problem if self.protect.isChecked() else ""
