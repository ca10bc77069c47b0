"""Lines in which letters run right to left, or that stand on a page that does: what stands where on them.

Runs are broken into lines as they are read (UAX 9, 3.4); here each line's parts are put in the order in which they
are seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from desktop.page.bidi import begins_at_the_right, levels_of, reordered, resting
from desktop.page.fonts import BACKWARDS, width
from desktop.page.lines import Lines
from desktop.page.lines import Piece as Set
from desktop.page.runs import Run
from desktop.page.tags import Element
from desktop.wording import runs_right_to_left

_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"
_PARTING = re.compile("(?<![0-9])\N{ARABIC COMMA}|\N{ARABIC COMMA}(?![0-9])")
"""Arabic commas, but within a number. After a Latin word the algorithm would take a number behind one to the word, and
part a day from its month: we give them the way of their own letters (UAX 9, HL3)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Letters of one run that run one way. left: where they begin on the page, from its left edge."""

    run: Run
    text: str
    backwards: bool
    width: float
    left: float = 0.0


def runs_forwards(runs: Iterable[Run]) -> bool:
    """Whether no letter of the runs runs right to left."""
    return all(run.ink.face not in BACKWARDS for run in runs)


@dataclass(frozen=True, slots=True)
class Turned:
    """A paragraph's lines with the way that each letter runs.

    mirrored: whether the page begins at the right; right_to_left: whether the paragraph does.
    """

    lines: Lines
    levels: tuple[int, ...]
    mirrored: bool
    right_to_left: bool

    @classmethod
    def of(cls, lines: Lines, *, mirrored: bool) -> Turned:
        spans = list(_spans(lines))
        right_to_left = begins_at_the_right("".join(text for _, text in spans), by_default=mirrored)
        return cls(lines, tuple(_isolated(spans, right_to_left=right_to_left)), mirrored, right_to_left)

    def at_end(self, align: str) -> bool:
        """Whether lines so aligned stand where the page's own end.

        Lines that run against the page stand where such lines begin; a single one stays where the eye looks for it.
        Numbers stand one under the other by their last digit.
        """
        if align == "left":
            return self.right_to_left != self.mirrored and len(self.lines.broken) > 1
        return align == "right" or not self.mirrored

    def placed(self, line: int, x: float) -> Iterator[Passage]:
        """The parts of a line in the order in which they are read. x: of the line's left end on the page."""
        pieces = self.lines[line].pieces
        before = self.lines.before(line)
        text = "".join(piece.text for piece in pieces)
        levels = resting(text, self.levels[before : before + len(text)], right_to_left=self.right_to_left)
        passages = list(_passages(pieces, levels))
        if self.right_to_left:  # the space at the end stands left of the line
            x -= sum(each.width for _, each in passages) - self.lines[line].width
        seen = reordered([(level, (index, each)) for index, (level, each) in enumerate(passages)])
        placed: dict[int, Passage] = {}
        for _, (index, each) in seen:
            placed[index] = Passage(each.run, each.text, each.backwards, each.width, x)
            x += each.width
        return iter([placed[index] for index in range(len(passages))])


def _spans(lines: Lines) -> Iterator[tuple[Element | None, str]]:
    """The paragraph's text, what is in another language apart: each such part with its element."""
    parts = ((_foreign(lines.runs[run]), text) for line in lines.broken for text, run, _ in line.pieces)
    for element, group in groupby(parts, lambda part: part[0]):
        yield element, "".join(text for _, text in group)


def _foreign(run: Run) -> Element | None:
    """The element by which a run is in another language than what is around it."""
    element: Element | None = run.element
    while element is not None and not element.language:
        element = element.parent
    return element


def _isolated(spans: list[tuple[Element | None, str]], *, right_to_left: bool) -> Iterator[int]:
    """The levels of a paragraph in which what is in another language runs by itself (UAX 9, rules X5 and X6a).

    So a quoted sentence keeps its stop and its brackets, whatever stands after it.
    """
    around = "".join(_OBJECT if element else text for element, text in spans)
    if right_to_left:
        around = _PARTING.sub(_RIGHT_TO_LEFT_MARK, around)
    outer = iter(levels_of(around, right_to_left=right_to_left))
    for element, text in spans:
        if element is None:
            yield from (next(outer) for _ in text)
            continue
        level, backwards = next(outer), runs_right_to_left(element.language)
        backwards = begins_at_the_right(text, by_default=backwards)
        inner = level + 1 if (level + 1) % 2 == backwards else level + 2
        yield from (each - backwards + inner for each in levels_of(text, right_to_left=backwards))


def _passages(pieces: Iterable[Set], levels: Iterable[int]) -> Iterator[tuple[int, Passage]]:
    """Parts of one run and one level, each with its level."""
    left = iter(levels)
    for piece in pieces:
        leveled = [(next(left), sign) for sign in piece.text]
        for level, group in groupby(leveled, lambda each: each[0]):
            text = "".join(sign for _, sign in group)
            whole = text == piece.text
            length = piece.width if whole else width(piece.run.ink.face, text) * piece.run.ink.size / 1000
            yield level, Passage(piece.run, text, bool(level % 2), length)
