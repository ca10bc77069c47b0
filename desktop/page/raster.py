"""Pictures made of pixels: read by Pillow, made small, and written anew without a word about where they come from."""

from __future__ import annotations

import warnings
import zlib
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 25_000_000
_ROOM = (1000, 300)  # pixels: as fine as a printer needs at the size on a cover
_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
_TOO_LARGE = "The logo has more than 25 million pixels: save it smaller, 1,000 pixels wide are enough."
_SEEN = 200  # of 255: paper is 255, and what is not darker anywhere is not seen on it


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """Pixels as a PDF holds them. samples, alpha: streams, already packed by `filter` and by FlateDecode."""

    width: int
    height: int
    space: str  # DeviceRGB, DeviceGray
    filter: str  # FlateDecode, DCTDecode
    samples: bytes
    alpha: bytes = b""


def is_raster(content: bytes) -> bool:
    """Whether it begins as a PNG or JPEG file does."""
    return _kind(content) != ""


def smaller_raster(content: bytes) -> bytes:
    """The picture upright and no finer than is printed, as a file of its kind with nothing but pixels.

    Raises ValueError, saying what is wrong with it.
    """
    kind = _kind(content)
    image = _opened(content, kind)
    from PIL import ImageOps

    with suppress(ValueError, SyntaxError, KeyError, TypeError, ZeroDivisionError):
        # What a camera noted may be damaged, and is dropped in any case.
        image = ImageOps.exif_transpose(image)
    image = _plain(image, kind)
    if image.width > _ROOM[0] or image.height > _ROOM[1]:
        image.thumbnail(_ROOM)
    _see(image)
    return _written(image, kind)


def raster_of(content: bytes) -> Raster:
    """What a PDF holds of the file. Raises ValueError."""
    kind = _kind(content)
    image = _opened(content, kind)
    if image.width > _ROOM[0] or image.height > _ROOM[1]:
        raise ValueError("The logo has more pixels than a page prints.")
    image = _plain(image, kind)
    if kind == "JPEG":  # written anew here too, since a workspace may come from anybody
        return Raster(image.width, image.height, _space(image), "DCTDecode", _written(image, kind))
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    colours = image.convert("L" if image.mode in ("LA", "L") else "RGB")
    return Raster(
        image.width,
        image.height,
        _space(colours),
        "FlateDecode",
        zlib.compress(colours.tobytes(), 9),
        zlib.compress(alpha.tobytes(), 9) if alpha else b"",
    )


def _kind(content: bytes) -> str:
    return next((kind for beginning, kind in _BEGINNINGS.items() if content.startswith(beginning)), "")


def _opened(content: bytes, kind: str) -> Image:
    """Read whole, after its size is known to be bearable. Raises ValueError."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes that we look at ourselves
            image = Image.open(BytesIO(content), formats=(kind,))
            bearable = image.width * image.height <= _MOST_PIXELS
            if bearable:
                image.load()
    except Image.DecompressionBombError as error:
        raise ValueError(_TOO_LARGE) from error
    except Exception as error:
        said = f"The logo can't be read as a {kind} file: open it in a picture program and save it again."
        raise ValueError(said) from error
    if not bearable:
        raise ValueError(_TOO_LARGE)
    return image


def _plain(image: Image, kind: str) -> Image:
    """In one of the few kinds of pixels that a page has; one that is see-through nowhere is so no more."""
    if kind == "JPEG":
        return image if image.mode in ("RGB", "L") else image.convert("RGB")
    if image.mode in ("RGB", "L"):
        return image if "transparency" not in image.info else image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    if image.mode.startswith("I"):  # sixteen bits of grey
        return image.point(lambda level: level / 256).convert("L")
    whole = image if image.mode in ("RGBA", "LA") else image.convert("RGBA")
    if whole.getchannel("A").getextrema() == (255, 255):
        return whole.convert("L" if whole.mode == "LA" else "RGB")
    return whole


def _see(image: Image) -> None:
    """Raises ValueError if nothing of it is seen on white paper."""
    from PIL import Image

    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    darkest, _ = paper.convert("L").getextrema()
    if not isinstance(darkest, (int, float)) or darkest > _SEEN:
        raise ValueError(
            "Nothing of this logo would be seen on white paper: choose the form of it for light backgrounds."
        )


def _space(image: Image) -> str:
    return "DeviceGray" if image.mode == "L" else "DeviceRGB"


def _written(image: Image, kind: str) -> bytes:
    """A file with the pixels alone: neither EXIF nor profile, text or time."""
    from PIL import Image

    bare, out = Image.frombytes(image.mode, image.size, image.tobytes()), BytesIO()
    bare.save(out, kind, **({"quality": 90} if kind == "JPEG" else {"optimize": True}))
    return out.getvalue()
