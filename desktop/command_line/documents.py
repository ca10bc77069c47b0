"""What the options of `brief` and `book` ask for: the template, whom a document is on, and how it is made."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from db.errors import UserError
from db.records import Issue
from desktop.brief.named_sets import StateSet, find_set
from desktop.brief.order import Order
from desktop.brief.subject import subject
from desktop.brief.template import Kind, Template, find_template, wrong_audience
from desktop.command_line.audience import template_of, words_for
from desktop.command_line.house import organisation_of
from desktop.command_line.naming import codes_of
from desktop.dossier.meetings import next_meeting
from desktop.dossier.model import Picks
from desktop.dossier.picture import Picture

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from db.facts import Facts
    from db.workspace import Workspace
    from desktop.page.book_pdf import Document, Outcome
    from desktop.page.brief_pdf import MadeBrief
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class Wanted:
    """Picks as they were named, and the order. named: the set that the states are; None if they were named one by one."""

    picks: Picks
    order: Order
    named: StateSet | None


def wanted(options: Namespace, workspace: Workspace, facts: Facts, words: Wording) -> Wanted:
    """Raises UserError, one sentence that says what is wrong."""
    template = _template(options, words)
    own = words_for(workspace, template_of(options)[1])
    organisation, house = organisation_of(options, workspace)
    named = _named(options, workspace, facts, words) if options.set else None
    if named:
        states = named.states
    else:
        states = tuple(facts.states) if options.all else codes_of(facts, options.states)
    picks = Picks(
        states=states,
        issues=tuple(dict.fromkeys(options.issues)),
        as_of=options.as_of,
        meeting=options.meeting or next_meeting(facts, options.as_of).meeting,
        language=options.lang,
    )
    order = Order(
        template,
        organisation,
        _without(options, template),
        tuple(map(Picture, dict.fromkeys(options.figures))),
        house=house,
        notes=own.notes,
        edits=own.edits,
        confidential=own.confidential,
    )
    return Wanted(picks, order, named)


def _named(options: Namespace, workspace: Workspace, facts: Facts, words: Wording) -> StateSet:
    """The user's own sets go before others of the same name."""
    from desktop.command_line.states import lexicon_of  # all that states are filtered by: few ask for it
    from desktop.dossier.query import Kind as TermKind

    lexicon = lexicon_of(workspace, facts, options.as_of)
    own = (
        StateSet(each.title, each.title, lexicon.ordered(each.states))
        for each in lexicon.of_kind(TermKind.OWN)
        if not each.trouble
    )
    return find_set(options.set, facts, options.as_of, words, own)


def _template(options: Namespace, words: Wording) -> Template:
    """With as many pages as were asked for. Raises UserError if it is not for the audience."""
    template, audience = template_of(options)
    if audience not in template.audiences:
        raise wrong_audience(template, audience, words)
    return replace(template, pages=options.pages) if options.pages else template


def _without(options: Namespace, template: Template) -> frozenset[str]:
    keys = [part.key for part in template.parts]
    for key in options.without:
        if key not in keys:
            near = get_close_matches(key, keys, n=1)
            told = f"Did you mean {near[0]!r}?" if near else f"It has {', '.join(keys)}."
            raise UserError(f"The template has no section {key!r}. {told}")
    return frozenset(options.without)


def documents(found: Wanted, facts: Facts) -> tuple[Document, ...]:
    """What `--split` makes a file of: each state, each issue, or the one document there is."""
    from desktop.page.book_pdf import Document

    picks, order = found.picks, found.order
    match order.template.kind:
        case Kind.STATE | Kind.CARD if picks.states:
            return tuple(
                Document(replace(picks, states=(code,)), order, facts.name(code)) for code in picks.states
            )
        case Kind.ISSUE:
            issues = picks.issues or tuple(Issue)
            return tuple(
                Document(subject(order.template, replace(picks, issues=(issue,)), facts), order, issue.value)
                for issue in issues
            )
    return (one_document(found, facts),)


def one_document(found: Wanted, facts: Facts) -> Document:
    """All that was named in one document."""
    from desktop.page.book_pdf import Document

    template, named = found.order.template, found.named
    order = replace(found.order, named=named.title) if named and template.kind is Kind.GROUP else found.order
    picks = subject(template, found.picks, facts)
    key = picks.issues[0].value if template.kind is Kind.ISSUE else named.title if named else ""
    return Document(picks, order, key)


def before(options: Namespace, found: Wanted, facts: Facts, words: Wording) -> tuple[Document, ...]:
    """The documents of `--with`: overview, issue:NAME, group:NAME, or a template file with either.

    Raises UserError for one that there is not.
    """
    return tuple(_before(each, found, facts, words) for each in options.before)


def _before(said: str, found: Wanted, facts: Facts, words: Wording) -> Document:
    name, _, about = said.partition(":")
    template = find_template(name)
    order = replace(found.order, template=template, without=frozenset())
    picks, named = found.picks, None
    match template.kind:
        case Kind.ISSUE:
            picks = replace(picks, issues=(_issue(about),))
        case Kind.GROUP:
            named = find_set(about, facts, picks.as_of, words)
            picks = replace(picks, states=named.states)
        case Kind.STATE | Kind.CARD:
            raise UserError(
                "--with takes an overview, issue:NAME or group:NAME; states are named without it."
            )
    return one_document(Wanted(picks, order, named), facts)


def _issue(name: str) -> Issue:
    if name in list(Issue):
        return Issue(name)
    near = get_close_matches(name, list(Issue), n=1)
    told = f"Did you mean {str(near[0])!r}?" if near else f"The issues are {', '.join(Issue)}."
    raise UserError(f"There is no issue {name!r}. {told}")


def tell_left_out(made: MadeBrief, pages: int, words: Iterable[str] = ()) -> None:
    """What was left out to fit the pages, or that even the shortest does not; for who reads the terminal."""
    about = "".join(f"{word}: " for word in words)
    if made.limited > pages:
        print(
            f"{about}It takes {made.limited} pages; even the shortest form does not fit {pages}.",
            file=sys.stderr,
        )
    if made.brief.left_out:
        told = "; ".join(made.brief.left_out)
        print(
            f"{about}Left out, to stay within {pages} {'page' if pages == 1 else 'pages'} and the template's own "
            f"limits: {told}. --pages N lets it run longer, --without SECTION makes room.",
            file=sys.stderr,
        )


_MOST_NAMED = 4


def tell_shortened(outcomes: Sequence[Outcome]) -> None:
    """Of many documents: how many say less than they could, how to see what, and which run over their pages."""
    for each in outcomes:
        if each.pages > each.most:
            print(
                f"{each.title}: It takes {each.pages} pages; even the shortest form does not fit {each.most}.",
                file=sys.stderr,
            )
    shortened = [each.title for each in outcomes if each.shortened]
    if not shortened:
        return
    which = f": {', '.join(shortened)}" if len(shortened) <= _MOST_NAMED else ""
    print(
        f"{len(shortened)} of {len(outcomes)} documents leave something out to keep to their pages{which}. "
        f"minebrief brief, given the same, says of one what it is; --pages N gives each more room.",
        file=sys.stderr,
    )
