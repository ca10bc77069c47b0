"""What surrounds the content of every page: margins, masthead, running head and footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.brief.blocks import Brief
from desktop.brief.house import HouseStyle, legible, levels
from desktop.page import styles
from desktop.page.band import Band
from desktop.page.emblem import emblem
from desktop.page.flow import Column
from desktop.page.pieces import Cell, Ground, Item, Piece, Row, Stack, Text, cut, natural_width, text
from desktop.page.runs import plain
from desktop.page.sheet import Sheet
from desktop.page.styles import BLUE, GUTTER, MAIN_SHARE, NAVY, Colour, Paper, TextStyle
from desktop.page.tags import Element

_HEAD_GAP = 13.0
_FOOT_GAP = 5.0
_FOOT_LINES = 4
_CONTACT_LINES = 2
_LOGO = (168.0, 34.0)  # the largest a logo is printed at the head of a page: a wide one, a tall one
_LOGO_GAP = 9.0
_ASIDE = Element("Artifact")


class Frame:
    """The margins of a brief on a paper, and what stands in them."""

    def __init__(self, brief: Brief, paper: Paper, reserved: Mapping[int, float] | None = None) -> None:
        """reserved: by page, from 0, the height kept free for notes over its foot."""
        self.reserved = reserved or {}
        self.paper = paper
        self.left = paper.margin
        self.width = paper.width - 2 * paper.margin
        self.main_width = round((self.width - GUTTER) * MAIN_SHARE, 2)
        self.side_width = self.width - GUTTER - self.main_width
        self.side_left = self.left + self.main_width + GUTTER
        self.note_columns = 1 if paper.is_card else 2
        self._brief = brief
        self.palette = palette_of(brief.house)
        self._closing = self._reaching = Element("P")
        self._read_aloud = True
        self._contact = self._contact_line()
        self._band = Band(brief.band, paper) if brief.band else None
        self._said: Element | None = None
        self._foot = self._footer(_ASIDE, tagged=False)
        self._running = self._running_head()

    def column(self, page: int) -> Column:
        """The room for content on a page, from 0, over the whole width."""
        top = self.paper.height - self.paper.top
        if page:
            top -= self._running.height + _HEAD_GAP
        return Column(page, self.left, top, self.lowest + self.reserved.get(page, 0.0))

    @property
    def lowest(self) -> float:
        """How far down anything but the foot may stand."""
        return self._foot_top + _FOOT_GAP + 9.0

    @property
    def _foot_top(self) -> float:
        return self.paper.bottom + self._foot.height + self._contact.height

    def masthead(self, root: Element) -> Iterator[Item]:
        """Organisation and occasion at the head of the first page, after what the band says."""
        self.announce(root)
        logo = emblem(self._brief, root, *_LOGO)
        inset = logo.width + _LOGO_GAP if logo else 0.0
        ground = Ground(self.width, below=styles.NAVY, thickness=1.4)
        row = self._pair(
            (self._brief.organisation, styles.ORGANISATION, root.child("P")),
            (self._brief.occasion, styles.HEAD, root.child("P")),
            ground,
            inset=inset,
        )
        if logo:
            row = _beside(logo, row or Row((), ground, (0.0, 5.0)))
        if row:
            yield Item(row)

    def keep_silent(self) -> None:
        """Have nothing of the foot read: it was, in an earlier part of the document."""
        self._read_aloud = False

    def sign_off(self, root: Element) -> None:
        """Give the footer its place in the reading order: once, at the end."""
        self._reaching = root.child("P")
        self._closing = root.child("P")

    def draw_head(self, sheet: Sheet, page: int) -> None:
        """The running head of a page, from 0; the first one has its masthead instead."""
        self.draw_band(sheet)
        if page:
            with sheet.furniture("Header"):
                self._running.draw(sheet, self.left, self.paper.height - self.paper.top)

    def announce(self, root: Element) -> None:
        """Give what the band says its place in the reading order: once, at the beginning."""
        if self._band:
            self._said = root.child("P")

    def draw_band(self, sheet: Sheet) -> None:
        """Who may see the page, where not everybody may. It is read out where it is drawn first."""
        if self._band:
            self._band.draw(sheet, self._said)
            self._said = None

    def draw_foot(self, sheet: Sheet, page: int, pages: int) -> None:
        """Footer and page number of a page, from 0. The footer's words are content once: on the last page.

        The number is that of the sheet in the document.
        """
        with sheet.furniture("Footer"):
            self._draw_foot(sheet, page, pages)

    def _draw_foot(self, sheet: Sheet, page: int, pages: int) -> None:
        top = self._foot_top
        Ground(self.width, above=styles.HAIR).draw(sheet, self.left, top + _FOOT_GAP, 1.0)
        aloud = self._read_aloud and page == pages - 1
        contact = self._contact_line(self._reaching) if aloud else self._contact
        contact.draw(sheet, self.left, top)
        top -= contact.height
        foot = self._footer(self._closing, tagged=True) if aloud else self._foot
        foot.draw(sheet, self.left, top)
        style = styles.FOOT.to_the_right()
        runs = plain(self._label(str(sheet.index + 1), str(pages)), style, _ASIDE)
        number = cut(text(runs, style, self.width, tagged=False), 1)
        number.draw(sheet, self.left, top)

    def _label(self, page: str, pages: str) -> str:
        return self._brief.page_label.replace("{page}", page).replace("{pages}", pages)

    def _contact_line(self, element: Element | None = None) -> Text:
        """How to reach the organisation, over the footer of each page; content once, on the last."""
        runs = plain(self._brief.house.contact, styles.CONTACT, element or _ASIDE)
        return cut(text(runs, styles.CONTACT, self.width, tagged=element is not None), _CONTACT_LINES)

    def _footer(self, element: Element, *, tagged: bool) -> Text:
        label = plain(self._label("000", "000"), styles.FOOT, _ASIDE)
        measure = max(self.width - natural_width(label) - 14.0, self.width / 2)
        return cut(
            text(plain(self._brief.footer, styles.FOOT, element), styles.FOOT, measure, tagged=tagged),
            _FOOT_LINES,
        )

    def _running_head(self) -> Row:
        """What the document is on; the footer says as of which day. More would be prose that is never read out."""
        row = self._pair(
            (self._brief.title or self._brief.subtitle, styles.HEAD, _ASIDE),
            (self._brief.organisation, styles.HEAD, _ASIDE),
            Ground(self.width, below=styles.HAIR),
            tagged=False,
        )
        return row or Row(())

    def _pair(
        self,
        left: tuple[str, TextStyle, Element],
        right: tuple[str, TextStyle, Element],
        ground: Ground,
        *,
        tagged: bool = True,
        inset: float = 0.0,
    ) -> Row | None:
        """Two texts at both ends of a line over a rule; if too long for one line, each in its share of the width.

        inset: kept free at the left.
        """
        first, second = plain(*left), plain(*right)
        if not first and not second:
            return None
        wanted, width = natural_width(first), self.width - inset
        room = width - 14.0 - natural_width(second)
        share = wanted + 1 if wanted <= room else min(wanted + 1, width * (0.4 if tagged else 0.65))
        style = right[1].to_the_right()
        cells = (
            Cell(text(first, left[1], share, tagged=tagged), inset),
            Cell(text(second, style, width - share - 14.0, tagged=tagged), inset + share + 14.0),
        )
        if not tagged:
            cells = tuple(
                Cell(cut(cell.piece, 2), cell.left) for cell in cells if isinstance(cell.piece, Text)
            )
        return Row(cells, ground, (0.0, 5.0))


def palette_of(house: HouseStyle) -> Mapping[Colour, Colour]:
    """The house's colours in place of the page's own, dark enough to be read whatever was asked for."""
    chosen = {BLUE: house.accent, NAVY: house.dark}
    return {ours: levels(legible(theirs)) for ours, theirs in chosen.items() if theirs}


def _beside(logo: Piece, row: Row) -> Row:
    """The logo at the left, the words of the row at the level of its foot."""
    height = max([logo.height, *(cell.piece.height for cell in row.cells)])
    cells = [Cell(_lowered(logo, height), 0.0)]
    cells += [Cell(_lowered(cell.piece, height), cell.left) for cell in row.cells]
    return Row(tuple(cells), row.ground, row.padding)


def _lowered(piece: Piece, height: float) -> Stack:
    return Stack((Item(piece),), padding=(0.0, height - piece.height, 0.0), whole=True)
