"""What a file says besides its pages: a list of what is allowed, and nothing of the machine or its user."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from db.records import Source, SourceId
from desktop.brief.house import HouseStyle, NotesAt
from desktop.page.links import web_address
from desktop.page.logo import read_logo

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = {
    "info": {"/Title", "/Author", "/Subject", "/Producer", "/CreationDate"},
    "xmp": {"dc:title", "dc:creator", "dc:language", "xmp:CreateDate", "pdf:Producer", "pdfuaid:part"},
    "catalog": {"/Type", "/Pages", "/Lang", "/MarkInfo", "/ViewerPreferences", "/StructTreeRoot", "/Metadata", "/Outlines"},
    "page": {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/StructParents", "/Tabs", "/Annots"},
    "annotation": {"/Type", "/Subtype", "/Rect", "/Border", "/F", "/P", "/Contents", "/StructParent", "/A", "/Dest"},
    "image": {"/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Filter", "/Length", "/SMask"},
    "form": {"/Type", "/Subtype", "/BBox", "/Resources", "/Filter", "/Length"},
    "font": {"/Type", "/Subtype", "/BaseFont", "/Encoding", "/DescendantFonts", "/ToUnicode", "/CIDSystemInfo",
             "/CIDToGIDMap", "/DW", "/W", "/FontDescriptor", "/FirstChar", "/LastChar", "/Widths"},
    "trailer": {"/Root", "/Info", "/ID", "/Size", "/Type", "/W", "/Index", "/Filter", "/Length"},
}  # fmt: skip
"""By place, the keys that may stand there: see CONTRIBUTING, "What a file says of itself"."""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="30" height="10" fill="#b5121b"/></svg>'


def whole(page: Callable[..., Any]) -> Any:
    """A brief with all that a house can add."""
    house = HouseStyle("mail@example.org", read_logo(SVG), "#b5121b", "#7a1020", NotesAt.PAGE)
    return page(house=house)


def dictionaries(found: Any) -> Iterator[dict[str, Any]]:
    for each in found.objects().values():
        value = each.get("value", each.get("stream", {}).get("dict"))
        if isinstance(value, dict):
            yield value


def kind_of(value: dict[str, Any]) -> str:
    kind = str(value.get("/Type")).removeprefix("/").lower()
    kind = str(value.get("/Subtype")).removeprefix("/").lower() if kind == "xobject" else kind
    return {"annot": "annotation"}.get(kind, kind)


def test_no_part_of_a_file_has_a_key_that_is_not_on_the_list(page: Callable[..., Any]) -> None:
    found = whole(page)
    for value in dictionaries(found):
        kind = kind_of(value)
        if kind in ALLOWED:
            assert set(value) <= ALLOWED[kind], kind
    trailer = found.objects()["trailer"]["value"]
    assert set(trailer) <= ALLOWED["trailer"]
    assert set(found.objects()[f"obj:{trailer['/Info']}"]["value"]) <= ALLOWED["info"]


def test_its_metadata_says_no_more_than_the_list_does(page: Callable[..., Any]) -> None:
    said = whole(page).tool("pdfinfo", "-meta")
    used = set(re.findall(r"<((?!rdf:|x:)[\w-]+:[\w-]+)[ >]", said))
    assert used <= ALLOWED["xmp"]
    assert "dc:title" in used


def test_no_time_is_in_a_file_but_midnight_of_its_day(page: Callable[..., Any]) -> None:
    text = json.dumps(whole(page).objects())
    assert set(re.findall(r"D:\d+\w*", text)) == {"D:20251205000000Z"}


def test_fonts_are_named_after_their_glyphs(page: Callable[..., Any]) -> None:
    """The six letters before a subset's name come from its content, not from chance."""
    names = [{str(v.get("/BaseFont")) for v in dictionaries(found)} for found in (whole(page), whole(page))]
    assert names[0] == names[1]
    assert all(re.match(r"/[A-Z]{6}\+Noto", name) for name in names[0] - {"None"})


BUILD = """
import sys, time
now = float(sys.argv.pop(1))
time.time = lambda: now
from desktop.command_line.main import run
sys.exit(run(sys.argv[1:]))
"""


def built(folder: Path, name: str, clock: str, zone: str, seed: str) -> list[bytes]:
    """Briefs and a book made by another user, in another place, at another time."""
    home = folder / f"home-of-{name}"
    home.mkdir(parents=True)
    (home / "logo.svg").write_bytes(SVG)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")} | {
        "HOME": str(home),
        "USER": name,
        "LOGNAME": name,
        "USERNAME": name,
        "HOSTNAME": f"machine-{name}",
        "COMPUTERNAME": f"machine-{name}",
        "TZ": zone,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
    }
    parts = []
    for words in (
        ["brief", "Ukraine", "--notes", "page"],
        ["brief", "Ukraine", "--audience", "internal"],
        ["book", "Ukraine", "Niue"],
    ):
        command = [sys.executable, "-c", BUILD, clock, *words, "--as-of", "2025-12-05", "--logo", "logo.svg"]
        command += [
            "--workspace",
            str(home / "w.minebrief"),
            "--out",
            f"{words[0]}.pdf",
            "--organisation",
            "Org",
        ]
        subprocess.run(command, cwd=home, env=environment, check=True, capture_output=True)
        parts.append((home / f"{words[0]}.pdf").read_bytes())
    return parts


def test_who_makes_it_where_and_when_changes_no_byte(tmp_path: Path) -> None:
    one = built(tmp_path, "sentinel-jane", "1700000000", "Pacific/Auckland", "1")
    other = built(tmp_path / "elsewhere", "sentinel-omar", "1900000000", "America/Lima", "2")
    assert one == other


def test_nothing_of_the_machine_or_its_user_is_in_a_file(page: Callable[..., Any], tmp_path: Path) -> None:
    machine = os.uname().nodename if hasattr(os, "uname") else "machine-"
    machine = machine if len(machine) > 4 else "machine-"  # fewer letters stand in any font
    for content in built(tmp_path, "sentinel-jane", "1700000000", "UTC", "0"):
        (tmp_path / "made.pdf").write_bytes(content)
        command = ["qpdf", "--qdf", "--object-streams=disable", str(tmp_path / "made.pdf"), "-"]
        plain = subprocess.run(command, capture_output=True, check=True).stdout
        for word in ("sentinel", "machine-", str(tmp_path), machine):
            for written in (word.encode(), word.encode("utf-16-be")):
                assert written not in plain


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@example.org", "ftp://example.org/a", "//example.org/a",
     "https://", "https://user:secret@example.org/", "data:text/html,a", "HTTP//x"],
)  # fmt: skip
def test_only_addresses_of_the_web_become_links(page: Callable[..., Any], url: str) -> None:
    assert web_address(url) is None
    sources = {SourceId(n): Source(SourceId(n), n, "", None, url, "", "") for n in ("report", "gs", "treaty")}
    house = HouseStyle(contact=f"{url} mail@example.org https://example.org")
    found = page(sources=sources, house=house, notes_closing=url)
    assert not found.addresses()


def test_the_address_of_each_source_is_printed_in_full_for_who_reads_on_paper(
    page: Callable[..., Any],
) -> None:
    found = page()
    text = "".join(chain(*found.text().split()))
    assert found.addresses()
    assert all(address in text for address in found.addresses())
