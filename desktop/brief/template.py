"""Templates: what a document says, in which order, at which length. They are data: a file that a user copies.

A template is a TOML file. The shipped ones lie in resources/templates, with remarks that explain each line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import resources
from db.audience import Audience
from db.errors import UserError
from desktop.brief.length import MOST_PAGES, Length
from desktop.brief.registry import known_sections
from desktop.wording import to_translate

if TYPE_CHECKING:
    from desktop.wording import Wording

_LARGEST = 256 * 1024  # bytes of a template's file


class Kind(StrEnum):
    """What a document is on."""

    STATE = "state"  # one state, or several
    ISSUE = "issue"  # one issue, and all states that matter to it
    GROUP = "group"  # the members of a group or region
    OVERVIEW = "overview"  # the treaty, for a meeting
    CARD = "card"  # one state, or none: the meeting


class Format(StrEnum):
    """What it is printed on."""

    SHEET = "sheet"  # A4 or Letter, as the user chooses
    CARD = "card"  # A6


@dataclass(frozen=True, slots=True)
class Part:
    """A section in its place. heading: in place of its own; "" keeps that. limits: what it may hold, by name."""

    key: str
    heading: str = ""
    limits: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of document, its sections in order, and what gets shorter, step by step, until it fits its pages.

    key: the shipped one's name; "" for a user's own. text: the file it was read from. title: source text of the catalogue, or the user's words.
    lengths: from everything to what must be said; each says at most as much as the one before.
    """

    key: str
    title: str
    kind: Kind
    format: Format
    pages: int
    audiences: tuple[Audience, ...]
    parts: tuple[Part, ...]
    lengths: tuple[Length, ...]
    text: str = field(default="", repr=False)

    @property
    def kept(self) -> str:
        """What a kept brief remembers of it: the shipped one's key, or all of the user's own. See `kept_template`."""
        return self.key or self.text

    @property
    def levels(self) -> int:
        """How many lengths there are: level 0 to levels - 1."""
        return len(self.lengths)

    def unlimited(self) -> Template:
        """The same with all that its sections have to say."""
        return replace(self, lengths=(replace(self.lengths[0], limits={}),))

    def title_in(self, words: Wording) -> str:
        """What the template is called, for people."""
        return words.text(self.title)


SHIPPED = {
    "state": to_translate("State brief"),
    "internal": to_translate("Internal note"),
    "issue": to_translate("Issue brief"),
    "group": to_translate("Group or regional brief"),
    "overview": to_translate("Meeting overview"),
    "card": to_translate("Pocket card"),
}
"""The templates that come with the application, by key, and their titles in the order in which they are offered."""


@cache
def shipped() -> tuple[Template, ...]:
    """All of them."""
    return tuple(shipped_template(key) for key in SHIPPED)


@cache
def shipped_template(key: str) -> Template:
    """The one of that key. Raises UserError for a key that there is not."""
    if key not in SHIPPED:
        raise UserError(_sentence(f"There is no template {key!r}{_near(key, SHIPPED)}"))
    return read_template(shipped_text(key), key, key)


def shipped_text(key: str) -> str:
    """Its file, for a user to copy."""
    return resources.path(f"templates/{key}.toml").read_text(encoding="utf-8")


def usual_template(audience: Audience) -> Template:
    """The one for a brief on states."""
    return shipped_template("internal" if audience is Audience.INTERNAL else "state")


def fitting_template(kept: str, audience: Audience) -> Template:
    """What a kept brief or the window remembers of a template; the usual one if there is none for that audience.

    Raises UserError if this version of the application can't use it.
    """
    found = kept_template(kept) if kept else usual_template(audience)
    return found if audience in found.audiences else usual_template(audience)


def find_template(name: str) -> Template:
    """A shipped one by its key, or a user's own by its path. Raises UserError, one sentence that says what to do."""
    if name in SHIPPED:
        return shipped_template(name)
    path = Path(name)
    if path.suffix != ".toml" and not path.exists():
        near = _near(name, SHIPPED) or f"; there are {', '.join(SHIPPED)}, and files that end in .toml"
        raise UserError(_sentence(f"There is no template {name!r}{near}"))
    return read_template(_text_of(path), path.name)


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(f"The template {path} is larger than any template; name another file.")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UserError(f"There is no file {path}.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"The template {path} is not text in UTF-8; save it as UTF-8.") from error
    except OSError as error:
        raise UserError(f"The template {path} can't be read: {error.strerror}.") from error


def wrong_audience(template: Template, audience: Audience, words: Wording) -> UserError:
    """What to say to who wants a document for an audience that its template is not for."""
    return UserError(
        words.text(
            "The template “{title}” is not for the audience {audience}; choose another template, or another audience.",
            title=template.title_in(words),
            audience=audience,
        )
    )


def read_template(text: str, name: str, key: str = "") -> Template:
    """The template that a file holds. name: the file's, for messages. Raises UserError, naming what is wrong where."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError(f"The template {name} can't be read: {error}.") from error
    return replace(_Reader(name).template(table, key), text=text)


def kept_template(kept: str) -> Template:
    """The template that a kept brief remembers. Raises UserError if this version of the application can't use it."""
    return shipped_template(kept) if "\n" not in kept else read_template(kept, "of the kept brief")


_OF_NOTES = ("addresses", "titles")
_FIELDS = ("title", "kind", "format", "pages", "audiences", *_OF_NOTES, "shorten", "sections")
_OF_SECTION = ("key", "heading")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one template; every complaint names its file."""

    name: str

    def template(self, table: Mapping[str, Any], key: str) -> Template:
        self._known_only(table, _FIELDS, "the template")
        parts = tuple(self._part(each) for each in self._tables(table, "sections"))
        if not parts:
            raise self._wrong("it has no sections; add [[sections]] with a key")
        keys = [part.key for part in parts]
        if twice := next((each for each in keys if keys.count(each) > 1), ""):
            raise self._wrong(f"the section {twice!r} stands in it twice")
        pages = self._number(table.get("pages", 2), "pages")
        if not 1 <= pages <= MOST_PAGES:
            raise self._wrong(f"pages is a number from 1 to {MOST_PAGES}, not {pages}")
        return Template(
            key=key,
            title=self._words(table, "title"),
            kind=Kind(self._one_of(table.get("kind"), Kind, "kind")),
            format=Format(self._one_of(table.get("format", Format.SHEET), Format, "format")),
            pages=pages,
            audiences=self._audiences(table),
            parts=parts,
            lengths=self._lengths(parts, self._tables(table, "shorten"), table),
        )

    def _switch(self, table: Mapping[str, Any], name: str) -> bool:
        value = table.get(name, True)
        if not isinstance(value, bool):
            raise self._wrong(f"{name} is true or false")
        return value

    def _audiences(self, table: Mapping[str, Any]) -> tuple[Audience, ...]:
        named = table.get("audiences", list(Audience))
        if not isinstance(named, list) or not named:
            raise self._wrong(f"audiences is a list of {_named(Audience)}")
        return tuple(Audience(self._one_of(each, Audience, "an audience")) for each in named)

    def _part(self, table: Mapping[str, Any]) -> Part:
        key = self._section(table.get("key"))
        limits = known_sections()[key].limits
        self._known_only(table, (*_OF_SECTION, *limits), f"the section {key!r}")
        heading = self._words(table, "heading") if "heading" in table else ""
        numbers = {what: self._number(table[what], f"{what} of {key!r}") for what in limits if what in table}
        return Part(key, heading, numbers)

    def _lengths(
        self, parts: tuple[Part, ...], steps: list[Mapping[str, Any]], table: Mapping[str, Any]
    ) -> tuple[Length, ...]:
        limits = {(part.key, what): most for part in parts for what, most in (part.limits or {}).items()}
        lengths = [Length(self._switch(table, "addresses"), self._switch(table, "titles"), limits)]
        for step in steps:
            lengths.append(self._shortened(lengths[-1], step, {part.key for part in parts}))
        return tuple(lengths)

    def _shortened(self, length: Length, step: Mapping[str, Any], keys: set[str]) -> Length:
        limits = dict(length.limits)
        for key, value in step.items():
            if key in _OF_NOTES:
                if value is not False:
                    raise self._wrong(f"{key} in shorten can only be false")
                continue
            if self._section(key) not in keys:
                raise self._wrong(f"shorten names the section {key!r}, which the template does not have")
            for what, most in self._limits(key, value).items():
                if most > length.of(key, what):
                    raise self._wrong(
                        f"shorten lets {key!r} grow again, to {most}; each step must be shorter"
                    )
                limits[key, what] = most
        return Length(
            length.addresses and "addresses" not in step, length.titles and "titles" not in step, limits
        )

    def _limits(self, key: str, value: object) -> dict[str, int]:
        """A number, or a number for each thing that is limited."""
        if not isinstance(value, dict):
            return {"most": self._number(value, f"{key} in shorten")}
        self._known_only(value, known_sections()[key].limits, f"{key} in shorten")
        return {what: self._number(most, f"{what} of {key!r} in shorten") for what, most in value.items()}

    def _section(self, key: object) -> str:
        if not isinstance(key, str) or not key:
            raise self._wrong('a section has no key; write key = "..."')
        if key not in known_sections():
            near = _near(key, known_sections()) or "; minebrief template --sections lists those there are"
            raise self._wrong(f"there is no section {key!r}{near}")
        return key

    def _one_of(self, value: object, names: Iterable[str], what: str) -> str:
        if not isinstance(value, str) or value not in list(names):
            found = "" if value is None else f", not {value!r}"
            raise self._wrong(f"{what} is {_named(names)}{found}{_near(str(value), names)}")
        return value

    def _words(self, table: Mapping[str, Any], field: str) -> str:
        value = table.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(f"{field} is words in quotation marks")
        return value.strip()

    def _number(self, value: object, what: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self._wrong(f"{what} is a whole number, not {value!r}")
        return value

    def _tables(self, table: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
        value = table.get(field, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self._wrong(f"{field} is a list of tables")
        return value

    def _known_only(self, table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
        for name in table:
            if name not in known:
                raise self._wrong(f"{where} has no field {name!r}{_near(name, known)}")

    def _wrong(self, problem: str) -> UserError:
        return UserError(_sentence(f"The template {self.name} can't be used: {problem}"))


def _sentence(text: str) -> str:
    return text if text.endswith("?") else f"{text}."


def _named(names: Iterable[str]) -> str:
    return " or ".join(repr(str(name)) for name in names)


def _near(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name.lower(), [str(each) for each in names], n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
