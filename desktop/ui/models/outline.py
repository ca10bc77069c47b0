"""The outline of the brief: its sections in order, which to print, and what each rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from desktop.ui.models.roles import Role
from desktop.ui.models.tick_list import Index, TickList

if TYPE_CHECKING:
    from desktop.wording import Wording

_MIME = "application/x-minebrief-section"
_CHECKED = Qt.CheckState.Checked
_UNCHECKED = Qt.CheckState.Unchecked


class Origin(StrEnum):
    """Whose words a section has."""

    AUTOMATIC = "automatic"
    EDITED = "edited"  # the user's, in place of automatic ones
    OWN = "own"  # the user's alone


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A section. notes: how many sources it cites. page: where it begins; None if it is not printed.

    changes: how many sentences of the automatic text under it read otherwise than when it was edited.
    gone: whether it cites a source that is not there any more.
    """

    key: str
    title: str
    notes: int
    page: int | None
    origin: Origin = Origin.AUTOMATIC
    changes: int = 0
    gone: bool = False


class OutlineModel(TickList):
    """One row a section. A tick asks for `toggled`; it does not change the choice itself.

    moved: a section was dragged, by so many rows down; the model waits to be told the new order.
    """

    toggled = Signal(str)
    moved = Signal(str, int)

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[OutlineRow, ...] = ()
        self._without: frozenset[str] = frozenset()

    @property
    def rows(self) -> Sequence[OutlineRow]:
        return self._rows

    def show_sections(self, rows: Iterable[OutlineRow]) -> None:
        fresh = tuple(rows)
        if [row.key for row in fresh] == [row.key for row in self._rows]:
            self._rows = fresh
            self._say_all_changed()
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def show_without(self, without: Iterable[str]) -> None:
        """Which sections are not to be printed."""
        self._without = frozenset(without)
        self._say_all_changed()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        read = _READ.get(role) if index.isValid() else None
        return read(self, self._rows[index.row()]) if read else None

    def is_printed(self, row: OutlineRow) -> bool:
        return row.key not in self._without

    def is_ticked(self, row: int) -> bool:
        return self.is_printed(self._rows[row])

    def ask_to_toggle(self, row: int) -> None:
        self.toggled.emit(self._rows[row].key)

    def remark(self, row: OutlineRow) -> str:
        """Why the section is not printed, or on how much it rests."""
        if not self.is_printed(row):
            return self._words.text("left out")
        if row.gone or row.changes:
            return self._mark(row)
        if row.page is None:
            return self._words.text("no room")
        if row.origin is not Origin.AUTOMATIC:
            return self._words.text("edited") if row.origin is Origin.EDITED else self._words.text("own")
        return self._sources(row)

    def _mark(self, row: OutlineRow) -> str:
        if row.gone:
            return self._words.text("● a source is gone")
        return self._words.text("● edited, facts changed")

    def _sources(self, row: OutlineRow) -> str:
        if not row.notes:
            return self._words.text("auto")
        return self._words.plural("auto · {n} source", "auto · {n} sources", row.notes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, self._rows[indexes[0].row()].key.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Asks for the move; False, so that the view removes no row by itself."""
        key = bytes(data.data(_MIME).data()).decode()
        keys = [each.key for each in self._rows]
        if key in keys:
            at = keys.index(key)
            to = len(keys) if row < 0 else row
            if (down := to - at - (to > at)) != 0:
                self.moved.emit(key, down)
        return False

    def _say_all_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


_READ: dict[int, Callable[[OutlineModel, OutlineRow], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda _, row: row.title,
    Qt.ItemDataRole.CheckStateRole: lambda model, row: _CHECKED if model.is_printed(row) else _UNCHECKED,
    Qt.ItemDataRole.AccessibleTextRole: lambda model, row: f"{row.title}, {model.remark(row)}",
    Role.REMARK: lambda model, row: model.remark(row),
    Role.KEY: lambda _, row: row.key,
    Role.ROW: lambda _, row: row,
}
"""What each role reads."""
