"""General Assembly votes on the Convention: columns by year, and below them how the picked states voted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Ballot, Certainty
from desktop.figures.plate import WIDE, Key
from desktop.figures.series import chosen
from desktop.figures.shades import dark, darkest, middle, unknown
from desktop.figures.sheet import Sheet, fitting, put_notes
from desktop.figures.style import Fill, Lettering, text_width

if TYPE_CHECKING:
    from db.records import Resolution, StateCode, Vote
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.figures.plate import Plate
    from desktop.figures.style import Theme
    from desktop.wording import Wording

STACK = (Ballot.YES, Ballot.ABSTAIN, Ballot.ABSENT, Ballot.NO)
"""From the foot of a column: what lies on one another differs in lightness."""
STRIPS = 12
"""States with a strip of their own, at most."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A state's votes by resolution; a resolution on which it had no vote is left out."""

    name: str
    votes: dict[str, Vote]

    @property
    def dissent(self) -> int:
        """How often it did anything but vote yes."""
        return sum(vote.vote is not Ballot.YES for vote in self.votes.values())


def ballot_name(ballot: Ballot, words: Wording) -> str:
    """What legend and table call a vote."""
    return {
        Ballot.YES: words.text("yes"),
        Ballot.NO: words.text("no"),
        Ballot.ABSTAIN: words.text("abstained"),
        Ballot.ABSENT: words.text("not voting"),
    }[ballot]


def fill_of(ballot: Ballot, theme: Theme) -> Fill:
    """How a vote is filled, in columns and strips alike."""
    fills = {Ballot.YES: middle, Ballot.NO: darkest, Ballot.ABSTAIN: dark, Ballot.ABSENT: unknown}
    return fills[ballot](theme)


def count_of(resolution: Resolution, ballot: Ballot) -> int:
    """How many voted so."""
    return {
        Ballot.YES: resolution.yes,
        Ballot.NO: resolution.no,
        Ballot.ABSTAIN: resolution.abstain,
        Ballot.ABSENT: resolution.nonvoting,
    }[ballot]


def strips_of(dossier: Dossier, codes: Iterable[StateCode]) -> tuple[Strip, ...]:
    """The picked states' votes, in the order picked."""
    return tuple(_strip(state) for state in chosen(dossier, codes))


def derived(vote: Vote) -> bool:
    """Whether it was not read but concluded, as every absence is of a state for which no vote is recorded."""
    return vote.certainty is not Certainty.READ


def draw_votes(plate: Plate, dossier: Dossier, codes: Iterable[StateCode], words: Wording) -> None:
    """The columns; below, as far as there is room, a strip a state, those that dissented most if not all fit."""
    resolutions = dossier.world.resolutions
    every = strips_of(dossier, codes)
    shown = _most_telling(every, _room_for(plate))
    _put_foot(plate, every, shown, words)
    _Chart(Sheet(plate), resolutions, shown, words).draw()


def _strip(state: StateDossier) -> Strip:
    return Strip(state.name, {vote.resolution: vote for vote in state.votes.votes})


def _room_for(plate: Plate) -> int:
    """Strips leave the columns at least half of the room."""
    return max(1, min(STRIPS, int(plate.room[1] * 0.42 // (plate.size * 1.45))))


def _most_telling(every: Sequence[Strip], most: int) -> list[Strip]:
    if len(every) <= most:
        return list(every)
    kept = sorted((strip for strip in every if strip.votes), key=lambda strip: -strip.dissent)[:most]
    return [strip for strip in every if strip in kept]


def _put_foot(plate: Plate, every: Sequence[Strip], shown: Sequence[Strip], words: Wording) -> None:
    notes = []
    if any(derived(vote) for strip in shown for vote in strip.votes.values()):
        notes.append(
            words.text(
                "A dot: not voting is concluded from the record, which has no vote of that member. Blank: no member."
            )
        )
    if len(shown) < len(every):
        notes.append(
            words.text(
                "{n} of {all} states, those that most often did not vote yes; the table tells all.",
                n=words.number(len(shown)),
                all=words.number(len(every)),
            )
        )
    put_notes(plate, notes, most=2)
    theme = plate.theme
    plate.legend(
        Key(
            ballot_name(ballot, words),
            fill_of(ballot, theme),
            theme.muted if fill_of(ballot, theme).hatch else "none",
        )
        for ballot in STACK
    )


class _Chart:
    """Columns over strips, on one scale of years."""

    def __init__(
        self, sheet: Sheet, resolutions: Sequence[Resolution], strips: Sequence[Strip], words: Wording
    ) -> None:
        self._sheet, self._resolutions, self._strips, self._words = sheet, resolutions, strips, words
        size = sheet.size
        heads = (words.text("yes"), words.text("no"), words.text("abstained"), words.text("not voting"))
        names = [strip.name for strip in strips]
        longest = max(text_width(name, size) for name in (*heads, *names))
        self._beside = min(longest, sheet.width * 0.24) + size * 0.6
        self._left = 0.0 if sheet.plate.right_to_left else self._beside
        self._slot = (sheet.width - self._beside) / len(resolutions)
        self._row = size * 1.45
        self._wide = sheet.plate.width >= WIDE
        self._years = self._row * len(strips) + size * 0.3
        self._numbers = min(size, self._slot * 0.9 / text_width("169", 1.0, bold=True))
        self._count_rows = size * 1.25 * 3 if self._tells_counts else 0.0
        self._foot = self._years + size * 1.5
        self._top = sheet.height - self._count_rows - size * (0.4 if self._tells_counts else 1.2)

    @property
    def _tells_counts(self) -> bool:
        return self._wide and self._numbers >= max(5.0, self._sheet.plate.least)

    def draw(self) -> None:
        for index, resolution in enumerate(self._resolutions):
            self._column(self._left + index * self._slot, resolution)
        self._year_labels()
        self._margin()
        for row, strip in enumerate(self._strips):
            self._draw_strip(self._years - self._row * (row + 1), strip)

    def _column(self, x: float, resolution: Resolution) -> None:
        sheet, theme = self._sheet, self._sheet.theme
        every = sum(count_of(resolution, ballot) for ballot in STACK)
        highest = max(sum(count_of(each, ballot) for ballot in STACK) for each in self._resolutions)
        per_vote = max(self._top - self._foot, 1.0) / highest
        y, width = self._foot, self._slot * 0.78
        for ballot in STACK:
            height, fill = count_of(resolution, ballot) * per_vote, fill_of(ballot, theme)
            sheet.bar(
                x + self._slot * 0.11, y, width, height, fill, theme.muted if fill.hatch else "none", 0.3
            )
            y += height
        if self._tells_counts and every:
            self._counts(x + self._slot / 2, resolution)

    def _counts(self, x: float, resolution: Resolution) -> None:
        """Yes in the column; abstained, no and not voting above it, so that nought is printed too."""
        sheet, size = self._sheet, self._sheet.size
        newest = resolution is self._resolutions[-1]
        look = Lettering(self._numbers, sheet.theme.text, bold=newest, across="center")
        sheet.text(x, self._foot + size * 0.4, self._words.number(resolution.yes), look)
        for row, ballot in enumerate((Ballot.NO, Ballot.ABSTAIN, Ballot.ABSENT)):
            y = sheet.height - size * 1.25 * (row + 1) + size * 0.25
            sheet.text(x, y, self._words.number(count_of(resolution, ballot)), look)

    def _name_row(self, y: float, name: str, colour: str) -> None:
        """Words beside a row, at the side where its reader begins."""
        sheet, size = self._sheet, self._sheet.size
        look = Lettering(size, colour, across="right")
        if sheet.plate.right_to_left:
            sheet.text(sheet.width - self._beside + size * 0.5, y, name, look.mirrored())
        else:
            sheet.text(self._beside - size * 0.5, y, name, look)

    def _margin(self) -> None:
        """What the numbers are, beside them."""
        sheet, size = self._sheet, self._sheet.size
        muted = sheet.theme.muted
        if self._tells_counts:
            self._name_row(self._foot + size * 0.4, ballot_name(Ballot.YES, self._words), muted)
            for row, ballot in enumerate((Ballot.NO, Ballot.ABSTAIN, Ballot.ABSENT)):
                y = sheet.height - size * 1.25 * (row + 1) + size * 0.25
                self._name_row(y, ballot_name(ballot, self._words), muted)
            return
        newest = self._resolutions[-1]
        told = self._words.text(
            "{year}: {yes} yes, {no} no, {abstain} abstained, {absent} not voting",
            year=newest.year,
            yes=self._words.number(newest.yes),
            no=self._words.number(newest.no),
            abstain=self._words.number(newest.abstain),
            absent=self._words.number(newest.nonvoting),
        )
        told = fitting(told, sheet.width, sheet.plate.small(0.95))
        sheet.text(
            sheet.width,
            sheet.height - size,
            told,
            Lettering(sheet.plate.small(0.95), sheet.theme.text, across="right"),
        )

    def _year_labels(self) -> None:
        size = self._sheet.size
        room = text_width("2000", size) + size * 0.5
        step = next((step for step in (1, 2, 5, 10) if step * self._slot >= room), 20)
        look = Lettering(size, self._sheet.theme.muted, across="center")
        count = len(self._resolutions)
        for index, resolution in enumerate(self._resolutions):
            if (count - 1 - index) % step == 0:
                x = self._left + (index + 0.5) * self._slot
                self._sheet.text(x, self._years + size * 0.3, str(resolution.year), look)

    def _draw_strip(self, y: float, strip: Strip) -> None:
        sheet, theme, size = self._sheet, self._sheet.theme, self._sheet.size
        name = fitting(strip.name, self._beside - size * 0.5, size)
        self._name_row(y + self._row * 0.27, name, theme.text)
        if not strip.votes:
            told, look = self._words.text("no vote on record"), Lettering(size, theme.muted)
            if sheet.plate.right_to_left:
                sheet.text(sheet.width - self._beside, y + self._row * 0.27, told, look.mirrored())
            else:
                sheet.text(self._left, y + self._row * 0.27, told, look)
        for index, resolution in enumerate(self._resolutions):
            vote = strip.votes.get(resolution.resolution)
            if vote is not None:
                fill = fill_of(vote.vote, theme)
                x = self._left + (index + 0.11) * self._slot
                edge = theme.muted if fill.hatch else "none"
                sheet.bar(x, y + self._row * 0.1, self._slot * 0.78, self._row * 0.8, fill, edge, 0.3)
                if derived(vote):
                    radius = min(self._slot, self._row) * 0.13
                    middle_of = x + self._slot * 0.39, y + self._row / 2
                    sheet.disc(*middle_of, radius, theme.text, theme.background, 0.4)
