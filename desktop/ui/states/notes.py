"""Figures and note numbers of a state's page as rich text: each leads to its fact or source and says it at a glance."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop.brief.blocks import Cite, Words
from desktop.ui.facts.references import cited_words, origin_words
from desktop.ui.models.tips import tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.facts import Facts
    from db.records import FactId, SourceId
    from desktop.brief.blocks import Inline
    from desktop.wording import Wording

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Notes:
    """Numbers the sources of one page in the order in which they are first asked for."""

    def __init__(self, facts: Facts, words: Wording) -> None:
        self._facts = facts
        self._words = words
        self._numbers: dict[SourceId, int] = {}
        self._origins: dict[str, str] = {}

    @property
    def sources(self) -> tuple[SourceId, ...]:
        """Those that have a number, in its order."""
        return tuple(self._numbers)

    def number(self, source: SourceId) -> int:
        """From 1."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def marks(self, sources: Iterable[SourceId], remarks: Iterable[str] = ()) -> str:
        """The numbers as raised links. remarks: what to say at a glance before the first source itself."""
        told = list(remarks)
        links = []
        for source in dict.fromkeys(sources):
            glance = "\n".join([*told, cited_words(source, self._facts, self._words)])
            links.append(link("source", source, str(self.number(source)), "note", glance))
            told = []
        return f"&nbsp;<sup>{'&nbsp;'.join(links)}</sup>" if links else ""

    def raised(self, sources: Iterable[SourceId]) -> str:
        """The numbers as plain raised digits, for what is no rich text."""
        return " ".join(
            str(self.number(source)).translate(_SUPERSCRIPTS) for source in dict.fromkeys(sources)
        )

    def figure(self, text: str, fact: FactId) -> str:
        """A figure or a few words that lead to their fact."""
        return link("fact", fact, text, "figure", self.origin(fact))

    def origin(self, fact: FactId) -> str:
        """Where a fact comes from, in a few lines."""
        if fact not in self._origins:
            self._origins[fact] = origin_words(fact, self._facts, self._words, is_link=True)
        return self._origins[fact]

    def html(self, text: Inline, fact: FactId | None = None) -> str:
        """A sentence with its numbers. fact: where its words lead."""
        return "".join(self._part(part, fact) for part in text)

    def _part(self, part: Words | Cite, fact: FactId | None) -> str:
        if isinstance(part, Cite):
            return self.marks(part.sources, part.remarks)
        if not part.text:
            return ""
        told = self.figure(part.text, fact) if fact else escape(part.text)
        told = f"<b>{told}</b>" if part.bold else told
        return f"<i>{told}</i>" if part.italic else told


def link(kind: str, key: str, text: str, style: str = "", glance: str = "") -> str:
    """A link of `ReadingPane`. Every value is escaped."""
    named = f" class='{style}'" if style else ""
    told = f" title='{escape(tip(glance), quote=True)}'" if glance else ""
    return f"<a{named} href='{kind}:{quote(key, safe='')}'{told}>{escape(text)}</a>"
