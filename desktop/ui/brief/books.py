"""Many briefs at once, joined to the window: bound in one book, or one file a state in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.brief.file_names import book_name, files_name
from desktop.ui.acts import PrintOrder
from desktop.ui.brief.book_work import BookWork, SplitWork
from desktop.ui.notices import Tone
from desktop.wording import PAGE_LANGUAGES, Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.ui.brief.book_work import Work
    from desktop.ui.main_window import MainWindow

_ACTS = ("export-book", "export-files")
_URGENCY = 8  # after all that one sees and waits for


class Books(QObject):
    """Made once for a window. One book at a time; the status line shows how far it is, and stops it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._words = window.session.words
        self._work: Work | None = None
        self._done = 0
        window.menus.offer({"export-book": self._ask_for_book, "export-files": self._ask_for_files})
        window.status.stopped.connect(self._stop)
        self._session.left.connect(self._leave)
        self._session.left.connect(self._enable)
        self._session.facts_loaded.connect(self._enable)
        self._session.choice.states_changed.connect(self._enable)
        self._enable()

    def _ask_for_book(self) -> None:
        choice = self._session.choice
        name = book_name(len(choice.states), choice.as_of, choice.audience)
        path = self._ask(self._words.text("Export a book of briefs"), name, "PDF (*.pdf)")
        if path is not None:
            self._begin(BookWork, path)

    def _ask_for_files(self) -> None:
        choice, words = self._session.choice, self._words
        name = files_name(len(choice.states), choice.as_of, choice.audience)
        path = self._ask(words.text("Export one file a state, into a folder"), name, words.text("Folder (*)"))
        if path is not None:
            self._begin(SplitWork, path)

    def _ask(self, title: str, name: str, kind: str) -> Path | None:
        window = self._window
        path = window.ask(window, title, window.folder / name, (kind,))
        if path is not None:
            window.folder = path.parent
        return path

    def _begin(self, kind: Callable[..., Work], path: Path) -> None:
        facts, choice = self._session.facts, self._session.choice
        if facts is None or not choice.states:
            return
        order = PrintOrder.of(choice, self._session.store.kept)
        spoken = Wording(choice.language, PAGE_LANGUAGES)
        self._work, self._done = kind(facts, choice.picks, spoken, order, path), 0
        self._enable()
        self._tell()
        self._go_on()

    def _go_on(self) -> None:
        """The next brief, or the end."""
        work = self._work
        if work is None:
            return
        if self._done < work.total:
            self._session.operations.run("book", work.advance, self._advance, self._fail, urgency=_URGENCY)
        else:
            self._session.operations.run("book", work.finish, self._finish, self._fail, urgency=_URGENCY)

    def _advance(self, done: int) -> None:
        if self._work is not None:
            self._done = done
            self._tell()
            self._go_on()

    def _finish(self, path: Path) -> None:
        work = self._work
        self._leave()
        if isinstance(work, SplitWork):
            told = self._words.plural(
                "Saved {n} file in {folder}", "Saved {n} files in {folder}", work.total, folder=str(path)
            )
            self._window.status.say(told)
        else:
            self._session.saved.emit(path)

    def _stop(self) -> None:
        work, done = self._work, self._done
        if work is None:
            return
        self._leave()
        words = self._words
        if isinstance(work, SplitWork) and done:
            told = words.plural(
                "Stopped. {n} file is in the folder.", "Stopped. {n} files are in the folder.", done
            )
        else:
            told = words.text("Stopped. No book was written.")
        self._window.status.say(told, Tone.WARNING)

    def _fail(self, error: Exception) -> None:
        self._leave()
        self._session.fail(error)

    def _leave(self) -> None:
        """There is no book any more."""
        self._work = None
        self._session.operations.forget("book")
        self._window.status.show_progress("", 0, 0)
        self._enable()

    def _tell(self) -> None:
        total = self._work.total if self._work else 0
        told = self._words.text(
            "Brief {done} of {total}",
            done=self._words.number(min(self._done + 1, total)),
            total=self._words.number(total),
        )
        self._window.status.show_progress(told, self._done, total)

    def _enable(self) -> None:
        able = self._session.facts is not None and bool(self._session.choice.states) and self._work is None
        self._window.menus.enable(dict.fromkeys(_ACTS, able))
