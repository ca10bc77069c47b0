"""Words parted at the ends of narrow lines."""

from __future__ import annotations

import itertools
import re
import subprocess
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.brief.blocks import Brief, Paragraph, Place, Section, Words
from desktop.page.fonts import SOFT_HYPHEN, Face, width
from desktop.page.hyphens import dictionary_of, hyphenations
from desktop.page.lines import set_lines
from desktop.page.notes import Notes
from desktop.page.pieces import text
from desktop.page.render import render
from desktop.page.runs import runs
from desktop.page.styles import BODY
from desktop.page.tags import Element

SAID = {
    "en": "The Convention prohibits production, stockpiling and transfer of antipersonnel landmines everywhere.",
    "fr": "La convention interdit notamment la production, le stockage et le transfert des mines antipersonnel.",
    "es": "La convención prohíbe especialmente la producción, el almacenamiento y la transferencia de municiones.",
    "ru": "Конвенция запрещает применение, накопление запасов, производство и передачу противопехотных мин.",
}


def lines(said: str, language: str, measure: float, own: str = "") -> list[str]:
    words = runs((Words(said, language=own),), BODY, Element("P"), Notes({}), language)
    found = set_lines(words, measure)
    assert all(line.width <= measure + 0.02 for line in found)
    return ["".join(piece.text for piece in line.pieces).rstrip() for line in found]


def joined(found: list[str]) -> str:
    return " ".join(found).replace(SOFT_HYPHEN + " ", "")


@pytest.mark.parametrize("language", SAID)
def test_a_word_is_parted_where_its_line_would_be_short(language: str) -> None:
    parted = 0
    for measure in range(90, 200, 5):
        found = lines(SAID[language] * 2, language, measure)
        parted += sum(line.endswith(SOFT_HYPHEN) for line in found)
        assert joined(found) == SAID[language] * 2
        for line, after in itertools.pairwise(found):
            if line.endswith(SOFT_HYPHEN):
                assert len(line.split()[-1].strip(SOFT_HYPHEN)) >= 3
                assert len(after.split()[0].strip(".,")) >= 3
    assert parted > 5


@given(st.sampled_from(sorted(SAID)), st.floats(70, 329), st.integers(1, 4))
def test_no_more_than_two_lines_in_a_row_end_with_a_hyphen_and_the_last_word_is_whole(
    language: str, measure: float, times: int
) -> None:
    found = lines(" ".join([SAID[language]] * times), language, measure)
    ends = "".join("-" if line.endswith(SOFT_HYPHEN) else " " for line in found)
    assert "---" not in ends
    assert found[-1].split()[-1] in SAID[language]


def test_names_addresses_and_numbers_are_never_parted() -> None:
    for word in (
        "Switzerland",
        "A/RES/80/63",
        "https://example.org/publications",
        "2024–2025",
        "CONVENTION",
        "non-state",
    ):
        assert hyphenations(word, "en") == ()


def test_a_wide_line_has_whole_words() -> None:
    assert SOFT_HYPHEN not in "".join(lines(SAID["en"] * 5, "en", 440))


def test_words_are_parted_by_their_own_language() -> None:
    assert (dictionary_of("en-GB"), dictionary_of("fr"), dictionary_of("zh"), dictionary_of("ar")) == (
        "en",
        "fr",
        "",
        "",
    )
    english = {measure: lines(SAID["fr"], "en", measure, own="fr") for measure in range(90, 200, 5)}
    assert english == {measure: lines(SAID["fr"], "fr", measure) for measure in range(90, 200, 5)}
    assert SOFT_HYPHEN not in "".join(lines(SAID["en"], "", 100))


def test_a_paragraph_is_not_parted_between_pages_within_a_word() -> None:
    inline = (Words(" ".join([SAID["en"]] * 6)),)
    for measure in range(90, 200, 5):
        piece = text(runs(inline, BODY, Element("P"), Notes({}), "en"), BODY, measure)
        for room in range(30, 200, 13):
            if parts := piece.split(room):
                last = "".join(each.text for each in parts[0].lines[-1].pieces)
                assert not last.endswith(SOFT_HYPHEN) or len(parts[0].lines) == 2


def test_a_parted_word_is_copied_without_a_hyphen_of_its_own(brief: Brief, draw: Any, read: Any) -> None:
    section = Section("why", "Why", (Paragraph((Words(SAID["en"] * 6),)),), Place.MAIN)
    sections = (section, *(each for each in brief.sections if each.place is Place.SIDE))
    page = read(render(replace(brief, sections=sections), draw))
    assert SOFT_HYPHEN in page.text()
    assert not re.search(r"[a-z]-\n", page.text())
    flowing = subprocess.run(["pdftotext", page.path, "-"], capture_output=True, text=True, check=True).stdout
    assert not re.search(r"[a-z]-\n", flowing)


@pytest.mark.parametrize(("language", "letter"), [("ru", "ж"), ("en", "x"), ("fr", "e"), ("es", "a")])
def test_letters_without_end_are_no_word_and_are_cut_where_the_line_is_full(
    language: str, letter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = 0

    def counted(face: Face, of: str) -> float:
        nonlocal measured
        measured += len(of)
        return width(face, of)

    monkeypatch.setattr("desktop.page.lines.width", counted)
    endless = letter * 5_000 + "а" + letter * 5_000
    assert joined(lines(f"one {endless} two", language, 100)).replace(" ", "") == f"one{endless}two"
    assert measured < 100_000  # each letter some times, not once for each that comes before it
