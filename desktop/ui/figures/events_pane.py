"""The timeline's tab: its filter by category and picked states, its zoom, its words and its table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from desktop.dossier.happenings import categories_of, span_of
from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.event_words import category_name
from desktop.ui.figures.day_span import DaySpan
from desktop.ui.figures.events_view import EventsView
from desktop.ui.figures.map_view import ZOOM_STEP
from desktop.ui.figures.pane import FigurePane
from desktop.ui.theme import theme_now
from desktop.ui.widgets.icon_button import icon_button
from desktop.ui.widgets.raster import POINTS_PER_PIXEL
from desktop.ui.widgets.staying_menu import StayingMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QToolButton, QWidget

    from desktop.dossier.model import Dossier
    from desktop.ui.figures.studio import Studio


class EventsPane(FigurePane):
    """What is filtered and zoomed here is also what is saved. Without a category ticked all are shown."""

    view: EventsView

    def __init__(
        self,
        studio: Studio,
        failed: Callable[[Exception], None],
        parent: QWidget | None = None,
    ) -> None:
        words = studio.words
        self._span: DaySpan | None = None  # None: all years
        super().__init__(
            "timeline",
            {PictureKind.CHART_EVENTS: words.text("Timeline")},
            EventsView(words.text("Timeline"), words.text("The timeline appears here.")),
            studio,
            failed,
            parent=parent,
        )
        self.kind.hide()
        self.categories = QPushButton()
        self.categories.setObjectName("plain")
        self.menu = StayingMenu(self.categories)
        self.categories.setMenu(self.menu)
        self.picked_only = QPushButton(words.text("Picked states only"))
        self.picked_only.setObjectName("plain")
        self.picked_only.setCheckable(True)
        self.picked_only.setToolTip(words.text("Show only events of the picked states"))
        self.picked_only.toggled.connect(self.redraw)
        self.add_filter(self.categories)
        self.add_filter(self.picked_only)
        self.setTabOrder(self.kind, self.categories)
        self.setTabOrder(self.categories, self.picked_only)
        self.setTabOrder(self.picked_only, self.view)
        self._zoom_buttons = self._add_zoom()
        self._name_filter()
        self.view.zoom_asked.connect(self._zoom_at)
        self.view.move_asked.connect(self.move_by)
        self.view.drag_asked.connect(self._drag)
        self.view.reset_asked.connect(self.reset)

    @property
    def shown(self) -> DaySpan | None:
        """The days in view; None for all."""
        return self._span

    def show_dossier(self, dossier: Dossier) -> None:
        self._fill_menu(dossier)
        self.picked_only.setEnabled(bool(dossier.picks.states))
        super().show_dossier(dossier)

    def picture_of(self, dossier: Dossier) -> Picture:
        span = self._span.within(_whole(dossier)) if self._span else None
        return Picture(
            PictureKind.CHART_EVENTS,
            dossier.picks.states,
            categories=self._ticked(),
            of_states=self.picked_only.isChecked() and bool(dossier.picks.states),
            first=span.first if span else None,
            last=span.last if span else None,
        )

    def zoom(self, factor: float, at: float = 0.5) -> None:
        """Closer or, below 1, further off; the day at a share of the span stays in place."""
        if self._dossier is not None:
            self._show_span((self._span or _whole(self._dossier)).zoomed(factor, at))

    def move_by(self, share: float) -> None:
        """Later or, below 0, earlier, by a share of what is shown."""
        if self._span is not None:
            self._show_span(self._span.moved(share))

    def reset(self) -> None:
        """All years."""
        self._span = None
        self.redraw()

    def show_icons(self) -> None:
        """In the theme there is now."""
        for icon, button in self._zoom_buttons.items():
            button.setIcon(theme_now().icon(icon))

    def _show_span(self, span: DaySpan) -> None:
        if self._dossier is None:
            return
        whole = _whole(self._dossier)
        within = span.within(whole)
        self._span = None if within == whole else within
        self.redraw()

    def _zoom_at(self, factor: float, pixel: float) -> None:
        self.zoom(factor, 0.5 if pixel < 0 else self._share_at(pixel))

    def _drag(self, pixels: float) -> None:
        left, right = self._axis()
        self.move_by(-pixels / (right - left))

    def _share_at(self, pixel: float) -> float:
        left, right = self._axis()
        return min(max((pixel - left) / (right - left), 0.0), 1.0)

    def _axis(self) -> tuple[float, float]:
        """From where to where the days reach, in pixels."""
        from desktop.figures.events_chart import axis_ends  # Matplotlib, loaded once a timeline was drawn

        if self._dossier is None:
            return 0.0, float(self.view.width())
        left, right = axis_ends(self.view.width() * POINTS_PER_PIXEL, self._dossier, self._words)
        return left / POINTS_PER_PIXEL, right / POINTS_PER_PIXEL

    def _fill_menu(self, dossier: Dossier) -> None:
        """A tick for each category there is; those ticked before stay so."""
        ticked, categories = self._ticked(), categories_of(dossier)
        if [action.data() for action in self.menu.actions()] == list(categories):
            return
        self.menu.clear()
        for category in categories:
            action = self.menu.addAction(category_name(category, self._words))
            action.setData(category)
            action.setCheckable(True)
            action.setChecked(category in ticked)
            action.toggled.connect(self._filter)
        self._name_filter()

    def _filter(self) -> None:
        self._name_filter()
        self.redraw()

    def _ticked(self) -> tuple[str, ...]:
        return tuple(action.data() for action in self.menu.actions() if action.isChecked())

    def _name_filter(self) -> None:
        count = len(self._ticked())
        text = (
            self._words.plural("{n} category", "{n} categories", count)
            if count
            else self._words.text("All categories")
        )
        self.categories.setText(text)
        self.categories.setAccessibleName(self._words.text("Filter by category: {what}", what=text))

    def _add_zoom(self) -> dict[str, QToolButton]:
        acts = {
            "plus": (self._words.text("Fewer years (+)"), lambda: self.zoom(ZOOM_STEP)),
            "minus": (self._words.text("More years (−)"), lambda: self.zoom(1 / ZOOM_STEP)),
            "home": (self._words.text("All years (0)"), self.reset),
        }
        buttons = {icon: icon_button(name, act) for icon, (name, act) in acts.items()}
        for button in buttons.values():
            self.add_tool(button)
        return buttons


def _whole(dossier: Dossier) -> DaySpan:
    return DaySpan(*span_of(Picture(PictureKind.CHART_EVENTS), dossier))
