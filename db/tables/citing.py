"""The sources that the rows of a table cite: found in the store by id or title, or made anew."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

from db.dates import PartialDate
from db.records import Source, SourceId
from db.state_names import folded
from db.tables.cell_values import clean
from db.tables.loose_values import partial_date_of

NEW_KIND = "other"
"""The kind of a source that a table names and does not describe; the lowest in rank."""

_KINDS = ("depositary", "official", "monitor", "ngo", "academic", "news", "memory", NEW_KIND)


class Citing:
    """Which sources a cell means.

    new: those made on the way, by their ids. memory: whether a cell named one that nobody could read.
    """

    def __init__(self, sources: Mapping[SourceId, Source], day_first: bool | None = None) -> None:
        self.new: dict[SourceId, Source] = {}
        self.memory = False
        self._sources = sources
        self._day_first = day_first
        self._ids = {source.casefold(): source for source in sources}
        self._memories = {source.id for source in sources.values() if source.kind == "memory"}
        self._titles: dict[str, list[SourceId]] = {}
        for source in sources.values():
            self._titles.setdefault(folded(source.title), []).append(source.id)

    def named(self, text: str) -> tuple[SourceId, ...]:
        """The sources of the text alone. Raises ValueError with what is wrong."""
        return self.find((text, "", "", "", ""))

    def find(self, cells: Sequence[str]) -> tuple[SourceId, ...]:
        """The sources of the text, of which more is said in the order of SOURCE_COLUMNS.

        Raises ValueError with what is wrong.
        """
        found = self._find(*(clean(cell) for cell in cells))
        self.memory = self.memory or not self._memories.isdisjoint(found)
        return found

    def _find(self, text: str, publisher: str, published: str, url: str, kind: str) -> tuple[SourceId, ...]:
        if not text:
            raise ValueError("is empty: a fact needs a source; write its id or title")
        found = self._known(text)
        if found:
            return (found,)
        parts = [part.strip() for part in text.split(";") if part.strip()]
        if len(parts) > 1 and (ids := [self._known(part) for part in parts]) and any(ids):
            if lacking := [part for part, known in zip(parts, ids, strict=True) if known is None]:
                raise ValueError(
                    f"names {lacking[0]!r}, which is no source; write the id or title of one that is there"
                )
            return tuple(dict.fromkeys(known for known in ids if known is not None))
        return (self._make(text, publisher, published, url, kind),)

    def published(self, source: SourceId) -> date | None:
        """The day on which the source was published, if it is known to the day."""
        known = self._sources.get(source) or self.new[source]
        return known.published.exact if known.published else None

    def is_memory(self, source: SourceId) -> bool:
        """Whether it is no source one could read."""
        return source in self._memories

    def _known(self, text: str) -> SourceId | None:
        if text.casefold() in self._ids:
            return self._ids[text.casefold()]
        titled = self._titles.get(folded(text), [])
        if len(titled) > 1:
            raise ValueError(
                f"{text!r} is the title of several sources; write the id: {', '.join(titled[:5])}"
            )
        return titled[0] if titled else None

    def _make(self, title: str, publisher: str, published: str, url: str, kind: str) -> SourceId:
        if " " not in title and (near := difflib.get_close_matches(title, self._sources, n=1, cutoff=0.8)):
            raise ValueError(f"{title!r} is no source's id; did you mean {near[0]}?")
        if not folded(title):
            raise ValueError(f"{title!r} is no title; write a source's id or title")
        day: PartialDate | None = partial_date_of(published, self._day_first) if published else None
        made = Source(
            free_id(title, self._ids),
            " ".join(title.split()),
            publisher,
            day,
            check_url(url),
            check_kind(kind),
            "",
        )
        self.new[made.id] = made
        if made.kind == "memory":
            self._memories.add(made.id)
        self._ids[made.id.casefold()] = made.id
        self._titles.setdefault(folded(title), []).append(made.id)
        return made.id


def check_url(text: str) -> str:
    """The address of a source; "" if it has none. Raises ValueError."""
    if text and not re.match(r"https?://[^\s/]", text):
        raise ValueError(f"{text!r} is not a web address; begin it with https://")
    return text


def check_kind(text: str) -> str:
    """The kind of a source, NEW_KIND if it is not said. Raises ValueError."""
    if text and text.casefold() not in _KINDS:
        raise ValueError(f"{text!r} is no kind of source; the kinds are {', '.join(_KINDS)}")
    return text.casefold() or NEW_KIND


def free_id(title: str, taken: Mapping[str, object]) -> SourceId:
    """An id from the words of a title that none of these has, by their small letters.

    >>> free_id("Casualties in Kharkiv, 2024", {"casualties-in-kharkiv-2024": ""})
    'CASUALTIES-IN-KHARKIV-2024-2'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", plain)
    stem = "-".join(words).upper()[:40].strip("-") or "SOURCE"
    found, number = stem, 1
    while found.casefold() in taken:
        number += 1
        found = f"{stem}-{number}"
    return SourceId(found)
