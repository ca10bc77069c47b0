"""A small edition with records of several kinds, to try the store without the shipped facts."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db import records
from db.columns import Column, columns_of, text_of
from db.dates import PartialDate
from db.editions import cells_of, fact_id, header_of
from db.opening import open_workspace
from db.records import Certainty, Provenance, Record, Source, SourceId
from db.workspace import Workspace

Make = Callable[..., Any]

SOURCES = (
    Source(
        SourceId("UNTC"), "Status of treaties", "United Nations", PartialDate("2026-03"), "", "depositary", ""
    ),
    Source(
        SourceId("LM2025"),
        "Landmine Monitor 2025",
        "ICBL-CMC",
        PartialDate("2025-12-01"),
        "https://example.org/monitor",
        "monitor",
        "",
    ),
    Source(SourceId("memory"), "Not read", "", None, "", "memory", ""),
)


@pytest.fixture(scope="session")
def make() -> Make:
    """Make a record; fields that are not named are empty, and the source is the depositary."""
    return _make


@pytest.fixture(scope="session")
def small_records() -> tuple[Record, ...]:
    return tuple(_small_records())


@pytest.fixture(scope="session")
def write_edition() -> Callable[..., Path]:
    """Write an edition's folder: write_edition(folder, records, number="2026.1", sources=SOURCES)."""
    return _write_edition


@pytest.fixture
def edition(tmp_path: Path, small_records: tuple[Record, ...]) -> Path:
    return _write_edition(tmp_path / "edition", small_records)


@pytest.fixture
def workspace(tmp_path: Path, edition: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "work" / "a.minebrief", edition) as opened:
        yield opened


def _make(kind: type[Record], *, sources: tuple[str, ...] = ("UNTC",), **values: Any) -> Record:
    certainty = Certainty(values.pop("certainty", "read"))
    known_by: date | None = values.pop("known_by", None)
    notes: str = values.pop("notes", "")
    own = {column.name: values.pop(column.name, _empty(column)) for column in columns_of(kind)}
    assert not values, f"{kind.__name__} has no {', '.join(values)}"
    cells = {name: text_of(value) for name, value in own.items()} | {"sources": ";".join(sources)}
    cited = tuple(SourceId(source) for source in sources)
    provenance = Provenance(fact_id(kind, cells), "2026.1", certainty, known_by, cited, notes)
    return kind(provenance, **own)


def _empty(column: Column) -> Any:
    return None if column.optional else {str: "", bool: False, tuple: ()}.get(column.type, 0)


def _write_edition(
    folder: Path,
    written: Iterable[Record],
    number: str = "2026.1",
    sources: Iterable[Source] = SOURCES,
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "edition.toml").write_text(
        f'number = "{number}"\nreleased = 2026-11-22\nchecked_until = 2026-11-22\ncovers = "A trial."\n'
    )
    names = [column.name for column in columns_of(Source)]
    rows = [[text_of(getattr(source, name)) for name in names] for source in sources]
    _write(folder / "source.csv", names, rows)
    written = list(written)
    for kind in records.KINDS:
        rows = [cells_of(record) for record in written if type(record) is kind]
        _write(folder / f"{kind.KIND}.csv", header_of(kind), rows)
    return folder


def _write(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def _small_records() -> Iterator[Record]:
    states = {
        "AUT": ("AT", "040", "Austria"),
        "CIV": ("CI", "384", "Côte d'Ivoire"),
        "COD": ("CD", "180", "Democratic Republic of the Congo"),
        "COG": ("CG", "178", "Congo"),
        "EST": ("EE", "233", "Estonia"),
        "KHM": ("KH", "116", "Cambodia"),
        "MNG": ("MN", "496", "Mongolia"),
        "NER": ("NE", "562", "Niger"),
        "NGA": ("NG", "566", "Nigeria"),
        "TUR": ("TR", "792", "Türkiye"),
        "UKR": ("UA", "804", "Ukraine"),
        "USA": ("US", "840", "United States"),
    }
    for code, (iso2, m49, name) in states.items():
        yield _make(
            records.State, state=code, iso2=iso2, m49=m49, name=name, un_regional_group="", un_member=True
        )
    yield _make(records.Area, area="WLD", name="World", category="aggregate")
    yield _make(records.Area, area="XKX", name="Kosovo", category="area")
    for group, code in (("EU", "AUT"), ("EU", "EST"), ("NATO", "EST"), ("NATO", "TUR"), ("NATO", "USA")):
        yield _make(records.GroupMember, group=group, state=code)
    yield from _acts()
    yield from _figures()
    yield from _words()


def _acts() -> Iterator[Record]:
    mbt = records.Treaty.MBT
    yield _make(
        records.Membership,
        treaty=mbt,
        state="UKR",
        signed=date(1999, 2, 24),
        deposited=date(2005, 12, 27),
        method="ratification",
        entry_into_force=date(2006, 6, 1),
    )
    yield _make(
        records.Membership,
        treaty=mbt,
        state="EST",
        deposited=date(2004, 5, 12),
        method="accession",
        entry_into_force=date(2004, 11, 1),
        withdrawal_notified=date(2025, 6, 27),
        withdrawal_effective=date(2025, 12, 27),
    )
    yield _make(
        records.SuspensionClaim,
        treaty=mbt,
        state="UKR",
        claimed_on=date(2025, 7, 18),
        finding="The Convention does not allow suspension.",
    )
    yield _make(
        records.Resolution,
        resolution="80/35",
        year=2025,
        session=80,
        date=PartialDate("2025-12-01"),
        yes=1,
        no=0,
        abstain=1,
        nonvoting=0,
    )
    for code, vote in (("AUT", records.Ballot.YES), ("UKR", records.Ballot.ABSTAIN)):
        yield _make(records.Vote, resolution="80/35", state=code, vote=vote, known_by=date(2025, 12, 1))


def _figures() -> Iterator[Record]:
    yield _make(
        records.Casualties,
        place="WLD",
        year=2024,
        killed=1945,
        injured=4325,
        unknown=9,
        total=6279,
        places=52,
        edition="2025",
        sources=("LM2025",),
        known_by=date(2025, 12, 1),
    )
    yield _make(
        records.Casualties, place="UKR", year=2024, total=293, edition="2025", sources=("LM2025", "UNTC")
    )
    yield _make(
        records.Contamination,
        state="XKX",
        as_of=PartialDate("2024-12"),
        total_km2=1.25,
        extent="light",
        scale="clearing-the-mines",
        figure="box",
    )


def _words() -> Iterator[Record]:
    suspension = records.Issue.SUSPENSION
    yield _make(
        records.Position,
        actor="AUT",
        issue=suspension,
        stance=records.Stance.OBJECTS,
        form=records.Form.FORMAL_OBJECTION,
        date=PartialDate("2025-10/2025-12-02"),
        summary="Objected: the Convention doesn't allow a suspension",
        quote="Wir erheben Einspruch",
        quote_language="de",
    )
    yield _make(
        records.Event,
        date=PartialDate("2025-12-02"),
        title="Ukraine's seat stays empty",
        category="meeting",
        states=("UKR",),
        summary="On 2 December, at the Meeting",
    )
    yield _make(
        records.TreatyText,
        treaty="MBT",
        article="20",
        paragraph="3",
        text="Such withdrawal shall only take effect six months after the receipt",
        language="en",
    )
    yield _make(
        records.Argument,
        argument="article-62",
        issues=(suspension,),
        claim="Circumstances have changed fundamentally",
        answer="The Convention applies under any circumstances",
        used_by=("UKR",),
        rank=1,
    )
    yield _make(
        records.Ask,
        ask="object",
        issue=suspension,
        role=records.Role.SILENT,
        states=(),
        text="Write to the depositary",
        basis="VCLT Article 65",
        fulfilled_by=(records.Form.FORMAL_OBJECTION, records.Form.NOTE_VERBALE),
        rank=1,
    )
    yield _make(
        records.Translation,
        of="ask:object",
        field="text",
        language="fr",
        original="Write to the depositary",
        text="Écrire au dépositaire",
        translator="Minebrief",
        translated_on=date(2025, 12, 1),
        reviewer="",
    )
    yield _make(
        records.Practice,
        state="KHM",
        actor="government forces",
        activity="use",
        period="2025",
        assessment=records.Assessment.ALLEGED,
        detail="alleged by Thailand, denied",
        certainty="memory",
        sources=("memory",),
    )
    yield _make(records.Recommendation, state="KHM", rank=1, recommendation="Complete the survey", pages="12")
    yield _make(
        records.Meeting,
        meeting="22MSP",
        number=22,
        category="msp",
        name="Twenty-Second Meeting of the States Parties",
        place="Geneva",
        country=None,
        starts_on=date(2025, 12, 1),
        ends_on=date(2025, 12, 5),
        presidency="AUT",
    )
