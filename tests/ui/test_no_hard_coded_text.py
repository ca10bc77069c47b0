"""Words that people read go through the catalogue: no call that shows a text is given one of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOWING = frozenset(
    {
        "setText", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText", "setAccessibleName",
        "setAccessibleDescription", "setWindowTitle", "setTitle", "setLabel", "setLabelText", "setPlainText", "setHtml",
        "setSuffix", "setPrefix", "setSpecialValueText", "addItem", "addItems", "addAction", "addMenu", "addTab",
        "setTabText", "setItemText", "insertItem", "showMessage", "say", "show_words", "show_nothing", "show_error",
        "show_problem", "tell", "complain", "show_progress", "show_work", "show_message",
        "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction", "QGroupBox", "QMessageBox",
        "heading", "muted", "caption", "icon_button", "text_button", "link_button", "RowList", "RowTable", "Chips", "tip",
    }
)  # fmt: skip
"""Calls whose texts are seen, read in a tip or told by a screen reader."""
ALLOWED = {
    "Minebrief": "the name of the program",
    "https://": "how an address begins",
}
"""Texts that are no words of a language, with the reason."""
LETTERS = re.compile(r"[^\W\d_]{2,}")


def test_no_text_for_people_is_written_past_the_catalogue() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text!r}"
        for path in sorted((ROOT / "desktop/ui").rglob("*.py"))
        for line, text in hard_coded(path.read_text(encoding="utf-8"))
        if text not in ALLOWED
    ]
    assert not found, "\n".join(found)


def test_what_is_written_past_it_is_found() -> None:
    source = (
        'label.setText("Save all")\n'
        'label.setText(words.text("Save all"))\n'
        'QLabel(f"{n} things")\n'
        'box.addItem(name, "key")\n'
        'label.setToolTip("One" if so else words.text("Other"))\n'
    )
    assert [text for _, text in hard_coded(source)] == ["Save all", " things", "One"]


def hard_coded(source: str) -> Iterator[tuple[int, str]]:
    """Texts with letters that a call of SHOWING is given first, with their lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and name_of(node.func) in SHOWING and node.args:
            yield from literals(node.args[0])


def name_of(called: ast.expr) -> str:
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def literals(node: ast.expr) -> Iterator[tuple[int, str]]:
    """Texts that the expression may come to; not those that another call is given."""
    match node:
        case ast.Constant(value=str() as text) if LETTERS.search(re.sub(r"<[^>]*>|&\w+;", "", text)):
            yield node.lineno, text
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from literals(part)
        case ast.IfExp(body=one, orelse=other):
            yield from literals(one)
            yield from literals(other)
        case ast.BinOp(left=one, right=other):
            yield from literals(one)
            yield from literals(other)
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from literals(part)
