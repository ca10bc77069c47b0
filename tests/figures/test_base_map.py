"""A map whose outlines alone are drawn anew shows the very pixels of one drawn whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from db.records import Issue, StateCode
from desktop.dossier.model import Dossier
from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.figures.atlas import show_bounds
from desktop.figures.catalogue import SUBJECTS, base_map, choropleth_of, draw
from desktop.figures.plotting import FigureCanvasAgg
from desktop.figures.style import DARK, LIGHT
from desktop.figures.subjects.choropleth import Choropleth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.figures.atlas import Bounds
    from desktop.figures.style import Theme
    from desktop.wording import Wording

DossierOf = Callable[..., Dossier]
SIZE = 480.0, 270.0
CLOSE = -10.0, 30.0, 30.0, 60.0
PICKS = ("UKR",), (), ("MLT", "NIU", "FRA"), ("UKR", "POL")


def _codes(states: Iterable[str]) -> tuple[StateCode, ...]:
    return tuple(map(StateCode, states))


def _whole(
    picture: Picture, dossier: Dossier, words: Wording, theme: Theme, dpi: float, bounds: Bounds | None
) -> bytes:
    figure = draw(picture, dossier, *SIZE, words, theme)
    figure.set_dpi(dpi)
    if bounds is not None:
        show_bounds(figure, bounds)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return bytes(canvas.buffer_rgba())


@pytest.mark.parametrize("region", [MapRegion.WORLD, MapRegion.EUROPE])
@pytest.mark.parametrize(
    "kind", [PictureKind.MAP_STATUS, PictureKind.MAP_POSITIONS, PictureKind.MAP_OBJECTIONS]
)
def test_outlines_on_a_kept_map_are_those_of_a_map_drawn_whole(
    kind: PictureKind, region: MapRegion, dossier_of: DossierOf, words: Wording, arabic: Wording
) -> None:
    for spoken, theme in ((words, LIGHT), (arabic, DARK)):
        kept = base_map(
            choropleth_of(Picture(kind, (), region, Issue.SUSPENSION), dossier_of(), spoken), *SIZE, theme
        )
        for dpi, bounds in ((96, None), (144, CLOSE), (96, None), (96, CLOSE)):
            for states in PICKS:
                picture = Picture(kind, _codes(states), region, Issue.SUSPENSION)
                shown = bytes(kept.outlined(picture.states, dpi, bounds))
                assert shown == _whole(picture, dossier_of(), spoken, theme, dpi, bounds), (
                    states,
                    dpi,
                    bounds,
                )


def test_a_map_that_outlines_states_can_not_be_kept_for_others(dossier_of: DossierOf, words: Wording) -> None:
    outlined = choropleth_of(Picture(PictureKind.MAP_STATUS, _codes(["UKR"])), dossier_of("UKR"), words)
    with pytest.raises(ValueError, match="outlined already"):
        base_map(outlined, *SIZE, LIGHT)


MAPS_OF_CLASSES = [kind for kind, subject in SUBJECTS.items() if issubclass(subject, Choropleth)]


@pytest.mark.parametrize("kind", MAPS_OF_CLASSES)
def test_what_is_picked_changes_no_class_of_a_map(
    kind: PictureKind, dossier_of: DossierOf, words: Wording
) -> None:
    one = choropleth_of(Picture(kind, _codes(["UKR"]), issue=Issue.SUSPENSION), dossier_of("UKR"), words)
    other = choropleth_of(Picture(kind, issue=Issue.SUSPENSION), dossier_of("POL", "MLI"), words)
    assert one.classes(LIGHT) == other.classes(LIGHT)
