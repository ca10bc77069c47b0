"""The smaller item models: each meets Qt's own tester and says what its view shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.facts import Facts
from db.records import Certainty, Issue, StateCode
from db.search import Hit
from desktop.brief.usable import UsableFact
from desktop.dossier.issue_counts import issue_counts
from desktop.dossier.lexicon import Filter
from desktop.dossier.query import Kind, Term
from desktop.dossier.suggesting import Suggestion
from desktop.ui.bar.finds import Find, FindKind
from desktop.ui.models.facts import SOURCE, STATEMENT, FactsModel, FilteredFacts
from desktop.ui.models.hits import HitsModel, find_of
from desktop.ui.models.issues import IssuesModel
from desktop.ui.models.outline import OutlineModel, OutlineRow
from desktop.ui.models.roles import Role
from desktop.ui.models.rows import RowsModel
from desktop.ui.models.sets import SetsModel
from desktop.ui.models.suggestions import SuggestionsModel
from desktop.ui.models.tips import tip
from desktop.wording import Wording

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Tested = Callable[[object], object]


def column(model: object, number: int = 0) -> list[str]:
    return [model.index(row, number).data() for row in range(model.rowCount())]  # type: ignore[attr-defined]


def remarks(model: object) -> list[str]:
    return [model.index(row, 0).data(Role.REMARK) for row in range(model.rowCount())]  # type: ignore[attr-defined]


def test_issues_say_how_many_facts_there_are_on_each(facts: Facts, words: Wording, tested: Tested) -> None:
    model = IssuesModel(words)
    tested(model)
    model.show_counts(issue_counts(facts))
    assert column(model)[0] == "Suspension"
    assert model.rowCount() == len(Issue)
    assert remarks(model)[0].endswith(" facts")
    assert all(remarks(model))


def test_an_issue_ticked_asks_for_it(words: Wording, qtbot: QtBot) -> None:
    model = IssuesModel(words)
    with qtbot.waitSignal(model.toggled) as asked:
        model.setData(model.index(3), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == [Issue.CASUALTIES]
    model.show_picked((Issue.CASUALTIES,))
    assert Qt.CheckState(model.index(3).data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked


def test_sets_say_their_rule_and_whom_they_hold(words: Wording, tested: Tested) -> None:
    model = SetsModel(words)
    tested(model)
    two = frozenset({StateCode("AUT"), StateCode("BEL")})
    objected = Filter(Term(Kind.SET, "objected"), "Objected", "Those that wrote.", two)
    broken = Filter(Term(Kind.OWN, "k1"), "Mine", "It asks for what is gone.", frozenset(), trouble="gone")
    model.show_sets((objected, broken))
    assert remarks(model) == ["2", "–"]
    model.show_sets((replace(objected, states=frozenset({StateCode("AUT")})), broken))
    assert remarks(model) == ["1", "–"]
    first = model.index(0)
    assert first.data(Qt.ItemDataRole.ToolTipRole) == "Those that wrote."
    assert first.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Those that wrote."
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Objected, 1 state"
    model.show_sets((broken,))
    model.show_sets(())


def test_suggestions_say_how_many_states_would_be_left(words: Wording, tested: Tested) -> None:
    model = SuggestionsModel(words)
    tested(model)
    model.show_rows((Suggestion("EU objected", "Objected", "Those that wrote.", 4),))
    assert column(model) == ["Objected"]
    assert remarks(model) == ["4"]
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Objected, 4 states"
    model.show_rows(())


def test_the_outline_says_what_is_printed_and_on_what_it_rests(
    words: Wording, tested: Tested, qtbot: QtBot
) -> None:
    model = OutlineModel(words)
    tested(model)
    rows = (OutlineRow("asks", "What we ask", 1, 1), OutlineRow("why", "Why it matters", 4, None))
    model.show_sections(rows)
    assert remarks(model) == ["auto · 1 source", "no room"]
    model.show_without({"asks"})
    assert remarks(model)[0] == "left out"
    with qtbot.waitSignal(model.toggled) as asked:
        model.setData(model.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == ["asks"]
    model.show_sections(rows[:1])
    model.show_sections(())


def test_facts_from_memory_are_shown_as_what_they_are(facts: Facts, words: Wording, tested: Tested) -> None:
    source = next(iter(facts.sources.values()))
    used = (
        UsableFact(
            "Ukraine",
            "Status",
            "State Party since 2006",
            "1 June 2006",
            "2006-06-01",
            Certainty.READ,
            (source.id,),
        ),
        UsableFact("Perú", "Event", "Something", "2001", "2001", Certainty.MEMORY, ()),
    )
    model = FactsModel(words)
    shown = FilteredFacts(model)
    tested(model)
    tested(shown)
    model.show_facts(used, facts.sources)
    assert column(shown, STATEMENT) == ["State Party since 2006", "Something (unverified, not printed)"]
    assert column(shown, SOURCE) == [source.title, ""]
    shown.show_only("peru EVENT")
    assert column(shown) == ["Perú"]
    shown.show_only("nothing like it")
    assert shown.rowCount() == 0


def test_a_figure_s_table_shows_its_rows(tested: Tested) -> None:
    model = RowsModel()
    tested(model)
    model.show_rows(("Year", "Casualties"), (("2024", "6,279"), ("2023", "5,757")))
    assert column(model, 1) == ["6,279", "5,757"]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Casualties"
    assert model.headerData(7, Qt.Orientation.Horizontal) is None
    model.show_rows((), ())


def test_hits_say_their_kind(words: Wording, tested: Tested) -> None:
    model = HitsModel(words)
    tested(model)
    ukraine = find_of(Hit("state", "state:UKR", "Ukraine", "", StateCode("UKR")), words)
    quitting = Find(FindKind.COMMAND, "quit", "Quit", "Ctrl+Q", (), "do it", "change its shortcut")
    model.show_finds((ukraine, quitting))
    assert column(model) == ["States", "Ukraine", "Commands", "Quit"]
    assert remarks(model) == [None, "State", None, "Ctrl+Q"]
    assert [bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable) for row in range(4)] == [
        False,
        True,
        False,
        True,
    ]
    spoken = model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Quit, Ctrl+Q, Commands, Enter: do it · Ctrl+Enter: change its shortcut"
    assert model.row_of("command:quit") == 3
    model.show_finds(())


def test_markup_in_a_tooltip_is_text() -> None:
    assert tip("") == ""
    assert "&lt;b&gt;" in tip("<b>bold</b>")
    assert len(tip("x" * 100_000)) < 2000
