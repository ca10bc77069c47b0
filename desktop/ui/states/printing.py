"""The two-page brief of the state that is looked at, as a file or on paper: a handout on every issue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer

from db.audience import Audience
from desktop.ui import acts
from desktop.ui.brief.pages import Pages, draw_pages
from desktop.ui.file_names import brief_name

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from db.facts import Facts
    from desktop.dossier.state_page import StatePage
    from desktop.ui.main_window import MainWindow

_DOTS = 300  # to the inch, of the pages as they go to the printer


class StatePrinting(QObject):
    """Made once for a window. It asks where to, makes the brief on the worker, and says how it went."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._session = window.session

    def save(self, page: StatePage) -> None:
        """Ask for a file and write the brief into it."""
        window, words = self._window, self._session.words
        suggested = window.folder / brief_name([page.state.name], page.dossier.as_of)
        facts = self._session.facts
        path = (
            window.ask(window, words.text("Save the brief"), suggested, ("PDF (*.pdf)",)) if facts else None
        )
        if facts is None or path is None:
            return
        window.folder = path.parent
        make = self._making(facts, page)

        def work() -> Path:
            return acts.write_file(path, make())

        session = self._session
        session.operations.run("export", work, session.saved.emit, session.fail, urgency=2)

    def print(self, page: StatePage) -> None:
        """Make the pages, then let the system ask for a printer."""
        session = self._session
        if session.facts is None:
            return
        make = self._making(session.facts, page)
        wide = round(8.5 * _DOTS)  # of the broader of the two papers

        def work() -> Pages:
            return draw_pages(make(), wide, 1.0)

        title = brief_name([page.state.name], page.dossier.as_of)
        session.operations.run(
            "print", work, lambda pages: self._send_soon(pages, title), session.fail, urgency=2
        )

    def _making(self, facts: Facts, page: StatePage) -> Callable[[], bytes]:
        """What makes the PDF, with what is chosen now, to be done by the worker."""
        choice = self._session.choice
        edits = tuple(
            each for each in self._session.store.kept.edits if each.about.audience is Audience.HANDOUT
        )
        order = acts.PrintOrder(
            choice.paper,
            choice.organisation.strip(),
            frozenset(),
            house=choice.house,
            language=choice.language,
            edits=edits,
        )
        return lambda: acts.make_brief(facts, page.dossier, order).brief.pdf

    def _send_soon(self, pages: Pages, title: str) -> None:
        """Once the act has ended, so that nothing is said to go on while the system asks."""
        QTimer.singleShot(0, self, lambda: self._send(pages, title))

    def _send(self, pages: Pages, title: str) -> None:
        """Let the user choose a printer. The dialog is the system's: only `exec` shows it on Windows."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        words = self._session.words
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, False)
        if not dialog.exec():
            return
        if paint_pages(pages, printer):
            self._window.status.say(words.text("Sent to the printer: {title}", title=title))
        else:
            self._window.show_error(
                words.text("The printer takes nothing now. Choose another, or save the brief as PDF.")
            )


def paint_pages(pages: Pages, printer: QPrinter) -> bool:
    """Each page on a sheet, as large as the sheet allows. False if the printer takes nothing."""
    from PySide6.QtGui import QPainter

    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, image in enumerate(pages.images):
        if number:
            printer.newPage()
        room = QRectF(painter.viewport())
        scale = min(room.width() / image.width(), room.height() / image.height())
        wide, high = image.width() * scale, image.height() * scale
        place = QRectF((room.width() - wide) / 2, (room.height() - high) / 2, wide, high)
        painter.drawImage(place, image)
    return painter.end()
