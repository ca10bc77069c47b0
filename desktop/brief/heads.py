"""The head of a document by its kind: title, subtitle, what it is, its key figures, and its foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.audience import Audience
from desktop.brief.issue_figures import group_figures, issue_figures, overview_figures
from desktop.brief.key_figures import key_figures
from desktop.brief.matter import InternalMatter
from desktop.brief.names import capital
from desktop.brief.template import Kind
from desktop.titles import issue_in_title, issue_title

if TYPE_CHECKING:
    from desktop.brief.blocks import KeyFigure
    from desktop.brief.matter import Matter
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_NAMED_ISSUES = 4
_LONGEST_TITLE = 60  # characters that one line holds


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below a document's sections."""

    title: str
    subtitle: str
    occasion: str
    key_figures: tuple[KeyFigure, ...]
    footer: str


def head_of(kind: Kind, matter: Matter) -> Head:
    """The head of a document of that kind."""
    return _HEADS[kind](matter)


def _of_states(matter: Matter) -> Head:
    dossier, words = matter.dossier, matter.words
    return Head(
        title=_title(matter),
        subtitle=_subtitle(issues_title(dossier, words), dossier, words),
        occasion=_occasion(_note(matter), dossier, words),
        key_figures=key_figures(dossier, words),
        footer=footer(dossier, words),
    )


def _of_issue(matter: Matter) -> Head:
    dossier, words = matter.dossier, matter.words
    return Head(
        title=issue_title(dossier.picks.issues[0], words),
        subtitle=_subtitle(words.text("Who stands where"), dossier, words),
        occasion=_occasion(words.text("Issue brief"), dossier, words),
        key_figures=issue_figures(dossier.picks.issues[0], dossier, words),
        footer=footer(dossier, words),
    )


def _of_group(matter: Matter) -> Head:
    dossier, words = matter.dossier, matter.words
    n = words.plural("{n} state", "{n} states", len(dossier.states))
    told = words.text("{states} · {issues}", states=n, issues=issues_title(dossier, words))
    return Head(
        title=_title(matter),
        subtitle=_subtitle(told, dossier, words),
        occasion=_occasion(words.text("Group brief"), dossier, words),
        key_figures=group_figures(dossier, words),
        footer=footer(dossier, words),
    )


def _of_meeting(matter: Matter) -> Head:
    dossier, words = matter.dossier, matter.words
    return Head(
        title=words.text("The Mine Ban Convention"),
        subtitle=_subtitle(words.text("The state of the treaty"), dossier, words),
        occasion=_occasion(words.text("Overview"), dossier, words),
        key_figures=overview_figures(dossier, words),
        footer=footer(dossier, words),
    )


def _of_card(matter: Matter) -> Head:
    """A card has room for no more than it needs: no map, hence no word on boundaries."""
    dossier, words = matter.dossier, matter.words
    figures = key_figures(dossier, words) if matter.one else overview_figures(dossier, words)
    named = len(dossier.states) < len(dossier.world.standings)
    return Head(
        title=_title(matter) if named else words.text("The Mine Ban Convention"),
        subtitle=words.text("As of {day}", day=words.date(dossier.as_of)),
        occasion=dossier.said(dossier.meeting, "name").text,
        key_figures=figures,
        footer=words.text(
            "Facts {edition}, checked until {checked}.",
            edition=dossier.edition.number,
            checked=words.short_date(dossier.edition.checked_until),
        ),
    )


_HEADS: Mapping[Kind, Callable[[Matter], Head]] = {
    Kind.STATE: _of_states,
    Kind.ISSUE: _of_issue,
    Kind.GROUP: _of_group,
    Kind.OVERVIEW: _of_meeting,
    Kind.CARD: _of_card,
}


def _note(matter: Matter) -> str:
    """What a document on states is called."""
    if isinstance(matter, InternalMatter):
        return matter.words.text("Internal note")
    return matter.words.text("Briefing note")


def _title(matter: Matter) -> str:
    """What the states are together, else their names, or how many they are where these fill more than a line."""
    names = [state.name for state in matter.dossier.states]
    named = matter.named or matter.words.listing(names)
    if matter.named or len(names) == 1 or len(named) <= _LONGEST_TITLE:
        return named
    return matter.words.plural("{n} state", "{n} states", len(names))


def _subtitle(told: str, dossier: Dossier, words: Wording) -> str:
    return words.text("{issues} · status as of {day}", issues=told, day=words.date(dossier.as_of))


def issues_title(dossier: Dossier, words: Wording) -> str:
    """The picked issues, or how many they are."""
    picked = dossier.picks.issues
    if len(picked) > _NAMED_ISSUES:
        return words.plural("{n} issue", "{n} issues", len(picked))
    return capital(words.listing([issue_in_title(issue, words) for issue in picked]))


def _occasion(what: str, dossier: Dossier, words: Wording) -> str:
    """What it is, and for which meeting. what: "Briefing note"."""
    meeting = dossier.meeting
    name, place = dossier.said(meeting, "name").text, dossier.said(meeting, "place").text
    days = words.days(meeting.starts_on, meeting.ends_on)
    if meeting.ends_on < dossier.as_of:
        return words.text(
            "{what} · after the {meeting} ({place}, {days})",
            what=what,
            meeting=name,
            place=place,
            days=days,
        )
    if not meeting.printable:
        return words.text("{what} · {meeting}", what=what, meeting=name)
    return words.text(
        "{what} · {meeting} · {place}, {days}",
        what=what,
        meeting=name,
        place=place,
        days=days,
    )


def band_words(audience: Audience, words: Wording) -> str:
    """What each page of an internal document says of itself; nothing on a handout."""
    return words.text("INTERNAL – NOT FOR DISTRIBUTION") if audience is Audience.INTERNAL else ""


def footer(dossier: Dossier, words: Wording) -> str:
    """What stands at the foot of each page: how far the facts go."""
    return words.text(
        "Boundaries and names shown do not imply endorsement. Facts edition {edition}, as of {day}; facts checked until "
        "{checked}.",
        edition=dossier.edition.number,
        day=words.date(dossier.as_of),
        checked=words.date(dossier.edition.checked_until),
    )
