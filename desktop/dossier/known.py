"""What of the record was known on a day, and may be printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from db.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

R = TypeVar("R", bound=Record)


def known_by(records: Iterable[R], as_of: date) -> tuple[R, ...]:
    """Those that may be printed and were surely known on that day, the newest first."""
    known = [
        r
        for r in records
        if r.printable and (r.provenance.known_by is None or r.provenance.known_by <= as_of)
    ]
    return tuple(
        sorted(known, key=lambda r: (r.provenance.known_by or date.min, r.provenance.fact), reverse=True)
    )
