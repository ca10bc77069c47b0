"""Facts as shipped, and Qt's own tester for any item model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from db.editions import shipped_facts
from db.facts import Facts
from db.records import StateCode
from desktop.ui.acts import rows_on
from desktop.ui.models.states import StateRow
from desktop.wording import Wording

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

MEETING_WEEK = date(2025, 12, 5)


@pytest.fixture(scope="session")
def facts() -> Facts:
    return shipped_facts()


@pytest.fixture(scope="session")
def words() -> Wording:
    return Wording()


@pytest.fixture(scope="session")
def rows(facts: Facts) -> tuple[StateRow, ...]:
    """The list of states in the week of the 22nd Meeting."""
    return rows_on(facts, MEETING_WEEK)


@pytest.fixture
def codes() -> Callable[..., tuple[StateCode, ...]]:
    """State codes out of plain texts."""
    return lambda *texts: tuple(StateCode(text) for text in texts)


@pytest.fixture
def tested(qapp: object) -> Callable[[QAbstractItemModel], QAbstractItemModelTester]:
    """Watch a model: whatever it does wrong from now on fails the test."""
    kept = []

    def watch(model: QAbstractItemModel) -> QAbstractItemModelTester:
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        kept.append(tester)
        return tester

    return watch
