"""The brief on Ukraine as other programs make it: the same words, map, chart, table and notes, by Typst, WeasyPrint, fpdf2.

They get it ready: what to say, at which length, and the figures as SVG. We start from the facts, find the length that
fits, and draw the figures. All set it in our fonts; Typst, WeasyPrint and we tag it for screen readers, fpdf2 does not.
Times are the processor's, of all threads, so that a busy machine tells the same. A further brief is another one: of
another state, or with another end to each text.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from making import ROOT, WORDS, picks
from timing import once_ms, tell

import resources
from db.opening import open_workspace
from db.records import SourceId
from desktop.brief.blocks import (
    Block,
    Box,
    Cite,
    FigureBlock,
    Inline,
    KeyFigure,
    Listing,
    Paragraph,
    Quotation,
    Table,
)
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Dossier
from desktop.figures.catalogue import draw
from desktop.figures.export import save
from desktop.page.brief_pdf import MadeBrief, make_pdf

PEERS = ("typst", "weasyprint", "fpdf2")
REPEATS, COLD = 15, 3


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "bench.minebrief"
        with open_workspace(path) as workspace:
            facts = workspace.facts()
        dossier = assemble(facts, picks())
        others = [assemble(facts, picks(code)) for code in list(facts.states)[::13]]
        made = make_pdf(dossier, WORDS)
        content = {**told(made, dossier, folder), "fonts": str(resources.path("fonts"))}
        (folder / "brief.json").write_text(json.dumps(content), encoding="utf-8")
        further = statistics.median(_worked_ms(lambda each=each: make_pdf(each, WORDS)) for each in others)
        cold = statistics.median(_worked_ms(lambda: _ours(path)) for _ in range(COLD))
        size = len(made.pdf) / 1024
        print(
            f"  ours: a further one {further:.1f} ms, whole process {cold:.0f} ms, {size:.0f} KiB, {made.pages} pages"
        )
        for peer in PEERS:
            found = _theirs(peer, folder)
            if found is None:
                print(f"  {peer}: not measured; python3 dev.py bench sets it up")
                continue
            tell("a further brief", further, found["further"], f"{found['name']}")
            tell("  whole process, first brief", cold, found["cold"], "the same")
            pages, kib = found["pages"], found["bytes"] / 1024
            print(f"  {size:.1f} KiB = {size / kib:.2f} × its {kib:.1f} KiB on {pages} pages")


def _worked_ms(act: Callable[[], object]) -> float:
    """How long the processor worked for the act, here and in the programs that it started; where that is not known, how long it took."""
    began, waited, done = os.times(), once_ms(act), os.times()
    worked = 1000 * (sum(done[:4]) - sum(began[:4]))
    return worked or waited


def _ours(workspace: Path) -> None:
    """As users have it: with bytecode kept."""
    command = [sys.executable, "-m", "desktop", "brief", "UKR", "--workspace", str(workspace)]
    for issue in ("suspension", "withdrawals", "casualties"):
        command += ["--issue", issue]
    command += ["--as-of", "2025-12-05", "--out", str(workspace.with_suffix(".pdf"))]
    subprocess.run(command, cwd=ROOT, env=_environment(), check=True, capture_output=True)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _theirs(peer: str, folder: Path) -> dict[str, Any] | None:
    """What it takes, in an environment of its own; None if it is not there."""
    python = ROOT / ".venv-bench" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        return None
    script = str(Path(__file__).parent / "others" / f"{peer}_page.py")

    def run(repeats: int) -> str:
        command = [str(python), script, str(folder), str(repeats)]
        done = subprocess.run(
            command, env=_environment(), check=True, capture_output=True, text=True, timeout=300
        )
        return done.stdout

    run(0)
    cold = statistics.median(_worked_ms(lambda: run(0)) for _ in range(COLD))
    return {**json.loads(run(REPEATS)), "cold": cold}


def told(made: MadeBrief, dossier: Dossier, folder: Path) -> dict[str, Any]:
    """The brief's content as plain data, its figures saved in the folder."""
    brief, numbers = made.brief, {source: n for n, source in enumerate(made.notes, start=1)}
    sections = [
        {
            "title": section.title,
            "blocks": [_block(block, numbers, dossier, folder) for block in section.blocks],
        }
        for section in brief.sections
    ]
    return {
        "title": brief.title,
        "subtitle": brief.subtitle,
        "occasion": brief.occasion,
        "footer": brief.footer,
        "language": brief.language,
        "key_figures": [_key_figure(each, numbers) for each in brief.key_figures],
        "sections": sections,
        "notes_title": brief.notes_title,
        "notes": [_note(source, dossier) for source in made.notes],
    }


def _key_figure(figure: KeyFigure, numbers: dict[SourceId, int]) -> dict[str, Any]:
    return {"label": figure.label, "value": figure.value, "remark": _spans(figure.remark, numbers)}


def _note(source: SourceId, dossier: Dossier) -> dict[str, str]:
    found = dossier.sources[source]
    published = WORDS.date(found.published) if found.published else "undated"
    return {"text": f"{found.title}. {found.publisher}, {published}.", "url": found.url}


def _spans(inline: Inline, numbers: dict[SourceId, int]) -> list[dict[str, Any]]:
    return [
        {"notes": sorted(numbers[source] for source in part.sources)}
        if isinstance(part, Cite)
        else {"text": part.text, "bold": part.bold, "italic": part.italic}
        for part in inline
    ]


def _block(block: Block, numbers: dict[SourceId, int], dossier: Dossier, folder: Path) -> dict[str, Any]:
    def spans(inline: Inline) -> list[dict[str, Any]]:
        return _spans(inline, numbers)

    match block:
        case Paragraph():
            return {"kind": "paragraph", "text": spans(block.text)}
        case Listing():
            return {"kind": "list", "numbered": block.numbered, "items": [*map(spans, block.items)]}
        case Quotation():
            return {"kind": "quotation", "text": spans(block.text), "by": spans(block.attribution)}
        case Box():
            return {"kind": "box", "items": [*map(spans, block.items)]}
        case Table():
            return {
                "kind": "table",
                "heads": [column.title for column in block.columns],
                "weights": [column.weight for column in block.columns],
                "rows": [[*map(spans, row)] for row in block.rows],
            }
        case FigureBlock():
            name = f"{block.picture.kind.value}.svg"
            save(draw(block.picture, dossier, 440, 230, WORDS, still=True), folder / name)
            return {"kind": "figure", "file": name, "caption": spans(block.caption), "alt": block.alt}


if __name__ == "__main__":
    main()
