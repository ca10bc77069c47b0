"""The map of states in classes: each in the fill of its class, which the legend names and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.dossier.picture import MapRegion
from desktop.figures.atlas import Atlas, aspect
from desktop.figures.plate import WIDE, Key
from desktop.figures.style import Fill
from desktop.figures.world import world_map

if TYPE_CHECKING:
    from db.records import StateCode
    from desktop.dossier.picture import Picture
    from desktop.figures.plate import Plate
    from desktop.figures.style import Theme
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class MapClass:
    """States that a map fills alike. name: for the legend, "" for a class it need not name."""

    name: str
    fill: Fill
    states: tuple[StateCode, ...]
    edge: str = "none"


def draw_classes(
    plate: Plate,
    classes: Iterable[MapClass],
    picture: Picture,
    words: Wording,
    *,
    quiet: bool = False,
    fills: Mapping[StateCode, Fill] | None = None,
) -> Atlas:
    """Each state in the fill of its class, the picked ones outlined; the legend counts them.

    quiet: small states of a plain class have smaller dots. fills: of each state, instead of its class's.
    """
    classes = tuple(classes)
    keys = [key_of(each, len(each.states), words) for each in classes if each.name]
    atlas = _atlas(plate, picture.region, [*keys, *disputed_keys(plate, picture.region, words)])
    of_class = {code: each.fill for each in classes for code in each.states}
    atlas.fill(of_class if fills is None else fills, picture.states, quiet=quiet)
    return atlas


def key_of(each: MapClass, count: int, words: Wording) -> Key:
    """The entry of a legend that counts a class."""
    return Key(words.text("{name} {n}", name=each.name, n=words.number(count)), each.fill, each.edge)


def disputed_keys(plate: Plate, region: MapRegion, words: Wording) -> tuple[Key, ...]:
    """What is on neither side, and what the region does not count, where there is room to say so."""
    return keys_of_no_state(plate.theme, region, words) if plate.width >= WIDE else ()


def keys_of_no_state(theme: Theme, region: MapRegion, words: Wording) -> tuple[Key, ...]:
    """What is on neither side, what is none of the 197, and what the region does not count."""
    other = words.text("Not one of the {n} states", n=words.number(len(world_map().states)))
    edge = theme.disputed.hatch_colour
    keys = (Key(words.text("Disputed"), theme.disputed, edge), Key(other, theme.neutral, edge))
    if region is MapRegion.WORLD:
        return keys
    return (*keys, Key(words.text("Outside the region"), theme.outside, theme.outside.hatch_colour))


def _atlas(plate: Plate, region: MapRegion, keys: Iterable[Key]) -> Atlas:
    """The map with these keys right under it, in the middle of the room."""
    keys = tuple(keys)
    plate.settle(aspect(region), plate.legend_height(keys))
    plate.legend(keys)
    return Atlas(plate, region)
