"""What the list showed is shown again for the very same file, day and language, and never for another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.ui.start.memory import Mark, Shown, forget_shown, keep_shown, mark_of, read_shown

DAY = date(2025, 12, 5)
SHOWN = Shown(
    (("Estonia", "leaves 27 Dec 2025", "withdrawing", True),),
    0,
    {"list": (1, 2, 3, 4)},
    (1280, 720),
    "2025-12-27",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "x.minebrief"
    path.write_bytes(b"facts")
    return path


def marked(file: Path, as_of: str = "", today: date = DAY, language: str = "en") -> Mark:
    mark = mark_of(file, as_of, today, language)
    assert mark is not None
    return mark


def test_what_was_kept_is_read_back(tmp_path: Path, file: Path) -> None:
    memory = tmp_path / "list.json"
    keep_shown(memory, marked(file), SHOWN)
    assert read_shown(memory, marked(file)) == SHOWN


def test_a_file_that_was_changed_has_no_memory(tmp_path: Path, file: Path) -> None:
    memory = tmp_path / "list.json"
    keep_shown(memory, marked(file), SHOWN)
    file.write_bytes(b"other facts")
    assert read_shown(memory, marked(file)) is None


def test_a_change_that_is_still_in_the_log_counts(tmp_path: Path, file: Path) -> None:
    memory = tmp_path / "list.json"
    keep_shown(memory, marked(file), SHOWN)
    file.with_name("x.minebrief-wal").write_bytes(b"changed")
    assert read_shown(memory, marked(file)) is None


def test_another_file_in_its_place_has_no_memory(tmp_path: Path, file: Path) -> None:
    memory = tmp_path / "list.json"
    keep_shown(memory, marked(file), SHOWN)
    other = tmp_path / "y.minebrief"
    other.write_bytes(b"FACTS")
    other.replace(file)
    assert read_shown(memory, marked(file)) is None


def test_a_later_day_has_it_until_something_turns_and_an_earlier_one_never(
    tmp_path: Path, file: Path
) -> None:
    memory = tmp_path / "list.json"
    keep_shown(memory, marked(file), SHOWN)
    assert read_shown(memory, marked(file, today=date(2025, 12, 26))) == SHOWN
    assert read_shown(memory, marked(file, today=date(2025, 12, 27))) is None
    assert read_shown(memory, marked(file, today=date(2026, 12, 5))) is None
    assert read_shown(memory, marked(file, today=date(2025, 12, 4))) is None


def test_another_chosen_day_language_or_version_has_no_memory(tmp_path: Path, file: Path) -> None:
    memory = tmp_path / "list.json"
    keep_shown(memory, marked(file), SHOWN)
    assert read_shown(memory, marked(file, as_of="2025-12-05")) is None
    assert read_shown(memory, marked(file, language="fr")) is None
    assert read_shown(memory, replace(marked(file), version="9.9")) is None


def test_a_chosen_day_is_the_same_tomorrow(tmp_path: Path, file: Path) -> None:
    memory = tmp_path / "list.json"
    keep_shown(memory, marked(file, as_of="2025-12-27"), SHOWN)
    assert read_shown(memory, marked(file, as_of="2025-12-27", today=date(2025, 12, 6))) == SHOWN


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": 1}', "\udcff"])
def test_a_spoilt_memory_is_none(tmp_path: Path, file: Path, text: str) -> None:
    memory = tmp_path / "list.json"
    memory.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert read_shown(memory, marked(file)) is None


def test_a_file_that_is_not_there_has_no_mark(tmp_path: Path) -> None:
    assert mark_of(tmp_path / "none.minebrief", "", DAY, "en") is None


def test_a_memory_that_is_forgotten_is_gone(tmp_path: Path, file: Path) -> None:
    memory = tmp_path / "list.json"
    keep_shown(memory, marked(file), SHOWN)
    forget_shown(memory)
    forget_shown(memory)
    assert not memory.exists()
