"""The numbers of a figure as a table: for those who want to walk through them or take them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.casualty_map import counts
from desktop.figures.classes import claiming, class_name, objecting, status_class
from desktop.figures.series import Series, state_series, world_series

if TYPE_CHECKING:
    from datetime import date

    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

Row = tuple[str, ...]
Table = tuple[Row, tuple[Row, ...]]


def table(picture: Picture, dossier: Dossier, words: Wording) -> Table:
    """Headings and rows."""
    makers = {
        PictureKind.MAP_STATUS: _status,
        PictureKind.MAP_OBJECTIONS: _objections,
        PictureKind.MAP_CASUALTIES: _casualties,
        PictureKind.CHART_WORLD: _world,
        PictureKind.CHART_STATES: _states,
        PictureKind.CHART_MEMBERSHIP: _membership,
    }
    return makers[picture.kind](picture, dossier, words)


def _status(_picture: Picture, dossier: Dossier, words: Wording) -> Table:
    def day(value: date | None) -> str:
        return words.short_date(value) if value else ""

    rows = (
        (
            dossier.names[code],
            class_name(status_class(standing), words),
            day(standing.deposited),
            day(standing.entry_into_force),
            day(standing.withdrawal_effective),
        )
        for code, standing in dossier.world.standings.items()
    )
    heads = ("State", "Status", "Deposited", "In force", "Withdrawal in effect")
    return tuple(map(words.text, heads)), tuple(rows)


def _objections(_picture: Picture, dossier: Dossier, words: Wording) -> Table:
    claims = tuple((dossier.names[code], words.text("Suspension claimed")) for code in claiming(dossier))
    objected = tuple(
        (dossier.names[code], words.text("Wrote to the depositary")) for code in objecting(dossier)
    )
    return (words.text("State"), words.text("On the suspension")), claims + objected


def _casualties(_picture: Picture, dossier: Dossier, words: Wording) -> Table:
    rows = tuple(
        (dossier.names[count.code], str(count.year), words.number(count.total)) for count in counts(dossier)
    )
    return (words.text("State or area"), words.text("Year"), words.text("Killed or injured")), rows


def _world(_picture: Picture, dossier: Dossier, words: Wording) -> Table:
    heads = ("Year", "Killed or injured", "Killed", "Injured", "Edition")
    return tuple(map(words.text, heads)), _years(world_series(dossier), words)


def _states(picture: Picture, dossier: Dossier, words: Wording) -> Table:
    heads = ("State", "Year", "Killed or injured", "Killed", "Injured", "Edition")
    rows = (
        (series.name, *row)
        for series in state_series(dossier, picture.states)
        for row in _years(series, words)
    )
    return tuple(map(words.text, heads)), tuple(rows)


def _years(series: Series, words: Wording) -> tuple[Row, ...]:
    """A year to a row, the newest first; what is not known is said."""

    def number(value: int | None) -> str:
        return words.text("no figure") if value is None else words.number(value)

    return tuple(
        (
            str(year.year),
            number(year.total),
            number(year.count.killed if year.count else None),
            number(year.count.injured if year.count else None),
            year.count.edition if year.count else "",
        )
        for year in reversed(series.years)
    )


def _membership(_picture: Picture, dossier: Dossier, words: Wording) -> Table:
    rows = tuple(
        (words.short_date(day), words.number(deposited), words.number(in_force))
        for day, deposited, in_force in reversed(dossier.world.membership_by_day)
    )
    return (words.text("Since"), words.text("Deposited"), words.text("In force")), rows
