from __future__ import annotations

from datetime import date

import pytest

from desktop.ui.file_names import brief_name


@pytest.mark.parametrize(
    ("states", "name"),
    [
        (["Ukraine"], "brief-ukraine-2025-12-05.pdf"),
        (["Côte d'Ivoire", "Viet Nam"], "brief-cote-divoire-viet-nam-2025-12-05.pdf"),
        (["A", "B", "C", "D"], "brief-4-states-2025-12-05.pdf"),
    ],
)
def test_a_brief_is_named_by_whom_it_is_on_and_when(states: list[str], name: str) -> None:
    assert brief_name(states, date(2025, 12, 5)) == name
