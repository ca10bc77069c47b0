"""A logo from a file that somebody chose, made harmless and small, and as the page draws it.

Nothing of the file reaches a page or a workspace but its picture: pixels are written anew by Pillow, an SVG's outlines
by us, so that what a camera or a drawing program noted beside them (place, names, paths) is gone.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from db.errors import UserError
from desktop.figures.drawing import Drawing
from desktop.page.raster import Raster, is_raster, raster_of, smaller_raster
from desktop.page.vector_logo import is_svg, svg_drawing, written_svg

MOST_BYTES = 5_000_000
_LEAST_SHARE, _MOST_SHARE = 1 / 12, 12  # of width to height

Picture = Drawing | Raster


class BadLogo(UserError):
    """A file that can't be the logo. The message says why and what to do."""


def read_logo(content: bytes) -> bytes:
    """The logo of a PNG, JPEG or SVG file as it is kept: a file of the same kind, written anew. Raises BadLogo."""
    if len(content) > MOST_BYTES:
        raise BadLogo(
            "The logo's file is larger than 5 MB: save the logo smaller, 1,000 pixels wide are enough."
        )
    try:
        if is_raster(content):
            made = smaller_raster(content)
        elif is_svg(content):
            made = written_svg(svg_drawing(content))
        else:
            raise BadLogo("A logo is a PNG, JPEG or SVG file, and this file is none of these.")
        picture = logo_picture(made)
    except ValueError as error:
        raise BadLogo(str(error)) from error
    if not _LEAST_SHARE <= picture.width / picture.height <= _MOST_SHARE:
        raise BadLogo("The logo is too long and thin to be printed: crop it, or choose another form of it.")
    return made


def read_logo_file(file: Path) -> bytes:
    """As `read_logo`, from a file. Raises BadLogo."""
    try:
        with file.open("rb") as content:
            return read_logo(content.read(MOST_BYTES + 1))
    except OSError as error:
        raise BadLogo(f"The logo can't be read from {file}: {error.strerror or error}.") from error


@lru_cache(maxsize=16)
def logo_picture(content: bytes) -> Picture:
    """What a page draws of a logo that `read_logo` gave. Raises ValueError for what is none."""
    if len(content) > MOST_BYTES:
        raise ValueError("The logo's file is larger than 5 MB.")
    return raster_of(content) if is_raster(content) else svg_drawing(content)
