"""What a position says, in the cells of its row, in full beneath the table, and as it is copied."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from db.state_names import folded
from desktop.titles import form_title, issue_title, stance_title
from desktop.ui.facts.references import certainty_words, reference
from desktop.ui.facts.telling import provenance_html, source_html
from desktop.wording import NO_BREAK_SPACE

if TYPE_CHECKING:
    from db.records import Position, Source
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

COPY = "copy-position"
"""The kind of the link that copies the position itself."""


class PositionWords:
    """Of one dossier. What facts say is translated where the store has it so, else marked with its language."""

    def __init__(self, dossier: Dossier, words: Wording) -> None:
        self._dossier = dossier
        self._words = words

    def day(self, position: Position) -> str:
        """As exact as it is known; a day stays in one line, a span breaks where there is room."""
        told = self._words.short_date(position.date)
        return told if position.date.exact else told.replace(NO_BREAK_SPACE, " ")

    def actor(self, position: Position) -> str:
        """The state or organisation by name."""
        return self._dossier.names.get(position.actor, position.actor)

    def issue(self, position: Position) -> str:
        return issue_title(position.issue, self._words)

    def stance(self, position: Position) -> str:
        return stance_title(position.stance, self._words)

    def form(self, position: Position) -> str:
        return form_title(position.form, self._words)

    def venue(self, position: Position) -> str:
        """Where; "" if that is not known."""
        return self._said(position, "venue")

    def summary(self, position: Position) -> str:
        """What it did or said."""
        return self._said(position, "summary")

    def quotation(self, position: Position) -> str:
        """Its own words, in the language that they were said in; "" if none are on record."""
        if not position.quote:
            return ""
        quoted = self._words.text("“{claim}”", claim=position.quote)
        return self._marked(quoted, position.quote_language)

    def certainty(self, position: Position) -> str:
        return certainty_words(position.certainty, self._words)

    def source(self, position: Position) -> str:
        """The title of the leading source, and how many others there are."""
        cited = self._cited(position)
        if len(cited) < 2:
            return cited[0].title if cited else ""
        more = len(cited) - 1
        return self._words.plural(
            "{title} and {n} more source", "{title} and {n} more sources", more, title=cited[0].title
        )

    def found_by(self, position: Position) -> str:
        """What typing finds it by, folded: all of its words, and the titles and publishers of its sources."""
        cited = (text for source in self._cited(position) for text in (source.title, source.publisher))
        return folded(" ".join((*self._line(position), *self._saying(position), *cited)))

    def html(self, position: Position) -> str:
        """The position in full; links say "fact:", "source:", "copy:" or `COPY` and an id. All values are escaped."""
        words, fact = self._words, escape(position.provenance.fact)
        head, *about = self._line(position)
        said = "".join(f"<p style='margin:0 0 6px 0'>{escape(text)}</p>" for text in self._saying(position))
        show, copy = words.text("Show in Facts"), words.text("Copy with its reference")
        known = self._dossier.sources
        cited = ((known[each.source], each.locator) for each in position.citations if each.source in known)
        sources = "".join(source_html(source, locator, words) for source, locator in cited)
        return (
            f"<p style='margin:0 0 4px 0'><b>{escape(head)}</b> "
            f"<span class='quiet'>{escape(' · '.join(about))}</span></p>{said}{sources}"
            f"{provenance_html(position, words)}"
            f"<p style='margin:4px 0 0 0'><a href='fact:{fact}'>{escape(show)}</a> &nbsp;"
            f"<a href='{COPY}:{fact}'>{escape(copy)}</a></p>"
        )

    def plain(self, position: Position) -> str:
        """The position with the references of its sources, as one pastes it elsewhere."""
        words = self._words
        references = (reference(source, words) for source in self._cited(position))
        return "\n".join((" · ".join(self._line(position)), *self._saying(position), *references))

    def _line(self, position: Position) -> tuple[str, ...]:
        """Who, when, on what, and how."""
        parts = (
            self.actor(position),
            self.day(position),
            self.issue(position),
            self.stance(position),
            self.form(position),
            self.venue(position),
        )
        return tuple(part for part in parts if part)

    def _saying(self, position: Position) -> tuple[str, ...]:
        return tuple(text for text in (self.summary(position), self.quotation(position)) if text)

    def _cited(self, position: Position) -> tuple[Source, ...]:
        known = self._dossier.sources
        return tuple(known[code] for code in position.sources if code in known)

    def _said(self, position: Position, field: str) -> str:
        said = self._dossier.said(position, field)
        return self._marked(said.text, said.language)

    def _marked(self, text: str, language: str) -> str:
        """A text that is not in the window's language says in which it is. language: "" is the window's."""
        if not text or language in ("", self._words.language):
            return text
        return self._words.text(
            "{text} ({language})", text=text, language=self._words.language_name(language)
        )
