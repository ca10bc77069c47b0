"""The middle column: map, charts, timeline, positions and facts as tabs, and under the map the table of what is picked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from db.records import Issue, StateCode
from desktop.dossier.picture import MapRegion, PictureKind
from desktop.titles import issue_in_title
from desktop.ui.facts.view import FactsView
from desktop.ui.figures.events_pane import EventsPane
from desktop.ui.figures.figure_view import FigureView
from desktop.ui.figures.framing import Framing
from desktop.ui.figures.map_view import ZOOM_STEP, MapView
from desktop.ui.figures.pane import FigurePane
from desktop.ui.figures.picked import PickedTable
from desktop.ui.figures.replaying import Replaying
from desktop.ui.figures.timeline import Timeline
from desktop.ui.figures.under_pointer import UnderPointer
from desktop.ui.picker.state_menu import state_menu
from desktop.ui.positions.view import PositionsView
from desktop.ui.theme import theme_now
from desktop.ui.widgets.icon_button import icon_button

if TYPE_CHECKING:
    from db.records import Treaty
    from desktop.dossier.model import Dossier
    from desktop.dossier.replay import Replay
    from desktop.ui.choice import Choice
    from desktop.ui.figures.studio import Studio
    from desktop.wording import Wording

MAP, CHARTS, EVENTS, POSITIONS, FACTS = range(5)

_WITH_POSITIONS = (
    Issue.SUSPENSION,
    Issue.WITHDRAWALS,
    Issue.USE,
    Issue.TRANSFERS,
    Issue.STOCKPILES,
    Issue.UNIVERSALIZATION,
)
"""Issues on which states take positions that are on record."""


class MiddleView(QWidget):
    """`save_asked` carries the order of a figure to write as a file.

    fact_wanted: the id of the fact behind a figure that was opened. origin: tells where a fact comes from.
    state_opened: the code of the state whose page is wanted.
    """

    save_asked = Signal(object)
    fact_wanted = Signal(str)
    state_opened = Signal(str)

    def __init__(
        self,
        choice: Choice,
        studio: Studio,
        today: date,
        words: Wording,
        failed: Callable[[Exception], None],
        origin: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self._words = words
        self._choice = choice
        self.pointed = UnderPointer(words)
        self.map = self._map_view(choice)
        self.maps = FigurePane(
            "map",
            map_titles(words),
            self.map,
            studio,
            failed,
            region=lambda: self.map.region,
        )
        self.maps.offer_regions(region_titles(words))
        self.maps.region_chosen.connect(self.map.change_map)
        self.maps.picture_drawn.connect(self.pointed.show_picture)
        waiting = words.text("The chart appears here.")
        self.charts = FigurePane(
            "chart",
            chart_titles(words),
            FigureView(words.text("Chart"), waiting),
            studio,
            failed,
        )
        self.events = EventsPane(studio, failed)
        self.positions = PositionsView(words)
        self.facts = FactsView(words)
        self.timeline = Timeline(choice, today, words)
        self.replaying = Replaying(self.maps, self.map, studio, choice, failed)
        self.picked = PickedTable(words)
        self._zoom_buttons = self._add_zoom()
        self._lay_out()
        self.replaying.replay_changed.connect(self.timeline.show_replay)
        self.maps.save_asked.connect(self.save_asked)
        self.charts.save_asked.connect(self.save_asked)
        self.events.save_asked.connect(self.save_asked)
        for pane in (self.maps, self.charts, self.events):
            pane.add_asked.connect(choice.toggle_figure)
            pane.menu.aboutToShow.connect(lambda pane=pane: self._name_add(pane))
        self.positions.state_opened.connect(self.state_opened)
        self.positions.state_toggled.connect(lambda state: choice.toggle(StateCode(state)))
        for part in (self.maps, self.charts, self.events, self.picked, self.positions, self.facts):
            part.fact_wanted.connect(self.fact_wanted)
        for numbers in (self.maps.model, self.charts.model, self.events.model, self.picked.model):
            numbers.origin = origin

    def show_dossier(self, dossier: Dossier) -> None:
        self.pointed.show_dossier(dossier)
        self.maps.show_dossier(dossier)
        self.charts.show_dossier(dossier)
        self.events.show_dossier(dossier)
        self.positions.show_dossier(dossier)
        self.picked.show_dossier(dossier)

    def show_replays(self, replays: Mapping[Treaty, Replay]) -> None:
        """The treaties day by day, for the slider."""
        self.replaying.show_replays(replays)

    def forget(self) -> None:
        """Drop everything that came from the file."""
        self.timeline.forget()
        self.replaying.forget()
        self.pointed.forget()
        self.maps.forget()
        self.charts.forget()
        self.events.forget()
        self.picked.forget()
        self.positions.forget()
        self.facts.show_facts((), {})

    def show_tab(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)

    def ask_to_save(self) -> None:
        """Of the figure in view; of the map where none is."""
        self._pane.ask_to_save()

    def copy_figure(self) -> None:
        """The figure in view to the clipboard."""
        self._pane.copy()

    def zoom_in(self) -> None:
        self._zoomed.zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        self._zoomed.zoom(1 / ZOOM_STEP)

    def zoom_home(self) -> None:
        """All of the map, or all years where the timeline is in view."""
        self._zoomed.reset()

    @property
    def _pane(self) -> FigurePane:
        """The figure in view, the map where none is."""
        return {CHARTS: self.charts, EVENTS: self.events}.get(self.tabs.currentIndex(), self.maps)

    def _name_add(self, pane: FigurePane) -> None:
        picture = pane.picture
        pane.menu.name_add(added=picture is not None and self._choice.has_figure(picture))

    @property
    def _zoomed(self) -> MapView | EventsPane:
        return self.events if self.tabs.currentIndex() == EVENTS else self.map

    def fit_picked(self) -> None:
        """Show the picked states; all of the map where none of them is on it."""
        place = self.pointed.place_of(self._choice.states)
        if place is None:
            self.map.reset()
        else:
            self.map.fit(place)

    def redraw(self) -> None:
        """Draw the figures anew, in the theme there is now."""
        self.maps.redraw()
        self.charts.redraw()
        self.events.redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_zoom_buttons"):
            self._show_icons()

    def _map_view(self, choice: Choice) -> MapView:
        view = MapView(
            self._words.text("Map"),
            self._words.text("Drawing the map…"),
            lambda x, y, pixel: self.pointed.state_at(x, y, pixel, close=view.region is not None),
            self.pointed.tell,
        )
        view.state_clicked.connect(choice.toggle)
        view.fit_asked.connect(self.fit_picked)
        view.state_opened.connect(self.state_opened)
        view.menu_asked.connect(
            lambda state, place: state_menu(state, choice, self.state_opened.emit, self._words, view).popup(
                place
            )
        )
        framing = Framing(view)
        framing.framed.connect(self._pick_framed)
        framing.clicked.connect(self._pick_under)
        return view

    def _pick_framed(self, frame: QRect) -> None:
        """Pick what is seen within a frame."""
        shown = self.map.frame
        if shown is not None:
            seen = QRectF(frame).intersected(shown.place)
            self._choice.add(self.pointed.states_in(lambda x, y: seen.contains(shown.to_widget(x, y))))

    def _pick_under(self, place: QPoint) -> None:
        if state := self.map.state_under(QPointF(place)):
            self._choice.toggle(StateCode(state))

    def _add_zoom(self) -> dict[str, QToolButton]:
        words = self._words
        acts = {
            "plus": (words.text("Zoom in (+)"), self.zoom_in),
            "minus": (words.text("Zoom out (−)"), self.zoom_out),
            "fit": (words.text("Show the picked states (F)"), self.fit_picked),
            "home": (words.text("Whole map (0)"), self.map.reset),
        }
        buttons = {icon: icon_button(name, act) for icon, (name, act) in acts.items()}
        for button in buttons.values():
            self.maps.add_tool(button)
        return buttons

    def _lay_out(self) -> None:
        upper = QWidget()
        over = QVBoxLayout(upper)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self.maps, 1)
        over.addWidget(self.timeline)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(upper)
        self.split.addWidget(self.picked)
        self.split.setStretchFactor(0, 2)
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([480, 270])
        self.stack = QStackedWidget()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self._words.text("Views"))
        words = self._words
        titles = (
            words.text("Map"),
            words.text("Charts"),
            words.text("Timeline"),
            words.text("Positions"),
            words.text("Facts"),
        )
        views = (self.split, self.charts, self.events, self.positions, self.facts)
        for title, view in zip(titles, views, strict=True):
            self.tabs.addTab(title)
            self.stack.addWidget(view)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 10)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self._show_icons()

    def _show_icons(self) -> None:
        look = theme_now()
        for icon, button in self._zoom_buttons.items():
            button.setIcon(look.icon(icon))
        self.events.show_icons()


def map_titles(words: Wording) -> dict[str, str]:
    """What the maps are called in their menu, by kind, with the issue after a space where there is one."""
    positions = {
        f"{PictureKind.MAP_POSITIONS} {issue}": words.text(
            "Positions: {issue}", issue=issue_in_title(issue, words)
        )
        for issue in _WITH_POSITIONS
    }
    return {
        PictureKind.MAP_STATUS: words.text("Membership status"),
        PictureKind.MAP_CASUALTIES: words.text("Casualties"),
        PictureKind.MAP_DEADLINES: words.text("Article 5 deadlines"),
        PictureKind.MAP_OBJECTIONS: words.text("Objections to the suspension"),
        **positions,
        PictureKind.MAP_BALLOTS: words.text("Votes in the General Assembly"),
        PictureKind.MAP_CCM: words.text("Cluster munitions: membership"),
    }


def region_titles(words: Wording) -> dict[MapRegion, str]:
    """What the regions are called in their menu."""
    return {
        MapRegion.WORLD: words.text("World"),
        MapRegion.EUROPE: words.text("Europe"),
        MapRegion.AFRICA: words.text("Africa"),
        MapRegion.ASIA_PACIFIC: words.text("Asia-Pacific"),
        MapRegion.AMERICAS: words.text("Americas"),
        MapRegion.MIDDLE_EAST_NORTH_AFRICA: words.text("Middle East and North Africa"),
    }


def chart_titles(words: Wording) -> dict[str, str]:
    """What the charts are called in their menu."""
    return {
        PictureKind.CHART_WORLD: words.text("World casualties"),
        PictureKind.CHART_STATES: words.text("Casualties of the picked states"),
        PictureKind.CHART_MEMBERSHIP: words.text("Membership over time"),
        PictureKind.CHART_CIVILIANS: words.text("Civilians and children"),
        PictureKind.CHART_DEVICES: words.text("Casualties by device"),
        PictureKind.CHART_VOTES: words.text("Votes in the General Assembly"),
        PictureKind.CHART_DEADLINES: words.text("Article 5 deadlines"),
    }
