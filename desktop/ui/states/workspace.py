"""The States workspace: a list of states at the left, and the page on the one looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from db import own
from db.records import FactId, StateCode
from db.titles import title_of
from desktop.dossier.picture import Picture, PictureKind
from desktop.dossier.state_page import state_page
from desktop.ui.facts.reason import ReasonForm
from desktop.ui.figures.studio import Drawn, Order, Studio
from desktop.ui.states.listing import StateList
from desktop.ui.states.ours import OursPart
from desktop.ui.states.sheet import StateSheet
from desktop.ui.states.telling import Part, ToldPage, told_page
from desktop.ui.theme import theme_now
from desktop.ui.widgets.shown_key import key_of, show_key

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.ui.choice import Choice
    from desktop.ui.models.states import StateRow
    from desktop.ui.store import Store
    from desktop.wording import Wording

ACTS = ("pick-state", "brief-of-state", "save-state", "print-state")
_WIDTHS = (256, 980)


class StatesWorkspace(QWidget):
    """fact_opened, source_opened: an id to be shown in its own workspace. page_shown: a state's page is in view.

    brief_wanted: a state to make a brief of. save_wanted, print_wanted: the page (`StatePage`) whose two-page brief is
    wanted as a file, or on paper.
    """

    acts_changed = Signal()
    fact_opened = Signal(str)
    source_opened = Signal(str)
    page_shown = Signal(object)
    save_wanted = Signal(object)
    print_wanted = Signal(object)
    brief_wanted = Signal(str)

    def __init__(
        self,
        store: Store,
        choice: Choice,
        studio: Studio,
        actions: Mapping[str, QAction],
        today: date,
        words: Wording,
    ) -> None:
        super().__init__()
        self._store = store
        self._choice = choice
        self._studio = studio
        self._words = words
        self._actions = actions
        self._whole: frozenset[str] = frozenset()
        self._ordered: Order | None = None  # the chart that is shown, or on its way
        self._stale = False  # something has changed while nobody could see it
        self.state: StateCode | None = None
        self.told: ToldPage | None = None
        self.list = StateList(store, choice, words)
        self.ours = OursPart(store, today, words)
        self.reason = ReasonForm(words)
        self.sheet = StateSheet([actions[key] for key in ACTS], self.ours, words)
        show_key(self.sheet.previous, self.sheet.previous.accessibleName(), actions["previous-state"])
        show_key(self.sheet.next, self.sheet.next.accessibleName(), actions["next-state"])
        self.sheet.add_under(Part.DISAGREEMENTS, self.reason)
        for key, text in self._short_names().items():
            actions[key].setIconText(text)
        self._lay_out()
        self._join()
        if store.facts is not None:
            self._follow_facts(store.facts)

    @property
    def effects(self) -> dict[str, Callable[[], object]]:
        """What the acts do here."""
        return {
            "note": self.ours.write_note,
            "pick-state": self._toggle_pick,
            "save-state": lambda: self._want(self.save_wanted),
            "print-state": lambda: self._want(self.print_wanted),
            "brief-of-state": self._want_brief,
            "next-state": lambda: self.go(1),
            "previous-state": lambda: self.go(-1),
        }

    @property
    def possible(self) -> frozenset[str]:
        """The acts that can be done now."""
        if self.told is None:
            return frozenset()
        acts = {"pick-state", "save-state", "print-state", "brief-of-state", "next-state", "previous-state"}
        return frozenset(acts | ({"note"} if self._store.can_change else set()))

    def open_state(self, code: StateCode) -> None:
        """Show the page on a state."""
        if code != self.state:
            self._whole = frozenset()
            self.reason.hide()
        self.state = code
        self.list.show_current(code)
        self._tell()

    def go(self, step: int) -> None:
        """To the next state, or with -1 the previous: of those picked if any are, else of those listed."""
        among = self._choice.states or self.list.codes
        if not among:
            return
        if self.state in among:
            place = (among.index(self.state) + step) % len(among)
        else:
            place = 0 if step > 0 else len(among) - 1
        self.open_state(among[place])

    def show_rows(self, rows: Iterable[StateRow]) -> None:
        """The states with their status on the day."""
        self.list.show_rows(rows)
        if self.state is None and (first := self._first()) is not None:
            self.open_state(first)
        elif self.state is not None:
            self.list.show_current(self.state)

    def focus_filter(self) -> None:
        """Put the keyboard into the line that leads to a state."""
        self.list.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.line.selectAll()

    def leave(self) -> None:
        """Keep what is being written, since the workspace goes out of view."""
        self.ours.leave()

    @property
    def unkept(self) -> bool:
        """Whether something that was written could not be kept yet."""
        return self.ours.unkept

    def forget(self) -> None:
        """Let go of all that came from the file."""
        self.told = self._ordered = None
        self.state = None
        self.reason.hide()
        self.ours.forget()
        self.list.show_rows(())
        self.sheet.show_nothing("")
        self.acts_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "sheet"):
            self.sheet.show_icons()
            self._draw()

    def _short_names(self) -> Mapping[str, str]:
        """What the acts are called on a button beside the state's name."""
        words = self._words
        return {
            "pick-state": words.text("Unpick"),
            "brief-of-state": words.text("Make a brief"),
            "save-state": words.text("Save PDF…"),
            "print-state": words.text("Print…"),
        }

    def _lay_out(self) -> None:
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self.sheet)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes(list(_WIDTHS))
        self.list.setMinimumWidth(180)
        self.sheet.setMinimumWidth(560)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def _join(self) -> None:
        self.list.state_chosen.connect(lambda code: self.open_state(StateCode(code)))
        self.list.entered.connect(self.sheet.focus_page)
        self.sheet.linked.connect(self._follow)
        self.sheet.chart_wanted.connect(self._draw)
        self.sheet.previous.clicked.connect(lambda: self.go(-1))
        self.sheet.next.clicked.connect(lambda: self.go(1))
        self.ours.wanted.connect(self.sheet.reveal_soon)
        self.ours.moved.connect(self.sheet.reveal)
        self.reason.given.connect(self._prefer)
        self._studio.look.sight_changed.connect(self._draw)
        self._store.facts_changed.connect(self._follow_facts)
        self._choice.as_of_changed.connect(self._tell)
        self._choice.meeting_changed.connect(self._tell)
        self._choice.states_changed.connect(self._say_place)

    def _first(self) -> StateCode | None:
        """The page to begin with: of what was picked last, else of the first state there is."""
        listed = self._choice.states[-1:] or self.list.codes[:1]
        return listed[0] if listed else None

    def _follow_facts(self, facts: Facts) -> None:
        """Facts are others than before: tell the page anew."""
        if self.state is None or self.state not in facts.states:
            self.state = self._first()
        self._tell()

    def _tell(self, _: object = None) -> None:
        facts, code, as_of, words = self._store.facts, self.state, self._choice.as_of, self._words
        meeting, whole = self._choice.meeting, self._whole
        self._stale = not self.isVisible()
        if facts is None or code is None or self._stale:
            return
        self._store.read(
            "tell state",
            lambda _: told_page(state_page(facts, code, as_of, meeting, words.language), facts, words, whole),
            self._show,
            urgency=1,
        )

    def _show(self, told: ToldPage) -> None:
        before = self.told.page.state.code if self.told else None
        self.told = told
        self.list.show_current(told.page.state.code)
        self.ours.show_state(told.page.state, told.page.dossier.meeting)
        self.sheet.show_page(told, anew=told.page.state.code != before)
        self._say_place()
        self._draw()
        self.acts_changed.emit()
        self.page_shown.emit(told.page)

    def _say_place(self, _: object = None) -> None:
        words, picked = self._words, self._choice.states
        pick = self._actions["pick-state"]
        pick.setText(
            words.text("Unp&ick this state") if self.state in picked else words.text("P&ick this state")
        )
        pick.setIconText(words.text("Unpick") if self.state in picked else words.text("Pick"))
        if self.state in picked:
            place = words.text(
                "{n} of the {total} picked", n=picked.index(self.state) + 1, total=words.number(len(picked))
            )
        elif picked:
            place = words.plural("{n} state is picked", "{n} states are picked", len(picked))
        else:
            place = ""
        keys = self._keys_to_step()
        self.sheet.say_place(" · ".join(part for part in (place, keys) if part))
        self.acts_changed.emit()

    def _keys_to_step(self) -> str:
        """By which keys one goes from state to state; "" if one of the acts has none."""
        back, on = (key_of(self._actions[key]) for key in ("previous-state", "next-state"))
        if not back or not on:
            return ""
        return self._words.text("{back}, {on}: previous and next state", back=back, on=on)

    def _draw(self) -> None:
        """The chart of its casualties, by the hand that draws it on the page too."""
        told, view = self.told, self.sheet.chart
        if (
            told is None
            or not self.isVisible()
            or not self.sheet.has_chart
            or view.width() < view.minimumWidth()
        ):
            return
        order = Order(
            Picture(PictureKind.CHART_STATES, (told.page.state.code,)),
            told.page.dossier,
            view.width(),
            view.height(),
            self.devicePixelRatioF(),
            theme_now().name,
            sight=self._studio.look.sight,
        )
        if self._ordered is None or not _same_chart(self._ordered, order):
            self._ordered = order
            self._studio.draw("state chart", order, self._show_chart, self._say_undrawn)

    def _say_undrawn(self, error: Exception) -> None:
        self._ordered = None  # to be tried again
        self._store.failed.emit(error)

    def _show_chart(self, drawn: Drawn) -> None:
        told, view = self.told, self.sheet.chart
        if told is None or drawn.order.dossier is not told.page.dossier:
            return
        view.setAccessibleDescription(drawn.summary)
        if drawn.raster is None:
            view.hide()
        else:
            view.show_raster(drawn.raster)

    def _follow(self, kind: str, key: str) -> None:
        match kind:
            case "fact":
                self.fact_opened.emit(key)
            case "source":
                self.source_opened.emit(key)
            case "more":
                self._whole ^= {key}
                self._tell()
            case "pin":
                self._ask_why(FactId(key))
            case "unpin":
                self._store.change(lambda workspace: own.unpin(workspace, key))

    def _ask_why(self, fact: FactId) -> None:
        facts, words = self._store.facts, self._words
        record = facts.by_id(fact) if facts else None
        if facts is None or record is None or not self._store.can_change:
            return
        self.reason.begin(
            f"pin {fact}",
            words.text("Prefer this source for “{title}”", title=title_of(record, facts)),
            words.text("The reason is printed with its note on the page."),
            words.text("Prefer"),
        )
        self.sheet.reveal_soon(self.reason)

    def _prefer(self, purpose: str, reason: str) -> None:
        fact = FactId(purpose.partition(" ")[2])
        if not reason.strip():
            self.reason.show_problem(self._words.text("Say why, in a few words."))
            return
        self._store.change(
            lambda workspace: own.pin(workspace, fact, reason),
            lambda _: self.reason.done(purpose),
            lambda error: self.reason.show_problem(str(error)),
        )

    def _toggle_pick(self) -> None:
        if self.state is not None:
            self._choice.toggle(self.state)

    def _want_brief(self) -> None:
        if self.state is not None:
            self.brief_wanted.emit(self.state)

    def _want(self, wanted: SignalInstance) -> None:
        if self.told is not None:
            wanted.emit(self.told.page)


def _same_chart(one: Order, other: Order) -> bool:
    """Whether they would be drawn alike. A dossier is known by being the very one: two are compared at length."""
    return one.dossier is other.dossier and (one.width, one.height, one.ratio, one.theme, one.sight) == (
        other.width,
        other.height,
        other.ratio,
        other.theme,
        other.sight,
    )
