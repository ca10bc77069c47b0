"""The sections of a meeting's overview: the treaty's state on the day, for one who has two pages' time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.brief import world_tables
from desktop.brief.blocks import Block, Column, Paragraph, Place
from desktop.brief.inline import cited, cited_each, joined, plain, told
from desktop.brief.issue_sections import cut
from desktop.brief.listed import names
from desktop.brief.matter import NOTHING, Built
from desktop.brief.pictures import figure_block
from desktop.brief.why import casualty_paragraph, treaty_today
from desktop.dossier.casualties import newest_comparable
from desktop.dossier.party_counts import counts_around
from desktop.dossier.picture import Picture, PictureKind

if TYPE_CHECKING:
    from datetime import date

    from db.records import Event
    from desktop.brief.blocks import Inline
    from desktop.brief.matter import Matter
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_YEARS_AHEAD = 1


def counts(matter: Matter) -> Built:
    """Both counts and why others are read, who joined, and what is known to come."""
    dossier, words = matter.dossier, matter.words
    title = words.text("The Convention on {day}", day=words.date(dossier.as_of))
    blocks: list[Block] = [Paragraph(treaty_today(dossier, words))]
    if others := _other_counts(dossier, words):
        blocks.append(Paragraph(others))
    blocks += world_tables.gains(dossier, words)
    return Built(title, tuple(blocks[: matter.most("counts")]), Place.MAIN)


def _other_counts(dossier: Dossier, words: Wording) -> Inline:
    """Which other numbers of States Parties one still reads, and of which days they are true; and those to come."""
    past = counts_around(dossier.world.membership_by_day, dossier.as_of)
    sentences = []
    if len(past) > 1:
        text = words.text(
            "Other counts that one reads are of other days: deposited and bound were {counts}.",
            counts=words.listing(_counted(*each, words) for each in past),
        )
        sentences.append(cited_each(text, dossier.world.membership_sources))
    if ahead := dossier.world.membership_ahead:
        text = words.text(
            "As notified so far, they will be {counts}.",
            counts=words.listing(_counted(*each, words) for each in ahead),
        )
        sentences.append(cited_each(text, dossier.world.membership_sources))
    return joined(sentences)


def _counted(day: date, deposited: int, in_force: int, words: Wording) -> str:
    return words.text(
        "{deposited} and {in_force} from {day}",
        deposited=words.number(deposited),
        in_force=words.number(in_force),
        day=words.date(day),
    )


def withdrawals(matter: Matter) -> Built:
    """Who left and who leaves."""
    blocks = world_tables.withdrawals(matter.dossier, matter.words)
    return Built(matter.words.text("Withdrawals (Article 20)"), blocks)


def suspension(matter: Matter) -> Built:
    """The claim, and who answered it."""
    if not matter.dossier.world.claims:
        return NOTHING
    return Built(
        matter.words.text("The claimed suspension"), world_tables.suspension(matter.dossier, matter.words)
    )


def casualties(matter: Matter) -> Built:
    """The world's newest count, with its parts."""
    counted = casualty_paragraph(matter.dossier, matter.words)
    blocks = (Paragraph(counted),) if counted else ()
    return Built(matter.words.text("People killed and injured"), blocks, Place.MAIN)


def figures(matter: Matter) -> Built:
    """The map of the membership, and the world's casualties by year."""
    pictures = [Picture(PictureKind.MAP_STATUS)]
    if newest_comparable(matter.dossier.world.casualties):
        pictures.append(Picture(PictureKind.CHART_WORLD))
    blocks = tuple(figure_block(each, matter.dossier, matter.words, matter.tell) for each in pictures)
    return Built("", blocks[: matter.most("world-figures")], Place.SIDE)


def places(matter: Matter) -> Built:
    """Where most people were killed and injured."""
    table = cut(world_tables.casualties(matter.dossier, matter.words), matter.most("places"))
    return Built(matter.words.text("Where most people were killed and injured"), table)


def deadlines(matter: Matter) -> Built:
    """The deadlines under Article 5 of this year and the next, and those that lie behind."""
    table = world_tables.deadlines(matter.dossier, matter.words, _YEARS_AHEAD)
    blocks = cut(table, matter.most("deadlines"))
    return Built(matter.words.text("Clearance: deadlines that come (Article 5)"), blocks)


def stockpiles(matter: Matter) -> Built:
    """Whose deadline under Article 4 has passed with mines left."""
    table = world_tables.overdue_stockpiles(matter.dossier, matter.words)
    return Built(matter.words.text("Stockpiles overdue (Article 4)"), table)


def use(matter: Matter) -> Built:
    """Reported use and production."""
    table = world_tables.practices(matter.dossier, matter.words, ("use", "production", "transfer"))
    return Built(matter.words.text("Use, production and transfer"), table)


def _told(event: Event, matter: Matter) -> Inline:
    """Its title, ended as its language ends a sentence, and what it says."""
    title, summary = (matter.dossier.said(event, field) for field in ("title", "summary"))
    ended = f"{title.text}." if title.language else matter.words.text("{subtitle}.", subtitle=title.text)
    return joined([told(replace(title, text=ended)), told(summary)])


def ahead(matter: Matter) -> Built:
    """Days that are known to come."""
    dossier, words = matter.dossier, matter.words
    coming = [e for e in dossier.world.events if e.date.earliest > dossier.as_of]
    rows = [
        (
            plain(words.date(e.date)),
            plain(names(e.states, dossier, words) if e.states else "–"),
            cited(_told(e, matter), e.citations),
        )
        for e in coming[: matter.most("ahead")]
    ]
    columns = (
        Column(words.text("Day"), 2),
        Column(words.text("States"), 2.4),
        Column(words.text("What"), 7.6),
    )
    table = world_tables.table(columns, rows, words.text("Dates that are known to come."))
    return Built(words.text("Days to come"), table)
