"""Language to quote: the sentence of the Meeting, the treaty's own, and words said in public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Form, Issue, Role, Stance
from desktop.brief.blocks import Quotation
from desktop.brief.evidence import finding_sources
from desktop.brief.inline import cited, filled, quoted, told
from desktop.dossier.languages import FACTS_LANGUAGE, Said
from desktop.dossier.roles import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Position, TreatyText
    from desktop.brief.blocks import Inline
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_LONGEST = 60  # words: a brief quotes, it does not copy
_FOR_THE_TREATY = (Stance.OBJECTS, Stance.CONCERNED, Stance.SUPPORTS)
_ARTICLES = {
    Issue.SUSPENSION: "MBT 19",
    Issue.WITHDRAWALS: "MBT 20(4)",
    Issue.STOCKPILES: "MBT 1(2)",
    Issue.COOPERATION: "MBT 6(1)",
}


def quotes(dossier: Dossier, words: Wording, most: int = 2) -> tuple[Quotation, ...]:
    """At most `most` quotations, none twice."""
    return tuple(dict.fromkeys(_candidates(dossier, words)))[:most]


def _candidates(dossier: Dossier, words: Wording) -> Iterator[Quotation]:
    leads = {s.roles[0] for s in dossier.states}
    if Role.LEFT in leads:
        yield from _article(dossier, "MBT 20(4)", words)
    if leads <= {Role.LEAVING, Role.LEFT}:
        yield from _said_by_others(dossier, Issue.WITHDRAWALS, words)
    boxed = leads == {Role.CLAIMS_SUSPENSION}  # its contested box quotes the finding already
    if Issue.SUSPENSION in dossier.picks.issues and not boxed:
        yield from _finding(dossier, words)
    for state in dossier.states:
        own = [p for p in state.positions if p.issue in dossier.picks.issues and p.stance in _FOR_THE_TREATY]
        yield from (_of(p, dossier, words) for p in own if p.quote)
    for issue in dossier.picks.issues:
        yield from _said_by_others(dossier, issue, words)
    for issue in dossier.picks.issues:
        if issue in _ARTICLES and (issue is not Issue.SUSPENSION or dossier.world.claims):
            yield from _article(dossier, _ARTICLES[issue], words)


def _finding(dossier: Dossier, words: Wording) -> Iterator[Quotation]:
    for claim in dossier.world.claims:
        if claim.found_on:
            source = words.text("22nd Meeting of the States Parties, as reported by Norwegian People's Aid")
            yield Quotation(
                quoted(dossier.said(claim, "finding"), words),
                cited(f"{source}{words.comma}{words.date(claim.found_on)}", finding_sources(claim, dossier)),
            )


def _said_by_others(dossier: Dossier, issue: Issue, words: Wording) -> Iterator[Quotation]:
    picked = {s.code for s in dossier.states}
    said = [
        p
        for p in dossier.world.positions
        if p.issue is issue
        and p.quote
        and p.stance in _FOR_THE_TREATY
        and p.actor not in picked
        and "CCM" not in p.venue
    ]
    order = list(Form)
    for position in sorted(said, key=lambda p: (p.quote_language != "en", order.index(p.form))):
        yield _of(position, dossier, words)


def _of(position: Position, dossier: Dossier, words: Wording) -> Quotation:
    by = filled(
        words.text("{actor}, {venue}, {day}"),
        actor=dossier.names[position.actor],
        venue=_venue(position, dossier),
        day=words.date(position.date),
    )
    own = Said(position.quote, position.quote_language)
    return Quotation(quoted(own, words), cited(by, position.citations))


def _venue(position: Position, dossier: Dossier) -> Inline:
    """Where it was said; of a written act, who published it: the note itself was not read."""
    source = dossier.sources.get(position.sources[0])
    if position.form in WRITTEN and source:
        return told(
            Said(source.publisher, "" if dossier.picks.language == FACTS_LANGUAGE else FACTS_LANGUAGE)
        )
    return told(dossier.said(position, "venue"))


def _article(dossier: Dossier, key: str, words: Wording) -> Iterator[Quotation]:
    text = dossier.texts.get(key)
    if text is not None and len(text.text.split()) <= _LONGEST:
        number = key.removeprefix("MBT ")
        yield Quotation(
            quoted(_text(text, words), words),
            cited(words.text("Convention, Article {number}", number=number), text.citations),
        )


def _text(text: TreatyText, words: Wording) -> Said:
    return Said(text.text, "" if text.language == words.language else text.language)
