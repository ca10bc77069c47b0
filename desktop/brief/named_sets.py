"""Sets of states by name: the ready-made ones, the political groups of the facts, regions of the maps, groups in the UN."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from db.errors import UnknownName
from desktop.dossier.picture import MapRegion
from desktop.dossier.region import lies_in, name_of
from desktop.dossier.sets import READY_SETS, members
from desktop.wording import Wording, to_translate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.facts import Facts
    from db.records import StateCode

_FULL_NAMES = {
    "ASEAN": to_translate("Association of Southeast Asian Nations"),
    "AU": to_translate("African Union"),
    "Arab League": to_translate("League of Arab States"),
    "Commonwealth": to_translate("Commonwealth"),
    "EU": to_translate("European Union"),
    "NATO": to_translate("North Atlantic Treaty Organization"),
    "OAS": to_translate("Organization of American States"),
    "OIF": to_translate("Organisation internationale de la Francophonie"),
    "PIF": to_translate("Pacific Islands Forum"),
}
"""What a group of the facts is called in full; one that is not here is called as in the facts."""
_UN_GROUPS = {
    "Africa": to_translate("Africa"),
    "Asia-Pacific": to_translate("Asia-Pacific"),
    "Eastern European": to_translate("Eastern European"),
    "Latin American and Caribbean": to_translate("Latin American and Caribbean"),
    "Western European and Others": to_translate("Western European and Others"),
}
"""The regional groups of the United Nations, as the facts name them."""


@dataclass(frozen=True, slots=True)
class StateSet:
    """States that have a name together. key: stable, for the command line and for what is kept."""

    key: str
    title: str
    states: tuple[StateCode, ...]


def group_title(group: str, words: Wording) -> str:
    """A political group of the facts, in full."""
    return words.text(_FULL_NAMES[group]) if group in _FULL_NAMES else group


def un_group_title(group: str, words: Wording) -> str:
    """A regional group of the United Nations."""
    return words.text(_UN_GROUPS[group]) if group in _UN_GROUPS else group


def all_sets(facts: Facts, as_of: date, words: Wording) -> Iterator[StateSet]:
    """Every set there is on the day, its states by name. One without a state is left out."""
    for ready in READY_SETS:
        yield from _filled(ready.key, words.text(ready.title), members(ready.key, facts, as_of))
    for group, codes in sorted(facts.groups.items()):
        yield from _filled(group, group_title(group, words), (code for code in facts.states if code in codes))
    for region in (each for each in MapRegion if each is not MapRegion.WORLD):
        title = name_of(region, words)
        found = (code for code in facts.states if lies_in(code, region))
        yield from _filled(region.value, title[:1].upper() + title[1:], found)
    for group in sorted({s.un_regional_group for s in facts.states.values()} - {"", "none"}):
        found = (code for code, state in facts.states.items() if state.un_regional_group == group)
        yield from _filled(
            f"UN {group}",
            words.text("{group} (United Nations group)", group=un_group_title(group, words)),
            found,
        )


def find_set(name: str, facts: Facts, as_of: date, words: Wording, own: Iterable[StateSet] = ()) -> StateSet:
    """By key or title, whatever the case. own: go before others. Raises UnknownName, with one that comes near."""
    found = [*own, *all_sets(facts, as_of, words)]
    by_name = {called.casefold(): each for each in reversed(found) for called in (each.title, each.key)}
    if name.casefold() in by_name:
        return by_name[name.casefold()]
    empty = next((ready for ready in READY_SETS if ready.key == name.casefold()), None)
    if empty:
        raise UnknownName(f"No state is in the set {name!r} on {words.date(as_of)}.")
    near = get_close_matches(name.casefold(), list(by_name), n=1)
    told = f" Did you mean {by_name[near[0]].key!r}?" if near else f" There are {_listed(found)}."
    raise UnknownName(f"There is no set {name!r}.{told}")


def _listed(found: Iterable[StateSet]) -> str:
    return ", ".join(each.key for each in found)


def _filled(key: str, title: str, codes: Iterable[StateCode]) -> Iterator[StateSet]:
    states = tuple(codes)
    if states:
        yield StateSet(key, title, states)
