"""What filters the list of states: chips that stay, and the words that are being typed beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.dossier.query import EVERYBODY, Kind, Query, Term
from desktop.dossier.reading import Reading, read, tokens
from desktop.dossier.suggesting import Suggestions, suggest

if TYPE_CHECKING:
    from db.records import StateCode
    from desktop.dossier.lexicon import Lexicon


class Filtering(QObject):
    """Holds no widget. `changed` says that other states fit, or other chips, or that other words are suggested.

    begun: what is typed fits no state, but may become a filter that does; until then it does not count.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lexicon: Lexicon | None = None
        self.chips = EVERYBODY
        self.text = ""
        self.reading = Reading()
        self.suggestions = Suggestions()
        self.fitting: frozenset[StateCode] | None = None
        self.begun = False

    @property
    def query(self) -> Query:
        """Chips and words as one, without what nothing is known of."""
        typed = self.suggestions.head if self.begun else self.reading.query
        return self.chips.joined(typed, alternative=self.reading.joins)

    @property
    def narrow(self) -> bool:
        """Whether anything filters."""
        return not self.query.empty

    @property
    def unknown(self) -> str:
        """What was typed and fits nothing, nor is the beginning of anything; "" if there is no such."""
        return " ".join(self.reading.unknown) if not self.suggestions.rows else ""

    @property
    def names(self) -> tuple[Term, ...]:
        """What was taken for names of states."""
        terms = self.reading.query.names.terms
        return tuple(term for term in terms if term.kind is Kind.NAME and not term.negated)

    def know(self, lexicon: Lexicon) -> None:
        """Ask of another day or other facts."""
        self.lexicon = lexicon
        self._read()

    def type(self, text: str) -> bool:
        """Read what is typed. True if it was made chips of, since nothing can be meant but filters: empty the line."""
        self.text = text
        reading = read(text, self.lexicon) if self.lexicon else Reading()
        if text[-1:] in (" ", ",") and reading.whole and self.lexicon and not self._goes_on(text):
            self._keep(reading)
            return True
        self._read()
        return False

    def settle(self) -> None:
        """Make chips of the filters that are typed, and forget the words."""
        self._keep(self.reading)

    def take(self, text: str) -> None:
        """Make chips of a suggestion. A name that stands beside it stays in the line."""
        if self.lexicon:
            reading = read(text, self.lexicon)
            self._keep(reading, " ".join(term.key for term in reading.query.names.terms))

    def toggle(self, term: Term) -> None:
        """Filter by it, or no longer."""
        self.chips = self.chips.toggled(term)
        self._read()

    def remove(self, term: Term) -> None:
        self.chips = self.chips.without(term)
        self._read()

    def clear(self) -> None:
        """Filter by nothing."""
        self.chips = EVERYBODY
        self.type("")

    def remove_last(self) -> None:
        """Take the chip away that came last."""
        if self.chips.terms:
            self.remove(self.chips.terms[-1])

    def _goes_on(self, text: str) -> bool:
        """Whether more words may come that belong to the last filter: "article 5" and then "before 2028"."""
        if self.lexicon is None or not text.endswith(" "):
            return False
        words = tuple(token.text if token.sort == "word" else "" for token in tokens(text))
        return self.lexicon.goes_on(words)

    def _keep(self, reading: Reading, rest: str = "") -> None:
        self.chips = self.chips.joined(reading.query.filters, alternative=reading.joins)
        self.text = rest
        self._read()

    def _read(self) -> None:
        lexicon = self.lexicon
        self.reading, self.suggestions, self.fitting, self.begun = Reading(), Suggestions(), None, False
        if lexicon is not None:
            self.reading = read(self.text, lexicon)
            self.suggestions = suggest(self.text, self.chips, lexicon) if self.text else Suggestions()
            self.fitting = self._fit(lexicon)
            self.begun = bool(not self.fitting and self.fitting is not None and self.suggestions.rows)
            self.fitting = self._fit(lexicon) if self.begun else self.fitting
        self.changed.emit()

    def _fit(self, lexicon: Lexicon) -> frozenset[StateCode] | None:
        query = self.query
        return None if query.empty else lexicon.states_in(query)
