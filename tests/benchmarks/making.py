"""From the workspace to a brief: opening, assembling, drawing, making pages."""

from __future__ import annotations

import io
import sqlite3
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate
from timing import median_ms, once_ms, tell

from db.opening import open_workspace
from db.records import Issue, StateCode
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Dossier, Picks
from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.catalogue import draw
from desktop.page.brief_pdf import make_pdf
from desktop.wording import Wording

ROOT = Path(__file__).resolve().parents[2]
WORDS = Wording()
ISSUES = (Issue.SUSPENSION, Issue.WITHDRAWALS, Issue.CASUALTIES)


def picks(code: str = "UKR") -> Picks:
    return Picks((StateCode(code),), ISSUES, date(2025, 12, 5))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.minebrief"
        created = once_ms(lambda: open_workspace(path).close())
        opened = median_ms(lambda: open_workspace(path).close())
        plain = median_ms(lambda: _read_all(path))
        tell("create a workspace from the edition", created, plain, "reading every row with sqlite3")
        tell("open a workspace", opened, plain, "the same")
        with open_workspace(path) as workspace:
            facts = workspace.facts()
        tell("open it and read all facts", median_ms(lambda: _facts(path)), plain, "the same")
        codes = list(facts.states)
        tell(
            "dossiers of all 197 states, each", median_ms(lambda: [assemble(facts, picks(c)) for c in codes], 3) / 197,
            plain, "the same",
        )  # fmt: skip
        pages(assemble(facts, picks()))
        command(path)


def pages(dossier: Dossier) -> None:
    page = median_ms(plain_pages)
    first = once_ms(lambda: make_pdf(dossier, WORDS))
    further = median_ms(lambda: make_pdf(dossier, WORDS))
    tell("the first brief of a session", first, page, "900 plain words by ReportLab")
    tell("a further brief", further, page, "the same")
    tell(
        "  of which the status map, on screen",
        median_ms(lambda: _figure(dossier)),
        median_ms(_empty_figure),
        "an empty figure",
    )
    print(f"  a brief of two pages: {len(make_pdf(dossier, WORDS).pdf) / 1024:.0f} KiB")


def command(path: Path) -> None:
    """Whole processes: what one waits for on the command line."""
    python = median_ms(lambda: _call("-c", "pass"), 5)
    workspace = ("--workspace", str(path))
    status = median_ms(lambda: _call("-m", "desktop", "status", "--json", *workspace), 5)
    out = path.with_suffix(".pdf")
    brief = median_ms(lambda: _call("-m", "desktop", "brief", "UKR", "--out", str(out), *workspace), 5)
    tell("minebrief status, whole process", status, python, "starting Python")
    tell("minebrief brief, whole process", brief, python, "the same")


def _call(*words: str) -> None:
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _facts(path: Path) -> None:
    with open_workspace(path) as workspace:
        workspace.facts()


def _read_all(path: Path) -> None:
    connection = sqlite3.connect(path)
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%fact%'"
    ).fetchall()
    for (table,) in tables:
        connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608  names from the schema itself
    connection.close()


def plain_pages() -> None:
    style = ParagraphStyle("plain")
    words = "The Convention does not allow the suspension of its operation. " * 9
    SimpleDocTemplate(io.BytesIO()).build([Paragraph(words, style) for _ in range(10)])


def _empty_figure() -> None:
    FigureCanvasAgg(Figure(figsize=(10, 5.6))).draw()


def _figure(dossier: Dossier) -> None:
    FigureCanvasAgg(draw(Picture(PictureKind.MAP_STATUS), dossier, 720, 405, WORDS)).draw()


if __name__ == "__main__":
    main()
