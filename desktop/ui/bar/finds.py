"""What the box at the top finds, as plain data: commands, states, sections, facts and all else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.search import Hit
    from desktop.wording import Wording


class FindKind(StrEnum):
    """In the order in which Tab goes through them."""

    STATE = "state"
    COMMAND = "command"
    SECTION = "section"
    ISSUE = "issue"
    SET = "set"
    BRIEF = "brief"
    MEETING = "meeting"
    POSITION = "position"
    FACT = "fact"
    SOURCE = "source"
    OURS = "ours"
    WRITTEN = "written"


PREFIXES = {">": FindKind.COMMAND, "@": FindKind.STATE, "#": FindKind.SOURCE}
"""With one of these signs before it, a text is sought among these alone."""
_OF_HITS = {
    "state": FindKind.STATE,
    "source": FindKind.SOURCE,
    "meeting": FindKind.MEETING,
    "position": FindKind.POSITION,
    "statement": FindKind.POSITION,
    "note": FindKind.OURS,
    "contact": FindKind.OURS,
    "promise": FindKind.OURS,
    "encounter": FindKind.OURS,
    "tactic": FindKind.OURS,
    "section": FindKind.WRITTEN,
}


@dataclass(frozen=True, slots=True)
class Find:
    """One row. key: what it is, for whoever acts on it. remark: muted words at its end.

    also: what else it is called. does, also_does: what Enter does, and Enter with Ctrl ("" for nothing).
    able: whether it can be done now. hit: what the store found, if it did.
    """

    kind: FindKind
    key: str
    title: str
    remark: str = ""
    also: tuple[str, ...] = ()
    does: str = ""
    also_does: str = ""
    able: bool = True
    tip: str = ""
    hit: Hit | None = None

    @property
    def identity(self) -> str:
        """The same for the same thing, however it was found."""
        return f"{self.kind}:{self.key}"


def kind_of_hit(hit: Hit) -> FindKind:
    """Under which heading it stands."""
    return _OF_HITS.get(hit.kind, FindKind.FACT)


def headings(words: Wording) -> dict[FindKind, str]:
    """Over the rows of each kind."""
    return {
        FindKind.STATE: words.text("States"),
        FindKind.COMMAND: words.text("Commands"),
        FindKind.SECTION: words.text("Sections of the brief"),
        FindKind.ISSUE: words.text("Issues"),
        FindKind.SET: words.text("Sets of states"),
        FindKind.BRIEF: words.text("Kept briefs"),
        FindKind.MEETING: words.text("Meetings"),
        FindKind.POSITION: words.text("Positions"),
        FindKind.FACT: words.text("Facts"),
        FindKind.SOURCE: words.text("Sources"),
        FindKind.OURS: words.text("Notes, contacts and promises"),
        FindKind.WRITTEN: words.text("Your words in briefs"),
    }
