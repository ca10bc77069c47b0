"""What is said of who stands where: the words of a cell, and the key to its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.titles import form_title, issue_title, stance_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Issue, Position
    from desktop.wording import Wording


def cell_words(held: Sequence[Position], words: Wording) -> str:
    """Every stance that the positions of one state on one issue take, the one that tells most first."""
    stances = dict.fromkeys(position.stance for position in held)
    return words.series(stance_title(stance, words) for stance in stances)


def cell_told(state: str, issue: Issue, held: Sequence[Position], words: Wording) -> str:
    """The same in a line of its own, with the form and the number of positions; of none that none is known."""
    about = issue_title(issue, words)
    if not held:
        return words.text("{state}, {issue}: no record known to us", state=state, issue=about)
    first = held[0]
    return words.plural(
        "{state}, {issue}: {stances} ({form}); {n} position",
        "{state}, {issue}: {stances} ({form}); {n} positions",
        len(held),
        state=state,
        issue=about,
        stances=cell_words(held, words),
        form=form_title(first.form, words),
    )
