"""The catalogue of words: complete for each part in the languages that should have it, never staler than the code."""

from __future__ import annotations

import gettext
import importlib.util
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import takewhile
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from db import place_names
from db.editions import shipped_facts
from db.records import Deadline, Event, StateCode, Translation
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Dossier, Picks
from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.figures import catalogue
from desktop.wording import (
    FIGURE_LANGUAGES,
    PAGE_LANGUAGES,
    UN_LANGUAGES,
    WINDOW_BEGUN,
    WINDOW_LANGUAGES,
    Wording,
)

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[1]
TRANSLATED = ("fr", "es", "ru", "zh", "ar")
FORMS = {
    "ru": ("one", "few", "many"),
    "zh": ("other",),
    "ar": ("zero", "one", "two", "few", "many", "other"),
}
"""What Unicode calls the forms of a plural, in the order of the catalogue."""
PICKED = tuple(map(StateCode, ("UKR", "MMR", "SYR", "AFG", "LTU", "COD")))
DAYS = (date(2025, 12, 5), date(2026, 11, 25))
REGIONS = (MapRegion.WORLD, MapRegion.MIDDLE_EAST_NORTH_AFRICA)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """packaging/translate.py, which is no package."""
    spec = importlib.util.spec_from_file_location("translate", ROOT / "packaging/translate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, spec.name, module)  # where a dataclass looks for its types
        spec.loader.exec_module(module)
    return module


@pytest.fixture
def copied(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the catalogue, to be changed."""
    locale = tmp_path / "resources/locale"
    shutil.copytree(ROOT / "resources/locale", locale)
    shutil.copytree(ROOT / "desktop", tmp_path / "desktop", ignore=shutil.ignore_patterns("*.pyc"))
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "LOCALE", locale)
    monkeypatch.setattr(tool, "TEMPLATE", locale / "minebrief.pot")
    return tmp_path


def read(language: str) -> Catalog:
    path = ROOT / f"resources/locale/{language}/LC_MESSAGES/minebrief.po"
    with path.open("rb") as source:
        return read_po(source, locale=language)


def in_english(language: str) -> dict[str, str]:
    """Messages that the language writes otherwise, each with itself, without what has no words of its own."""
    return {
        first: first
        for message in read(language)
        if (first := message.id if isinstance(message.id, str) else message.id[0])
        and first != message.string
        and len(re.sub(r"\{\w+\}|\W", "", first)) > 0
    }


class Recording(Wording):
    """Remembers the messages that it was asked for."""

    def __init__(self, language: str = "en") -> None:
        super().__init__(language, UN_LANGUAGES)
        self.asked: set[str] = set()

    def text(self, message: str, **places: object) -> str:
        self.asked.add(message)
        return super().text(message, **places)

    def plural(self, one: str, many: str, n: int, **places: object) -> str:
        self.asked.add(one)
        return super().plural(one, many, n, **places)


@cache
def dossier_in(language: str, day: date, *states: StateCode) -> Dossier:
    return assemble(shipped_facts(), Picks(states, (), day, language=language))


def pictures() -> Iterator[tuple[Picture, date]]:
    for kind in PictureKind:
        for states in ((), PICKED[:1], PICKED):
            for region in REGIONS if kind.startswith("map") else REGIONS[:1]:
                for day in DAYS:
                    yield Picture(kind, states, region), day


@cache
def told(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The messages asked for while every figure is told, tabled and signed; and all that was then said."""
    words = Recording(language)
    said: list[str] = []
    for picture, day in pictures():
        dossier = dossier_in(language, day, *picture.states)
        said += [catalogue.title(picture, dossier, words), catalogue.describe(picture, dossier, words)]
        heads, rows = catalogue.table(picture, dossier, words)
        said += (*heads, *(cell for row in rows for cell in row))
        said += catalogue.small_print(picture, dossier, words)
    return frozenset(words.asked), tuple(said)


@cache
def drawn() -> frozenset[str]:
    """The messages asked for while every figure is drawn, large and small."""
    words = Recording()
    for picture, day in pictures():
        dossier = dossier_in("en", day, *picture.states)
        for width, height in ((720, 400), (215, 130)):
            catalogue.draw(picture, dossier, width, height, words, standalone=width > 300)
    return frozenset(words.asked)


def test_the_template_and_the_compiled_catalogues_are_what_the_code_makes_them(tool: ModuleType) -> None:
    stale = [str(each.path) for each in tool.files() if each.stale]
    assert not stale, "run python3 dev.py translate"


def test_each_message_that_a_figure_asks_for_is_in_the_template(tool: ModuleType) -> None:
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in tool.extracted()}
    assert told("en")[0] | drawn() <= known


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_part_has_every_message_in_all_its_forms_where_it_should_be_complete(
    tool: ModuleType, language: str
) -> None:
    assert not [message.id for message in tool.overdue(read(language), language)]


def test_a_language_is_offered_as_complete_or_as_begun(tool: ModuleType) -> None:
    assert set(WINDOW_LANGUAGES) - WINDOW_BEGUN - {"en"} == set(tool.COMPLETE["window"])
    assert set(FIGURE_LANGUAGES) - {"en"} == set(tool.COMPLETE["figures"])
    assert set(PAGE_LANGUAGES) - {"en"} == set(tool.COMPLETE["pages"])


def test_each_message_belongs_to_a_part(tool: ModuleType) -> None:
    assert not [message.id for message in tool.extracted() if message.id and not tool.parts_of(message)]


def test_what_only_a_begun_part_lacks_is_counted_not_listed(tool: ModuleType, copied: Path) -> None:
    path = copied / "resources/locale/ar/LC_MESSAGES/minebrief.po"
    with path.open("rb") as source:
        catalogue = read_po(source, locale="ar")
    for message in catalogue:
        if message.id and tool.parts_of(message) == {"window"}:
            message.string = ("",) * catalogue.num_plurals if message.pluralizable else ""
    path.write_bytes(tool._po(catalogue))
    tool.main([])
    lines = list(takewhile(lambda line: not line.startswith("es:"), tool.told()))
    counted = next(line for line in lines if line.endswith("of parts that are only begun"))
    assert int(counted.split()[1]) > 900
    assert "  &File" not in lines


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_timeline_has_the_titles_of_its_events_in_its_language(language: str) -> None:
    dossier, words = dossier_in(language, DAYS[1]), Wording(language, TRANSLATED)
    picture = Picture(PictureKind.CHART_EVENTS)
    known = {each.text for each in shipped_facts().all(Translation) if each.field == "title"}
    english = {each.title for each in shipped_facts().all(Event)} - known  # Russian has a report's own name
    _, rows = catalogue.table(picture, dossier, words)
    titles = {row[3] for row in rows}
    assert len(titles) > 100
    assert titles <= known
    assert not titles & english
    told = catalogue.describe(picture, dossier, words)
    assert not [title for title in english if title in told]
    assert any(title in told for title in titles)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_figure_says_nothing_in_english_where_there_are_other_words(language: str) -> None:
    english = {message.strip(" .:") for message in in_english(language) if "{" not in message}
    plain = {text.strip(" .:") for text in told(language)[1]}
    of_facts = {each.words for each in shipped_facts().all(Deadline)}
    of_facts |= {each.summary for each in shipped_facts().all(Event)}
    assert plain & english <= of_facts
    ours = [text for text in told(language)[1] if text not in of_facts]
    sentences = [
        piece.strip()
        for message in in_english(language)
        for piece in re.split(r"\{\w+\}", message)
        if len(piece.split()) > 3
    ]
    assert not [(piece, text) for text in ours for piece in sentences if piece in text]


def test_a_class_of_states_keeps_the_capital_that_its_language_gives_it() -> None:
    picture = Picture(PictureKind.MAP_STATUS, PICKED)
    told = catalogue.describe(picture, dossier_in("fr", DAYS[0], *PICKED), Wording("fr", TRANSLATED))
    assert "République démocratique du Congo (État partie)" in told
    assert "Ukraine (suspension revendiquée)" in told


def test_sentences_in_chinese_follow_each_other_without_a_space_and_a_title_has_no_stop() -> None:
    for picture, day in pictures():
        dossier, words = dossier_in("zh", day, *picture.states), Wording("zh", TRANSLATED)
        assert "。 " not in catalogue.describe(picture, dossier, words)
        assert not catalogue.title(picture, dossier, words).endswith("。")


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_the_places_of_its_message(tool: ModuleType, language: str) -> None:
    catalogue = read(language)
    lacking = {id(message) for message in tool.missing(catalogue)}
    for message in catalogue:
        if not message.id or id(message) in lacking:
            continue
        plural = message.pluralizable
        wanted = set(re.findall(r"\{\w+\}", message.id[-1] if plural else str(message.id)))
        for form in tuple(message.string or ()) if plural else (message.string,):
            places = set(re.findall(r"\{\w+\}", str(form)))
            assert places <= wanted
            assert places | ({"{n}"} if plural else set()) >= wanted, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_forms_of_a_plural_are_told_apart_as_unicode_tells_them(language: str) -> None:
    order = FORMS.get(language, ("one", "other"))
    words = Wording(language, TRANSLATED)
    rule = Locale(language).plural_form
    for n in range(320):
        assert order[words._catalogue.plural(n)] == rule(n)  # type: ignore[attr-defined]


def test_a_message_without_translation_is_in_english_and_named(tool: ModuleType, copied: Path) -> None:
    path = copied / "resources/locale/fr/LC_MESSAGES/minebrief.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgstr "Suspension revendiquée"', 'msgstr ""'), encoding="utf-8")
    assert tool.main(["--check"]) == 1  # the compiled one still has it
    assert tool.main([]) == 0
    compiled = gettext.translation("minebrief", str(copied / "resources/locale"), ["fr"])
    assert compiled.gettext("Suspension claimed") == "Suspension claimed"
    assert compiled.gettext("Withdrawal notified") == "Retrait notifié"
    lines = list(tool.told())
    assert "  Suspension claimed" in lines
    count = len(read("fr"))
    assert f"fr: {count - 1} of {count} messages" in lines


def test_a_plural_without_its_forms_is_in_english_not_empty(tool: ModuleType, copied: Path) -> None:
    path = copied / "resources/locale/pt/LC_MESSAGES/minebrief.po"
    path.parent.mkdir(parents=True)
    path.touch()
    tool.main([])
    compiled = gettext.translation("minebrief", str(copied / "resources/locale"), ["pt"])
    assert compiled.ngettext("{n} state", "{n} states", 3) == "{n} states"


def test_a_guess_counts_as_missing(tool: ModuleType, copied: Path) -> None:
    path = copied / "resources/locale/fr/LC_MESSAGES/minebrief.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Withdrawals"', '#, fuzzy\nmsgid "Withdrawals"'), encoding="utf-8")
    tool.main([])
    assert "  Withdrawals" in tool.told()


def test_a_new_language_begins_with_an_empty_file(tool: ModuleType, copied: Path) -> None:
    path = copied / "resources/locale/pt/LC_MESSAGES/minebrief.po"
    path.parent.mkdir(parents=True)
    path.touch()
    assert tool.main([]) == 0
    assert tool.main(["--check"]) == 0
    count = len(read("fr"))
    assert f"pt: 0 of {count} messages" in tool.told()
    assert "Language: pt" in path.read_text(encoding="utf-8")


def test_a_changed_message_makes_the_catalogue_stale(tool: ModuleType, copied: Path) -> None:
    assert tool.main(["--check"]) == 0
    titles = copied / "desktop/titles.py"
    titles.write_text(
        titles.read_text("utf-8").replace('"Victim assistance"', '"Assistance to victims"'), "utf-8"
    )
    assert tool.main(["--check"]) == 1


def test_a_message_is_found_within_brackets_and_behind_a_condition(tool: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "said.py"
    source.write_text(
        'a = words.text("outer {x}", x=words.listing([words.text("inner")]))\n'
        'b = words.text(to_translate("one") if a else to_translate("other"))\n'
        'c = words.plural("{n} state", "{n} states", 3, more=words.text("nested"))\n'
        'd = sheet.text(1, 2, "no message")\n'
    )
    with source.open("rb") as file:
        found = [texts for _, _, texts, _ in tool.calls(file, tool.KEYWORDS)]
    assert {texts[0] for texts in found} == {
        "outer {x}",
        "inner",
        None,
        "one",
        "other",
        "{n} state",
        "nested",
    }


def test_the_command_tells_which_places_keep_their_english_name(
    tool: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tool.without_name("fr") == []
    monkeypatch.setattr(place_names, "names_in", lambda _: {"UKR": "Ukraine"})
    assert {"Chechnya", "Belgium"} <= set(tool.without_name("fr"))
    assert "Ukraine" not in tool.without_name("fr")
