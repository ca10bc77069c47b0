"""The treaty's terms: each has one rendering in a language, in every message and every translation of a fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from db.editions import shipped_facts
from db.records import Translation

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("fr", "es", "ru", "zh", "ar")


@dataclass(frozen=True, slots=True)
class Term:
    """english: what an entry says that has the term. said: by language, how it is said there, in any of its forms."""

    english: str
    said: Mapping[str, str]


TERMS = {
    "State Party": Term(
        r"\bStates? Part(?:y|ies)\b",
        {
            "fr": r"états? parties?\b",
            "es": r"estados? partes?\b",
            "ru": r"государств\w{0,3}-участни",
            "zh": "缔约国",
            "ar": r"الأطراف|دول\w* ?(?:ال)?طرف|دولا أطرافا|دولا? أطراف",
        },
    ),
    "stockpile": Term(
        r"\bstockpile[sd]?\b",
        {"fr": r"stock", "es": r"existencias|almacenad", "ru": r"запас", "zh": "库存", "ar": "مخزون"},
    ),
    "clearance": Term(
        r"\bclear(?:ance|ed|ing)\b(?! the Mines)",
        {
            "fr": r"dépollu",
            "es": r"limpi",
            "ru": r"разминир",
            "zh": "清除",
            "ar": "إزال|تطهير|مطهر",  # the former of mines, the latter of land
        },
    ),
    "victim assistance": Term(
        r"\bvictim assistance\b|\bassist victims\b",
        {
            "fr": r"assistance aux victimes|assister les victimes",
            "es": r"asistencia a las víctimas|asistir a las víctimas",
            "ru": r"помо\w+ жертвам",
            "zh": "援助受害者|受害者援助",
            "ar": "مساعدة الضحايا",
        },
    ),
    "withdrawal": Term(
        r"\bwithdrawals?\b",
        {
            "fr": r"retrait|retir",
            "es": r"retirad|retir",
            "ru": r"выход|вышл",
            "zh": "退约|退出",  # of a named treaty, which one does not leave twice in a word
            "ar": "انسحاب|انسحب",
        },
    ),
    "suspension": Term(
        r"\bsuspen(?:sions?|ded|ds?)\b",
        {"fr": r"suspen", "es": r"suspen", "ru": r"приостан", "zh": "中止", "ar": "علق|تعليق|معلق"},
    ),
    "anti-personnel mine": Term(
        r"\banti-?personnel mines?\b",
        {
            "fr": r"\bmines? (?:antichar et )?antipersonnel\b",
            "es": r"\bminas? (?:antitanque y )?antipersonal\b",
            "ru": r"противопехотн\w+",
            "zh": "杀伤人员地雷",
            "ar": r"مضادة? للأفراد",
        },
    ),
    "deadline": Term(
        r"\bdeadlines?\b",
        {"fr": r"échéance", "es": r"plazo", "ru": r"срок", "zh": "期限", "ar": "موعد|مواعيد"},
    ),
    "extension": Term(
        r"\bextension requests?\b|\brequests? for (?:an )?extensions?\b|\bextensions?\b",
        {"fr": r"prolongation", "es": r"prórroga", "ru": r"продлени", "zh": "延期", "ar": "تمديد"},
    ),
    "depositary": Term(
        r"\bdepositary\b",
        {"fr": r"dépositaire", "es": r"depositari", "ru": r"депозитари", "zh": "保存人", "ar": "وديع"},
    ),
}

_ONE_MINE = "of one mine, which is lifted; land is cleared"
_IN_A_CELL = "in a cell or legend beside a state's name, which says already that it is one"
_HALTED = "of work that an authority halts, not of the treaty"

OTHERWISE = {
    ("State Party", "fr", "not a State Party"): _IN_A_CELL,
    ("State Party", "fr", "signed on {day}, not a State Party"): _IN_A_CELL,
    (
        "State Party",
        "fr",
        (
            "position:CHN:universalization:vote:2025-12-01:UNDL_HZLOTO:"
            "Voted for A/RES/80/35 although not a State Party. [summary]"
        ),
    ): "“État non partie” is the term for one that is none",
    ("State Party", "ru", "State Party"): _IN_A_CELL,
    ("State Party", "ru", "not a State Party"): _IN_A_CELL,
    ("State Party", "ru", "held; not a State Party"): _IN_A_CELL,
    ("State Party", "ru", "signed on {day}, not a State Party"): _IN_A_CELL,
    (
        "State Party",
        "ru",
        "It remains a State Party to the Convention on Cluster Munitions.",
    ): "the term in two: “Государство остается участником”",
    **{
        ("clearance", language, "argument:smart-mines [answer]"): _ONE_MINE
        for language in ("fr", "es", "ru", "ar")
    },
    ("suspension", "zh", "recommendation:LBY:3 [recommendation]"): _HALTED,
    ("suspension", "ar", "recommendation:LBY:3 [recommendation]"): _HALTED,
}
"""By term, language and message, or fact with its field: why it says the term in other words."""


@cache
def entries(language: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Every message and translated text: what it is known by, the English, what is said. Filters to type are no text."""
    found: list[tuple[str, str, tuple[str, ...]]] = []
    path = ROOT / f"resources/locale/{language}/LC_MESSAGES/minebrief.po"
    with path.open("rb") as source:
        for message in read_po(source, locale=language):
            texts = (message.id,) if isinstance(message.id, str) else message.id
            said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            if message.id and "|" not in texts[0]:
                found.append((texts[0], " ".join(texts), said))
    found += [
        (f"{each.of} [{each.field}]", each.original, (each.text,))
        for each in shipped_facts().all(Translation)
        if each.language == language
    ]
    return tuple(found)


def plain(text: str) -> str:
    """Without the names of places to be filled, and with common spaces."""
    return re.sub(r"\s", " ", re.sub(r"\{\w+\}", "", text))


def otherwise(name: str, language: str) -> set[str]:
    """What has the term in English and does not say it as the language says it."""
    term = TERMS[name]
    return {
        key
        for key, english, said in entries(language)
        if re.search(term.english, plain(english), re.IGNORECASE)
        and not all(re.search(term.said[language], plain(form), re.IGNORECASE) for form in said)
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TERMS)
def test_a_term_of_the_treaty_is_said_in_one_way(name: str, language: str) -> None:
    reasoned = {key for term, where, key in OTHERWISE if (term, where) == (name, language)}
    assert otherwise(name, language) == reasoned


@pytest.mark.parametrize("name", TERMS)
def test_a_term_is_one_that_is_used(name: str) -> None:
    found = [
        key
        for key, english, _ in entries("fr")
        if re.search(TERMS[name].english, plain(english), re.IGNORECASE)
    ]
    assert len(found) > 3
