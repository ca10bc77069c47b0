"""How the organisation's pages look: contact line, logo, colours and the place of notes, over the live preview."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.brief.house import MOST_CONTACT, OURS, NotesAt, legible, read_colour
from desktop.ui.notices import Tone
from desktop.ui.widgets.drop_down import DropDown
from desktop.ui.widgets.message import Message
from desktop.ui.widgets.roles import name_choice

if TYPE_CHECKING:
    from desktop.ui.choice import Choice
    from desktop.wording import Wording

_LOGO = QSize(120, 32)  # pixels
_NOTES = (NotesAt.END, NotesAt.PAGE, NotesAt.APART)


class HousePane(QWidget):
    """Writes into the choice at once, so that the preview follows; what is wrong is said under the fields.

    logo_wanted: a file is to be asked for.
    """

    logo_wanted = Signal()

    def __init__(self, choice: Choice, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice, self._words = choice, words
        self._build()
        self._lay_out()
        choice.print_changed.connect(self._show_house)
        self._show_house()

    def complain(self, why: str) -> None:
        """Say what is wrong with a file that was chosen; the logo stays as it was."""
        self.message.say(why, Tone.ERROR)

    def show_logo(self, logo: bytes) -> None:
        """Take it into the choice."""
        self.message.say("")
        self._choice.set_house(replace(self._choice.house, logo=logo))

    def _build(self) -> None:
        words = self._words
        self.contact = QLineEdit()
        self.contact.setMaxLength(MOST_CONTACT)
        self.contact.setPlaceholderText(words.text("Mail, telephone, site"))
        self.contact.setAccessibleName(words.text("Contact line, printed at the foot of each page"))
        self.contact.textEdited.connect(self._set_contact)
        self.logo = QLabel()
        self.logo.setFixedSize(_LOGO)
        self.logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = QPushButton(words.text("Choose…"))
        self.choose.setAccessibleName(words.text("Choose a logo: a PNG, JPEG or SVG file"))
        self.choose.clicked.connect(self.logo_wanted)
        self.remove = QPushButton(words.text("Remove"))
        self.remove.setAccessibleName(words.text("Remove the logo"))
        self.remove.clicked.connect(lambda: self.show_logo(b""))
        self.accent = self._colour("accent", words.text("Colour of headings and note numbers"))
        self.dark = self._colour("dark", words.text("Colour of titles and rules"))
        self.notes = DropDown()
        name_choice(self.notes, words.text("Where the notes stand"))
        names = (
            words.text("At the end"),
            words.text("At the foot of each page"),
            words.text("In full on pages of their own"),
        )
        for place, name in zip(_NOTES, names, strict=True):
            self.notes.addItem(name, place)
        self.notes.activated.connect(self._set_notes)
        self.message = Message()

    def _colour(self, field: str, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(7)
        line.setPlaceholderText(OURS[field])
        line.setAccessibleName(name)
        line.setToolTip(name)
        line.textEdited.connect(lambda text: self._set_colour(field, text))
        return line

    def _lay_out(self) -> None:
        words = self._words
        logo = QHBoxLayout()
        logo.setSpacing(6)
        logo.addWidget(self.logo)
        logo.addWidget(self.choose)
        logo.addWidget(self.remove)
        logo.addStretch(1)
        colours = QHBoxLayout()
        colours.setSpacing(6)
        colours.addWidget(self.accent, 1)
        colours.addWidget(QLabel(words.text("Titles")))
        colours.addWidget(self.dark, 1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(5)
        form.setHorizontalSpacing(8)
        form.addRow(words.text("Contact"), self.contact)
        form.addRow(words.text("Logo"), logo)
        form.addRow(words.text("Headings"), colours)
        form.addRow(words.text("Notes"), self.notes)
        form.addRow(self.message)
        self.setFocusProxy(self.contact)

    def _show_house(self) -> None:
        house = self._choice.house
        for line, text in (
            (self.contact, house.contact),
            (self.accent, house.accent),
            (self.dark, house.dark),
        ):
            if not line.hasFocus() and line.text() != text:
                line.setText(text)
        self.notes.setCurrentIndex(_NOTES.index(house.notes))
        self.remove.setEnabled(bool(house.logo))
        picture = QPixmap()
        if house.logo and picture.loadFromData(house.logo):
            ratio = self.devicePixelRatioF()
            picture = picture.scaled(
                (_LOGO - QSize(8, 6)) * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            picture.setDevicePixelRatio(ratio)
        self.logo.setPixmap(picture)
        self.logo.setText("" if house.logo else self._words.text("No logo"))
        self.logo.setObjectName("" if house.logo else "muted")
        self.logo.setStyleSheet("QLabel { background: white; }" if house.logo else "")  # as paper is
        self.logo.setAccessibleName(self._words.text("The logo") if house.logo else self.logo.text())

    def _set_contact(self, text: str) -> None:
        self._choice.set_house(replace(self._choice.house, contact=text))

    def _set_notes(self, place: int) -> None:
        self._choice.set_house(replace(self._choice.house, notes=_NOTES[place]))

    def _set_colour(self, field: str, text: str) -> None:
        words, found = self._words, read_colour(text)
        if found is None:
            self.message.say(words.text("A colour is written as #14344a, with six digits."), Tone.WARNING)
            return
        printed = legible(found) if found else ""
        if printed != found:
            told = words.text("{colour} is printed darker, as {printed}, so that it can be read.",
                              colour=found, printed=printed)  # fmt: skip
            self.message.say(told, None)
        else:
            self.message.say("")
        self._choice.set_house(replace(self._choice.house, **{field: found}))
