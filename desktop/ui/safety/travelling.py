"""Making a copy to travel with, joined to the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.notices import Tone
from desktop.ui.safety import acts

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.ui.main_window import MainWindow
    from desktop.ui.safety.travel_page import TravelPage


class Travelling(QObject):
    """The workspace itself is only read."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show(self) -> None:
        """Show the page for the briefs there are."""
        from desktop.ui.safety.travel_page import TravelPage

        window, store = self._window, self._window.session.store
        if store.facts is None:
            return
        page = TravelPage(store.kept.briefs, window.session.words)
        page.wanted.connect(partial(self._ask, page))
        page.closed.connect(window.cover.uncover)
        window.cover.show_page(page)

    def _ask(self, page: TravelPage, briefs: tuple[str, ...], passphrase: str) -> None:
        session = self._window.session
        words, workspace = session.words, session.workspace
        if workspace is None:
            return
        own, inner = page.takes_own_facts, page.takes_internal
        name = words.text("{file} for travel", file=session.file.stem)
        suggested = session.file.with_name(f"{name}.minebrief")
        kinds = ("Minebrief (*.minebrief)",)
        target = self._window.ask(self._window, page.title.text(), suggested, kinds)
        if target is None:
            return
        page.tell(words.text("Writing {file}…", file=target.name))

        def done(path: Path) -> None:
            if self._window.cover.page is page:
                page.passphrase.clear()
            told = words.text("Saved {file} in {folder}", file=path.name, folder=str(path.parent))
            self._window.say_on(page, told, Tone.SUCCESS)

        session.operations.run(
            "export",
            lambda: acts.make_travel_copy(workspace, target, briefs, passphrase, own=own, inner=inner),
            done,
            lambda error: self._window.say_on(page, session.sentence(error), Tone.ERROR),
            urgency=2,
        )
