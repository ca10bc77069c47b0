"""A newer facts edition comes over a user's work: she is told what it means to her, and looks into each fact."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db import own
from db.editions import FOLDER, read_number
from db.opening import open_workspace
from db.records import Casualties, StateCode
from desktop.ui.models.roles import Role
from desktop.ui.safety.edition_page import EditionPage
from desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.ui.main_window import MainWindow

SHIPPED = read_number(FOLDER).number
NEWER = "2099.1"


@pytest.fixture
def corrected(tmp_path: Path, shipped: Path) -> tuple[Path, Casualties]:
    """A workspace in which she corrected a count that the newer edition puts otherwise; and her correction."""
    folder = tmp_path / "edition"
    shutil.copytree(FOLDER, folder)
    toml = folder / "edition.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace(f'"{SHIPPED}"', f'"{NEWER}"'), encoding="utf-8")
    table = folder / "casualties.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    (place,) = (n for n, line in enumerate(lines) if line.startswith("UKR,2024,"))
    lines[place] = lines[place].replace(",293,", ",400,")
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = tmp_path / "hers.minebrief"
    shutil.copy(shipped, path)
    with open_workspace(path) as workspace:
        ukraine = next(
            one for one in workspace.facts().about(Casualties, StateCode("UKR")) if one.year == 2024
        )
        made = own.correct_fact(workspace, ukraine.provenance.fact, replace(ukraine, total=295), "misread")
    with open_workspace(path, folder) as workspace:
        hers = workspace.facts().by_id(made)
        assert isinstance(hers, Casualties)
    return path, hers


def test_she_is_told_what_contradicts_hers_and_looks_into_it(
    corrected: tuple[Path, Casualties],
    open_at: Callable[[Path], MainWindow],
    settle: Callable[[MainWindow], None],
) -> None:
    path, hers = corrected
    window = open_at(path)
    settle(window)
    window.menus.actions["edition"].trigger()
    settle(window)
    page = window.cover.page
    assert isinstance(page, EditionPage)
    titles = [page.tabs.tabText(place) for place in range(page.tabs.count())]
    assert titles == ["Contradicts yours (1)", "Briefs affected (0)", "Changed (1)", "New (0)", "Gone (0)"]
    table = page.tabs.widget(0)
    assert isinstance(table, RowTable)
    row = table.model().index(0, 0)
    assert row.data(Role.KEY) == hers.provenance.fact
    table.opened.emit(row)
    settle(window)
    assert window.cover.page is None
    told = window.desk.facts.pane.page.toPlainText()
    assert "total: 400 → 295" in told, "her correction, against what the edition says now"
    window.menus.actions["history"].trigger()
    settle(window)
    history = window.workspaces.currentWidget().model  # type: ignore[union-attr]
    assert history.index(0, 1).data() == f"Facts edition {NEWER} in place of {SHIPPED}"
