"""Chinese and Arabic have signs of their own: in the words of the program, in translated facts and in names alike."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from db.editions import shipped_facts
from db.place_names import names_in
from db.records import Translation

ROOT = Path(__file__).resolve().parents[1]
HAN = "\u3400-\u9fff"
PLACE = "\ue000"
"""Stands for a place to be filled, by what is of the language."""
FILE_DIALOG = r"\(\{endings\}\)|\(\*[^)]*\)"
"""Qt reads the endings of files out of half-width brackets."""
KEY = r"\(&\w\)"
CODE = r"`[^`]*`"
POINT_OF_AN_ARTICLE = r"\([a-z]\)(?=项)"
"""As the Chinese text of the Convention numbers the points of a paragraph: 第1款(c)项."""
ENDS = {
    "zh": {".": "。", "?": "？", ":": "：", "!": "！", ";": "；"},
    "ar": {".": ".", "?": "؟", ":": ":", "!": "!", ";": "؛"},
}


@cache
def entries(language: str) -> tuple[tuple[str, str], ...]:
    """Every text beside its English; a state's name, and what one may type, have none."""
    found: list[tuple[str, str]] = []
    path = ROOT / f"resources/locale/{language}/LC_MESSAGES/minebrief.po"
    with path.open("rb") as source:
        for message in read_po(source, locale=language):
            if not message.id:
                continue
            english = message.id if isinstance(message.id, str) else message.id[-1]
            said = (message.string,) if isinstance(message.string, str) else message.string or ()
            found += [(english, form) for form in said]
    found += [(t.original, t.text) for t in shipped_facts().all(Translation) if t.language == language]
    return (*found, *(("", name) for name in names_in(language).values()))


def prose(text: str) -> str:
    """Without what is no prose, its places each one sign."""
    plain = re.sub(f"{FILE_DIALOG}|{KEY}|{CODE}|{POINT_OF_AN_ARTICLE}", "", text)
    return re.sub(r"\{\w+\}", PLACE, plain)


def test_chinese_has_full_width_signs_beside_its_characters() -> None:
    beside = rf"[{HAN}{PLACE}《》“”（）]"
    half = rf"{beside} ?[,;:?!()]|[,;:?!()] ?{beside}|[{HAN}》”）]\.(?!\w)"
    assert not [text for _, text in entries("zh") if re.search(half, prose(text))]


def test_arabic_has_its_own_comma_semicolon_and_question_mark() -> None:
    """A comma within a number or between Latin words is theirs."""
    theirs = re.compile(r"(?<=\d),(?=\d{3})|(?<=[A-Za-z])[,;](?= [A-Za-z…])")
    assert not [text for _, text in entries("ar") if re.search("[,;?]", theirs.sub("", prose(text)))]


ABBREVIATED = ("Art.", "Fig. {n}.")
"""What English cuts short with a stop is a whole word in the others."""


@pytest.mark.parametrize("language", ENDS)
def test_a_text_ends_with_the_sign_of_its_language(language: str) -> None:
    ends = ENDS[language]
    assert not [
        (english, text)
        for english, text in entries(language)
        if english[-1:] in ends and english not in ABBREVIATED and not text.endswith(ends[english[-1]])
    ]


@pytest.mark.parametrize("language", ENDS)
def test_no_quotation_mark_is_straight(language: str) -> None:
    assert not [text for _, text in entries(language) if '"' in prose(text)]


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("zh", "退约,生效"),
        ("zh", "{day}:生效"),
        ("zh", "公约(渥太华)"),
        ("ar", "الدول, الأطراف"),
        ("ar", "هل؟ نعم;"),
    ],
)
def test_a_foreign_sign_would_be_seen(language: str, wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "entries", lambda _: (("", wrong),))
    check = {
        "zh": test_chinese_has_full_width_signs_beside_its_characters,
        "ar": test_arabic_has_its_own_comma_semicolon_and_question_mark,
    }[language]
    with pytest.raises(AssertionError):
        check()
