"""The map on screen at 1200 × 700: drawn anew, and coloured anew as the slider steps from day to day.

Baselines, in the same run: one plain Matplotlib collection of the same outlines; the floor of colouring by a
table, numbers looked up and laid on the screen's image and nothing else.
"""

from __future__ import annotations

import os
import subprocess
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from timing import median_ms, tell, times_ms

import resources
from db.editions import shipped_facts
from db.records import StateCode, Treaty
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Picks
from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.dossier.replay import Replay, replay_of
from desktop.figures.catalogue import choropleth_of, draw
from desktop.figures.plotting import Figure, FigureCanvasAgg, PathCollection
from desktop.figures.plotting import Path as Outline
from desktop.figures.stencil import Stencil, stencil_of
from desktop.figures.style import LIGHT
from desktop.figures.world import world_map
from desktop.ui.figures.day_map import DayMap
from desktop.ui.figures.map_view import MapView
from desktop.ui.widgets.raster import rasterise
from desktop.wording import Wording

WIDTH, HEIGHT = 1200, 700
POINTS = WIDTH * 0.75, HEIGHT * 0.75
WORDS = Wording()
ROOT = Path(__file__).resolve().parents[2]
FIRST, STEPS, STRIDE = date(1997, 12, 3), 400, 26
"""From the opening on, so many steps of so many days."""


def main() -> None:
    application = QApplication([])
    facts = shipped_facts()
    picks = Picks(tuple(map(StateCode, ("UKR", "POL", "NIU"))), (), date(2025, 12, 5))
    dossier = assemble(facts, picks)
    picture = Picture(PictureKind.MAP_STATUS, picks.states)

    def ours() -> Figure:
        figure = draw(picture, dossier, *POINTS, WORDS)
        figure.set_dpi(96)
        FigureCanvasAgg(figure).draw()
        return figure

    plain, redrawn = median_ms(_plain), median_ms(ours)
    tell("the map drawn anew", redrawn, plain, "a plain Matplotlib collection")
    others = _geopandas()
    if others is None:
        print("  geopandas: not measured; python3 dev.py bench sets it up")
    else:
        tell("  the same", redrawn, others, "the same outlines by geopandas")
    replay = replay_of(facts, Treaty.MBT)
    subject = choropleth_of(picture, dossier, WORDS)

    def stencil() -> Stencil:
        return stencil_of(subject, replay.states, POINTS, LIGHT, 96)

    tell("  its stencil, once a size", median_ms(stencil), plain, "the same")
    made = stencil()
    floor = times_ms(_floor(made), STEPS)
    view = MapView("map", "", lambda *_: "", lambda _: "")
    view.resize(WIDTH, HEIGHT)
    view.show_raster(rasterise(ours(), 1.0, is_map=True))
    step = times_ms(_step(view, made, replay), STEPS)
    for name, part in (("median", 0.5), ("95th percentile", 0.95)):
        tell(
            f"  a step of the date slider, {name}",
            step[int(STEPS * part)],
            floor[int(STEPS * part)],
            "the floor",
        )
    application.quit()


def _geopandas() -> float | None:
    """The median of drawing the map by geopandas, in an environment of its own; None if there is none."""
    python = ROOT / ".venv-bench" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        return None
    script = Path(__file__).parent / "others" / "geopandas_map.py"
    command = [str(python), str(script), str(resources.path("maps/world.json"))]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout)


def _plain() -> None:
    figure = Figure(figsize=(POINTS[0] / 72, POINTS[1] / 72), dpi=96)
    axes = figure.add_axes((0, 0, 1, 1))
    paths = [Outline(np.vstack((ring, ring[:1]))) for unit in world_map().units for ring in unit.rings]
    axes.add_collection(PathCollection(paths, facecolors="#6d9ac2", edgecolors="#ffffff", linewidths=0.45))
    axes.autoscale_view()
    FigureCanvasAgg(figure).draw()


def _floor(stencil: Stencil):  # noqa: ANN202  a step without its counter
    """Look the colours up and lay them on an image."""
    table = np.arange(8 * 256, dtype=np.uint32)
    pixels, image = stencil.pixels, stencil.new_image()
    screen = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    laid = QImage(image.data, WIDTH, HEIGHT, 4 * WIDTH, QImage.Format.Format_RGB32)

    def step() -> None:
        table.take(pixels, out=image, mode="clip")
        painter = QPainter(screen)
        painter.drawImage(0, 0, laid)
        painter.end()

    return step


def _step(view: MapView, stencil: Stencil, replay: Replay):  # noqa: ANN202  the same
    """What the window does for each day: look up, colour, count, and paint the widget."""
    days = DayMap(stencil, replay, MapRegion.WORLD, LIGHT, 1.0, WORDS)
    passed = iter(range(10 * STEPS))
    screen = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)

    def step() -> None:
        view.show_day(days.on(FIRST + timedelta(next(passed) * STRIDE)))
        view.render(screen)

    return step


if __name__ == "__main__":
    main()
