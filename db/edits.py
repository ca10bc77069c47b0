"""What the user wrote into a brief in place of its automatic text: sections, their order, and versions kept by name.

An edit belongs to whom the brief is on, to its audience and its language, whatever the brief is called: what was
written for Belgium stands on each brief on Belgium, alone or in a book, and on no other. Each function is one act
and one operation of the journal; all raise WorkspaceError if the file can't be written. Then nothing has changed.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from db.audience import Anyones, Audience, Ours
from db.errors import BadFacts
from db.journal import Act
from db.records import SourceId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.records import Source
    from db.workspace import Workspace

FORM = 1
"""The number of the JSON form. A reader passes over what a newer one has beside it."""
LONGEST_NAME = 80
"""Letters of a version's name."""
OWN = "own:"
"""How the key of a section begins that is the user's alone."""
_KIND = "edits"
_VERSION = "version"
_TICK = "tick"


class Shape(StrEnum):
    """What a block of the user's is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    NUMBERED = "numbered"  # of a numbered list
    QUOTATION = "quotation"
    KEPT = "kept"  # a table, box or figure of the automatic section, which stays automatic


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style, or the citation of a source, which has no words. link: http or https, or ""."""

    text: Ours[str] = ""
    bold: Ours[bool] = False
    italic: Ours[bool] = False
    link: Ours[str] = ""
    source: Ours[str] = ""
    language: Ours[str] = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A block. number: which of the automatic section's own it keeps, counted from 0, if it is KEPT."""

    shape: Ours[Shape]
    spans: Ours[tuple[Span, ...]] = ()
    number: Ours[int] = 0


Sentence = tuple[Span, ...]
"""One sentence with the citations that follow it."""


@dataclass(frozen=True, slots=True)
class EditedSection:
    """A section in the user's words. was: the automatic sentences that it was made from, as they read then.

    title: "" keeps the automatic heading. heading: that one as it was then, for when there is none now.
    """

    key: Ours[str]
    title: Ours[str] = ""
    blocks: Ours[tuple[Written, ...]] = ()
    was: Ours[tuple[Sentence, ...]] = ()
    heading: Ours[str] = ""

    @property
    def own(self) -> bool:
        """Whether it is the user's alone: there is no automatic text in its place."""
        return self.key.startswith(OWN)


@dataclass(frozen=True, slots=True)
class Edits:
    """All that the user changed in one brief. order: keys of its sections; () keeps the template's."""

    order: Ours[tuple[str, ...]] = ()
    sections: Ours[tuple[EditedSection, ...]] = ()

    def of(self, key: str) -> EditedSection | None:
        """The section in the user's words, if it has any."""
        return next((each for each in self.sections if each.key == key), None)

    def having(self, section: EditedSection) -> Edits:
        """The same with this section as it now is."""
        if self.of(section.key) is None:
            return replace(self, sections=(*self.sections, section))
        return replace(
            self, sections=tuple(section if each.key == section.key else each for each in self.sections)
        )

    def lacking(self, key: str) -> Edits:
        """The same without that section: an edited one is automatic again, an own one is gone."""
        own = key.startswith(OWN)
        return Edits(
            tuple(each for each in self.order if not (own and each == key)),
            tuple(each for each in self.sections if each.key != key),
        )


NOTHING_EDITED = Edits()


@dataclass(frozen=True, slots=True)
class About:
    """Which brief. kind: what the document is on. subject: states in the order of their codes, or an issue."""

    audience: Anyones[Audience]
    language: Anyones[str]
    kind: Anyones[str]
    subject: Anyones[str]

    @property
    def key(self) -> str:
        """As the store keeps it."""
        return f"{self.audience}/{self.language}/{self.kind}/{self.subject}"

    @classmethod
    def read(cls, key: str) -> About:
        audience, language, kind, subject = key.split("/", 3)
        return cls(Audience(audience), language, kind, subject)


@dataclass(frozen=True, slots=True)
class KeptEdits:
    """What the user changed in the brief about that."""

    about: Anyones[About]
    edits: Ours[Edits]


@dataclass(frozen=True, slots=True)
class Version:
    """A brief's edits as they once were, under a name. at: when they were kept, in UTC."""

    key: Ours[str]
    about: Anyones[About]
    name: Ours[str]
    at: Ours[datetime]
    edits: Ours[Edits] = field(repr=False)


def subject_of(kind: str, states: Iterable[str], issues: Iterable[str]) -> str:
    """Whom or what a document is on, as `About` names it."""
    if kind == "issue":
        return "+".join(issues)
    return "all" if kind == "overview" else "+".join(sorted(states)) or "all"


def edits_on(kept: Iterable[KeptEdits], about: About) -> Edits:
    """Those of that brief, of all that are kept."""
    return next((each.edits for each in kept if each.about == about), NOTHING_EDITED)


def own_key() -> str:
    """For a new section of the user's."""
    return OWN + secrets.token_hex(4)


def write_section(workspace: Workspace, about: About, section: EditedSection, title: str) -> None:
    """Have a section read so from now on. What is typed in pauses is one operation. title: the section's, for people."""
    said = {"title": title, "key": f"{about.key}#{section.key}"}
    with workspace.act(Act.EDIT_SECTION, said, continuing=True) as change:
        change.set(_KIND, about.key, written(read_edits(workspace, about).having(section)))


def add_section(workspace: Workspace, about: About, section: EditedSection, order: Iterable[str]) -> None:
    """A new section of the user's, in its place among the others."""
    with workspace.act(Act.ADD_SECTION, {"title": section.title, "key": about.key}) as change:
        now = replace(read_edits(workspace, about).having(section), order=tuple(order))
        change.set(_KIND, about.key, written(now))


def drop_section(workspace: Workspace, about: About, key: str, title: str) -> None:
    """Make a section automatic again; one of the user's own goes."""
    act = Act.DROP_SECTION if key.startswith(OWN) else Act.RESTORE_SECTION
    with workspace.act(act, {"title": title, "key": f"{about.key}#{key}"}) as change:
        change.set(_KIND, about.key, written(read_edits(workspace, about).lacking(key)))


def order_sections(workspace: Workspace, about: About, order: Iterable[str], title: str) -> None:
    """Have the sections stand in this order. title: of the one that was moved."""
    with workspace.act(Act.MOVE_SECTION, {"title": title, "key": about.key}) as change:
        change.set(_KIND, about.key, written(replace(read_edits(workspace, about), order=tuple(order))))


def tick_section(workspace: Workspace, about: About, key: str, title: str, *, out: bool) -> None:
    """Leave a section out of a brief, or print it again. Kept so that it can be undone: the window knows what is."""
    act = Act.LEAVE_OUT_SECTION if out else Act.PRINT_SECTION
    with workspace.act(act, {"title": title}) as change:
        change.set(_TICK, f"{about.key}#{key}", {"out": out})


def ticks(workspace: Workspace) -> tuple[tuple[str, bool], ...]:
    """Whether each section that was ticked, by its brief's key, a number sign and its own, was left out last."""
    return tuple((key, bool(value["out"])) for key, value in _entries(workspace, _TICK))


def apply_structure(workspace: Workspace, edits: Edits, others: Iterable[About], title: str) -> int:
    """Give other briefs this one's order and own sections; what is edited in them stays. How many briefs they are."""
    own = tuple(section for section in edits.sections if section.own)
    targets = tuple(others)
    with workspace.act(Act.APPLY_STRUCTURE, {"title": title, "count": str(len(targets))}) as change:
        for about in targets:
            there = replace(read_edits(workspace, about), order=edits.order)
            for section in own:
                there = there.having(section)
            change.set(_KIND, about.key, written(there))
    return len(targets)


def read_edits(workspace: Workspace, about: About) -> Edits:
    """What is changed in a brief now."""
    return edits_on(kept_edits(workspace), about)


def kept_edits(workspace: Workspace) -> list[KeptEdits]:
    """All briefs in which something is changed, in no order that means anything."""
    found = (KeptEdits(About.read(key), read(value)) for key, value in _entries(workspace, _KIND))
    return [each for each in found if each.edits != NOTHING_EDITED]


def keep_version(workspace: Workspace, about: About, name: str) -> str:
    """Keep a brief as it is edited now under a name. Returns its key."""
    name = " ".join(name.split())
    if not name:
        raise BadFacts("Give the version a name to keep it under.")
    if len(name) > LONGEST_NAME:
        raise BadFacts(f"The name of a version has at most {LONGEST_NAME} letters; shorten it.")
    key = secrets.token_hex(6)
    with workspace.act(Act.KEEP_VERSION, {"title": name, "key": key}) as change:
        now = Version(key, about, name, workspace.clock(), read_edits(workspace, about))
        change.set(_VERSION, key, _written_version(now))
    return key


def return_to_version(workspace: Workspace, key: str) -> None:
    """Have the brief edited as it was in that version; undoing brings back what stood there."""
    found = next((each for each in versions(workspace) if each.key == key), None)
    if found is None:
        raise BadFacts("This version is not there any more: it was removed or undone meanwhile.")
    with workspace.act(Act.RETURN_TO_VERSION, {"title": found.name, "key": key}) as change:
        change.set(_KIND, found.about.key, written(found.edits))


def drop_version(workspace: Workspace, key: str) -> None:
    """Keep it no longer; it can be had back by undoing that."""
    name = next((each.name for each in versions(workspace) if each.key == key), "")
    with workspace.act(Act.DROP_VERSION, {"title": name, "key": key}) as change:
        change.set(_VERSION, key, None)


def bring_edits(
    workspace: Workspace,
    kept: Iterable[KeptEdits],
    versions: Iterable[Version],
    sources: Iterable[Source] = (),
) -> None:
    """Have what another workspace has: edited sections, versions, and sources that are cited in them and new here."""
    edits, named = tuple(kept), tuple(versions)
    with workspace.act(Act.BRING_EDITS, {"count": str(len(edits) + len(named))}) as change:
        for source in sources:
            change.add_source(source)
        for each in edits:
            change.set(_KIND, each.about.key, written(each.edits))
        for version in named:
            change.set(_VERSION, version.key, _written_version(version))


def cited_in(edits: Edits) -> frozenset[SourceId]:
    """The sources that the user's sections cite."""
    spans = (span for section in edits.sections for block in section.blocks for span in block.spans)
    return frozenset(SourceId(span.source) for span in spans if span.source)


def versions(workspace: Workspace) -> list[Version]:
    """The newest first."""
    found = [
        Version(
            key,
            About.read(value["about"]),
            value["name"],
            datetime.fromisoformat(value["at"]),
            read(value["edits"]),
        )
        for key, value in _entries(workspace, _VERSION)
    ]
    return sorted(found, key=lambda each: (each.at, each.key), reverse=True)


def written(edits: Edits) -> dict[str, Any]:
    """In JSON's kinds, without what is as it usually is."""
    return {"form": FORM, "order": list(edits.order), "sections": [_section(each) for each in edits.sections]}


def read(value: Mapping[str, Any]) -> Edits:
    """What `written` wrote. A field that this version does not know is passed over."""
    return Edits(tuple(value.get("order", ())), tuple(map(_read_section, value.get("sections", ()))))


def _written_version(version: Version) -> dict[str, Any]:
    return {
        "about": version.about.key,
        "name": version.name,
        "at": version.at.isoformat(timespec="seconds"),
        "edits": written(version.edits),
    }


def _section(section: EditedSection) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "heading": section.heading,
        "blocks": [
            {"shape": block.shape.value, "spans": _spans(block.spans), "number": block.number}
            for block in section.blocks
        ],
        "was": [_spans(sentence) for sentence in section.was],
    }


def _read_section(value: Mapping[str, Any]) -> EditedSection:
    return EditedSection(
        value["key"],
        value.get("title", ""),
        tuple(
            Written(_shape(each.get("shape")), _read_spans(each.get("spans", ())), each.get("number", 0))
            for each in value.get("blocks", ())
        ),
        tuple(map(_read_spans, value.get("was", ()))),
        value.get("heading", ""),
    )


def _shape(text: object) -> Shape:
    return Shape(text) if text in list(Shape) else Shape.PARAGRAPH


def _spans(spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [{name: part for name, part in asdict(span).items() if part} for span in spans]


def _read_spans(found: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple(
        Span(
            str(each.get("text", "")),
            bool(each.get("bold")),
            bool(each.get("italic")),
            str(each.get("link", "")),
            SourceId(str(each.get("source", ""))),
            str(each.get("language", "")),
        )
        for each in found
    )


def _entries(workspace: Workspace, kind: str) -> list[tuple[str, Any]]:
    rows = workspace.connection.execute("SELECT key, value FROM live_entry WHERE kind = ?", (kind,))
    return [(key, json.loads(value)) for key, value in rows]
