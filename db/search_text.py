"""Words as the search compares them: without case, accents and articles, every Chinese sign for itself.

The full-text index and every query go through `folded_text`, so what is typed in one way is found in another.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = str.maketrans(
    {
        "\0": " ",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "\u0621": "",  # hamza by itself
        "\u0640": "",  # tatweel, which only stretches the line
        "\u0629": "\u0647",  # ta marbuta as ha
        "\u0649": "\u064a",  # alif maqsura as ya
        "\u0671": "\u0627",  # alif wasla as alif
        "\u06a9": "\u0643",  # Persian kaf
        "\u06cc": "\u064a",  # Persian ya
    }
)
"""What Unicode's decomposition leaves apart though people type one for the other."""

_ARABIC_WORD = re.compile(r"[\u0620-\u065f\u066e-\u06d3]+")
_ARTICLE = re.compile("(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644)+(?=.)")
"""The article, with "and", "so", "by" or "as" before it, or run together with "for".

More than one goes too: without its hamza a word may begin like an article ("mines", before and after it).
"""

_SIGN = re.compile(
    r"([\u2e80-\u2fdf\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
)
_GROUPED = re.compile(r"(?<=\d)[,\u066c\u00a0\u202f\u2009](?=\d{3}(?!\d))")
_TOKEN = re.compile(r"[^\W_]+")
_UNUSUAL_SIGN = r"[^\x01-\x7f\s\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2026]"
"""Neither ASCII nor one of the signs of good typesetting, which part words as SQLite sees it, too."""
_UNUSUAL = re.compile(_UNUSUAL_SIGN)
_UNUSUAL_CHUNK = re.compile(rf"\S*{_UNUSUAL_SIGN}\S*")


def folded_text(text: str) -> str:
    """The text for the index or a query; for most English text it is the text itself.

    Letters lose their marks, Arabic words their article, numbers their thousands separators ("6,279"), and
    Chinese signs stand apart, so that a run of them is a phrase. Nothing is left that SQLite can't take.
    """
    if _UNUSUAL.search(text):
        text = _UNUSUAL_CHUNK.sub(lambda chunk: _folded(chunk.group()), text)
    return text if text.isascii() and "," not in text else _GROUPED.sub("", text)


def tokens_of(text: str) -> list[str]:
    """The words of a text as they are compared.

    >>> tokens_of("Côte d'Ivoire: 1,234 casualties"), tokens_of("中国")
    (['cote', 'd', 'ivoire', '1234', 'casualties'], ['中', '国'])
    """
    return _TOKEN.findall(folded_text(text).lower())


def plain(text: str) -> str:
    """The words of a text in one string, to compare whole names."""
    return " ".join(tokens_of(text))


def excerpt(text: str, wanted: tuple[str, ...], length: int = 170) -> str:
    """A piece of the text that shows as many of the wanted words as can be, cut at words.

    wanted: beginnings of words as `tokens_of` gives them, phrases with blanks between their words.
    """
    if len(text) <= length:
        return text
    place = _best_place(text, wanted, length * 2 // 3)
    early = place < length * 2 // 3
    start = 0 if early else _word_start(text, min(place - length // 3, len(text) - length))
    end = start + length
    if end < len(text):
        end = max(_word_start(text, end), start + length // 2)
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    text = text.encode("utf-8", "replace").decode("utf-8")
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    joined = unicodedata.normalize("NFKC", bare.translate(_LETTERS))
    joined = "".join(_digit(sign) for sign in joined) if _has_other_digits(joined) else joined
    return _SIGN.sub(r" \1 ", _ARABIC_WORD.sub(_without_article, joined))


def _without_article(word: re.Match[str]) -> str:
    article = _ARTICLE.match(word.group())
    return word.group()[article.end() :] if article else word.group()


def _has_other_digits(text: str) -> bool:
    return any(sign.isdecimal() and not sign.isascii() for sign in text)


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _best_place(text: str, wanted: tuple[str, ...], within: int) -> int:
    """Where a stretch begins that shows as many of the wanted as can be."""
    found = list(_places(text, wanted))
    seen = [len({which for spot, which in found if place <= spot < place + within}) for place, _ in found]
    return found[seen.index(max(seen))][0] if found else 0


def _places(text: str, wanted: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where each of the wanted begins, and which of them it is."""
    begins = tuple(term.partition(" ")[0] for term in wanted)
    for spot in _TOKEN.finditer(text):
        parts = _folded_word(spot.group())
        if not parts[0].startswith(begins) and (len(parts) == 1 or not _any_begins(parts, begins)):
            continue
        for which, begin in enumerate(begins):
            if not _any_begins(parts, (begin,)):
                continue
            start = spot.start() + _inside(spot.group(), wanted[which])
            if begin == wanted[which] or plain(text[start : start + 150]).startswith(wanted[which]):
                yield start, which


def _any_begins(parts: tuple[str, ...], begins: tuple[str, ...]) -> bool:
    return any(part.startswith(begins) for part in parts)


def _inside(word: str, wanted: str) -> int:
    """Where a run of Chinese signs begins within a longer one; 0 if it does not."""
    run = wanted.replace(" ", "")
    return 0 if run.isascii() else max(word.find(run), 0)


@lru_cache(maxsize=20_000)
def _folded_word(word: str) -> tuple[str, ...]:
    return tuple(tokens_of(word)) or ("",)


def _word_start(text: str, place: int) -> int:
    """The beginning of the word at or after the place, near it; the place itself where words have no end."""
    blank = text.find(" ", place, place + 25)
    return place if blank < 0 else blank + 1
