"""Figures whose words run right-to-left: what is mirrored, what is not, and that the letters are right."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pytest
from matplotlib.colors import to_rgb

from db.facts import Facts
from db.records import StateCode
from desktop.dossier.model import Dossier
from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.catalogue import draw, title
from desktop.figures.drawing import Label
from desktop.figures.export import save
from desktop.figures.plotting import Figure, FigureCanvasAgg, Rectangle, Text
from desktop.figures.recorder import record
from desktop.figures.style import LIGHT, RIGHT_TO_LEFT_MARK, Lettering, StatusClass, directed, text_width
from desktop.wording import Wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

DossierOf = Callable[..., Dossier]
SIZES = ((215, 130), (300, 160), (482, 170), (720, 405), (1200, 700))
MIXED = "قُتلوا أو أُصيبوا في 22MSP (2025)"


def pictured(kind: PictureKind, *states: str) -> Picture:
    return Picture(kind, tuple(map(StateCode, states)))


def texts_of(figure: Figure) -> list[Text]:
    return [text for place in (figure, *figure.axes) for text in place.texts if text.get_text().strip()]


def boxes(figure: Figure) -> Iterator[tuple[str, float, float, float, float]]:
    """What is written, and where in points: left, bottom, right, top.

    Measured four times as large, where letters are hardly moved to whole pixels.
    """
    figure.set_dpi(72 * 4)
    renderer = FigureCanvasAgg(figure).get_renderer()
    for text in texts_of(figure):
        left, bottom, right, top = text.get_window_extent(renderer).extents
        yield text.get_text(), left / 4, bottom / 4, right / 4, top / 4


def drawn(text: str, size: float, *, bold: bool = False) -> float:
    """How long a line comes out, in points: from the first inked pixel to the last."""
    figure = Figure(figsize=(6, 1), dpi=72, facecolor="white")
    figure.text(0.1, 0.5, text, **Lettering(size, "#000000", bold).options())
    figure.set_dpi(72 * 4)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    inked = np.flatnonzero((np.asarray(canvas.buffer_rgba())[:, :, 0] < 128).any(axis=0))
    return float(inked[-1] - inked[0] + 1) / 4


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", ["الدول الأطراف 160", MIXED, "الانسحاب المُخطَر به", "22MSP: الدول"])
def test_arabic_is_as_long_as_it_is_measured(text: str, bold: bool) -> None:
    assert drawn(text, 20, bold=bold) == pytest.approx(text_width(text, 20, bold=bold), abs=4)
    assert text_width(directed(text), 20, bold=bold) == pytest.approx(
        text_width(text, 20, bold=bold), abs=0.2
    )


def test_arabic_letters_are_joined() -> None:
    assert text_width("تتتت", 10) < 0.7 * 4 * text_width("ت", 10)


def test_a_line_runs_right_to_left_though_it_begins_with_a_number_and_latin_letters() -> None:
    assert directed("22MSP: الدول") == RIGHT_TO_LEFT_MARK + "22MSP: الدول"
    for alone in ("الدول 22MSP", "Landmine Monitor 2025", "2015–2024"):
        assert directed(alone) == alone


@pytest.mark.parametrize("kind", PictureKind)
def test_nothing_leaves_the_figure_lies_across_or_lacks_a_letter(
    dossier_of: DossierOf, facts: Facts, arabic: Wording, kind: PictureKind
) -> None:
    """A letter that no typeface has would be a warning, which fails the test."""
    cases = (
        (dossier_of("UKR", "EST", "COL"), pictured(kind, "UKR", "EST", "COL")),
        (dossier_of(*facts.states), Picture(kind)),
    )
    for dossier, picture in cases:
        for width, height in SIZES:
            figure = draw(picture, dossier, width, height, arabic)
            found = list(boxes(figure))
            for text, left, bottom, right, top in found:
                assert min(left, bottom) >= -2, (width, text)
                assert right <= width + 2, (width, text)
                assert top <= height + 2, (width, text)
            for (one, *a), (other, *b) in combinations(found, 2):
                if {one, other} == {"1998", "0"}:
                    continue  # the feet of two axes, in any language
                across, up = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
                assert across <= 1.5 or up <= 2.5, (width, one, other)


@pytest.mark.parametrize("kind", PictureKind)
def test_every_figure_can_be_told_to_the_page(
    dossier_of: DossierOf, arabic: Wording, kind: PictureKind
) -> None:
    dossier = dossier_of("UKR")
    items = record(draw(pictured(kind, "UKR"), dossier, 480, 260, arabic, standalone=True)).items
    labels = [item for item in items if isinstance(item, Label)]
    assert not any(RIGHT_TO_LEFT_MARK in label.text for label in labels)
    assert any(label.right_to_left for label in labels)


def test_title_and_small_print_end_at_the_right(dossier_of: DossierOf, arabic: Wording) -> None:
    dossier = dossier_of("UKR")
    picture = pictured(PictureKind.MAP_STATUS, "UKR")
    figure = draw(picture, dossier, 720, 405, arabic, standalone=True)
    found = {text.removeprefix(RIGHT_TO_LEFT_MARK): right for text, _, _, right, _ in boxes(figure)}
    assert found[title(picture, dossier, arabic)] == pytest.approx(720 - 14, abs=2)
    sources = next(right for text, right in found.items() if text.startswith("المصادر"))
    assert sources == pytest.approx(720 - 14, abs=2)


def test_keys_run_from_the_right_each_swatch_right_of_its_words(
    dossier_of: DossierOf, arabic: Wording
) -> None:
    figure = draw(Picture(PictureKind.MAP_STATUS), dossier_of(), 720, 400, arabic)
    found = {text: (left, right) for text, left, _, right, _ in boxes(figure)}
    party, leaving = found["دولة طرف 160"], found["الانسحاب المُخطَر به 5"]
    assert leaving[1] < party[0]
    colour = to_rgb(LIGHT.status[StatusClass.PARTY].colour)
    swatches = [artist for artist in figure.artists if isinstance(artist, Rectangle)]
    swatch = next(each for each in swatches if to_rgb(each.get_facecolor()) == pytest.approx(colour))
    assert swatch.get_x() > party[1]


@pytest.mark.parametrize("kind", [PictureKind.MAP_STATUS, PictureKind.MAP_CASUALTIES])
def test_a_map_is_not_mirrored(
    dossier_of: DossierOf, words: Wording, arabic: Wording, kind: PictureKind
) -> None:
    limits = [
        draw(Picture(kind), dossier_of(), 300, 200, language).axes[0].get_xlim()
        for language in (words, arabic)
    ]
    assert limits[0] == limits[1]


@pytest.mark.parametrize(
    "kind",
    [
        PictureKind.CHART_WORLD,
        PictureKind.CHART_VOTES,
        PictureKind.CHART_MEMBERSHIP,
        PictureKind.CHART_CIVILIANS,
        PictureKind.CHART_DEADLINES,
        PictureKind.CHART_EVENTS,
    ],
)
def test_years_run_from_left_to_right(dossier_of: DossierOf, arabic: Wording, kind: PictureKind) -> None:
    figure = draw(pictured(kind, "UKR"), dossier_of("UKR"), 720, 405, arabic)
    years = {text: left for text, left, *_ in boxes(figure) if len(text) == 4 and text.isdigit()}
    assert len(years) > 3
    assert sorted(years, key=lambda year: years[year]) == sorted(years)


def test_rows_have_their_names_at_the_right(dossier_of: DossierOf, arabic: Wording) -> None:
    votes = draw(pictured(PictureKind.CHART_VOTES, "UKR"), dossier_of("UKR"), 720, 405, arabic)
    newest = max(left for text, left, *_ in boxes(votes) if text == "2025")
    names = {text: left for text, left, *_ in boxes(votes)}
    assert names["Ukraine"] > newest
    events = draw(pictured(PictureKind.CHART_EVENTS), dossier_of(), 720, 405, arabic)
    lanes = [right for text, _, _, right, _ in boxes(events) if right > 715 and not text.isdigit()]
    assert len(lanes) > 3


def test_bars_beside_words_grow_from_the_right(dossier_of: DossierOf, arabic: Wording) -> None:
    figure = draw(Picture(PictureKind.CHART_DEVICES), dossier_of(), 300, 200, arabic)
    bars = [artist for artist in figure.axes[0].patches if isinstance(artist, Rectangle)]
    ends = {round(bar.get_x() + bar.get_width(), 2) for bar in bars}
    assert len(bars) > 3
    assert len(ends) == 1


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_files_are_the_same_twice(
    dossier_of: DossierOf, arabic: Wording, tmp_path: Path, suffix: str
) -> None:
    made = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}{suffix}"
        picture = pictured(PictureKind.CHART_DEVICES)
        save(draw(picture, dossier_of(), 480, 300, arabic, standalone=True), path)
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_pdf_holds_the_figures_typefaces_alone(
    dossier_of: DossierOf, arabic: Wording, tmp_path: Path
) -> None:
    path = tmp_path / "map.pdf"
    save(draw(Picture(PictureKind.MAP_STATUS), dossier_of(), 720, 405, arabic, standalone=True), path)
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    names = {line.split()[0].partition("+")[2] for line in fonts.splitlines()[2:]}
    assert names == {
        "NotoSans-Regular", "NotoSans-Bold", "NotoSansArabic-Regular", "NotoSansArabic-Bold",
    }  # fmt: skip


def _inked(pixels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Where anything is written, cut to as much as there is."""
    dark = pixels[:, :, 0] < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


@pytest.mark.parametrize("text", [MIXED, "الانسحاب المُخطَر به 5", "22MSP: الدول [موقِّعة]"])
def test_a_pdf_shows_letters_where_the_screen_does(tmp_path: Path, text: str) -> None:
    figure = Figure(figsize=(5, 1), dpi=72, facecolor="white")
    figure.text(0.1, 0.5, directed(text), **Lettering(16, "#000000").options())
    save(figure, tmp_path / "line.pdf")
    page = pypdfium2.PdfDocument(tmp_path / "line.pdf")[0]
    paper = _inked(page.render(scale=4).to_numpy())
    figure.set_dpi(72 * 4)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    screen = _inked(np.asarray(canvas.buffer_rgba()))
    assert np.abs(np.subtract(screen.shape, paper.shape)).max() <= 8
    height, width = np.minimum(screen.shape, paper.shape)
    one, other = screen[:height, :width], paper[:height, :width]
    near = np.logical_or.reduce(
        [np.roll(other, (up, across), axis=(0, 1)) for up in range(-2, 3) for across in range(-5, 6)]
    )
    assert (one & near).sum() > 0.95 * one.sum()
