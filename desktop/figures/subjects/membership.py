"""The chart of membership over time: deposited and in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.figures.membership_chart import draw_membership, withdrawals
from desktop.figures.subjects.subject import Subject, Table
from desktop.figures.telling import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import SourceId
    from desktop.figures.plate import Plate


class MembershipChart(Subject):
    """Two stepped lines, and who left on which day."""

    def title(self) -> str:
        return self.words.text("States that have joined the Mine Ban Treaty, and those it binds")

    def tell(self) -> Iterator[str]:
        count, day = self.dossier.world.mbt, self.words.date(self.dossier.as_of)
        yield self.words.text(
            "Chart of membership of the Mine Ban Treaty from its opening in December 1997 to {day}.", day=day
        )
        yield self.words.text(
            "On {day} {deposited} states had deposited their instruments, and the treaty was in force for {in_force}.",
            day=day,
            deposited=self.words.number(count.deposited),
            in_force=self.words.number(count.in_force),
        )
        for each in withdrawals(self.dossier):
            sentence = "{states} left on {day}." if each.done else "{states} will leave on {day}."
            yield self.words.text(
                sentence,
                states=names_of(each.states, self.dossier, self.words),
                day=self.words.date(each.day),
            )

    def table(self) -> Table:
        rows = tuple(
            (self.words.short_date(day), self.words.number(deposited), self.words.number(in_force))
            for day, deposited, in_force in reversed(self.dossier.world.membership_by_day)
        )
        return (self.words.text("Since"), self.words.text("Deposited"), self.words.text("In force")), rows

    def sources(self) -> tuple[SourceId, ...]:
        return self.dossier.world.membership_sources

    def draw(self, plate: Plate) -> None:
        draw_membership(plate, self.dossier, self.words)
