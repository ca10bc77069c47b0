"""The form in which a fact is added or corrected: one field a column of its kind, then where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.columns import Column, columns_of
from db.dates import PartialDate
from db.records import FIXED, KINDS, Certainty, FactId, MembershipReading, Record
from db.rules import WORDS
from desktop.ui.facts.choice_words import choice_words
from desktop.ui.facts.drafting import DESCRIBED, NEW_SOURCE, SOURCE_KINDS, Draft, is_coded
from desktop.ui.facts.fields import ChoiceField, Field, LineField, TextField
from desktop.ui.facts.kind_words import field_hint, field_title, kind_titles
from desktop.ui.facts.references import certainty_words
from desktop.ui.facts.source_field import SourceField
from desktop.ui.facts.source_kinds import source_kind_words
from desktop.ui.facts.values import enum_words
from desktop.ui.widgets.drop_down import DropDown
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.roles import name_choice
from desktop.ui.widgets.texts import heading

if TYPE_CHECKING:
    from datetime import date

    from db.facts import Facts
    from desktop.wording import Wording

_LONG = frozenset(
    {"summary", "quote", "text", "claim", "answer", "recommendation", "finding", "detail", "notes", "words"}
)
_FIRST = "casualties"


def offered_kinds() -> tuple[type[Record], ...]:
    """The kinds that a user may add to: all but the states and areas, which are fixed."""
    return tuple(kind for kind in KINDS if kind not in FIXED and kind is not MembershipReading)


class FactForm(QWidget):
    """`kept` carries what is written; `left` and `discarded` say that the user turns away from it.

    corrects: the fact that is to be corrected; None if one is added. edited: something else is written than before.
    """

    kept = Signal(object)
    left = Signal()
    discarded = Signal()
    edited = Signal()

    def __init__(self, facts: Facts, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._words = words
        self.corrects: FactId | None = None
        self.kind: type[Record] = next(kind for kind in KINDS if kind.KIND == _FIRST)
        self.fields: dict[str, Field] = {}
        self._build()
        self._lay_out()
        self._make_fields({})
        self._begun = self.kind, self.draft

    @property
    def draft(self) -> dict[str, str]:
        """What is written, field by field."""
        return {name: field.text for name, field in self.fields.items()}

    @property
    def touched(self) -> bool:
        """Whether something else is written than it began with."""
        return (self.kind, self.draft) != self._begun

    def begin(self, kind: type[Record], draft: Draft, corrects: FactId | None, title: str) -> None:
        """Start from these texts."""
        self.corrects, self.kind = corrects, kind
        self.title.setText(title)
        self.kinds.setVisible(corrects is None)
        self.kinds.blockSignals(True)  # the kind is set here, not chosen
        self.kinds.setCurrentIndex(self.kinds.findData(kind.KIND))
        self.kinds.blockSignals(False)
        self._make_fields(draft)
        self._begun = self.kind, self.draft
        self.show_problems({}, "")

    def show_problems(self, problems: Mapping[str, str], whole: str) -> None:
        """Say what is wrong beside each field, and at the foot what is wrong with the whole."""
        for name, field in self.fields.items():
            field.show_problem(problems.get(name, ""))
        self.problem.setText(whole)
        self.problem.setVisible(bool(whole))
        first = next((name for name in self.fields if name in problems), "")
        if first in NEW_SOURCE:
            self._fold.fold(away=False)
        if first:
            self.fields[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self.fields[first])

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        if self.corrects is None:
            self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            next(iter(self.fields.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        words = self._words
        self.title = heading()
        self.kinds = DropDown()
        name_choice(self.kinds, words.text("Kind of fact"))
        titles = kind_titles(words)
        for kind in offered_kinds():
            self.kinds.addItem(titles[kind.KIND], kind.KIND)
        self.kinds.currentIndexChanged.connect(self._change_kind)
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.keep = QPushButton(words.text("Keep"))
        self.keep.setObjectName("primary")
        self.keep.setShortcut("Ctrl+Return")
        self.keep.setToolTip(words.text("Ctrl+Enter"))
        self.keep.clicked.connect(lambda: self.kept.emit(self.draft))
        self.leave = QPushButton(words.text("Later"))
        self.leave.setToolTip(words.text("What is written stays here until you keep or discard it"))
        self.leave.clicked.connect(self.left)
        self.discard = QPushButton(words.text("Discard"))
        self.discard.clicked.connect(self.discarded)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.kinds)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.problem)
        column.addLayout(row)

    def _change_kind(self, place: int) -> None:
        """Take along what is written where the new kind has a field of that name."""
        draft = self.draft
        wanted = self.kinds.itemData(place)
        self.kind = next(kind for kind in KINDS if wanted == kind.KIND)
        self._make_fields(draft)
        self.edited.emit()

    def _make_fields(self, draft: Draft) -> None:
        self.fields = {column.name: self._field(column) for column in columns_of(self.kind)}
        words = self._words
        source = SourceField(words.text("source"), self._facts, words)
        where = LineField(field_title("locators", words), field_hint("locators", words))
        new, origin = self._new_source(), self._origin()
        self.fields |= {"sources": source, **new, "locators": where, **origin}
        for name, text in draft.items():
            if name in self.fields:
                self.fields[name].show_text(text)
        for field in self.fields.values():
            field.edited.connect(self.edited)
        form = QWidget()
        form.setObjectName("form")
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(7)
        for field in self._of(columns.name for columns in columns_of(self.kind)):
            column.addWidget(field)
        column.addSpacing(6)
        column.addWidget(heading(self._words.text("Where it comes from")))
        self._fold = self._folded(new.values(), draft)
        for part in (source, self._fold, where, *origin.values()):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll.setWidget(form)
        self._order_by_tab()
        self.setTabOrder(source.editor, self._fold.head)

    def _order_by_tab(self) -> None:
        """From the kind through the fields to the buttons, which are older than the fields."""
        editors = (field.editor for field in self.fields.values())
        for stop, following in pairwise((self.kinds, *editors, self.keep, self.leave, self.discard)):
            self.setTabOrder(stop, following)

    def _of(self, names: Iterable[str]) -> list[Field]:
        return [self.fields[name] for name in names]

    def _folded(self, fields: Iterable[Field], draft: Draft) -> Fold:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 0, 0, 0)
        column.setSpacing(7)
        for field in fields:
            column.addWidget(field)
        fold = Fold(body)
        fold.set_title(self._words.text("A new source"))
        fold.fold(not any(draft.get(name, "").strip() for name in DESCRIBED))
        return fold

    def _origin(self) -> dict[str, Field]:
        words = self._words
        certainties = [(one.value, certainty_words(one, words)) for one in Certainty]
        why = LineField(words.text("why it is corrected"))
        reason: dict[str, Field] = {} if self.corrects is None else {"reason": why}
        return {
            "certainty": ChoiceField(words.text("certainty"), certainties),
            "known_by": LineField(field_title("known_by", words), field_hint("known_by", words)),
            "notes": TextField(words.text("notes")),
            **reason,
        }

    def _new_source(self) -> dict[str, Field]:
        words = self._words
        kinds = [(kind, source_kind_words(kind, words)) for kind in SOURCE_KINDS]
        made: tuple[Field, ...] = (
            LineField(words.text("title")),
            LineField(words.text("publisher")),
            LineField(words.text("published"), words.text("2025, 2025-12 or 2025-12-01")),
            LineField(words.text("address"), words.text("https://…; empty if it has none")),
            ChoiceField(words.text("kind of source"), kinds),
        )
        return dict(zip(NEW_SOURCE, made, strict=True))

    def _field(self, column: Column) -> Field:
        words = self._words
        name, hint = field_title(column.name, words), field_hint(column.name, words)
        known = WORDS.get((self.kind, column.name))
        if known:
            return ChoiceField(
                name, [(word, choice_words(self.kind.KIND, column.name, word, words)) for word in known], hint
            )
        if column.type is bool:
            return ChoiceField(name, [("0", words.text("not true")), ("1", words.text("true"))], hint)
        if issubclass(column.type, StrEnum):
            offered = [(one.value, enum_words(one, words)) for one in column.type]
            return ChoiceField(name, offered, hint)
        if is_coded(self.kind, column.name):
            return LineField(name, hint, self._names() if column.type is not tuple else ())
        if column.name in _LONG:
            return TextField(name, hint)
        return LineField(name, hint or _form_of(column.type, words))

    def _names(self) -> list[str]:
        facts = self._facts
        return [
            *(state.name for state in facts.states.values()),
            *(area.name for area in facts.areas.values()),
        ]


def _form_of(kind: type[date | PartialDate | object], words: Wording) -> str:
    if kind is PartialDate:
        return words.text("2025, 2025-12 or 2025-12-01")
    return words.text("YYYY-MM-DD") if kind.__name__ == "date" else ""
