"""The structure of a tagged PDF: what a screen reader reads, in the order in which one would read.

Elements are made as the brief is set and filled as it is drawn. An element that nothing was drawn
for is not written. ISO 32000-1, 14.7 and 14.8; PDF/UA-1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference

from desktop.page.strings import pdf_string


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a web address, or a named place of this document. said: what it is, in words."""

    url: str = ""
    place: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked piece of a page's content."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A link annotation on a page."""

    page: int
    annotation: PDFObjectReference


@dataclass(slots=True, eq=False)
class Element:
    """A structure element: its type, its parent, what it holds.

    attributes: a PDF attribute dictionary, as written. identity: unique in the document, for notes.
    anchor: a name for the place where it is first drawn, to which a link can lead.
    """

    tag: str
    parent: Element | None = None
    alt: str = ""
    actual: str = ""
    language: str = ""
    attributes: str = ""
    identity: str = ""
    anchor: str = ""
    target: Target | None = None
    kids: list[Element | Marked | Linked] = field(default_factory=list)
    placed: bool = False

    def child(self, tag: str, **properties: str) -> Element:
        """A new element after those that this one already holds."""
        made = Element(tag, self, placed=True)
        for name, value in properties.items():
            setattr(made, name, value)
        self.kids.append(made)
        return made

    def adopt(self, element: Element) -> None:
        """Hold, after those that it already holds, an element that another tree holds too. Only one may be drawn."""
        self.kids.append(element)

    def forget(self) -> None:
        """What it holds, once it is written: so the tree need not be looked for as garbage."""
        kids, self.kids = self.kids, []
        for kid in kids:
            if isinstance(kid, Element):
                kid.forget()

    def reach(self) -> None:
        """Put the element at the present end of its parent, unless it has its place: inline ones do so when drawn."""
        if self.parent and not self.placed:
            self.placed = True
            self.parent.reach()
            self.parent.kids.append(self)

    @property
    def link(self) -> Element | None:
        """The element itself or the nearest around it that is a link."""
        element: Element | None = self
        while element and element.target is None:
            element = element.parent
        return element

    @property
    def drawn(self) -> bool:
        """Whether anything on a page belongs to it."""
        return any(not isinstance(kid, Element) or kid.drawn for kid in self.kids)


class Structure:
    """The structure tree of a document, written part by part as its pages are.

    Keys are those by which pages and links find their elements: from `next_key` on, without a gap.
    """

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._root, self._top = Verbatim(""), Verbatim("")
        self.reference = document.Reference(self._root)
        self._top_number = number_of(document, document.Reference(self._top))
        self._kids: list[int] = []
        self._in_front: list[int] = []
        self._found: list[bytes] = []  # by key: the element of a link, or those of a page
        self._identities: list[tuple[str, int]] = []
        self.unfinished = (self._root, self._top)

    @property
    def next_key(self) -> int:
        return len(self._found)

    def add(
        self,
        part: Element,
        pages: Mapping[int, int],
        marked: Iterable[Iterable[Element]],
        links: Iterable[Element],
        prefix: str = "",
        *,
        in_front: bool = False,
    ) -> None:
        """Write what `part` holds.

        pages: the number of each page's object, by the page's place in the document. marked: for each page of the
        part, its elements by number of the marked piece. links: the element of each link annotation.
        prefix: what makes identities unique. in_front: read before what was written until now.
        """
        writing = _Writing(self._document, pages, prefix)
        kids = self._in_front if in_front else self._kids
        for kid in part.kids:
            if isinstance(kid, Element) and (number := writing.add(kid, self._top_number)):
                kids.append(number)
        self._identities += writing.identities
        numbers = writing.numbers
        for found in marked:
            self._found.append(b"[%s]" % b" ".join(b"%d 0 R" % numbers[id(element)] for element in found))
        self._found += [b"%d 0 R" % numbers[id(link)] for link in links]

    def close(self) -> None:
        """Write root and top, when all parts have been added."""
        document = self._document
        kids = " ".join(f"{number} 0 R" for number in (*self._in_front, *self._kids))
        root = number_of(document, self.reference)
        self._top.content = f"<</S/Document/P {root} 0 R/K[{kids}]>>"
        nums = b" ".join(b"%d %s" % (key, found) for key, found in enumerate(self._found))
        parents = document.Reference(Verbatim(b"<</Nums[" + nums + b"]>>"))
        names = b" ".join(pdf_string(name) + b" %d 0 R" % number for name, number in sorted(self._identities))
        self._root.content = b"".join(
            (
                b"<</Type/StructTreeRoot/K[%d 0 R]" % self._top_number,
                b"/ParentTree " + parents.format(document),
                b"/ParentTreeNextKey %d" % self.next_key,
                b"/IDTree<</Names[" + names + b"]>>" if names else b"",
                b">>",
            )
        )


class Verbatim(PDFObject):
    """An object whose bytes are known."""

    def __init__(self, content: str | bytes) -> None:
        self.content = content

    def format(self, _document: PDFDocument) -> bytes:
        return self.content if isinstance(self.content, bytes) else self.content.encode("ascii")


def number_of(document: PDFDocument, reference: PDFObjectReference) -> int:
    """The number of an object."""
    return document.idToObjectNumberAndVersion[reference.name][0]


class _Writing:
    """Elements of one part as they get their numbers."""

    def __init__(self, document: PDFDocument, pages: Mapping[int, int], prefix: str) -> None:
        self._document, self._pages, self._prefix = document, pages, prefix
        self.numbers: dict[int, int] = {}  # by id of the element
        self.identities: list[tuple[str, int]] = []

    def add(self, element: Element, parent: int) -> int:
        """Write the element and what it holds; its number, or 0 if nothing was drawn for it."""
        if not element.drawn:
            return 0
        written = Verbatim("")
        number = number_of(self._document, self._document.Reference(written))
        self.numbers[id(element)] = number
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        kids = b" ".join(filter(None, (self._kid(kid, page, number) for kid in element.kids)))
        if element.identity:
            self.identities.append((self._prefix + element.identity, number))
        written.content = b"".join(
            (
                b"<</S/%s/P %d 0 R" % (element.tag.encode("ascii"), parent),
                b"/Pg %d 0 R" % self._pages[page] if page is not None else b"",
                b"/K " + kids if len(element.kids) == 1 else b"/K[" + kids + b"]",
                b"/Alt" + pdf_string(element.alt) if element.alt else b"",
                b"/ActualText" + pdf_string(element.actual) if element.actual else b"",
                b"/Lang" + pdf_string(element.language) if element.language else b"",
                b"/ID" + pdf_string(self._prefix + element.identity) if element.identity else b"",
                b"/A<<" + element.attributes.encode("ascii") + b">>" if element.attributes else b"",
                b">>",
            )
        )
        return number

    def _kid(self, kid: Element | Marked | Linked, page: int | None, parent: int) -> bytes:
        if isinstance(kid, Element):
            number = self.add(kid, parent)
            return b"%d 0 R" % number if number else b""
        if isinstance(kid, Marked):
            if kid.page == page:
                return b"%d" % kid.number
            return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._pages[kid.page], kid.number)
        place = self._pages[kid.page]
        return b"<</Type/OBJR/Pg %d 0 R/Obj %s>>" % (place, kid.annotation.format(self._document))
