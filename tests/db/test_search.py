"""Finding words: states first, accents and signs of no weight, nothing an error."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from db.audience import Audience
from db.documents import Document, documents
from db.edits import About, EditedSection, Shape, Span, Written, drop_section, write_section
from db.migrations import migrations
from db.opening import open_workspace
from db.own import write_note
from db.records import KINDS, Record, StateCode
from db.search import Hit, search
from db.search_index import drop, put, rebuild_index
from db.search_text import plain, tokens_of
from db.workspace import Workspace


def titles(workspace: Workspace, text: str) -> list[str]:
    return [hit.title for hit in search(workspace.database, text)]


def test_states_come_first_and_the_exact_name_before_longer_ones(workspace: Workspace) -> None:
    assert titles(workspace, "niger")[:2] == ["Niger", "Nigeria"]
    hits = search(workspace.connection, "ukraine")
    assert (hits[0].kind, hits[0].key, hits[0].state) == ("state", "state:UKR", "UKR")
    assert "Ukraine's seat stays empty" in [hit.title for hit in hits]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("einspruch", "position"),
        ("receipt", "treaty_text"),
        ("seat empty", "event"),
        ("fundamentally", "argument"),
        ("monitor", "source"),
        ("survey", "recommendation"),
        ("thailand", "practice"),
        ("depositary", "ask"),
        ("22msp", "meeting"),
    ],
)
def test_each_kind_is_found(workspace: Workspace, text: str, kind: str) -> None:
    assert kind in [hit.kind for hit in search(workspace.database, text)]


@pytest.mark.parametrize("text", ["cote", "CÔTE", "ivory co", "civ", "côte d'ivoire", "d'iv"])
def test_accents_case_and_variants_do_not_matter(workspace: Workspace, text: str) -> None:
    assert titles(workspace, text)[0] == "Côte d'Ivoire"


def test_what_is_found_in_a_translation_alone_comes_last(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "shipped.minebrief") as opened:
        for text in ("ask", "what we ask", "suspension", "Retrait"):
            kinds = [hit.kind == "translation" for hit in search(opened.connection, text)]
            assert kinds == sorted(kinds), text
        assert any(hit.kind == "translation" for hit in search(opened.connection, "Retrait"))


def test_quoted_words_are_a_phrase(workspace: Workspace) -> None:
    assert titles(workspace, '"take effect"') == ["MBT Article 20(3)"]
    assert titles(workspace, '"effect take"') == []
    assert titles(workspace, "effect take") == ["MBT Article 20(3)"]


def test_sources_come_last(workspace: Workspace) -> None:
    kinds = [hit.kind for hit in search(workspace.database, "2025")]
    assert "source" in kinds
    assert kinds == sorted(kinds, key=lambda kind: kind == "source")


def test_a_snippet_shows_where(workspace: Workspace) -> None:
    (hit,) = search(workspace.database, "receipt")
    assert "six months after the receipt" in hit.snippet


def test_the_limit_is_kept(workspace: Workspace) -> None:
    assert len(search(workspace.database, "n", limit=1)) == 1
    assert search(workspace.database, "n", limit=0) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "*",
        '"',
        '""',
        "AND",
        "NOT OR",
        "a AND (",
        "title:x",
        "NEAR(a b)",
        "-",
        "^a",
        "a\0b",
        "'; DROP",
        "{a}:b",
    ],
)
def test_signs_that_mean_something_to_the_index_are_only_signs(workspace: Workspace, text: str) -> None:
    assert isinstance(search(workspace.database, text), list)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The facts that ship with the application."""
    with open_workspace(tmp_path_factory.mktemp("shipped") / "a.minebrief") as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ukraine", "state UKR"),
        ("ukr", "state UKR"),
        ("US", "state USA"),
        ("uk", "state GBR"),
        ("congo", "state COG"),
        ("DR Congo", "state COD"),
        ("congo kinshasa", "state COD"),
        ("Turkey", "state TUR"),
        ("south kor", "state KOR"),
        ("Украина", "state UKR"),
        ("Чёрногория", "state MNE"),
        ("乌克兰", "state UKR"),
        ("أوكرانيا", "state UKR"),
        ("اوكرانيا", "state UKR"),
        ("جزائر", "state DZA"),
        ("الجزائر", "state DZA"),
        ("états-unis", "state USA"),
        ("cote divoire", "state CIV"),
        ("clearance Angola", "Angola: clearance 2024"),
        ("Angola clearance 2023", "Angola: clearance 2023"),
        ("Ukraine casualties 2024", "Ukraine: casualties 2024"),
        ("casualty ukraine", "Ukraine: casualties 2024"),
        ("drc casualties", "Democratic Republic of the Congo: casualties 2016"),
        ("czech republic membership", "Czechia: Mine Ban Treaty membership"),
        ("stockpiles of Belarus", "Belarus: stockpile"),
        ("Angola Article 5 deadline", "Angola: Article 5 deadline 2025"),
        ("poland vote", "Poland: vote on A/RES/80/35"),
        ("6,279", "World: casualties 2024"),
        ("article 5", "MBT Article 5"),
        ("article 20(3)", "MBT Article 20(3)"),
        ("art. 20", "MBT Article 20"),
        ("art 5 croatia", "Croatia: Article 5 deadline 2026"),
        ("suspension Austria", "position AUT"),
        ("belgium objection", "position BEL"),
        ("poland withdrawal", "Poland deposits its withdrawal"),
        ("girls casualties", "World: casualties 2022, women and girls"),
        ("VCLT 62", "VCLT Article 62"),
        ("22msp", "Twenty-Second Meeting of the States Parties"),
        ("lm2025-repo", "source LM2025-REPO"),
        ("voting records of the General", "source"),
    ],
)
def test_what_people_mean_comes_first(shipped: Workspace, text: str, first: str) -> None:
    hit = search(shipped.connection, text)[0]
    told = {hit.title, hit.kind, f"{hit.kind} {hit.state}", f"{hit.kind} {hit.key}"}
    assert first in told, f"{text!r} finds {told}"


def test_a_number_that_more_words_follow_is_a_whole_number(shipped: Workspace) -> None:
    assert not [hit for hit in search(shipped.connection, "article 5 ukraine") if "Article 51" in hit.title]
    assert search(shipped.connection, "article 5 ukraine")[0].title.startswith("Ukraine: Article 5 deadline")
    assert "casualties 202" in search(shipped.connection, "casualties 202")[0].title


def test_where_nothing_holds_all_the_words_the_state_and_the_rest_are_found(shipped: Workspace) -> None:
    found = titles(shipped, "article 5 belgium")
    assert found[:2] == ["Belgium", "MBT Article 5"]
    assert titles(shipped, "belgium xyzzyq") == ["Belgium"]
    assert titles(shipped, "xyzzyq") == []


@pytest.mark.parametrize(
    ("question", "word"),
    [("who objected", "objected"), ("did ukraine withdraw", "Ukrain"), ("is russia party", "Russia")],
)
def test_a_question_is_read_by_what_it_asks_for(shipped: Workspace, question: str, word: str) -> None:
    assert word in titles(shipped, question)[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_a_fact_of_every_kind_is_found_by_its_title(shipped: Workspace, kind: type[Record]) -> None:
    record = shipped.facts().all(kind)[-1]
    (document,) = documents(shipped.facts(), [record])
    hits = search(shipped.connection, f"{document.title} {document.body[:60]}", limit=200)
    assert document.key in [hit.key for hit in hits]


def test_the_hit_is_in_view_of_the_snippet_in_the_words_of_the_original(shipped: Workspace) -> None:
    for text in ("reciprocity", '"humanitarian law"', "lithuanian", "ukrainian parliament", "reprisals"):
        hits = search(shipped.connection, text)
        assert hits
        for hit in hits:
            shown = plain(f"{hit.title} {hit.snippet}")
            assert all(word in shown for word in tokens_of(text)), hit


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("地雷受害者在乌克兰", "受害者"),
        ("地雷受害者在乌克兰", "乌克兰"),
        ("地雷受害者在乌克兰", "地雷"),
        ("مكافحة الألغام في أوكرانيا", "الغام"),
        ("مكافحة الألغام في أوكرانيا", "ألغام"),
        ("مكافحة ألغام", "الألغام"),
        ("للألغام المضادة", "الألغام"),
        ("اتفاقية أُوتاوَا", "اوتاوا"),
        ("لجنـــة", "لجنه"),
        ("عام ٢٠٢٤", "2024"),
        ("Ёлкин сказал", "елкин"),
        ("Мин обороны", "МИН"),
        ("Łódź and Malmø", "lodz malmo"),
        ("Straße", "strasse"),
        ("12,345 mines", "12345"),
        ("12\u202f345 mines", "12345"),
        ("12345 mines", "12,345"),
        ("ＭＢＴ", "mbt"),
        ("many casualties", "casualty"),
        ("one casualty", "casualties"),
        ("a stockpile", "stockpiles"),
    ],
)
def test_a_word_is_found_however_it_is_written(workspace: Workspace, written: str, asked: str) -> None:
    with workspace.change() as connection:
        put(connection, [Document("note", "n", "A note", f"begins {written} ends")])
    (hit,) = [hit for hit in search(workspace.connection, asked) if hit.key == "n"]
    assert written in hit.snippet


def test_chinese_signs_are_found_in_their_order_only(workspace: Workspace) -> None:
    with workspace.change() as connection:
        put(connection, [Document("note", "n", "A note", "地雷受害者")])
    assert search(workspace.connection, "害受") == []


def test_the_users_words_are_found_until_they_go(workspace: Workspace) -> None:
    key = write_note(workspace, "UKR", "Ask about the quartermaster")
    assert [hit.key for hit in search(workspace.connection, "quarterm")] == [key]
    assert [hit.key for hit in search(workspace.connection, "Ukraine quartermaster")] == [key]
    workspace.undo()
    assert search(workspace.connection, "quarterm") == []
    workspace.redo()
    with workspace.change() as connection:
        rebuild_index(connection, workspace.facts())
    assert [hit.kind for hit in search(workspace.connection, "quarterm")] == ["note"]


WORDS = st.sampled_from(["mine", "mines", "Ukraine", "2024", "受害者", "الألغام", "côte", "·"])
DOCUMENTS = st.builds(
    Document,
    kind=st.sampled_from(["note", "event", "casualties", "source"]),
    key=st.sampled_from(["a", "b", "c", "d"]),
    title=st.lists(WORDS, max_size=3).map(" ".join),
    body=st.lists(WORDS, max_size=6).map(" ".join),
    names=st.lists(WORDS, max_size=2).map(tuple),
    about=st.sampled_from([(), (StateCode("UKR"),)]),
    place=st.integers(0, 3),
)


def everything(database: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """The documents and their names, in order, and what the index itself holds."""
    queries = (
        "SELECT * FROM document ORDER BY number",
        "SELECT * FROM document_name ORDER BY name, number",
        'SELECT term, doc, col, "offset" FROM terms ORDER BY term, doc, col, "offset"',
    )
    return [database.execute(query).fetchall() for query in queries]


@settings(deadline=None, max_examples=60)
@given(steps=st.lists(st.lists(DOCUMENTS, max_size=5) | st.sampled_from(["a", "b", "c"]), max_size=8))
def test_an_index_changed_by_and_by_is_the_same_as_one_built_at_once(
    steps: list[list[Document] | str],
) -> None:
    grown, whole = empty_index(), empty_index()
    kept: dict[tuple[str, str], Document] = {}
    for step in steps:
        if isinstance(step, str):
            gone = [key for key in kept if key[1] == step]
            drop(grown, [*gone, ("event", "never there")])
            for key in gone:
                del kept[key]
        else:
            put(grown, step)
            kept |= {(document.kind, document.key): document for document in step}
    put(whole, kept.values())
    assert everything(grown) == everything(whole)
    grown.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def empty_index() -> sqlite3.Connection:
    """The tables of the search alone, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrations.apply(Database(connection))
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'search', 'instance')")
    return connection


def test_documents_of_equal_importance_get_numbers_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.search_index._HASH_BITS", 1)
    index = empty_index()
    for batch in range(3):
        put(index, [Document("note", f"{batch}-{number}", "Alike", "in all") for number in range(5)])
    assert len({hit.key for hit in search(index, "alike")}) == 15


def test_an_old_index_is_built_anew_on_opening(workspace: Workspace, edition: Path) -> None:
    path = workspace.path
    with workspace.change() as connection:
        connection.execute("UPDATE document_version SET version = 0")
        drop(connection, [("state", "state:UKR")])
    workspace.close()
    with open_workspace(path, edition) as again:
        assert search(again.connection, "ukraine")[0].kind == "state"


def test_an_encrypted_file_is_searched_in_the_same_way(workspace: Workspace, tmp_path: Path) -> None:
    sqlcipher = pytest.importorskip("sqlcipher3.dbapi2")
    connection = sqlcipher.connect(str(tmp_path / "secret.db"), isolation_level=None)
    connection.execute("PRAGMA key = 'a passphrase'")
    for statement in tables_of_the_search(workspace.connection):
        connection.execute(statement)
    for source in workspace.connection.execute("SELECT * FROM source"):
        places = ", ".join("?" * len(source))
        connection.execute(f"INSERT INTO source VALUES ({places})", tuple(source))  # noqa: S608, signs are ours
    facts = workspace.facts()
    rebuild_index(connection, facts, [])
    for text in ("ukraine", "einspruch", "côte", '"take effect"', "\ud800", "casualties 2024"):
        assert search(connection, text) == search(workspace.connection, text)
    connection.close()


def tables_of_the_search(connection: sqlite3.Connection) -> list[str]:
    """The statements that make them, without the tables that FTS5 makes for itself."""
    query = (
        "SELECT sql FROM sqlite_schema WHERE name LIKE 'document%' OR name IN ('search', 'source') "
        "ORDER BY type = 'view', name = 'search'"
    )
    return [sql for (sql,) in connection.execute(query)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(max_size=60)
    | st.text(alphabet='ab"*()^:-+{} NEARORANDT\0\u0301\u4e2d\ud800\u0627\u0644', max_size=40)
    | st.text(alphabet="a ", max_size=2000)
)
def test_no_text_is_an_error(workspace: Workspace, text: str) -> None:
    assert all(isinstance(hit, Hit) for hit in search(workspace.database, text))


def test_what_is_written_into_briefs_is_found_as_it_reads_now(workspace: Workspace) -> None:
    about = About(Audience.INTERNAL, "en", "state", "UKR")
    near = About(Audience.INTERNAL, "en", "state", "UKR+POL")
    first = EditedSection(
        "ask", "What we ask", (Written(Shape.PARAGRAPH, (Span("Press on the "), Span("stopgap"))),)
    )
    later = EditedSection("ask", "What we ask", (Written(Shape.PARAGRAPH, (Span("Thank them"),)),))
    write_section(workspace, near, first, "What we ask")
    drop_section(workspace, near, "ask", "What we ask")
    write_section(workspace, about, first, "What we ask")
    (hit,) = search(workspace.connection, "ukraine the stopg")
    assert (hit.kind, hit.key, hit.state) == ("section", "internal/en/state/UKR#ask", "UKR")
    assert hit.snippet == "Press on the stopgap"
    drop_section(workspace, about, "ask", "What we ask")
    assert search(workspace.connection, "stopgap") == []
    workspace.undo()
    assert search(workspace.connection, "stopgap") == [hit]
    write_section(workspace, about, later, "What we ask")
    assert search(workspace.connection, "stopgap") == []
    with workspace.change() as connection:
        rebuild_index(connection, workspace.facts())
    assert [hit.kind for hit in search(workspace.connection, "thank them")] == ["section"]


def test_the_monitor_itself_comes_before_news_about_it_and_first_hand_sources_before_others(
    tmp_path: Path,
) -> None:
    with open_workspace(tmp_path / "shipped.minebrief") as opened:
        monitor = [hit.title for hit in search(opened.connection, "Landmine Monitor 2023")]
        assert monitor[:2] == [
            "Landmine Monitor 2023: Support for Mine Action",
            "Landmine Monitor 2023: The Impact",
        ]
        found = [hit for hit in search(opened.connection, "Landmine Monitor 2025") if hit.kind == "source"]
        assert found[0].key == "UNOG_LM2025", "the only official one"
