"""The window in another language: chosen in a menu, nothing of it in English, mirrored where lines run so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)

from db.opening import open_workspace
from db.records import Meeting, StateCode
from desktop.dossier.names import names_in_six
from desktop.ui import app
from desktop.ui.acts import UnlockKey
from desktop.ui.languages import OFFERED, OWN_NAMES, first_language, qt_words
from desktop.wording import PAGE_LANGUAGES, Wording

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

UKR, MNG = StateCode("UKR"), StateCode("MNG")
PATIENCE = 20_000
OPENS_IT = "correct horse battery"
PLACES = ("brief", "charts", "events", "facts", "states", "all-facts", "sources", "history", "organisation")
DATA = re.compile(
    r"""Minebrief|Scroll\ (Left|Right)|\band\b|22MSP\ delegation|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\w*\b
    |\b(Ctrl|Alt|Shift|Del|Enter|Up|Down)\b|PDF|CSV|\bA4\b|\b[A-Z]{2,6}\b|\b\d*(MSP|RC)\b""",
    re.VERBOSE,
)
"""What is in no language: names of programs, files, keys and codes; what Babel and Qt write by themselves."""


class Marked(Wording):
    """English with brackets round each message."""

    def text(self, message: str, **places: object) -> str:
        return f"‹{super().text(message, **places)}›"

    def plural(self, one: str, many: str, n: int, **places: object) -> str:
        return f"‹{super().plural(one, many, n, **places)}›"


def test_the_first_language_is_the_one_chosen_else_the_systems_else_english() -> None:
    assert first_language("fr", ["de-DE"]) == "fr"
    assert first_language("", ["de-CH", "fr_CH", "es"]) == "fr"
    assert first_language("xx", ["zh-Hans-CN"]) == "zh"
    assert first_language("", ["de"]) == "en"


def test_qt_has_words_of_its_own_in_every_language_offered() -> None:
    assert not [language for language in OFFERED if language != "en" and qt_words(language) is None]


def test_the_buttons_of_qts_dialogs_speak_the_windows_language(
    qtbot: QtBot, open_in: Callable[[str], MainWindow]
) -> None:
    open_in("fr")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Annuler"


def test_each_language_calls_itself_by_its_own_name_in_the_menu(window: MainWindow) -> None:
    offered = [action.text() for action in window.menus.submenus["language"].actions()]
    assert [name.partition(" (")[0] for name in offered] == list(OWN_NAMES.values())
    assert [name for name in offered if "begun" in name] == [
        f"{OWN_NAMES[each]} (begun)" for each in ("ar", "ru", "zh")
    ]


def test_another_language_is_spoken_by_a_window_that_goes_on_where_this_one_was(
    window: MainWindow, open_window: Callable[..., MainWindow], settle: Callable[[MainWindow], None]
) -> None:
    window.session.choice.pick((UKR, MNG))
    settle(window)
    french = next(a for a in window.menus.submenus["language"].actions() if a.text() == "Français")
    french.trigger()
    assert not window.isVisible()
    assert window.reopening is not None
    assert window.reopening.path == window.session.path
    fresh = open_window()
    settle(fresh)
    assert fresh.menus.actions["export"].text() == "&Exporter le PDF…"
    assert fresh.session.choice.states == (UKR, MNG)
    assert fresh.session.dossier is not None
    assert [state.name for state in fresh.session.dossier.states] == ["Ukraine", "Mongolie"]
    assert fresh.menus.submenus["language"].actions()[1].isChecked()


def test_an_encrypted_workspace_is_opened_anew_without_its_passphrase(
    open_at: Callable[[Path], MainWindow],
    tmp_path: Path,
    qtbot: QtBot,
    settle: Callable[[MainWindow], None],
) -> None:
    path = tmp_path / "desk" / "Delegation.minebrief"
    path.parent.mkdir()
    open_workspace(path, passphrase=OPENS_IT).close()
    window = open_at(path)
    qtbot.waitUntil(lambda: window.cover.page is not None, timeout=PATIENCE)
    window.session.open(path, UnlockKey(passphrase=OPENS_IT))
    qtbot.waitUntil(lambda: window.session.facts is not None, timeout=PATIENCE)
    settle(window)
    window.reopen()
    wanted = window.reopening
    assert wanted is not None
    fresh = app.make_window(wanted.path, window.session.today, tmp_path / "window.ini", key=wanted.key)
    try:
        fresh.show()
        qtbot.waitUntil(lambda: fresh.session.facts is not None, timeout=PATIENCE)
        settle(fresh)
    finally:
        fresh.close()
        shiboken6.delete(fresh)


def test_a_brief_is_in_a_language_of_its_own_and_keeps_it(
    window: MainWindow, settle: Callable[[MainWindow], None], qtbot: QtBot
) -> None:
    window.session.choice.pick((MNG,))
    settle(window)
    window.brief.language.setCurrentIndex(PAGE_LANGUAGES.index("es"))
    settle(window)
    made = window.session.made
    assert made is not None
    page = pypdfium2.PdfDocument(made.brief.pdf)[0].get_textpage()
    assert "Asamblea" in page.get_text_bounded() or "Reunión" in page.get_text_bounded()
    titles = [window.brief.model.index(row, 0).data() for row in range(window.brief.model.rowCount())]
    assert "Lo que pedimos" in titles  # what is edited and ordered are the brief's own sections
    assert "Map and charts" not in titles
    window.menus.actions["keep-brief"].trigger()
    window.naming.named.emit("En español")
    qtbot.waitUntil(lambda: bool(window.session.store.kept.briefs))
    assert window.session.store.kept.briefs[0].language == "es"
    window.session.choice.set_language("en")
    settle(window)
    window.menus.submenus["kept-briefs"].actions()[0].trigger()
    assert window.session.choice.language == "es"
    assert window.brief.language.currentData() == "es"


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "zh", "ar"])
def test_no_two_entries_of_a_menu_share_a_key(language: str, open_in: Callable[[str], MainWindow]) -> None:
    window = open_in(language)
    menus = {menu.title(): menu.actions() for menu in window.findChildren(QMenu)}
    menus["bar"] = window.menuBar().actions()
    shared = {name: twice for name, actions in menus.items() if (twice := keys_of_several(actions))}
    assert not shared


def keys_of_several(actions: Iterable[QAction]) -> list[str]:
    """The entries of a menu that one and the same key would choose."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for each in actions:
        if found := re.search(r"&([^&\s])", each.text()):
            keys[found[1].casefold()].append(each.text())
    return sorted(text for texts in keys.values() if len(texts) > 1 for text in texts)


def test_the_window_is_mirrored_for_arabic_but_not_its_time(open_in: Callable[[str], MainWindow]) -> None:
    window = open_in("ar")

    def left(widget: QWidget) -> int:
        return widget.mapTo(window, QPoint(0, 0)).x()

    assert left(window.rail) > left(window.picker) > left(window.middle) > left(window.brief)
    timeline = window.middle.timeline
    assert left(timeline.before) < left(timeline.slider) < left(timeline.after)
    assert timeline.slider.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_each_message_of_the_window_goes_through_the_catalogue(
    monkeypatch: pytest.MonkeyPatch,
    open_window: Callable[..., MainWindow],
    settle: Callable[[MainWindow], None],
) -> None:
    monkeypatch.setattr(app, "Wording", Marked)
    window = open_window()
    window.session.choice.pick((UKR, MNG))
    settle(window)
    known = names_of_things(window)
    bare: set[str] = set()
    for place in PLACES:
        window.menus.actions[place].trigger()
        settle(window)
        texts = (text.replace(window.brief.preview.text, "") for text in shown_texts(window))
        bare |= {f"{place}: {text}" for text in texts if rest(text, known)}
    assert not bare, "\n".join(sorted(bare))


def shown_texts(window: QWidget) -> Iterator[str]:
    """All that the window shows, says in a tip or tells a screen reader."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(place) for place in range(widget.count()))
            case QTabBar():
                yield from (widget.tabText(place) for place in range(widget.count()))
            case QTableView():
                model = widget.model()
                heads = range(model.columnCount())
                yield from (str(model.headerData(place, Qt.Orientation.Horizontal) or "") for place in heads)
        yield from (action.text() for action in widget.actions())


def names_of_things(window: MainWindow) -> tuple[str, ...]:
    """What the facts call states, groups and meetings; and languages by themselves."""
    facts = window.session.facts
    assert facts is not None
    names = {name for code, state in facts.states.items() for name in names_in_six(code, state).values()}
    names |= {state.name for state in facts.states.values()} | set(facts.groups) | set(OWN_NAMES.values())
    for meeting in facts.all(Meeting):
        names |= {meeting.name, meeting.place}
    return tuple(sorted(filter(None, names), key=len, reverse=True))


def rest(text: str, known: tuple[str, ...]) -> str:
    """The letters of a text that are neither in brackets nor data."""
    text = re.sub(r"<[^>]*>|&\w+;", " ", text)
    while (stripped := re.sub("‹[^‹›]*›", " ", text)) != text:
        text = stripped
    for name in known:
        text = text.replace(name, " ")
    return "".join(re.findall(r"[^\W\d_]{2,}", DATA.sub(" ", text)))
