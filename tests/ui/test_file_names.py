from __future__ import annotations

from datetime import date

import pytest

from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.ui.file_names import brief_name, figure_name


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


def test_a_figure_is_named_by_what_it_shows_where_and_when() -> None:
    kind, day = PictureKind.MAP_STATUS, date(2025, 12, 5)
    assert figure_name(Picture(kind), day) == "map-status-2025-12-05.pdf"
    assert figure_name(Picture(kind, (), MapRegion.AFRICA), day) == "map-status-africa-2025-12-05.pdf"
