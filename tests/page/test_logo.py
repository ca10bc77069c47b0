"""A logo from a file that somebody chose: what is taken, what is refused, and what of it reaches a page."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from desktop.brief.house import HouseStyle
from desktop.figures.drawing import Drawing, Shape
from desktop.page.logo import BadLogo, logo_picture, read_logo, read_logo_file
from desktop.page.raster import Raster

NOTED = "Jane Doe, 46.2 N 6.1 E, /home/jane"
OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'
)
MARK = '<rect width="40" height="20" fill="#b5121b"/>'


def svg(inside: str = MARK, before: str = "") -> bytes:
    return f"{before}{OPEN}{inside}</svg>".encode()


def png(size: tuple[int, int] = (300, 100), colour: object = (180, 20, 30), mode: str = "RGB") -> bytes:
    out, told = BytesIO(), PngInfo()
    told.add_text("Author", NOTED)
    Image.new(mode, size, colour).save(out, "PNG", pnginfo=told)  # pyright: ignore[reportArgumentType]
    return out.getvalue()


def jpeg(size: tuple[int, int] = (300, 100), orientation: int = 1) -> bytes:
    out, noted = BytesIO(), Image.Exif()
    noted[0x013B], noted[0x0112] = NOTED, orientation
    Image.new("RGB", size, (180, 20, 30)).save(out, "JPEG", exif=noted, comment=NOTED.encode())
    return out.getvalue()


def raster(content: bytes) -> Raster:
    found = logo_picture(read_logo(content))
    assert isinstance(found, Raster)
    return found


def drawing(content: bytes) -> Drawing:
    found = logo_picture(read_logo(content))
    assert isinstance(found, Drawing)
    return found


@pytest.mark.parametrize(
    "content", [png(), jpeg(), svg(f"{MARK}<metadata>{NOTED}</metadata><!-- {NOTED} -->")]
)
def test_what_a_program_noted_beside_the_picture_is_gone(content: bytes) -> None:
    assert NOTED.encode() in content
    assert b"Jane" not in read_logo(content)


def test_a_photograph_taken_sideways_is_set_upright() -> None:
    found = raster(jpeg((300, 100), orientation=6))
    assert found.width < found.height


def test_no_more_pixels_are_kept_than_are_printed() -> None:
    found = raster(png((4000, 1000)))
    assert (found.width, found.height) == (1000, 250)


def test_a_logo_that_is_see_through_keeps_what_is_behind_it() -> None:
    content = BytesIO()
    picture = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    picture.paste((180, 20, 30, 255), (0, 0, 150, 100))
    picture.save(content, "PNG")
    alpha = zlib.decompress(raster(content.getvalue()).alpha)
    assert set(alpha) == {0, 255}


@pytest.mark.parametrize(
    ("mode", "colour"), [("P", 3), ("1", 0), ("L", 90), ("LA", (90, 255)), ("I;16", 9000)]
)
def test_every_kind_of_pixels_is_read(mode: str, colour: object) -> None:
    assert raster(png(mode=mode, colour=colour)).width == 300


def test_a_drawing_is_kept_as_outlines_in_its_colours() -> None:
    inside = (
        '<style>.ring{fill:none;stroke:#14344a;stroke-width:2}</style><g transform="translate(2 3)">'
        '<circle class="ring" cx="8" cy="8" r="5"/><path d="M1 1h5v5h-5z" fill-rule="evenodd" fill="#b5121b"/></g>'
    )
    ring, field = drawing(svg(inside)).items
    assert isinstance(ring, Shape)
    assert isinstance(field, Shape)
    assert ring.fill is None
    assert ring.stroke == pytest.approx((0.078, 0.204, 0.29), abs=0.01)
    assert field.fill == pytest.approx((0.71, 0.071, 0.106), abs=0.01)
    assert field.even_odd


def test_a_drawing_written_anew_is_the_same_drawing() -> None:
    once = read_logo(svg(f'{MARK}<path d="M5 5 Q 20 30 30 5 A 5 5 0 0 1 35 10" stroke="#000" fill="none"/>'))
    assert read_logo(once) == once


def test_what_is_used_again_is_drawn_again() -> None:
    inside = '<defs><rect id="r" width="4" height="4"/></defs><use href="#r"/><use xlink:href="#r" x="9"/>'
    assert len(drawing(svg(inside)).items) == 2


def test_an_ordinary_document_type_is_no_hindrance() -> None:
    kind = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    )
    assert read_logo(svg(before=kind))


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<text>Campaign</text>", "convert text to paths"),
        ("<script>alert(1)</script>", "script"),
        ('<image href="file:///etc/passwd" width="9" height="9"/>', "picture in the picture"),
        ('<use href="https://example.org/a.svg#b"/>', "another file"),
        ("<style>@import url(https://example.org/a.css);</style>", "another file"),
        ('<rect width="9" height="9" fill="url(#g)"/>', "gradient"),
        ('<g filter="url(#f)"><rect width="9" height="9"/></g>', "filter"),
        ('<rect width="9" height="9" opacity=".5"/>', "see-through"),
        ("<foreignObject/>", "not drawn"),
        ('<rect width="9" height="9" fill="white"/>', "white paper"),
        ("", "draws nothing"),
        ('<rect width="1e400" height="9"/>', "no size"),
    ],
)
def test_what_would_be_drawn_otherwise_than_meant_is_refused_in_a_sentence(inside: str, said: str) -> None:
    with pytest.raises(BadLogo, match=re.escape(said)) as refused:
        read_logo(svg(inside))
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "content",
    [
        svg("&a;", '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
        svg("&a;", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    ],
)
def test_a_drawing_that_declares_entities_is_refused(content: bytes) -> None:
    with pytest.raises(BadLogo, match="entities"):
        read_logo(content)


def test_a_drawing_that_uses_itself_without_end_is_refused_at_once() -> None:
    layers = "".join(
        f'<g id="g{n}">' + f'<use href="#g{n + 1}"/>' * 10 + "</g>" for n in range(12)
    )  # ten to the twelfth
    for inside in (layers, '<g id="a"><use href="#a"/></g>', "<g>" * 900 + "</g>" * 900):
        with pytest.raises(BadLogo, match="more shapes"):
            read_logo(svg(inside))


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"%PDF-1.7", b"<html></html>", b"<svg", png()[:200], jpeg()[:300]]
)
def test_what_is_no_picture_or_is_broken_off_is_refused(content: bytes) -> None:
    with pytest.raises(BadLogo):
        read_logo(content)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    content = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    content += struct.pack(">I", 99) + b"IDAT" + b"x" * 99
    with pytest.raises(BadLogo, match="25 million pixels"):
        read_logo(content)


@pytest.mark.parametrize("size", [(3000, 20), (20, 3000)])
def test_a_logo_that_is_a_mere_line_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(BadLogo, match="long and thin"):
        read_logo(png(size))


def test_a_white_logo_is_refused_since_paper_is_white() -> None:
    with pytest.raises(BadLogo, match="white paper"):
        read_logo(png(colour=(250, 250, 250)))


def test_a_file_that_is_large_or_not_there_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    large.write_bytes(png() + b"\0" * 5_000_000)
    for path, said in ((large, "5 MB"), (tmp_path / "none.png", "can't be read")):
        with pytest.raises(BadLogo, match=said):
            read_logo_file(path)


@pytest.mark.parametrize("content", [png(), jpeg(), svg()], ids=["png", "jpeg", "svg"])
def test_a_logo_stands_on_the_first_page_and_is_said_in_words(
    page: Callable[..., Any], content: bytes
) -> None:
    found = page(house=HouseStyle(logo=read_logo(content)))
    figures = [value for value in values(found) if value.get("/S") == "/Figure"]
    assert "u:Logo of An Organisation" in [figure["/Alt"] for figure in figures]
    kind = "/Form" if content == svg() else "/Image"
    assert [value["/Subtype"] for value in values(found) if value.get("/Subtype") in ("/Image", "/Form")] == [
        kind
    ]
    assert b"Jane" not in found.path.read_bytes()


def test_a_logo_stands_alone_where_nothing_is_said_beside_it(page: Callable[..., Any]) -> None:
    found = page(house=HouseStyle(logo=read_logo(png())), organisation="", occasion="")
    assert "Logo" in [figure["/Alt"][2:] for figure in values(found) if figure.get("/S") == "/Figure"]


def test_a_kept_logo_that_is_damaged_leaves_the_page_without_one(page: Callable[..., Any]) -> None:
    found = page(house=HouseStyle(logo=b"\x89PNG\r\n\x1a\nbroken"))
    assert "Logo" not in found.structure()
    assert "An Organisation" in found.text(1)


def values(found: Any) -> list[dict[str, Any]]:
    """Objects of the file, the dictionaries of streams too."""
    each = [value.get("value", value.get("stream", {}).get("dict")) for value in found.objects().values()]
    return [value for value in each if isinstance(value, dict)]
