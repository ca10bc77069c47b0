from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.audience import Audience
from db.own import KeptBrief
from db.records import Issue
from desktop.dossier.assemble import DEFAULT_ISSUES
from desktop.ui.beside import ALONE, Beside, read_beside
from desktop.ui.choice import FIRST_ISSUES, Choice
from desktop.ui.settings import Settings, settings_file

TODAY = date(2026, 11, 22)


def test_what_was_chosen_is_there_again(qapp: object, tmp_path: Path, codes: Callable) -> None:
    file, workspace = tmp_path / "window.ini", tmp_path / "a.minebrief"
    left = Choice(TODAY)
    left.pick(codes("UKR", "EST"))
    left.choose_issues((Issue.SUSPENSION, Issue.CASUALTIES))
    left.set_as_of(date(2025, 12, 5))
    left.set_meeting("22MSP")
    left.set_paper("letter")
    left.set_organisation("Minenräumer; Köln")
    left.set_without({"spoken"})
    settings = Settings(file, workspace)
    settings.remember_choice(left, TODAY)
    assert settings.save()

    found = Choice(TODAY)
    Settings(file, workspace).restore_choice(found, TODAY)
    assert found.picks == left.picks
    assert (found.paper, found.organisation, found.without) == (left.paper, left.organisation, left.without)


def test_another_workspace_has_picks_of_its_own(qapp: object, tmp_path: Path, codes: Callable) -> None:
    left = Choice(TODAY)
    left.pick(codes("UKR"))
    settings = Settings(tmp_path / "window.ini", tmp_path / "a.minebrief")
    settings.remember_choice(left, TODAY)
    settings.save()
    found = Choice(TODAY)
    Settings(tmp_path / "window.ini", tmp_path / "b.minebrief").restore_choice(found, TODAY)
    assert found.states == ()
    assert found.issues == FIRST_ISSUES


def test_the_first_issues_are_those_a_dossier_falls_back_on() -> None:
    assert FIRST_ISSUES == DEFAULT_ISSUES


def test_today_is_today_again_next_time(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini", None)
    settings.remember_choice(Choice(TODAY), TODAY)
    settings.save()
    tomorrow = Choice(date(2026, 11, 23))
    Settings(tmp_path / "window.ini", None).restore_choice(tomorrow, date(2026, 11, 23))
    assert tomorrow.as_of == date(2026, 11, 23)


def test_a_file_of_nonsense_is_passed_over(qapp: object, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    settings = Settings(file, None)
    for name, value in (("states", "ZZZ"), ("issues", "peace;;"), ("as_of", "soon"), ("paper", "a0")):
        settings._store.setValue(f"{settings._group}/{name}", value)
    settings.save()
    found = Choice(TODAY)
    Settings(file, None).restore_choice(found, TODAY)
    assert (found.issues, found.as_of, found.paper) == ((), TODAY, "a4")


def test_settings_lie_in_the_user_s_own_folder(qapp: object) -> None:
    assert settings_file().is_relative_to(Path.home())


def test_briefs_open_side_by_side_are_there_again(qapp: object, tmp_path: Path, codes: Callable) -> None:
    left = Choice(TODAY)
    left.pick(codes("UKR"))
    left.set_audience(Audience.INTERNAL)
    one = KeptBrief("k1", "Kyiv", tuple(codes("UKR")), (Issue.SUSPENSION,), "22MSP", TODAY, language="fr")
    other = replace(one, key="", states=tuple(codes("BEL")), as_of=date(2025, 12, 5), audience="internal")
    left.set_beside(Beside((one, other), 1))
    settings = Settings(tmp_path / "window.ini", None)
    settings.remember_choice(left, TODAY)
    settings.save()
    assert "Kyiv" not in (tmp_path / "window.ini").read_text()

    tomorrow = date(2026, 11, 23)
    found = Choice(tomorrow)
    Settings(tmp_path / "window.ini", None).restore_choice(found, tomorrow)
    assert found.audience is Audience.INTERNAL
    assert found.beside.front == 1
    assert found.beside.briefs == (replace(one, name="", as_of=tomorrow), replace(other, name=""))


@pytest.mark.parametrize(
    "text", ["soon", "[]", '{"briefs": [{"key": ""}], "front": 0}', '{"briefs": [], "front": 3}']
)
def test_open_briefs_that_nobody_understands_are_passed_over(text: str) -> None:
    assert read_beside(text, TODAY) == ALONE
