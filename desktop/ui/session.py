"""What happens when the choice changes: the worker's acts in their order, and what comes of them as signals.

Views listen; none of them asks the worker for anything but its own figure.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from db.errors import DamagedWorkspace, PassphraseNeeded, UserError, WrongPassphrase
from db.records import Meeting
from desktop.brief.house import read_house, written_house
from desktop.dossier.issue_counts import issue_counts
from desktop.dossier.meetings import next_meeting
from desktop.ui import acts
from desktop.ui.brief.press import Press
from desktop.ui.operations import Operations
from desktop.ui.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.facts import Facts
    from db.workspace import Workspace
    from desktop.dossier.model import Dossier, Picks
    from desktop.ui.acts import Made, Opened
    from desktop.ui.choice import Choice
    from desktop.ui.kept import Kept
    from desktop.wording import Wording

_log = logging.getLogger(__name__)
_LAST = 90  # the urgency of what comes after everything else
PAUSE = 40  # milliseconds after the last change before the pages are made: what is newer replaces what waits
BREATH = 20  # milliseconds for the first paint of the list, before libraries are imported


class Session(QObject):
    """An open workspace and the brief that is being made. It owns the choice and the worker.

    stopped: the workspace can't be opened; the sentence says what to do.
    locked: it is encrypted and waits for its passphrase; the sentence says what was wrong with one, "" at first.
    damaged: it is ours but can't be read whole; the sentence says so.
    left: the file was closed, and every view forgets what it shows of it.
    picks_found: an encrypted file is open, and that was picked in it.
    brief_refused: it can't be made as it is chosen; the sentence says what to do.
    failed: an act did not succeed; the sentence says what to do. Nothing is lost by it.
    """

    facts_loaded = Signal(object)
    rows_told = Signal(tuple)
    filters_found = Signal(object)
    issues_counted = Signal(object)
    dossier_assembled = Signal(object)
    usable_found = Signal(tuple)
    brief_made = Signal(object)
    brief_emptied = Signal()
    brief_refused = Signal(str)
    pages_drawn = Signal(object)
    hits_found = Signal(str, tuple)
    replays_found = Signal(object)
    saved = Signal(object)
    failed = Signal(str)
    stopped = Signal(str)
    locked = Signal(str)
    damaged = Signal(str)
    left = Signal()
    picks_found = Signal(object)

    def __init__(self, choice: Choice, operations: Operations, words: Wording, today: date) -> None:
        super().__init__()
        choice.setParent(self)
        operations.setParent(self)
        self.choice = choice
        self.operations = operations
        self.words = words
        self.today = today
        self.store = Store(operations, self)
        self.dossier: Dossier | None = None
        self.made: Made | None = None
        self._ordered: acts.PrintOrder | None = None  # what the newest brief was or is being made by
        self.trouble = ""  # why the workspace can't be opened
        self.path: Path | None = None  # as asked for; None is the user's own
        self.tried: acts.UnlockKey | None = None  # until the file is open
        self._opened: Opened | None = None
        self._house_kept: Mapping[str, str] = {}
        self._told_of: tuple[object, object] = ((), ())  # what of the user's the filters were made from
        self._picked = 0  # counts the changes of picks; a dossier of an older count is outdated
        self._assembled = 0
        self._since = QElapsedTimer()  # the last change of what is picked
        self._hasty = False  # whether that came right after the one before
        self._changed = QTimer(self, singleShot=True, interval=0)
        self._changed.timeout.connect(self._assemble)
        self._paused = QTimer(self, singleShot=True, interval=PAUSE)
        self._paused.timeout.connect(self._make_brief)
        self.press = Press(operations, self.fail, self)
        self.press.drawn.connect(self.pages_drawn)
        self._connect(choice)
        self.store.facts_changed.connect(self._follow)
        self.store.kept_changed.connect(self._follow_kept)
        self.store.failed.connect(self.fail)
        self.store.kept_changed.connect(lambda _: self._follow_words())

    @property
    def facts(self) -> Facts | None:
        """What is known; None until it has been read."""
        return self.store.facts

    @property
    def about_to_act(self) -> bool:
        """Whether an act is about to begin that is not in the worker's hands yet."""
        return self.choice.glancing or self._changed.isActive() or self._paused.isActive()

    @property
    def workspace_path(self) -> Path | None:
        """Of the file that is open."""
        return self._opened.workspace.path if self._opened else None

    @property
    def file(self) -> Path:
        """The file asked for, whether it is open or not."""
        from db.home import default_path

        return self.workspace_path or self.path or default_path()

    @property
    def file_name(self) -> str:
        """Of the file asked for, whether it is open or not."""
        return self.path.name if self.path else self.words.text("Your workspace")

    @property
    def workspace(self) -> Workspace | None:
        """What is open, for acts of the worker alone."""
        return self._opened.workspace if self._opened else None

    def open(self, path: Path | None, key: acts.UnlockKey | None = None) -> None:
        """Open the workspace; `facts_loaded`, `locked`, `damaged` or `stopped` says how it went."""
        self.path, self.tried, as_of = path, key, self.choice.as_of
        language = self.words.language
        urgency = _LAST + 1 if "leave" in self.operations.busy else 0
        self.operations.run(
            "open",
            lambda: acts.open_store(path, as_of, key, language),
            self._take,
            self._stop,
            urgency=urgency,
        )

    def leave(
        self,
        then: Callable[[], Any] | None = None,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Finish what is in hand, close the file and forget what came from it.

        then: what the worker does to the closed file; done gets what it returned, failed what it raised.
        """
        opened, self._opened = self._opened, None
        self._changed.stop()
        self._paused.stop()
        self.dossier = self.made = self._ordered = None
        for name in self.operations.busy:
            self.operations.forget(name)
        self.press.forget()
        self.store.close()
        self.operations.sweeper.stir()

        def work() -> Any:
            if opened is not None:
                opened.workspace.close()
            return then() if then is not None else None

        self.operations.run("leave", work, done or _nothing_more, failed or self.fail, urgency=_LAST)
        self.left.emit()

    def keep_picks(self, picks: Mapping[str, str]) -> bool:
        """Have an encrypted workspace keep what is picked; False if none is open."""
        workspace = self.workspace
        if workspace is None or not workspace.encrypted:
            return False
        self.operations.run(
            "picks",
            lambda: acts.keep_picks(workspace, picks),
            _nothing_more,
            self.fail,
            urgency=1,
            lasting=True,
        )
        return True

    def keep_house(self) -> None:
        """Have the workspace keep the organisation and how its pages look, unless nothing was ever said of it."""
        workspace, texts = self.workspace, self._house
        if workspace is None or texts == self._house_kept:
            return
        self._house_kept = texts
        self.operations.run(
            "house",
            lambda: acts.keep_house(workspace, texts),
            _nothing_more,
            self.fail,
            urgency=1,
            lasting=True,
        )

    @property
    def _house(self) -> dict[str, str]:
        return {"name": self.choice.organisation, **written_house(self.choice.house)}

    def close(self) -> None:
        """Let the running act end, then close the file."""
        self._changed.stop()
        self._paused.stop()
        opened = self._opened
        self.operations.close(opened.workspace.close if opened else _nothing)

    def search(self, text: str, most: int = 40) -> None:
        """`hits_found` gives what was found, with the text it was sought by."""
        opened = self._opened
        if opened is None:
            return
        self.operations.run(
            "search",
            lambda: (text, acts.find(opened.workspace, text, most)),
            lambda found: self.hits_found.emit(*found),
            self.fail,
            urgency=1,
        )

    @property
    def can_print(self) -> bool:
        """Whether there is a document to make of what is chosen: most are on states, some need none."""
        return self.facts is not None and not self.lacking

    @property
    def lacking(self) -> str:
        """What is to be picked before there is a document, in a sentence; "" if there is one."""
        from desktop.brief.subject import needs_one_issue, needs_states

        choice, words = self.choice, self.words
        if not choice.states and needs_states(choice.template, choice.audience):
            return words.text("Pick a state, in the list or on the map, and its brief appears here.")
        if len(choice.issues) != 1 and needs_one_issue(choice.template, choice.audience):
            return words.text("An issue brief is on one issue: tick one alone, and it appears here.")
        return ""

    def export(self, path: Path) -> None:
        """Write the brief as it is chosen now, made anew if the preview is not there yet."""
        dossier, made = self.dossier, self.made
        order, facts, picks = self._order(), self.facts, self._picks
        if dossier is None or facts is None or not self.can_print:
            return

        def work() -> Path:
            fresh = made or acts.make_brief(facts, acts.assembled(facts, picks), order)
            return acts.write_file(path, fresh.brief.pdf)

        self.operations.run("export", work, self.saved.emit, self.fail, urgency=2)

    def fail(self, error: Exception) -> None:
        """Say what went wrong; an error of ours goes to the log whole."""
        if isinstance(error, DamagedWorkspace):
            self.tell_damage(str(error))
            return
        self.failed.emit(self.sentence(error))

    def _connect(self, choice: Choice) -> None:
        choice.states_changed.connect(self._renew)
        choice.issues_changed.connect(self._renew)
        choice.meeting_changed.connect(self._renew)
        choice.meeting_changed.connect(lambda _: self._tell_filters())
        choice.as_of_changed.connect(self._renew)
        choice.as_of_changed.connect(self._tell_day)
        choice.print_changed.connect(self._renew_print)

    def _take(self, opened: Opened) -> None:
        self._opened = opened
        self.tried, self.trouble = None, ""
        if opened.picks is not None:
            self.picks_found.emit(opened.picks)
        self._take_house(opened.house)
        self.rows_told.emit(opened.rows)
        QTimer.singleShot(BREATH, self._read)

    def _take_house(self, kept: Mapping[str, str] | None) -> None:
        """Print as this file says; one that says nothing keeps the name that was typed for it."""
        self.choice.set_house(read_house(kept or {}))
        if kept is not None and isinstance(kept.get("name"), str):
            self.choice.set_organisation(kept["name"])
        self._house_kept = self._house

    def _read(self) -> None:
        """Everything that comes after the list of states has been painted."""
        opened = self._opened
        if opened is not None:
            self.operations.run(
                "open", lambda: acts.all_facts(opened), self._take_facts, self._stop, urgency=0
            )

    def _take_facts(self, facts: Facts) -> None:
        opened = self._opened
        if opened is None:
            return
        self.choice.set_meeting(self._known_meeting(facts))
        self.choice.pick(code for code in self.choice.states if code in facts.states)
        self.store.open(opened.workspace, facts)
        self.operations.run("libraries", acts.warm_up, self._settle, self.fail, urgency=4)

    def _follow(self, facts: Facts) -> None:
        """Everything that is drawn from the facts, anew."""
        self.facts_loaded.emit(facts)
        self.issues_counted.emit(issue_counts(facts))
        self.operations.run(
            "replays", lambda: acts.replays(facts), self.replays_found.emit, self.fail, urgency=4
        )
        self._tell_day()
        self._renew()

    def _settle(self, _: None) -> None:
        self.operations.sweeper.settle()

    def _known_meeting(self, facts: Facts) -> str:
        known = {meeting.meeting for meeting in facts.all(Meeting)}
        chosen = self.choice.meeting
        return chosen if chosen in known else next_meeting(facts, self.today).meeting

    def _tell_day(self) -> None:
        facts, as_of, language = self.facts, self.choice.as_of, self.words.language
        if facts is None:
            return
        run = self.operations.run
        run("day", lambda: acts.rows_on(facts, as_of, language), self.rows_told.emit, self.fail, urgency=1)
        self._tell_filters()

    def _tell_filters(self) -> None:
        """What one can filter by: the facts of the day, the user's sets, and whom one met at the brief's meeting."""
        facts, as_of, words = self.facts, self.choice.as_of, self.words
        kept, meeting = self.store.kept, self.choice.meeting
        if facts is None:
            return
        self._told_of = (kept.sets, kept.delegation.encounters)
        self.operations.run(
            "sets",
            lambda: acts.lexicon_on(facts, as_of, words, kept, meeting),
            self.filters_found.emit,
            self.fail,
            urgency=6,
        )

    def _follow_kept(self, kept: Kept) -> None:
        if (kept.sets, kept.delegation.encounters) != self._told_of:
            self._tell_filters()

    def _renew(self) -> None:
        """A change alone makes the pages at once; of changes in a row, only the last one does."""
        self.made = None
        self._picked += 1
        self._hasty = self._since.isValid() and self._since.elapsed() < PAUSE
        self._since.restart()
        if self.facts is not None:
            self._changed.start()

    def _follow_words(self) -> None:
        """The pages anew, if what was written stands on them: at once, since who writes has paused already."""
        if self._ordered is not None and self._ordered != self._order():
            self.made = None
            self._paused.stop()
            self._make_brief()

    def _renew_print(self) -> None:
        self.made = None
        self._paused.start()

    def _assemble(self) -> None:
        facts, picks, count = self.facts, self._picks, self._picked
        if facts is not None:
            self.operations.run(
                "dossier",
                lambda: acts.assembled(facts, picks),
                lambda dossier: self._show_dossier(dossier, count),
                self.fail,
                urgency=2,
            )

    def _show_dossier(self, dossier: Dossier, count: int) -> None:
        self.dossier = dossier
        self._assembled = count
        self.dossier_assembled.emit(dossier)
        words = self.words
        self.operations.run(
            "facts", lambda: acts.usable(dossier, words), self.usable_found.emit, self.fail, urgency=4
        )
        if self._hasty:
            self._paused.start()
        else:
            self._make_brief()

    def _make_brief(self) -> None:
        dossier, order, count = self.dossier, self._order(), self._picked
        facts = self.facts
        if dossier is None or facts is None or self._assembled != count:
            return
        if self.lacking:
            self.operations.forget("brief")
            self.press.forget()
            self.brief_emptied.emit()
            return
        self._ordered = order
        self.operations.run(
            "brief",
            lambda: acts.make_brief(facts, dossier, order),
            lambda made: self._show_brief(made, order, count),
            self._refuse_brief,
            urgency=5,
        )

    def _show_brief(self, made: Made, order: acts.PrintOrder, count: int) -> None:
        if count != self._picked or order != self._order():
            return
        self.made = made
        self.brief_made.emit(made)
        self.press.show(made.brief)

    def _refuse_brief(self, error: Exception) -> None:
        """Say why there is none, where its pages would be: those of before are no longer what is chosen."""
        self.fail(error)
        if not isinstance(error, DamagedWorkspace):
            self.brief_refused.emit(self.sentence(error))

    @property
    def _picks(self) -> Picks:
        """What is picked, to be told in the window's language whatever the brief's is."""
        return replace(self.choice.picks, language=self.words.language)

    def _order(self) -> acts.PrintOrder:
        return acts.PrintOrder.of(self.choice, self.store.kept)

    def tell_damage(self, why: str) -> None:
        """The file can't be trusted: close it, and keep the key at hand for the way out."""
        workspace = self.workspace
        if workspace is not None:
            self.tried = acts.key_at_hand(workspace)
            self.leave()
        self.trouble = why
        self.damaged.emit(why)

    def _stop(self, error: Exception) -> None:
        match error:
            case PassphraseNeeded():
                self.locked.emit("")
            case WrongPassphrase():
                self.locked.emit(str(error))
            case DamagedWorkspace():
                self.tell_damage(str(error))
            case _:
                self.trouble = self.sentence(error)
                self.stopped.emit(self.trouble)

    def sentence(self, error: Exception) -> str:
        """What went wrong and what to do; an error of ours goes to the log whole."""
        if isinstance(error, UserError):
            return str(error)
        _log.error("An act failed", exc_info=error)
        return self.words.text(
            "This did not work because of an error in Minebrief ({error}). Your picks are kept; try again.",
            error=type(error).__name__,
        )


def _nothing() -> None:
    """There is no file to close."""


def _nothing_more(_: None) -> None:
    """The file is closed and forgotten."""
