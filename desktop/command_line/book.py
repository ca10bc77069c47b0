"""`minebrief book`: briefs on many states in one PDF, or one file a state; the same pages as the window makes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from db.errors import UserError
from db.files import written_whole
from desktop.command_line.audience import template_of, words_for
from desktop.command_line.house import organisation_of
from desktop.command_line.opening import opened
from desktop.command_line.states import codes_of
from desktop.dossier.meetings import next_meeting
from desktop.dossier.model import Picks
from desktop.dossier.picture import Picture
from desktop.dossier.sets import READY_SETS, members
from desktop.wording import PAGE_LANGUAGES, Wording

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from db.facts import Facts
    from db.records import StateCode
    from desktop.page.book_pdf import Printing


def make_book(options: Namespace) -> int:
    """Write the book, whole or not at all, or the files, and name what was written. Raises UserError."""
    template, audience = template_of(options)
    with opened(options, read_only=True) as workspace:
        facts = workspace.facts()
        own = words_for(workspace, audience)
        organisation, house = organisation_of(options, workspace)
    words = Wording(options.lang, PAGE_LANGUAGES)
    picks = Picks(
        states=_states(facts, options, words),
        issues=tuple(dict.fromkeys(options.issues)),
        as_of=options.as_of,
        meeting=options.meeting or next_meeting(facts, options.as_of).meeting,
        language=options.lang,
    )
    from desktop.brief.order import Order
    from desktop.page.book_pdf import Printing
    from desktop.page.styles import Paper

    figures = tuple(map(Picture, dict.fromkeys(options.figures)))
    order = Order(
        template,
        organisation=organisation,
        figures=figures,
        house=house,
        notes=own.notes,
        confidential=own.confidential,
    )
    printing = Printing(Paper[options.paper.upper()], order)
    if options.split:
        return _split(facts, picks, words, printing, options.split)
    return _bind(facts, picks, words, printing, options)


def _states(facts: Facts, options: Namespace, words: Wording) -> tuple[StateCode, ...]:
    """Those of the book, in its order. Raises UserError."""
    if options.all:
        return tuple(facts.states)
    if not options.set:
        return codes_of(facts, options.states)
    found = members(options.set, facts, options.as_of)
    if not found:
        raise UserError(f"No state is in the set {options.set!r} on {words.date(options.as_of)}.")
    return found


def _bind(facts: Facts, picks: Picks, words: Wording, printing: Printing, options: Namespace) -> int:
    from desktop.page.book_pdf import Binding

    named = next((words.text(ready.title) for ready in READY_SETS if ready.key == options.set), "")
    with written_whole(options.out) as unfinished, unfinished.open("wb") as out:
        binding = Binding(facts, picks, words, printing, out, named)
        while not binding.done:
            binding.step()
            _tell(binding.bound, binding.total)
        binding.close()
    print(f"Wrote {options.out}")
    return 0


def _split(facts: Facts, picks: Picks, words: Wording, printing: Printing, folder: Path) -> int:
    from desktop.page.book_pdf import write_split

    for number, path in enumerate(write_split(facts, picks, words, printing, folder), start=1):
        _tell(number, len(picks.states))
        if number == len(picks.states):
            print(f"Wrote {number} {'file' if number == 1 else 'files'} into {path.parent}")
    return 0


def _tell(done: int, total: int) -> None:
    """How far it is, for who waits at a terminal."""
    if sys.stderr.isatty():
        print(f"\r{done} of {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
