"""What the help says, topic by topic, and where a word stands in it. Knows no widget.

A topic is a Markdown file in resources/help. `[[export]]` in it stands for the command of that key: its words and its
keys are put in when it is shown, so that the help says what the menus say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import resources
from db.state_names import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_COMMAND = re.compile(r"\[\[([\w-]+)\]\]")
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Topic:
    """key: stable, such as "picking"; F1 in a workspace opens one. text: Markdown, the title left out."""

    key: str
    title: str
    text: str

    @property
    def commands(self) -> frozenset[str]:
        """Keys of the commands that it names."""
        return frozenset(_COMMAND.findall(self.text))

    def told(self, name_of: Callable[[str], str]) -> str:
        """The Markdown with the commands named."""
        return _COMMAND.sub(lambda found: f"**{name_of(found[1])}**", self.text)


def topics(language: str = ENGLISH) -> tuple[Topic, ...]:
    """All there are, in the order in which one reads them; in English if the language has none."""
    folder = resources.path(f"help/{ENGLISH}")
    own = folder.parent / language
    return tuple(_read(path) for path in sorted((own if own.is_dir() else folder).glob("*.md")))


def found(text: str, among: Iterable[Topic]) -> tuple[Topic, ...]:
    """The topics that have all words of the text, those first that have them in their title."""
    sought = folded(text).split()
    fitting = [each for each in among if all(word in folded(f"{each.title} {each.text}") for word in sought)]
    return tuple(sorted(fitting, key=lambda each: not all(word in folded(each.title) for word in sought)))


def _read(path: Path) -> Topic:
    title, _, text = path.read_text(encoding="utf-8").partition("\n")
    return Topic(path.stem.partition("-")[2], title.removeprefix("# ").strip(), text.strip())
