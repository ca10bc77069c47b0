"""Editing the sections of the brief, joined to the window: the outline, the editor in its place, and the store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from db import edits
from db.edits import EditedSection, edits_on
from db.records import SourceId
from desktop.brief.blocks import Box, FigureBlock, Listing, Paragraph, Quotation, Table
from desktop.brief.edits import accept, begun, sentences_of, settle, settle_all
from desktop.ui.brief.outline import changes_under, title_of
from desktop.ui.brief.section_editor import SectionEditor
from desktop.ui.brief.section_writer import SectionWriter
from desktop.ui.facts.references import cited_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.edits import About, Edits
    from desktop.brief.blocks import Block, Section
    from desktop.brief.edits import Change
    from desktop.ui.acts import Made
    from desktop.ui.brief.view import BriefView
    from desktop.ui.kept import Kept
    from desktop.ui.session import Session
    from desktop.wording import Wording


class Editing(QObject):
    """Made once the brief's column is there. One section at a time is open.

    What is typed goes to the store after each short pause, and to the pages from there like any other change.
    """

    def __init__(self, session: Session, brief: BriefView) -> None:
        super().__init__(brief)
        self._session = session
        self._store = session.store
        self._words = session.words
        self._brief = brief
        self._made: Made | None = None
        self._about: About | None = None  # of the section that is open
        self._section: EditedSection | None = None  # as it was shown or handed over last
        self._was_kept = False  # whether the store has had it since it is open
        self.writer = SectionWriter(self._store, self)
        self.editor = SectionEditor(self._sources, self._tell, self._words)
        brief.place_editor(self.editor)
        self._connect()

    @property
    def _unsure(self) -> bool:
        """Whether something was written that is not on the disk yet."""
        return self.editor.waiting or self.writer.unsure

    def keep(self) -> None:
        """Hand over what is typed: the window or the file is about to be closed."""
        self.editor.flush()

    def edit(self, key: str) -> None:
        """Open a section in its place, to be written in."""
        made = self._made
        if made is None or not self._store.can_change:
            return
        self.leave()
        edited = self._edits.of(key)
        automatic = made.automatic.get(key)
        if edited is None and automatic is None:
            return
        section = edited or begun(automatic)  # type: ignore[arg-type], one of both is there
        self._about, self._was_kept = made.about, edited is not None
        self._show(section)
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """A new section of the user's, behind the one that is marked."""
        made = self._made
        if made is None or not self._store.can_change:
            return
        self.leave()
        key = edits.own_key()
        section = EditedSection(key, self._words.text("New section"))
        order = [row.key for row in self._brief.model.rows]
        marked = self._brief.marked
        order.insert(order.index(marked) + 1 if marked in order else len(order), key)
        about = made.about

        self._about, self._was_kept = about, False
        self._show(section)
        self._store.change(lambda workspace: edits.add_section(workspace, about, section, order))
        self.editor.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.title.selectAll()

    def move(self, key: str, down: int) -> None:
        """Put a section so many rows further down."""
        made, keys = self._made, [row.key for row in self._brief.model.rows]
        if made is None or key not in keys or not self._store.can_change:
            return
        at = keys.index(key)
        to = min(max(at + down, 0), len(keys) - 1)
        if to == at:
            return
        keys.insert(to, keys.pop(at))
        title, about = self._title(key), made.about
        self._brief.show_order(keys, key)
        self._store.change(lambda workspace: edits.order_sections(workspace, about, keys, title))

    def leave(self) -> None:
        """Close the section that is open; what was typed is kept."""
        if self._section is None:
            return
        self.editor.flush()
        key, self._section, self._about = self._section.key, None, None
        self.editor.hide()
        self._brief.focus_section(key)

    def _connect(self) -> None:
        editor, brief = self.editor, self._brief
        brief.outline.edit_wanted.connect(self.edit)
        brief.outline.moved.connect(self.move)
        brief.model.moved.connect(self.move)
        brief.add.clicked.connect(self.add)
        editor.typed.connect(self._take_typed)
        editor.restored.connect(self._restore)
        editor.left.connect(self.leave)
        editor.changes.accepted.connect(self._accept)
        editor.changes.settled.connect(self._settle)
        editor.changes.settled_all.connect(self._settle_all)
        self.writer.kept.connect(editor.say_kept)
        self.writer.refused.connect(editor.say_refused)
        self._store.kept_changed.connect(self._follow)
        self._session.brief_made.connect(self._take_brief)
        self._session.brief_emptied.connect(self._forget)
        self._session.left.connect(self._forget)

    @property
    def _edits(self) -> Edits:
        """Of the brief that is shown."""
        return edits_on(self._store.kept.edits, self._made.about) if self._made else edits.NOTHING_EDITED

    def _sources(self) -> dict:
        facts = self._session.facts
        found = facts.sources if facts else {}
        return {key: source for key, source in found.items() if source.kind != "memory"}

    def _tell(self, source: str) -> str:
        return cited_words(SourceId(source), self._store.facts, self._words)

    def _show(self, section: EditedSection) -> None:
        automatic = self._automatic(section.key)
        self._section = section
        kept = [_called(block, self._words) for block in _kept_in(automatic)]
        heading = (automatic.title if automatic else "") or section.heading
        self.editor.show_section(section, "" if section.own else heading, kept)
        self._show_state()

    def _show_state(self) -> None:
        section, made = self._section, self._made
        if section is None or made is None:
            return
        edited = edits_on(self._store.kept.edits, self._about).of(section.key) if self._about else None
        notes = {str(source): number for number, source in enumerate(made.brief.notes, 1)}
        self.editor.show_numbers(notes)
        self.editor.show_state(changes_under(section, made.automatic), edited=edited is not None)

    def _automatic(self, key: str) -> Section | None:
        return self._made.automatic.get(key) if self._made else None

    def _title(self, key: str) -> str:
        return title_of(
            self._automatic(key), self._edits.of(key), self._made.words if self._made else self._words
        )

    def _take_typed(self) -> None:
        section = self._section
        if section is not None:
            self._write(replace(section, title=self.editor.title_typed, blocks=self.editor.blocks))

    def _write(self, section: EditedSection) -> None:
        if section == self._section or self._about is None:
            return
        self._section = section
        title = section.title or (
            self._words.text("New section") if section.own else self._title(section.key)
        )
        self.writer.write(self._about, section, title)

    def _restore(self) -> None:
        section, about = self._section, self._about
        if section is None or about is None:
            return
        self.editor.flush()
        title = self._title(section.key)
        self.writer.forget(about, section.key)
        self._section = self._about = None
        self.editor.hide()
        self._store.change(lambda workspace: edits.drop_section(workspace, about, section.key, title))
        self._brief.focus_section(section.key)

    def _accept(self, change: Change) -> None:
        self._change_text(lambda section, now: accept(section, change, now))

    def _settle(self, change: Change) -> None:
        self._change_text(lambda section, _: settle(section, change))

    def _settle_all(self) -> None:
        self._change_text(settle_all)

    def _change_text(self, act: Callable[[EditedSection, Sequence], EditedSection]) -> None:
        self.editor.flush()
        section = self._section
        if section is None:
            return
        automatic = self._automatic(section.key)
        changed = act(section, sentences_of(automatic.blocks) if automatic else ())
        self._write(changed)
        self._show(changed)
        self.editor.changed.setChecked(
            bool(changes_under(changed, self._made.automatic if self._made else {}))
        )
        if not self.editor.changes.takers:
            self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_brief(self, made: Made) -> None:
        self._made = made
        if self._about is not None and made.about != self._about:
            self.leave()
        self._show_state()

    def _follow(self, kept: Kept) -> None:
        """Undone or done by others: show what there is now, unless one is typing."""
        section, about = self._section, self._about
        if section is None or about is None or self._unsure:
            return
        now = edits_on(kept.edits, about).of(section.key)
        if now is None and section.own and self._was_kept:
            self._forget_section()
        elif now is None and not section.own:
            automatic = self._automatic(section.key)
            if automatic is not None and begun(automatic) != section:
                self._show(begun(automatic))
        elif now is not None and now != section:
            self._show(now)
        self._was_kept = now is not None
        self._show_state()

    def _forget_section(self) -> None:
        self._section = self._about = None
        self.editor.hide()

    def _forget(self) -> None:
        self.editor.flush()
        self._forget_section()
        self._made = None


def _kept_in(section: Section | None) -> list[Block]:
    blocks = section.blocks if section else ()
    return [block for block in blocks if not isinstance(block, (Paragraph, Listing, Quotation))]


def _called(block: Block, words: Wording) -> str:
    """What stands in the text for a part that stays automatic."""
    match block:
        case Table():
            return words.plural(
                "▤ Table of {n} line, made from the facts",
                "▤ Table of {n} lines, made from the facts",
                len(block.rows),
            )
        case Box():
            return words.text("▢ Box of who says what, made from the facts")
        case FigureBlock():
            return words.text("▣ Map or chart")
    return ""
