"""The faces of the page: shaped by HarfBuzz, measured, and embedded as subsets of what a document uses.

Glyphs are addressed by their number in the font (Identity-H), so a shaped glyph that no character
names can be set and embedded like any other. Hinting is left out: it is a third of a small file
and no reader on today's screens or printers needs it.
"""

# HarfBuzz for Python is compiled and tells pyright no names.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from zlib import crc32

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFZCompress

from desktop.page.glyphs import Built, with_built
from resources import path

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
"""Stands in a set line for the hyphen at its end: shown as one, and copied as what it is."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
FEATURES = {"kern": True, "mark": True, "mkmk": True, "liga": False, "clig": False, "calt": False}
_DROPPED_TABLES = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "STAT",
    "name",
    "OS/2",
    "post",
    "cmap",
    "kern",
    "DSIG",
    "meta",
)


class Face(StrEnum):
    """A font file of the page, by family and style."""

    SERIF = "NotoSerif-Regular"
    SERIF_BOLD = "NotoSerif-Bold"
    SERIF_ITALIC = "NotoSerif-Italic"
    SERIF_BOLD_ITALIC = "NotoSerif-BoldItalic"
    SANS = "NotoSans-Regular"
    SANS_BOLD = "NotoSans-Bold"
    SANS_ITALIC = "NotoSans-Italic"
    SANS_BOLD_ITALIC = "NotoSans-BoldItalic"
    ARABIC = "NotoSansArabic-Regular"
    ARABIC_BOLD = "NotoSansArabic-Bold"
    NASKH = "NotoNaskhArabic-Regular"
    NASKH_BOLD = "NotoNaskhArabic-Bold"
    HAN = "NotoSansSC-Regular"
    HAN_BOLD = "NotoSansSC-Bold"


BACKWARDS = frozenset({Face.ARABIC, Face.ARABIC_BOLD, Face.NASKH, Face.NASKH_BOLD})
"""Faces whose letters run right to left."""


_STYLES = {
    (family, bold, italic): Face[family + ("_BOLD" if bold else "") + ("_ITALIC" if italic else "")]
    for family in ("SERIF", "SANS")
    for bold in (False, True)
    for italic in (False, True)
}


def styled(face: Face, *, bold: bool, italic: bool) -> Face:
    """The face of the same family with bold or italic added."""
    return _STYLES[face.name.split("_")[0], bold or "BOLD" in face.name, italic or "ITALIC" in face.name]


@cache
def beside(face: Face) -> tuple[Face, ...]:
    """Faces for what this one lacks, of the same weight, the fittest first. None of them has italics."""
    bold = "_BOLD" if "BOLD" in face.name else ""
    if face.name.startswith("SERIF"):
        return Face["NASKH" + bold], Face["HAN" + bold], styled(Face.SANS, bold=bool(bold), italic=False)
    return Face["ARABIC" + bold], Face["HAN" + bold], styled(Face.SERIF, bold=bool(bold), italic=False)


IDEOGRAPHIC = frozenset({Face.HAN, Face.HAN_BOLD})
"""Faces of Chinese: lines break between their characters."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A word as glyphs. width: in thousandths of the size.

    show: operand of the PDF operator TJ, without its brackets. glyphs: each with the text it stands for.
    """

    width: float
    show: str
    glyphs: tuple[tuple[int, str], ...]


@cache
def font_of(face: Face) -> hb.Font:
    """The face as HarfBuzz knows it."""
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path(f"fonts/{face}.ttf")))))


@cache
def coverage(face: Face) -> frozenset[str]:
    """The characters that the face can show."""
    return frozenset(chr(code) for code in font_of(face).face.unicodes)


@lru_cache(maxsize=20_000)
def shape(face: Face, text: str) -> Shape:
    """The text in glyphs of the face, kerned. Characters it lacks must have been replaced before.

    What runs right to left is only measured by this: `mixed` sets it.
    """
    font = font_of(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if SOFT_HYPHEN in text:  # at the end of a line, where it is seen
        buffer.flags = hb.BufferFlags.PRESERVE_DEFAULT_IGNORABLES
    backwards = face in BACKWARDS
    buffer.direction = "rtl" if backwards else "ltr"
    # Arabic letters join by features that Latin text may do without.
    hb.shape(font, buffer, {} if backwards else FEATURES)
    glyphs, show, run, total = [], [], [], 0
    clusters = [info.cluster for info in buffer.glyph_infos] + [len(text)]
    for index, (info, position) in enumerate(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)):
        nominal = font.get_glyph_h_advance(info.codepoint)
        glyphs.append((info.codepoint, text[info.cluster : max(clusters[index + 1], info.cluster + 1)]))
        run.append(f"{info.codepoint:04X}")
        total += position.x_advance
        if position.x_advance != nominal:
            show.append(f"<{''.join(run)}>{nominal - position.x_advance}")
            run = []
    if run:
        show.append(f"<{''.join(run)}>")
    return Shape(total, "".join(show), tuple(glyphs))


@lru_cache(maxsize=50_000)
def width(face: Face, text: str) -> float:
    """Length of the text set on one line, in thousandths of the size; words and spaces apart, as it is set."""
    return sum(shape(face, part).width for part in parts(text))


@lru_cache(maxsize=50_000)
def parts(text: str) -> tuple[str, ...]:
    """Words and the spaces between them, the units that are shaped: few and often met again."""
    found: list[str] = []
    for word in text.split(" "):
        if word:
            found.append(word)
        found.append(" ")
    return tuple(found[:-1])


@lru_cache(maxsize=20_000)
def advances(face: Face, text: str) -> tuple[float, ...]:
    """The length of each character on its own, for cutting what has no place to break."""
    return tuple(shape(face, character).width for character in text)


@lru_cache(maxsize=20_000)
def _operand(face: Face, text: str) -> str:
    """That of TJ: most texts are met again in the next document."""
    return "".join(shape(face, part).show for part in parts(text)).replace("><", "")


class FontUse:
    """The glyphs that one document has used, and their embedding."""

    def __init__(self) -> None:
        self._glyphs: dict[Face, dict[int, str]] = {}
        self._shown: dict[Face, set[str]] = {}  # texts whose glyphs are noted
        self._built: dict[Face, dict[Built, int]] = {}

    def show(self, face: Face, text: str) -> str:
        """The TJ operand for the text; notes its glyphs as used."""
        shown = self._shown.setdefault(face, set())
        if text not in shown:
            shown.add(text)
            used = self._glyphs.setdefault(face, {})
            for part in parts(text):
                for glyph, standing_for in shape(face, part).glyphs:
                    used.setdefault(glyph, standing_for)
        return _operand(face, text)

    def glyph(self, face: Face, built: Built, standing_for: str) -> int:
        """The number of a glyph in the embedded face; it is noted as used."""
        made = self._built.setdefault(face, {})
        number = built.alone
        if number is None:
            number = made.setdefault(built, font_of(face).face.glyph_count + len(made))
        self._glyphs.setdefault(face, {}).setdefault(number, standing_for)
        return number

    @property
    def made_up(self) -> str:
        """What the numbers stand for that no glyph of the font has: they are given as glyphs are built."""
        return repr(self._built) if any(self._built.values()) else ""

    def resources(self, document: PDFDocument) -> PDFDictionary:
        """The page resource dictionary of fonts: every face used, embedded as a subset."""
        faces = sorted(self._glyphs)
        return PDFDictionary(
            {
                face.name: _embed(document, face, self._glyphs[face], self._built.get(face, {}))
                for face in faces
            }
        )


def _embed(  # noqa: ANN202 - ReportLab reference
    document: PDFDocument, face: Face, used: Mapping[int, str], built: Mapping[Built, int]
):
    font, glyphs = font_of(face), sorted(used)
    advances = {number: each.advance for each, number in built.items()}
    name = PDFName(f"{_tag([*glyphs, *built])}+{face}")
    descendant = PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "CIDToGIDMap": "/Identity",
            "FontDescriptor": document.Reference(_descriptor(document, face, name, glyphs, built)),
            "W": " ".join(
                [
                    "[",
                    *(f"{each}[{advances.get(each, font.get_glyph_h_advance(each))}]" for each in glyphs),
                    "]",
                ]
            ),
        }
    )
    return document.Reference(
        PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(_to_unicode(used).encode("ascii"))),
            }
        )
    )


def _descriptor(
    document: PDFDocument, face: Face, name: str, glyphs: list[int], built: Mapping[Built, int]
) -> PDFDictionary:
    font = font_of(face)
    extents = font.get_font_extents("ltr")
    program = _stream(_subset(face, glyphs, built))
    program.dictionary["Length1"] = len(program.content)
    italic = "ITALIC" in face.name
    return PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": 4 + (2 if "SERIF" in face.name else 0) + (64 if italic else 0),
            "FontBBox": PDFArray([-621, extents.descender, 2800, extents.ascender]),
            "ItalicAngle": -12 if italic else 0,
            "Ascent": extents.ascender,
            "Descent": extents.descender,
            "CapHeight": 714,
            "StemV": 140 if "BOLD" in face.name else 80,
            "FontFile2": document.Reference(program),
        }
    )


def _subset(face: Face, glyphs: list[int], built: Mapping[Built, int]) -> bytes:
    order = hb.SubsetInput()
    parts = (glyph for each in built for glyph, _, _ in each.parts)
    order.glyph_set.update((set(glyphs) - set(built.values())).union(parts))
    if built:  # the last, too, for numbers to follow on
        order.glyph_set.add(font_of(face).face.glyph_count - 1)
    order.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    order.drop_table_tag_set.update(_table(name) for name in _DROPPED_TABLES)
    program = hb.subset(font_of(face).face, order).blob.data
    return with_built(program, built) if built else program


def _table(name: str) -> int:
    """A table's name as the number by which HarfBuzz knows it."""
    return int.from_bytes(name.ljust(4).encode("ascii"), "big")


def _tag(glyphs: Sequence[object]) -> str:
    """Six letters that differ where subsets differ (ISO 32000-1, 9.6.4)."""
    number, letters = crc32(repr(glyphs).encode("ascii")), ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters += chr(65 + rest)
    return letters


def _stream(content: bytes) -> PDFStream:
    return PDFStream(content=content, filters=[PDFZCompress])


def _to_unicode(used: Mapping[int, str]) -> str:
    rows = [
        f"<{glyph:04X}><{text.encode('utf-16-be').hex().upper()}>" for glyph, text in sorted(used.items())
    ]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        f"1 begincodespacerange<0000><FFFF>endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict/CMap defineresource pop end end"
    )
