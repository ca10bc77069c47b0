"""A table from a file into the store, joined to the window: chosen by menu or dropped on it."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop.ui.importing import acts
from desktop.ui.notices import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.journal import Operation
    from db.workspace import Workspace
    from desktop.ui.importing.acts import Matched, Reading, Ready
    from desktop.ui.importing.import_page import ImportPage
    from desktop.ui.main_window import MainWindow
    from desktop.ui.widgets.file_prompt import AskPath

_TABLES = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods"
_WORKSPACE = ".minebrief"


class Importing(QObject):
    """find: asks for a file that is there. workspace_dropped: a workspace is to be opened."""

    workspace_dropped = Signal(object)
    _progressed = Signal(int, int)

    def __init__(self, window: MainWindow, find: AskPath) -> None:
        super().__init__(window)
        self._window = window
        self._find = find
        self._opened: ImportPage | None = None
        self._matched: Matched | None = None
        self._ready: Ready | None = None
        self._stop = Event()
        self._progressed.connect(self._show_progress)
        window.session.left.connect(self._leave)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def show(self) -> None:
        """Show the page, and ask for the file."""
        if self._open_page():
            self._ask_file()

    def take(self, path: Path) -> None:
        """Show the page with this file."""
        if self._open_page():
            self._read(acts.Reading(path))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A file dropped on the window is imported, or opened if it is a workspace."""
        if isinstance(event, QDropEvent) and (path := _file_of(event)):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._take_dropped(path)
            if event.type() == QEvent.Type.Drop or isinstance(event, QDragEnterEvent):
                return True
        return super().eventFilter(watched, event)

    def _take_dropped(self, path: Path) -> None:
        if path.suffix == _WORKSPACE:
            self.workspace_dropped.emit(path)
        else:
            self.take(path)

    @property
    def _page(self) -> ImportPage | None:
        """The page if it is in view: another page may have taken its place, and it is gone then."""
        return self._opened if self._window.cover.page is self._opened else None

    def _open_page(self) -> bool:
        """Whether the page is there: not for a workspace that can't be changed."""
        from desktop.ui.importing.import_page import ImportPage

        window = self._window
        store, words = window.session.store, window.session.words
        if not store.can_change:
            if store.read_only_because:
                window.status.say(store.read_only_because, Tone.WARNING)
            return False
        page = ImportPage(words)
        page.file_asked.connect(self._ask_file)
        page.reading.file_changed.connect(self._read_otherwise)
        page.reading.kind_changed.connect(self._match_otherwise)
        page.columns.changed.connect(self._forget_check)
        page.reading.manner_changed.connect(self._forget_check)
        page.check_asked.connect(self._check)
        page.import_asked.connect(self._import)
        page.cancel_asked.connect(self._stop.set)
        page.undo_asked.connect(self._undo)
        page.line_asked.connect(self._show_line)
        page.closed.connect(self._close)
        self._opened, self._matched, self._ready = page, None, None
        window.cover.show_page(page)
        return True

    def _ask_file(self) -> None:
        words = self._window.session.words
        near = self._matched.table.path.parent if self._matched else Path.home()
        kinds = (words.text("Tables ({endings})", endings=_TABLES), words.text("All files (*)"))
        path = self._find(self._window, words.text("Import a table"), near, kinds)
        if path is not None:
            self._read(acts.Reading(path))

    def _read_otherwise(self) -> None:
        if self._matched is not None and self._page is not None:
            form = self._page.reading
            parts = (box.currentData() or "" for box in (form.sheet, form.encoding, form.separator))
            self._read(acts.Reading(self._matched.table.path, *parts), keep_kind=True)

    def _read(self, reading: Reading, *, keep_kind: bool = False) -> None:
        page = self._page
        if page is None:
            return
        kind = page.reading.chosen_kind if keep_kind else None
        page.tell(page.words.text("Reading {file}…", file=reading.path.name))
        self._match(lambda workspace: acts.read_table(workspace, reading, kind))

    def _match_otherwise(self) -> None:
        matched, page = self._matched, self._page
        if matched is not None and page is not None:
            kind = page.reading.chosen_kind
            self._match(lambda workspace: acts.match(workspace, matched.table, kind))

    def _match(self, work: Callable[[Workspace], Matched]) -> None:
        session = self._window.session
        workspace = session.workspace
        if workspace is not None:
            session.operations.run(
                "table", lambda: work(workspace), self._show_table, self._fail_reading, urgency=1
            )

    def _show_table(self, found: Matched) -> None:
        if self._page is not None:
            self._matched, self._ready = found, None
            self._page.show_matched(found)

    def _check(self) -> None:
        from db.tables.cell_values import Manner

        session, page, matched = self._window.session, self._page, self._matched
        facts, today = session.facts, session.today
        if page is None or matched is None or facts is None:
            return
        form = page.reading
        said = {ours: theirs for ours, theirs in matched.columns.items() if theirs} | page.columns.mapping
        manner = Manner(said, form.day_first, form.decimal, form.skip.isChecked())
        self._begin()
        session.operations.run(
            "table",
            lambda: acts.check(facts, matched, manner, today, self._progressed.emit, self._stop.is_set),
            self._show_ready,
            self._fail,
        )

    def _import(self) -> None:
        ready = self._ready
        if self._page is None or ready is None:
            return
        self._begin()
        self._window.session.store.change(
            lambda workspace: ready.write(workspace, self._progressed.emit, self._stop.is_set),
            self._show_imported,
            self._fail,
        )

    def _begin(self) -> None:
        self._stop.clear()
        if self._page is not None:
            self._page.say("")
            self._page.show_progress((0, 0))

    def _show_ready(self, ready: Ready) -> None:
        self._ready = ready
        if self._page is not None:
            self._page.show_progress(None)
            self._page.show_ready(ready)

    def _show_imported(self, _: Operation) -> None:
        count = self._ready.count if self._ready else 0
        self._ready = None
        if self._page is not None:
            self._page.show_progress(None)
            self._page.show_imported(count)

    def _show_progress(self, done: int, total: int) -> None:
        if self._page is not None and not self._page.cancel.isHidden():
            self._page.show_progress((done, total))

    def _undo(self) -> None:
        page = self._page

        def undone(_: Operation | None) -> None:
            if page is not None and page is self._page:
                page.show_undone()

        self._window.session.store.undo(undone)

    def _show_line(self, line: int) -> None:
        matched, page = self._matched, self._page
        if matched is None or page is None:
            return
        self._window.session.operations.run(
            "line",
            lambda: acts.row_at(matched.table, line),
            lambda cells: page.show_line(line, cells) if page is self._page else None,
            self._fail,
            urgency=1,
        )

    def _forget_check(self) -> None:
        self._ready = None

    def _fail(self, error: Exception) -> None:
        from db.tables.table import Cancelled

        page = self._page
        if page is None:
            if isinstance(error, Cancelled):
                words = self._window.session.words
                self._window.status.say(words.text("Stopped. Nothing has changed."))
            else:
                self._window.show_error(self._window.session.sentence(error))
            return
        page.show_progress(None)
        page.do_it.setEnabled(self._ready is not None and not self._ready.problems)
        if isinstance(error, Cancelled):
            page.tell(page.words.text("Stopped. Nothing has changed."))
        else:
            page.complain(self._window.session.sentence(error))

    def _fail_reading(self, error: Exception) -> None:
        """What was read before, if anything, is what can be checked."""
        if self._page is not None and self._matched is not None:
            self._page.show_matched(self._matched)
            self._ready = None
        self._fail(error)

    def _close(self) -> None:
        """Leave the page; what still goes on is stopped."""
        self._stop.set()
        self._leave()
        self._window.cover.uncover()

    def _leave(self) -> None:
        self._opened = self._matched = self._ready = None


def _file_of(event: QDropEvent) -> Path | None:
    """The one file that is dragged over the window."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
