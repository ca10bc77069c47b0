"""The Facts view shows what a brief may use, each statement with its sources."""

from __future__ import annotations

from datetime import date

from db.facts import Facts
from db.records import StateCode
from desktop.brief.usable import usable_facts
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Picks
from desktop.wording import Wording


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
