from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from db.editions import shipped_facts
from db.facts import Facts
from db.records import StateCode
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Dossier, Picks
from desktop.wording import Wording

DossierOf = Callable[..., Dossier]


@pytest.fixture(scope="session")
def facts() -> Facts:
    return shipped_facts()


@pytest.fixture(scope="session")
def dossier_of(facts: Facts) -> DossierOf:
    """A dossier on these states on a day; the 22nd Meeting's last where none is given."""

    def make(*states: str, as_of: date = date(2025, 12, 5)) -> Dossier:
        return assemble(facts, Picks(tuple(map(StateCode, states)), (), as_of))

    return make


@pytest.fixture(scope="session")
def words() -> Wording:
    return Wording("en")
