"""What the help says, topic by topic, and where a word stands in it. Knows no widget.

A topic is a Markdown file in resources/help, in English and under the same name in the languages that have it.
`[[export]]` in it stands for the command of that key: its words and its keys are put in when it is shown, so that the
help says what the menus say. `[[=Versions]]` stands for what the window says for that message of the catalogue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import resources
from db.state_names import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_COMMAND = re.compile(r"\[\[([\w-]+)\]\]")
_MESSAGE = re.compile(r"\[\[=([^\]]+)\]\]")
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Topic:
    """key: stable, such as "picking"; F1 in a workspace opens one. text: Markdown, the title left out.

    language: the one that it is in, which is English where the window's has no such topic yet.
    """

    key: str
    title: str
    text: str
    language: str

    @property
    def commands(self) -> frozenset[str]:
        """Keys of the commands that it names."""
        return frozenset(_COMMAND.findall(self.text))

    @property
    def messages(self) -> frozenset[str]:
        """Messages of the window that it quotes."""
        return frozenset(_MESSAGE.findall(self.text))

    def told(self, name_of: Callable[[str], str], said: Callable[[str], str]) -> Topic:
        """The topic as one reads it, with commands named and messages quoted as the window has them."""
        text = _COMMAND.sub(lambda found: f"**{name_of(found[1])}**", self.text)
        return replace(self, text=_MESSAGE.sub(lambda found: f"**{said(found[1])}**", text))


def topics(language: str = ENGLISH) -> tuple[Topic, ...]:
    """All there are, in the order in which one reads them; those that the language lacks in English."""
    folder = resources.path(f"help/{ENGLISH}")
    return tuple(_read_in(language, path) for path in sorted(folder.glob("*.md")))


def found(text: str, among: Iterable[Topic]) -> tuple[Topic, ...]:
    """The topics that have all words of the text, those first that have them in their title."""
    sought = folded(text).split()
    fitting = [each for each in among if all(word in folded(f"{each.title} {each.text}") for word in sought)]
    return tuple(sorted(fitting, key=lambda each: not all(word in folded(each.title) for word in sought)))


def place_of(word: str, text: str) -> tuple[int, int]:
    """Where a folded word first stands in a text, whatever its accents: its place and length, or -1 and 0.

    >>> place_of("echeance", "Les échéances")
    (4, 8)
    """
    pieces = [folded(letter) for letter in text]
    origin = [place for place, piece in enumerate(pieces) for _ in piece]
    at = "".join(pieces).find(word)
    return (origin[at], origin[at + len(word) - 1] - origin[at] + 1) if at >= 0 and word else (-1, 0)


def _read_in(language: str, english: Path) -> Topic:
    own = english.parents[1] / language / english.name
    return _read(own, language) if own.exists() else _read(english, ENGLISH)


def _read(path: Path, language: str) -> Topic:
    title, _, text = path.read_text(encoding="utf-8").partition("\n")
    return Topic(path.stem.partition("-")[2], title.removeprefix("# ").strip(), text.strip(), language)
