"""The shipped facts, read once."""

from __future__ import annotations

import pytest

from db.editions import shipped_facts
from db.facts import Facts


@pytest.fixture(scope="session")
def facts() -> Facts:
    return shipped_facts()
