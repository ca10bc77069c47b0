"""The ready-made sets of states by name, each with the rule in words by which it is found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadySet:
    """key: stable, for settings and the command line. title, rule: source text of the catalogue."""

    key: str
    title: str
    rule: str


READY_SETS = (
    ReadySet(
        "objected",
        "Objected to the suspension",
        "States with a formal objection, note verbale or other communication to the depositary on record.",
    ),
    ReadySet(
        "spoke",
        "Spoke, wrote nothing",
        "States Parties that spoke against the suspension at a Meeting, with no written act on record.",
    ),
    ReadySet(
        "silent",
        "Silent on the suspension",
        "States Parties of which no act or statement on the suspension is on record.",
    ),
    ReadySet(
        "withdrawing",
        "Withdrawing or gone",
        "States that have notified their withdrawal from the Convention, whether in effect or not.",
    ),
    ReadySet("not-party", "Not party", "States for which the Convention is not and was not in force."),
    ReadySet(
        "article5",
        "Article 5 due in two years",
        "States Parties whose Article 5 deadline, as last read, falls within two years of the as-of date.",
    ),
    ReadySet(
        "abstained",
        "Abstained in the last vote",
        "States that abstained on the latest General Assembly resolution on the Convention.",
    ),
)
