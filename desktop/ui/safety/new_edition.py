"""Tells once, when a workspace was opened with a newer edition of the facts, and again when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.safety.edition_rows import edition_rows

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.ui.main_window import MainWindow
    from desktop.ui.safety.edition_rows import EditionRows
    from desktop.ui.settings import Settings


class NewEdition(QObject):
    """Which edition was told of last is remembered for each workspace."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        window.session.facts_loaded.connect(self._look)

    def show(self) -> None:
        """Show the page, or say that there is nothing to show."""
        self._read(asked=True)

    def _look(self, facts: Facts) -> None:
        if self._settings.edition_told != facts.edition.number:
            self._settings.edition_told = facts.edition.number
            self._read(asked=False)

    def _read(self, *, asked: bool) -> None:
        session = self._window.session
        workspace, words = session.workspace, session.words
        if workspace is not None:
            session.operations.run(
                "edition",
                lambda: edition_rows(workspace, words),
                lambda found: self._show(found, asked=asked),
                session.fail,
                urgency=1 if asked else 70,
            )

    def _show(self, found: EditionRows | None, *, asked: bool) -> None:
        from desktop.ui.safety.edition_page import EditionPage

        window = self._window
        words = window.session.words
        if found is None:
            if asked:
                window.status.say(words.text("This workspace has held no older edition of the facts."))
            return
        if window.cover.page is None or asked:
            page = EditionPage(found, words)
            page.closed.connect(window.cover.uncover)
            page.fact_wanted.connect(self._open_fact)
            window.cover.show_page(page)

    def _open_fact(self, fact: str) -> None:
        self._window.cover.uncover()
        self._window.desk.open_fact(fact)
