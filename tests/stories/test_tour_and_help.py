"""A first start: the tour over the real window; the help, which says what the menus say; and opening where one left off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget

from db.records import Issue, StateCode
from desktop.ui.help.help_page import HelpPage
from desktop.ui.help.topics import found, topics
from desktop.ui.tour.steps import steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow


def page_of(window: MainWindow) -> HelpPage:
    page = window.cover.page
    assert isinstance(page, HelpPage)
    return page


def test_the_tour_shows_a_sample_and_leaves_everything_as_it_was(
    qtbot: QtBot, window: MainWindow, settle: Callable
) -> None:
    settle(window)
    choice = window.session.choice
    issues = choice.issues
    window.guide.show_tour()
    tour = window.guide.tour
    assert tour is not None
    settle(window)
    assert choice.states == (StateCode("UKR"),)
    assert choice.issues == (Issue.SUSPENSION,)
    for step in steps(window.session.words):
        assert tour.card.title.text() == step.title
        assert window.rect().contains(tour.card.geometry())
        qtbot.keyClick(tour.card.next, Qt.Key.Key_Return)
    assert window.guide.tour is None
    assert choice.states == ()
    assert choice.issues == issues


def test_the_tour_ends_by_escape_and_keeps_what_was_picked(
    qtbot: QtBot, window: MainWindow, settle: Callable
) -> None:
    settle(window)
    window.session.choice.pick((StateCode("BEL"),))
    window.guide.show_tour()
    tour = window.guide.tour
    assert tour is not None
    qtbot.keyClick(tour.card.next, Qt.Key.Key_Right)
    qtbot.keyClick(tour.card.next, Qt.Key.Key_Left)
    assert tour.card.place.text() == "1 of 8"
    qtbot.keyClick(tour.card.next, Qt.Key.Key_Escape)
    assert window.guide.tour is None
    assert window.session.choice.states == (StateCode("BEL"),)


def test_what_one_picks_while_the_tour_runs_is_there_when_it_ends(
    qtbot: QtBot, window: MainWindow, settle: Callable
) -> None:
    settle(window)
    window.guide.show_tour()
    tour = window.guide.tour
    assert tour is not None
    settle(window)
    window.session.choice.pick((StateCode("BEL"),))
    qtbot.keyClick(tour.card.next, Qt.Key.Key_Escape)
    assert window.guide.tour is None
    assert window.session.choice.states == (StateCode("BEL"),)
    assert window.session.choice.issues == (Issue.SUSPENSION,)


def test_the_tour_greets_once(window: MainWindow, settle: Callable) -> None:
    settle(window)
    window.guide.greet()
    window.session.facts_loaded.emit(window.session.facts)
    assert window.guide.tour is not None
    window.guide.tour.end()
    window.guide.greet()
    window.session.facts_loaded.emit(window.session.facts)
    assert window.guide.tour is None


def test_help_opens_at_what_is_in_view_and_finds_words(
    qtbot: QtBot, window: MainWindow, settle: Callable
) -> None:
    settle(window)
    window.workspaces.visit("sources")
    window.menus.actions["help"].trigger()
    page = page_of(window)
    assert page.list.currentItem().text() == "Facts and sources"
    qtbot.keyClicks(page.line, "passphrase")
    assert page.list.item(0).text() == "Undo, and nothing is lost"
    assert "passphrase" in page.text.toPlainText()
    page.line.setText("xyzzy")
    assert page.count.text() == "No topic has these words."
    qtbot.keyClick(page.line, Qt.Key.Key_Escape)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.cover.page is None


def test_the_help_names_commands_as_the_menus_do(window: MainWindow, settle: Callable) -> None:
    settle(window)
    window.menus.actions["export"].setShortcut("Ctrl+Alt+X")
    window.menus.actions["help"].trigger()
    page = page_of(window)
    page.open("first-brief")
    assert "File > Export PDF… (Ctrl+Alt+X)" in page.text.toPlainText()
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        assert "[[" not in page.text.toPlainText()


def test_the_help_says_nothing_that_is_not_there(window: MainWindow, settle: Callable) -> None:
    settle(window)
    for topic in topics():
        assert topic.commands <= window.menus.actions.keys(), topic.key
        keys = set(re.findall(r"\b(?:Ctrl|Alt)\+[\w+]+", topic.text)) - {"Ctrl+A"}
        assert not keys, f"{topic.key} names keys by hand: {keys}"


def test_help_is_read_and_searched_in_the_windows_language(
    qtbot: QtBot, open_in: Callable[[str], MainWindow]
) -> None:
    window = open_in("fr")
    window.menus.actions["help"].trigger()
    page = page_of(window)
    assert page.list.currentItem().text() == "Votre première note"
    assert "Fichier > Exporter le PDF… (Ctrl+E)" in page.text.toPlainText()
    qtbot.keyClicks(page.line, "echeance")
    assert page.list.item(0).text() == "La date et la réunion"
    assert page.text.textCursor().selectedText() == "échéance"
    page.line.setText("recueil etat")
    assert page.list.item(0).text() == "Les pages"
    assert language_of(page.text) == QLocale.Language.French
    assert not page.remark.isVisible()


def test_a_topic_that_the_language_lacks_is_in_english_and_says_so(
    open_in: Callable[[str], MainWindow],
) -> None:
    window = open_in("ar")
    words = window.session.words
    window.menus.actions["help"].trigger()
    page = page_of(window)
    assert page.list.item(0).text() == words.text("{title} (in English)", title="Your first brief")
    assert page.remark.isVisible()
    assert page.remark.text() == words.text("This topic is in English: it is not translated yet.")
    assert language_of(page.text) == QLocale.Language.English
    assert page.text.layoutDirection() is Qt.LayoutDirection.LeftToRight


def language_of(widget: QWidget) -> QLocale.Language:
    """In which language a screen reader is told to read the widget: what Qt's accessible of it says is this."""
    return widget.locale().language()


def test_words_of_a_title_come_first() -> None:
    assert found("facts sources", topics())[0].key == "facts-and-sources"
    assert found("", topics()) == topics()


def test_a_window_opens_where_one_left_off(open_window: Callable[..., MainWindow], settle: Callable) -> None:
    first = open_window()
    settle(first)
    first.menus.actions["charts"].trigger()
    first.workspaces.visit("states")
    settle(first)
    first.close()
    QApplication.processEvents()
    again = open_window()
    settle(again)
    assert again.workspaces.key == "states"
    assert again.middle.tabs.currentIndex() == 1
