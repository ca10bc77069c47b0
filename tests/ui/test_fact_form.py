"""What one chooses in the forms of facts is said in the window's language, as is what was chosen when it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from db.facts import Facts
from db.records import KINDS, Role
from db.rules import WORDS
from desktop.ui.facts.choice_words import choice_words
from desktop.ui.facts.fields import ChoiceField
from desktop.ui.facts.form import FactForm, offered_kinds
from desktop.ui.facts.values import cell_words, value_words
from desktop.wording import Wording

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox
    from pytestqt.qtbot import QtBot

SAME = {
    "fr": {
        "Argument",
        "Contamination",
        "Position",
        "Suspension",
        "Transitions",
        "Vote",
        "absent",
        "production",
        "ratification",
        "succession",
    },
    "es": {"neutral"},
    "ru": {"Landmine Monitor"},
}
"""Words that are the language's own as they are English ones, and a publication that keeps its name."""
OTHERS = ("fr", "es", "ru", "zh", "ar")


@pytest.fixture
def form_in(qtbot: QtBot, facts: Facts) -> Callable[[str], FactForm]:
    def make(language: str) -> FactForm:
        form = FactForm(facts, Wording(language))
        qtbot.addWidget(form)
        return form

    return make


def choices(form: FactForm) -> Iterator[tuple[str, str]]:
    """All that may be chosen in every form, each with where it is."""
    yield from (("kind", text) for text in texts_of(form.kinds))
    for kind in offered_kinds():
        form.begin(kind, {}, None, "")
        for name, field in form.fields.items():
            if isinstance(field, ChoiceField):
                yield from ((f"{kind.KIND}.{name}", text) for text in texts_of(field.box))


def texts_of(box: QComboBox) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


@pytest.mark.parametrize("language", OTHERS)
def test_no_choice_of_any_form_is_english(language: str, form_in: Callable[[str], FactForm]) -> None:
    english, other = list(choices(form_in("en"))), list(choices(form_in(language)))
    assert [place for place, _ in english] == [place for place, _ in other]
    assert len(english) > 300
    same = {one for one in english if one in set(other)}
    assert not [(place, text) for place, text in same if text not in SAME.get(language, set())]


def test_no_choice_is_a_bare_word_of_the_table(form_in: Callable[[str], FactForm]) -> None:
    assert not [
        (place, text) for place, text in choices(form_in("en")) if not text or text == "–" or "_" in text
    ]


def test_each_word_that_a_field_may_hold_has_a_meaning() -> None:
    words = Wording("zh")
    assert not [
        (kind.KIND, name, word)
        for (kind, name), legal in WORDS.items()
        for word in legal
        if choice_words(kind.KIND, name, word, words) == word
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_what_was_chosen_is_told_as_it_is_offered(language: str, facts: Facts) -> None:
    words = Wording(language)
    told = value_words("standing", "latest-read", facts, words, "deadline")
    assert told == choice_words("deadline", "standing", "latest-read", words)
    assert cell_words("standing", "latest-read", facts, words, "deadline") == told
    role = value_words("role", Role.SILENT, facts, words, "ask")
    assert cell_words("role", "silent", facts, words, "ask") == role
    assert "silent" not in role
    assert cell_words("on_track", "", facts, words, "deadline") == ""


def test_a_word_of_no_closed_set_stays_as_it_is(facts: Facts) -> None:
    assert cell_words("extent", "massive", facts, Wording("fr"), "contamination") == "massive"
    assert {kind.KIND for kind in KINDS} >= {"deadline", "ask"}
