"""Drawn pages written as one PDF file: small, tagged, and the same bytes for the same input.

What a file says of itself, and nothing more: title, author (the organisation, if it is named),
subject, language, producer "Minebrief" and, as its creation date, midnight UTC of the brief's
as-of date. No clock, no user, no machine, no path. The file's identifier is a digest of its content.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date
from hashlib import md5
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfbase.pdfdoc import format as formatted

from desktop.page.fonts import FontUse
from desktop.page.sheet import Area, Sheet
from desktop.page.strings import number, pdf_string
from desktop.page.tags import Element, Linked, Target, Tree, Verbatim

_BATCH = 2000  # objects in one object stream


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    language: str
    dated: date


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its words and the name of its place."""

    title: str
    place: str


def write(
    sheets: list[Sheet], root: Element, fonts: FontUse, metadata: Metadata, bookmarks: list[Bookmark]
) -> bytes:
    """The PDF file. The first bookmark holds the others."""
    return _File(sheets, fonts, metadata).written(root, bookmarks)


class _File:
    """A file being put together."""

    def __init__(self, sheets: list[Sheet], fonts: FontUse, metadata: Metadata) -> None:
        self._document = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
        self._sheets, self._fonts, self._metadata = sheets, fonts, metadata
        self._pages: list[PDFDictionary] = [PDFDictionary({"Type": "/Page"}) for _ in sheets]
        self._references = [self._document.Reference(page) for page in self._pages]
        self._links: list[Element] = []

    def written(self, root: Element, bookmarks: list[Bookmark]) -> bytes:
        document = self._document
        tree = PDFDictionary(
            {"Type": "/Pages", "Count": len(self._pages), "Kids": PDFArray(self._references)}
        )
        parent = document.Reference(tree)
        resources = document.Reference(PDFDictionary({"Font": self._fonts.resources(document)}))
        for page, sheet in zip(self._pages, self._sheets, strict=True):
            self._fill(page, sheet, parent, resources)
        structure = Tree(self._references, [sheet.marked for sheet in self._sheets], self._links)
        catalogue = PDFDictionary(
            {
                "Type": "/Catalog",
                "Pages": parent,
                "Lang": pdf_string(self._metadata.language),
                "MarkInfo": "<</Marked true>>",
                "ViewerPreferences": "<</DisplayDocTitle true>>",
                "StructTreeRoot": structure.write(document, root),
                "Metadata": document.Reference(self._xmp()),
                "Outlines": self._outline(bookmarks),
            }
        )
        return _serialised(document, document.Reference(catalogue), document.Reference(self._info()))

    def _fill(
        self, page: PDFDictionary, sheet: Sheet, parent: PDFObjectReference, resources: PDFObjectReference
    ) -> None:
        content = "\n".join(sheet.operators).encode("ascii")
        page["Parent"] = parent
        page["MediaBox"] = f"[0 0 {number(sheet.width)} {number(sheet.height)}]"
        page["Resources"] = resources
        page["Contents"] = self._document.Reference(PDFStream(content=content, filters=[PDFZCompress]))
        page["StructParents"] = sheet.index
        page["Tabs"] = "/S"
        annotations = [self._link(area, sheet.index) for area in sheet.areas]
        if annotations:
            page["Annots"] = PDFArray(annotations)

    def _link(self, area: Area, page: int) -> PDFObjectReference:
        target = area.element.target or Target()
        leads = (
            b"/A<</S/URI/URI" + pdf_string(target.url) + b">>"
            if target.url
            else b"/Dest" + self._destination(target.place)
        )
        content = (
            b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/P %s/Contents%s/StructParent %d%s>>"
            % (
                " ".join(map(number, area.box)).encode("ascii"),
                self._references[page].format(self._document),
                pdf_string(target.said),
                len(self._sheets) + len(self._links),
                leads,
            )
        )
        reference = self._document.Reference(Verbatim(content))
        area.element.kids.append(Linked(page, reference))
        self._links.append(area.element)
        return reference

    def _destination(self, place: str) -> bytes:
        found = next((sheet for sheet in self._sheets if place in sheet.anchors), self._sheets[0])
        height = number(found.anchors.get(place, found.height))
        page = self._references[found.index].format(self._document)
        return b"[%s/XYZ null %s null]" % (page, height.encode("ascii"))

    def _outline(self, bookmarks: list[Bookmark]) -> PDFObjectReference:
        document = self._document
        outline = PDFDictionary({"Type": "/Outlines"})
        top = document.Reference(outline)
        entries = [
            PDFDictionary({"Title": pdf_string(mark.title), "Dest": self._destination(mark.place)})
            for mark in bookmarks
        ]
        references = [document.Reference(entry) for entry in entries]
        first, rest = entries[0], references[1:]
        first["Parent"] = top
        outline["First"] = outline["Last"] = references[0]
        outline["Count"] = len(entries)
        if rest:
            first["First"], first["Last"], first["Count"] = rest[0], rest[-1], len(rest)
        for index, entry in enumerate(entries[1:]):
            entry["Parent"] = references[0]
            if index:
                entry["Prev"] = rest[index - 1]
            if index < len(rest) - 1:
                entry["Next"] = rest[index + 1]
        return top

    def _info(self) -> PDFDictionary:
        metadata = self._metadata
        info = {
            "Title": pdf_string(metadata.title),
            "Producer": pdf_string("Minebrief"),
            "CreationDate": pdf_string(f"D:{metadata.dated:%Y%m%d}000000Z"),
        }
        if metadata.author:
            info["Author"] = pdf_string(metadata.author)
        if metadata.subject:
            info["Subject"] = pdf_string(metadata.subject)
        return PDFDictionary(info)

    def _xmp(self) -> PDFStream:
        metadata = self._metadata
        author = f"<dc:creator><rdf:Seq><rdf:li>{escape(metadata.author)}</rdf:li></rdf:Seq></dc:creator>"
        said = (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
            ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(metadata.title)}</rdf:li></rdf:Alt></dc:title>'
            f"{author if metadata.author else ''}"
            f"<dc:language><rdf:Bag><rdf:li>{escape(metadata.language)}</rdf:li></rdf:Bag></dc:language>"
            f"<xmp:CreateDate>{metadata.dated:%Y-%m-%d}T00:00:00Z</xmp:CreateDate>"
            "<pdf:Producer>Minebrief</pdf:Producer><pdfuaid:part>1</pdfuaid:part>"
            '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        )
        dictionary = PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"})
        return PDFStream(dictionary, said.encode("utf-8"), filters=[])


def _serialised(document: PDFDocument, catalogue: PDFObjectReference, info: PDFObjectReference) -> bytes:
    """The file with all objects that are no streams packed into object streams (ISO 32000-1, 7.5.7).

    The hundreds of small objects of a structure tree take a tenth of the room that way.
    """
    bodies: dict[int, bytes] = {}
    while len(bodies) < len(document.numberToId):
        each = len(bodies) + 1
        bodies[each] = formatted(document.idToObject[document.numberToId[each]], document, toplevel=1)
    streams = {each: body for each, body in bodies.items() if body.endswith(b"endstream\n")}
    packed = [each for each in bodies if each not in streams]
    places: dict[int, tuple[int, int, int]] = {}
    for start in range(0, len(packed), _BATCH):
        holder = len(bodies) + 1 + start // _BATCH
        batch = packed[start : start + _BATCH]
        streams[holder] = _object_stream([(each, bodies[each]) for each in batch])
        places.update((each, (2, holder, index)) for index, each in enumerate(batch))
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for each, body in sorted(streams.items()):
        places[each] = (1, len(out), 0)
        out += b"%d 0 obj\n%sendobj\n" % (each, body)
    places[len(places) + 1] = (1, len(out), 0)
    identity = md5(out, usedforsecurity=False).hexdigest().upper().encode("ascii")
    trailer = b"/Root %s/Info %s/ID[<%s><%s>]" % (
        catalogue.format(document),
        info.format(document),
        identity,
        identity,
    )
    start = len(out)
    out += b"%d 0 obj\n%sendobj\nstartxref\n%d\n%%%%EOF\n" % (
        len(places),
        _cross_reference(places, trailer),
        start,
    )
    return bytes(out)


def _object_stream(objects: list[tuple[int, bytes]]) -> bytes:
    index, content = b"", b""
    for each, body in objects:
        index += b"%d %d " % (each, len(content))
        content += body.rstrip() + b"\n"
    return _flate(b"/Type/ObjStm/N %d/First %d" % (len(objects), len(index)), index + content)


def _cross_reference(places: dict[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    rows = [(0, 0, 65535), *(places[each] for each in sorted(places))]
    content = b"".join(
        b"%c%s%s" % (kind, at.to_bytes(4, "big"), n.to_bytes(2, "big")) for kind, at, n in rows
    )
    return _flate(b"/Type/XRef/Size %d/W[1 4 2]%s" % (len(rows), trailer), content)


def _flate(entries: bytes, content: bytes) -> bytes:
    small = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\n" % (entries, len(small), small)
