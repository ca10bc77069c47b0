"""The help in other languages says what the English one says, and what may be typed as it says it."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from db.editions import shipped_facts
from desktop.dossier.filters import lexicon_on
from desktop.dossier.reading import read
from desktop.ui.help.topics import Topic, place_of, topics
from desktop.wording import WINDOW_BEGUN, WINDOW_LANGUAGES, Wording, untranslated_messages

HELP = Path(__file__).resolve().parents[2] / "resources/help"
TRANSLATED = [language for language in WINDOW_LANGUAGES if language not in {"en", *WINDOW_BEGUN}]
MADE_OF = "english.sha256"
"""Beside a translation: the digests of the English files that it was made of, as `sha256sum` writes them."""


def beside_english(language: str) -> list[tuple[Topic, Topic]]:
    return list(zip(topics(), topics(language), strict=True))


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_topic_is_there_in_the_language(language: str) -> None:
    assert [topic.key for topic in topics(language)] == [topic.key for topic in topics()]
    assert {topic.language for topic in topics(language)} == {language}
    names = {path.name for path in (HELP / language).glob("*.md")}
    assert names == {path.name for path in (HELP / "en").glob("*.md")}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_topic_names_the_commands_and_quotes_the_messages_that_its_english_does(language: str) -> None:
    for english, other in beside_english(language):
        assert other.commands == english.commands, other.key
        assert other.messages == english.messages, other.key
        assert other.text.count("\n- ") == english.text.count("\n- "), other.key


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_topic_is_older_than_its_english(language: str) -> None:
    lines = (HELP / language / MADE_OF).read_text(encoding="utf-8").splitlines()
    made_of = {name: digest for digest, name in (line.split() for line in lines)}
    now = {path.name: digest_of(path) for path in (HELP / "en").glob("*.md")}
    stale = sorted(name for name in made_of.keys() | now.keys() if made_of.get(name) != now.get(name))
    assert not stale, f"mend them, then in resources/help/en: sha256sum *.md > ../{language}/{MADE_OF}"


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_text(encoding="utf-8").encode()).hexdigest()


@pytest.mark.parametrize("language", ["en", *TRANSLATED])
def test_what_the_help_says_that_one_may_type_is_a_filter(language: str) -> None:
    lexicon = lexicon_on(shipped_facts(), date(2025, 12, 5), Wording(language))
    picking = next(topic for topic in topics(language) if topic.key == "picking")
    examples = [
        each for each in re.findall("`([^`]+)`", picking.text) if len(each.split()) > 1 or len(each) > 3
    ]
    assert len(examples) >= 6
    for example in examples:
        clauses = read(example, lexicon).query.clauses
        assert clauses, example
        assert 0 < len(lexicon.states_in(read(example, lexicon).query)) < 197, example


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_quoted_message_is_one_of_the_window(language: str) -> None:
    quoted = frozenset().union(*(topic.messages for topic in topics(language)))
    with (HELP.parent / "locale/minebrief.pot").open("rb") as template:
        known = {message.id for message in read_po(template) if isinstance(message.id, str)}
    assert quoted <= known - set(untranslated_messages(language))


def test_a_word_is_found_whatever_its_accents() -> None:
    assert place_of("echeance", "Les échéances") == (4, 8)
    assert place_of("œuvre", "l’œuvre") == (-1, 0)  # what is sought is folded
    assert place_of("oeuvre", "l’œuvre") == (2, 5)
    assert place_of("x", "nichts") == (-1, 0)
    assert place_of("", "nichts") == (-1, 0)
