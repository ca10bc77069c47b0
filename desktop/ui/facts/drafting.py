"""A fact as it is being written: texts by field, and the record that they make once they are right.

Knows nothing of widgets. What the store holds against a record is for `db.check` to say.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from db.columns import columns_of, text_of
from db.dates import PartialDate
from db.locators import read_locators
from db.records import Certainty, FactId, Provenance, Record, Source, SourceId
from db.remembered import remembered
from db.rules import STATES_AND_AREAS, STATES_ONLY
from db.state_names import folded
from db.tables.cell_values import Bad, Manner, Names, reader_of
from desktop.ui.facts.values import name_of

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.wording import Wording

Draft = Mapping[str, str]
"""Texts by field: those of the record, and "certainty", "known_by", "sources", "locators", "notes", "new_title", ..."""

NEW_SOURCE = ("new_title", "new_publisher", "new_published", "new_url", "new_kind")
DESCRIBED = NEW_SOURCE[:-1]
"""Of these the ones that are empty unless a new source is described."""

_MANNER = Manner(decimal=".")
SOURCE_KINDS = ("official", "ngo", "monitor", "academic", "news", "depositary")


@dataclass(frozen=True, slots=True)
class Drafted:
    """record: None where there are problems, each under its field. sources: those that are new."""

    record: Record | None
    sources: tuple[Source, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)


def is_coded(kind: type[Record], name: str) -> bool:
    """Whether the field holds codes of states or areas, which the user writes as names."""
    return name in STATES_ONLY.get(kind, ()) or name in STATES_AND_AREAS.get(kind, ())


def draft_of(record: Record, facts: Facts) -> dict[str, str]:
    """The texts that would make this record."""
    kind = type(record)
    texts = {}
    for column in columns_of(kind):
        value = getattr(record, column.name)
        if is_coded(kind, column.name):
            codes = value if isinstance(value, tuple) else (value,) if value else ()
            texts[column.name] = "; ".join(name_of(code, facts) for code in codes)
        else:
            texts[column.name] = text_of(value)
    provenance = record.provenance
    return texts | {
        "certainty": provenance.certainty.value,
        "known_by": text_of(provenance.known_by),
        "sources": "; ".join(provenance.sources),
        "locators": "; ".join(provenance.locators),
        "notes": provenance.notes,
    }


def read_draft(kind: type[Record], draft: Draft, facts: Facts, today: date, words: Wording) -> Drafted:
    """The record that the texts make, or what is wrong with each of them."""
    problems: dict[str, str] = {}
    values = {}
    names = _names(facts)
    for column in columns_of(kind):
        value = reader_of(kind, column, facts, names, _MANNER)[draft.get(column.name, "")]
        values[column.name] = value
        if isinstance(value, Bad):
            problems[column.name] = value.phrase
    cited, new = _sources(draft, facts, problems, words)
    locators = _locators(draft, len(cited), problems)
    known_by = _known_by(draft, cited, new, facts, today, problems)
    if problems:
        return Drafted(None, (), problems)
    certainty = Certainty(draft.get("certainty") or Certainty.READ)
    provenance = Provenance(
        FactId("own:new"), "", certainty, known_by, tuple(cited), draft.get("notes", "").strip(), locators
    )
    return Drafted(kind(provenance, **values), new)


@remembered(2)
def _names(facts: Facts) -> Names:
    return Names(facts)


def _sources(
    draft: Draft, facts: Facts, problems: dict[str, str], words: Wording
) -> tuple[list[SourceId], tuple[Source, ...]]:
    cited = []
    for part in re.split(r"[;\n]", draft.get("sources", "")):
        if not part.strip():
            continue
        found = find_source(part.strip(), facts)
        if found is None:
            problems["sources"] = words.text("no source is called “{name}”", name=part.strip())
        else:
            cited.append(found)
    described = any(draft.get(name, "").strip() for name in DESCRIBED)
    if described and not draft.get("new_title", "").strip():
        problems["new_title"] = words.text("a source needs a title")
        described = False
    new = new_source(draft, problems) if described else None
    if new is not None:
        cited.append(new.id)
    if not cited and not {"sources", "new_title", "new_published"} & problems.keys():
        problems["sources"] = words.text("a fact needs a source: choose one, or describe a new one")
    return list(dict.fromkeys(cited)), (new,) if new else ()


def _locators(draft: Draft, count: int, problems: dict[str, str]) -> tuple[str, ...]:
    """Where in the sources it stands, the new one being the last of them."""
    try:
        return read_locators(draft.get("locators", ""), max(count, 1))
    except ValueError as problem:
        problems["locators"] = str(problem)
        return ()


def find_source(text: str, facts: Facts) -> SourceId | None:
    """By id or title; None if there is no such source."""
    if SourceId(text) in facts.sources:
        return SourceId(text)
    wanted = folded(text)
    return next((code for code, source in facts.sources.items() if folded(source.title) == wanted), None)


def new_source(draft: Draft, problems: dict[str, str]) -> Source | None:
    """The source described in the draft, with an id of its own making."""
    published = draft.get("new_published", "").strip()
    try:
        day = PartialDate(published) if published else None
    except ValueError as problem:
        problems["new_published"] = str(problem)
        return None
    title = draft["new_title"].strip()
    return Source(
        new_source_id(title),
        title,
        draft.get("new_publisher", "").strip(),
        day,
        draft.get("new_url", "").strip(),
        draft.get("new_kind", "").strip() or SOURCE_KINDS[0],
        "",
    )


def new_source_id(title: str) -> SourceId:
    """One that no other source has, and that still says which it is."""
    slug = "-".join(re.findall(r"[a-z0-9]+", folded(title)))[:24].strip("-")
    return SourceId(f"OWN-{slug or 'source'}-{secrets.token_hex(2)}".upper())


def _known_by(
    draft: Draft,
    cited: list[SourceId],
    new: tuple[Source, ...],
    facts: Facts,
    today: date,
    problems: dict[str, str],
) -> date | None:
    text = draft.get("known_by", "").strip()
    if text:
        try:
            return date.fromisoformat(text)
        except ValueError:
            problems["known_by"] = f"{text!r} is not a day: write YYYY-MM-DD"
            return None
    fresh = {source.id: source for source in new}
    leading = (fresh.get(cited[0]) or facts.sources.get(cited[0])) if cited else None
    published = leading.published.exact if leading and leading.published else None
    return published or today
