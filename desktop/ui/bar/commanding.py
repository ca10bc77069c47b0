"""The box joined to the window: what there is to find, and what Enter does with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from db.edits import About
from db.records import FactId, Issue, Meeting, StateCode
from desktop.dossier.query import Kind, Term
from desktop.titles import issue_title
from desktop.ui.actions import plain
from desktop.ui.bar.finds import Find, FindKind
from desktop.ui.brief.about_words import subject_words
from desktop.ui.notices import Tone
from desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from db.search import Hit
    from desktop.ui.main_window import MainWindow
    from desktop.ui.settings import Settings

Act = Callable[[Find], object]
_OFFERED_FIRST = ("export", "export-book", "keep-brief", "state-page", "today", "clear", "undo", "shortcuts")
"""Before anything is typed, and while nothing is used more often."""
_IN_BRIEF = frozenset({FindKind.STATE, FindKind.ISSUE, FindKind.SECTION, FindKind.SET})
"""What they change is seen there."""


class Commanding(QObject):
    """Made once for a window, with its desk."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._settings = settings
        self._words = window.session.words
        self._box = window.bar.search
        self._box.finder.uses = settings.uses
        self._box.opened.connect(self._tell_finder)
        self._session.left.connect(self._forget)
        self._session.hits_found.connect(self._show_hits)
        window.menus.offer({"search": self._open})
        self._box.taken.connect(lambda find: self._do(find, self._acts))
        self._box.other_taken.connect(lambda find: self._do(find, self._other_acts))
        self._acts: dict[FindKind, Act] = {
            FindKind.COMMAND: self._run,
            FindKind.STATE: self._pick,
            FindKind.SECTION: self._show_section,
            FindKind.ISSUE: lambda find: self._session.choice.toggle_issue(Issue(find.key)),
            FindKind.SET: lambda find: window.picker.states.toggle(_term(find)),
            FindKind.BRIEF: self._restore,
            FindKind.MEETING: self._choose_meeting,
        }
        self._other_acts: dict[FindKind, Act] = {
            FindKind.COMMAND: lambda find: window.shortcuts.show(find.key),
            FindKind.STATE: lambda find: window.desk.open_state(find.key),
            FindKind.SECTION: self._leave_out,
            FindKind.ISSUE: lambda find: self._session.choice.choose_issues((Issue(find.key),)),
            FindKind.SET: self._pick_set,
            FindKind.MEETING: lambda find: window.desk.open_fact(self._meeting_fact(find.key)),
            FindKind.POSITION: self._open_state_of,
            FindKind.FACT: self._open_state_of,
            FindKind.SOURCE: lambda find: window.desk.copy_reference(find.key),
            FindKind.OURS: self._pick_state_of,
            FindKind.WRITTEN: self._open_state_of,
        }

    def finds(self) -> tuple[Find, ...]:
        """All that can be found without asking the store."""
        parts = (
            self._states, self._commands, self._sections, self._issues, self._sets, self._briefs, self._meetings,
        )  # fmt: skip
        return tuple(each for part in parts for each in part())

    def _open(self) -> None:
        """Come to the box, from a page that may be left too; none opens over one that may not."""
        page = self._window.cover.page
        if isinstance(page, Page) and not page.back.isHidden():
            page.closed.emit()
        if self._window.cover.page is None:
            self._box.open()

    def _show_hits(self, text: str, hits: tuple[Hit, ...]) -> None:
        """A section that the user wrote is called by the brief that it stands in, too."""
        self._box.show_hits(text, [self._named(hit) if hit.kind == "section" else hit for hit in hits])

    def _named(self, hit: Hit) -> Hit:
        about = About.read(hit.key.rpartition("#")[0])
        subject = subject_words(about, self._session.facts, self._words)
        return replace(hit, title=f"{subject} · {hit.title}")

    def _tell_finder(self) -> None:
        self._box.finder.know(self.finds())

    def _forget(self) -> None:
        """What was used in a file that was left is known by what the settings may keep of it, and no more."""
        self._box.finder.uses = self._settings.uses

    def _do(self, find: Find, acts: dict[FindKind, Act]) -> None:
        self._box.finder.note(find)
        encrypted = self._session.workspace is not None and self._session.workspace.encrypted
        # What one looks for in a file that is encrypted is told to no other file.
        kinds = (f"{FindKind.COMMAND}:",) if encrypted or self._session.workspace is None else ()
        self._settings.keep_uses(self._box.finder.uses, kinds)
        if find.kind in _IN_BRIEF and not (find.kind is FindKind.STATE and acts is self._other_acts):
            self._window.workspaces.visit("brief")
        if find.kind in acts:
            acts[find.kind](find)
        elif find.hit is not None:
            self._window.desk.take(find.hit)

    def _states(self) -> Iterator[Find]:
        words, picker = self._words, self._window.picker.states
        lexicon, picked = picker.filtering.lexicon, self._session.choice.states
        pick, drop = words.text("pick it"), words.text("unpick it")
        other = words.text("open its page")
        for row in picker.model.rows:
            names = (str(row.code), row.state.name, *(lexicon.names.get(row.code, ()) if lexicon else ()))
            does = drop if row.code in picked else pick
            yield Find(FindKind.STATE, row.code, row.name, picker.model.status_of(row), names, does, other)

    def _commands(self) -> Iterator[Find]:
        words = self._words
        run, change = words.text("do it"), words.text("change its shortcut")
        places = {key: place for place, key in enumerate(_OFFERED_FIRST)}
        commands = self._window.menus.commands
        for command in sorted(commands, key=lambda each: places.get(each.key, len(places))):
            shortcut = command.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            able = command.action.isEnabled()
            remark = shortcut if able else words.text("not now")
            also = (command.menu, f"{command.menu} {command.title}")
            now = plain(command.action.text())
            does = run if command.title.endswith(now) else now
            yield Find(FindKind.COMMAND, command.key, command.title, remark, also, does, change, able)

    def _sections(self) -> Iterator[Find]:
        words, window = self._words, self._window
        if not hasattr(window, "brief"):
            return
        model = window.brief.model
        go = words.text("go to it")
        for row in model.rows:
            other = words.text("leave it out") if model.is_printed(row) else words.text("print it")
            yield Find(FindKind.SECTION, row.key, row.title, model.remark(row), (), go, other)

    def _issues(self) -> Iterator[Find]:
        words, picked = self._words, self._session.choice.issues
        pick, drop, alone = words.text("pick it"), words.text("unpick it"), words.text("pick it alone")
        for issue in Issue:
            there = issue in picked
            remark = words.text("picked") if there else ""
            yield Find(
                FindKind.ISSUE, issue, issue_title(issue, words), remark, (), drop if there else pick, alone
            )

    def _sets(self) -> Iterator[Find]:
        words, lexicon = self._words, self._window.picker.states.filtering.lexicon
        if lexicon is None:
            return
        shown, picked = words.text("filter by it"), words.text("pick its states")
        for each in lexicon.of_kind(Kind.OWN, Kind.SET, Kind.GROUP, Kind.STATUS):
            count = words.plural("{n} state", "{n} states", len(each.states))
            key = f"{each.term.kind} {each.term.key}"
            yield Find(FindKind.SET, key, each.title, count, (), shown, picked, tip=each.rule)

    def _briefs(self) -> Iterator[Find]:
        open_it = self._words.text("pick again what it was of")
        for brief in self._session.store.kept.briefs:
            yield Find(FindKind.BRIEF, brief.key, brief.name, self._words.date(brief.as_of), (), open_it)

    def _meetings(self) -> Iterator[Find]:
        facts, words = self._session.facts, self._words
        if facts is None:
            return
        choose, look = words.text("make the brief for it"), words.text("open its record")
        for meeting in facts.all(Meeting):
            days = words.days(meeting.starts_on, meeting.ends_on)
            also = (meeting.name, meeting.place)
            title = f"{meeting.meeting} · {meeting.place}" if meeting.place else meeting.meeting
            yield Find(FindKind.MEETING, meeting.meeting, title, days, also, choose, look, tip=meeting.name)

    def _run(self, find: Find) -> None:
        action = self._window.menus.actions[find.key]
        if action.isEnabled():
            action.trigger()
        else:
            told = self._words.text("Not possible now: {command}", command=find.title)
            self._window.status.say(told, Tone.WARNING)

    def _pick(self, find: Find) -> None:
        self._session.choice.toggle(StateCode(find.key))

    def _show_section(self, find: Find) -> None:
        self._window.brief.come_to_section(find.key)

    def _leave_out(self, find: Find) -> None:
        self._window.ticking.toggle(find.key)

    def _restore(self, find: Find) -> None:
        places = [brief.key for brief in self._session.store.kept.briefs]
        self._window.menus.submenus["kept-briefs"].actions()[places.index(find.key)].trigger()

    def _pick_set(self, find: Find) -> None:
        lexicon = self._window.picker.states.filtering.lexicon
        if lexicon is not None:
            self._session.choice.pick(lexicon.ordered(lexicon.states_of(_term(find))))

    def _choose_meeting(self, find: Find) -> None:
        facts = self._session.facts
        key = find.key
        if find.hit is not None and facts is not None:
            key = next((each.meeting for each in facts.all(Meeting) if each.provenance.fact == key), key)
        self._session.choice.set_meeting(key)

    def _meeting_fact(self, meeting: str) -> FactId:
        facts = self._session.facts
        found = facts.all(Meeting) if facts else ()
        return next((each.provenance.fact for each in found if each.meeting == meeting), FactId(meeting))

    def _open_state_of(self, find: Find) -> None:
        if find.hit is not None and find.hit.state:
            self._window.desk.open_state(find.hit.state)

    def _pick_state_of(self, find: Find) -> None:
        if find.hit is not None and find.hit.state:
            self._window.workspaces.visit("brief")
            self._session.choice.add((find.hit.state,))


def _term(find: Find) -> Term:
    kind, _, key = find.key.partition(" ")
    return Term(Kind(kind), key)
