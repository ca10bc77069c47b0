"""What Minebrief is and what its facts are worth, in a window that gets in nobody's way."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop.version import VERSION

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.wording import Wording


class About(QDialog):
    """Shown beside the window; Escape closes it."""

    def __init__(self, facts: Facts | None, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text("About Minebrief"))
        self.setModal(False)
        self.resize(560, 480)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setHtml(about_text(facts, words))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 12)
        column.addWidget(self.text)


def about_text(facts: Facts | None, words: Wording) -> str:
    """Rich text; every value is escaped."""
    parts = [f"<h3>{escape(words.text('Minebrief {version}', version=VERSION))}</h3>"]
    parts += [f"<p>{escape(line)}</p>" for line in _promises(words)]
    if facts is not None:
        edition = facts.edition
        title = words.text(
            "Facts edition {number}, released {released}, checked up to {checked}",
            number=edition.number,
            released=words.date(edition.released),
            checked=words.date(edition.checked_until),
        )
        sources = words.plural("It rests on {n} source.", "It rests on {n} sources.", len(facts.sources))
        told = (edition.covers, getattr(edition, "terms", ""), sources)
        parts.append(f"<h4>{escape(title)}</h4>")
        parts += [f"<p>{escape(text.strip())}</p>" for text in told if text]
    parts.append(f"<h4>{escape(words.text('Maps and licences'))}</h4>")
    parts += [f"<p>{escape(line)}</p>" for line in _licences(words)]
    return "".join(parts)


def _promises(words: Wording) -> tuple[str, ...]:
    return (
        words.text(
            "Briefing notes on the Anti-Personnel Mine Ban Convention in which every figure has a source and a date."
        ),
        words.text(
            "It works offline: it opens no connection, and what you pick and write stays on this computer."
        ),
    )


def _licences(words: Wording) -> tuple[str, ...]:
    return (
        words.text(
            "The boundaries, names and designations on maps do not imply endorsement or acceptance by anyone. "
            "Outlines: visionscarto world atlas, after Natural Earth (BSD-3-Clause)."
        ),
        words.text(
            "Minebrief is free software under the Apache License 2.0. "
            "Noto Sans and Noto Serif are under the SIL Open Font License 1.1."
        ),
    )
