"""What RIS and CSL-JSON have in common: kinds, dates, links and keys, read from whatever people's programs write."""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from db.accessed import accessed_line
from db.dates import PartialDate
from db.records import Source, SourceId
from db.search_text import plain, tokens_of

KINDS = ("depositary", "official", "monitor", "ngo", "academic", "news", "memory")
"""Every kind of source."""

IN_A_PERIODICAL = frozenset({"academic", "news"})
"""Kinds whose publisher is, in a list of references, the periodical that they are printed in."""

_TAG = re.compile(r"</?[a-zA-Z]+(?:[\s/][^<>]*)?/?>")
_UNFINISHED_TAG = re.compile(r"<(?=/?[a-zA-Z]+[ />])|&(?=#\d+;|[a-z]+;)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd\u2028\u2029]+")
_LINK = re.compile(r"https?://[^\s/?#]+\.?[^\s]*", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+", re.IGNORECASE)
_KEY = re.compile(r"[^\W_](?:[\w.:-]{0,78}[^\W_])?")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_NUMBERS = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "(" + "|".join(_MONTHS) + r")[a-z]*\.?"
_IN_WORDS = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.? {_MONTH},? (?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"{_MONTH},? (?P<year>\d{{4}})", re.IGNORECASE),
)
_LONGEST = 20_000
_DEEPEST = 20
"""How often markup within markup is looked for."""
_AUTHORS = "Authors: "
"""Begins the line of a source's notes that holds its authors, where these are not the publisher."""
_STOP = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to"})


@dataclass(slots=True)
class Draft:
    """A reference as it was read, before it is known to be a source.

    place: where it stands in the file, to tell the user. publishers: the best first. dated: as written.
    """

    place: str
    key: str = ""
    title: str = ""
    publishers: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    published: PartialDate | None = None
    dated: str = ""
    accessed: PartialDate | None = None
    links: list[str] = field(default_factory=list)
    doi: str = ""
    kind: str = ""
    notes: list[str] = field(default_factory=list)


def sources_of(drafts: Iterable[Draft]) -> tuple[list[Source], list[str]]:
    """Those that can be cited, each with an id of its own, and a sentence on each that can't."""
    sources: dict[SourceId, Source] = {}
    problems: list[str] = []
    for draft in drafts:
        try:
            source = _source_of(draft, sources)
        except ValueError as error:
            problems.append(f"{draft.place}: {error}.")
        else:
            sources[source.id] = source
    return list(sources.values()), problems


def clean(text: object) -> str:
    """One line of plain text: no markup, no signs that can't be shown, single blanks."""
    if not isinstance(text, (str, int, float)) or isinstance(text, bool):
        return ""
    line, before = str(text)[:_LONGEST].encode("utf-8", "replace").decode("utf-8"), ""
    for _ in range(_DEEPEST):
        if line == before:
            return line
        line, before = _bare(line), line
    return " ".join(line.replace("<", " ").replace("&", " ").split())


def lines_of(text: object) -> list[str]:
    """The lines of a longer text, each clean, the empty ones left out."""
    lines = text.splitlines() if isinstance(text, str) else [text]
    return [line for line in map(clean, lines) if line]


def authors_in(source: Source) -> tuple[list[str], list[str]]:
    """The authors that a source's notes name, and the other lines of the notes."""
    lines = lines_of(source.notes)
    last = lines[-1] if lines and source.publisher else ""
    names = last.removeprefix(_AUTHORS).split("; ") if last.startswith(_AUTHORS) else []
    if not all(clean(name) == name != "" for name in names) or names == [clean(source.publisher)]:
        return [], lines
    return names, lines[:-1] if names else lines


def read_date(text: str) -> PartialDate | None:
    """A date in numbers or in English words, as far as it says one; a span between two such."""
    text = clean(text)
    if found := _date(text):
        return found
    first, slash, last = text.partition("/")
    begin, end = (_date(first), _date(last)) if slash else (None, None)
    return _partial(f"{begin}/{end}") if begin and end else None


def date_of(numbers: Sequence[object]) -> PartialDate | None:
    """From year, month and day as numbers or figures; what is missing or 0 at the end is not known."""
    whole: list[int] = []
    for number in numbers[:3]:
        figures = str(number).strip()
        if not figures.isascii() or not figures.isdecimal() or len(figures) > 4 or not int(figures):
            break
        whole.append(int(figures))
    return _partial("-".join(f"{number:0{4 if not place else 2}d}" for place, number in enumerate(whole)))


def span_of(first: PartialDate | None, last: PartialDate | None) -> PartialDate | None:
    """From the first to the last; one alone where the other is missing or before it."""
    if first is None or last is None or first == last:
        return first or last
    if "/" in first.text or "/" in last.text:
        return first
    return _partial(f"{first}/{last}") or first


def doi_of(text: str) -> str:
    """The digital object identifier in a text or link; "" if there is none."""
    found = _DOI.search(text)
    return found.group().rstrip(".,;)") if found else ""


def same_document(source: Source) -> tuple[str, ...]:
    """Signs by which the same document is known again: link, identifier, or what one cites it by."""
    signs = []
    if source.publisher or source.published:
        signs.append(f"cited {plain(source.title)} {plain(source.publisher)} {source.published or ''}")
    if source.url:
        link = re.sub(r"^https?://(www\.)?", "", source.url.partition("#")[0], flags=re.IGNORECASE)
        host, slash, path = link.partition("/")
        signs.append(f"link {host.lower()}{slash}{path}".rstrip("/"))
    if doi := doi_of(source.url) or doi_of(source.notes):
        signs.append(f"doi {doi.lower()}")
    return tuple(signs)


def free_id(wanted: str, taken: Container[str]) -> SourceId:
    """The id, with a number behind it if it is taken."""
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return SourceId(free)


def _bare(line: str) -> str:
    line = _CONTROL.sub(" ", _TAG.sub("", html.unescape(line)))
    return " ".join(_UNFINISHED_TAG.sub(" ", line).split())


def _source_of(draft: Draft, taken: Container[str]) -> Source:
    title = clean(draft.title)
    if not title:
        raise ValueError("there is no title")
    publishers = [name for name in map(clean, draft.publishers) if name]
    authors = [name for name in map(clean, draft.authors) if name]
    notes = list(draft.notes)
    if draft.dated and draft.published is None:
        notes.append(f"Dated: {clean(draft.dated)}")
    if draft.accessed:
        notes.append(accessed_line(draft.accessed))
    published = draft.published or _year_in(draft.dated)
    publisher = publishers[0] if publishers else "; ".join(authors)
    url = _link_of(draft)
    if draft.doi and draft.doi not in url:
        notes.append(f"DOI {draft.doi}")
    if publishers and authors and authors != publishers[:1]:
        notes.append(f"{_AUTHORS}{'; '.join(authors)}")
    key = _key_of(draft.key) or _made_key(publisher, published, title)
    return Source(
        free_id(key, taken),
        title,
        publisher,
        published,
        url,
        draft.kind if draft.kind in KINDS else "news",
        "\n".join(dict.fromkeys(line for note in notes for line in lines_of(note))),
    )


def _link_of(draft: Draft) -> str:
    links = [link.strip() for link in draft.links if link.strip()]
    fit = [link for link in links if _LINK.fullmatch(link) and clean(link) == link]
    if fit:
        return fit[0]
    if links:
        raise ValueError(f"the link {clean(links[0])[:80]!r} does not begin with http:// or https://")
    return f"https://doi.org/{draft.doi}" if draft.doi else ""


def _key_of(key: str) -> str:
    """The citation key, or the last part of an address that stands in its place."""
    key = clean(key).rstrip("/").rpartition("/")[2]
    return key if _KEY.fullmatch(key) else ""


def _made_key(publisher: str, published: PartialDate | None, title: str) -> str:
    """From who, when and what: "ICBL-2025-landmine"."""
    who = next((word for word in tokens_of(publisher) if word not in _STOP), "")
    what = next((word for word in tokens_of(title) if word not in _STOP), "")
    parts = (who.upper()[:20], published.text[:4] if published else "", what[:20])
    return "-".join(part for part in parts if part) or "SOURCE"


def _date(text: str) -> PartialDate | None:
    if found := _NUMBERS.fullmatch(text):
        return date_of([number for number in found.groups() if number])
    for form in _IN_WORDS:
        if found := form.fullmatch(text):
            month = _MONTHS.index(next(name for name in _MONTHS if name in found.group().lower())) + 1
            return date_of([found["year"], month, found.groupdict().get("day") or 0])
    return None


def _partial(text: str) -> PartialDate | None:
    try:
        return PartialDate(text)
    except ValueError:
        return None


def _year_in(text: str) -> PartialDate | None:
    found = _YEAR.search(text)
    return PartialDate(found.group()) if found else None
