"""What the tour shows, step by step: a part of the real window, and a sentence or two on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.main_window import MainWindow
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class Step:
    """where: the part that is meant; None is the window as a whole."""

    title: str
    text: str
    where: Callable[[MainWindow], QWidget] | None = None


def steps(words: Wording) -> tuple[Step, ...]:
    """In the order in which a brief is made."""
    return (
        Step(
            words.text("A brief in two minutes"),
            words.text(
                "This is a short tour of the real window, with a sample brief on Ukraine and the suspension. Enter goes on, "
                "Escape ends it at any time."
            ),
        ),
        Step(
            words.text("Pick a state"),
            words.text(
                "Type a name and press Enter, or plain words such as “EU objected” or “article 5 before 2028”. A click in the "
                "list or on the map picks, too."
            ),
            lambda window: window.picker.states,
        ),
        Step(
            words.text("Pick issues"),
            words.text("The brief is about these alone: its asks, arguments and figures follow."),
            lambda window: window.picker.issues,
        ),
        Step(
            words.text("Look at map and charts"),
            words.text(
                "Each figure has its numbers as a table, its sources and its date. The slider under the map replays the treaty."
            ),
            lambda window: window.middle,
        ),
        Step(
            words.text("These are the pages"),
            words.text(
                "They are what will be printed. Point at a number to see the source it leads to; a click opens it."
            ),
            lambda window: window.brief.preview,
        ),
        Step(
            words.text("Decide what is said"),
            words.text("Untick a section, and it is gone from the pages. Nothing else is lost by it."),
            lambda window: window.brief.outline,
        ),
        Step(
            words.text("Take it with you"),
            words.text(
                "Export writes the PDF. The File menu binds the briefs on all picked states in one book."
            ),
            lambda window: window.bar.export,
        ),
        Step(
            words.text("One key to remember"),
            words.text(
                "Ctrl+K finds states, facts, sources and whatever you wrote. F1 explains what is in view; the tour is in the "
                "Help menu."
            ),
            lambda window: window.bar.search,
        ),
    )
