"""Versions and structure of the brief, joined to the window: two menus under the outline, and a pane to compare in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from db import edits
from db.edits import edits_on
from desktop.ui.brief.about_words import subject_words
from desktop.ui.brief.outline import title_of
from desktop.ui.brief.versions_pane import VersionsPane, version_words

if TYPE_CHECKING:
    from db.edits import About, KeptEdits, Version
    from desktop.ui.acts import Made
    from desktop.ui.kept import Kept
    from desktop.ui.main_window import MainWindow


class Versions(QObject):
    """Made once the brief's column is there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.brief)
        self._window = window
        self._session = window.session
        self._store = window.session.store
        self._words = window.session.words
        self._brief = window.brief
        self._made: Made | None = None
        self.pane = VersionsPane(self._title, self._words)
        self.menu, self.structures = QMenu(self._brief), QMenu(self._brief)
        self._brief.versions.setMenu(self.menu)
        self._brief.structure.setMenu(self.structures)
        self._brief.place_editor(self.pane)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.structures.aboutToShow.connect(self.fill_structures)
        self._brief.name.returnPressed.connect(self._keep)
        self.pane.left.connect(self._leave)
        self.pane.returned.connect(self._return)
        self.pane.dropped.connect(self._drop)
        self._store.kept_changed.connect(self._follow)
        self._session.brief_made.connect(self._take_brief)
        for gone in (self._session.brief_emptied, self._session.left):
            gone.connect(self._forget)

    def fill_menu(self) -> None:
        """What one can do with versions now."""
        self.menu.clear()
        keep = self.menu.addAction(self._words.text("Keep this version…"))
        keep.setEnabled(self._store.can_change and self._made is not None)
        keep.triggered.connect(self._ask_name)
        known = self._known
        if known:
            self.menu.addSeparator()
        for version in known:
            action = self.menu.addAction(version_words(version, self._words).replace("&", "&&"))
            action.triggered.connect(lambda _=False, key=version.key: self.compare(key))

    def fill_structures(self) -> None:
        """Briefs whose order and own sections the picked states' briefs can have, too."""
        words, menu = self._words, self.structures
        menu.clear()
        count = len(self._session.choice.states)
        told = words.plural(
            "Give {n} picked state the order and own sections of:",
            "Give each of {n} picked states the order and own sections of:",
            count,
        )
        menu.addAction(told).setEnabled(False)
        found = self._structured if self._store.can_change else []
        for kept in found:
            action = menu.addAction(self._name(kept.about).replace("&", "&&"))
            action.triggered.connect(lambda _=False, kept=kept: self.give(kept))
        if not found:
            menu.addAction(words.text("No brief has an order or sections of its own yet")).setEnabled(False)

    def compare(self, key: str) -> None:
        """Show a version beside the brief as it is now."""
        made = self._made
        if made is not None:
            self._window.editing.leave()
            self._window.editing.editor.hide()
            self.pane.show_versions(self._known, self._now, made.automatic, key)
            self.pane.one.setFocus(Qt.FocusReason.OtherFocusReason)

    def give(self, kept: KeptEdits) -> None:
        """Give the brief on each picked state this one's structure; what is edited in them stays."""
        states, name = self._session.choice.states, self._name(kept.about)
        alone = [replace(kept.about, subject=str(state)) for state in states]
        together = replace(kept.about, subject=edits.subject_of(kept.about.kind, states, ()))
        targets = [about for about in dict.fromkeys((*alone, together)) if about != kept.about]
        self._store.change(
            lambda workspace: edits.apply_structure(workspace, kept.edits, targets, name),
            lambda _: self._window.status.say(
                self._words.text(
                    "They have the order and own sections of {brief}; what is edited in each stays. "
                    "“Export a book” or “Export one file a state” makes them all.",
                    brief=name,
                )
            ),
        )

    @property
    def _known(self) -> list[Version]:
        about = self._made.about if self._made else None
        return [version for version in self._store.kept.versions if version.about == about]

    @property
    def _now(self) -> edits.Edits:
        return edits_on(self._store.kept.edits, self._made.about) if self._made else edits.NOTHING_EDITED

    @property
    def _structured(self) -> list[KeptEdits]:
        """Of this audience, language and kind of document."""
        made = self._made
        if made is None:
            return []
        return [
            each
            for each in self._store.kept.edits
            if replace(each.about, subject="") == replace(made.about, subject="")
            and (each.edits.order or any(section.own for section in each.edits.sections))
        ]

    def _name(self, about: About) -> str:
        return subject_words(about, self._session.facts, self._words)

    def _title(self, key: str) -> str:
        automatic = self._made.automatic.get(key) if self._made else None
        return title_of(automatic, self._now.of(key), self._made.words if self._made else self._words)

    def _ask_name(self) -> None:
        line = self._brief.name
        line.clear()
        line.show()
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        made, name = self._made, self._brief.name.text()
        if made is None:
            return
        self._window.editing.keep()
        about = made.about
        self._store.change(
            lambda workspace: edits.keep_version(workspace, about, name),
            lambda _: self._say_kept(name),
            self._session.fail,
        )

    def _say_kept(self, name: str) -> None:
        self._brief.name.hide()
        self._window.status.say(self._words.text("Kept the version “{name}”", name=name.strip()))

    def _return(self, key: str) -> None:
        self._store.change(lambda workspace: edits.return_to_version(workspace, key))

    def _drop(self, key: str) -> None:
        self._store.change(lambda workspace: edits.drop_version(workspace, key))

    def _take_brief(self, made: Made) -> None:
        other = self._made is None or made.about != self._made.about
        self._made = made
        self._brief.versions.setEnabled(True)
        if other:
            self.pane.hide()
            self._brief.name.hide()

    def _follow(self, _: Kept) -> None:
        if not self.pane.isVisible() or self._made is None:
            return
        if self._known:
            self.pane.show_versions(self._known, self._now, self._made.automatic, self.pane.chosen)
        else:
            self._leave()

    def _leave(self) -> None:
        self.pane.hide()
        self._brief.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self._made = None
        self.pane.hide()
        self._brief.name.hide()
