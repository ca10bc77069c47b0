"""How well what one types fits a name: whole, from its beginning, from the beginnings of its words, or letter by letter.

Of our own, since it is short: a library would bring more than it saves, and knows nothing of word beginnings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from db.state_names import folded

_WHOLE, _BEGINNING, _WORD, _INITIALS, _WITHIN, _SCATTERED = 100.0, 90.0, 78.0, 62.0, 45.0, 18.0
_LOOSE = 3  # letters from which on a word may be scattered over a name
_WIDE = 4  # times its own length is the most that it may be scattered over


@dataclass(frozen=True, slots=True)
class Name:
    """A name made ready to be compared. loose: whether letters may be scattered in it."""

    text: str
    loose: bool = True
    letters: frozenset[str] = field(init=False)
    words: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "letters", frozenset(self.text))
        object.__setattr__(self, "words", tuple(self.text.split()))


def name_of(text: str, *, loose: bool = True) -> Name:
    """The name as it is compared: without case, accents and signs."""
    return Name(folded(text), loose)


def asked(text: str) -> tuple[str, ...]:
    """The words one typed, as they are compared."""
    return tuple(folded(text).split())


def fit(typed: Sequence[str], name: Name) -> float:
    """From 0, not at all, to 100. Each word typed must fit somewhere.

    >>> fit(asked("exp pdf"), name_of("Export PDF…")) > fit(asked("epdf"), name_of("Export PDF…")) > 0
    True
    >>> fit(asked("xq"), name_of("Export PDF…"))
    0.0
    """
    if not typed or not name.letters.issuperset("".join(typed)):
        return 0.0
    whole = " ".join(typed)
    if whole == name.text:
        return _WHOLE
    if name.text.startswith(whole):
        return _BEGINNING + 8 * len(whole) / len(name.text)
    total = 0.0
    for word in typed:
        found = _fit_word(word, name)
        if not found:
            return 0.0
        total += found
    return total / len(typed) - min(len(name.text) / 40, 4.0)


def _fit_word(word: str, name: Name) -> float:
    for place, begun in enumerate(name.words):
        if begun.startswith(word):
            return _WORD + 6 * len(word) / len(begun) - min(place, 6)
    if not name.loose:
        return 0.0
    if _begins_words(word, name.words):
        return _INITIALS
    if len(word) > 1 and word in name.text:
        return _WITHIN
    if len(word) >= _LOOSE:
        span = _span(word, name.text)
        if span and span <= _WIDE * len(word):
            return _SCATTERED * len(word) / span + 4
    return 0.0


def _begins_words(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters are beginnings of the words, in their order: "exbo" of "export a book"."""
    if not letters:
        return True
    for place, word in enumerate(words):
        common = 0
        while common < min(len(letters), len(word)) and letters[common] == word[common]:
            common += 1
        for taken in range(common, 0, -1):
            if _begins_words(letters[taken:], words[place + 1 :]):
                return True
    return False


def _span(letters: str, text: str) -> int:
    """Over how many letters of the text these are scattered in their order, from a word's beginning; 0 if they aren't."""
    best = 0
    start = text.find(letters[0])
    while start >= 0:
        if start == 0 or text[start - 1] == " ":
            at = start
            for letter in letters[1:]:
                at = text.find(letter, at + 1)
                if at < 0:
                    return best
            best = min(best or at - start + 1, at - start + 1)
        start = text.find(letters[0], start + 1)
    return best
