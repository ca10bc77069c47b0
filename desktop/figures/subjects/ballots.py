"""The map of how states voted on the newest resolution of the General Assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Ballot, Certainty
from desktop.dossier.names import alphabetical
from desktop.dossier.region import within
from desktop.dossier.status_class import StatusClass
from desktop.figures.subjects.choropleth import Choropleth
from desktop.figures.telling import names_of
from desktop.figures.world_map import MapClass
from desktop.wording import to_translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.records import SourceId, StateCode, Vote
    from desktop.figures.style import Theme
    from desktop.figures.subjects.subject import Known
    from desktop.wording import Wording

_ORDER = (Ballot.YES, Ballot.ABSTAIN, Ballot.NO, Ballot.ABSENT)


class BallotsMap(Choropleth):
    """Each member by its vote; who is no member of the United Nations is plain land."""

    def available(self) -> bool:
        return bool(self.dossier.world.ballots)

    def title(self) -> str:
        resolution = self.dossier.world.resolution
        if resolution is None:
            return self.words.text("Votes of the General Assembly on the Mine Ban Treaty")
        if not self.worldwide:
            return self.words.plural(
                "{n} of the {all} states of {region} voted for the treaty in the General Assembly in {year}",
                "{n} of the {all} states of {region} voted for the treaty in the General Assembly in {year}",
                len(self._voted(Ballot.YES)),
                year=resolution.year,
                **self.of_region(),
            )
        return self.words.plural(
            "{n} state voted for the treaty in the General Assembly in {year}",
            "{n} states voted for the treaty in the General Assembly in {year}",
            resolution.yes,
            year=resolution.year,
        )

    def subtitle(self) -> str:
        resolution = self.dossier.world.resolution
        if resolution is None:
            return super().subtitle()
        return self.words.text(
            "Resolution {resolution} on the implementation of the Convention, adopted on {day}",
            resolution=resolution.resolution,
            day=self.words.date(resolution.date),
        )

    def tell(self) -> Iterator[str]:
        words, resolution = self.words, self.dossier.world.resolution
        if resolution is None:
            yield words.text("No vote is in the sources read.")
            return
        if not self.worldwide:
            yield words.text("Map of {region}.", **self.of_region())
        yield words.text(
            "Votes of all states in the General Assembly on resolution {resolution}, {day}: {yes} yes, {no} no, {abstain} "
            "abstained, {absent} did not vote.",
            resolution=resolution.resolution,
            day=words.date(resolution.date),
            yes=words.number(resolution.yes),
            no=words.number(resolution.no),
            abstain=words.number(resolution.abstain),
            absent=words.number(resolution.nonvoting),
        )
        for ballot, sentence in (
            (Ballot.NO, to_translate("Against: {states}.")),
            (Ballot.ABSTAIN, to_translate("Abstained: {states}.")),
            (Ballot.ABSENT, to_translate("Did not vote: {states}.")),
        ):
            if codes := self._voted(ballot):
                yield words.text(sentence, states=names_of(codes, self.dossier, words))

    def heads(self) -> tuple[str, ...]:
        return (
            self.words.text("State"),
            self.words.text("Vote"),
            self.words.text("How it is known"),
        )

    def rows(self) -> Iterator[Known]:
        words = self.words
        for code, vote in sorted(
            self._ballots.items(), key=lambda item: alphabetical(self.dossier.names[item[0]])
        ):
            known = words.text("derived") if vote.certainty is Certainty.DERIVED else words.text("read")
            yield vote.provenance.fact, (self.dossier.names[code], ballot_name(vote.vote, words), known)

    def sources(self) -> Iterator[SourceId]:
        resolution = self.dossier.world.resolution
        if resolution is not None:
            yield resolution.sources[0]
        yield from (vote.sources[0] for vote in self.dossier.world.ballots.values())

    def classes(self, theme: Theme) -> tuple[MapClass, ...]:
        found = tuple(
            MapClass(ballot_name(ballot, self.words), theme.ballots[ballot], codes)
            for ballot in _ORDER
            if (codes := self._voted(ballot))
        )
        rest = self.rest_of(self._ballots)
        return (
            *found,
            MapClass(self.words.text("No member"), theme.status[StatusClass.NONE], rest, theme.rule),
        )

    @property
    def _ballots(self) -> Mapping[StateCode, Vote]:
        """Of the states that are shown."""
        return within(self.region, self.dossier.world.ballots)

    def _voted(self, ballot: Ballot) -> tuple[StateCode, ...]:
        return tuple(code for code, vote in self._ballots.items() if vote.vote is ballot)


def ballot_name(ballot: Ballot, words: Wording) -> str:
    """As an entry of a legend."""
    return {
        Ballot.YES: words.text("Yes"),
        Ballot.NO: words.text("No"),
        Ballot.ABSTAIN: words.text("Abstained"),
        Ballot.ABSENT: words.text("Did not vote"),
    }[ballot]
