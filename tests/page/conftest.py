"""Briefs made by hand, and other programs' eyes on their pages."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from db.dates import PartialDate
from db.records import Source, SourceId
from desktop.brief.blocks import (
    Box,
    Brief,
    Cite,
    Column,
    FigureBlock,
    Inline,
    KeyFigure,
    Listing,
    Paragraph,
    Place,
    Quotation,
    Section,
    Table,
    Words,
)
from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.drawing import Drawing, Label, Shape
from desktop.page.render import Rendered, render

LAW = (
    "Article 1 prohibits use under any circumstances and Article 20 lets a state leave only after six months."
)


def say(text: str, *sources: str) -> Inline:
    """Words, and a note mark for the sources."""
    words = Words(text)
    return (words, Cite(tuple(map(SourceId, sources)))) if sources else (words,)


def source(name: str, url: str = "") -> Source:
    """A source whose title says its name."""
    address = url or f"https://example.org/{name}"
    return Source(
        SourceId(name), f"Report {name}", "Publisher", PartialDate("2025-12"), address, "official", ""
    )


def table(rows: int) -> Table:
    """A table of so many rows."""
    columns = (Column("State", 0.4), Column("Total", 0.2, numeric=True), Column("What it said", 0.4))
    lines = tuple((say(f"State {n}"), say(f"{n:,}"), say("It spoke in plenary.", "gs")) for n in range(rows))
    return Table(columns, lines, "What each state said")


def whole() -> Brief:
    """A brief with every kind of block, about as long as most."""
    sections = (
        Section(
            "asks",
            "What we ask",
            (Listing((say("State in plenary.", "report"), say("Send a note.")), numbered=True),),
            Place.MAIN,
        ),
        Section(
            "why",
            "Why it matters",
            (Paragraph(say(f"{LAW} {LAW}", "treaty")), Box((say("Contested.", "gs", "report"),))),
            Place.MAIN,
        ),
        Section(
            "quote",
            "Language to quote",
            (Quotation(say("“No suspension.”", "report"), say("22MSP")),),
            Place.MAIN,
        ),
        Section(
            "figures",
            "",
            (
                FigureBlock(
                    Picture(PictureKind.CHART_WORLD),
                    say("Fig. 1. Casualties.", "monitor"),
                    "Casualties by year",
                ),
            ),
            Place.SIDE,
        ),
        Section("spoken", "Who has spoken", (table(3),)),
        Section("record", "On record", (Paragraph(say(LAW, "last")),)),
    )
    names = ("status", "report", "treaty", "gs", "monitor", "last")
    return Brief(
        title="Ukraine",
        subtitle="Suspension of the Mine Ban Treaty",
        organisation="An Organisation",
        occasion="Briefing note · 22nd Meeting of the States Parties",
        footer="Boundaries shown do not imply endorsement. Facts edition 2026.1.",
        notes_title="Sources",
        page_label="{page} / {pages}",
        language="en",
        as_of=date(2025, 12, 5),
        key_figures=(
            KeyFigure("Treaty status", "State Party", say("since 2006", "status")),
            KeyFigure("Casualties, 2024", "293", say("580 in 2023", "monitor")),
        ),
        sections=sections,
        sources={SourceId(name): source(name) for name in names},
    )


def drawn(_picture: Picture, width: float, height: float) -> Drawing:
    """A grey field with a label."""
    field = f"0 0 m {width:.1f} 0 l {width:.1f} {height:.1f} l 0 {height:.1f} l h".encode()
    return Drawing(width, height, (Shape(field, (0.9, 0.9, 0.9), None), Label("2024", 5, 5, 7.5, (0, 0, 0))))


@dataclass(frozen=True)
class Read:
    """A PDF file as other programs read it."""

    path: Path
    rendered: Rendered

    def tool(self, *command: str) -> str:
        done = subprocess.run([*command, str(self.path)], capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace")

    def content(self) -> list[str]:
        """The operators of each page, one a line."""
        command = ["qpdf", "--qdf", "--object-streams=disable", str(self.path), "-"]
        plain = subprocess.run(command, capture_output=True, check=True).stdout.decode("latin-1")
        pages = plain.split("%% Contents for page ")[1:]
        return [each.split("stream\n", 1)[1].split("endstream")[0] for each in pages]

    def text(self, page: int | None = None) -> str:
        only = ("-f", str(page), "-l", str(page)) if page else ()
        done = subprocess.run(
            ["pdftotext", "-raw", *only, str(self.path), "-"], capture_output=True, check=True
        )
        return done.stdout.decode()

    def info(self) -> dict[str, str]:
        lines = self.tool("pdfinfo").splitlines()
        return {key: value.strip() for key, value in (line.split(":", 1) for line in lines)}

    def structure(self) -> str:
        return self.tool("pdfinfo", "-struct-text")

    def objects(self) -> dict[str, dict[str, object]]:
        read = json.loads(self.tool("qpdf", "--json", "--json-key=qpdf"))
        return read["qpdf"][1]

    def annotations(self) -> Iterator[dict[str, object]]:
        for each in self.objects().values():
            value = each.get("value")
            if isinstance(value, dict) and value.get("/Subtype") == "/Link":
                yield value

    def addresses(self) -> set[str]:
        found = re.findall(r'"/URI": "(?:u|b):([^"]*)"', json.dumps(self.objects()))
        return set(found)

    def outline(self) -> list[tuple[int, str]]:
        document = pypdfium2.PdfDocument(self.path)
        return [(mark.level, mark.get_title()) for mark in document.get_toc()]


@pytest.fixture
def brief() -> Brief:
    return whole()


@pytest.fixture
def say_() -> Callable[..., Inline]:
    return say


@pytest.fixture
def draw() -> Callable[[Picture, float, float], Drawing]:
    return drawn


@pytest.fixture
def rows() -> Callable[[int], Table]:
    return table


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Rendered], Read]:
    """Save a rendered brief, and have it checked by qpdf before it is read."""

    def reading(rendered: Rendered) -> Read:
        path = tmp_path / "brief.pdf"
        path.write_bytes(rendered.pdf)
        subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=True)
        return Read(path, rendered)

    return reading


@pytest.fixture
def page(read: Callable[[Rendered], Read]) -> Callable[..., Read]:
    """Render a brief, with fields changed, and read it."""

    def rendering(**changes: object) -> Read:
        return read(render(replace(whole(), **changes), drawn))  # pyright: ignore[reportArgumentType]

    return rendering
