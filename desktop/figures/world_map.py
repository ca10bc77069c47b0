"""The maps of membership and of objections; `state_at` answers what lies under a pointer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.figures.atlas import Atlas, aspect
from desktop.figures.classes import claiming, class_counts, class_name, objecting, status_classes
from desktop.figures.plate import WIDE, Key
from desktop.figures.style import Fill, StatusClass
from desktop.figures.world import state_at, world_map

if TYPE_CHECKING:
    from db.records import StateCode
    from desktop.dossier.model import Dossier
    from desktop.figures.plate import Plate
    from desktop.wording import Wording

__all__ = ["disputed_keys", "draw_objections", "draw_status", "state_at"]


def draw_status(plate: Plate, dossier: Dossier, picked: Iterable[StateCode], words: Wording) -> None:
    """Each state in the colour of its status on the as-of date; the legend counts them."""
    fills = plate.theme.status
    keys = [
        Key(
            words.text("{name} {n}", name=class_name(each, words), n=words.number(count)),
            fills[each],
            plate.theme.rule if each is StatusClass.NONE else "none",
        )
        for each, count in class_counts(dossier).items()
    ]
    atlas = _atlas(plate, [*keys, *disputed_keys(plate, words)])
    atlas.fill({code: fills[each] for code, each in status_classes(dossier).items()}, picked)


def draw_objections(plate: Plate, dossier: Dossier, picked: Iterable[StateCode], words: Wording) -> None:
    """Who objected to the suspension in writing, who claims it; all others alike."""
    theme = plate.theme
    objected, claims = objecting(dossier), claiming(dossier)
    keys = (
        Key(words.text("Wrote to the depositary {n}", n=words.number(len(objected))), theme.objected),
        Key(words.text("Suspension claimed {n}", n=words.number(len(claims))), theme.claimed),
        *disputed_keys(plate, words),
    )
    fills = dict.fromkeys(dossier.world.standings, Fill(theme.land))
    fills |= dict.fromkeys(objected, theme.objected)
    fills |= dict.fromkeys(claims, theme.claimed)
    _atlas(plate, keys).fill(fills, picked, quiet=True)


def disputed_keys(plate: Plate, words: Wording) -> tuple[Key, ...]:
    """What is on neither side, where there is room to say so."""
    if plate.width < WIDE:
        return ()
    other = words.text("Not one of the {n} states", n=words.number(len(world_map().states)))
    edge = plate.theme.disputed.hatch_colour
    return (
        Key(words.text("Disputed"), plate.theme.disputed, edge),
        Key(other, plate.theme.neutral, edge),
    )


def _atlas(plate: Plate, keys: Iterable[Key]) -> Atlas:
    """The map with these keys right under it, in the middle of the room."""
    keys = tuple(keys)
    plate.settle(aspect(), plate.legend_height(keys))
    plate.legend(keys)
    return Atlas(plate)
