"""The table of the picked states: what a delegate wants to know of each at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dossier.casualties import newest_comparable
from desktop.dossier.stance import act_against
from desktop.titles import form_title
from desktop.ui.standing_words import full_status

if TYPE_CHECKING:
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.wording import Wording


def picked_head(dossier: Dossier, words: Wording) -> tuple[str, ...]:
    """What the columns are called on the dossier's day."""
    return (
        words.text("State"),
        words.text("Joined"),
        words.text("Status on {day}", day=words.short_date(dossier.as_of)),
        words.text("Casualties"),
        words.text("On suspension"),
    )


def picked_rows(dossier: Dossier, words: Wording) -> tuple[tuple[str, ...], ...]:
    """One row a picked state, in the order picked."""
    return tuple(
        (
            state.name,
            words.short_date(state.mbt.deposited) if state.mbt.deposited else "–",
            full_status(state.mbt, words),
            newest_casualties(state, words),
            on_suspension(state, words),
        )
        for state in dossier.states
    )


def picked_facts(dossier: Dossier) -> tuple[tuple[str, ...], ...]:
    """For each of these rows the facts that its cells rest on; "" where there is none."""
    return tuple(_behind(state) for state in dossier.states)


def _behind(state: StateDossier) -> tuple[str, ...]:
    grounds = state.mbt.grounds
    acts, newest = (grounds[0], grounds[-1]) if grounds else ("", "")
    year, act = newest_comparable(state.casualties), act_against(state)
    count = year.shown.provenance.fact if year else ""
    said = newest if state.mbt.suspension_claimed else act.provenance.fact if act else ""
    return state.state.provenance.fact, acts, newest, count, said


def newest_casualties(state: StateDossier, words: Wording) -> str:
    """The newest count that can be compared: "293 in 2024"; words where there is none."""
    year = newest_comparable(state.casualties)
    if year is None or year.comparable is None or year.comparable.total is None:
        return words.text("no figure")
    return words.text("{n} in {year}", n=words.number(year.comparable.total), year=year.year)


def on_suspension(state: StateDossier, words: Wording) -> str:
    """What the state did or said on the suspension: the act that the brief names, too."""
    if state.mbt.suspension_claimed:
        return words.text("claims it")
    act = act_against(state)
    return form_title(act.form, words) if act else words.text("no record")
