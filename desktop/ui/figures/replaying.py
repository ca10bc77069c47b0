"""Lets the map follow the slider at once: coloured by a table while days pass, drawn anew when they rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.records import Treaty
from desktop.dossier.picture import PictureKind
from desktop.ui.figures.day_map import DayMap
from desktop.ui.figures.studio import theme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from desktop.dossier.replay import Replay
    from desktop.figures.stencil import Stencil
    from desktop.ui.choice import Choice
    from desktop.ui.figures.map_view import MapView
    from desktop.ui.figures.pane import FigurePane
    from desktop.ui.figures.studio import Drawn, Order, Studio

_TREATIES = {PictureKind.MAP_STATUS: Treaty.MBT, PictureKind.MAP_CCM: Treaty.CCM}
"""The maps that follow at once; others are drawn for each day that is chosen."""


class Replaying(QObject):
    """Between the choice and a pane with a map. `replay_changed`: the map shows another treaty's days."""

    replay_changed = Signal(object)

    def __init__(
        self,
        pane: FigurePane,
        view: MapView,
        studio: Studio,
        choice: Choice,
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(pane)
        self._pane, self._view, self._studio, self._choice = pane, view, studio, choice
        self._failed = failed
        self._replays: Mapping[Treaty, Replay] = {}
        self._drawn: Order | None = None
        self._summary = ""
        self._map: DayMap | None = None
        self._of: Order | None = None  # what the stencil was made for
        pane.figure_shown.connect(self._take)
        choice.day_glanced.connect(self._glance)

    def show_replays(self, replays: Mapping[Treaty, Replay]) -> None:
        """Both treaties day by day, as the facts have them now."""
        self._replays = replays
        self._map = self._of = None
        self._tell_replay()
        self._prepare()

    def forget(self) -> None:
        """Drop everything that came from the file."""
        self._replays = {}
        self._drawn = self._map = self._of = None
        self._view.show_day(None)

    @property
    def ready(self) -> bool:
        """Whether the map would follow a day that passes by."""
        return self._map is not None

    @property
    def _replay(self) -> Replay | None:
        treaty = _TREATIES.get(self._drawn.picture.kind) if self._drawn else Treaty.MBT
        return self._replays.get(treaty) if treaty else None

    def _take(self, drawn: Drawn) -> None:
        """A figure is shown: leave days that pass by to it, and get ready to colour it anew."""
        before, self._drawn = self._drawn, drawn.order if drawn.raster else None
        self._summary = drawn.summary
        if before is None or drawn.order.picture.kind is not before.picture.kind:
            self._tell_replay()
        if self._drawn is None or self._drawn.dossier.as_of == self._choice.glanced:
            self._view.show_day(None)
        self._prepare()

    def _prepare(self) -> None:
        order, replay = self._drawn, self._replay
        if order and replay and self._of and _same_lines(self._of, order):
            return
        self._map = self._of = None
        if order is None or replay is None:
            return
        self._studio.stencil(
            order, replay.states, lambda made: self._ready(made, order, replay), self._failed
        )

    def _ready(self, made: Stencil, order: Order, replay: Replay) -> None:
        self._map, self._of = (
            DayMap(made, replay, order.picture.region, theme_of(order), order.ratio, self._studio.words),
            order,
        )
        if self._choice.glancing:
            self._glance(self._choice.glanced)

    def _glance(self, day: date) -> None:
        if self._drawn is not None and self._drawn.dossier.as_of == day:
            self._pane.words.setText(self._summary)
            self._view.show_day(None)
        elif self._map is not None:
            self._pane.words.clear()  # they tell another day
            self._view.show_day(self._map.on(day))
        elif self._drawn is not None and self._replay is None:
            self._choice.settle()

    def _tell_replay(self) -> None:
        replay = self._replay
        if replay is not None:
            self.replay_changed.emit(replay)


def _same_lines(one: Order, other: Order) -> bool:
    """Whether all but the colours is drawn alike."""
    return replace(one, dossier=other.dossier, taking=other.taking) == other
