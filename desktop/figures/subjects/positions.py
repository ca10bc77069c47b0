"""The map of where states stand on an issue, by side and form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dossier.names import alphabetical
from desktop.dossier.region import within
from desktop.dossier.stands import by_stand
from desktop.dossier.status_class import StatusClass
from desktop.figures.stand_words import stand_title
from desktop.figures.subjects.choropleth import Choropleth
from desktop.figures.telling import names_of
from desktop.figures.world_map import MapClass
from desktop.titles import form_title, issue_in_title, stance_title
from desktop.wording import to_translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.records import Issue, Position, SourceId, StateCode
    from desktop.figures.style import Theme
    from desktop.figures.subjects.subject import Known


class PositionsMap(Choropleth):
    """Each state by the position that tells most; who said nothing that is on record is plain land."""

    quiet = True

    @property
    def issue(self) -> Issue:
        return self.picture.issue or self.dossier.picks.issues[0]

    @property
    def positions(self) -> Mapping[StateCode, Position]:
        """Of the states that are shown."""
        return within(self.region, self.dossier.world.stands.get(self.issue, {}))

    def available(self) -> bool:
        return bool(self.dossier.world.stands.get(self.issue))

    def title(self) -> str:
        if not self.worldwide:
            return self.words.plural(
                "{n} of the {all} states of {region} has a position on record: {issue}",
                "{n} of the {all} states of {region} have a position on record: {issue}",
                len(self.positions),
                issue=issue_in_title(self.issue, self.words),
                **self.of_region(),
            )
        return self.words.plural(
            "{n} state has a position on record: {issue}",
            "{n} states have a position on record: {issue}",
            len(self.positions),
            issue=issue_in_title(self.issue, self.words),
        )

    def subtitle(self) -> str:
        return self.words.text(
            "The position of each state that tells most, as known by {day}; no record is no proof of silence",
            day=self.words.date(self.dossier.as_of),
        )

    def tell(self) -> Iterator[str]:
        yield self.words.text(
            to_translate("World map of where states stand, as known by {day}: {issue}.")
            if self.worldwide
            else to_translate("Map of {region}: where its states stand, as known by {day}: {issue}."),
            day=self.words.date(self.dossier.as_of),
            issue=issue_in_title(self.issue, self.words),
            **self.of_region(),
        )
        for stand, codes in by_stand(self.positions).items():
            yield self.words.text(
                "{stand}: {states}.",
                stand=stand_title(stand, self.words),
                states=names_of(codes, self.dossier, self.words),
            )
        rest = len(self.states) - len(self.positions)
        yield self.words.plural(
            "Of {n} other state no act or statement is in the sources read.",
            "Of {n} other states no act or statement is in the sources read.",
            rest,
        )

    def heads(self) -> tuple[str, ...]:
        return (
            self.words.text("State"),
            self.words.text("Position"),
            self.words.text("Form"),
            self.words.text("Date"),
            self.words.text("Venue"),
        )

    def rows(self) -> Iterator[Known]:
        for code, position in sorted(
            self.positions.items(), key=lambda item: alphabetical(self.dossier.names[item[0]])
        ):
            yield (
                position.provenance.fact,
                (
                    self.dossier.names[code],
                    stance_title(position.stance, self.words),
                    form_title(position.form, self.words),
                    self.words.short_date(position.date),
                    position.venue,
                ),
            )

    def sources(self) -> Iterator[SourceId]:
        return (position.sources[0] for position in self.positions.values())

    def classes(self, theme: Theme) -> tuple[MapClass, ...]:
        found = tuple(
            MapClass(stand_title(stand, self.words), theme.stands[stand], codes)
            for stand, codes in by_stand(self.positions).items()
        )
        rest = self.rest_of(self.positions)
        return (
            *found,
            MapClass(
                self.words.text("No position on record"), theme.status[StatusClass.NONE], rest, theme.rule
            ),
        )
