"""She never touches the mouse: five briefs and a book, by keys that a real X server sends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from tests.stories.beside import lacking, run_beside

STATES = {"Ukraine", "Belgium", "Poland", "Mongolia", "Niue"}
SENTENCE = "We ask you to take the floor on Monday"
SOURCE = "UNIDIR press conference"


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


@pytest.mark.skipif(bool(lacking("xdotool")), reason=lacking("xdotool"))
def test_five_states_and_two_issues_an_ask_of_her_own_with_its_source_five_files_and_a_book(
    shipped: Path, tmp_path: Path, screen: str
) -> None:
    path = tmp_path / "22MSP.minebrief"
    shutil.copy(shipped, path)
    book, folder = tmp_path / "out" / "book.pdf", tmp_path / "files"
    book.parent.mkdir()
    errors = run_beside("typist.py", [book, folder], path, screen, 400)
    assert book.exists(), errors
    bound, briefs = words_of(book), {each.stem: words_of(each) for each in folder.glob("*.pdf")}
    assert len(briefs) == len(STATES), errors
    assert {state for state in STATES if any(state in text[:300] for text in briefs.values())} == STATES
    assert all(state in bound for state in STATES)
    hers = [text for text in (bound, *briefs.values()) if SENTENCE in text]
    assert len(hers) == 2, "the book and the brief on Ukraine"
    assert all(SOURCE in text for text in hers)
