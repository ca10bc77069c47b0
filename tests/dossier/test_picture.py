"""A figure that was added to a brief is the same after it was kept and read again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Issue
from desktop.dossier.picture import MapRegion, Picture, PictureKind, read_picture, written

PICTURES = st.builds(
    Picture,
    st.sampled_from(PictureKind),
    region=st.sampled_from(MapRegion),
    issue=st.none() | st.sampled_from(Issue),
    categories=st.lists(st.text(), max_size=3).map(tuple),
    of_states=st.booleans(),
    first=st.none() | st.dates(date(1990, 1, 1)),
    last=st.none() | st.dates(date(1990, 1, 1)),
)


@given(PICTURES)
def test_a_picture_is_read_as_it_was_written(picture: Picture) -> None:
    assert read_picture(written(picture)) == picture
    assert "\n" not in written(picture)


@pytest.mark.parametrize(
    "text", ["", "map", "[]", "{}", '{"kind": "map-weather"}', '{"kind": "map-status", "first": 7}']
)
def test_any_other_text_is_no_picture(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  of whatever kind
        read_picture(text)
