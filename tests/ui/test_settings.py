from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from db.records import Issue
from desktop.dossier.assemble import DEFAULT_ISSUES
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
    Settings(file, workspace).restore_choice(found)
    assert found.picks == left.picks
    assert (found.paper, found.organisation, found.without) == (left.paper, left.organisation, left.without)


def test_another_workspace_has_picks_of_its_own(qapp: object, tmp_path: Path, codes: Callable) -> None:
    left = Choice(TODAY)
    left.pick(codes("UKR"))
    settings = Settings(tmp_path / "window.ini", tmp_path / "a.minebrief")
    settings.remember_choice(left, TODAY)
    settings.save()
    found = Choice(TODAY)
    Settings(tmp_path / "window.ini", tmp_path / "b.minebrief").restore_choice(found)
    assert found.states == ()
    assert found.issues == FIRST_ISSUES


def test_the_first_issues_are_those_a_dossier_falls_back_on() -> None:
    assert FIRST_ISSUES == DEFAULT_ISSUES


def test_today_is_today_again_next_time(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini", None)
    settings.remember_choice(Choice(TODAY), TODAY)
    settings.save()
    tomorrow = Choice(date(2026, 11, 23))
    Settings(tmp_path / "window.ini", None).restore_choice(tomorrow)
    assert tomorrow.as_of == date(2026, 11, 23)


def test_a_file_of_nonsense_is_passed_over(qapp: object, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    settings = Settings(file, None)
    for name, value in (("states", "ZZZ"), ("issues", "peace;;"), ("as_of", "soon"), ("paper", "a0")):
        settings._store.setValue(f"{settings._group}/{name}", value)
    settings.save()
    found = Choice(TODAY)
    Settings(file, None).restore_choice(found)
    assert (found.issues, found.as_of, found.paper) == ((), TODAY, "a4")


def test_settings_lie_in_the_user_s_own_folder(qapp: object) -> None:
    assert settings_file().is_relative_to(Path.home())
