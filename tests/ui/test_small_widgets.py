from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget, QListWidgetItem, QWidget

from desktop.dossier.query import Kind
from desktop.ui.notices import StatusLine, Tone
from desktop.ui.picker.facets import FacetRow
from desktop.ui.theme import NAMES, theme
from desktop.ui.widgets.chips import Chip, Chips
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.file_prompt import ask_path
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.short_label import ShortLabel
from desktop.ui.widgets.texts import heading, shrinkable
from desktop.ui.work_words import work_words
from desktop.wording import Wording

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_drop_down_without_room_says_so_and_opens_as_wide_as_its_longest(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItem("Note sur un État, avec ce qui a été promis")
    box.resize(120, 30)
    assert box.words_shown.endswith("…")
    assert box.list_width >= box.fontMetrics().horizontalAdvance(box.currentText())
    box.resize(600, 30)
    assert box.words_shown == box.currentText()


def test_a_heading_without_room_says_so(qtbot: QtBot) -> None:
    label = shrinkable(heading("Brief · Ukraine, Belgium, Poland and 37 more"))
    qtbot.addWidget(label)
    label.resize(130, 20)
    assert isinstance(label, ShortLabel)
    assert label.words_shown.endswith("…")
    label.resize(900, 20)
    assert label.words_shown == label.text()


@pytest.mark.parametrize("name", NAMES)
def test_a_tick_in_a_list_has_the_colours_of_the_theme(qtbot: QtBot, name: str) -> None:
    chosen = theme(name)
    tick_list = QListWidget()
    qtbot.addWidget(tick_list)
    tick_list.setStyleSheet(chosen.stylesheet())
    item = QListWidgetItem("Ukraine")
    item.setCheckState(Qt.CheckState.Checked)
    tick_list.addItem(item)
    tick_list.show()
    shown = tick_list.viewport().grab().toImage()
    seen = {shown.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert chosen.colour("accent").name() in seen


def test_chips_wrap_like_words(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    flow = FlowLayout(owner)
    for _ in range(6):
        label = QLabel()
        label.setFixedSize(50, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(400) == 20
    assert flow.heightForWidth(110) == 3 * 20 + 2 * 4
    flow.setGeometry(QRect(0, 0, 110, 100))
    third = flow.itemAt(2)
    assert third is not None
    assert third.geometry().topLeft().y() == 24
    assert flow.itemAt(99) is None


def test_a_chip_pressed_says_its_key_and_has_a_name(qtbot: QtBot, words: Wording) -> None:
    chips = Chips("Picked", words)
    qtbot.addWidget(chips)
    chips.show_chips([("UKR", "Ukraine"), ("POL", "Poland")])
    chip = chips.findChildren(Chip)[1]
    assert chip.accessibleName() == "Remove Poland"
    with qtbot.waitSignal(chips.removed) as removed:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert removed.args == ["POL"]
    chips.show_chips([])
    assert chips.isHidden()


def test_an_error_stays_until_it_is_dismissed(qtbot: QtBot, words: Wording) -> None:
    line = StatusLine(words)
    qtbot.addWidget(line)
    line.say("The disk is full. Choose another folder.", Tone.ERROR)
    assert not line._fade.isActive()
    assert "The disk is full" in line.text
    line.dismiss.click()
    assert line.text == ""


def test_a_success_goes_by_itself(qtbot: QtBot, words: Wording) -> None:
    line = StatusLine(words)
    qtbot.addWidget(line)
    line._fade.setInterval(1)
    line.say("Saved brief.pdf")
    qtbot.waitUntil(lambda: line.text == "")


def test_what_goes_on_is_said_in_words(words: Wording) -> None:
    assert work_words(["pages", "export"], words) == "Writing the file…"
    assert work_words([], words) == ""


def test_a_fold_hides_its_body(qtbot: QtBot) -> None:
    body = QLabel("body")
    fold = Fold(body)
    qtbot.addWidget(fold)
    fold.set_title("Issues")
    fold.show()
    with qtbot.waitSignal(fold.folded):
        fold.head.click()
    assert fold.is_folded
    assert body.isHidden()
    assert fold.head.accessibleName() == "Issues"


def test_a_name_without_suffix_gets_that_of_its_kind(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    answer = [str(tmp_path / "map"), "SVG (*.svg)"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: tuple(answer))
    assert (
        ask_path(window, "Save", tmp_path / "x.pdf", ["PDF (*.pdf)", "SVG (*.svg)"]) == tmp_path / "map.svg"
    )
    answer[0] = ""
    assert ask_path(window, "Save", tmp_path / "x.pdf", ["PDF (*.pdf)"]) is None


def test_a_long_title_among_menus_beside_each_other_has_room_from_the_short_ones(qtbot: QtBot) -> None:
    titles = {Kind.STATUS: "Situación", Kind.REGION: "Región", Kind.GROUP: "Grupo"}
    row = FacetRow(titles, lambda _: {}, lambda _: frozenset())
    qtbot.addWidget(row)
    row.resize(240, 30)
    row.show()
    widths = [row.buttons[kind].width() for kind in titles]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 240 / 3
