"""The head of a brief: title, key figures, and below them two columns as far as they fit the first page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.brief.blocks import Brief, Place, Section
from desktop.page import styles
from desktop.page.figure import DrawingOf, Figure
from desktop.page.flow import Flowed, flow
from desktop.page.frame import Frame
from desktop.page.kept import Kept
from desktop.page.notes import Notes
from desktop.page.pieces import Item, text
from desktop.page.runs import plain
from desktop.page.setting import Setter
from desktop.page.strip import strip
from desktop.page.styles import Spacing
from desktop.page.tags import Element

_MOST_STRETCH = 1.45
_WORTH_MOVING = 24.0  # points of height
_WORTH_WIDENING = 48.0  # points of nothing under the figures

Group = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands at the head, set; and the sections that follow it over the whole width.

    root: the structure of the document so far. notes: those numbered so far, by the setter.
    """

    root: Element
    setter: Setter
    notes: Notes
    top: Flowed
    main: Group
    side: Group
    following: tuple[Section, ...]


def open_brief(brief: Brief, frame: Frame, drawing_of: DrawingOf, spacing: Spacing, kept: Kept) -> Opening:
    """Set the head of the brief.

    The last sections of the main column go under the figures where that evens the columns out. A
    section that its column has no room for, or that would have nothing beside it, follows over the
    whole width, before those that were meant to. Reading order and note numbers change with either,
    so the head is then set anew.
    """
    order, evened = _Order.of(brief), False
    while True:
        root, notes = Element("Document"), Notes(brief.sources, kept)
        setter = Setter(notes, drawing_of, brief.language, spacing, kept)
        top = flow(_top(brief, frame, root, setter), frame.column(0), frame.column)
        main = [tuple(setter.section(each, root, frame.main_width)) for each in order.main]
        side = [tuple(setter.section(each, root, frame.side_width)) for each in order.side]
        room = top.y - frame.column(top.page).foot
        if not evened:
            order, before, evened = order.evened(_heights(main), _heights(side), frame), order, True
            if order != before:
                continue
        relieved = order.keeping(_fitting(main, room), _fitting(side, room))
        if relieved == order:
            left, right = sum(main, ()), sum(side, ())
            levelled = _levelled(left, right)
            relieved = order.keeping(_beside(_heights(main), _height(levelled)), len(order.side))
            if relieved == order:
                return Opening(root, setter, notes, top, left, levelled, order.wide)
        order = relieved


@dataclass(frozen=True, slots=True)
class _Order:
    """Which sections stand beside each other, and which follow over the whole width."""

    main: tuple[Section, ...]
    side: tuple[Section, ...]
    wide: tuple[Section, ...]

    @classmethod
    def of(cls, brief: Brief) -> _Order:
        at = {place: tuple(each for each in brief.sections if each.place is place) for place in Place}
        return cls(at[Place.MAIN], at[Place.SIDE], at[Place.WIDE]).keeping(
            len(brief.sections), len(brief.sections)
        )

    def evened(self, main: Sequence[float], side: Sequence[float], frame: Frame) -> _Order:
        """So many of the last sections of the main column moved under the figures as makes the head shortest."""
        growth = frame.main_width / frame.side_width
        longer = {
            moved: max(sum(main[: len(main) - moved]), sum(side) + growth * sum(main[len(main) - moved :]))
            for moved in range(max(len(main), 1))
        }
        best = min(longer, key=lambda moved: (longer[moved], moved))
        if longer[0] - longer[best] < _WORTH_MOVING:
            return self
        kept = len(self.main) - best
        return _Order(self.main[:kept], self.side + self.main[kept:], self.wide)

    def keeping(self, main: int, side: int) -> _Order:
        """The first so many sections of each column beside each other; none if one column would be empty."""
        if not self.main[:main] or not self.side[:side]:
            main = side = 0
        return _Order(self.main[:main], self.side[:side], self.main[main:] + self.side[side:] + self.wide)


def _fitting(groups: Sequence[Group], room: float) -> int:
    """How many groups, from the first on, fit the room."""
    for number, group in enumerate(groups):
        room -= _height(group)
        if room < 0:
            return number
    return len(groups)


def _beside(main: Sequence[float], side: float) -> int:
    """How many sections of the main column have something beside them; all if what they lack is little."""
    if not side or sum(main) - side < _WORTH_WIDENING:
        return len(main)
    kept = next((number for number in range(1, len(main)) if sum(main[:number]) > side - _WORTH_MOVING), 0)
    return kept or len(main)


def _top(brief: Brief, frame: Frame, root: Element, setter: Setter) -> list[Item]:
    heading = [*frame.masthead(root), *_title(brief, frame, root)]
    rows = strip(brief.key_figures, setter, root, frame.width)
    return [
        *heading,
        *(Item(row, 7.0 if index else 9.5) for index, row in enumerate(rows)),
    ]


def _title(brief: Brief, frame: Frame, root: Element) -> Iterator[Item]:
    heading = root.child("H1", anchor="title")
    title = text(plain(brief.title, styles.TITLE, heading), styles.TITLE, frame.width)
    if title.lines:
        yield Item(title, 8.0, bound=bool(brief.subtitle))
    subtitle = text(plain(brief.subtitle, styles.SUBTITLE, root.child("P")), styles.SUBTITLE, frame.width)
    if subtitle.lines:
        yield Item(subtitle, 0.5)


def _levelled(main: Group, side: Group) -> Group:
    """The side column with its charts as much higher, within reason, as makes both columns end together."""
    charts = [item.piece for item in side if isinstance(item.piece, Figure) and item.piece.stretches]
    missing = _height(main) - _height(side)
    if not charts or missing <= 0:
        return side
    share = min(1 + missing / sum(chart.height for chart in charts), _MOST_STRETCH)
    return tuple(
        replace(item, piece=item.piece.stretched(share)) if isinstance(item.piece, Figure) else item
        for item in side
    )


def _heights(groups: Sequence[Group]) -> list[float]:
    return [_height(group) for group in groups]


def _height(items: Group) -> float:
    return sum(item.before + item.piece.height for item in items)
