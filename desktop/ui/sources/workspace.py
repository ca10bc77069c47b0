"""The Sources workspace: every source, and for the one looked at its reference and what rests on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db import own
from db.records import Record, Source, SourceId
from desktop.ui.facts.note import NoteForm
from desktop.ui.facts.source_kinds import KINDS_OF_SOURCE, source_kind_words
from desktop.ui.models.roles import Role
from desktop.ui.models.sources import SourcesModel
from desktop.ui.sources.form import SourceForm
from desktop.ui.sources.listing import SourceRow, SourcesBy, WantedSources, listed_sources, resting
from desktop.ui.sources.telling import source_html
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.reading import ReadingPane
from desktop.ui.widgets.roles import name_choice
from desktop.ui.widgets.row_table import RowTable
from desktop.ui.widgets.texts import caption, muted

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.ui.store import Store
    from desktop.wording import Wording

_WEIGHTS = (44, 26, 8, 14, 8)
_ROW = 26  # pixels of height
_PAUSE = 120  # milliseconds since the last letter
_WIDTHS = (820, 480)


class SourcesWorkspace(QWidget):
    """`fact_opened` and `facts_wanted` lead to Facts: one fact, or all that rest on a source.

    copied: the id of a source whose reference is wanted; address_copied: that of one whose address is.
    export_asked: the ids of the sources to write; import_asked: a file of references is to be read.
    """

    acts_changed = Signal()
    fact_opened = Signal(str)
    facts_wanted = Signal(str)
    copied = Signal(str)
    address_copied = Signal(str)
    export_asked = Signal(tuple)
    import_asked = Signal()

    def __init__(
        self, store: Store, actions: Mapping[str, QAction], words: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._words = words
        self._by: SourcesBy | None = None
        self._descending = False
        self._wanted: SourceId | None = None
        self._resting: tuple[Record, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._list)
        self._build(actions)
        self._lay_out(actions)
        self._join()
        if store.facts is not None:
            self._follow(store.facts)

    @property
    def source(self) -> Source | None:
        """The source one looks at."""
        facts = self._store.facts
        return facts.sources.get(self._wanted) if facts and self._wanted else None

    @property
    def effects(self) -> dict[str, Callable[[], object]]:
        """What the acts do here."""
        return {"note": self._write_note, "copy-reference": self._copy, "add-source": self._add_source}

    @property
    def possible(self) -> frozenset[str]:
        """The acts that can be done now."""
        acts = {"add-source"} if self._store.can_change else set()
        if self.source is not None:
            acts |= {"copy-reference", *({"note"} if self._store.can_change else ())}
        return frozenset(acts)

    def open_source(self, source: SourceId) -> None:
        """Show a source in full, and in the list if it is listed."""
        self._look_at(source)
        self._select(source)

    def focus_filter(self) -> None:
        """Put the keyboard into the filter."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def leave(self) -> None:
        """Keep what is being written, since the workspace goes out of view."""
        self.note.keep()
        self.form.remember()

    @property
    def unkept(self) -> bool:
        """Whether something that was written could not be kept yet."""
        return self.note.unkept

    def forget(self) -> None:
        """Let go of all that came from the file."""
        self._wanted, self._resting = None, ()
        self.model.show_rows(())
        self.count.clear()
        self.note.forget()
        self.form.done()
        self._show()

    def _build(self, actions: Mapping[str, QAction]) -> None:
        words = self._words
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text("Filter: title, publisher, id…"))
        self.line.setAccessibleName(words.text("Filter sources"))
        self.line.setClearButtonEnabled(True)
        self.kind = ChoiceBox()
        name_choice(self.kind, words.text("Kind of source"))
        self.kind.addItem(words.text("All kinds"), "")
        for kind in KINDS_OF_SOURCE:
            self.kind.addItem(source_kind_words(kind, words), kind)
        self.own = QCheckBox(words.text("My own"))
        self.count = muted()
        self.model = SourcesModel(words, self)
        self.table = RowTable(words.text("Sources"))
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setWordWrap(False)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.share(_WEIGHTS)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions([actions["copy-reference"], actions["note"]])
        self.page = ReadingPane(words.text("The source in full"))
        self.hint = caption(
            words.text("Choose a source to see its reference and every fact that rests on it.")
        )
        self.note = NoteForm(self._store, words)
        self.form = SourceForm(self._store.drafts, words)
        self.add = QPushButton(words.text("Add source…"))
        self.read_in = QPushButton(words.text("Import…"))
        self.read_in.setToolTip(words.text("Sources from a RIS or CSL-JSON file, such as Zotero writes"))
        self.write_out = QPushButton(words.text("Export…"))
        self.write_out.setToolTip(
            words.text("The chosen sources, or all that are listed, as RIS or CSL-JSON")
        )

    def _lay_out(self, actions: Mapping[str, QAction]) -> None:
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        for button in (self.add, self.read_in, self.write_out):
            head.addWidget(button)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.kind)
        row.addWidget(self.own)
        left = QWidget()
        left.setObjectName("middle")
        column = QVBoxLayout(left)
        column.setContentsMargins(14, 10, 14, 8)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(self._pane(actions))
        self.split.setStretchFactor(0, 1)
        self.split.setSizes(list(_WIDTHS))
        left.setMinimumWidth(420)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def _pane(self, actions: Mapping[str, QAction]) -> QWidget:
        pane = QWidget()
        pane.setObjectName("pane")
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        pane.setMinimumWidth(320)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for key in ("copy-reference", "note"):
            button = QToolButton()
            button.setDefaultAction(actions[key])
            row.addWidget(button)
        self.edit = QPushButton(self._words.text("Change…"))
        row.addWidget(self.edit)
        row.addStretch(1)
        column = QVBoxLayout(pane)
        column.setContentsMargins(14, 10, 14, 10)
        for part in (self.hint, self.buttons):
            column.addWidget(part)
        column.addWidget(self.page, 1)
        column.addWidget(self.note)
        column.addWidget(self.form)
        return pane

    def _join(self) -> None:
        self.line.textChanged.connect(self._pause.start)
        self.kind.currentIndexChanged.connect(self._list)
        self.own.toggled.connect(self._list)
        self.model.sort_asked.connect(self._sort)
        self.table.current_moved.connect(self._choose)
        self.table.opened.connect(lambda _: self.page.setFocus(Qt.FocusReason.OtherFocusReason))
        self.page.linked.connect(self._follow_link)
        self.add.clicked.connect(self._add_source)
        self.edit.clicked.connect(lambda: self.form.begin(self.source))
        self.read_in.clicked.connect(self.import_asked)
        self.write_out.clicked.connect(lambda: self.export_asked.emit(self._chosen()))
        self.form.kept.connect(self._keep)
        self.form.left.connect(self.page.setFocus)
        self._store.facts_changed.connect(self._follow)
        self._store.kept_changed.connect(self._renew)
        self._show()

    def _follow(self, facts: Facts) -> None:
        self._list()
        if self._wanted is not None:
            self._look_at(self._wanted)

    def _renew(self, _: object) -> None:
        self._list()
        self._show()

    def _list(self) -> None:
        facts, own_sources, words = self._store.facts, self._store.kept.own_sources, self._words
        wanted = WantedSources(
            self.line.text(), self.kind.currentData() or "", self.own.isChecked(), self._by, self._descending
        )
        if facts is not None:
            self._store.read(
                "list sources",
                lambda workspace: listed_sources(workspace, facts, own_sources, wanted, words),
                self._show_rows,
            )

    def _show_rows(self, rows: tuple[SourceRow, ...]) -> None:
        self.model.show_rows(rows)
        self.count.setText(self._words.plural("{n} source", "{n} sources", len(rows)))
        self.write_out.setEnabled(bool(rows))
        if self._wanted is not None:
            self._select(self._wanted)

    def _sort(self, by: SourcesBy | None, descending: bool) -> None:
        if (by, descending) != (self._by, self._descending):
            self._by, self._descending = by, descending
            self._list()

    def _choose(self, index: QModelIndex) -> None:
        source = index.data(Role.KEY) if index.isValid() else None
        if source is not None and source != self._wanted:
            self._look_at(source)

    def _select(self, source: SourceId) -> None:
        place = self.model.place_of(source)
        if place.isValid() and place.row() != self.table.currentIndex().row():
            self.table.setCurrentIndex(place)
            self.table.scrollTo(place, RowTable.ScrollHint.PositionAtCenter)

    def _look_at(self, source: SourceId) -> None:
        facts = self._store.facts
        anew, self._wanted = source != self._wanted, source
        if anew:
            self.note.finish()
        if facts is not None:
            self._store.read(
                "tell source", lambda _: resting(facts, source), lambda found: self._take_resting(found, anew)
            )

    def _take_resting(self, found: tuple[Record, ...], anew: bool) -> None:
        self._resting = found
        self._show(anew=anew)

    def _show(self, *, anew: bool = False) -> None:
        source, facts = self.source, self._store.facts
        there = source is not None and facts is not None
        self.hint.setVisible(not there)
        self.buttons.setVisible(there)
        self.page.setVisible(there)
        self.add.setEnabled(self._store.can_change)
        self.read_in.setEnabled(self._store.can_change)
        if source is not None and facts is not None:
            kept = self._store.kept
            self.edit.setEnabled(self._store.can_change and source.id in kept.own_sources)
            html = source_html(source, self._resting, kept.notes_about(source.id), facts, self._words)
            self.page.show_page(html, anew=anew)
        self.acts_changed.emit()

    def _follow_link(self, kind: str, key: str) -> None:
        match kind:
            case "fact":
                self.fact_opened.emit(key)
            case "all":
                self.facts_wanted.emit(key)
            case "address":
                self.address_copied.emit(key)
            case "note":
                note = next((note for note in self._store.kept.notes if note.key == key), None)
                source = self.source
                if note is not None and source is not None and self._store.can_change:
                    self.note.begin(note.about, self._note_title(source), note)

    def _write_note(self) -> None:
        source = self.source
        if source is not None:
            notes = self._store.kept.notes_about(source.id)
            self.note.begin(source.id, self._note_title(source), notes[0] if notes else None)

    def _note_title(self, source: Source) -> str:
        return self._words.text("Note on “{title}”", title=source.title)

    def _copy(self) -> None:
        if self._wanted is not None:
            self.copied.emit(self._wanted)

    def _add_source(self) -> None:
        self.form.begin(None)

    def _keep(self, source: Source, is_new: bool) -> None:
        act = own.add_source if is_new else own.edit_source
        self._store.change(
            lambda workspace: act(workspace, source),
            lambda _: self._show_kept(source.id),
            lambda error: self.form.show_problem(str(error)),
        )

    def _show_kept(self, source: SourceId) -> None:
        self.form.done()
        self.open_source(source)

    def _chosen(self) -> tuple[SourceId, ...]:
        """Those selected, if they are several; else all that are listed."""
        selected = [index.data(Role.KEY) for index in self.table.selectionModel().selectedRows()]
        return tuple(selected) if len(selected) > 1 else tuple(row.source.id for row in self.model.rows)


def write_references(path: Path, sources: tuple[Source, ...]) -> Path:
    """Write them as RIS or, in a file called .json, as CSL-JSON. Raises UserError, one sentence."""
    from db.csl import to_csl
    from db.ris import to_ris
    from desktop.ui.acts import write_file

    text = to_csl(sources) if path.suffix.casefold() == ".json" else to_ris(sources)
    return write_file(path, text.encode())
