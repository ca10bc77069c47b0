"""Labels in which letters run right to left, on the page: in order, joined, and to be copied as they are read."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.ft2font import LoadFlags
from numpy.typing import NDArray

from desktop.brief.blocks import Brief
from desktop.dossier.picture import Picture
from desktop.figures.drawing import Drawing, Label
from desktop.figures.plotting import ARABIC, SANS, Figure, FigureCanvasAgg, get_font
from desktop.figures.style import (
    RIGHT_TO_LEFT_MARK,
    Lettering,
    begins_at_the_right,
    directed,
    text_width,
)
from desktop.page.bidi import stretches
from desktop.page.fonts import Face, FontUse
from desktop.page.mixed import mixed_width, show_mixed
from desktop.page.render import Rendered, render

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIGNS = "درومحسabcXYZ012()[]{}  .,:;-–/%+«»…’١٢٣"
LEAVING = "الانسحاب المُخطَر به 5"
MIXED = "قُتلوا أو أُصيبوا في 22MSP (2025)"


def of(*texts: str) -> Callable[[Picture, float, float], Drawing]:
    """Draws these texts below one another, in red."""

    def drawing(_picture: Picture, width: float, height: float) -> Drawing:
        return Drawing(
            width, height, tuple(_label(text, height - 20 * (row + 1)) for row, text in enumerate(texts))
        )

    return drawing


def _label(text: str, y: float) -> Label:
    return Label(text, 20, y, 10, (1, 0, 0), right_to_left=begins_at_the_right(directed(text)))


def red(pixels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Where there is red, cut to as much as there is."""
    found = (pixels[:, :, 0] > 200) & (pixels[:, :, 1] < 128)
    rows, columns = np.flatnonzero(found.any(axis=1)), np.flatnonzero(found.any(axis=0))
    return found[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def spread(found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """And as far around as the screen moves letters to its pixels."""
    moves = ((up, across) for up in range(-2, 3) for across in range(-3, 4))
    return np.logical_or.reduce([np.roll(found, by, axis=(0, 1)) for by in moves])


@given(st.text(SIGNS, max_size=14), st.booleans())
def test_parts_stand_in_the_order_that_another_program_finds(text: str, right_to_left: bool) -> None:
    font = get_font((SANS, ARABIC))
    first = RIGHT_TO_LEFT_MARK if right_to_left else "\N{LEFT-TO-RIGHT MARK}"
    laid = "".join(item.char for item in font._layout(first + text, LoadFlags.NO_HINTING))
    ours = (
        part.text[::-1] if part.backwards else part.text
        for part in stretches(text, right_to_left=right_to_left)
    )
    assert "".join(ours) == laid.replace(first, "")


@pytest.mark.parametrize("text", [LEAVING, MIXED, "22MSP: الدول", "الدول الـ197"])
def test_the_page_sets_a_line_as_long_as_the_figure_measures_it(text: str) -> None:
    for face, bold in ((Face.SANS, False), (Face.SANS_BOLD, True)):
        width = mixed_width(face, text, right_to_left=True) / 100
        assert width == pytest.approx(text_width(text, 10, bold=bold), rel=0.02)


@pytest.mark.parametrize("text", [LEAVING, MIXED, "22MSP: الدول [موقِّعة]"])
def test_the_page_shows_what_the_screen_shows(brief: Brief, text: str) -> None:
    figure = Figure(figsize=(4, 1), dpi=72 * 4, facecolor="white")
    figure.text(0.1, 0.5, directed(text), **Lettering(10, "#ff0000").options())
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    screen = red(np.asarray(canvas.buffer_rgba()))
    page = pypdfium2.PdfDocument(render(brief, of(text)).pdf)[0]
    paper = red(page.render(scale=4, rev_byteorder=True).to_numpy())
    assert np.abs(np.subtract(screen.shape, paper.shape)).max() <= 5
    height, width = np.minimum(screen.shape, paper.shape)
    one, other = screen[:height, :width], paper[:height, :width]
    assert (one & spread(other)).sum() > 0.93 * one.sum()
    assert (other & spread(one)).sum() > 0.93 * other.sum()


def test_arabic_is_copied_and_found_as_it_is_read(brief: Brief, read: Callable[[Rendered], Any]) -> None:
    rendered = render(brief, of(LEAVING, "ليست طرفًا 31", "الدول الأطراف", "Côte (d’Ivoire)"))
    poppler = subprocess.run(
        ["pdftotext", read(rendered).path, "-"], capture_output=True, text=True, check=True
    )
    pdfium = pypdfium2.PdfDocument(rendered.pdf)[0].get_textpage().get_text_range()
    for found in (poppler.stdout, pdfium):
        plain = re.sub("[\u200e\u200f\u202a-\u202e]", "", found)
        for words in ("الانسحاب", "ليست", "الدول الأطراف", "Côte (d’Ivoire)"):
            assert words in plain


def test_only_the_letters_used_are_embedded_and_the_same_bytes_come_twice(
    brief: Brief, read: Callable[[Rendered], Any]
) -> None:
    made = [render(brief, of(LEAVING)) for _ in range(2)]
    assert made[0].pdf == made[1].pdf
    rows = [row for row in read(made[0]).tool("pdffonts").splitlines() if "Arabic" in row]
    assert len(rows) == 1
    assert re.match(r"[A-Z]{6}\+NotoSansArabic-Regular +CID TrueType +Identity-H +yes yes yes ", rows[0])
    without = len(render(brief, of("Withdrawal notified 5")).pdf)
    assert len(made[0].pdf) - without < 9_000


def test_what_no_face_has_is_shown_as_a_mark() -> None:
    shown = list(show_mixed(FontUse(), Face.SANS, "الدول 漢", 10, right_to_left=True))
    assert len(shown) == 3
