"""The structure of a tagged PDF: what a screen reader reads, in the order in which one would read.

Elements are made as the brief is set and filled as it is drawn. An element that nothing was drawn
for is not written. ISO 32000-1, 14.7 and 14.8; PDF/UA-1.
"""

from __future__ import annotations

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


class Tree:
    """Writes the structure tree of a document.

    pages: a reference to each page. marked: for each page, its elements by number of the marked piece.
    links: the element of each link annotation, in the order of their numbers.
    """

    def __init__(
        self, pages: list[PDFObjectReference], marked: list[list[Element]], links: list[Element]
    ) -> None:
        self._pages, self._marked, self._links = pages, marked, links
        self._objects: dict[int, _Written] = {}

    def write(self, document: PDFDocument, top: Element) -> PDFObjectReference:
        """Add the tree to the document; the reference of its root."""
        root = Verbatim("")
        reference = document.Reference(root)
        first = self._add(document, top, reference)
        parents = document.Reference(Verbatim(self._parents(document)))
        identities = sorted((name, kid) for name, kid in self._identities(top))
        names = b" ".join(
            pdf_string(name) + b" " + document.Reference(kid).format(document) for name, kid in identities
        )
        root.content = (
            b"<</Type/StructTreeRoot/K["
            + first.format(document)
            + b"]/ParentTree "
            + parents.format(document)
            + b"/ParentTreeNextKey %d" % (len(self._pages) + len(self._links))
            + (b"/IDTree<</Names[" + names + b"]>>" if names else b"")
            + b">>"
        )
        return reference

    def _add(self, document: PDFDocument, element: Element, parent: PDFObjectReference) -> PDFObjectReference:
        written = _Written(element, parent, self._pages)
        self._objects[id(element)] = written
        reference = document.Reference(written)
        for kid in element.kids:
            if isinstance(kid, Element):
                written.kids.append(self._add(document, kid, reference) if kid.drawn else None)
            else:
                written.kids.append(kid)
        return reference

    def _parents(self, document: PDFDocument) -> bytes:
        def reference(element: Element) -> bytes:
            return document.Reference(self._objects[id(element)]).format(document)

        rows = [
            b"%d[%s]" % (page, b" ".join(map(reference, found))) for page, found in enumerate(self._marked)
        ]
        rows += [b"%d %s" % (len(rows) + index, reference(link)) for index, link in enumerate(self._links)]
        return b"<</Nums[" + b" ".join(rows) + b"]>>"

    def _identities(self, element: Element):  # noqa: ANN202 - pairs of name and written element
        if element.identity and id(element) in self._objects:
            yield element.identity, self._objects[id(element)]
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from self._identities(kid)


class Verbatim(PDFObject):
    """An object whose bytes are known."""

    def __init__(self, content: str | bytes) -> None:
        self.content = content

    def format(self, _document: PDFDocument) -> bytes:
        return self.content if isinstance(self.content, bytes) else self.content.encode("ascii")


class _Written(PDFObject):
    """A structure element as an object of the document."""

    def __init__(self, element: Element, parent: PDFObjectReference, pages: list[PDFObjectReference]) -> None:
        self.element, self.parent, self.pages = element, parent, pages
        self.kids: list[PDFObjectReference | Marked | Linked | None] = []

    def format(self, document: PDFDocument) -> bytes:
        element = self.element
        page = next((kid.page for kid in self.kids if isinstance(kid, Marked)), None)
        kids = b" ".join(self._kid(kid, page, document) for kid in self.kids if kid is not None)
        return b"".join(
            (
                b"<</S/%s/P %s" % (element.tag.encode("ascii"), self.parent.format(document)),
                b"/Pg " + self.pages[page].format(document) if page is not None else b"",
                b"/K " + kids if len(element.kids) == 1 else b"/K[" + kids + b"]",
                b"/Alt" + pdf_string(element.alt) if element.alt else b"",
                b"/ActualText" + pdf_string(element.actual) if element.actual else b"",
                b"/Lang" + pdf_string(element.language) if element.language else b"",
                b"/ID" + pdf_string(element.identity) if element.identity else b"",
                b"/A<<" + element.attributes.encode("ascii") + b">>" if element.attributes else b"",
                b">>",
            )
        )

    def _kid(
        self, kid: PDFObjectReference | Marked | Linked, page: int | None, document: PDFDocument
    ) -> bytes:
        if isinstance(kid, Marked):
            if kid.page == page:
                return b"%d" % kid.number
            return b"<</Type/MCR/Pg %s/MCID %d>>" % (self.pages[kid.page].format(document), kid.number)
        if isinstance(kid, Linked):
            place = self.pages[kid.page].format(document)
            return b"<</Type/OBJR/Pg %s/Obj %s>>" % (place, kid.annotation.format(document))
        return kid.format(document)
