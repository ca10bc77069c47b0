"""What issues, forms, ballots and statuses are called on page, figure and screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Assessment, Ballot, Form, Issue, Stance
from db.treaty import Status

if TYPE_CHECKING:
    from db.treaty import Standing
    from desktop.wording import Wording


def issue_title(issue: Issue, words: Wording) -> str:
    """As a heading of its own."""
    return {
        Issue.SUSPENSION: words.text("Suspension"),
        Issue.WITHDRAWALS: words.text("Withdrawals (Article 20)"),
        Issue.USE: words.text("Use and production"),
        Issue.CASUALTIES: words.text("Casualties"),
        Issue.CLEARANCE: words.text("Clearance (Article 5)"),
        Issue.STOCKPILES: words.text("Stockpiles (Article 4)"),
        Issue.VICTIM_ASSISTANCE: words.text("Victim assistance"),
        Issue.TRANSFERS: words.text("Transfers"),
        Issue.UNIVERSALIZATION: words.text("Universalization"),
        Issue.COOPERATION: words.text("Cooperation and funding"),
    }[issue]


def issue_in_title(issue: Issue, words: Wording) -> str:
    """As part of a list in a subtitle: "suspension, withdrawals and casualties"."""
    return {
        Issue.SUSPENSION: words.text("suspension"),
        Issue.WITHDRAWALS: words.text("withdrawals"),
        Issue.USE: words.text("use and production"),
        Issue.CASUALTIES: words.text("casualties"),
        Issue.CLEARANCE: words.text("clearance"),
        Issue.STOCKPILES: words.text("stockpiles"),
        Issue.VICTIM_ASSISTANCE: words.text("victim assistance"),
        Issue.TRANSFERS: words.text("transfers"),
        Issue.UNIVERSALIZATION: words.text("universalization"),
        Issue.COOPERATION: words.text("cooperation and funding"),
    }[issue]


def form_title(form: Form, words: Wording) -> str:
    """The form in which a position was taken."""
    return {
        Form.FORMAL_OBJECTION: words.text("Formal objection to the depositary"),
        Form.NOTE_VERBALE: words.text("Note verbale to the depositary"),
        Form.COMMUNICATION: words.text("To the depositary, form not known"),
        Form.PLENARY_STATEMENT: words.text("Statement in plenary"),
        Form.GROUP_STATEMENT: words.text("Statement for a group, in plenary"),
        Form.JOINT_STATEMENT: words.text("Joint statement"),
        Form.MEETING_STATEMENT: words.text("Statement at another meeting"),
        Form.INSTRUMENT: words.text("Instrument deposited"),
        Form.PARLIAMENT: words.text("Act or answer in parliament"),
        Form.GOVERNMENT: words.text("Decision of the government"),
        Form.VOTE: words.text("Vote in the General Assembly"),
        Form.LETTER: words.text("Letter"),
        Form.PRESS: words.text("Statement to the press"),
        Form.OTHER: words.text("Other act"),
    }[form]


def stance_title(stance: Stance, words: Wording) -> str:
    """What a position amounts to, as a verb or word in a sentence."""
    return {
        Stance.OBJECTS: words.text("objects"),
        Stance.CONCERNED: words.text("is concerned"),
        Stance.NEUTRAL: words.text("neutral"),
        Stance.SUPPORTS: words.text("supports"),
        Stance.DEFENDS: words.text("defends"),
        Stance.CLAIMS: words.text("claims"),
    }[stance]


def ballot_title(ballot: Ballot, words: Wording) -> str:
    """How a state voted, as a verb or word in a sentence."""
    return {
        Ballot.YES: words.text("yes"),
        Ballot.NO: words.text("no"),
        Ballot.ABSTAIN: words.text("abstained"),
        Ballot.ABSENT: words.text("absent"),
    }[ballot]


def assessed(assessment: Assessment, activity: str, words: Wording) -> str:
    """The claim and its assessment in one phrase: "indications of use"."""
    deed = {
        "use": words.text("use"),
        "production": words.text("production"),
        "transfer": words.text("transfer"),
    }.get(activity, activity)
    if assessment is Assessment.CONFIRMED:
        return words.text("confirmed {deed}", deed=deed)
    if assessment is Assessment.INDICATIONS:
        return words.text("indications of {deed}", deed=deed)
    return words.text("alleged {deed}", deed=deed)


def status_line(standing: Standing, words: Wording) -> str:  # noqa: PLR0911 - one return a status
    """What a state is on the day, in a few words: "State Party since 1 June 2006"."""
    since = standing.entry_into_force
    leaves = standing.withdrawal_effective
    match standing.status:
        case Status.PARTY:
            return (
                words.text("State Party since {day}", day=words.date(since))
                if since
                else words.text("State Party")
            )
        case Status.PARTY_WITHDRAWING:
            if leaves is None:
                return words.text("State Party, withdrawal notified")
            return words.text("State Party until {day}", day=words.date(leaves))
        case Status.FORMER_PARTY:
            return (
                words.text("left on {day}", day=words.date(leaves))
                if leaves
                else words.text("former State Party")
            )
        case Status.JOINED:
            return (
                words.text("joined, in force on {day}", day=words.date(since))
                if since
                else words.text("joined")
            )
        case Status.SIGNATORY if standing.signed:
            return words.text("signed on {day}, not a State Party", day=words.date(standing.signed))
        case _:
            return words.text("not a State Party")
