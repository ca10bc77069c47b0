"""Membership over time: instruments deposited and in force, as two stepped lines, with who left and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.figures.plate import LEAST
from desktop.figures.plotting import Line2D
from desktop.figures.style import Lettering, text_width, wrapped
from desktop.wording import in_sentence

if TYPE_CHECKING:
    from db.records import StateCode
    from desktop.dossier.model import Dossier
    from desktop.figures.plate import Plate
    from desktop.figures.plotting import Axes
    from desktop.wording import Wording

TICKS = (50, 100, 150)


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """Those that take effect on one day. done: by the as-of date."""

    day: date
    states: tuple[StateCode, ...]
    done: bool


def withdrawals(dossier: Dossier) -> tuple[Withdrawals, ...]:
    """Withdrawals notified by the as-of date, by the day of their effect, oldest first."""
    by_day: dict[date, list[StateCode]] = {}
    for code, standing in dossier.world.standings.items():
        if standing.withdrawal_notified and standing.withdrawal_effective:
            by_day.setdefault(standing.withdrawal_effective, []).append(code)
    return tuple(
        Withdrawals(day, tuple(sorted(codes, key=lambda code: dossier.names[code])), day <= dossier.as_of)
        for day, codes in sorted(by_day.items())
    )


def draw_membership(plate: Plate, dossier: Dossier, words: Wording) -> None:
    """The two counts from the treaty's opening to the as-of date."""
    days = [*dossier.world.membership_by_day]
    if not days:
        return
    days.append((dossier.as_of, *days[-1][1:]))
    labels = (
        words.text("{n} deposited", n=words.number(days[-1][1])),
        words.text("{n} in force", n=words.number(days[-1][2])),
    )
    axes = _axes(plate, days, max(text_width(label, plate.size, bold=True) for label in labels))
    _ticks(axes, plate, days, words)
    theme = plate.theme
    x, deposited, in_force = zip(*((day.toordinal(), *counts) for day, *counts in days), strict=True)
    for y, colour, line in ((deposited, theme.base, 1.8), (in_force, theme.second, 1.3)):
        axes.add_line(Line2D(x, y, color=colour, linewidth=line, drawstyle="steps-post", zorder=3))
    _end_labels(axes, plate, days, labels)
    _mark_withdrawals(axes, plate, dossier, days, words)


def _axes(plate: Plate, days: list[tuple[date, int, int]], right: float) -> Axes:
    left = text_width("150", plate.size) + plate.size * 0.6
    width, height = plate.room
    inner = max(width - left - right - plate.size, LEAST)
    axes = plate.axes(plate.left + left, plate.bottom, inner, height)
    highest = max(max(day[1:]) for day in days) or 1
    foot, head = plate.size * 1.7, plate.size * 1.7
    per_point = highest / max(height - foot - head, 1.0)
    axes.set_ylim(-foot * per_point, highest + head * per_point)
    first, last = days[0][0].toordinal(), days[-1][0].toordinal()
    axes.set_xlim(first, max(last, first + 31))
    return axes


def _per_point(axes: Axes, plate: Plate) -> tuple[float, float]:
    """Days and states to a point."""
    (left, right), (bottom, top), place = axes.get_xlim(), axes.get_ylim(), axes.get_position()
    return (right - left) / (place.width * plate.width), (top - bottom) / (place.height * plate.height)


def _ticks(axes: Axes, plate: Plate, days: list[tuple[date, int, int]], words: Wording) -> None:
    theme = plate.theme
    days_per_point, per_point = _per_point(axes, plate)
    beside = Lettering(plate.size, theme.muted, across="right", up="center")
    below = Lettering(plate.size, theme.muted, across="center")
    left, right = axes.get_xlim()
    highest = max(max(day[1:]) for day in days)
    for value in (0, *(tick for tick in TICKS if tick <= highest)):
        colour = theme.muted if value == 0 else theme.rule
        axes.add_line(Line2D([left, right], [value, value], color=colour, linewidth=0.6, zorder=1))
        axes.text(left - plate.size * 0.5 * days_per_point, value, words.number(value), **beside.options())
    years = range(days[0][0].year + 1, days[-1][0].year + 1)
    room = (text_width("2000", plate.size) + plate.size) * days_per_point
    step = next((step for step in (1, 2, 5, 10, 20) if step * 365.25 >= room), 50)
    for year in years:
        if year % step == 0:
            at = date(year, 1, 1).toordinal()
            axes.add_line(Line2D([at, at], [0, 3 * per_point], color=theme.muted, linewidth=0.6, zorder=2))
            axes.text(at, -plate.size * 1.2 * per_point, str(year), **below.options())


def _end_labels(axes: Axes, plate: Plate, days: list[tuple[date, int, int]], labels: tuple[str, str]) -> None:
    """Each line's name and last value at its end, moved apart where the lines meet."""
    days_per_point, per_point = _per_point(axes, plate)
    _, deposited, in_force = days[-1]
    apart = max(plate.size * 1.3 * per_point - (deposited - in_force), 0.0) / 2
    at = axes.get_xlim()[1] + plate.size * 0.4 * days_per_point
    for text, y, colour in (
        (labels[0], deposited + apart, plate.theme.muted),
        (labels[1], in_force - apart, plate.theme.second),
    ):
        axes.text(at, y, text, **Lettering(plate.size, colour, bold=True, up="center").options())


def _mark_withdrawals(
    axes: Axes, plate: Plate, dossier: Dossier, days: list[tuple[date, int, int]], words: Wording
) -> None:
    """A mark on the line for each day on which states left, and below it who leaves when."""
    found = withdrawals(dossier)
    _, per_point = _per_point(axes, plate)
    done = [each for each in found if each.done]
    for each in done:
        at = each.day.toordinal()
        count = next(day[2] for day in reversed(days) if day[0] <= each.day)
        axes.add_line(
            Line2D(
                [at],
                [count],
                marker="o",
                markersize=plate.size * 0.5,
                markerfacecolor=plate.theme.accent,
                markeredgecolor=plate.theme.background,
                markeredgewidth=0.6,
                linestyle="none",
                zorder=5,
                clip_on=False,
            )
        )
    lines = [
        line
        for text in _told(found, dossier, words)
        for line in wrapped(text, plate.width * 0.45, plate.size * 0.92)
    ]
    look = Lettering(plate.size, plate.theme.accent, across="right", up="center")
    right = axes.get_xlim()[1]
    y = _lowest_beside(axes, plate, days, lines) - plate.size * 1.6 * per_point
    for line in lines:
        axes.text(right, y, line, **look.options())
        y -= plate.size * 1.35 * per_point


def _lowest_beside(axes: Axes, plate: Plate, days: list[tuple[date, int, int]], lines: list[str]) -> float:
    """How low the lower line lies anywhere above these lines of text, which end where it ends."""
    days_per_point, _ = _per_point(axes, plate)
    longest = max((text_width(line, plate.size) for line in lines), default=0.0)
    begin = axes.get_xlim()[1] - longest * days_per_point
    before = [in_force for day, _, in_force in days if day.toordinal() <= begin]
    return min([*before[-1:], *(in_force for day, _, in_force in days if day.toordinal() > begin)])


def _told(found: Iterable[Withdrawals], dossier: Dossier, words: Wording) -> list[str]:
    return [
        words.text(
            "{states}: out since {day}" if each.done else "{states}: out from {day}",
            states=words.listing(in_sentence(dossier.names[code], words.language) for code in each.states),
            day=words.short_date(each.day),
        )
        for each in found
    ]
