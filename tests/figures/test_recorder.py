from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import numpy as np
import pytest

from db.records import StateCode
from desktop.dossier.model import Dossier
from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.figures.catalogue import draw
from desktop.figures.drawing import Drawing, Label, Outline, Shape
from desktop.figures.hatching import UnknownHatch, hatch_lines
from desktop.figures.plotting import (
    Circle,
    Figure,
    FontProperties,
    Line2D,
    Path,
    PathCollection,
    Rectangle,
)
from desktop.figures.recorder import NotRecordable, record
from desktop.figures.style import letters
from desktop.wording import Wording

DossierOf = Callable[..., Dossier]


def pictured(kind: PictureKind, *states: str) -> Picture:
    return Picture(kind, tuple(map(StateCode, states)))


NUMBER = rb"-?\d+(?:\.\d+)?"
OPERATORS = re.compile(
    rb"^(?:%(n)s %(n)s m|%(n)s %(n)s l|(?:%(n)s ){6}c|h)$".replace(b"%(n)s", NUMBER), re.MULTILINE
)


def blank() -> Figure:
    figure = Figure(figsize=(2, 1), dpi=72, facecolor="none")
    figure.add_axes((0, 0, 1, 1)).set_axis_off()
    figure.axes[0].set_xlim(0, 144)
    figure.axes[0].set_ylim(0, 72)
    return figure


def shapes(drawing: Drawing) -> list[Shape]:
    return [item for item in drawing.items if isinstance(item, Shape)]


def labels(drawing: Drawing) -> list[Label]:
    return [item for item in drawing.items if isinstance(item, Label)]


def where(outline: Outline) -> tuple[float, float]:
    return outline.x * outline.grid, outline.y * outline.grid


def test_a_rectangle_becomes_its_outline_in_points() -> None:
    figure = blank()
    figure.axes[0].add_patch(Rectangle((10, 20), 30, 40, facecolor="#ff0000", edgecolor="none"))
    (shape,) = shapes(record(figure))
    assert shape.fill == (1, 0, 0)
    assert shape.stroke is None
    assert [line.split() for line in shape.path.splitlines()] == [
        [b"10", b"20", b"m"],
        [b"40", b"20", b"l"],
        [b"40", b"60", b"l"],
        [b"10", b"60", b"l"],
        [b"h"],
    ]


def test_a_line_keeps_width_dashes_cap_and_clip() -> None:
    figure = blank()
    line = Line2D([0, 144], [36, 36], color="#0000ff", linewidth=2, linestyle=(1, (4, 2)))
    line.set_dash_capstyle("round")
    figure.axes[0].add_line(line)
    (shape,) = shapes(record(figure))
    assert shape.fill is None
    assert shape.stroke == (0, 0, 1)
    assert shape.line_width == 2
    assert shape.dashes == (8, 4)
    assert shape.cap == "round"
    assert shape.clip == (0, 0, 144, 72)


def test_a_circle_keeps_its_curves() -> None:
    figure = blank()
    figure.axes[0].add_patch(Circle((72, 36), 10, facecolor="#000000", edgecolor="none"))
    (shape,) = shapes(record(figure))
    assert b" c\n" in shape.path


def test_a_text_becomes_a_label_whose_baseline_begins_where_it_is_set() -> None:
    figure = blank()
    figure.text(
        0.5, 0.5, "6,279 $x$", fontproperties=letters(9, bold=True), parse_math=False, color="#ff0000"
    )
    (label,) = labels(record(figure))
    assert (label.text, label.size, label.font, label.colour) == ("6,279 $x$", 9, "sans-bold", (1, 0, 0))
    assert label.x == pytest.approx(72, abs=0.01)
    assert label.y == pytest.approx(36, abs=0.01)


def test_a_centred_text_is_centred_by_the_width_that_the_page_sets() -> None:
    from desktop.page.fonts import Face, width

    figure = blank()
    figure.text(0.5, 0.5, "Withdrawal notified", fontproperties=letters(10), ha="center", parse_math=False)
    (label,) = labels(record(figure))
    assert label.x + width(Face.SANS, label.text) / 200 == pytest.approx(72, abs=0.5)


def test_an_upright_text_keeps_its_angle() -> None:
    figure = blank()
    figure.text(0.5, 0.5, "no figure", fontproperties=letters(6), rotation=90, parse_math=False)
    assert labels(record(figure))[0].angle == 90


def test_paths_of_one_style_become_one_shape() -> None:
    figure = blank()
    squares = [Path([(x, 0), (x + 5, 0), (x + 5, 5), (x, 0)], closed=True) for x in (0, 10, 20)]
    faces = ["#ff0000", "#ff0000", "#00ff00"]
    figure.axes[0].add_collection(PathCollection(squares, facecolors=faces, edgecolors="none"))
    red, green = shapes(record(figure))
    assert [where(outline) for outline in red.outlines] == [(0, 0), (10, 0)]
    assert [where(outline) for outline in green.outlines] == [(20, 0)]


def test_marks_of_one_kind_are_the_same_bytes_at_their_places() -> None:
    figure = blank()
    places = [(10, 30), (50.02, 30), (90, 60)]
    marks = Line2D(*zip(*places, strict=True), marker="o", linestyle="none", color="#ff0000")
    figure.axes[0].add_line(marks)
    (shape,) = shapes(record(figure))
    assert len({outline.path for outline in shape.outlines}) == 1
    assert [where(outline) for outline in shape.outlines] == [
        pytest.approx(place, abs=0.03) for place in places
    ]


def test_a_large_outline_keeps_its_holes_and_parts_from_its_islands() -> None:
    turns = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    round_about = np.column_stack([np.cos(turns), np.sin(turns)])
    rings = [round_about * 20 + 30, round_about[::-1] * 8 + 30, round_about * 10 + (90, 30)]
    path = Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))
    figure = blank()
    figure.axes[0].add_collection(PathCollection([path], facecolors=["#ff0000"], edgecolors="none"))
    (shape,) = shapes(record(figure))
    assert [outline.path.count(b" m") for outline in shape.outlines] == [2, 1]
    assert [where(outline) for outline in shape.outlines] == [(50, 30), (100, 30)]


def test_a_hatch_becomes_lines_inside_the_outline() -> None:
    figure = blank()
    figure.axes[0].add_patch(
        Rectangle((10, 10), 50, 40, facecolor="none", edgecolor="none", hatch="///", hatchcolor="#ff0000")
    )
    (shape,) = shapes(record(figure))
    numbers = np.array(re.findall(rb"-?\d+\.\d", shape.path), float).reshape(-1, 2)
    assert shape.stroke == (1, 0, 0)
    assert len(numbers) > 20
    assert numbers[:, 0].min() >= 9.9
    assert numbers[:, 0].max() <= 60.1
    assert numbers[:, 1].min() >= 9.9
    assert numbers[:, 1].max() <= 50.1


def test_a_hatch_leaves_holes_free() -> None:
    outer = np.array([(0.0, 0.0), (30, 0), (30, 30), (0, 30)])
    hole = np.array([(10.0, 10.0), (10, 20), (20, 20), (20, 10)])
    for x0, y0, x1, y1 in hatch_lines("xxxx", [outer, hole]):
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        assert not (10.1 < middle[0] < 19.9 and 10.1 < middle[1] < 19.9)


def test_a_hatch_that_is_no_line_is_refused() -> None:
    with pytest.raises(UnknownHatch):
        list(hatch_lines("oo", [np.array([(0.0, 0.0), (9, 0), (9, 9)])]))


def test_an_image_is_refused() -> None:
    figure = blank()
    figure.axes[0].imshow(np.zeros((2, 2)))
    with pytest.raises(NotRecordable, match="image"):
        record(figure)


def test_transparency_is_refused() -> None:
    figure = blank()
    figure.axes[0].add_patch(Rectangle((0, 0), 9, 9, facecolor="#ff000080"))
    with pytest.raises(NotRecordable, match="transparency"):
        record(figure)


def test_a_formula_is_refused() -> None:
    figure = blank()
    figure.text(0.5, 0.5, "$x^2$", fontproperties=letters(9))
    with pytest.raises(NotRecordable, match="formula"):
        record(figure)


def test_a_foreign_typeface_is_refused() -> None:
    import matplotlib as mpl

    figure = blank()
    foreign = mpl.get_data_path() + "/fonts/ttf/DejaVuSans.ttf"
    figure.text(0.5, 0.5, "x", fontproperties=FontProperties(fname=foreign))
    with pytest.raises(NotRecordable, match="typeface"):
        record(figure)


def test_a_place_that_is_no_number_is_refused() -> None:
    figure = blank()
    figure.axes[0].add_patch(Rectangle((float("nan"), 0), 9, 9))
    with pytest.raises(NotRecordable, match="number"):
        record(figure)


def test_clipping_to_an_outline_is_refused() -> None:
    figure = blank()
    patch = Rectangle((0, 0), 9, 9)
    figure.axes[0].add_patch(patch)
    patch.set_clip_path(Path.unit_circle(), figure.axes[0].transData)
    with pytest.raises(NotRecordable, match="outline"):
        record(figure)


@pytest.mark.parametrize("kind", PictureKind)
@pytest.mark.parametrize("size", [(215, 120), (482, 200), (720, 405)])
def test_every_figure_is_recorded_in_operators_that_a_page_knows(
    dossier_of: DossierOf, words: Wording, kind: PictureKind, size: tuple[float, float]
) -> None:
    drawing = record(draw(pictured(kind, "UKR", "EST", "NIU"), dossier_of("UKR", "EST", "NIU"), *size, words))
    assert (drawing.width, drawing.height) == size
    assert labels(drawing)
    for shape in shapes(drawing):
        every = b"".join((shape.path, *(outline.path for outline in shape.outlines)))
        for line in re.split(rb"\n|(?<=[ml]) (?=\d)|(?<=m) (?=-)", every.strip()):
            assert re.fullmatch(
                rb"(?:%b %b [ml](?: %b %b l)?|(?:%b ){6}c|h)" % ((NUMBER,) * 5), line.strip()
            ), line
        assert not re.search(rb"nan|inf|e[-+]", every)


def test_recording_a_figure_twice_gives_the_same(dossier_of: DossierOf, words: Wording) -> None:
    picture, dossier = pictured(PictureKind.MAP_STATUS, "UKR"), dossier_of("UKR")
    once, again = (record(draw(picture, dossier, 215, 130, words)) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("region", MapRegion)
def test_a_map_is_small_enough_for_a_page(dossier_of: DossierOf, words: Wording, region: MapRegion) -> None:
    for kind in (PictureKind.MAP_STATUS, PictureKind.MAP_CASUALTIES, PictureKind.MAP_OBJECTIONS):
        for (width, height), most in (((230, 150), 36), ((482, 290), 66)):
            picture = Picture(kind, (StateCode("UKR"),), region)
            drawing = record(draw(picture, dossier_of("UKR"), width, height, words, still=True))
            paths = [
                path for shape in shapes(drawing) for path in (shape.path, *(o.path for o in shape.outlines))
            ]
            assert len(zlib.compress(b"".join(paths))) < most * 1024, (kind, width)
