"""How the organisation's pages look, joined to the window: by menu and button, kept in the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class Housing(QObject):
    """Made once the brief's column is there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pane = window.brief.house
        self._pane.logo_wanted.connect(self._ask_for_logo)
        window.menus.offer({"organisation": self._show})

    def _show(self) -> None:
        self._window.workspaces.visit("brief")
        self._window.brief.show_house(shown=True)

    def _ask_for_logo(self) -> None:
        window, session = self._window, self._window.session
        words = session.words
        kinds = (words.text("Logo (*.png *.jpg *.jpeg *.svg)"),)
        path = window.seek(window, words.text("Choose a logo"), window.folder, kinds)
        if path is None:
            return

        def read() -> bytes:
            from desktop.page.logo import read_logo_file

            return read_logo_file(path)

        session.operations.run(
            "logo",
            read,
            self._pane.show_logo,
            lambda error: self._pane.complain(session.sentence(error)),
            urgency=1,
        )
