"""Facts of the store into a table for other programs, joined to the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.records import KINDS, Source
from desktop.ui.importing import acts
from desktop.ui.notices import Tone

if TYPE_CHECKING:
    from db.facts import Facts
    from db.tables.matching import Kind
    from desktop.ui.importing.export_page import ExportPage
    from desktop.ui.main_window import MainWindow

_WORKBOOK, _TEXT = "Excel (*.xlsx)", "CSV (*.csv)"


class Exporting(QObject):
    """The page stays for the next table."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show(self) -> None:
        """Show the page for what there is."""
        from desktop.ui.importing.export_page import ExportPage

        window, facts = self._window, self._window.session.facts
        if facts is None:
            return
        counts = {kind.__name__: len(facts.all(kind)) for kind in KINDS}
        page = ExportPage({**counts, Source.__name__: len(facts.sources)}, window.session.words)
        page.export_asked.connect(lambda kind, folder: self._export(page, kind, facts, folder=folder))
        page.closed.connect(window.cover.uncover)
        window.cover.show_page(page)

    def _export(self, page: ExportPage, kind: Kind | None, facts: Facts, *, folder: bool) -> None:
        from db.tables.matching import name_of

        session = self._window.session
        words = session.words
        edition = facts.edition.number.replace(".", "-")  # a folder's name has no ending
        name = name_of(kind) if kind else words.text("facts {edition}", edition=edition)
        kinds = (words.text("Folder (*)"),) if folder else (_WORKBOOK, _TEXT) if kind else (_WORKBOOK,)
        suggested = Path.home() / (name if folder else f"{name}.xlsx")
        path = self._window.ask(self._window, page.title.text(), suggested, kinds)
        if path is None:
            return
        page.tell(words.text("Writing {file}…", file=path.name))

        def done(path: Path) -> None:
            told = words.text("Saved {file} in {folder}", file=path.name, folder=str(path.parent))
            self._window.say_on(page, told, Tone.SUCCESS)

        session.operations.run(
            "export",
            lambda: acts.export(facts, kind, path),
            done,
            lambda error: self._window.say_on(page, session.sentence(error), Tone.ERROR),
            urgency=2,
        )
