"""Matplotlib as the figures use it: loaded in one place, with the application's fonts and no others.

Import its classes from here. Matplotlib's own start lists every font of the system, a second or more on
a machine with many and again at each start of a frozen program; that list is not asked for.
"""

from __future__ import annotations

import sys
import tempfile
from typing import TYPE_CHECKING

import matplotlib as mpl

import resources

if TYPE_CHECKING:
    from collections.abc import Callable

SANS = str(resources.path("fonts/NotoSans-Regular.ttf"))
SANS_BOLD = str(resources.path("fonts/NotoSans-Bold.ttf"))
ARABIC = str(resources.path("fonts/NotoSansArabic-Regular.ttf"))
ARABIC_BOLD = str(resources.path("fonts/NotoSansArabic-Bold.ttf"))

HAN = str(resources.path("fonts/NotoSansSC-Regular.ttf"))
HAN_BOLD = str(resources.path("fonts/NotoSansSC-Bold.ttf"))

FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans SC")
"""What the first lacks is set in the others: so digits and brackets look alike in all languages."""
_FILES = (SANS, SANS_BOLD, ARABIC, ARABIC_BOLD, HAN, HAN_BOLD)

_MANAGER = "matplotlib.font_manager"


def _load_font_manager() -> None:
    """Let Matplotlib's font manager know our fonts alone, and leave the user's cache folder as it is."""
    if _MANAGER in sys.modules:
        _add_fonts()
        return
    asked = mpl.get_cachedir
    with tempfile.TemporaryDirectory() as folder:
        mpl.get_cachedir = _answering(folder)
        try:
            __import__(_MANAGER)
        finally:
            mpl.get_cachedir = asked


def _answering(folder: str) -> Callable[[], str]:
    def get_cachedir() -> str:
        # Asked just before the manager looks for fonts.
        vars(sys.modules[_MANAGER])["findSystemFonts"] = _our_fonts
        return folder

    return get_cachedir


def _our_fonts(fontpaths: object = None, fontext: str = "ttf") -> list[str]:
    return list(_FILES) if fontext == "ttf" and fontpaths is None else []


def _add_fonts() -> None:
    from matplotlib.font_manager import fontManager

    known = {entry.fname for entry in fontManager.ttflist}
    for path in _FILES:
        if path not in known:
            fontManager.addfont(path)
            # Of two fonts of one name the first is taken: ours, whatever the system has.
            fontManager.ttflist.insert(0, fontManager.ttflist.pop())


_load_font_manager()
mpl.rcParams.update(
    {
        "font.family": list(FAMILIES),
        "axes.unicode_minus": False,  # the fonts have no minus sign proper
        "pdf.fonttype": 42,
        "svg.fonttype": "path",
        "svg.hashsalt": "minebrief",
        "path.simplify": False,
    }
)

from matplotlib import _path  # noqa: E402 (only now are the fonts known)
from matplotlib.artist import Artist  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.backend_bases import GraphicsContextBase, RendererBase  # noqa: E402
from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: E402
from matplotlib.collections import Collection, LineCollection, PathCollection  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.font_manager import FontProperties, get_font  # noqa: E402
from matplotlib.ft2font import LoadFlags  # noqa: E402
from matplotlib.lines import Line2D  # noqa: E402
from matplotlib.patches import Circle, Patch, Rectangle  # noqa: E402
from matplotlib.path import Path  # noqa: E402
from matplotlib.text import Text  # noqa: E402
from matplotlib.transforms import Affine2D, IdentityTransform, Transform  # noqa: E402

__all__ = [
    "ARABIC",
    "ARABIC_BOLD",
    "FAMILIES",
    "HAN",
    "HAN_BOLD",
    "SANS",
    "SANS_BOLD",
    "Affine2D",
    "Artist",
    "Axes",
    "Circle",
    "Collection",
    "Figure",
    "FigureCanvasAgg",
    "FontProperties",
    "GraphicsContextBase",
    "IdentityTransform",
    "Line2D",
    "LineCollection",
    "LoadFlags",
    "Patch",
    "Path",
    "PathCollection",
    "Rectangle",
    "RendererBase",
    "Text",
    "Transform",
    "get_font",
    "path_operators",
]

_OPERATORS = [b"m", b"l", b"", b"c", b"h"]  # no quadratic curves in PDF: they become cubic ones


def path_operators(path: Path, transform: Transform, decimals: int) -> bytes:
    """The path in PDF operators, by the private function that Matplotlib's own PDF backend uses."""
    return _path.convert_to_string(path, transform, None, False, None, decimals, _OPERATORS, True)  # type: ignore[attr-defined]
