"""Which column of a table is which of ours: by name, by what people call it, or as the user says."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.columns import PROVENANCE_COLUMNS, columns_of
from db.errors import UnknownName, UserError
from db.records import FIXED, KINDS, Record, Source
from db.state_names import folded
from db.tables.table import column_names

Kind = type[Record] | type[Source]

SOURCE_COLUMNS = ("source_publisher", "source_date", "source_url", "source_kind")
"""What a table may say besides of a source that is not in the store yet; `sources` holds its title then."""

IMPORTABLE: tuple[type[Record], ...] = tuple(kind for kind in KINDS if kind not in FIXED)

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "state": ("country", "state party", "country name", "state name", "nation", "iso3", "iso alpha 3", "iso code",
              "pays", "etat", "pais", "estado", "страна", "государство", "国家", "الدولة"),
    "year": ("annee", "ano", "jahr", "год", "年份", "سنة"),
    "date": ("day", "on", "fecha", "дата", "日期"),
    "killed": ("dead", "deaths", "people killed", "fatalities", "number killed", "tues", "morts", "muertos", "убито"),
    "injured": ("wounded", "injuries", "people injured", "number injured", "blesses", "heridos", "ранено"),
    "unknown": ("status unknown", "survival unknown", "outcome unknown", "not known"),
    "total": ("total casualties", "casualties", "sum", "all casualties", "всего"),
    "places": ("countries", "countries and areas"),
    "signed": ("signature", "date of signature", "signature date", "signed on"),
    "deposited": ("deposit", "date of deposit", "deposited on", "ratified", "ratification", "date of ratification",
                  "ratified on", "instrument deposited"),
    "method": ("how", "kind of instrument", "type of instrument", "instrument"),
    "entry_into_force": ("in force", "in force since", "date of entry into force", "eif"),
    "withdrawal_notified": ("withdrawal", "notice of withdrawal", "withdrawal notified on"),
    "withdrawal_effective": ("withdrawal in effect", "withdrawal takes effect", "effect of withdrawal"),
    "cleared_km2": ("area cleared km2", "km2 cleared", "area cleared in km2", "cleared area km2"),
    "mines_destroyed": ("anti personnel mines destroyed", "ap mines destroyed", "apm destroyed"),
    "confirmed_km2": ("confirmed km2", "cha km2", "confirmed hazardous area km2"),
    "suspected_km2": ("suspected km2", "sha km2", "suspected hazardous area km2"),
    "total_km2": ("total km2", "contamination km2", "mined area km2"),
    "vote": ("ballot", "voted"),
    "form": ("form of position",),
    "quote": ("quotation", "words"),
    "quote_language": ("language of quotation",),
    "summary": ("description", "what happened", "resume", "resumen"),
    "title": ("event", "name of event"),
    "states": ("countries", "states concerned"),
    "deadline": ("article 5 deadline", "deadline date"),
    "sources": ("source", "reference", "references", "citation", "cited source", "fuente", "источник", "来源", "المصدر"),
    "notes": ("note", "remarks", "remark", "comment", "comments", "observations"),
    "locators": ("locator", "page", "pages", "page number", "paragraph", "pinpoint", "pagina", "страница", "页码"),
    "known_by": ("known since", "published on"),
    "source_publisher": ("publisher",),
    "source_date": ("date of source", "source published", "publication date"),
    "source_url": ("url", "link", "source link", "web address"),
    "source_kind": ("kind of source", "source type"),
}  # fmt: skip
"""Headers, as `folded` has them, that people write for a column of ours."""

_SAME = {"place": "state", "actor": "state", "country": "state"}
"""Columns that go by the names of another."""


@dataclass(frozen=True, slots=True)
class Matching:
    """places: where each of our columns stands in the table. ignored: headers that are none of ours.

    twice: columns of ours that could be any of several of the same name, and the first of these.
    exact: all go by our own names, so the table is of our own making.
    """

    places: Mapping[str, int]
    ignored: tuple[str, ...]
    twice: Mapping[str, int]
    exact: bool


def kind_named(text: str) -> Kind:
    """A kind of fact by the name of its file in db/facts, in singular or plural, or sources.

    Raises UnknownName for any other, and for states and areas, which can't be imported.
    """
    wanted = text.strip().lower().replace("_", "-")
    names = {name: kind for kind in (*IMPORTABLE, Source) for name in _names(kind)}
    if wanted in names:
        return names[wanted]
    if any(wanted in _names(kind) for kind in FIXED):
        raise UnknownName("The states and areas come with the edition; they can't be imported.")
    near = difflib.get_close_matches(wanted, names, n=1)
    hint = (
        f"did you mean {near[0]}?"
        if near
        else f"the kinds are {', '.join(map(name_of, IMPORTABLE))}, source."
    )
    raise UnknownName(f"There is no kind of facts {text!r}; {hint}")


def exportable_named(text: str) -> Kind:
    """The same of what can be exported: states and areas too. Raises UnknownName."""
    fixed = {name: kind for kind in FIXED for name in _names(kind)}
    return fixed.get(text.strip().lower()) or kind_named(text)


def name_of(kind: Kind) -> str:
    """As one types it: "membership-reading"."""
    return "source" if issubclass(kind, Source) else kind.KIND.replace("_", "-")


def columns_for(kind: Kind) -> tuple[str, ...]:
    """Every column that a table of the kind may have."""
    own = tuple(column.name for column in columns_of(kind))
    return own if issubclass(kind, Source) else (*own, *PROVENANCE_COLUMNS, *SOURCE_COLUMNS)


def match_columns(header: Sequence[str], kind: Kind, mapping: Mapping[str, str] | None = None) -> Matching:
    """mapping: the user's word, header by our column; "" leaves a column out.

    Raises UserError if it names a column that is not there.
    """
    chosen = _chosen(header, kind, mapping or {})
    places = {ours: place for ours, place in chosen.items() if place is not None}
    twice: dict[str, int] = {}
    named = [folded(name) for name in header]
    for names_of in (_own_name, _synonyms):
        for ours in columns_for(kind):
            if ours in chosen or ours in places or ours in twice:
                continue
            free = (place for place, name in enumerate(named) if name and place not in places.values())
            found = next((place for place in free if named[place] in names_of(ours)), None)
            if found is not None:
                (places if named.count(named[found]) == 1 else twice)[ours] = found
    names = column_names(header)
    ignored = tuple(
        names[place] for place, name in enumerate(header) if name and place not in places.values()
    )
    return Matching(places, ignored, twice, all(header[place] == ours for ours, place in places.items()))


def signature_of(header: Sequence[str], kind: Kind) -> str:
    """The key under which the mapping of such a table is kept."""
    text = json.dumps([name_of(kind), *(folded(name) for name in header)], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def saved_mapping(database: sqlite3.Connection, header: Sequence[str], kind: Kind) -> dict[str, str]:
    """What the user said of the last table with this header; empty if nothing."""
    query = "SELECT value FROM live_entry WHERE kind = 'import-mapping' AND key = ?"
    row = database.execute(query, (signature_of(header, kind),)).fetchone()
    known = set(columns_for(kind))
    return {ours: theirs for ours, theirs in json.loads(row[0]).items() if ours in known} if row else {}


def _chosen(header: Sequence[str], kind: Kind, mapping: Mapping[str, str]) -> dict[str, int | None]:
    named = [folded(name) for name in header]
    chosen: dict[str, int | None] = {}
    for said, theirs in mapping.items():
        ours = "sources" if said == "source" else said
        if ours not in columns_for(kind):
            near = difflib.get_close_matches(ours, columns_for(kind), n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(columns_for(kind))}."
            raise UserError(f"There is no column {ours!r} of {name_of(kind)}; {hint}")
        chosen[ours] = _place_of(theirs, named, header) if theirs else None
    return chosen


def _place_of(theirs: str, named: list[str], header: Sequence[str]) -> int:
    places = [place for place, name in enumerate(named) if name == folded(theirs)]
    if len(places) > 1:
        numbers = " or ".join(f"column {place + 1}" for place in places[:5])
        raise UserError(f"The table has {len(places)} columns {theirs!r}; say {numbers}.")
    if places:
        return places[0]
    numbered = re.fullmatch(r"column (\d{1,4})(?: \(.*\))?", theirs)
    if numbered and 0 < int(numbered[1]) <= len(header):
        return int(numbered[1]) - 1
    raise UserError(
        f"The table has no column {theirs!r}; it has {', '.join(name for name in header if name)}."
    )


def _own_name(ours: str) -> tuple[str, ...]:
    return (folded(ours),)


def _synonyms(ours: str) -> tuple[str, ...]:
    same = _SAME.get(ours)
    return (*_SYNONYMS.get(ours, ()), *((same, *_SYNONYMS[same]) if same else ()))


def _names(kind: Kind) -> tuple[str, ...]:
    name = name_of(kind)
    plural = name[:-1] + "ies" if name.endswith("y") else name if name.endswith("s") else f"{name}s"
    return name, plural
