"""The form in which a source of the user's is added or changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.accessed import accessed_on, with_accessed, without_accessed
from db.dates import PartialDate
from db.records import Source, SourceId
from desktop.ui.facts.drafting import new_source_id
from desktop.ui.facts.fields import ChoiceField, Field, LineField, TextField
from desktop.ui.facts.source_kinds import KINDS_OF_SOURCE, source_kind_words
from desktop.ui.widgets.texts import heading

if TYPE_CHECKING:
    from desktop.ui.drafts import Drafts
    from desktop.wording import Wording

DRAFTS = "source"
"""Names the form among those of which the workspace keeps drafts."""
_PAUSE = 700  # milliseconds since the last letter
_NONE = Source(SourceId(""), "", "", None, "", "official", "")


class SourceForm(QFrame):
    """`kept` carries the source as it is written and whether it is new; `left` says that the user turns away.

    What is written stays in the drafts until it is kept or discarded.
    """

    kept = Signal(object, bool)
    left = Signal()

    def __init__(self, drafts: Drafts, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        self._words = words
        self._source = _NONE
        self._drafts = drafts
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.remember)
        self.title = heading()
        self.fields: dict[str, Field] = {
            "title": LineField(words.text("title")),
            "publisher": LineField(words.text("publisher")),
            "published": LineField(words.text("published"), words.text("2025, 2025-12 or 2025-12-01")),
            "url": LineField(words.text("address"), words.text("https://…; empty if it has none")),
            "accessed": LineField(words.text("date of access"), words.text("2025, 2025-12 or 2025-12-01")),
            "kind": ChoiceField(
                words.text("kind of source"),
                [(kind, source_kind_words(kind, words)) for kind in KINDS_OF_SOURCE],
            ),
            "notes": TextField(words.text("notes")),
        }
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self._begun = self._draft()
        for field in self.fields.values():
            field.edited.connect(self._pause.start)
        self._lay_out()
        self.hide()

    def begin(self, source: Source | None) -> None:
        """Change a source, or describe a new one; go on where the user left off."""
        words = self._words
        self.remember()
        self._source = source or _NONE
        self.title.setText(words.text("Change the source") if source else words.text("A source of your own"))
        for name, text in self._texts().items():
            self.fields[name].show_text(text)
        self._begun = self._draft()
        self._pause.stop()  # what is shown is no change
        self.show_problem("")
        self.show()
        self.fields["title"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> None:
        """Keep what is written as a draft, if it is anything new."""
        self._pause.stop()
        about, draft = self._source.id, self._draft()
        if not self.isHidden() and (draft != self._begun or about in self._drafts.of(DRAFTS)):
            self._drafts.keep(DRAFTS, about, draft)

    def done(self) -> None:
        """What was written is kept."""
        self._pause.stop()
        self._drafts.keep(DRAFTS, self._source.id, None)
        self.hide()

    def show_problem(self, problem: str, field: str = "") -> None:
        """Say what is wrong, beside its field if it is one's own."""
        for name, each in self.fields.items():
            each.show_problem(problem if name == field else "")
        self.problem.setText("" if field else problem)

    def _texts(self) -> Mapping[str, str]:
        """What was begun of the source, or what is kept of it."""
        begun = self._drafts.of(DRAFTS).get(self._source.id, {})
        return _texts(self._source) | {name: text for name, text in begun.items() if name in self.fields}

    def _draft(self) -> dict[str, str]:
        return {name: field.text for name, field in self.fields.items()}

    def _keep(self) -> None:
        draft = self._draft()
        if not draft["title"].strip():
            self.show_problem(self._words.text("a source needs a title"), "title")
            return
        days: dict[str, PartialDate | None] = {}
        for name in ("published", "accessed"):
            try:
                days[name] = PartialDate(draft[name].strip()) if draft[name].strip() else None
            except ValueError as problem:
                self.show_problem(str(problem), name)
                return
        is_new = not self._source.id
        made = replace(
            self._source,
            id=new_source_id(draft["title"]) if is_new else self._source.id,
            published=days["published"],
            notes=_notes(draft["notes"].strip(), days["accessed"]),
            **_stripped(draft, ("title", "publisher", "url", "kind")),
        )
        self.kept.emit(made, is_new)

    def _leave(self) -> None:
        self.remember()
        self.hide()
        self.left.emit()

    def _discard(self) -> None:
        self.done()
        self.left.emit()

    def _lay_out(self) -> None:
        words = self._words
        self.keep = QPushButton(words.text("Keep"))
        self.keep.setObjectName("primary")
        self.keep.clicked.connect(self._keep)
        later = QPushButton(words.text("Later"))
        later.clicked.connect(self._leave)
        discard = QPushButton(words.text("Discard"))
        discard.clicked.connect(self._discard)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(later)
        row.addStretch(1)
        row.addWidget(discard)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(self.problem)
        column.addLayout(row)


def _texts(source: Source) -> dict[str, str]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "published": str(source.published or ""),
        "url": source.url,
        "accessed": str(accessed_on(source.notes) or ""),
        "kind": source.kind,
        "notes": without_accessed(source.notes),
    }


def _notes(written: str, accessed: PartialDate | None) -> str:
    """With the day of the field; what is written among the notes stands where the field is empty."""
    return with_accessed(written, accessed) if accessed else written


def _stripped(draft: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: draft[name].strip() for name in names}
