"""A figure as a file of its own: PDF and SVG as vectors with their letters, PNG in as many pixels as wanted.

The same figure makes the same bytes: no date and no random name is written into a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.errors import UserError
from desktop.figures.kerning import correct_kerning
from desktop.figures.plotting import FigureCanvasAgg

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.figures.plotting import Figure

PIXELS_PER_INCH = 96
"""Of a PNG at scale 1: a common screen's."""

_METADATA: dict[str, dict[str, Any]] = {
    ".pdf": {"Creator": "Minebrief", "Producer": "Minebrief", "CreationDate": None},
    ".svg": {"Creator": "Minebrief", "Date": None},
    ".png": {"Software": "Minebrief"},
}


def save(figure: Figure, path: Path, scale: int = 2) -> None:
    """Write the figure in the format of the path's suffix: .pdf, .svg or .png.

    scale: pixels of a PNG to one of a common screen, 1 to 4.

    Raises UserError for any other suffix.
    """
    suffix = path.suffix.lower()
    if suffix not in _METADATA:
        raise UserError(f"A figure can be saved as .pdf, .svg or .png, not as {path.name!r}.")
    correct_kerning()
    FigureCanvasAgg(figure).print_figure(
        path,
        dpi=PIXELS_PER_INCH * scale if suffix == ".png" else 72,
        format=suffix[1:],
        facecolor=figure.get_facecolor(),
        metadata=_METADATA[suffix],
        bbox_inches=None,
    )
