"""A timeline of events: a lane a category, a mark an event, and titles wherever one is free.

What is shown is a filter's: categories, states and a span of days, all of them the picture's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.treaty import months_after
from desktop.dossier.happenings import categories_of, events_of, span_of
from desktop.figures.event_words import OTHER, category_name
from desktop.figures.plate import WIDE, letters_for
from desktop.figures.sheet import Sheet, fitting, put_notes
from desktop.figures.style import Lettering, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from db.records import Event
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.figures.plate import Plate
    from desktop.wording import Wording


def draw_events(plate: Plate, dossier: Dossier, picture: Picture, words: Wording) -> None:
    """The lanes over an axis of days, the as-of day marked where it lies within."""
    note = plate.size * 1.6 if plate.width >= WIDE else 0.0
    plate.bottom += note
    timeline = _Timeline(Sheet(plate), dossier, picture, words)
    timeline.draw()
    plate.bottom -= note
    if note:
        put_notes(plate, [timeline.remark()], most=1)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event in a row: its mark from `begin` to `end`, its title from `left` to `right`, none if it is ""."""

    event: Event
    begin: float
    end: float
    text: str = ""
    left: float = 0.0
    right: float = 0.0

    def is_clear_of(self, other: _Placed) -> bool:
        """Whether neither's title touches the other. Marks alone may touch: a busy month looks busy."""
        return (not self.text or _apart(self.left, self.right, other)) and (
            not other.text or _apart(other.left, other.right, self)
        )


def _apart(left: float, right: float, other: _Placed) -> bool:
    ends = [(other.begin, other.end), *([(other.left, other.right)] if other.text else [])]
    return all(right <= begin or end <= left for begin, end in ends)


class _Lane:
    """A category's events in as many rows as it is given."""

    def __init__(self, category: str, events: Sequence[Event], axis: _Axis, picked: Collection[str]) -> None:
        self.category, self._axis, self._picked = category, axis, frozenset(picked)
        self._events = sorted(events, key=lambda event: not self._is_picked(event))
        self.rows: list[list[_Placed]] = []
        self.pack(1)

    @property
    def unlabelled(self) -> int:
        return sum(not placed.text for row in self.rows for placed in row)

    def pack(self, count: int) -> None:
        """Into so many rows: titles first, those of picked states before others, then the marks left over."""
        self.rows = [[] for _ in range(count)]
        without = [event for event in self._events if not self._put_title(event)]
        for event in without:
            self._put_mark(event)
        self._title_left_over()

    def _is_picked(self, event: Event) -> bool:
        return bool(self._picked & set(event.states))

    def _put_title(self, event: Event) -> bool:
        for placed in self._axis.places(event, bold=self._is_picked(event)):
            for row in self.rows:
                if all(placed.is_clear_of(other) for other in row):
                    row.append(placed)
                    return True
        return False

    def _put_mark(self, event: Event) -> None:
        """Where no title lies; if titles lie everywhere, where fewest must go."""
        mark = self._axis.mark(event)
        row = min(self.rows, key=lambda row: sum(not mark.is_clear_of(other) for other in row))
        row[:] = [other if mark.is_clear_of(other) else self._axis.mark(other.event) for other in row]
        row.append(mark)

    def _title_left_over(self) -> None:
        """Another try for events whose title had to go: by now each row is what it is."""
        left = [(row, placed) for row in self.rows for placed in row if not placed.text]
        for row, placed in sorted(left, key=lambda each: not self._is_picked(each[1].event)):
            row.remove(placed)
            if not self._put_title(placed.event):
                row.append(placed)


class _Axis:
    """Days along the sheet, from `left` to `right`."""

    def __init__(
        self,
        span: tuple[date, date],
        ends: tuple[float, float],
        size: float,
        title_of: Callable[[Event], str],
        *,
        right_to_left: bool = False,
    ) -> None:
        (self.first, self.last), (self.left, self.right) = span, ends
        self._size, self._title_of, self._right_to_left = size, title_of, right_to_left
        self.per_day = (self.right - self.left) / max((self.last - self.first).days, 1)

    def place(self, day: date) -> float:
        return self.left + (min(max(day, self.first), self.last) - self.first).days * self.per_day

    def mark(self, event: Event) -> _Placed:
        """A mark on the day; as long as the time within which the event lies, where no day is known."""
        half = self._size * 0.3
        begin, end = self.place(event.date.earliest), self.place(event.date.latest)
        return _Placed(event, begin - half, max(end, begin) + half)

    def places(self, event: Event, *, bold: bool = False) -> tuple[_Placed, ...]:
        """The title after the mark or before it, as far as it stays on the axis; first as one reads on."""
        mark, gap = self.mark(event), self._size * 0.3
        text = fitting(self._title_of(event), (self.right - self.left) * 0.75, self._size, bold=bold)
        length = text_width(text, self._size, bold=bold) + self._size * 0.5
        after = _Placed(event, mark.begin, mark.end, text, mark.end, mark.end + gap + length)
        before = _Placed(event, mark.begin, mark.end, text, mark.begin - gap - length, mark.begin)
        fits = [after] if after.right <= self.right + self._size else []
        if before.left >= self.left:
            fits.insert(0 if self._right_to_left else len(fits), before)
        return tuple(fits)


class _Timeline:
    """The lanes, laid out on their sheet."""

    def __init__(self, sheet: Sheet, dossier: Dossier, picture: Picture, words: Wording) -> None:
        self._sheet, self._words, self._as_of = sheet, words, dossier.as_of
        self._picked = frozenset(() if picture.of_states else picture.states)  # what all are, none is
        size = sheet.size
        events = events_of(picture, dossier)
        self._foot = size * 1.7
        self._height = sheet.height - self._foot
        most = max(int(self._height // (size * 1.3)), 1)
        by_lane = _by_lane(events, most)
        self._axis = _Axis(
            span_of(picture, dossier),
            _ends(sheet.width, size, dossier, words),
            size,
            lambda event: dossier.said(event, "title").text,
            right_to_left=words.right_to_left,
        )
        self._lanes = [
            _Lane(category, found, self._axis, self._picked) for category, found in by_lane.items()
        ]
        self._share_rows(most)
        rows = sum(len(lane.rows) for lane in self._lanes)
        self._row = min(self._height / max(rows, 1), size * 2.2)

    @property
    def unlabelled(self) -> int:
        return sum(lane.unlabelled for lane in self._lanes)

    def remark(self) -> str:
        """What the marks mean, and how many titles found no room."""
        hollow = self._words.text("A hollow mark is known to come; a long one is not known to the day.")
        if not self.unlabelled:
            return hollow
        left_out = self._words.plural(
            "{n} title found no room and is in the table.",
            "{n} titles found no room and are in the table.",
            self.unlabelled,
        )
        return f"{hollow} {left_out}"

    def draw(self) -> None:
        self._draw_ticks()
        top = self._sheet.height
        for lane in self._lanes:
            self._draw_lane(lane, top)
            top -= len(lane.rows) * self._row
        self._draw_today(top)

    def _share_rows(self, most: int) -> None:
        """Rows that are left go, one by one, to the lane with most titles left out."""
        for _ in range(most - sum(len(lane.rows) for lane in self._lanes)):
            lane = max(self._lanes, key=lambda lane: lane.unlabelled / len(lane.rows), default=None)
            if lane is None or not lane.unlabelled:
                return
            lane.pack(len(lane.rows) + 1)

    def _draw_lane(self, lane: _Lane, top: float) -> None:
        sheet, theme, size = self._sheet, self._sheet.theme, self._sheet.size
        height = len(lane.rows) * self._row
        sheet.line((0, sheet.width), (top - height, top - height), theme.rule, 0.5, order=1)
        right_to_left = sheet.plate.right_to_left
        room = (sheet.width - self._axis.right if right_to_left else self._axis.left) - size * 1.2
        name = fitting(category_name(lane.category, self._words), room, size, bold=True)
        look = Lettering(size, theme.text, bold=True, up="center")
        sheet.begin(top - min(self._row / 2, height / 2), name, look)
        for index, row in enumerate(lane.rows):
            y = top - (index + 0.5) * self._row
            for placed in sorted(row, key=self._is_picked):
                self._draw_event(placed, y)

    def _is_picked(self, placed: _Placed) -> bool:
        return bool(self._picked & set(placed.event.states))

    def _draw_event(self, placed: _Placed, y: float) -> None:
        sheet, theme, size = self._sheet, self._sheet.theme, self._sheet.size
        colour = theme.accent if self._is_picked(placed) else theme.second
        face = theme.background if placed.event.date.earliest > self._as_of else colour
        half = size * 0.3
        if placed.end - placed.begin > 2.5 * half:
            sheet.line((placed.begin + half, placed.end - half), (y, y), colour, half * 0.9, order=3)
        sheet.disc(placed.begin + half, y, half, face, colour if face != colour else theme.background, 0.8)
        if placed.text:
            x = placed.left + size * 0.3 if placed.left >= placed.end else placed.right - size * 0.3
            across = "left" if placed.left >= placed.end else "right"
            picked = self._is_picked(placed)
            look = Lettering(size, theme.accent if picked else theme.text, bold=picked, across=across)
            sheet.text(x, y - size * 0.36, placed.text, look)

    def _draw_ticks(self) -> None:
        sheet, theme, size = self._sheet, self._sheet.theme, self._sheet.size
        look = Lettering(size, theme.muted, across="center")
        for day, text in _ticks(self._axis, size, self._words):
            x = self._axis.place(day)
            sheet.line((x, x), (self._foot - size * 0.3, sheet.height), theme.rule, 0.5, order=1)
            sheet.text(x, size * 0.3, text, look)

    def _draw_today(self, bottom: float) -> None:
        if self._axis.first <= self._as_of < self._axis.last:
            x = self._axis.place(self._as_of)
            colour = self._sheet.theme.text
            self._sheet.line((x, x), (min(bottom, self._foot), self._sheet.height), colour, 0.7, (3, 2))


def axis_ends(width: float, dossier: Dossier, words: Wording) -> tuple[float, float]:
    """From where to where the days reach in a timeline of that width, both in points."""
    return _ends(width, letters_for(width), dossier, words)


def _ends(width: float, size: float, dossier: Dossier, words: Wording) -> tuple[float, float]:
    """The same whatever the filter, so that the days stay in place while one filters and zooms."""
    names = [category_name(category, words) for category in (*categories_of(dossier), OTHER)]
    longest = max((text_width(name, size, bold=True) for name in names), default=0.0)
    beside = min(longest, width * 0.3) + size * 1.2
    return (size, width - beside) if words.right_to_left else (beside, width - size)


def _by_lane(events: Sequence[Event], most: int) -> dict[str, list[Event]]:
    """The events by category, in the order of the first of each; the emptiest share a lane if there are too many."""
    lanes: dict[str, list[Event]] = {}
    for event in events:
        lanes.setdefault(event.category, []).append(event)
    if len(lanes) <= most:
        return lanes
    kept = sorted(lanes, key=lambda category: -len(lanes[category]))[: max(most - 1, 0)]
    rest = [event for event in events if event.category not in kept]
    return {**{category: found for category, found in lanes.items() if category in kept}, OTHER: rest}


def _ticks(axis: _Axis, size: float, words: Wording) -> list[tuple[date, str]]:
    """Years or, where there is room, months or every third; as many as are read apart."""
    room = (text_width("2000", size) + size) / axis.per_day
    for months in (1, 3, 12, 24, 60, 120):
        if months * 30 >= room:
            break
    else:
        months = 240
    years = max(months // 12, 1)
    day = date(axis.first.year - axis.first.year % years, 1, 1)
    found = []
    while day <= axis.last:
        if day >= axis.first:
            found.append((day, str(day.year) if day.month == 1 else words.month(day)))
        day = months_after(day, months)
    return found
