"""The ready-made sets of states by name, each with the rule in words by which it is found."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.wording import to_translate


@dataclass(frozen=True, slots=True)
class ReadySet:
    """key: stable, for settings and the command line. title, rule: source text of the catalogue.

    A rule has places for the {day} on which it is asked, the latest {resolution} and the {meeting} of the brief.
    """

    key: str
    title: str
    rule: str


NOT_MET = "not-met"
"""The one set that asks what the delegation did, not what the facts say."""

READY_SETS = (
    ReadySet(
        "objected",
        to_translate("Objected to the suspension"),
        to_translate(
            "States with a formal objection, note verbale or other communication to the depositary on record by {day}."
        ),
    ),
    ReadySet(
        "spoke",
        to_translate("Spoke, wrote nothing"),
        to_translate(
            "States Parties that spoke against the suspension at a Meeting, with no written act on record by {day}."
        ),
    ),
    ReadySet(
        "silent",
        to_translate("Silent on the suspension"),
        to_translate("States Parties of which no act or statement on the suspension is on record by {day}."),
    ),
    ReadySet(
        "withdrawing",
        to_translate("Withdrawing or gone"),
        to_translate(
            "States that have notified their withdrawal from the Convention by {day}, whether in effect or not."
        ),
    ),
    ReadySet(
        "not-party",
        to_translate("Not party"),
        to_translate(
            "States for which the Convention is not in force on {day} and never was; those that left are no part of it."
        ),
    ),
    ReadySet(
        "article5",
        to_translate("Article 5 due in two years"),
        to_translate(
            "States Parties whose Article 5 deadline, as last read, falls within two years of {day}."
        ),
    ),
    ReadySet(
        "abstained",
        to_translate("Abstained in the last vote"),
        to_translate(
            "States that abstained on the latest General Assembly resolution on the Convention by {day}, {resolution}."
        ),
    ),
    ReadySet(
        NOT_MET,
        to_translate("Not yet met"),
        to_translate("States with which no conversation at {meeting} is noted in this workspace."),
    ),
)
