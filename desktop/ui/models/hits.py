"""What a search found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

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
    """One row a hit, states first as the search ranks them."""

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds = kind_names(words)
        self._hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.title if hit.kind in _TITLED else f"{hit.title}: {hit.snippet}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(hit.snippet)
            case Role.REMARK:
                return self._kinds.get(hit.kind, hit.kind)
            case Role.ROW:
                return hit
            case _:
                return None


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
