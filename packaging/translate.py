"""The catalogue of words: what the code says, what each language has of it, and what the program reads.

`python3 dev.py translate` extracts the messages into resources/locale/minebrief.pot, brings each language's .po up
to it and compiles its .mo, which is kept beside it since the program runs from a checkout without being built.
Then it says what is missing. With --check it writes nothing and fails if a file would change.

A message is found where it is written: in `words.text("…")`, in `words.plural("…", "…", n)`, and in
`to_translate("…")` where it reaches one of these by another name. What is extracted is told by PARTS: the parts
of the program that are, or are being, translated.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources/locale"
TEMPLATE = LOCALE / "minebrief.pot"
PARTS = {
    "figures": ("desktop/figures", "desktop/dossier", "desktop/titles.py", "desktop/wording.py"),
    "pages": ("desktop/brief", "desktop/page"),
    "window": ("desktop/ui", "desktop/command_line", "desktop/filter_words.py"),
}
"""What of the program belongs to a part. What is said at the command line is said in English, but belongs to acts
that the window has too."""
COMPLETE = {
    "figures": ("fr", "es", "ru", "zh", "ar"),
    "pages": ("fr", "es", "ru", "zh", "ar"),
    "window": ("fr", "es"),
}
"""Which languages have every message of a part, as the tests see to; in the others it is begun."""
KEYWORDS = {"text": None, "plural": (1, 2), "to_translate": None}
HEADER = """\
# Words of Minebrief, in English: the template of the catalogues.
# Written by `python3 dev.py translate`; see "Translate" in CONTRIBUTING.md.
#"""
WIDTH = 110
BEGUN = datetime(2026, 11, 25, tzinfo=UTC)
"""Stands in the headers for the day of the last extraction, which would change files in which no word changed."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the catalogue as it should be."""

    path: Path
    content: bytes

    @property
    def stale(self) -> bool:
        """Whether the file is lacking or another."""
        return not self.path.exists() or self.path.read_bytes() != self.content


def main(arguments: list[str]) -> int:
    """Write what changed, or with --check name it; then tell what each language lacks."""
    stale = [each for each in files() if each.stale]
    if "--check" in arguments:
        for each in stale:
            print(f"{each.path.relative_to(ROOT)} is not what `python3 dev.py translate` makes of the code.")
        return 1 if stale else 0
    for each in stale:
        each.path.write_bytes(each.content)
        print(f"Wrote {each.path.relative_to(ROOT)}")
    for line in told():
        print(line)
    return 0


def files() -> Iterator[Written]:
    """The template, and each language's source and compiled catalogue, made from the code and the .po files."""
    template = extracted()
    yield Written(TEMPLATE, _po(template))
    for path in sources():
        catalogue = updated(path, template)
        yield Written(path, _po(catalogue))
        yield Written(path.with_suffix(".mo"), compiled(catalogue))


def compiled(catalogue: Catalog) -> bytes:
    """What is whole of a catalogue, as the program reads it.

    Of a plural without its forms gettext makes nothing at all, where it should be in English.
    """
    whole = Catalog(locale=catalogue.locale, charset="utf-8", fuzzy=False)
    whole.mime_headers = catalogue.mime_headers
    for message in catalogue:
        if message.id and _whole(message, catalogue):
            whole[message.id] = message
    made = BytesIO()
    write_mo(made, whole)
    return made.getvalue()


def sources() -> list[Path]:
    """The .po file of each language. A new language begins with an empty one."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/minebrief.po"))


def language_of(path: Path) -> str:
    """The language of a .po file, which its folder tells."""
    return path.parents[1].name


def extracted() -> Catalog:
    """The messages of the code, each with the files that have it."""
    catalogue = Catalog(
        project="Minebrief",
        version="1",
        header_comment=HEADER,
        msgid_bugs_address="see CONTRIBUTING.md",
        creation_date=BEGUN,
        charset="utf-8",
        fuzzy=False,
    )
    for file in (file for places in PARTS.values() for place in places for file in _python_in(ROOT / place)):
        name = file.relative_to(ROOT).as_posix()
        for _, message, _, context in extract_from_file(calls, file, keywords=KEYWORDS):
            catalogue.add(message, None, [(name, 0)], context=context)
    return catalogue


def calls(file: Any, keywords: Collection[str], *_: object, **__: object) -> Iterator[Any]:
    """Each call of a keyword with its texts, as Babel asks for them; None stands for what is no text.

    Babel's own reader of Python passes over a call within another's brackets, and makes one message of the two in
    `text("a" if so else "b")`.
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name in keywords:
                yield node.lineno, name, tuple(map(_literal, node.args)), []


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def updated(path: Path, template: Catalog) -> Catalog:
    """A language's catalogue with the messages of the template and no other. None is guessed from a like one."""
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language_of(path), abort_invalid=True)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def missing(catalogue: Catalog) -> list[Message]:
    """The messages that have no translation, not all forms of one, or one that is marked as a guess."""
    return [message for message in catalogue if message.id and not _whole(message, catalogue)]


def parts_of(message: Message) -> set[str]:
    """The parts of the program that say the message."""
    said_in = [name for name, _ in message.locations]
    return {
        part
        for part, places in PARTS.items()
        if any(name == place or name.startswith(f"{place}/") for name in said_in for place in places)
    }


def overdue(catalogue: Catalog, language: str) -> list[Message]:
    """The missing messages of parts that should be complete in the language."""
    parts = {part for part, languages in COMPLETE.items() if language in languages}
    return [message for message in missing(catalogue) if parts & parts_of(message) or not parts]


def told() -> Iterator[str]:
    """A line a language with its count, and the messages and names that are shown in English.

    Of a part that is only begun the messages are counted, not listed.
    """
    for path in sources():
        language = language_of(path)
        with path.open("rb") as source:
            catalogue = read_po(source, locale=language)
        lacking = missing(catalogue)
        yield f"{language}: {len(catalogue) - len(lacking)} of {len(catalogue)} messages"
        listed = overdue(catalogue, language)
        yield from (f"  {message.id if isinstance(message.id, str) else message.id[0]}" for message in listed)
        if begun := len(lacking) - len(listed):
            yield f"  and {begun} of parts that are only begun"
        if nameless := ", ".join(without_name(language)):
            yield f"  without a name, in English: {nameless}"


def without_name(language: str) -> list[str]:
    """States, areas and organisations of the facts that have no name in the language."""
    from db.editions import shipped_facts
    from db.place_names import names_in
    from db.records import WORLD

    facts = shipped_facts()
    items = {**facts.states, **facts.areas}
    return [item.name for code, item in items.items() if code not in {WORLD, *names_in(language)}]


def _whole(message: Message, catalogue: Catalog) -> bool:
    if message.fuzzy:  # a guess, which is not compiled
        return False
    if not message.pluralizable:
        return bool(message.string)
    forms = tuple(message.string or ())
    return all(forms) and len(forms) == catalogue.num_plurals


def _python_in(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place]


def _po(catalogue: Catalog) -> bytes:
    """The catalogue by message, so that a changed file moves nothing, without numbers of lines."""
    made = BytesIO()
    write_po(made, catalogue, width=WIDTH, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return made.getvalue()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
