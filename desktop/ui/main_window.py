"""The window. It arranges the views and joins them to the session; it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from desktop.ui.theme import theme_now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from db.facts import Facts
    from desktop.dossier.model import Dossier
    from desktop.ui.about import About
    from desktop.ui.actions import Effect, Menus
    from desktop.ui.acts import Made, UnlockKey
    from desktop.ui.bar.shortcuts import Shortcuts
    from desktop.ui.bar.view import Bar
    from desktop.ui.brief.previewing import Previewing
    from desktop.ui.brief.view import BriefView
    from desktop.ui.figures.studio import Order, Studio
    from desktop.ui.figures.view import MiddleView
    from desktop.ui.notices import StatusLine, Tone
    from desktop.ui.picker.view import PickerView
    from desktop.ui.rail.desk import Desk
    from desktop.ui.rail.name_line import NameLine
    from desktop.ui.rail.view import Rail
    from desktop.ui.rail.workspaces import Workspaces
    from desktop.ui.session import Session
    from desktop.ui.settings import Settings
    from desktop.ui.start.glance import Glance
    from desktop.ui.start.memory import Shown
    from desktop.ui.tour.guide import Guide
    from desktop.ui.widgets.cover import Cover
    from desktop.ui.widgets.file_prompt import AskPath
    from desktop.ui.widgets.page import Page
    from desktop.ui.widgets.strip import Strip


@dataclass(frozen=True, slots=True)
class Reopening:
    """What the next window is to open. key: what opens an encrypted file again; None if it is plain or locked."""

    path: Path | None
    key: UnlockKey | None = None


_MAP, _CHARTS, _EVENTS, _POSITIONS, _FACTS = range(5)
_BODY = "body"
_COVER = "cover"
_BREATH = 10  # milliseconds for the first paint of the list
_ROOMY = 820  # pixels of height in which the whole left column fits
_WIDTHS = (280, 740, 420)  # of the columns, in pixels
_REMEMBER_AFTER = 500  # milliseconds since the last change of the picks
_SLOW = 300  # milliseconds after which it is worth saying what goes on


class MainWindow(QMainWindow):
    """A bar, and under it the rail and the workspace in view; the brief's has three columns.

    It is built in steps, each once the one before has been painted: the list of states as it was left
    (`show_glance`), what one picks with (`begin`), the other two columns (`furnish`). What a step needs is
    imported in it.
    """

    session: Session
    bar: Bar
    picker: PickerView
    status: StatusLine
    rail: Rail
    naming: NameLine
    strip: Strip
    menus: Menus
    columns: QSplitter
    workspaces: Workspaces
    cover: Cover
    desk: Desk
    guide: Guide
    middle: MiddleView
    brief: BriefView
    previewing: Previewing
    shortcuts: Shortcuts

    def __init__(self, settings: Settings) -> None:
        from desktop.ui.dressing import dress_application

        super().__init__()
        dress_application(settings.theme)
        self.settings = settings
        self.begun = False
        self.glance: Glance | None = None
        self.setWindowTitle("Minebrief")
        self.setMinimumSize(880, 480)

    def show_glance(self, shown: Shown) -> Glance | None:
        """The list of states as it was left, to be looked at while all else is read; None if the window was never left."""
        from desktop.ui.start.glance import Glance

        if not self.settings.restore_geometry(self):
            return None
        self.setStyleSheet(theme_now().stylesheet())
        self.glance = Glance(shown, self)
        return self.glance

    def begin(self, session: Session, ask: AskPath, find: AskPath) -> None:
        """Build what one picks with, and join it to the session.

        ask, find: where to write a file and which to read; tests answer in the user's place.
        """
        self.begun = True
        session.setParent(self)
        self.session = session
        self.ask = ask
        self.seek = find
        self.folder = Path.home()
        self._complete = False
        self._furnished = False
        self._left_at = ""  # the workspace that was in view last, until it is shown again
        self.reopening: Reopening | None = None
        self._warned = False  # that something would be lost by closing
        self._studio: Studio | None = None
        self._about: About | None = None
        self._build()
        self._lay_out()
        self._join_views()
        self._join_session()
        self._restore()
        self._join_choice()
        if self.glance is None:
            self.setStyleSheet(theme_now().stylesheet())
        else:
            QTimer.singleShot(0, self._lift_glance)

    def complete(self) -> None:
        """Make what the list of states can be painted without, and what the opening of a file needs."""
        if self._complete:
            return
        self._complete = True
        from desktop.ui.bar.commanding import Commanding
        from desktop.ui.bar.shortcuts import Shortcuts
        from desktop.ui.brief.books import Books
        from desktop.ui.dressing import Dressing
        from desktop.ui.panes import Panes
        from desktop.ui.rail.desk import Desk
        from desktop.ui.rail.kept_briefs import KeptBriefs
        from desktop.ui.rail.kept_sets import KeptSets
        from desktop.ui.safety.safety import Safety
        from desktop.ui.speaking import Speaking
        from desktop.ui.tour.guide import Guide

        self.desk = Desk(self)
        self.shortcuts = Shortcuts(self, self.settings)
        Commanding(self, self.settings)
        self.kept_briefs = KeptBriefs(self, self.naming)
        KeptSets(self)
        Books(self)
        Safety(self, self.settings, self.seek)
        self.guide = Guide(self, self.settings)
        Dressing(self, self.settings)
        Panes(self)
        Speaking(self, self.settings)

    def reopen(self) -> None:
        """Close, for another window to go on with the same file where this one was left."""
        from desktop.ui.acts import key_at_hand

        workspace = self.session.workspace
        self.reopening = Reopening(self.session.path, key_at_hand(workspace) if workspace else None)
        if not self.close():
            self.reopening = None

    def show_error(self, text: str) -> None:
        from desktop.ui.notices import Tone

        self.status.say(text, Tone.ERROR)

    def say_on(self, page: Page, text: str, tone: Tone) -> None:
        """Say on a page how its act went; in the status bar, if the page has been left meanwhile."""
        if self.cover.page is page:
            page.say(text, tone)
        else:
            self.status.say(text, tone)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.begun:
            super().closeEvent(event)
            return
        self.complete()
        self._keep()
        if self._unkept and not self._warned:
            self._warned = True
            self._say_unkept()
            event.ignore()
            return
        if self._furnished:
            self.middle.timeline.stop()
            self.settings.remember_window(self, self._splitters)
            self.settings.remember_place(self.workspaces.key, self.middle.tabs.currentIndex())
        self.settings.remember_folds(self.picker.folds)
        self._remember_choice()
        self._remember_list()
        super().closeEvent(event)

    def _remember_list(self) -> None:
        """Close the file, and keep what the list of states showed of it: for the next start, or not at all."""
        from desktop.ui.start.keeping import keep_list, list_shown

        session, shown = self.session, list_shown(self)
        session.close()
        keep_list(self.settings, session, shown)

    def _say_unkept(self) -> None:
        self.show_error(
            self.session.words.text(
                "A note could not be kept yet. Mend what is in the way or copy the note elsewhere; closing once more loses it."
            )
        )

    def remember(self) -> None:
        """Write the picks and what is being written now: the window turns to another workspace."""
        self._keep()
        self._remember_choice()

    def _keep(self) -> None:
        """Hand over what is being written anywhere."""
        self.desk.keep()
        if self._furnished:
            self.editing.keep()

    @property
    def _unkept(self) -> bool:
        """Whether something that was written would be lost with the window."""
        return self.desk.unkept or (self._furnished and self.editing.writer.unkept)

    def _remember_choice(self) -> None:
        from desktop.ui.settings import written_choice

        session = self.session
        if session.workspace is None:  # locked, or not open yet: what is picked there is nobody's business
            return
        session.keep_house()
        if session.keep_picks(written_choice(session.choice, session.today)):
            self.settings.forget_choice()
        else:
            self.settings.remember_choice(session.choice, session.today)
        self.settings.save()

    @property
    def studio(self) -> Studio:
        """What draws the window's figures."""
        from desktop.ui.figures.studio import Studio

        if self._studio is None:
            self._studio = Studio(self.session.operations, self.session.words)
        return self._studio

    def furnish(self) -> None:
        """Build map, charts, facts and brief, if that has not been done."""
        if self._furnished:
            return
        from desktop.ui.brief.view import BriefView
        from desktop.ui.facts.references import cited_words, origin_words
        from desktop.ui.figures.view import MiddleView

        self._furnished = True
        session, words = self.session, self.session.words
        self.middle = MiddleView(
            session.choice,
            self.studio,
            session.today,
            words,
            session.fail,
            lambda fact: origin_words(fact, session.store.facts, words),
        )
        self.brief = BriefView(
            session.choice, words, lambda source: cited_words(source, session.store.facts, words)
        )
        self.middle.setAccessibleName(words.text("Map, charts and facts"))
        self.brief.setAccessibleName(words.text("Brief"))
        self._room.setParent(None)
        self.columns.addWidget(self.middle)
        self.columns.addWidget(self.brief)
        self._size_columns()
        self._join_furniture()
        self.menus.offer(self._effects_of_furniture())
        self._left_at, tab = self.settings.place
        if tab < self.middle.tabs.count():
            self.middle.show_tab(tab)

    def _build(self) -> None:
        from desktop.ui.actions import Menus, menus_of
        from desktop.ui.bar.view import Bar
        from desktop.ui.notices import StatusLine
        from desktop.ui.picker.view import PickerView
        from desktop.ui.rail.name_line import NameLine
        from desktop.ui.rail.view import Rail, places_of
        from desktop.ui.widgets.strip import Strip

        session, words = self.session, self.session.words
        choice = session.choice
        self.bar = Bar(choice, words)
        self.picker = PickerView(choice, words)
        self.status = StatusLine(words)
        self.rail = Rail(places_of(words), words)
        self.naming = NameLine(words.text("Keep this brief as"), words)
        self.strip = Strip()
        self.picker.setAccessibleName(words.text("States and issues"))
        self.bar.setAccessibleName(words.text("Search, date and meeting"))
        self.status.setAccessibleName(words.text("Status"))
        self.menus = Menus(self, menus_of(words))
        self.menus.offer(self._effects())
        self._enable_export()
        self._slow = QTimer(self, singleShot=True, interval=_SLOW)
        self._slow.timeout.connect(self._say_work)

    def _lay_out(self) -> None:
        from desktop.ui.rail.workspaces import Workspaces
        from desktop.ui.widgets.cover import Cover

        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setHandleWidth(1)
        self.picker.setMinimumWidth(250)
        self.columns.addWidget(self.picker)
        self._room = QWidget()  # keeps that of the columns that come later
        self.columns.addWidget(self._room)
        self.columns.setSizes([_WIDTHS[0], sum(_WIDTHS[1:])])
        self.columns.setStretchFactor(1, 1)
        self.columns.setChildrenCollapsible(False)
        self.workspaces = Workspaces()
        self.workspaces.offer("brief", lambda: self.columns)
        self.workspaces.visit("brief")
        self.rail.show_place("brief")
        body = _beside(self.rail, self.workspaces)
        self.cover = Cover(_stacked(self.bar, self.naming, self.strip, body))
        self.cover.setObjectName(_COVER)
        self.setCentralWidget(_stacked(self.cover, self.status))

    def _effects(self) -> dict[str, Effect]:
        choice = self.session.choice
        return {
            "export": self._export,
            "quit": self.close,
            "clear": lambda: choice.pick(()),
            "today": lambda: choice.set_as_of(self.session.today),
            "about": self._show_about,
        }

    def _effects_of_furniture(self) -> dict[str, Effect]:
        middle, brief = self.middle, self.brief
        return {
            "edit-section": lambda: self.editing.edit(brief.marked),
            "add-section": self.editing.add,
            "section-up": lambda: self.editing.move(brief.marked, -1),
            "section-down": lambda: self.editing.move(brief.marked, 1),
            "another-brief": self.open_briefs.add,
            "save-figure": middle.ask_to_save,
            "copy-figure": middle.copy_figure,
            "map": lambda: self._show_tab(_MAP),
            "charts": lambda: self._show_tab(_CHARTS),
            "events": lambda: self._show_tab(_EVENTS),
            "positions": lambda: self._show_tab(_POSITIONS),
            "facts": lambda: self._show_tab(_FACTS),
            "zoom-in": middle.zoom_in,
            "zoom-out": middle.zoom_out,
            "fit-picked": middle.fit_picked,
            "whole-map": middle.zoom_home,
            "previous-page": brief.go_back,
            "next-page": brief.go_on,
        }

    def _join_views(self) -> None:
        self.bar.export.clicked.connect(self._export)
        self.bar.search.sought.connect(self.session.search)
        choice = self.session.choice
        choice.states_changed.connect(self._enable_export)
        choice.issues_changed.connect(self._enable_export)
        choice.print_changed.connect(self._enable_export)
        choice.states_changed.connect(self._show_picks)
        choice.issues_changed.connect(self._show_picks)

    def _join_choice(self) -> None:
        """Write the picks soon after each change: a killed program has lost none."""
        self._remembering = QTimer(self, singleShot=True, interval=_REMEMBER_AFTER)
        self._remembering.timeout.connect(self._remember_choice)
        choice = self.session.choice
        choice.states_changed.connect(self._remembering.start)
        choice.issues_changed.connect(self._remembering.start)
        choice.as_of_changed.connect(self._remembering.start)
        choice.meeting_changed.connect(self._remembering.start)
        choice.print_changed.connect(self._remembering.start)
        choice.beside_changed.connect(self._remembering.start)

    def _join_session(self) -> None:
        session = self.session
        session.facts_loaded.connect(self._show_facts)
        session.rows_told.connect(self.picker.show_states)
        session.rows_told.connect(self._show_picks)
        for ending in (session.rows_told, session.locked, session.damaged, session.stopped):
            ending.connect(self._end_glance)
        session.rows_told.connect(self._furnish_soon)
        session.filters_found.connect(self.picker.show_filters)
        session.issues_counted.connect(self.picker.show_issue_counts)
        session.saved.connect(self._say_saved)
        session.failed.connect(self.show_error)
        session.stopped.connect(self._say_stopped)
        session.left.connect(self._forget_all)
        session.picks_found.connect(self._take_picks)
        session.operations.begun.connect(self._watch_work)
        session.operations.ended.connect(self._watch_work)

    def _take_picks(self, picks: Mapping[str, str]) -> None:
        from desktop.ui.settings import read_choice

        read_choice(self.session.choice, picks, self.session.today)

    def _lift_glance(self) -> None:
        """The parts have their places: the list as it was left stays over the one that has no rows yet."""
        if self.glance is not None:
            self.glance.leave_the_list(self.picker.states.list)

    def _end_glance(self) -> None:
        """The true rows are there, or there are none to come."""
        if self.glance is not None:
            self.glance.end()
            self.glance = None

    def _join_furniture(self) -> None:
        session = self.session
        from desktop.ui.brief.editing import Editing
        from desktop.ui.brief.housing import Housing
        from desktop.ui.brief.open_briefs import OpenBriefs
        from desktop.ui.brief.previewing import Previewing
        from desktop.ui.brief.templates import Templates
        from desktop.ui.brief.ticking import Ticking
        from desktop.ui.brief.versions import Versions
        from desktop.ui.brief.written_sections import WrittenSections

        Housing(self)
        self.previewing = Previewing(self, self.settings)
        self.editing = Editing(session, self.brief)
        self.versions = Versions(self)
        Templates(self)
        self.open_briefs = OpenBriefs(self, self.kept_briefs)
        self.ticking = Ticking(self)
        self.written_sections = WrittenSections(self)
        self.middle.save_asked.connect(self._save_figure)
        self.middle.fact_wanted.connect(self.desk.open_fact)
        self.middle.state_opened.connect(self.desk.open_state)
        self.middle.positions.source_wanted.connect(self.desk.open_source)
        self.middle.positions.reference_wanted.connect(self.desk.copy_reference)
        self.middle.positions.copied.connect(self.desk.say_copied)
        self.brief.source_opened.connect(self.desk.open_source)
        session.dossier_assembled.connect(self._show_dossier)
        session.usable_found.connect(self._show_usable)
        session.brief_made.connect(self._show_brief)
        session.brief_emptied.connect(self._show_no_brief)
        session.brief_refused.connect(self.brief.show_refusal)
        session.replays_found.connect(self.middle.show_replays)

    def _size_columns(self) -> None:
        self.middle.setMinimumWidth(250)
        self.brief.setMinimumWidth(250)
        self.columns.setStretchFactor(1, 1)
        self.columns.setStretchFactor(2, 0)
        first, _, last = _WIDTHS
        last = min(
            last, self.width() // 3
        )  # where there is little room, or large text, the map needs it more
        self.columns.setSizes([first, self.width() - first - last, last])
        self._splitters = {"columns": self.columns, "middle": self.middle.split}
        self.settings.restore_columns(self._splitters)

    def _restore(self) -> None:
        if not self.settings.restore_geometry(self):
            room = self.screen().availableGeometry()
            self.resize(min(1440, room.width()), min(900, room.height()))
        low = frozenset({"sets"}) if self.height() < _ROOMY else frozenset()
        self.settings.restore_folds(self.picker.folds, low)

    def _furnish_soon(self) -> None:
        if not self._furnished:
            self.picker.states.line.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(_BREATH, self.furnish)

    def _show_facts(self, facts: Facts) -> None:
        self.furnish()
        words = self.session.words
        self.middle.timeline.tell_day()
        self.bar.show_calendar()
        from db.records import Meeting
        from desktop.dossier.languages import in_language, translations_in

        language = words.language
        translated = translations_in(facts, language)
        self.bar.show_meetings(
            facts.all(Meeting), lambda meeting, field: in_language(meeting, field, translated, language).text
        )
        path = self.session.workspace_path
        self.bar.show_workspace(path.stem if path and path.stem != "workspace" else "")
        checked = words.short_date(facts.edition.checked_until)
        told = words.text(
            "Offline. Facts edition {number}, checked {day}", number=facts.edition.number, day=checked
        )
        self.status.edition.setText(told)
        self._enable_export()
        left_at, self._left_at = self._left_at, ""
        if left_at in self.rail.buttons:
            self.workspaces.visit(left_at)

    def _show_tab(self, tab: int) -> None:
        self.workspaces.visit("brief")
        self.middle.show_tab(tab)

    def _show_dossier(self, dossier: Dossier) -> None:
        self.middle.show_dossier(dossier)
        self._show_subject()

    def _show_usable(self, facts: tuple) -> None:
        if self.session.dossier is not None:
            self.middle.facts.show_facts(facts, self.session.dossier.sources)

    def _show_brief(self, made: Made) -> None:
        self._show_subject()
        self.brief.show_sections(made.outline)

    def _show_subject(self) -> None:
        """Above the outline: the picked states, or what the document is on that is on none of them."""
        from desktop.ui.brief.about_words import on_no_states

        session, dossier = self.session, self.session.dossier
        told = on_no_states(self.kept_briefs.snapshot(), session.facts, session.words)
        names = [state.name for state in dossier.states] if dossier else ()
        self.brief.show_title([told] if told else names)

    def _show_no_brief(self) -> None:
        self._show_subject()
        self.brief.show_nothing(self.session.lacking)

    def _show_picks(self) -> None:
        words, choice = self.session.words, self.session.choice
        states = words.plural("{n} state", "{n} states", len(choice.states))
        issues = words.plural("{n} issue", "{n} issues", len(choice.issues))
        self.status.picks.setText(words.series((states, issues)))

    def _enable_export(self) -> None:
        able = self.session.can_print
        self.bar.export.setEnabled(able)
        self.menus.actions["export"].setEnabled(able)

    def _export(self) -> None:
        dossier, choice, words = self.session.dossier, self.session.choice, self.session.words
        if dossier is None or not self.session.can_print:
            return
        names = [dossier.names[code] for code in choice.states]
        from desktop.ui.file_names import chosen_name

        suggested = self.folder / chosen_name(self.kept_briefs.snapshot(), names)
        path = self.ask(self, words.text("Export the brief"), suggested, ("PDF (*.pdf)",))
        if path is not None:
            self.folder = path.parent
            self.session.export(path)

    def _save_figure(self, order: Order) -> None:
        words = self.session.words
        from desktop.ui.file_names import figure_name

        suggested = self.folder / figure_name(order.picture, order.dossier.as_of)
        numbers = (words.text("Its numbers, CSV (*.csv)"), words.text("Its numbers, Excel (*.xlsx)"))
        kinds = ("PDF (*.pdf)", "SVG (*.svg)", "PNG (*.png)", *numbers)
        path = self.ask(self, words.text("Save the figure"), suggested, kinds)
        if path is not None and self._studio is not None:
            self.folder = path.parent
            self._studio.save(order, path, self._say_saved, self.session.fail)

    def _say_saved(self, path: Path) -> None:
        words = self.session.words
        self.status.say(words.text("Saved {file} in {folder}", file=path.name, folder=str(path.parent)))

    def _say_stopped(self, why: str) -> None:
        self.furnish()
        self.show_error(why)
        self.brief.show_nothing(why)
        self.middle.map.show_words(why)

    def _forget_all(self) -> None:
        """Show nothing more of a file that was closed."""
        self._enable_export()
        self.status.clear()
        self.status.edition.clear()
        self.status.picks.clear()
        self.bar.show_workspace("")
        self.bar.search.forget()
        self.picker.forget_filters()
        if self._furnished:
            self.middle.forget()
            self.brief.forget()

    def _show_about(self) -> None:
        from desktop.ui.about import About

        if self._about is not None:
            self._about.close()
            self._about.deleteLater()
        self._about = About(self.session.facts, self.session.words, self)
        self._about.show()

    def _watch_work(self) -> None:
        if not self.session.operations.busy:
            self._slow.stop()
            self.status.show_work("")
        elif not self._slow.isActive():
            self._slow.start()

    def _say_work(self) -> None:
        from desktop.ui.work_words import work_words

        self.status.show_work(work_words(self.session.operations.busy, self.session.words))

    def show_theme(self) -> None:
        """Put on the theme that the application is painted in."""
        self.setStyleSheet(theme_now().stylesheet())
        self.bar.show_calendar()
        if self._furnished:
            self.middle.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.glance is not None and not self.begun:
            self.glance.fit(event.size())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._furnished:
            self.previewing.size_pages()


def _stacked(*parts: QWidget) -> QWidget:
    """One under another without gaps; all but the body of the window keep their height."""
    whole = QWidget()
    stack = QVBoxLayout(whole)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(0)
    for part in parts:
        stack.addWidget(part, 1 if part.objectName() in (_BODY, _COVER) else 0)
    return whole


def _beside(rail: QWidget, body: QWidget) -> QWidget:
    """The rail keeps its width."""
    whole = QWidget()
    whole.setObjectName(_BODY)
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(rail)
    row.addWidget(body, 1)
    return whole
