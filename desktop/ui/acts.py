"""What the worker does: plain functions that touch no widget. Each imports late what only it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.audience import Audience
from db.internal import NOTHING_KEPT, Delegation
from db.records import GroupMember, Meeting, Membership, MembershipReading, State, SuspensionClaim, Treaty
from desktop.brief.house import HOUSE, PLAIN, HouseStyle
from desktop.wording import PAGE_LANGUAGES, Wording

if TYPE_CHECKING:
    from db.edits import About, KeptEdits
    from db.facts import Facts
    from db.own import Note
    from db.search import Hit
    from db.workspace import Workspace
    from desktop.brief.blocks import Section
    from desktop.brief.order import Order
    from desktop.brief.usable import UsableFact
    from desktop.dossier.lexicon import Lexicon
    from desktop.dossier.model import Dossier, Picks
    from desktop.dossier.picture import Picture
    from desktop.dossier.replay import Replay
    from desktop.page.brief_pdf import MadeBrief
    from desktop.ui.choice import Choice
    from desktop.ui.kept import Kept
    from desktop.ui.models.outline import OutlineRow
    from desktop.ui.models.states import StateRow


PICKS = "picks"
"""The setting of an encrypted workspace that holds what is picked in the window."""


@dataclass(frozen=True, slots=True)
class Opened:
    """workspace: the worker's alone. rows: the states on the day asked for, so that the list is there at once.

    house: the organisation and how its pages look, as the file keeps it.
    """

    workspace: Workspace
    rows: tuple[StateRow, ...]
    picks: Mapping[str, str] | None = None
    house: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """How the brief is to be made, and for whom. notes, delegation, edits: of the user's words, those for the audience."""

    paper: str
    organisation: str
    without: frozenset[str]
    figures: tuple[Picture, ...] = ()
    house: HouseStyle = PLAIN
    audience: Audience = Audience.HANDOUT
    language: str = "en"
    notes: tuple[Note, ...] = ()
    delegation: Delegation = NOTHING_KEPT
    edits: tuple[KeptEdits, ...] = ()
    template: str = ""

    @classmethod
    def of(cls, choice: Choice, kept: Kept) -> PrintOrder:
        """As it is chosen now, with nothing that its audience may not read."""
        audience = choice.audience
        inner = audience is Audience.INTERNAL
        return cls(
            choice.paper,
            choice.organisation.strip(),
            choice.without,
            choice.figures,
            choice.house,
            audience,
            choice.language,
            tuple(note for note in kept.notes if inner or note.audience == audience),
            kept.delegation if inner else NOTHING_KEPT,
            tuple(each for each in kept.edits if each.about.audience is audience),
            choice.template,
        )

    def brief(self, facts: Facts) -> Order:
        """The same without the paper, as composing asks for it."""
        from desktop.brief.order import Order
        from desktop.brief.template import fitting_template
        from desktop.dossier.confidential import own_words

        own = own_words(facts, self.notes, self.delegation, self.audience, self.edits)
        return Order(
            fitting_template(self.template, self.audience),
            organisation=self.organisation,
            without=self.without,
            figures=self.figures,
            house=self.house,
            notes=own.notes,
            edits=own.edits,
            confidential=own.confidential,
        )


@dataclass(frozen=True, slots=True)
class Made:
    """A brief as a PDF, and the outline of it with all its sections.

    about: how the store calls it. automatic: what its sections say by themselves, all of it, by key. words: its pages'.
    """

    brief: MadeBrief
    outline: tuple[OutlineRow, ...]
    about: About
    automatic: Mapping[str, Section]
    words: Wording


@dataclass(frozen=True, slots=True)
class UnlockKey:
    """What opens an encrypted file: its passphrase, or the code on its recovery sheet."""

    passphrase: str = ""
    recovery: str = ""


def open_store(path: Path | None, as_of: date, key: UnlockKey | None = None, language: str = "en") -> Opened:
    """Raises WorkspaceError."""
    from db.facts import read_facts
    from db.failures import explained
    from db.opening import open_workspace
    from db.settings import read_setting

    workspace = open_workspace(path, **_how(key))
    try:
        with explained(workspace.path):
            first = read_facts(
                workspace.connection, (State, GroupMember, Membership, MembershipReading, SuspensionClaim)
            )
            picks = read_setting(workspace.connection, PICKS) if workspace.encrypted else None
            house = read_setting(workspace.connection, HOUSE)
    except BaseException:
        workspace.close()
        raise
    return Opened(
        workspace, rows_on(first, as_of, language), picks, house if isinstance(house, dict) else None
    )


def key_at_hand(workspace: Workspace) -> UnlockKey | None:
    """What opens the file again after it was closed for a moment; None for a plain one."""
    from db.encryption import recovery_code

    return UnlockKey(recovery=recovery_code(workspace)) if workspace.encrypted else None


def keep_picks(workspace: Workspace, picks: Mapping[str, str]) -> None:
    """Keep what is picked in the workspace itself: an encrypted one tells nobody else of it."""
    from db.settings import read_setting

    if not workspace.read_only and read_setting(workspace.connection, PICKS) != picks:
        workspace.keep_setting(PICKS, dict(picks))


def keep_house(workspace: Workspace, texts: Mapping[str, str]) -> None:
    """Keep the organisation and how its pages look in the workspace, with which it travels."""
    from db.settings import read_setting

    if not workspace.read_only and read_setting(workspace.connection, HOUSE) != texts:
        workspace.keep_setting(HOUSE, dict(texts))


def _how(key: UnlockKey | None) -> dict[str, Any]:
    given = (("passphrase", key.passphrase), ("recovery", key.recovery)) if key else ()
    return {name: text for name, text in given if text}


def all_facts(opened: Opened) -> Facts:
    """Raises WorkspaceError if the file can't be read."""
    return opened.workspace.facts()


def rows_on(facts: Facts, as_of: date, language: str = "en") -> tuple[StateRow, ...]:
    """The list of states on a day, by their names in a language."""
    from db.choice import memberships
    from db.treaty import standing_on
    from desktop.dossier.names import name_in
    from desktop.ui.models.states import state_rows

    acts = memberships(facts, Treaty.MBT)
    claims = facts.all(SuspensionClaim)
    standings = {code: standing_on(code, Treaty.MBT, acts.get(code), claims, as_of) for code in facts.states}
    names = {code: name_in(language, code, state) for code, state in facts.states.items()}
    return state_rows(facts.states, names, facts.groups, standings)


def replays(facts: Facts) -> Mapping[Treaty, Replay]:
    """Both treaties day by day."""
    from desktop.dossier.replay import replay_of

    return {treaty: replay_of(facts, treaty) for treaty in Treaty}


def lexicon_on(facts: Facts, as_of: date, words: Wording, kept: Kept, meeting: str) -> Lexicon:
    """All that one can filter states by on a day, the user's own sets among it."""
    from db.met import met_at
    from desktop.dossier.filters import Own, lexicon_on
    from desktop.dossier.meetings import next_meeting

    known = next((each for each in facts.all(Meeting) if each.meeting == meeting), None)
    brief_is_for = known or next_meeting(facts, as_of)
    met = met_at(kept.delegation.encounters, brief_is_for)
    return lexicon_on(facts, as_of, words, Own(kept.sets, met, brief_is_for.meeting))


def assembled(facts: Facts, picks: Picks) -> Dossier:
    """Raises UnknownName for a state or meeting that the facts do not know."""
    from desktop.dossier.assemble import assemble

    return assemble(facts, picks)


def usable(dossier: Dossier, words: Wording) -> tuple[UsableFact, ...]:
    """What the brief on the dossier may use, for the table of facts."""
    from desktop.brief.usable import usable_facts

    return tuple(usable_facts(dossier, words))


def make_brief(facts: Facts, dossier: Dossier, order: PrintOrder) -> Made:
    """The PDF, with the very code that the command line uses, and the outline of it, in the order's language."""
    from db.edits import NOTHING_EDITED
    from desktop.brief.compose import compose
    from desktop.brief.edits import about_brief, edits_for
    from desktop.brief.pictures import NOTHING_TOLD
    from desktop.brief.subject import subject
    from desktop.dossier.assemble import assemble
    from desktop.page.brief_pdf import make_pdf
    from desktop.page.styles import Paper
    from desktop.ui.brief.outline import outline_rows

    wanted = order.brief(facts)
    spoken = Wording(order.language, PAGE_LANGUAGES)
    picks = replace(dossier.picks, language=order.language)
    on = subject(wanted.template, picks, facts)
    if on != dossier.picks:
        dossier = assemble(facts, on)
    made = make_pdf(dossier, spoken, Paper[order.paper.upper()], wanted)
    edited = edits_for(dossier, wanted, spoken.language)
    every = replace(wanted, without=frozenset())
    plain = replace(
        every, edits=(), confidential=wanted.confidential and replace(wanted.confidential, edits=())
    )
    automatic = compose(dossier, spoken, lambda _: NOTHING_TOLD, plain)
    whole = compose(dossier, spoken, lambda _: NOTHING_TOLD, every) if edited != NOTHING_EDITED else automatic
    by_key = {section.key: section for section in automatic.sections}
    rows = outline_rows(whole, made.section_pages, spoken, edited, by_key)
    return Made(made, rows, about_brief(dossier, wanted, spoken.language), by_key, spoken)


def find(workspace: Workspace, text: str, most: int) -> tuple[Hit, ...]:
    """At most so many hits, the best first."""
    from db.search import search

    return tuple(search(workspace.connection, text, most))


def warm_up() -> None:
    """Import what drawing and printing need, so that the first brief does not wait for it."""
    for name in ("desktop.figures.catalogue", "desktop.page.brief_pdf"):
        import_module(name)


def write_file(path: Path, content: bytes) -> Path:
    """Write it whole or not at all. Raises UserError, one sentence that says what to do."""
    from db.files import write_whole

    write_whole(path, content)
    return path
