"""What goes into a copy to travel with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem

from db.audience import Audience
from desktop.ui.notices import Tone
from desktop.ui.safety.new_passphrase import NewPassphrase
from desktop.ui.widgets.page import Page, primary

if TYPE_CHECKING:
    from db.own import KeptBrief
    from desktop.wording import Wording


class TravelPage(Page):
    """wanted: keys of the briefs to take, and the passphrase ("" for none)."""

    wanted = Signal(tuple, str)

    def __init__(self, briefs: Sequence[KeptBrief], words: Wording) -> None:
        super().__init__(words.text("Make a travel copy"), words)
        self.add_text(
            words.text(
                "A workspace of its own with the public facts and the kept briefs you tick, with their edited sections, "
                "their named versions and the sources cited there. It holds no notes, no drafts, no contacts and no "
                "history, not even traces of them."
            )
        )
        self.briefs = QListWidget()
        self.briefs.setAccessibleName(words.text("Kept briefs to take along"))
        self.briefs.setMaximumHeight(180)
        for brief in briefs:
            inner = brief.audience == Audience.INTERNAL
            item = QListWidgetItem(f"{brief.name} · {words.text('Internal note')}" if inner else brief.name)
            item.setData(Qt.ItemDataRole.UserRole, brief.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.briefs.addItem(item)
        self.own = QCheckBox(words.text("Take the facts that I added and corrected along"))
        self.inner = QCheckBox(
            words.text("Take what is written in internal notes along: for the delegation alone")
        )
        self.inner.setVisible(any(brief.audience == Audience.INTERNAL for brief in briefs))
        self.protect = QCheckBox(words.text("Protect the copy with a passphrase"))
        self.passphrase = NewPassphrase(words)
        self.passphrase.setVisible(False)
        self.protect.toggled.connect(self.passphrase.setVisible)
        self.do_it = primary(words.text("Make the copy…"))
        self.do_it.clicked.connect(self._go)
        self.passphrase.entered.connect(self._go)
        if briefs:
            self.content.addWidget(self.briefs)
        else:
            self.add_text(words.text("There are no kept briefs; the copy holds the facts alone."), "muted")
        for part in (self.own, self.inner, self.protect, self.passphrase):
            self.content.addWidget(part)
        self.add_buttons(self.do_it)
        self.begin_at(self.briefs if briefs else self.own)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Keys of the briefs that are ticked."""
        items = (self.briefs.item(row) for row in range(self.briefs.count()))
        ticked = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in ticked)

    @property
    def takes_own_facts(self) -> bool:
        """Whether the facts that the user added and corrected go along."""
        return self.own.isChecked()

    @property
    def takes_internal(self) -> bool:
        """Whether what is written in internal notes goes along; it doesn't unless the user says so."""
        return self.inner.isChecked()

    def _go(self) -> None:
        protected = self.protect.isChecked()
        if protected and self.passphrase.problem:
            self.say(self.passphrase.problem, Tone.WARNING)
        else:
            self.wanted.emit(self.chosen, self.passphrase.text if protected else "")
