"""The day of access among the notes of a source: read, replaced and taken out, and nothing else touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.accessed import accessed_on, with_accessed, without_accessed
from db.dates import PartialDate

days = st.dates().map(lambda day: PartialDate(day.isoformat()))
notes = st.text(st.characters(categories=["L", "N", "P", "Zs"], include_characters="\n")).map(str.strip)
notes = notes.filter(lambda text: not text.endswith(";"))  # it parts the day from the rest


@given(notes, days, days)
def test_the_last_day_written_is_the_day_that_is_read(
    text: str, first: PartialDate, last: PartialDate
) -> None:
    kept = with_accessed(with_accessed(text, first), last)
    assert accessed_on(kept) == last
    assert without_accessed(kept) == text
    assert accessed_on(with_accessed(kept, None)) is None


@pytest.mark.parametrize(
    ("notes", "day", "rest"),
    [
        ("DOI 10.1/2; Accessed: 2025-03-04", "2025-03-04", "DOI 10.1/2"),
        ("Accessed: 2025; from the author", "2025", "from the author"),
        ("one\nAccessed: 2025-03\ntwo", "2025-03", "one\ntwo"),
        ("A copy. Accessed: 2025-03-04. The second.", "2025-03-04", "A copy. The second."),
        ("Accessed: 2025-12-01/2025-12-02", "2025-12-01/2025-12-02", ""),
    ],
)
def test_the_day_is_found_as_programs_and_people_write_it(notes: str, day: str, rest: str) -> None:
    assert (str(accessed_on(notes)), without_accessed(notes)) == (day, rest)


@pytest.mark.parametrize(
    "notes", ["Accessed: 2025-99-99", "Accessed: 2025-03-045", "Accessed: spring", "2025-03-04"]
)
def test_what_is_no_day_stays_as_it_was_written(notes: str) -> None:
    assert (accessed_on(notes), without_accessed(notes)) == (None, notes)
