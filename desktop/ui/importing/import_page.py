"""One page from a file to facts: how it is read, which column is what, what is wrong with it, and the import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.importing.column_form import ColumnForm
from desktop.ui.importing.reading_form import ReadingForm
from desktop.ui.models.rows import RowsModel
from desktop.ui.notices import Tone
from desktop.ui.widgets.page import Page, primary
from desktop.ui.widgets.row_table import RowTable
from desktop.ui.widgets.texts import caption

if TYPE_CHECKING:
    from db.tables.checking import Problem
    from desktop.ui.importing.acts import Matched, Ready
    from desktop.wording import Wording

_SHOWN = 12
_NAMED = 6
_FIRST_ROWS, _PROBLEMS = range(2)


class ImportPage(Page):
    """It shows what it is given; what is asked of it is said as signals. line_asked: a line of the file."""

    file_asked = Signal()
    check_asked = Signal()
    import_asked = Signal()
    cancel_asked = Signal()
    undo_asked = Signal()
    line_asked = Signal(int)

    def __init__(self, words: Wording) -> None:
        super().__init__(words.text("Import a table"), words, wide=True)
        self._problems: tuple[Problem, ...] = ()
        self.file = QLabel()
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = QPushButton(words.text("Choose a file…"))
        self.reading = ReadingForm(words)
        self.columns = ColumnForm(words)
        self.rows = RowsModel(self)
        self.first = RowTable(words.text("First rows of the table"))
        self.listed = RowsModel(self)
        self.problems = RowTable(words.text("Problems"))
        self.line = caption()
        self.tabs = QTabWidget()
        self.progress = QProgressBar()
        self.cancel = QPushButton(words.text("Cancel"))
        self.check = QPushButton(words.text("Check"))
        self.do_it = primary(words.text("Import"))
        self.undo = QPushButton(words.text("Undo"))
        self._dress()
        self._lay_out_parts()
        self._connect()
        self.show_nothing()

    def show_nothing(self) -> None:
        """No file has been read."""
        for part in (self.reading, self._split):
            part.setVisible(False)
        self.show_progress(None)
        self.do_it.setEnabled(False)
        self.undo.setVisible(False)
        self.begin_at(self.choose)

    def show_matched(self, matched: Matched) -> None:
        """A table as it was read, ready to be checked."""
        words, table = self.words, matched.table
        self.file.setText(str(table.path))
        for part in (self.reading, self._split):
            part.setVisible(True)
        self._below.changeSize(0, 0)
        self.content.invalidate()
        self.reading.show_matched(matched)
        self.columns.show_matched(matched)
        self.rows.show_rows(table.columns, [tuple(row) for row in table.first[:_SHOWN]])
        self.first.resizeColumnsToContents()
        self.tabs.setCurrentIndex(_FIRST_ROWS)
        self.forget_check()
        self.say("")
        self.check.setEnabled(True)
        self.check.setFocus()
        if table.rows is not None:
            self.tell(words.plural("About {n} row to check.", "About {n} rows to check.", table.rows))

    def forget_check(self) -> None:
        """What was checked is not what would be imported any more."""
        self._problems = ()
        self.listed.show_rows((), ())
        self.line.clear()
        self.tabs.setTabText(_PROBLEMS, self.words.text("Problems"))
        self.do_it.setEnabled(False)
        self.do_it.setText(self.words.text("Import"))
        self.undo.setVisible(False)

    def show_ready(self, ready: Ready) -> None:
        """What is wrong with the table, or that nothing is."""
        words, count = self.words, len(ready.problems) + ready.more
        self._problems = ready.problems
        rows = [(words.number(each.line), each.column, each.sentence) for each in ready.problems]
        self.listed.show_rows((words.text("Line"), words.text("Column"), words.text("What to mend")), rows)
        self.problems.share((0, 18, 70))
        self.tabs.setTabText(_PROBLEMS, words.text("Problems ({n})", n=words.number(count)))
        self.do_it.setEnabled(not count and bool(ready.count))
        if count:
            self.tabs.setCurrentIndex(_PROBLEMS)
            self.problems.setFocus()
            self.say(self._told_problems(count, ready.more), Tone.WARNING)
            return
        self.do_it.setText(words.plural("Import {n} row", "Import {n} rows", ready.count))
        self.say(self._told_sound(ready))
        (self.do_it if ready.count else self.check).setFocus()

    def show_imported(self, count: int) -> None:
        """It is in the store; one press takes it back."""
        words = self.words
        self.do_it.setEnabled(False)
        self.check.setEnabled(False)
        self.undo.setVisible(True)
        self.undo.setFocus()
        self.say(words.plural("{n} row was imported.", "{n} rows were imported.", count))

    def show_progress(self, done: tuple[int, int] | None) -> None:
        """How many rows of about how many; None when nothing goes on.

        When all are done the bar only says that there is more to do: they are yet to be found by the search.
        """
        working = done is not None
        self.progress.setVisible(working)
        self.cancel.setVisible(working)
        for part in (self.choose, self.reading, self.columns):
            part.setDisabled(working)
        self.check.setEnabled(not working and not self._split.isHidden())
        if done is not None:
            self.do_it.setEnabled(False)
            rows, of = done
            self.progress.setRange(0, of if rows < of else 0)
            self.progress.setValue(rows)

    def show_undone(self) -> None:
        """The import is taken back; the table can be checked again."""
        self.forget_check()
        self.check.setEnabled(True)
        self.check.setFocus()
        self.say(self.words.text("The import is undone."))

    def show_line(self, line: int, cells: tuple[tuple[str, str], ...]) -> None:
        """The row of a problem as it stands in the file."""
        words = self.words
        told = "   ".join(words.text("{column}: {text}", column=name, text=text) for name, text in cells)
        self.line.setText(words.text("Line {n}   {cells}", n=line, cells=told))

    def _told_problems(self, count: int, more: int) -> str:
        words = self.words
        if more:
            return words.text(
                "There are {n} problems, of which the first 1,000 are listed: mend the file, or say above how it "
                "is to be read, then check again.",
                n=words.number(count),
            )
        return words.plural(
            "There is {n} problem: mend it in the file, or say above how it is to be read, then check again.",
            "There are {n} problems: mend them in the file, or say above how it is to be read, then check again.",
            count,
        )

    def _told_sound(self, ready: Ready) -> str:
        words = self.words
        if not ready.count:
            return words.text("The table holds nothing new.")
        if ready.skipped:
            told = words.plural(
                "No problems. {n} row is there already and is passed over.",
                "No problems. {n} rows are there already and are passed over.",
                ready.skipped,
            )
        else:
            told = words.text("No problems. Nothing has been written yet.")
        if not ready.unused:
            return told
        unused = words.plural(
            "A column is not used: {names}.", "{n} columns are not used: {names}.", len(ready.unused),
            names=words.listing(ready.unused[:_NAMED]),
        )  # fmt: skip
        return f"{told} {unused}"

    def _dress(self) -> None:
        self.first.setModel(self.rows)
        self.first.setWordWrap(False)
        self.problems.setModel(self.listed)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        self.progress.setAccessibleName(self.words.text("Rows done"))

    def _lay_out_parts(self) -> None:
        words = self.words
        top = QHBoxLayout()
        top.addWidget(self.choose)
        top.addWidget(self.file, 1)
        problems = QWidget()
        column = QVBoxLayout(problems)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.problems, 1)
        column.addWidget(self.line)
        self.tabs.addTab(self.first, words.text("First rows"))
        self.tabs.addTab(problems, words.text("Problems"))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.columns)
        self._split.addWidget(self.tabs)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        self.content.addLayout(top)
        self.content.addWidget(self.reading)
        self._below = QSpacerItem(0, 0, vData=QSizePolicy.Policy.Expanding)
        self.content.addWidget(self._split, 1)
        self.content.addItem(self._below)
        self.content.addWidget(self.progress)
        self.add_buttons(self.check, self.do_it, self.cancel, self.undo)

    def _connect(self) -> None:
        self.choose.clicked.connect(self.file_asked)
        self.check.clicked.connect(self.check_asked)
        self.do_it.clicked.connect(self.import_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.columns.changed.connect(self.forget_check)
        self.reading.manner_changed.connect(self.forget_check)
        self.problems.current_moved.connect(self._ask_line)

    def _ask_line(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._problems):
            self.line_asked.emit(self._problems[index.row()].line)
