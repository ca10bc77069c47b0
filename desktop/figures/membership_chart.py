"""Membership over time: instruments deposited and in force, as two stepped lines, with who left and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.records import Treaty
from db.treaty import OPENING
from desktop.dossier.names import alphabetical
from desktop.figures.plate import LEAST, WIDE
from desktop.figures.plotting import Line2D, Rectangle
from desktop.figures.style import Lettering, text_height, text_width
from desktop.wording import in_sentence, to_translate

if TYPE_CHECKING:
    from db.records import StateCode
    from desktop.dossier.model import Dossier
    from desktop.figures.plate import Plate
    from desktop.figures.plotting import Axes
    from desktop.wording import Wording

TICKS = (50, 100, 150)


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """Those that take effect on one day. notified: when, each day once, oldest first; done: by the as-of date."""

    day: date
    states: tuple[StateCode, ...]
    done: bool
    notified: tuple[date, ...]


def withdrawals(dossier: Dossier) -> tuple[Withdrawals, ...]:
    """Withdrawals notified by the as-of date, by the day of their effect, oldest first."""
    by_day: dict[date, list[StateCode]] = {}
    for code, standing in dossier.world.standings.items():
        if standing.withdrawal_notified and standing.withdrawal_effective:
            by_day.setdefault(standing.withdrawal_effective, []).append(code)
    return tuple(
        Withdrawals(
            day,
            tuple(sorted(codes, key=lambda code: alphabetical(dossier.names[code]))),
            day <= dossier.as_of,
            _notified(codes, dossier),
        )
        for day, codes in sorted(by_day.items())
    )


def _notified(codes: Iterable[StateCode], dossier: Dossier) -> tuple[date, ...]:
    days = (dossier.world.standings[code].withdrawal_notified for code in codes)
    return tuple(sorted({day for day in days if day}))


def draw_membership(plate: Plate, dossier: Dossier, words: Wording) -> None:
    """The two counts from the treaty's opening to the as-of date and, dashed, as far as acts fix them by now."""
    days = [*dossier.world.membership_by_day]
    if not days:
        return
    days.append((dossier.as_of, *days[-1][1:]))
    labels = (
        words.text("{n} deposited", n=words.number(days[-1][1])),
        words.text("{n} in force", n=words.number(days[-1][2])),
    )
    ahead = [days[-1], *dossier.world.membership_ahead]
    right = max(text_width(label, plate.size, bold=True) for label in labels)
    axes = _axes(plate, days, right, ahead[-1][0])
    _ticks(axes, plate, days, words)
    theme = plate.theme
    x, deposited, in_force = zip(*((day.toordinal(), *counts) for day, *counts in days), strict=True)
    for y, colour, line in ((deposited, theme.base, 1.8), (in_force, theme.second, 1.3)):
        axes.add_line(Line2D(x, y, color=colour, linewidth=line, drawstyle="steps-post", zorder=3))
    _draw_ahead(axes, plate, ahead)
    _mark_entry(axes, plate, dossier, days, words)
    _end_labels(axes, plate, days, labels)
    _mark_withdrawals(axes, plate, dossier, days, words)


def _draw_ahead(axes: Axes, plate: Plate, ahead: list[tuple[date, int, int]]) -> None:
    """What is fixed for days to come, dashed, beyond a line at the as-of date."""
    if len(ahead) < 2:
        return
    theme = plate.theme
    x = [day.toordinal() for day, _, _ in ahead]
    deposited, in_force = [each[1] for each in ahead], [each[2] for each in ahead]
    for y, colour, line in ((deposited, theme.base, 1.8), (in_force, theme.second, 1.3)):
        axes.add_line(
            Line2D(
                x, y, color=colour, linewidth=line, linestyle=(0, (1.5, 1)), drawstyle="steps-post", zorder=3
            )
        )
    highest = max(max(counts[1:]) for counts in ahead)
    axes.add_line(Line2D([x[0], x[0]], [0, highest], color=theme.text, linewidth=0.6, linestyle=(0, (4, 3))))


def _mark_entry(
    axes: Axes, plate: Plate, dossier: Dossier, days: list[tuple[date, int, int]], words: Wording
) -> None:
    """The day on which the treaty itself entered into force, and how many it bound then."""
    entry = OPENING[Treaty.MBT]
    if plate.width < WIDE and withdrawals(dossier):
        return  # its words would lie across those on who leaves
    bound = next((in_force for day, _, in_force in days if day == entry), None)
    if bound is None:
        return
    theme, at = plate.theme, entry.toordinal()
    days_per_point, per_point = _per_point(axes, plate)
    highest = max(max(day[1:]) for day in days)
    axes.add_line(Line2D([at, at], [0, highest], color=theme.muted, linewidth=0.6, linestyle=(0, (1, 2))))
    told = words.text("{day}: in force for {n}", day=words.short_date(entry), n=words.number(bound))
    right = axes.get_xlim()[1]
    if (right - at) / days_per_point < text_width(told, plate.size) + plate.size * 6:
        return
    # Beside the foot of the line, where the curves have left room below them.
    y = 1.2 * plate.size * per_point
    axes.text(at + plate.size * 0.5 * days_per_point, y, told, **Lettering(plate.size, theme.text).options())


def _axes(plate: Plate, days: list[tuple[date, int, int]], right: float, end: date) -> Axes:
    """end: the last day that is drawn."""
    left = text_width("150", plate.size) + plate.size * 0.6
    width, height = plate.room
    inner = max(width - left - right - plate.size, LEAST)
    axes = plate.axes(plate.left + left, plate.bottom, inner, height)
    highest = max(max(day[1:]) for day in days) or 1
    foot, head = plate.size * 1.7, plate.size * 1.7
    per_point = highest / max(height - foot - head, 1.0)
    axes.set_ylim(-foot * per_point, highest + head * per_point)
    first, last = days[0][0].toordinal(), end.toordinal()
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
    counted = [*days, *dossier.world.membership_ahead]
    for each in found:
        for day in each.notified:
            _mark(axes, plate, day, counted, hollow=True)
    for each in found:
        _mark(axes, plate, each.day, counted)
    lines = [
        line
        for text in (
            _told(found, dossier, words) if plate.width >= WIDE else _told_shortly(found, dossier, words)
        )
        for line in plate.lines(text, plate.width * (0.6 if plate.width >= WIDE else 0.45), plate.small(0.92))
    ]
    look = Lettering(plate.size, plate.theme.accent, across="right", up="center")
    right = dossier.as_of.toordinal() - plate.size * 0.4 * _per_point(axes, plate)[0]
    y = _lowest_beside(axes, plate, days, lines) - plate.size * 1.6 * per_point
    if (
        y - plate.size * 1.35 * per_point * (len(lines) - 1) < 0
    ):  # a low chart shows the days by its marks alone
        return
    for line in lines:
        _clear(axes, plate, right, y, line)
        axes.text(right, y, line, **look.options())
        y -= plate.size * 1.35 * per_point


def _clear(axes: Axes, plate: Plate, right: float, middle: float, line: str) -> None:
    """No line of the scale behind a line of text, which it would seem to strike out."""
    days_per_point, per_point = _per_point(axes, plate)
    width, height = text_width(line, plate.size) * days_per_point, text_height(plate.size) * per_point
    corner = (right - width, middle - height / 2)
    axes.add_patch(
        Rectangle(corner, width, height, facecolor=plate.theme.background, edgecolor="none", zorder=2.5)
    )


def _mark(
    axes: Axes, plate: Plate, day: date, days: list[tuple[date, int, int]], *, hollow: bool = False
) -> None:
    """A mark on the line of those in force: hollow for a notice, filled where it takes effect."""
    theme = plate.theme
    axes.add_line(
        Line2D(
            [day.toordinal()],
            [next(in_force for each, _, in_force in reversed(days) if each <= day)],
            marker="o",
            markersize=plate.size * 0.5,
            markerfacecolor=theme.background if hollow else theme.accent,
            markeredgecolor=theme.accent if hollow else theme.background,
            markeredgewidth=0.8 if hollow else 0.6,
            linestyle="none",
            zorder=5,
            clip_on=False,
        )
    )


def _lowest_beside(axes: Axes, plate: Plate, days: list[tuple[date, int, int]], lines: list[str]) -> float:
    """How low the lower line lies anywhere above these lines of text, which end where it ends."""
    days_per_point, _ = _per_point(axes, plate)
    longest = max((text_width(line, plate.size) for line in lines), default=0.0)
    begin = axes.get_xlim()[1] - longest * days_per_point
    before = [in_force for day, _, in_force in days if day.toordinal() <= begin]
    return min([*before[-1:], *(in_force for day, _, in_force in days if day.toordinal() > begin)])


def _told_shortly(found: Sequence[Withdrawals], dossier: Dossier, words: Wording) -> list[str]:
    """Who leaves and when."""
    return [
        words.text(
            to_translate("{states}: out since {day}")
            if each.done
            else to_translate("{states}: out from {day}"),
            states=words.listing(in_sentence(dossier.names[code], words.language) for code in each.states),
            day=words.short_date(each.day),
        )
        for each in found
    ]


def _told(found: Sequence[Withdrawals], dossier: Dossier, words: Wording) -> list[str]:
    """Who leaves and when; then what is left once all have."""
    lines = [
        words.text(
            to_translate("{states}: notified {notified}, out since {day}")
            if each.done
            else to_translate("{states}: notified {notified}, out from {day}"),
            states=words.listing(in_sentence(dossier.names[code], words.language) for code in each.states),
            notified=words.listing(words.short_date(day) for day in each.notified),
            day=words.short_date(each.day),
        )
        for each in found
    ]
    ahead = dossier.world.membership_ahead
    if ahead and any(not each.done for each in found):
        told = words.text(
            "As notified so far, in force for {n} from {day}",
            n=words.number(ahead[-1][2]),
            day=words.short_date(ahead[-1][0]),
        )
        lines.append(told)
    return lines
