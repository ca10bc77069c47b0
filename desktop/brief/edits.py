"""What the user wrote in place of automatic text: put into a brief, and held against what that text says now.

A citation stays one, so that its number is always the brief's own. A table, box or figure of an edited section stays
automatic where the user left it. What changed under an edited section is told sentence by sentence, never taken over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

from db.audience import Audience
from db.edits import NOTHING_EDITED, About, EditedSection, Edits, Shape, Span, Written, edits_on, subject_of
from db.records import Citation, SourceId
from desktop.brief.blocks import Cite, Listing, Paragraph, Place, Quotation, Section, Table, Words
from desktop.brief.inline import sentences
from desktop.brief.subject import kept_kind
from desktop.brief.template import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from db.edits import Sentence
    from db.own import KeptBrief
    from desktop.brief.blocks import Block, Inline
    from desktop.brief.order import Order
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_ALIKE = 0.55
"""How much of a sentence must be left in the user's words for it to be found there again."""
_LISTS = {Shape.ITEM: False, Shape.NUMBERED: True}
_TEXTS = (Paragraph, Listing, Quotation)


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that the automatic text said then or says now. then: None if it is new; now: None if it is gone.

    then_at, now_at: where it stands, or would stand, among the sentences of then and of now.
    """

    then: Sentence | None
    now: Sentence | None
    then_at: int = 0
    now_at: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence, and whether the other one has it, too."""

    text: str
    differs: bool


def about_brief(dossier: Dossier, order: Order, language: str) -> About:
    """Which brief it is, as the store calls it."""
    picks, kind = dossier.picks, order.template.kind.value
    everywhere = kind == Kind.CARD and len(dossier.states) == len(dossier.world.standings)
    states = () if everywhere else dossier.states
    subject = subject_of(kind, (state.code for state in states), picks.issues)
    return About(order.audience, language, kind, subject)


def about_kept(brief: KeptBrief) -> About | None:
    """Which document a kept brief is; None if this version of the application can't use its template."""
    audience = Audience(brief.audience)
    kind = kept_kind(brief.template, audience)
    if kind is None:
        return None
    return About(audience, brief.language, kind.value, subject_of(kind, brief.states, brief.issues))


def written_for(brief: KeptBrief) -> frozenset[About]:
    """The briefs in which the user's words for a kept one stand: it, and that on each of its states alone.

    Of the latter books and files are made. Nothing if this version of the application can't use its template.
    """
    whole = about_kept(brief)
    if whole is None:
        return frozenset()
    alone = brief.states if whole.kind == Kind.STATE else ()
    return frozenset((whole, *(replace(whole, subject=str(state)) for state in alone)))


def edits_for(dossier: Dossier, order: Order, language: str) -> Edits:
    """What of the user's own words stands in this brief: of its audience alone."""
    kept = order.edits if order.confidential is None else order.confidential.edits
    return edits_on(kept, about_brief(dossier, order, language)) if kept else NOTHING_EDITED


def only_for(audience: Audience, abouts: Iterable[About]) -> tuple[About, ...]:
    """Those of that audience."""
    return tuple(about for about in abouts if about.audience is audience)


def begun(section: Section) -> EditedSection:
    """An automatic section as the user begins to edit it: it says the same, and knows what it was made from."""
    return EditedSection(
        section.key, "", tuple(_begun(section.blocks)), sentences_of(section.blocks), section.title
    )


def in_users_words(
    edited: EditedSection, automatic: Sequence[Block], known: Iterable[SourceId], words: Wording
) -> tuple[Block, ...]:
    """The blocks of an edited section. automatic: what the section would say by itself, at the brief's length.

    known: sources that are there. Where one has gone, the text says so in its place.
    """
    remarks = {source: cite.remarks for cite in _cites(automatic) for source in cite.sources[:1]}
    places = tuple(dict.fromkeys(place for cite in _cites(automatic) for place in cite.places))
    return tuple(_blocks(edited, automatic, _Writer(frozenset(known), remarks, places, words)))


def in_order(keys: Collection[str], order: Sequence[str]) -> tuple[str, ...]:
    """The keys as the user set them; what is not in the order stays behind what it followed."""
    known = frozenset(keys)
    found = [key for key in dict.fromkeys(order) if key in known]
    before = ""
    for key in keys:
        if key not in found:
            found.insert(found.index(before) + 1 if before else 0, key)
        before = key
    return tuple(found)


def placed(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Sections in the user's order, each where it then can stand on the page.

    Beside the figures stand those that come before the first table; a map has nothing to stand beside if there are none.
    """
    whole = tuple(sections)
    last_main = max((n for n, each in enumerate(whole) if each.place is Place.MAIN), default=-1)
    beside, found = True, list[Section]()
    for number, section in enumerate(whole):
        if section.place is Place.SIDE:
            found.append(section)
            continue
        beside = beside and number <= last_main and not _is_wide(section)
        found.append(replace(section, place=Place.MAIN if beside else Place.WIDE))
    if not any(each.place is Place.MAIN for each in found):
        found = [replace(each, place=Place.WIDE) for each in found]
    return tuple(found)


def sentences_of(blocks: Iterable[Block]) -> tuple[Sentence, ...]:
    """The sentences of a text, each with its citations; tables, boxes and figures aside."""
    return tuple(sentence for written in _begun(blocks) for sentence in split(written.spans))


def split(spans: Sequence[Span]) -> tuple[Sentence, ...]:
    """A block's sentences. A citation belongs to the sentence that it follows."""
    text = "".join(span.text for span in spans)
    ends, at = [], 0
    for sentence in sentences(text.replace("\n", " ")):
        at = at + len(sentence)
        while at < len(text) and text[at].isspace():
            at += 1
        ends.append(at)
    return tuple(_tidy(part) for part in _cut(spans, ends) if said(part).strip())


def said(sentence: Sequence[Span]) -> str:
    """A sentence's words alone."""
    return "".join(span.text for span in sentence)


def changes(edited: EditedSection, now: Sequence[Sentence]) -> tuple[Change, ...]:
    """What the automatic text would say otherwise than when the section was made from it, in the order of the text."""
    if edited.own:
        return ()
    return _differences(edited.was, now)


def _differences(then: Sequence[Sentence], now: Sequence[Sentence]) -> tuple[Change, ...]:
    matcher = SequenceMatcher(None, [_same(each) for each in then], [_same(each) for each in now], False)
    found: list[Change] = []
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag != "equal":
            found += _paired(then, range(first, last), now, range(begin, end))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Compared:
    """A section in two versions of a brief. changes: sentence by sentence; none: it differs by looks or heading alone."""

    key: str
    changes: tuple[Change, ...]


def compared(one: Edits, other: Edits, automatic: Mapping[str, Section]) -> tuple[Compared, ...]:
    """The sections that two versions of a brief have otherwise, in the order of the second one.

    automatic: what a section says in the version in which it is not edited.
    """
    keys = dict.fromkeys(each.key for edits in (other, one) for each in edits.sections)
    found = []
    for key in keys:
        left, right = one.of(key), other.of(key)
        if _content(left) != _content(right):
            texts = (_sentences_in(left, automatic.get(key)), _sentences_in(right, automatic.get(key)))
            found.append(Compared(key, _differences(*texts)))
    return tuple(found)


def _content(section: EditedSection | None) -> tuple[str, tuple[Written, ...]] | None:
    return (section.title, section.blocks) if section else None


def _sentences_in(edited: EditedSection | None, automatic: Section | None) -> tuple[Sentence, ...]:
    if edited is not None:
        return tuple(sentence for block in edited.blocks for sentence in split(block.spans))
    return sentences_of(automatic.blocks) if automatic else ()


def pieces(then: Sentence | None, now: Sentence | None) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both sentences word by word, with what each has alone."""
    old, new = _words_of(said(then or ())), _words_of(said(now or ()))
    left, right = list[Piece](), list[Piece]()
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, False).get_opcodes():
        if last > first:
            left.append(Piece("".join(old[first:last]), tag != "equal"))
        if end > begin:
            right.append(Piece("".join(new[begin:end]), tag != "equal"))
    return tuple(left), tuple(right)


def accept(edited: EditedSection, change: Change, now: Sequence[Sentence]) -> EditedSection:
    """The section with what the automatic text says now in place of what it said then.

    Where the user's words hold the old sentence, changed or not, the new one stands there; else behind the sentence
    that it follows, or at the end.
    """
    blocks = list(edited.blocks)
    if change.then is not None and (place := _find(blocks, change.then)) is not None:
        blocks[place[0]] = _put(blocks[place[0]], place[1], place[1] + 1, change.now)
    elif change.now is not None:
        blocks = _added(blocks, change.now, now[: change.now_at])
    kept = tuple(block for block in blocks if block.shape is Shape.KEPT or block.spans)
    return settle(replace(edited, blocks=kept), change)


def settle(edited: EditedSection, change: Change) -> EditedSection:
    """The section as it is; that change is not told any more."""
    was, at = list(edited.was), change.then_at
    was[at : at + (change.then is not None)] = [] if change.now is None else [change.now]
    return replace(edited, was=tuple(was))


def settle_all(edited: EditedSection, now: Sequence[Sentence]) -> EditedSection:
    """The section as it is; nothing that has changed until now is told any more."""
    return replace(edited, was=tuple(now))


def cited_in(edited: EditedSection) -> tuple[SourceId, ...]:
    """The sources that the user's words cite, each once."""
    found = (span.source for block in edited.blocks for span in block.spans if span.source)
    return tuple(dict.fromkeys(map(SourceId, found)))


def spans_of(inline: Inline) -> tuple[Span, ...]:
    """Text of a brief as the user's words hold it."""
    found: list[Span] = []
    for part in inline:
        if isinstance(part, Words):
            found.append(Span(part.text, part.bold, part.italic, part.link, language=part.language))
        else:
            found += [Span(source=source) for source in part.sources]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Makes text of a brief from the user's words. remarks: what the note of a source adds. places: known in them."""

    known: frozenset[SourceId]
    remarks: dict[SourceId, tuple[str, ...]]
    places: tuple[Citation, ...]
    words: Wording

    def inline(self, spans: Iterable[Span]) -> Inline:
        found: list[Words | Cite] = []
        for cites, run in groupby(spans, key=lambda span: bool(span.source)):
            if not cites:
                for span in run:
                    found += _linked(span)
                continue
            sources = [SourceId(span.source) for span in run]
            here = tuple(source for source in dict.fromkeys(sources) if source in self.known)
            if len(here) < len(set(sources)):
                found.append(Words(f" {gone_words(self.words)}", italic=True))
            if here:
                places = tuple(place for place in self.places if place.source in here)
                found.append(Cite(here, self.remarks.get(here[0], ()), places))
        return tuple(found)


def gone_words(words: Wording) -> str:
    """What stands in a text in place of a source that is not there any more."""
    return words.text("[source no longer there]")


def _linked(span: Span) -> Iterator[Words]:
    """Words and, for who reads on paper, the address that they lead to."""
    if span.text:
        yield Words(span.text, span.bold, span.italic, span.language, span.link)
    if span.link and span.link not in span.text:
        yield Words(f" ({span.link})")


def _begun(blocks: Iterable[Block]) -> Iterator[Written]:
    kept = 0
    for block in blocks:
        match block:
            case Paragraph():
                yield Written(Shape.PARAGRAPH, spans_of(block.text))
            case Listing():
                shape = Shape.NUMBERED if block.numbered else Shape.ITEM
                yield from (Written(shape, spans_of(item)) for item in block.items)
            case Quotation():
                by = (Span("\n"), *spans_of(block.attribution)) if block.attribution else ()
                yield Written(Shape.QUOTATION, (*spans_of(block.text), *by))
            case _:
                yield Written(Shape.KEPT, number=kept)
                kept += 1


def _blocks(edited: EditedSection, automatic: Sequence[Block], writer: _Writer) -> Iterator[Block]:
    kept = [block for block in automatic if not isinstance(block, _TEXTS)]
    for shape, run in groupby(_said(edited.blocks), key=lambda block: block.shape):
        written = list(run)
        if shape in _LISTS:
            items = tuple(writer.inline(block.spans) for block in written)
            yield Listing(items, numbered=_LISTS[shape])
            continue
        for block in written:
            if shape is Shape.KEPT:
                yield from kept[block.number : block.number + 1]
            elif shape is Shape.QUOTATION:
                text, by = _parted(block.spans)
                yield Quotation(writer.inline(text), writer.inline(by))
            else:
                yield Paragraph(writer.inline(block.spans))


def _said(blocks: Iterable[Written]) -> Iterator[Written]:
    """Those that say something."""
    for block in blocks:
        if block.shape is Shape.KEPT or said(block.spans).strip() or any(span.source for span in block.spans):
            yield block


def _parted(spans: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """A quotation's words, and behind the first break of a line who said them."""
    text: list[Span] = []
    for number, span in enumerate(spans):
        before, line, after = span.text.partition("\n")
        if line:
            return (
                [*text, replace(span, text=before)] if before else text,
                [*([replace(span, text=after)] if after else []), *spans[number + 1 :]],
            )
        text.append(span)
    return text, []


def _cites(block: object) -> Iterator[Cite]:
    """All that stand in blocks of text."""
    match block:
        case Cite():
            yield block
        case tuple() | list():
            for part in block:
                yield from _cites(part)
        case Paragraph():
            yield from _cites(block.text)
        case Listing():
            yield from _cites(block.items)
        case Quotation():
            yield from _cites((block.text, block.attribution))


def _is_wide(section: Section) -> bool:
    return section.place is Place.WIDE and any(isinstance(block, Table) for block in section.blocks)


def _cut(spans: Sequence[Span], ends: Sequence[int]) -> Iterator[tuple[Span, ...]]:
    """The spans between these places of their text."""
    parts: list[list[Span]] = [[] for _ in ends] or [[]]
    at, current = 0, 0
    for span in spans:
        if span.source:
            behind = current - 1 if current and at == ends[current - 1] else current
            parts[min(behind, len(parts) - 1)].append(span)
            continue
        rest = span.text
        while rest:
            room = ends[current] - at if current < len(ends) else len(rest)
            parts[min(current, len(parts) - 1)].append(replace(span, text=rest[:room]))
            at, rest = at + min(room, len(rest)), rest[room:]
            if current < len(ends) - 1 and at == ends[current]:
                current += 1
    yield from (tuple(part) for part in parts)


def _tidy(sentence: Sequence[Span]) -> Sentence:
    """Without the space before and behind it, and a style's joints within it."""
    found: list[Span] = []
    for span in sentence:
        same = found and not span.source and replace(found[-1], text="") == replace(span, text="")
        if same:
            found[-1] = replace(span, text=found[-1].text + span.text)
        else:
            found.append(span)
    words = [n for n, span in enumerate(found) if span.text]
    if words:
        found[words[0]] = replace(found[words[0]], text=found[words[0]].text.lstrip())
        found[words[-1]] = replace(found[words[-1]], text=found[words[-1]].text.rstrip())
    return tuple(span for span in found if span.text or span.source)


def _same(sentence: Sentence) -> tuple[str, frozenset[str]]:
    """What two sentences that say the same have in common: words and sources, not their looks."""
    text = " ".join(said(sentence).split())
    return text, frozenset(span.source for span in sentence if span.source)


def _paired(then: Sequence[Sentence], olds: range, now: Sequence[Sentence], news: range) -> Iterator[Change]:
    """Old and new sentences of a stretch side by side, in their order: those that are alike, the others alone."""
    next_new = news.start
    for at in olds:
        left = range(next_new, news.stop)
        best = max(left, key=lambda new: _likeness(then[at], now[new]), default=None)
        alone = len(olds) == len(news) == 1
        if best is None or not (alone or _likeness(then[at], now[best]) >= _ALIKE):
            yield Change(then[at], None, at, next_new)
            continue
        yield from (Change(None, now[new], at, new) for new in range(next_new, best))
        yield Change(then[at], now[best], at, best)
        next_new = best + 1
    yield from (Change(None, now[new], olds.stop, new) for new in range(next_new, news.stop))


def _likeness(one: Sentence, other: Sentence) -> float:
    return SequenceMatcher(None, _words_of(said(one)), _words_of(said(other)), False).ratio()


def _words_of(text: str) -> list[str]:
    """Words with the space behind them; Chinese sign by sign."""
    found: list[str] = []
    for sign in text:
        last = found[-1][-1] if found else " "
        within = not last.isspace() and not _is_han(sign) and not _is_han(last)
        if found and (within or sign.isspace()):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _is_han(sign: str) -> bool:
    return "\u2e80" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"


def _find(blocks: Sequence[Written], wanted: Sentence) -> tuple[int, int] | None:
    """Block and sentence in which the user's words are most like it, if any are."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    for number, block in enumerate(blocks):
        for place, sentence in enumerate(split(block.spans)):
            alike = 2.0 if _same(sentence) == _same(wanted) else _likeness(sentence, wanted)
            best = max(best, (alike, -number, -place))
    return (-best[1], -best[2]) if best[0] >= _ALIKE else None


def _put(block: Written, first: int, last: int, sentence: Sentence | None) -> Written:
    """The block with a sentence in place of its own from the first up to the last."""
    own = list(split(block.spans))
    own[first:last] = [] if sentence is None else [sentence]
    spans: list[Span] = []
    for each in own:
        if spans:
            spans.append(Span(" "))
        spans += each
    return replace(block, spans=tuple(spans))


def _added(blocks: list[Written], sentence: Sentence, before: Sequence[Sentence]) -> list[Written]:
    """With a new sentence behind the nearest of those before it in the automatic text that the user's words have."""
    for each in reversed(before):
        place = _find(blocks, each)
        if place is None:
            continue
        number, after = place
        block = blocks[number]
        if block.shape in _LISTS:
            return [*blocks[: number + 1], Written(block.shape, sentence), *blocks[number + 1 :]]
        return [*blocks[:number], _put(block, after + 1, after + 1, sentence), *blocks[number + 1 :]]
    shape = blocks[-1].shape if blocks and blocks[-1].shape in _LISTS else Shape.PARAGRAPH
    return [*blocks, Written(shape, sentence)]
