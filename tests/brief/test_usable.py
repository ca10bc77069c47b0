"""The Facts view shows what a brief may use, each statement with its sources."""

from __future__ import annotations

from datetime import date

from db.facts import Facts
from db.records import Issue, StateCode
from desktop.brief.usable import usable_facts
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Picks
from desktop.wording import UN_LANGUAGES, Wording


def test_every_statement_has_a_source_that_resolves(facts: Facts) -> None:
    dossier = assemble(facts, Picks(tuple(facts.states), (), date(2025, 12, 5)))
    found = usable_facts(dossier, Wording())
    assert len(found) > 1000
    for fact in found:
        assert fact.statement
        assert fact.sources, fact
        assert all(source in facts.sources for source in fact.sources)


def test_all_editions_of_a_year_are_there(facts: Facts) -> None:
    dossier = assemble(facts, Picks((StateCode("UKR"),), (), date(2025, 12, 5)))
    ukraine = [f for f in usable_facts(dossier, Wording()) if f.subject == "Ukraine" and f.date == "2015"]
    assert {f.statement.split(" ")[0] for f in ukraine} == {"706", "589"}


def test_a_statement_is_in_the_dossiers_language_where_it_is_translated(facts: Facts) -> None:
    dossier = assemble(
        facts, Picks((StateCode("POL"),), (Issue.WITHDRAWALS,), date(2025, 12, 5), language="fr")
    )
    positions = [p for p in dossier.states[0].positions if p.issue is Issue.WITHDRAWALS]
    said = [dossier.said(position, "summary") for position in positions]
    assert any(not each.language and each.text != p.summary for each, p in zip(said, positions, strict=True))
    told = [fact.statement for fact in usable_facts(dossier, Wording("fr", UN_LANGUAGES))]
    assert all(any(each.text in statement for statement in told) for each in said)
