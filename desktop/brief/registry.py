"""The table of sections: what a template may name, who may see it, and the function that builds it.

A new section is a function from a `Matter` to what it says, and one row here. One that is for the delegation
alone stands in `INTERNAL` and is a function from an `InternalMatter`, which nobody has who makes a handout.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from desktop.brief import card_sections as card
from desktop.brief import group_sections as group
from desktop.brief import internal, stance
from desktop.brief import issue_sections as issue
from desktop.brief import overview_sections as overview
from desktop.brief import state_sections as state
from desktop.brief.matter import Built, InternalMatter, Matter

M = TypeVar("M", bound=Matter)


@dataclass(frozen=True, slots=True)
class SectionKind(Generic[M]):
    """One section that there is. about: what it says, for who writes a template. limits: what of it can be limited."""

    build: Callable[[M], Built]
    about: str
    limits: tuple[str, ...] = ("most",)


ADDED = "added"
"""The figures that the user added: last, where a template does not name them."""

HANDOUT: Mapping[str, SectionKind[Matter]] = {
    "opening": SectionKind(state.opened, "one state: thanks, the date it leaves, what it claims, where it stands"),
    "asks": SectionKind(
        state.asks, "what we ask; per_role: asks to the states of one role, where there are several", ("most", "per_role")
    ),
    "standings": SectionKind(state.standings, "several states: where each stands"),
    "why": SectionKind(state.reasons, "why it matters, a paragraph an issue"),
    "quotes": SectionKind(state.quotations, "language to quote"),
    "figures": SectionKind(state.figures, "the map and the world's casualties, beside the text"),
    "arguments": SectionKind(
        state.arguments, "arguments and answers; sentences: of each answer", ("most", "sentences")
    ),
    "spoken": SectionKind(state.spoken, "who has spoken or written, by form"),
    "obligations": SectionKind(state.duties, "one state: its duties and where they stand"),
    "record": SectionKind(state.record, "one state: what it has said and done"),
    "state-chart": SectionKind(state.chart, "casualties by year of the state, or of each of several"),
    "notes": SectionKind(state.notes, "your notes that may stand on a handout"),
    "treaty": SectionKind(state.treaty, "the Convention's counts and the last vote"),
    "issue-why": SectionKind(issue.reasons, "one issue: why it matters"),
    "stands": SectionKind(issue.stands, "one issue: who stands where, or owes what by when"),
    "acts": SectionKind(issue.acts, "one issue: what was said and done, newest first"),
    "silent": SectionKind(issue.silent, "suspension: States Parties without a record, by group"),
    "funding": SectionKind(issue.funding, "victim assistance: what is paid"),
    "issue-asks": SectionKind(issue.asks, "one issue: each ask, with those whom it fits"),
    "issue-figures": SectionKind(issue.figures, "one issue: its map and chart, beside the text"),
    "issue-chart": SectionKind(issue.wide_figure, "one issue: a map or chart over the whole width"),
    "members": SectionKind(group.members, "a row a member, if they are not more than most"),
    "members-roles": SectionKind(group.roles, "the members by role, where they have no row each"),
    "members-map": SectionKind(group.figures, "the map of the members' region, beside the text"),
    "members-deadlines": SectionKind(group.deadlines, "the members' clearance deadlines by year"),
    "members-votes": SectionKind(group.votes, "the members by their last vote in the General Assembly"),
    "members-stockpiles": SectionKind(group.stockpiles, "the members' stockpiles"),
    "members-casualties": SectionKind(group.casualties, "the members' newest casualty figures"),
    "counts": SectionKind(overview.counts, "both counts of States Parties, other counts, who joined"),
    "withdrawals": SectionKind(overview.withdrawals, "who left and who leaves, with both days"),
    "suspension": SectionKind(overview.suspension, "who claims the suspension, who answered"),
    "world-casualties": SectionKind(overview.casualties, "the world's newest count, with its parts"),
    "world-figures": SectionKind(overview.figures, "the map and the world's casualties, beside the text"),
    "places": SectionKind(overview.places, "where most people were killed and injured"),
    "deadlines": SectionKind(overview.deadlines, "clearance deadlines of this year and the next"),
    "stockpiles": SectionKind(overview.stockpiles, "stockpiles overdue under Article 4"),
    "practices": SectionKind(overview.use, "reported use, production and transfer, newest years"),
    "ahead": SectionKind(overview.ahead, "days that are known to come"),
    "card-asks": SectionKind(card.asks, "one state's asks; of many, one ask on each picked issue"),
    ADDED: SectionKind(state.added, "the figures that the user added"),
}  # fmt: skip
"""Sections that anyone may see, by key."""

INTERNAL: Mapping[str, SectionKind[InternalMatter]] = {
    "stance": SectionKind(stance.stances, "where a state stands, and which fact makes us say so"),
    "promises": SectionKind(internal.promises, "what was promised, and what became of it"),
    "tactics": SectionKind(internal.tactics, "how to argue"),
    "avoid": SectionKind(internal.avoid, "what not to say"),
    "further-arguments": SectionKind(
        stance.further_arguments, "arguments that a handout leaves out; sentences: of each answer", ("most", "sentences")
    ),
    "leverage": SectionKind(stance.leverage, "who stands where in the groups of a state"),
    "contested": SectionKind(stance.contested, "where sources differ, so that one is not caught"),
    "encounters": SectionKind(internal.encounters, "talks: who met whom, what was said, what follows"),
    "contacts": SectionKind(internal.contacts, "whom to turn to"),
    "internal-notes": SectionKind(internal.notes, "your internal notes"),
}  # fmt: skip
"""Sections for the delegation alone, by key."""


def build_section(key: str, matter: Matter) -> Built | None:
    """What a section says; None if whoever gets the matter may not see it."""
    if key in HANDOUT:
        return HANDOUT[key].build(matter)
    return INTERNAL[key].build(matter) if isinstance(matter, InternalMatter) else None


def known_sections() -> Mapping[str, SectionKind[Any]]:
    """All that a template may name."""
    return {**HANDOUT, **INTERNAL}
