"""The figures by name: draw one, say in words what it shows, give its numbers and its sources.

One function draws for screen and page alike. Standing alone, in a file, a figure also carries its title,
sources, edition and date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dossier.picture import PictureKind
from desktop.figures import citing
from desktop.figures.base_map import BaseMap
from desktop.figures.plate import Plate
from desktop.figures.style import DARK, LIGHT, Theme
from desktop.figures.subjects.ballots import BallotsMap
from desktop.figures.subjects.casualties import CasualtyMap
from desktop.figures.subjects.choropleth import Choropleth
from desktop.figures.subjects.deadlines import DeadlinesChart
from desktop.figures.subjects.devices import DevicesChart
from desktop.figures.subjects.due import DueMap
from desktop.figures.subjects.events import EventsChart
from desktop.figures.subjects.membership import MembershipChart
from desktop.figures.subjects.objections import ObjectionsMap
from desktop.figures.subjects.positions import PositionsMap
from desktop.figures.subjects.shares import SharesChart
from desktop.figures.subjects.states import StatesChart
from desktop.figures.subjects.status import CcmStatusMap, StatusMap
from desktop.figures.subjects.votes import VotesChart
from desktop.figures.subjects.world import WorldChart
from desktop.wording import Wording

if TYPE_CHECKING:
    from db.records import SourceId
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.figures.plotting import Figure
    from desktop.figures.subjects.subject import Subject, Table

__all__ = ["DARK", "LIGHT", "available", "caption_sources", "describe", "draw", "is_map", "table", "title"]

MARGIN = 14.0
"""Points around a figure that stands alone."""

SUBJECTS: dict[PictureKind, type[Subject]] = {
    PictureKind.MAP_STATUS: StatusMap,
    PictureKind.MAP_CCM: CcmStatusMap,
    PictureKind.MAP_POSITIONS: PositionsMap,
    PictureKind.MAP_BALLOTS: BallotsMap,
    PictureKind.MAP_DEADLINES: DueMap,
    PictureKind.MAP_CASUALTIES: CasualtyMap,
    PictureKind.MAP_OBJECTIONS: ObjectionsMap,
    PictureKind.CHART_WORLD: WorldChart,
    PictureKind.CHART_STATES: StatesChart,
    PictureKind.CHART_MEMBERSHIP: MembershipChart,
    PictureKind.CHART_CIVILIANS: SharesChart,
    PictureKind.CHART_DEVICES: DevicesChart,
    PictureKind.CHART_VOTES: VotesChart,
    PictureKind.CHART_DEADLINES: DeadlinesChart,
    PictureKind.CHART_EVENTS: EventsChart,
}
"""What each kind of picture shows."""


def subject_of(picture: Picture, dossier: Dossier, words: Wording) -> Subject:
    """What the picture shows of the dossier, in these words."""
    return SUBJECTS[picture.kind](picture, dossier, words)


def draw(  # noqa: PLR0913 - all that a figure depends on
    picture: Picture,
    dossier: Dossier,
    width: float,
    height: float,
    words: Wording,
    theme: Theme = LIGHT,
    *,
    standalone: bool = False,
    still: bool = False,
) -> Figure:
    """The picture at a size in points. A map's own axes are the figure's first.

    standalone: with title, sources, edition and date, which on screen and page stand beside it.
    still: for a page, where nobody can look closer at small letters.
    Where there is nothing to draw the figure says so: see `available`.
    """
    subject = SUBJECTS[picture.kind](picture, dossier, words, standalone=standalone)
    plate = Plate(width, height, theme, still=still, right_to_left=words.right_to_left)
    if standalone:
        plate.pad(MARGIN)
        plate.head(subject.title(), subject.subtitle())
        plate.foot(small_print(picture, dossier, words))
    if subject.available():
        subject.draw(plate)
    else:
        plate.say(words.text("no figure in the sources read"))
    plate.direct()
    return plate.figure


def choropleth_of(picture: Picture, dossier: Dossier, words: Wording) -> Choropleth:
    """What a map of classes shows. Raises TypeError for any other picture."""
    subject = subject_of(picture, dossier, words)
    if not isinstance(subject, Choropleth):
        raise TypeError(f"{picture.kind} is no map of classes")
    return subject


def base_map(subject: Choropleth, width: float, height: float, theme: Theme) -> BaseMap:
    """What `draw` makes of a picture that marks no state, to outline some on it. Raises ValueError if it marks some."""
    if subject.picture.states:
        raise ValueError("states that are outlined already would stay so")
    plate = Plate(width, height, theme, right_to_left=subject.words.right_to_left)
    atlas = subject.draw_map(plate)
    plate.direct()
    return BaseMap(atlas)


def is_map(picture: Picture) -> bool:
    """Whether it is drawn on the map."""
    return SUBJECTS[picture.kind].is_map


def available(picture: Picture, dossier: Dossier) -> bool:
    """Whether there is anything to draw."""
    return subject_of(picture, dossier, Wording()).available()


def title(picture: Picture, dossier: Dossier, words: Wording) -> str:
    """What one sees, in a line."""
    return subject_of(picture, dossier, words).title()


def describe(picture: Picture, dossier: Dossier, words: Wording) -> str:
    """The written summary, for those who can't see the figure: what, where, when, the main numbers."""
    return words.prose(subject_of(picture, dossier, words).tell())


def table(picture: Picture, dossier: Dossier, words: Wording) -> Table:
    """The numbers of the figure, to walk through or to take away: headings and rows."""
    return subject_of(picture, dossier, words).table()


def caption_sources(picture: Picture, dossier: Dossier) -> tuple[SourceId, ...]:
    """The leading source of each number that the figure shows, without repeats."""
    return tuple(dict.fromkeys(subject_of(picture, dossier, Wording()).sources()))


def small_print(picture: Picture, dossier: Dossier, words: Wording) -> list[str]:
    """What stands at the foot of a figure of its own."""
    sources = caption_sources(picture, dossier)
    return citing.small_print(picture, dossier, sources, words, is_map=is_map(picture))
