"""The table of sections: what a template may name, who may see it, and the function that builds it.

A new section is a function from a `Matter` to what it says, and one row here. One that is for the delegation
alone stands in `INTERNAL`: a handout is composed from `HANDOUT` and never comes near it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.brief import state_sections as state
from desktop.brief.blocks import Audience
from desktop.brief.matter import Built, Matter

Builder = Callable[[Matter], Built]


@dataclass(frozen=True, slots=True)
class SectionKind:
    """One section that there is. about: what it says, for who writes a template. limits: what of it can be limited."""

    build: Builder
    about: str
    limits: tuple[str, ...] = ("most",)


ADDED = "added"
"""The figures that the user added: last, where a template does not name them."""

HANDOUT: Mapping[str, SectionKind] = {
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
    "treaty": SectionKind(state.treaty, "the Convention's counts and the last vote"),
    ADDED: SectionKind(state.added, "the figures that the user added"),
}  # fmt: skip
"""Sections that anyone may see, by key."""

INTERNAL: Mapping[str, SectionKind] = {}
"""Sections for the delegation alone, by key."""


def sections_for(audience: Audience) -> Mapping[str, SectionKind]:
    """What a brief for that audience is composed from."""
    return HANDOUT if audience is Audience.HANDOUT else {**HANDOUT, **INTERNAL}


def known_sections() -> Mapping[str, SectionKind]:
    """All that a template may name."""
    return {**HANDOUT, **INTERNAL}


def audiences() -> tuple[Audience, ...]:
    """For whom briefs can be made: for the delegation once there is something that only it may see."""
    return tuple(Audience) if INTERNAL else (Audience.HANDOUT,)
