"""Documents of every kind and language, read by the checkers of accessible PDF.

    python3 dev.py pages [--keep FOLDER] [--lang LANGUAGE] [NAME...]

Each is made by the command line, as a user would, into a folder that `--keep` leaves there. An error of either checker
fails, and so does a warning that stands not in KNOWN with its reason. None of this is proof of PDF/UA: that needs a
reader's ears too.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv-checkers" / ("Scripts" if os.name == "nt" else "bin")
DAY = ("--as-of", "2025-12-05")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><circle cx="20" cy="20" r="18" fill="#b5121b"/>'
    '<path d="M45 32 70 8 95 32" fill="none" stroke="#14344a" stroke-width="6"/></svg>'
)
HOUSE = ("--organisation", "Mines Campaign", "--contact", "+41 22 000 00 00", "--logo", "{folder}/logo.svg")
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
DOCUMENTS: dict[str, tuple[str, ...]] = {
    "brief-ukraine": ("brief", "Ukraine"),
    "brief-belgium": ("brief", "Belgium", "--paper", "letter", *HOUSE),
    "brief-niue": ("brief", "Niue", "--issue", "suspension"),
    "brief-notes-on-pages": ("brief", "Ukraine", "--notes", "page", *HOUSE),
    "brief-figure": ("brief", "Poland", "--figure", "chart-votes"),
    "issue-suspension": ("brief", "--template", "issue", "--issue", "suspension"),
    "issue-clearance": ("brief", "--template", "issue", "--issue", "clearance"),
    "group-pacific": ("brief", "--template", "group", "--set", "PIF"),
    "overview": ("brief", "--template", "overview", *HOUSE),
    "card": ("brief", "Ukraine", "--template", "card"),
    "card-of-the-meeting": ("brief", "--template", "card", *HOUSE),
    "internal": ("brief", "Ukraine", "--template", "internal", "--audience", "internal"),
    "brief-of-states": ("brief", "Poland", "Mongolia", "Niue", "Estonia"),
    "book": ("book", "Ukraine", "Belgium", "Mongolia", *HOUSE),
    "book-with-others": (
        "book",
        "Ukraine",
        "Niue",
        *("--with", "overview", "--with", "issue:suspension", "--with", "group:PIF"),
    ),
    "book-notes-on-pages": ("book", "Ukraine", "Poland", "Niue", "--notes", "page"),
}
"""By name: a command. A new kind of document is a new line here."""
KNOWN = {
    "FIG-012": "tells words by the spaces between them, of which Chinese has none; the charts' summaries are full of figures",
    "TXT-004": "an Arabic letter has a glyph for each of its places in a word, and all of them are that letter",
    "ORD-001": "reads the text of a paragraph before its note marks; the order of tags is tried in tests/page/test_tags.py",
    "LNK-010": "an address of mail is printed and is no link: only http and https are",
    "TAG-002 of the title": "takes a long title, said again at the head of the second of two pages, for prose nobody reads",
    "TAG-002 of heads": "takes the columns' heads, said again where a table goes on, for prose nobody reads",
    "PAG-001": "takes the masthead of each brief in a book for a running head",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a checker says of a document."""

    document: str
    checker: str
    rule: str
    severity: str
    message: str

    @property
    def counts(self) -> bool:
        return self.severity == "error" or (self.severity == "warning" and self.rule not in KNOWN)


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py pages", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(DOCUMENTS))
    parser.add_argument("--lang", action="append", choices=LANGUAGES, default=[])
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the documents there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        folder = options.keep or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        workspace = Path(spare) / "facts.minebrief"
        return check(folder, workspace, options.names or list(DOCUMENTS), options.lang or LANGUAGES)


def check(folder: Path, workspace: Path, names: list[str], languages: Sequence[str]) -> int:
    """Make, read, tell; 1 if anything counts."""
    (folder / "logo.svg").write_text(SVG, encoding="utf-8")
    made = [make(name, language, folder, workspace) for name in names for language in languages]
    findings = [finding for path in made for finding in (*pdfua(path), *outloud(path))]
    wrong = [finding for finding in findings if finding.counts]
    for each in wrong:
        print(f"{each.document}: {each.checker} {each.severity} {each.rule}: {each.message}")
    known = Counter(finding.rule for finding in findings if finding.rule in KNOWN)
    for rule, count in sorted(known.items()):
        print(f"{rule} {count} times, passed over: {KNOWN[rule]}")
    print(f"{len(made)} documents, {len(wrong)} findings")
    return 1 if wrong else 0


def make(name: str, language: str, folder: Path, workspace: Path) -> Path:
    """By the command line."""
    path = folder / f"{name}-{language}.pdf"
    words = [word.replace("{folder}", str(folder)) for word in DOCUMENTS[name]]
    command = [
        sys.executable,
        "-m",
        "desktop",
        *words,
        *DAY,
        "--lang",
        language,
        "--workspace",
        str(workspace),
    ]
    whole = [*command, "--out", str(path)]
    subprocess.run(whole, cwd=ROOT, check=True, capture_output=True)  # what it leaves out is no matter here
    return path


def pdfua(path: Path) -> Iterator[Finding]:
    """What pdfua finds: the rules of PDF/UA-1 that a machine can check."""
    said = read(["pdfua", "check", "--format", "json", str(path)])
    for each in said["findings"]:
        yield Finding(path.stem, "pdfua", str(each.get("rule")), str(each["severity"]), str(each["message"]))


def outloud(path: Path) -> Iterator[Finding]:
    """What outloud finds: rules, and what a screen reader would make of it."""
    said = read(["outloud", "--json", "-", "--quiet", "--fail-on", "never", str(path)])
    for result in said["results"]:
        if result["error"]:
            yield Finding(path.stem, "outloud", "unreadable", "error", str(result["error"]))
        for each in result["findings"]:
            if each["rule"] == "TAG-002" and each["count"] == 1 and each["evidence"] == running_head(path):
                yield Finding(path.stem, "outloud", "TAG-002 of the title", "warning", each["message"])
            elif each["rule"] == "TAG-002" and each["count"] == 1 and said_before(path, each):
                yield Finding(path.stem, "outloud", "TAG-002 of heads", "warning", each["message"])
            else:
                yield Finding(path.stem, "outloud", each["rule"], each["severity"], each["message"])


def running_head(path: Path) -> str:
    """What stands at the head of each page but the first: title and organisation, as the file names them."""
    with pypdfium2.PdfDocument(path) as document:
        said = document.get_metadata_dict()
    return f"{said['Title']} {said['Author']}"


def said_before(path: Path, found: dict) -> bool:
    """Whether the line stands at the head of its page, and stood on the page before, where it was read."""
    with pypdfium2.PdfDocument(path) as document:
        here, before = (
            " ".join(document[page].get_textpage().get_text_bounded().split())
            for page in (found["page"] - 1, max(found["page"] - 2, 0))
        )
    return found["page"] > 1 and found["evidence"] in before and found["evidence"] in here[: len(here) // 4]


def read(command: list[str]) -> dict:
    """Its JSON, after whatever it prints before."""
    done = subprocess.run(
        [str(VENV / command[0]), *command[1:]], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if "{" not in done.stdout:
        raise SystemExit(f"{command[0]} said nothing: {done.stderr.strip()}")
    return json.JSONDecoder().raw_decode(done.stdout[done.stdout.index("{") :])[0]


if __name__ == "__main__":
    sys.exit(main())
