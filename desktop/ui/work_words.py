"""What to call the worker's acts while they go on."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.wording import Wording


def work_words(busy: Iterable[str], words: Wording) -> str:
    """Of the acts that go on, the one that matters most to who waits; "" if none does."""
    names = {
        "open": words.text("Opening the facts…"),
        "export": words.text("Writing the file…"),
        "print": words.text("Making the pages for the printer…"),
        "save-figure": words.text("Writing the figure…"),
        "copy-figure": words.text("Copying the figure…"),
        "brief": words.text("Making the pages…"),
        "pages": words.text("Making the pages…"),
        "map": words.text("Drawing the map…"),
        "chart": words.text("Drawing the chart…"),
        "search": words.text("Searching…"),
        "libraries": words.text("Getting ready…"),
    }
    going_on = frozenset(busy)
    return next((text for name, text in names.items() if name in going_on), "")
