"""What the box at the top found: headings, and under them their rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.bar.finds import Find, FindKind, headings, kind_of_hit
from desktop.ui.facts.kind_words import kind_titles
from desktop.ui.models.roles import Role
from desktop.ui.models.tips import tip

if TYPE_CHECKING:
    from db.search import Hit
    from desktop.wording import Wording

_TITLED = frozenset({"state", "source", "meeting"})
"""Kinds whose title says all; of others the words found are shown besides."""

Index = QModelIndex | QPersistentModelIndex


class HitsModel(QAbstractListModel):
    """A heading is a text; a row is a Find. Finds of a kind must follow each other."""

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._headings = headings(words)
        self._rows: tuple[Find | str, ...] = ()

    def show_finds(self, finds: Sequence[Find]) -> None:
        """Show these, with a heading over each kind."""
        rows: list[Find | str] = []
        before = None
        for find in finds:
            if find.kind is not before:
                rows.append(self._headings[find.kind])
            rows.append(find)
            before = find.kind
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def finds(self) -> tuple[Find, ...]:
        """The rows without their headings."""
        return tuple(row for row in self._rows if isinstance(row, Find))

    def find(self, row: int) -> Find | None:
        """What stands in a row; None for a heading or no row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Find) else None

    def row_of(self, identity: str) -> int | None:
        """Where the same thing stands now."""
        same = (n for n, row in enumerate(self._rows) if isinstance(row, Find) and row.identity == identity)
        return next(same, None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.find(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Role.HEADING) else None
        read = _READ.get(role)
        return read(self, row) if read else None

    def told(self, find: Find) -> str:
        """A row in words: what it is, and what the keys do."""
        return ", ".join(filter(None, (find.title, find.remark, self._headings[find.kind], self.keys(find))))

    def keys(self, find: Find) -> str:
        """What Enter does, and Enter with Ctrl."""
        words = self._words
        enter = words.text("Enter: {act}", act=find.does) if find.does else ""
        other = words.text("Ctrl+Enter: {act}", act=find.also_does) if find.also_does else ""
        return " · ".join(filter(None, (enter, other)))


_READ: dict[int, Callable[[HitsModel, Find], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda _, find: find.title,
    Qt.ItemDataRole.ToolTipRole: lambda _, find: tip(find.tip) or None,
    Qt.ItemDataRole.AccessibleTextRole: lambda model, find: model.told(find),
    Role.REMARK: lambda _, find: find.remark,
    Role.MUTED: lambda _, find: not find.able,
    Role.ROW: lambda _, find: find,
}
"""What each role reads."""


def find_of(hit: Hit, words: Wording) -> Find:
    """A hit of the store as a row."""
    kind = kind_of_hit(hit)
    title = hit.title if hit.kind in _TITLED else f"{hit.title}: {hit.snippet}"
    key = str(hit.state) if hit.kind == "state" and hit.state else hit.key
    remark = _remark(hit, words)
    does, also_does = _acts_of(kind, words)
    if hit.state is None and kind in (FindKind.POSITION, FindKind.FACT, FindKind.OURS, FindKind.WRITTEN):
        also_does = ""
    return Find(kind, key, title, remark, (), does, also_does, tip=hit.snippet, hit=hit)


def _remark(hit: Hit, words: Wording) -> str:
    """What kind of thing it is; of what stands in a brief, for whom that is."""
    if hit.kind == "section":
        from db.edits import About
        from desktop.ui.brief.about_words import paper_words

        return paper_words(About.read(hit.key.rpartition("#")[0]), words)
    return kind_names(words).get(hit.kind, hit.kind)


def _acts_of(kind: FindKind, words: Wording) -> tuple[str, str]:
    """What Enter does with a hit, and Enter with Ctrl."""
    match kind:
        case FindKind.STATE:
            return words.text("pick it"), words.text("open its page")
        case FindKind.MEETING:
            return words.text("make the brief for it"), words.text("open its record")
        case FindKind.SOURCE:
            return words.text("open it"), words.text("copy its reference")
        case FindKind.OURS:
            return words.text("open it"), words.text("pick its state")
        case _:
            return words.text("open it"), words.text("open its state’s page")


def kind_names(words: Wording) -> dict[str, str]:
    """What each kind of hit is called."""
    return kind_titles(words) | {
        "source": words.text("Source"),
        "note": words.text("Note"),
        "contact": words.text("Contact"),
        "promise": words.text("Promise"),
        "encounter": words.text("Talk"),
        "tactic": words.text("Tactic"),
    }
