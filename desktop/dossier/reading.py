"""Plain words for states, read as a query: "EU objected", "Pacific not party", "NATO withdrawing or gone".

What it understands:

- Filters by what `desktop.filter_words` says may be typed for them, the longest first. All that follow each other
  must fit; with "or", or a comma between two of a kind, either will do. "not" or a minus before a filter turns it
  round.
- "article 5", "leaves" and "joined" with before, by, after, from, in or within and a day, month, year or "2 years".
- All else is a name in any language, or a code, as far as it is typed; what stands in quotation marks always is.
  Names that follow each other are alternatives.
- @key is one of the user's own sets, as a query is written down.

Nothing that is typed is an error: `Reading.unknown` tells the words that fit nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.state_names import folded
from desktop.dossier.day_phrases import days_at
from desktop.dossier.grammar import grammar
from desktop.dossier.query import EVERYBODY, Kind, Query, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.dossier.lexicon import Lexicon

LONGEST_TEXT = 1000
"""Letters that are read; nobody asks for states in more."""
_QUOTES = '"“”«»„'
_COMMAS = ",;|،、，；"
_PIECES = re.compile(
    rf"[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<comma>[{_COMMAS}]+)"
    rf"|(?P<minus>(?<!\S)[-−–!])(?=[^\s{_COMMAS}-])|(?<!\S)@(?P<own>[\w:.-]+)|(?P<word>[^\s{_COMMAS}{_QUOTES}]+)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """query: what was understood. unknown: words that fit nothing. guessed: words taken for names, not quoted.

    joins: begins with "or", and so goes on with what was asked before. unfinished: ends in "or" or "not".
    """

    query: Query = EVERYBODY
    unknown: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    joins: bool = False
    unfinished: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is all filters, with no name and nothing left open."""
        return not self.query.empty and self.query.names.empty and not self.unfinished


@dataclass(frozen=True, slots=True)
class Token:
    """sort: word, quoted, comma, minus or own. start, end: where in the text it stands."""

    sort: str
    text: str
    start: int
    end: int


def read(text: str, lexicon: Lexicon) -> Reading:
    """What somebody typed. It takes a millisecond or so for a line of words, and never more than some dozen."""
    return _Reader(text[:LONGEST_TEXT], lexicon).read()


def read_strictly(text: str, lexicon: Lexicon) -> Query | None:
    """A query that was written down; None if something in it is not known, or is none."""
    reading = read(text, lexicon)
    if reading.guessed or reading.unfinished or reading.query.empty or reading.joins:
        return None
    if any(lexicon.filter_of(term).trouble for term in reading.query.terms):
        return None
    return reading.query


def tokens(text: str) -> tuple[Token, ...]:
    """The folded words of a text and the signs between them."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for piece in _PIECES.finditer(text):
        sort = piece.lastgroup or "word"
        if sort == "quoted":
            yield Token(sort, folded(piece["quoted"]), piece.start(), piece.end())
        elif sort == "word":
            for word in folded(piece["word"]).split():
                yield Token(sort, word, piece.start(), piece.end())
        else:
            yield Token(sort, piece[sort], piece.start(), piece.end())


class _Reader:
    """Goes once through the words, from left to right."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._grammar = grammar(lexicon.words)
        self._tokens = tokens(text)
        self._spoken = tuple(
            token.text if token.sort == "word" else f"\0{token.sort}" for token in self._tokens
        )
        self._clauses: list[list[Term]] = []
        self._run: list[tuple[str, ...]] = []  # names so far, each the words that belong together
        self._unknown: list[str] = []
        self._guessed: list[str] = []
        self._negated = False
        self._link = ""  # "or" or "," before the next term
        self._joins = False
        self._unfinished = False

    def read(self) -> Reading:
        place = 0
        while place < len(self._tokens):
            place += self._take(place)
        self._end_run()
        return Reading(
            Query(tuple(tuple(dict.fromkeys(clause)) for clause in self._clauses)),
            tuple(self._unknown),
            tuple(self._guessed),
            self._joins,
            self._unfinished or self._negated,
        )

    def _take(self, place: int) -> int:
        """Read what stands there; how many words that were."""
        token = self._tokens[place]
        match token.sort:
            case "comma":
                self._end_run()
                self._link = self._link or ","
            case "minus":
                self._end_run()
                self._negated = not self._negated
            case "own":
                self._end_run()
                self._add(Term(Kind.OWN, token.text))
            case "quoted":
                self._end_run()
                if token.text:
                    self._add_name(token.text)
            case _:
                return self._take_word(place)
        return 1

    def _take_word(self, place: int) -> int:
        lexicon, spoken = self._lexicon, self._spoken
        length, found = lexicon.phrase_at(spoken, place)
        span, days = days_at(spoken, place, self._grammar, lexicon.as_of)
        name = lexicon.name_at(spoken, place)
        if days is not None and span >= max(length, name):
            self._end_run()
            self._add(Term(Kind.DAYS, days.key))
            return span
        if found is not None and length >= name:
            self._end_run()
            self._add(found.term)
            return length
        if name > 1:
            self._run.append(spoken[place : place + name])
            return name
        return self._take_joint(place) or self._take_name(place)  # "and" is also Andorra's code

    def _take_joint(self, place: int) -> int:
        """Read "or", "not", "and" and words that say nothing; 0 if it is none of them, or a name after all."""
        grammar, spoken = self._grammar, self._spoken
        last, first = place + 1 == len(spoken), place == 0
        word = spoken[place : place + 1]
        if word in grammar.negations and not (first and last):
            self._end_run()
            self._negated = not self._negated
            return 1
        if word in grammar.alternatives and not (first and last):
            self._end_run()
            self._joins = self._joins or first
            self._unfinished = last
            self._link = "or"
            return 1
        if (
            word in grammar.joints
            and not first
            and not (self._run and not last and self._names_follow(place))
        ):
            self._end_run()
            self._unfinished = last
            return 1
        if word in grammar.filling and not self._run and (self._clauses or self._filter_follows(place)):
            return 1
        return 0

    def _take_name(self, place: int) -> int:
        self._run.append(self._spoken[place : place + 1])
        return 1

    def _names_follow(self, place: int) -> bool:
        """Whether what comes next is part of a name: "Trinidad and Tobago"."""
        return not self._filter_follows(place) and not self._spoken[place + 1].startswith("\0")

    def _filter_follows(self, place: int) -> bool:
        """Whether a filter comes next, other words that say nothing left out."""
        at = place + 1
        while at < len(self._spoken) and self._spoken[at : at + 1] in self._grammar.filling:
            at += 1
        length, _ = self._lexicon.phrase_at(self._spoken, at)
        return length > 0 and length >= self._lexicon.name_at(self._spoken, at)

    def _end_run(self) -> None:
        """Take the words gathered for a name: together if a state is called so, else each for itself."""
        run, self._run = self._run, []
        if not run:
            return
        words = [word for part in run for word in part]
        whole = " ".join(words)
        self._guessed.append(whole)
        if self._lexicon.named(whole):
            self._add_name(whole)
            return
        parts = [" ".join(part) for part in self._parts(run)]
        known = [part for part in parts if self._lexicon.named(part)] if len(parts) <= len(words) else []
        if len(known) < len(parts):
            self._unknown += [part for part in parts if part not in known]
        if known and len(known) == len(parts):
            for part in known:
                self._add_name(part)
        else:
            self._add_name(whole)

    def _parts(self, run: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        """Names that stand beside each other, without the "and" between them."""
        loose: tuple[str, ...] = ()
        for part in run:
            joint = part in self._grammar.joints
            if not joint and len(part) == 1 and not self._lexicon.name_at(part, 0):
                loose += part
                continue
            if loose:
                yield loose
            loose = ()
            if not joint:
                yield part
        if loose:
            yield loose

    def _add_name(self, name: str) -> None:
        self._add(Term(Kind.NAME, name))

    def _add(self, term: Term) -> None:
        negated, self._negated = self._negated, False
        link, self._link = self._link, ""
        self._unfinished = False
        term = replace(term, negated=negated)
        before = self._clauses[-1][-1] if self._clauses else None
        alike = before is not None and not negated and not before.negated and before.kind is term.kind
        names = alike and term.kind is Kind.NAME
        if before is not None and (link == "or" or names or (link == "," and alike)):
            self._clauses[-1].append(term)
        else:
            self._clauses.append([term])
