"""Drawn pages written as one PDF file: small, tagged, and the same bytes for the same input.

What a file says of itself, and nothing more: title, author (the organisation, if it is named),
subject, language, producer "Minebrief" and, as its creation date, midnight UTC of the brief's
as-of date. No clock, no user, no machine, no path. The file's identifier is a digest of its content.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import md5
from math import ceil, floor
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfbase.pdfdoc import format as formatted

from desktop.page.fonts import FontUse
from desktop.page.raster import Raster
from desktop.page.sheet import Area, Box, Forms, Sheet
from desktop.page.strings import number, pdf_string
from desktop.page.styles import Colour
from desktop.page.tags import Element, Linked, Structure, Target, Verbatim, number_of
from desktop.wording import runs_right_to_left

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
    """An entry of the outline: its words, the name of its place, and what stands under it. closed: until it is opened."""

    title: str
    place: str
    under: tuple[Bookmark, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """A bookmark whose place is known."""

    title: str
    place: bytes
    under: tuple[_Entry, ...]
    closed: bool


class Volume:
    """A PDF file written part by part: what is drawn is written at once, and only what later parts need is kept.

    fonts: the glyphs that all parts use.
    """

    def __init__(self, metadata: Metadata, out: BinaryIO) -> None:
        self.fonts, self._forms = FontUse(), Forms()
        self._metadata = metadata
        self._document = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
        self._tree = PDFDictionary({"Type": "/Pages"})
        self._resources = PDFDictionary({})
        self._parent = self._document.Reference(self._tree)
        self._shared = self._document.Reference(self._resources)
        self._structure = Structure(self._document)
        self._pages: list[PDFDictionary] = []
        self._references: list[PDFObjectReference] = []
        self._numbers: dict[int, int] = {}  # of each page's object, by the page's place in the document
        self._places: dict[str, bytes] = {}
        self._outline: list[_Entry] = []
        self._file = _Objects(self._document, out)
        self._file.hold(self._tree, self._resources, *self._structure.unfinished)

    @property
    def pages(self) -> int:
        """How many there are so far, those not yet drawn included."""
        return len(self._pages)

    def sheets(
        self, count: int, width: float, height: float, palette: Mapping[Colour, Colour] | None = None
    ) -> list[Sheet]:
        """So many new pages at the end, to be drawn on. They may be added later than those that follow them.

        palette: colours to take in place of others.
        """
        made = [
            Sheet(
                self.pages + each,
                width,
                height,
                self.fonts,
                self._forms,
                mirrored=runs_right_to_left(self._metadata.language),
                palette=palette or {},
            )
            for each in range(count)
        ]
        for sheet in made:
            page = PDFDictionary({"Type": "/Page"})
            reference = self._document.Reference(page)
            self._file.hold(page)
            self._pages.append(page)
            self._references.append(reference)
            self._numbers[sheet.index] = number_of(self._document, reference)
        return made

    def add(
        self,
        sheets: list[Sheet],
        root: Element,
        bookmarks: Iterable[Bookmark],
        name: str = "",
        *,
        in_front: bool = False,
    ) -> None:
        """Write these pages and what `root` holds.

        name: for other parts to lead to it, unique in the document; "" if it is the only part. in_front: it is read
        before all parts added until now, and its bookmarks stand before theirs.
        """
        structure = self._structure
        first_link = structure.next_key + len(sheets)
        links: list[Element] = []
        if name:
            self._places[name] = self._destination("", sheets)
        for key, sheet in enumerate(sheets, start=structure.next_key):
            self._fill(sheet, key)
            annotations = []
            for area in sheet.areas:
                annotations.append(self._link(area, sheet, sheets, first_link + len(links)))
                links.append(area.element)
            if annotations:
                self._pages[sheet.index]["Annots"] = PDFArray(annotations)
        prefix = f"{name}-" if name else ""
        marked = [sheet.marked for sheet in sheets]
        structure.add(root, self._numbers, marked, links, prefix, in_front=in_front)
        entries = [self._entry(mark, sheets) for mark in bookmarks]
        self._outline = [*entries, *self._outline] if in_front else [*self._outline, *entries]
        self._file.release(*(self._pages[sheet.index] for sheet in sheets))
        self._file.write_ready()

    def close(self) -> None:
        """Write what all parts share, and the file's end."""
        document = self._document
        self._tree["Count"] = len(self._pages)
        self._tree["Kids"] = PDFArray(self._references)
        self._resources["Font"] = self._fonts_and_forms()
        self._structure.close()
        catalogue = PDFDictionary(
            {
                "Type": "/Catalog",
                "Pages": self._parent,
                "Lang": pdf_string(self._metadata.language),
                "MarkInfo": "<</Marked true>>",
                "ViewerPreferences": "<</DisplayDocTitle true>>",
                "StructTreeRoot": self._structure.reference,
                "Metadata": document.Reference(self._xmp()),
                "Outlines": self._outlines(),
            }
        )
        self._file.release(self._tree, self._resources, *self._structure.unfinished)
        self._file.close(document.Reference(catalogue), document.Reference(self._info()))

    def _fonts_and_forms(self) -> PDFDictionary:
        """The fonts; forms and pictures are put beside them."""
        forms = PDFDictionary({})
        for picture, name in self._forms.pictures.items():
            forms[name] = self._document.Reference(self._picture(picture))
        for form in self._forms.made:
            box = f"[0 0 {number(form.drawing.width)} {number(form.drawing.height)}]"
            entries = {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": self._shared}
            content = "\n".join(form.operators).encode("ascii")
            entries["Filter"] = PDFArray([PDFName("FlateDecode")])
            stream = PDFStream(PDFDictionary(entries), _deflated(content), filters=[])
            forms[form.name] = self._document.Reference(stream)
        if forms.dict:
            self._resources["XObject"] = forms
        return self.fonts.resources(self._document)

    def _picture(self, picture: Raster) -> PDFStream:
        entries = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": picture.width,
            "Height": picture.height,
            "ColorSpace": f"/{picture.space}",
            "BitsPerComponent": 8,
            "Filter": f"/{picture.filter}",
        }
        if picture.alpha:
            mask = entries | {"ColorSpace": "/DeviceGray", "Filter": "/FlateDecode"}
            soft = PDFStream(PDFDictionary(mask), picture.alpha, filters=[])
            entries["SMask"] = self._document.Reference(soft)
        return PDFStream(PDFDictionary(entries), picture.samples, filters=[])

    def _fill(self, sheet: Sheet, key: int) -> None:
        page = self._pages[sheet.index]
        content = "\n".join(sheet.operators).encode("ascii")
        page["Parent"] = self._parent
        page["MediaBox"] = f"[0 0 {number(sheet.width)} {number(sheet.height)}]"
        page["Resources"] = self._shared
        page["Contents"] = self._document.Reference(PDFStream(content=content, filters=[PDFZCompress]))
        page["StructParents"] = key
        page["Tabs"] = "/S"

    def _link(self, area: Area, sheet: Sheet, part: list[Sheet], key: int) -> PDFObjectReference:
        target = area.element.target or Target()
        leads = (
            b"/A<</S/URI/URI" + pdf_string(target.url) + b">>"
            if target.url
            else b"/Dest" + self._destination(target.place, part)
        )
        content = (
            b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/P %d 0 R/Contents%s/StructParent %d%s>>"
            % (
                _rounded_out(area.box),
                self._numbers[sheet.index],
                pdf_string(target.said),
                key,
                leads,
            )
        )
        reference = self._document.Reference(Verbatim(content))
        area.element.kids.append(Linked(sheet.index, reference))
        return reference

    def _destination(self, place: str, part: list[Sheet]) -> bytes:
        """A place of this part, else another part by its name, else the head of this one."""
        found = next((sheet for sheet in part if place in sheet.anchors), None)
        if found is None and place in self._places:
            return self._places[place]
        found = found or part[0]
        height = number(found.anchors.get(place, found.height))
        return b"[%d 0 R/XYZ null %s null]" % (self._numbers[found.index], height.encode("ascii"))

    def _entry(self, mark: Bookmark, part: list[Sheet]) -> _Entry:
        under = tuple(self._entry(each, part) for each in mark.under)
        return _Entry(mark.title, self._destination(mark.place, part), under, mark.closed)

    def _outlines(self) -> PDFObjectReference:
        outline = PDFDictionary({"Type": "/Outlines"})
        top = self._document.Reference(outline)
        shown = self._hang(tuple(self._outline), outline, top)
        outline["Count"] = shown
        return top

    def _hang(self, entries: tuple[_Entry, ...], parent: PDFDictionary, reference: PDFObjectReference) -> int:
        """Put the entries under their parent; how many are seen when it is open."""
        document = self._document
        made = [PDFDictionary({"Title": pdf_string(each.title), "Dest": each.place}) for each in entries]
        references = [document.Reference(each) for each in made]
        shown = len(made)
        if made:
            parent["First"], parent["Last"] = references[0], references[-1]
        for index, (each, entry) in enumerate(zip(made, entries, strict=True)):
            each["Parent"] = reference
            if index:
                each["Prev"] = references[index - 1]
            if index < len(made) - 1:
                each["Next"] = references[index + 1]
            if entry.under:
                inside = self._hang(entry.under, each, references[index])
                each["Count"] = -inside if entry.closed else inside
                shown += 0 if entry.closed else inside
        return shown

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
        author = f"<dc:creator><rdf:Seq><rdf:li>{_escaped(metadata.author)}</rdf:li></rdf:Seq></dc:creator>"
        said = (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
            ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_escaped(metadata.title)}</rdf:li></rdf:Alt></dc:title>'
            f"{author if metadata.author else ''}"
            f"<dc:language><rdf:Bag><rdf:li>{_escaped(metadata.language)}</rdf:li></rdf:Bag></dc:language>"
            f"<xmp:CreateDate>{metadata.dated:%Y-%m-%d}T00:00:00Z</xmp:CreateDate>"
            "<pdf:Producer>Minebrief</pdf:Producer><pdfuaid:part>1</pdfuaid:part>"
            '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        )
        dictionary = PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"})
        return PDFStream(dictionary, said.encode("utf-8"), filters=[])


_WRITTEN = PDFObject()
"""What the document knows of an object that is in the file."""


class _Objects:
    """The objects of a file, written as they are ready and then forgotten.

    All that are no streams are packed into object streams (ISO 32000-1, 7.5.7): the hundreds of small objects of a
    structure tree take a tenth of the room that way.
    """

    def __init__(self, document: PDFDocument, out: BinaryIO) -> None:
        self._document, self._out = document, out
        self._at = 0
        self._digest = md5(usedforsecurity=False)
        self._places: dict[int, tuple[int, int, int]] = {}
        self._packed: list[tuple[int, bytes]] = []
        self._held: set[int] = set()  # ids of objects that are not complete
        self._waiting: list[int] = []  # their numbers
        self._next = 1
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def hold(self, *objects: PDFObject) -> None:
        """Do not write these yet."""
        self._held.update(map(id, objects))

    def release(self, *objects: PDFObject) -> None:
        """These are complete."""
        self._held.difference_update(map(id, objects))

    def write_ready(self) -> None:
        """Write what is complete."""
        document = self._document
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            self._write_object(each)
        while self._next <= len(document.numberToId):  # what is written may bring in more
            self._write_object(self._next)
            self._next += 1
        while len(self._packed) >= _BATCH:
            self._write_packed()

    def close(self, catalogue: PDFObjectReference, info: PDFObjectReference) -> None:
        """Write all that is left, and how to find each."""
        self.write_ready()
        while self._packed:
            self._write_packed()
        start = self._at
        last = len(self._document.numberToId) + 1
        self._places[last] = (1, start, 0)
        identity = self._digest.hexdigest().upper().encode("ascii")
        trailer = b"/Root %s/Info %s/ID[<%s><%s>]" % (
            catalogue.format(self._document),
            info.format(self._document),
            identity,
            identity,
        )
        self._write(
            b"%d 0 obj\n%sendobj\nstartxref\n%d\n%%%%EOF\n"
            % (last, _cross_reference(self._places, trailer), start)
        )

    def _write_object(self, each: int) -> None:
        document = self._document
        name = document.numberToId[each]
        found = document.idToObject[name]
        if id(found) in self._held:
            self._waiting.append(each)
            return
        body = (
            found.format(document) if isinstance(found, Verbatim) else formatted(found, document, toplevel=1)
        )
        document.idToObject[name] = _WRITTEN
        if body.endswith(b"endstream\n"):
            self._places[each] = (1, self._at, 0)
            self._write(b"%d 0 obj\n%sendobj\n" % (each, body))
        else:
            self._packed.append((each, body))

    def _write_packed(self) -> None:
        batch, self._packed = self._packed[:_BATCH], self._packed[_BATCH:]
        holder = number_of(self._document, self._document.Reference(Verbatim("")))
        self._document.idToObject[self._document.numberToId[holder]] = _WRITTEN
        self._next = max(self._next, holder + 1)
        self._places.update((each, (2, holder, index)) for index, (each, _) in enumerate(batch))
        self._places[holder] = (1, self._at, 0)
        self._write(b"%d 0 obj\n%sendobj\n" % (holder, _object_stream(batch)))

    def _write(self, content: bytes) -> None:
        self._digest.update(content)
        self._out.write(content)
        self._at += len(content)


def _rounded_out(box: Box) -> bytes:
    """In whole points: short, and no harder to hit."""
    left, bottom, right, top = box
    return b"%d %d %d %d" % (floor(left), floor(bottom), ceil(right), ceil(top))


def _object_stream(objects: list[tuple[int, bytes]]) -> bytes:
    index, content = bytearray(), bytearray()
    for each, body in objects:
        index += b"%d %d " % (each, len(content))
        content += body.rstrip() + b"\n"
    return _flate(b"/Type/ObjStm/N %d/First %d" % (len(objects), len(index)), bytes(index + content))


def _cross_reference(places: dict[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    rows = [(0, 0, 65535), *(places[each] for each in sorted(places))]
    content = b"".join(
        b"%c%s%s" % (kind, at.to_bytes(4, "big"), n.to_bytes(2, "big")) for kind, at, n in rows
    )
    return _flate(b"/Type/XRef/Size %d/W[1 4 2]%s" % (len(rows), trailer), content)


def _escaped(text: str) -> str:
    """As text in XML. The standard library's own is in a module that loads all of `http` and `ssl`."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=16)
def _deflated(content: bytes) -> bytes:
    """Of a drawing that documents share, as one after the other does."""
    return zlib.compress(content)


def _flate(entries: bytes, content: bytes) -> bytes:
    small = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\n" % (entries, len(small), small)
