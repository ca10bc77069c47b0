"""A handout holds nothing internal, wherever one looks in the file; a note for the delegation holds all of it.

Every internal field there is gets a word of its own, found by reflection: a new field is tried without a change here,
and one that was born without an audience fails.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import pypdfium2
import pytest

from db import edits, own
from db.audience import Audience, audience_of, internal_fields
from db.dates import PartialDate
from db.delegation import write_contact, write_encounter, write_promise, write_tactic
from db.edits import About, KeptEdits, Shape, Span, Written
from db.internal import (
    INTERNAL_KINDS,
    Contact,
    Delegation,
    Encounter,
    Internal,
    Outcome,
    Promise,
    Setting,
    Tactic,
)
from db.opening import open_workspace
from db.own import KeptBrief, Note
from db.records import Casualties, Issue, Role, Source, SourceId, StateCode
from db.workspace import AUTHOR, Workspace
from desktop.brief.order import Order
from desktop.brief.subject import subject
from desktop.brief.template import shipped, shipped_template
from desktop.command_line.audience import words_for
from desktop.command_line.main import run
from desktop.dossier.assemble import assemble
from desktop.dossier.confidential import Confidential, InternalNote
from desktop.dossier.model import Picks
from desktop.dossier.notes import OpenNote, Subject
from desktop.page.brief_pdf import make_pdf
from desktop.wording import Wording

UKR = StateCode("UKR")
MARK = "qzx"
"""No word of any language begins so."""
YEAR = 2097
DAY = "2025-12-05"
OPEN = "May be read by anyone"
OPEN_EDIT = "Written for the handout"
WRITERS = {
    "contact": write_contact,
    "promise": write_promise,
    "encounter": write_encounter,
    "tactic": write_tactic,
}
HANDOUTS = [each.key for each in shipped() if Audience.HANDOUT in each.audiences]
OTHER_DATACLASSES = (Delegation, Confidential, InternalNote, OpenNote, Note, KeptBrief)
EDITS = (About, Span, Written, edits.EditedSection, edits.Edits, KeptEdits, edits.Version)


@dataclass
class Forgotten:
    words: str


def word_for(kind: type, name: str) -> str:
    return f"{MARK}{kind.__name__}{name.replace('_', '')}".lower()


def made(kind: type[Internal]) -> Internal:
    """One with a word or a day of its own in each field."""
    hints = get_type_hints(kind)
    return kind(**{each.name: _value(kind, each.name, hints[each.name]) for each in fields(kind)})


def _value(kind: type, name: str, hint: Any) -> Any:
    optional = NoneType in get_args(hint)
    (plain,) = [part for part in get_args(hint) if part is not NoneType] if optional else (hint,)
    day = PartialDate(f"{YEAR}-01-01" if name == "date" else f"{YEAR}-03-17")
    known = {str: word_for(kind, name), StateCode: UKR, PartialDate: day, Role: None, Issue: None}
    if name == "key":
        return ""
    if plain in known:
        return known[plain]
    if issubclass(plain, StrEnum):
        return list(plain)[1]
    return pytest.fail(f"{kind.__name__}.{name}: say here what a {hint} may hold")


def words_written() -> Iterator[str]:
    """Of what is internal, all that a note for the delegation prints."""
    for kind in INTERNAL_KINDS:
        hints = get_type_hints(kind)
        yield from (
            word_for(kind, name) for name in internal_fields(kind) if hints[name] is str and name != "key"
        )
    yield f"{MARK}edited"
    yield from (f"{MARK}note{place}" for place in ("state", "fact", "source", "gone"))


def fill(workspace: Workspace) -> None:
    """Words of their own wherever a user may write what is not for everyone."""
    for kind in INTERNAL_KINDS:
        WRITERS[kind.KIND](workspace, made(kind))
    facts = workspace.facts()
    counts = facts.about(Casualties, UKR)
    own.write_note(workspace, "UKR", f"{MARK}notestate")
    own.write_note(workspace, counts[0].provenance.fact, f"{MARK}notefact")
    own.write_note(workspace, counts[0].sources[0], f"{MARK}notesource")
    own.write_note(workspace, counts[-1].provenance.fact, f"{MARK}notegone")
    own.withdraw_fact(workspace, counts[-1].provenance.fact, f"{MARK}reason")
    own.write_note(workspace, "UKR", OPEN, Audience.HANDOUT)
    own.add_source(
        workspace,
        Source(SourceId(f"{MARK}id"), f"{MARK}title", f"{MARK}publisher", None, "", "ngo", f"{MARK}s"),
    )
    own.keep_brief(workspace, KeptBrief("", f"{MARK}brief", (UKR,), (), "22MSP", date(2025, 12, 5)))
    for audience, text in ((Audience.INTERNAL, f"{MARK}edited"), (Audience.HANDOUT, OPEN_EDIT)):
        about = About(audience, "en", "state", "UKR")
        section = edits.EditedSection(
            edits.own_key(),
            "",
            (Written(Shape.PARAGRAPH, (Span(text),)),),
            ((Span(f"{MARK}was"),),),
        )
        edits.write_section(workspace, about, section, f"{MARK}section")
        edits.keep_version(workspace, about, f"{MARK}version")
    workspace.keep_setting(AUTHOR, f"{MARK}author")
    workspace.keep_setting("drafts", {"note": f"{MARK}draft"})


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("two papers") / f"{MARK}-file.minebrief"
    with open_workspace(path) as workspace:
        fill(workspace)
    return path


def make(workspace: Path, *words: str) -> None:
    assert run(["--workspace", str(workspace), *words, "--as-of", DAY]) == 0


def tool(*command: str | Path) -> bytes:
    return subprocess.run([str(each) for each in command], capture_output=True, check=True).stdout


def everything_in(path: Path, folder: Path) -> dict[str, str]:
    """Whatever other programs can read in the file, by where they read it."""
    document = pypdfium2.PdfDocument(path)
    text = tool("pdftotext", "-raw", path, "-").decode()
    folder.mkdir(exist_ok=True)
    tool("pdfdetach", "-saveall", "-o", folder, path)
    return {
        "text": text,
        "words": re.sub(r"\s+|(?<=\w)-\n", "", text),
        "tags": tool("pdfinfo", "-struct-text", path).decode("utf-8", "replace"),
        "structure": tool("pdfinfo", "-struct", path).decode("utf-8", "replace"),
        "info": tool("pdfinfo", path).decode(),
        "xmp": tool("pdfinfo", "-meta", path).decode(),
        "bookmarks": " ".join(mark.get_title() for mark in document.get_toc()),
        "attachments": " ".join(each.name for each in folder.iterdir()) + str(document.count_attachments()),
        "destinations": tool("pdfinfo", "-dests", path).decode(),
        "addresses": tool("pdfinfo", "-url", path).decode(),
    }


def hidden_in(path: Path) -> list[str]:
    """Forms in which the mark stands in the file, uncompressed."""
    raw = (
        tool("qpdf", "--qdf", "--object-streams=disable", "--decode-level=all", path, "-") + path.read_bytes()
    )
    low = raw.lower()
    wide = MARK.encode("utf-16-be")
    forms = {
        "as it is": MARK.encode(),
        "wide": wide,
        "hex": MARK.encode().hex().encode(),
        "wide hex": wide.hex().encode(),
    }
    wide_upper = MARK.upper().encode("utf-16-be")
    return [name for name, form in forms.items() if form in low] + (
        ["wide capitals"] if wide_upper in raw else []
    )


def in_grey(path: Path) -> Any:
    """The first page, a point to a pixel."""
    return pypdfium2.PdfDocument(path)[0].render(scale=1, grayscale=True).to_numpy()


def leaks(path: Path, folder: Path) -> list[str]:
    found = everything_in(path, folder)
    told = [place for place, text in found.items() if MARK in text.casefold() or str(YEAR) in text]
    return told + hidden_in(path)


@pytest.mark.parametrize(
    "kind", [*INTERNAL_KINDS, *OTHER_DATACLASSES, *EDITS], ids=lambda kind: kind.__name__
)
def test_each_field_that_a_user_writes_was_born_with_an_audience(kind: type) -> None:
    assert all(audience_of(kind, each.name) in Audience for each in fields(kind))


def test_a_field_without_an_audience_is_told() -> None:
    with pytest.raises(LookupError, match=r"Forgotten\.words was born without an audience"):
        audience_of(Forgotten, "words")


@pytest.mark.parametrize("template", HANDOUTS)
@pytest.mark.parametrize("issue", [Issue.SUSPENSION, Issue.CASUALTIES])
def test_a_handout_holds_nothing_internal(template: str, issue: Issue, filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    chosen = shipped_template(template)
    with open_workspace(filled, read_only=True) as workspace:
        facts, own_words = workspace.facts(), words_for(workspace, Audience.HANDOUT)
    picks = subject(chosen, Picks((UKR,), (issue,), date.fromisoformat(DAY)), facts)
    order = Order(chosen, notes=own_words.notes, edits=own_words.edits, confidential=own_words.confidential)
    path.write_bytes(make_pdf(assemble(facts, picks), Wording(), order=order).pdf)
    assert leaks(path, tmp_path / "attached") == []
    assert "INTERNAL" not in everything_in(path, tmp_path / "attached")["text"]


def test_a_handout_made_by_the_command_holds_nothing_internal(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    make(filled, "brief", "UKR", "--out", str(path))
    assert leaks(path, tmp_path / "attached") == []


def test_a_book_of_handouts_and_its_files_hold_nothing_internal(filled: Path, tmp_path: Path) -> None:
    book, folder = tmp_path / "book.pdf", tmp_path / "files"
    make(filled, "book", "UKR", "POL", "--audience", "handout", "--out", str(book))
    make(filled, "book", "UKR", "POL", "--split", str(folder))
    names = sorted(each.name for each in folder.iterdir())
    assert names == [f"brief-poland-{DAY}.pdf", f"brief-ukraine-{DAY}.pdf"]
    for path in (book, *folder.iterdir()):
        assert leaks(path, tmp_path / "attached") == []


def test_a_note_that_may_stand_on_a_handout_does(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    make(filled, "brief", "UKR", "--out", str(path))
    assert OPEN in everything_in(path, tmp_path / "attached")["text"]
    assert OPEN_EDIT in everything_in(path, tmp_path / "attached")["text"]
    make(filled, "brief", "POL", "--out", str(path))
    text = everything_in(path, tmp_path / "attached")["text"]
    assert OPEN not in text
    assert OPEN_EDIT not in text


def test_what_was_edited_for_one_paper_does_not_stand_on_the_other(filled: Path, tmp_path: Path) -> None:
    path, book = tmp_path / "internal.pdf", tmp_path / "book.pdf"
    make(filled, "brief", "UKR", "--audience", "internal", "--out", str(path))
    make(filled, "book", "UKR", "POL", "--audience", "internal", "--out", str(book))
    for each in (path, book):
        text = everything_in(each, tmp_path / "attached")["text"]
        assert f"{MARK}edited" in text
        assert OPEN_EDIT not in text


def test_the_note_for_the_delegation_holds_all_that_is_internal(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "internal.pdf"
    make(filled, "brief", "UKR", "--audience", "internal", "--out", str(path))
    found = everything_in(path, tmp_path / "attached")
    for place in ("words", "tags"):
        text = re.sub(r"\s+", "", found[place]).casefold()
        assert [word for word in words_written() if word not in text] == []
    assert {"text", "words", "tags"} <= set(leaks(path, tmp_path / "attached")), "the eyes of these tests see"
    for told in (f"1 January {YEAR}", f"17 March {YEAR}"):
        assert told.replace(" ", "") in found["words"]


def test_what_is_on_another_state_stays_away_from_a_note(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "internal.pdf"
    make(filled, "brief", "NIU", "--template", "internal", "--out", str(path))
    text = everything_in(path, tmp_path / "attached")["words"].casefold()
    assert [word for word in words_written() if word in text] == [f"{MARK}notegone"]


def test_each_page_of_an_internal_document_says_so(filled: Path, tmp_path: Path) -> None:
    note, book = tmp_path / "note.pdf", tmp_path / "book.pdf"
    make(filled, "brief", "UKR", "--audience", "internal", "--out", str(note))
    make(filled, "book", "UKR", "NIU", "--audience", "internal", "--out", str(book))
    for path in (note, book):
        document = pypdfium2.PdfDocument(path)
        texts = [page.get_textpage().get_text_bounded() for page in document]
        blank = [not text.strip() for text in texts]
        counts = [text.count("INTERNAL – NOT FOR DISTRIBUTION") for text in texts]
        assert all(count == 5 for count, empty in zip(counts, blank, strict=True) if not empty), counts
        info = tool("pdfinfo", path).decode()
        assert "INTERNAL – NOT FOR DISTRIBUTION" in info.split("Title:")[1].splitlines()[0]
        assert tool("pdfinfo", "-struct-text", path).decode("utf-8", "replace").count(
            "INTERNAL – NOT FOR DISTRIBUTION"
        ) == (1 if path == note else 4)


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", "ДЛЯ ВНУТРЕННЕГО ПОЛЬЗОВАНИЯ – НЕ РАСПРОСТРАНЯТЬ"), ("zh", "内部文件——不得分发")],
)
def test_the_band_is_read_in_a_language_of_other_letters(
    filled: Path, tmp_path: Path, language: str, said: str
) -> None:
    path = tmp_path / "note.pdf"
    make(filled, "brief", "UKR", "--audience", "internal", "--lang", language, "--out", str(path))
    document = pypdfium2.PdfDocument(path)
    assert {page.get_textpage().get_text_bounded().count(said) for page in document} == {5}


def test_the_names_of_internal_files_say_so(filled: Path, tmp_path: Path) -> None:
    make(filled, "book", "UKR", "--audience", "internal", "--split", str(tmp_path / "files"))
    assert [each.name for each in (tmp_path / "files").iterdir()] == [f"internal-brief-ukraine-{DAY}.pdf"]


def test_a_band_is_black_and_white_and_seen_on_each_third_of_the_page(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    make(filled, "brief", "UKR", "--audience", "internal", "--out", str(path))
    image = in_grey(path)
    high, wide = image.shape
    edge = image[:, wide - 32 : wide - 20]
    for third in range(3):
        part = edge[high // 3 * third + 50 : high // 3 * (third + 1) - 50]
        assert 0.25 < (part < 90).mean() < 0.9
    assert (image[14:29, 60 : wide - 60] < 90).mean() > 0.35
    assert (image[high - 22 : high - 12, 60 : wide - 60] < 90).mean() > 0.35


def test_a_template_for_the_delegation_makes_no_handout(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "handout.pdf"
    words = ["brief", "UKR", "--template", "internal", "--audience", "handout", "--out", str(path)]
    assert run(["--workspace", str(filled), *words]) == 1
    assert "“Internal note” is not for the audience handout" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize(
    "text",
    [
        "<b>never closed <i>nor this &amp; <img src='/etc/passwd'/>",
        "x" * 3000,
        "word " * 800,
        "الدول الأطراف (2025) \u202eabc\u202c",
        "地雷禁止条約",
        "\U0001f4a3 \U0001f468\u200d\U0001f469",
        "a\x00\x07b\r\n\n\tc",
        "{page} %s {0.__class__} \ud800",
    ],
)
def test_whatever_is_typed_a_page_comes_out_and_no_link_is_made(text: str, tmp_path: Path) -> None:
    day = PartialDate(DAY)
    known = Delegation(
        (Contact("", UKR, text, text, text, text),),
        (Promise("", UKR, text, day, text, text, day, Outcome.BROKEN, day, text),),
        (Encounter("", UKR, day, text, Setting.OTHER, text, text, text, text),),
        (Tactic("", UKR, argue=text, avoid=text),),
    )
    own_words = Confidential(known, (InternalNote(Subject((UKR,), text), text),))
    with open_workspace(tmp_path / "w.minebrief") as workspace:
        dossier = assemble(workspace.facts(), Picks((UKR,), (), date.fromisoformat(DAY)))
    order = Order(shipped_template("internal"), confidential=own_words)
    made = make_pdf(dossier, Wording(), order=order)
    path = tmp_path / "note.pdf"
    path.write_bytes(made.pdf)
    tool("qpdf", "--check", path)
    assert "passwd" not in tool("pdfinfo", "-url", path).decode()
    assert made.pdf == make_pdf(dossier, Wording(), order=order).pdf, "same input, same bytes"
