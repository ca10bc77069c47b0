"""How a figure names its sources where it stands alone, and what else its small print says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import WORLD
from desktop.dossier.casualties import pinned_in
from desktop.dossier.picture import MapRegion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Casualties, SourceId
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.wording import Wording


def small_print(
    picture: Picture, dossier: Dossier, sources: Iterable[SourceId], words: Wording, *, is_map: bool
) -> list[str]:
    """What stands at the foot of a figure of its own: sources, edition, date, and what a map does not say."""
    sources = tuple(sources)
    lines = [words.text("Sources: {sources}.", sources=named(sources, dossier))] if sources else []
    if pinned := pinned_in(picture, dossier):
        points = [_point(count, dossier, words) for count in pinned]
        lines.append(words.text("Chosen by the editors: {points}.", points=words.listing(points)))
    lines.append(
        words.text(
            "Minebrief, facts edition {edition}, as of {day}.",
            edition=dossier.edition.number,
            day=words.date(dossier.as_of),
        )
    )
    if is_map:
        lines.append(_disclaimer(picture, words))
    return lines


def _disclaimer(picture: Picture, words: Wording) -> str:
    if picture.region is MapRegion.WORLD:
        return words.text(
            "Boundaries and names shown do not imply endorsement. Territories have the colour of the state that "
            "administers them. Base map: Natural Earth, visionscarto; Equal Earth projection."
        )
    return words.text(
        "Boundaries and names shown do not imply endorsement. Territories have the colour of the state that "
        "administers them. Regions by the United Nations’ M49, with overlaps. Base map: Natural Earth, visionscarto; "
        "Lambert azimuthal equal-area projection."
    )


def _point(count: Casualties, dossier: Dossier, words: Wording) -> str:
    return words.text(
        "{place} {year} ({source})",
        place=words.text("World") if count.place == WORLD else dossier.names[count.place],
        year=count.year,
        source=named(count.sources[:1], dossier),
    )


def named(sources: Iterable[SourceId], dossier: Dossier) -> str:
    """Publishers with the years of what they published, in the order of the numbers."""
    years: dict[str, list[str]] = {}
    for source in (dossier.sources[each] for each in sources):
        published = years.setdefault(source.publisher, [])
        year = source.published.text[:4] if source.published else ""
        if year and year not in published:
            published.append(year)
    return "; ".join(
        " ".join((publisher, ", ".join(sorted(found)))).strip() for publisher, found in years.items()
    )
