"""The sections of a brief on one issue: who stands where, what was done, what we ask of whom, what it looks like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from db.records import Issue, Role
from desktop.brief import world_tables
from desktop.brief.blocks import Block, Listing, Paragraph, Place
from desktop.brief.inline import bold, cited, joined, told
from desktop.brief.listed import names
from desktop.brief.matter import NOTHING, Built
from desktop.brief.pictures import figure_block
from desktop.brief.why import why
from desktop.dossier.casualties import newest_comparable
from desktop.dossier.picture import MapRegion, Picture, PictureKind

if TYPE_CHECKING:
    from desktop.brief.matter import Matter
    from desktop.dossier.model import Asked, Dossier, StateDossier
    from desktop.wording import Wording

_NAMED = 6
_MOST_OUTLINED = 60

Tables = Callable[["Dossier", "Wording"], tuple[Block, ...]]


def _use(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    return world_tables.practices(dossier, words, ("use", "production"))


def _transfers(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    return world_tables.practices(dossier, words, ("transfer",))


def _victims(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    return world_tables.casualties(dossier, words, parties=True)


def _outside(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    return (*world_tables.outside(dossier, words), *world_tables.gains(dossier, words))


_STANDS: Mapping[Issue, Tables] = {
    Issue.SUSPENSION: world_tables.suspension,
    Issue.WITHDRAWALS: world_tables.withdrawals,
    Issue.USE: _use,
    Issue.CASUALTIES: world_tables.casualties,
    Issue.CLEARANCE: world_tables.deadlines,
    Issue.STOCKPILES: world_tables.stockpiles,
    Issue.VICTIM_ASSISTANCE: _victims,
    Issue.TRANSFERS: _transfers,
    Issue.UNIVERSALIZATION: _outside,
    Issue.COOPERATION: world_tables.support,
}
_FIGURES: Mapping[Issue, tuple[PictureKind, ...]] = {
    Issue.SUSPENSION: (PictureKind.MAP_OBJECTIONS, PictureKind.CHART_MEMBERSHIP),
    Issue.WITHDRAWALS: (PictureKind.MAP_STATUS, PictureKind.CHART_MEMBERSHIP),
    Issue.USE: (PictureKind.MAP_STATUS,),
    Issue.CASUALTIES: (PictureKind.CHART_WORLD,),
    Issue.CLEARANCE: (PictureKind.MAP_DEADLINES,),
    Issue.STOCKPILES: (PictureKind.MAP_STATUS,),
    Issue.VICTIM_ASSISTANCE: (PictureKind.CHART_WORLD,),
    Issue.TRANSFERS: (PictureKind.MAP_POSITIONS,),
    Issue.UNIVERSALIZATION: (PictureKind.MAP_STATUS, PictureKind.CHART_MEMBERSHIP),
    Issue.COOPERATION: (PictureKind.CHART_WORLD,),
}
_WIDE_FIGURES: Mapping[Issue, PictureKind] = {
    Issue.CASUALTIES: PictureKind.MAP_CASUALTIES,
    Issue.UNIVERSALIZATION: PictureKind.CHART_VOTES,
}


def _issue(matter: Matter) -> Issue:
    return matter.dossier.picks.issues[0]


def stands(matter: Matter) -> Built:
    """Who stands where on the issue."""
    dossier, words, issue = matter.dossier, matter.words, _issue(matter)
    title = {
        Issue.CASUALTIES: words.text("Where people are killed and injured"),
        Issue.VICTIM_ASSISTANCE: words.text("States Parties with victims to assist"),
        Issue.COOPERATION: words.text("What is paid"),
        Issue.CLEARANCE: words.text("Who has to clear by when"),
        Issue.STOCKPILES: words.text("Who holds mines"),
        Issue.USE: words.text("What is reported of whom"),
        Issue.TRANSFERS: words.text("What is reported of whom"),
    }.get(issue, words.text("Who stands where"))
    return Built(title, cut(_STANDS[issue](dossier, words), matter.most("stands")))


def cut(blocks: tuple[Block, ...], most: int) -> tuple[Block, ...]:
    """The blocks with at most so many rows in each table."""
    return tuple(world_tables.shortened(block, most) for block in blocks)


def funding(matter: Matter) -> Built:
    """What is paid, where the issue is about that in part."""
    if _issue(matter) is not Issue.VICTIM_ASSISTANCE:
        return NOTHING
    return Built(matter.words.text("What is paid"), world_tables.support(matter.dossier, matter.words))


def acts(matter: Matter) -> Built:
    """What states said and did on the issue; the suspension's table has said so already."""
    if _issue(matter) is Issue.SUSPENSION:
        return NOTHING
    rows = cut(world_tables.acts(matter.dossier, matter.words), matter.most("acts"))
    return Built(matter.words.text("What was said and done"), rows)


def silent(matter: Matter) -> Built:
    """Whom one has to win on the suspension, by name."""
    if _issue(matter) is not Issue.SUSPENSION or not matter.dossier.world.claims:
        return NOTHING
    blocks = world_tables.silent_by_group(matter.dossier, matter.words)
    return Built(matter.words.text("Of whom we know no word"), blocks)


def asks(matter: Matter) -> Built:
    """What we ask on the issue, and of whom: each ask with those whom it fits."""
    words = matter.words
    chosen = by_role(matter.dossier)[: matter.most("issue-asks")]
    items = tuple(
        joined(
            [
                bold(_whom(asked[0], matter.dossier, words)),
                *(cited(told(matter.dossier.said(a.ask, "text")), a.ask.citations) for a in asked),
            ]
        )
        for asked in _together(chosen)
    )
    blocks = (Listing(items),) if items else ()
    return Built(words.text("What we ask, and of whom"), blocks, Place.MAIN)


def reasons(matter: Matter) -> Built:
    """Why it matters, in a paragraph."""
    told = why(matter.dossier, matter.words, matter.most("issue-why"))
    blocks = tuple(Paragraph(text) for text in told)
    return Built(matter.words.text("Why it matters"), blocks, Place.MAIN)


def _together(asked: list[Asked]) -> Iterator[list[Asked]]:
    """Asks in a row that fit the very same states."""
    for _, found in groupby(asked, key=lambda each: (each.ask.role, each.states)):
        yield list(found)


def by_role(dossier: Dossier) -> list[Asked]:
    """The asks, by role and rank: whom it is about first, then the many; of one role those named before the others."""
    order = list(_WHOM)
    return sorted(
        dossier.asked,
        key=lambda each: (order.index(each.ask.role), not each.ask.states, -len(each.states), each.ask.rank),
    )


_WHOM = (
    Role.CLAIMS_SUSPENSION,
    Role.LEAVING,
    Role.LEFT,
    Role.STOCKPILE_OVERDUE,
    Role.AFFECTED,
    Role.SUFFERS,
    Role.STATE_PARTY,
    Role.SILENT,
    Role.OBJECTED,
    Role.SPOKE,
    Role.DONOR,
    Role.OUTSIDE,
)


def _whom(asked: Asked, dossier: Dossier, words: Wording) -> str:
    if len(asked.states) <= _NAMED:
        return words.text("{states}:", states=names(asked.states, dossier, words))
    who = {
        Role.STATE_PARTY: words.text("States Parties"),
        Role.SILENT: words.text("States without a record"),
        Role.DONOR: words.text("States in a position to assist"),
        Role.OUTSIDE: words.text("States outside"),
        Role.AFFECTED: words.text("Affected States Parties"),
        Role.SUFFERS: words.text("States with casualties on record"),
    }.get(asked.ask.role, words.text("States"))
    n, every = len(asked.states), sum(1 for state in dossier.states if _may_be(asked.ask.role, state))
    if n == every:
        return words.text("{who} ({n}):", who=who, n=words.number(n))
    return words.text("{who} ({n} of {all}):", who=who, n=words.number(n), all=words.number(every))


def _may_be(role: Role, state: StateDossier) -> bool:
    """Whether the state is of those that the role's name speaks of."""
    match role:
        case Role.OUTSIDE | Role.SILENT | Role.AFFECTED | Role.DONOR | Role.SUFFERS:
            return role in state.roles
        case _:
            return state.mbt.status.in_force


def figures(matter: Matter) -> Built:
    """The map and the chart that show the issue best, beside the text."""
    pictures = [
        Picture(kind, issue=_issue(matter) if kind is PictureKind.MAP_POSITIONS else None)
        for kind in _FIGURES[_issue(matter)]
        if kind is not PictureKind.MAP_OBJECTIONS or matter.dossier.world.objections
    ]
    return Built("", _drawn(pictures, matter), Place.SIDE)


def wide_figure(matter: Matter) -> Built:
    """A figure that needs the width of the page."""
    kind = _WIDE_FIGURES.get(_issue(matter))
    if kind is None:
        return NOTHING
    return Built(_figure_title(kind, matter.words), _drawn([Picture(kind)], matter))


def _figure_title(kind: PictureKind, words: Wording) -> str:
    return {
        PictureKind.MAP_CASUALTIES: words.text("On the map"),
        PictureKind.CHART_VOTES: words.text("The vote in the General Assembly"),
    }[kind]


def _drawn(pictures: list[Picture], matter: Matter) -> tuple[Block, ...]:
    """Those that have something to show on the day."""
    blocks = (figure_block(each, matter.dossier, matter.words, matter.tell) for each in pictures)
    if not newest_comparable(matter.dossier.world.casualties):
        return tuple(b for b in blocks if b.picture.kind is not PictureKind.CHART_WORLD)
    return tuple(blocks)


def regional(region: MapRegion, matter: Matter) -> tuple[Block, ...]:
    """The objections, if a member wrote one or claims the suspension, else the status, on the map of a region.

    The members are outlined, unless they are so many that the map would show little else.
    """
    dossier = matter.dossier
    codes = tuple(state.code for state in dossier.states)
    involved = {letter.actor for letter in dossier.world.objections}
    involved |= {claim.state for claim in dossier.world.claims}
    contested = Issue.SUSPENSION in dossier.picks.issues and not involved.isdisjoint(codes)
    kind = PictureKind.MAP_OBJECTIONS if contested else PictureKind.MAP_STATUS
    outlined = codes if len(codes) <= _MOST_OUTLINED else ()
    return _drawn([Picture(kind, outlined, region)], matter)
