"""The chart of membership over time: deposited and in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Treaty
from db.treaty import OPENING
from desktop.figures.membership_chart import draw_membership, withdrawals
from desktop.figures.subjects.subject import Known, Subject
from desktop.figures.telling import names_of
from desktop.wording import to_translate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from db.records import FactId, SourceId
    from desktop.figures.plate import Plate


class MembershipChart(Subject):
    """Two stepped lines, and who left on which day."""

    def title(self) -> str:
        count = self.dossier.world.mbt
        return self.words.plural(
            "The Mine Ban Treaty is in force for {n} state; instruments deposited: {deposited}",
            "The Mine Ban Treaty is in force for {n} states; instruments deposited: {deposited}",
            count.in_force,
            deposited=self.words.number(count.deposited),
        )

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
        if self.dossier.as_of >= OPENING[Treaty.MBT]:
            yield self.words.text("It entered into force on {day}.", day=self.words.date(OPENING[Treaty.MBT]))
        for each in withdrawals(self.dossier):
            told = (
                to_translate("{states} left on {day}, notified on {notified}.")
                if each.done
                else to_translate("{states} will leave on {day}, as notified on {notified}.")
            )
            yield self.words.text(
                told,
                notified=self.words.listing(map(self.words.date, each.notified)),
                states=names_of(each.states, self.dossier, self.words),
                day=self.words.date(each.day),
            )
        ahead = self.dossier.world.membership_ahead
        if ahead:
            yield self.words.text(
                "By what is fixed by now, it will be in force for {n} from {day}.",
                n=self.words.number(ahead[-1][2]),
                day=self.words.date(ahead[-1][0]),
            )

    def heads(self) -> tuple[str, ...]:
        return (
            self.words.text("Since"),
            self.words.text("Deposited"),
            self.words.text("In force"),
            self.words.text("What changed"),
        )

    def rows(self) -> Iterator[Known]:
        world, acts = self.dossier.world, self._acts()
        for counts in reversed(world.membership_ahead):
            told = self.words.text("to come, as fixed by now")
            yield acts.get(counts[0]), (*self._row(*counts), told)
        for counts in reversed(world.membership_by_day):
            yield acts.get(counts[0]), (*self._row(*counts), self._change(counts[0]))

    def _acts(self) -> dict[date, FactId]:
        """The acts of one of the states that changed the counts on a day."""
        return {
            day: standing.grounds[0]
            for standing in reversed(tuple(self.dossier.world.standings.values()))
            for day in (standing.deposited, standing.entry_into_force, standing.withdrawal_effective)
            if day and standing.grounds
        }

    def _row(self, day: date, deposited: int, in_force: int) -> tuple[str, str, str]:
        return self.words.short_date(day), self.words.number(deposited), self.words.number(in_force)

    def _change(self, day: date) -> str:
        """Who deposited, became bound or left on the day, where they are few."""
        standings = self.dossier.world.standings.items()
        sentences = (
            (to_translate("deposited: {states}"), [code for code, s in standings if s.deposited == day]),
            (
                to_translate("in force for {states}"),
                [code for code, s in standings if s.entry_into_force == day],
            ),
            (
                to_translate("left: {states}"),
                [code for code, s in standings if s.withdrawal_effective == day],
            ),
        )
        return self.words.semicolon.join(
            self.words.text(told, states=names_of(codes, self.dossier, self.words))
            for told, codes in sentences
            if codes
        )

    def sources(self) -> tuple[SourceId, ...]:
        return self.dossier.world.membership_sources

    def draw(self, plate: Plate) -> None:
        draw_membership(plate, self.dossier, self.words)
