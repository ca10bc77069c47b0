"""The facts that the brief may use, and those from memory, which it may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from db.records import Certainty, SourceId
from db.state_names import folded
from desktop.ui.models.headed import HeadedModel
from desktop.ui.models.roles import Role
from desktop.ui.models.tips import tip

if TYPE_CHECKING:
    from db.records import Source
    from desktop.brief.usable import UsableFact
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex

SUBJECT, TOPIC, STATEMENT, DATE, SOURCE = range(5)


class FactsModel(HeadedModel):
    """One row a fact. What is not to be printed says so in its own words."""

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(
            (
                words.text("Subject"),
                words.text("Topic"),
                words.text("Statement"),
                words.text("Date"),
                words.text("Source"),
            ),
            parent,
        )
        self._words = words
        self._facts: tuple[UsableFact, ...] = ()
        self._sources: Mapping[SourceId, Source] = {}
        self._found_by: tuple[str, ...] = ()

    def show_facts(self, facts: Sequence[UsableFact], sources: Mapping[SourceId, Source]) -> None:
        self.beginResetModel()
        self._facts = tuple(facts)
        self._sources = sources
        self._found_by = tuple(folded(" ".join(self._texts(fact))) for fact in self._facts)
        self.endResetModel()

    def found_by(self, place: int) -> str:
        """What typing finds the row by, folded."""
        return self._found_by[place]

    @property
    def shown(self) -> Sized:
        """What has a row each."""
        return self._facts

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        fact = self._facts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts(fact)[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._texts(fact)[index.column()]) if index.column() != DATE else None
            case Role.SORT:
                return (
                    fact.sort_date if index.column() == DATE else self._texts(fact)[index.column()].casefold()
                )
            case Role.ROW:
                return fact
            case _:
                return None

    def _texts(self, fact: UsableFact) -> tuple[str, ...]:
        return (
            fact.subject,
            fact.topic,
            self._statement(fact),
            fact.date,
            self._source_titles(fact),
        )

    def _statement(self, fact: UsableFact) -> str:
        if fact.certainty is not Certainty.MEMORY:
            return fact.statement
        return self._words.text("{statement} (unverified, not printed)", statement=fact.statement)

    def _source_titles(self, fact: UsableFact) -> str:
        titles = (self._sources[code].title for code in fact.sources if code in self._sources)
        return "; ".join(titles)


class FilteredFacts(QSortFilterProxyModel):
    """The facts in which every typed word occurs; accents and case don't matter."""

    def __init__(self, facts: FactsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._words: tuple[str, ...] = ()
        self.setSourceModel(facts)
        self.setSortRole(Role.SORT)

    def show_only(self, text: str) -> None:
        self.beginFilterChange()
        self._words = tuple(folded(text).split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, place: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        found_by = self._facts.found_by(place)
        return all(word in found_by for word in self._words)
