from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from db.editions import shipped_facts
from db.facts import Facts
from db.records import StateCode
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Dossier, Picks
from desktop.wording import Wording

DossierOf = Callable[..., Dossier]

REAL = {
    "Party": "دولة طرف",
    "Withdrawal notified": "الانسحاب المُخطَر به",
    "Suspension claimed": "ادُّعي التعليق",
    "Not party": "ليست طرفًا",
    "Disputed": "متنازَع عليه",
    "Not one of the {n} states": "ليست من الدول الـ{n}",
    "people killed or injured": "قُتلوا أو أُصيبوا",
    "no figure": "لا رقم",
    "no figure in the sources read": "لا رقم في المصادر المقروءة",
    "yes": "نعم",
    "no": "لا",
    "Civilians": "المدنيون",
    "Children": "الأطفال",
    "Sources: {sources}.": "المصادر: {sources}.",
}
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


class Arabic(Wording):
    """Some real Arabic, and all other words in Arabic letters that stand for those of the English."""

    def __init__(self) -> None:
        super().__init__("en")
        self.language = "ar"
        self._locale = "ar"

    def text(self, message: str, **places: object) -> str:
        found = REAL.get(message) or _lettered(message)
        return found.format(**places) if places else found

    def plural(self, one: str, many: str, n: int, **places: object) -> str:
        return _lettered(one if n == 1 else many).format(n=self.number(n), **places)


def _lettered(message: str) -> str:
    """Each letter outside of named places as an Arabic one."""
    parts = re.split(r"(\{[^}]*\})", message)
    return "".join(part if part.startswith("{") else "".join(map(_letter, part)) for part in parts)


def _letter(character: str) -> str:
    return _LETTERS[ord(character) * 7 % len(_LETTERS)] if character.isalpha() else character


@pytest.fixture(scope="session")
def facts() -> Facts:
    return shipped_facts()


@pytest.fixture(scope="session")
def dossier_of(facts: Facts) -> DossierOf:
    """A dossier on these states on a day; the 22nd Meeting's last where none is given."""

    def make(*states: str, as_of: date = date(2025, 12, 5)) -> Dossier:
        return assemble(facts, Picks(tuple(map(StateCode, states)), (), as_of))

    return make


@pytest.fixture(scope="session")
def words() -> Wording:
    return Wording("en")


@pytest.fixture(scope="session")
def arabic() -> Wording:
    return Arabic()
