"""Whom a document of a kind is on: the picks as its kind needs them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import UserError
from db.records import Issue
from desktop.brief.template import Kind, fitting_template

if TYPE_CHECKING:
    from db.audience import Audience
    from db.facts import Facts
    from desktop.brief.template import Template
    from desktop.dossier.model import Picks


_WITHOUT_STATES = frozenset({Kind.ISSUE, Kind.OVERVIEW, Kind.CARD})


def kept_kind(template: str, audience: Audience) -> Kind | None:
    """Of what is made by a template, as it is kept; None if this version of the application can't use it."""
    try:
        return fitting_template(template, audience).kind
    except UserError:
        return None


def needs_states(template: str, audience: Audience) -> bool:
    """Whether what is made by a template, as it is kept, is nothing until a state is picked."""
    return kept_kind(template, audience) not in _WITHOUT_STATES


def needs_one_issue(template: str, audience: Audience) -> bool:
    """Whether what is made by a template, as it is kept, is on one issue alone."""
    return kept_kind(template, audience) is Kind.ISSUE


def subject(template: Template, picks: Picks, facts: Facts) -> Picks:
    """The picks to assemble: a brief on an issue and an overview are on all states, whichever are picked.

    Raises UserError, one sentence that says what is to be picked.
    """
    match template.kind:
        case Kind.ISSUE:
            if len(picks.issues) != 1:
                raise UserError("This document is on one issue; name one, and one alone.")
            return replace(picks, states=tuple(facts.states))
        case Kind.OVERVIEW:
            return replace(picks, states=tuple(facts.states), issues=tuple(Issue))
        case Kind.CARD if not picks.states:
            return replace(picks, states=tuple(facts.states))
    if not picks.states:
        raise UserError("This document is on states; name one or more.")
    return picks
