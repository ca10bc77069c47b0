"""Giving a workspace a passphrase, changing it or taking it away, and when to lock by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton

from desktop.ui.notices import Tone
from desktop.ui.safety.new_passphrase import NewPassphrase
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.page import Page, primary
from desktop.ui.widgets.passphrase import PassphraseField
from desktop.ui.widgets.texts import muted
from desktop.wording import Wording

_CHANGE, _REMOVE, _SHEET = range(3)


class ProtectPage(Page):
    """wanted: the passphrase now and the one to come, "" for none. sheet_asked: the passphrase now.

    In place of a forgotten passphrase the recovery code will do.
    """

    wanted = Signal(str, str)
    sheet_asked = Signal(str)
    minutes_chosen = Signal(int)

    def __init__(self, *, encrypted: bool, minutes: tuple[int, ...], chosen: int, words: Wording) -> None:
        title = words.text("The passphrase") if encrypted else words.text("Protect with a passphrase")
        super().__init__(title, words)
        self._encrypted = encrypted
        self.now = PassphraseField(words.text("Passphrase now, or the recovery code"), words)
        self.new = NewPassphrase(words)
        self.do_it = primary("")
        self.ways = QButtonGroup(self)
        self.lock_after = ChoiceBox()
        self._consequence = self.add_text("")
        if encrypted:
            self._add_ways()
        self.content.addWidget(self.now)
        self.content.addWidget(self.new)
        self.add_buttons(self.do_it)
        if encrypted:
            self._add_minutes(minutes, chosen)
        self.now.setVisible(encrypted)
        self.now.line.returnPressed.connect(self._go)
        self.new.entered.connect(self._go)
        self.do_it.clicked.connect(self._go)
        self.ways.idToggled.connect(self._show_way)
        self._show_way()
        self.begin_at(self.now if encrypted else self.new)

    @property
    def way(self) -> int:
        return self.ways.checkedId() if self._encrypted else _CHANGE

    def rest(self, doing: str) -> None:
        """Say what goes on while nothing can be pressed; "" when it is over."""
        for part in (self.now, self.new, self.do_it, self.back, *self.ways.buttons()):
            part.setDisabled(bool(doing))
        self.tell(doing)

    def refuse(self, why: str, tone: Tone = Tone.WARNING) -> None:
        """Say what to mend."""
        self.rest("")
        self.say(why, tone)
        (self.now if self._encrypted else self.new).setFocus()

    def _add_ways(self) -> None:
        words = self.words
        texts = (
            words.text("Change the passphrase"),
            words.text("Remove the passphrase"),
            words.text("Print the recovery sheet again"),
        )
        for way, text in enumerate(texts):
            button = QRadioButton(text)
            self.ways.addButton(button, way)
            self.content.addWidget(button)
        self.ways.button(_CHANGE).setChecked(True)

    def _add_minutes(self, minutes: tuple[int, ...], chosen: int) -> None:
        words = self.words
        label = muted(words.text("Lock when nobody has typed or moved the mouse for"))
        label.setBuddy(self.lock_after)
        self.lock_after.setAccessibleName(label.text())
        for each in minutes:
            text = words.plural("{n} minute", "{n} minutes", each) if each else words.text("never")
            self.lock_after.addItem(text, each)
        self.lock_after.setCurrentIndex(max(self.lock_after.findData(chosen), 0))
        self.lock_after.currentIndexChanged.connect(self._choose_minutes)
        row = QHBoxLayout()
        row.setContentsMargins(0, 16, 0, 0)
        row.addWidget(label)
        row.addWidget(self.lock_after)
        row.addStretch(1)
        self.content.addLayout(row)

    def _choose_minutes(self, _: int) -> None:
        self.minutes_chosen.emit(self.lock_after.currentData())

    def _show_way(self) -> None:
        words, way = self.words, self.way
        self.new.setVisible(way == _CHANGE)
        if not self._encrypted:
            self.do_it.setText(words.text("Protect"))
            self._consequence.setText(
                words.text(
                    "The file and its backups are encrypted; copies that can't be are removed, since anybody "
                    "could read them. Nobody can reset a forgotten passphrase: the recovery sheet, which you "
                    "print next, is the only other way in."
                )
            )
            return
        texts = {
            _CHANGE: (
                words.text("Change"),
                words.text("The backups change with it. The recovery sheet you have becomes worthless."),
            ),
            _REMOVE: (
                words.text("Remove"),
                words.text("Whoever gets the file or a backup can read everything in it from then on."),
            ),
            _SHEET: (
                words.text("Show the code"),
                words.text("The code on the sheet opens the workspace until the passphrase is changed."),
            ),
        }
        button, consequence = texts[way]
        self.do_it.setText(button)
        self._consequence.setText(consequence)

    def _go(self) -> None:
        if not self.do_it.isEnabled():
            return
        if self._encrypted and not self.now.text:
            self.refuse(self.words.text("Type the passphrase that it has now, or the recovery code."))
        elif self.way == _CHANGE and self.new.problem:
            self.say(self.new.problem, Tone.WARNING)
        elif self.way == _SHEET:
            self.sheet_asked.emit(self.now.text)
        else:
            self.wanted.emit(self.now.text, self.new.text if self.way == _CHANGE else "")
