"""What the maps tell apart among states, as data: the classes behind the colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Stance, Treaty
from desktop.dossier.names import alphabetical
from desktop.dossier.picture import MapRegion
from desktop.dossier.region import within
from desktop.dossier.status_class import StatusClass, status_class

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import StateCode
    from db.treaty import Standing
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording


def standings_of(dossier: Dossier, treaty: Treaty) -> Mapping[StateCode, Standing]:
    """What each of the 197 is to the treaty."""
    return dossier.world.standings if treaty is Treaty.MBT else dossier.world.ccm_standings


def status_classes(
    dossier: Dossier, region: MapRegion = MapRegion.WORLD, treaty: Treaty = Treaty.MBT
) -> dict[StateCode, StatusClass]:
    """The class of each of the 197, or of those of a region."""
    standings = within(region, standings_of(dossier, treaty))
    return {code: status_class(standing) for code, standing in standings.items()}


def class_counts(
    dossier: Dossier, region: MapRegion = MapRegion.WORLD, treaty: Treaty = Treaty.MBT
) -> dict[StatusClass, int]:
    """How many states each class has, in the order of the legend; classes without any are left out."""
    found = list(status_classes(dossier, region, treaty).values())
    return {each: found.count(each) for each in StatusClass if each in found}


def class_name(each: StatusClass, words: Wording) -> str:
    """What legend and table call the class."""
    return {
        StatusClass.PARTY: words.text("Party"),
        StatusClass.WITHDRAWING: words.text("Withdrawal notified"),
        StatusClass.CLAIMED: words.text("Suspension claimed"),
        StatusClass.FORMER: words.text("Former party"),
        StatusClass.JOINED: words.text("Joined, not yet in force"),
        StatusClass.SIGNATORY: words.text("Signatory"),
        StatusClass.NONE: words.text("Not party"),
    }[each]


def class_in_sentence(each: StatusClass, words: Wording) -> str:
    """The same within a sentence."""
    return {
        StatusClass.PARTY: words.text("party"),
        StatusClass.WITHDRAWING: words.text("withdrawal notified"),
        StatusClass.CLAIMED: words.text("suspension claimed"),
        StatusClass.FORMER: words.text("former party"),
        StatusClass.JOINED: words.text("joined, not yet in force"),
        StatusClass.SIGNATORY: words.text("signatory"),
        StatusClass.NONE: words.text("not party"),
    }[each]


def objecting(dossier: Dossier, region: MapRegion = MapRegion.WORLD) -> tuple[StateCode, ...]:
    """States of the region that objected to the suspension in writing to the depositary, by name."""
    standings = within(region, dossier.world.standings)
    found = {p.actor for p in dossier.world.objections if p.stance is Stance.OBJECTS and p.actor in standings}
    return tuple(sorted(found, key=lambda code: alphabetical(dossier.names[code])))


def claiming(dossier: Dossier, region: MapRegion = MapRegion.WORLD) -> tuple[StateCode, ...]:
    """States of the region that claim to have suspended the treaty, by name."""
    standings = within(region, dossier.world.standings)
    found = (code for code, standing in standings.items() if standing.suspension_claimed)
    return tuple(sorted(found, key=lambda code: alphabetical(dossier.names[code])))
