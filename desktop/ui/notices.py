"""The line at the foot of the window: what goes on, what has been done, what went wrong and what to do."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from desktop.ui.theme import theme_now
from desktop.ui.widgets.roles import announce
from desktop.ui.widgets.texts import muted
from desktop.wording import Wording

_SECONDS = 12


class Tone(StrEnum):
    """Each has a colour of the theme and a sign of its own."""

    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


SIGNS = {Tone.SUCCESS: "✓", Tone.WARNING: "!", Tone.ERROR: "✕"}


class StatusLine(QWidget):
    """Facts edition and picks at the left, what goes on at the right, a notice over both while there is one.

    An error stays until it is dismissed or the act succeeds; other notices go by themselves.
    stopped: the user wants no more of the act whose progress is shown. undo_wanted: nor of what was just done.
    """

    stopped = Signal()
    undo_wanted = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.edition = muted()
        self.picks = muted()
        self.work = muted()
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setFixedSize(70, 4)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(words.text("Working"))
        self.told = muted()
        self.progress = QProgressBar()
        self.progress.setFixedSize(110, 4)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(words.text("Progress"))
        self.stop = QToolButton()
        self.stop.setObjectName("plain")
        self.stop.setText(words.text("Cancel"))
        self.stop.clicked.connect(self.stopped)
        self.notice = QLabel()
        self.notice.setObjectName("notice")
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.dismiss = QToolButton()
        self.dismiss.setObjectName("plain")
        self.dismiss.setText("×")
        self.dismiss.setAccessibleName(words.text("Dismiss the message"))
        self.dismiss.clicked.connect(self.clear)
        self.undo = QToolButton()
        self.undo.setObjectName("plain")
        self.undo.setText(words.text("Undo"))
        self.undo.clicked.connect(self._ask_to_undo)
        self.said = 0  # how many notices there have been
        self._fade = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._fade.timeout.connect(self.clear)
        self._tone = Tone.SUCCESS
        self._lay_out()
        self.clear()
        self.show_work("")
        self.show_progress("", 0, 0)

    @property
    def text(self) -> str:
        """The notice that is shown, "" if none is."""
        return self.notice.text()

    def say(self, text: str, tone: Tone = Tone.SUCCESS) -> None:
        """Show a notice in place of what is there."""
        self.said += 1
        self.undo.hide()
        self.notice.setText(f"{SIGNS[tone]}  {text}")
        self.notice.setToolTip(text)
        self.notice.setAccessibleName(text)
        self._tone = tone
        self._show_tone()
        self._show_notice(shown=True)
        announce(self.notice, text, urgent=tone is Tone.ERROR)
        if tone is Tone.ERROR:
            self._fade.stop()
        else:
            self._fade.start()

    def offer_undo(self, what: str) -> None:
        """Let what the notice says be undone, as long as it stands there. what: in words, for who can't see it."""
        self.undo.setAccessibleName(what)
        self.undo.setToolTip(what)
        self.undo.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_tone"):
            self._show_tone()

    def _show_tone(self) -> None:
        colour = theme_now().colours[self._tone]
        look = f"QLabel {{ color: {colour}; font-weight: bold; font-size: 12px; }}"
        if look != self.notice.styleSheet():  # else setting it would be a change of the palette again
            self.notice.setStyleSheet(look)

    def clear(self) -> None:
        """Show no notice; who undoes by key has not lost anything."""
        self.undo.hide()
        self.notice.clear()
        self._show_notice(shown=False)

    def show_work(self, text: str) -> None:
        """What goes on; "" if nothing does."""
        self.work.setText(text)
        self.work.setVisible(bool(text))
        self.busy.setVisible(bool(text))

    def show_progress(self, text: str, done: int, total: int) -> None:
        """How far an act is that can be stopped; "" if there is none."""
        self.told.setText(text)
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        for part in (self.told, self.progress, self.stop):
            part.setVisible(bool(text))

    def _lay_out(self) -> None:
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 3)
        row.setSpacing(18)
        row.addWidget(self.edition)
        row.addWidget(self.picks)
        row.addWidget(self.notice, 1)
        row.addWidget(self.undo)
        row.addWidget(self.dismiss)
        row.addStretch(0)
        row.addWidget(self.work)
        row.addWidget(self.busy)
        row.addWidget(self.told)
        row.addWidget(self.progress)
        row.addWidget(self.stop)

    def _ask_to_undo(self) -> None:
        self.undo.hide()
        self.undo_wanted.emit()

    def _show_notice(self, *, shown: bool) -> None:
        self.notice.setVisible(shown)
        self.dismiss.setVisible(shown)
