"""A figure as a file of its own: PDF and SVG as vectors with their letters, PNG at twice the screen's size.

The same figure makes the same bytes: no date and no random name is written into a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.errors import UserError
from desktop.figures.plotting import FigureCanvasAgg

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.figures.plotting import Figure

PIXELS_PER_INCH = 192
"""Of a PNG: twice a common screen's 96."""

_METADATA: dict[str, dict[str, Any]] = {
    ".pdf": {"Creator": "Minebrief", "Producer": "Minebrief", "CreationDate": None},
    ".svg": {"Creator": "Minebrief", "Date": None},
    ".png": {"Software": "Minebrief"},
}


def save(figure: Figure, path: Path) -> None:
    """Write the figure in the format of the path's suffix: .pdf, .svg or .png.

    Raises UserError for any other suffix.
    """
    suffix = path.suffix.lower()
    if suffix not in _METADATA:
        raise UserError(f"A figure can be saved as .pdf, .svg or .png, not as {path.name!r}.")
    FigureCanvasAgg(figure).print_figure(
        path,
        dpi=PIXELS_PER_INCH if suffix == ".png" else 72,
        format=suffix[1:],
        facecolor=figure.get_facecolor(),
        metadata=_METADATA[suffix],
        bbox_inches=None,
    )
