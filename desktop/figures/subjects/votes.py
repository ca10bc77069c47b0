"""The chart of General Assembly votes on the Convention, and of how the picked states voted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Ballot
from desktop.figures.series import chosen
from desktop.figures.subjects.subject import Known, Subject
from desktop.figures.telling import NAMED
from desktop.figures.votes_chart import STACK, ballot_name, count_of, derived, draw_votes, strips_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import SourceId, Vote
    from desktop.figures.plate import Plate
    from desktop.figures.votes_chart import Strip


class VotesChart(Subject):
    """A column a year and, below, a strip a picked state."""

    def available(self) -> bool:
        return bool(self.dossier.world.resolutions)

    def title(self) -> str:
        if not self.dossier.world.resolutions:
            return self.words.text("Votes of the General Assembly on the Mine Ban Treaty")
        newest = self.dossier.world.resolutions[-1]
        return self.words.text(
            "{yes} states voted for the General Assembly's resolution on the Mine Ban Treaty in {year}, {no} against",
            yes=self.words.number(newest.yes),
            no=self.words.number(newest.no),
            year=newest.year,
        )

    def subtitle(self) -> str:
        return self.words.text(
            "Votes on the yearly resolution on the Convention, by year, up to {day}",
            day=self.words.date(self.dossier.as_of),
        )

    def tell(self) -> Iterator[str]:
        yield self.words.text("Column chart of the General Assembly's votes on the Mine Ban Treaty, by year.")
        resolutions = self.dossier.world.resolutions
        if not resolutions:
            yield self.words.text("There is no vote in the sources read.")
            return
        for resolution in dict.fromkeys((resolutions[-1], resolutions[0])):
            yield self.words.text(
                "{year}: {yes} yes, {no} no, {abstain} abstained, {absent} not voting ({resolution}).",
                year=resolution.year,
                yes=self.words.number(resolution.yes),
                no=self.words.number(resolution.no),
                abstain=self.words.number(resolution.abstain),
                absent=self.words.number(resolution.nonvoting),
                resolution=resolution.resolution,
            )
        strips = strips_of(self.dossier, self.picture.states)
        for strip in strips[:NAMED]:
            yield self._told(strip)
        if len(strips) > NAMED:
            yield self.words.plural(
                "{n} more state is not told here.", "{n} more states are not told here.", len(strips) - NAMED
            )

    def heads(self) -> tuple[str, ...]:
        names = (strip.name for strip in strips_of(self.dossier, self.picture.states))
        return (
            self.words.text("Year"),
            self.words.text("Resolution"),
            self.words.text("Yes"),
            self.words.text("No"),
            self.words.text("Abstained"),
            self.words.text("Not voting"),
            *names,
        )

    def rows(self) -> Iterator[Known]:
        strips = strips_of(self.dossier, self.picture.states)
        for each in reversed(self.dossier.world.resolutions):
            yield (
                each.provenance.fact,
                (
                    str(each.year),
                    each.resolution,
                    *(
                        self.words.number(count_of(each, ballot))
                        for ballot in (Ballot.YES, Ballot.NO, Ballot.ABSTAIN, Ballot.ABSENT)
                    ),
                    *(self._ballot(strip.votes.get(each.resolution)) for strip in strips),
                ),
            )

    def sources(self) -> Iterator[SourceId]:
        yield from (each.sources[0] for each in reversed(self.dossier.world.resolutions))
        for state in chosen(self.dossier, self.picture.states):
            yield from (vote.sources[0] for vote in state.votes.votes)

    def draw(self, plate: Plate) -> None:
        draw_votes(plate, self.dossier, self.picture.states, self.words)

    def _ballot(self, vote: Vote | None) -> str:
        if vote is None:
            return self.words.text("no vote on record")
        name = ballot_name(vote.vote, self.words)
        return self.words.text("{vote} (derived)", vote=name) if derived(vote) else name

    def _told(self, strip: Strip) -> str:
        state = strip.name
        if not strip.votes:
            return self.words.text("{state}: no vote on record.", state=state)
        years = {each.resolution: each.year for each in self.dossier.world.resolutions}
        newest = max(strip.votes.values(), key=lambda vote: years[vote.resolution])
        counts = [
            self.words.text("{n} {vote}", n=self.words.number(n), vote=ballot_name(ballot, self.words))
            for ballot in STACK
            if (n := sum(vote.vote is ballot for vote in strip.votes.values()))
        ]
        return self.words.text(
            "{state}: {counts}; {newest} in {year}.",
            state=state,
            counts=self.words.listing(counts),
            newest=self._ballot(newest),
            year=years[newest.resolution],
        )
