"""What a statement rests on: the sources that can carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Citation
from db.treaty import Status

if TYPE_CHECKING:
    from db.records import SuspensionClaim
    from db.treaty import Standing
    from desktop.dossier.model import Dossier

RECENT = 5
"""Years after which a figure no longer heads a page."""


def status_sources(standing: Standing, dossier: Dossier) -> tuple[Citation, ...]:
    """What a status rests on, the best first.

    For one that leaves: what was published from its notice on and by the as-of date, or from the effect on once it
    has left; for one without acts: the list of parties.
    """
    if not standing.citations:
        return tuple(map(Citation, dossier.world.membership_sources))
    if standing.withdrawal_notified is None:
        return standing.citations
    left = standing.status is Status.FORMER_PARTY and standing.withdrawal_effective
    since = left or standing.withdrawal_notified

    def unfit(cited: Citation) -> tuple[bool, bool]:
        found = dossier.sources.get(cited.source)
        published = found.published if found else None
        if published is None:
            return True, True
        return published.latest < since, not left and published.earliest > dossier.as_of

    return tuple(sorted(standing.citations, key=unfit))


def finding_sources(claim: SuspensionClaim, dossier: Dossier) -> tuple[Citation, ...]:
    """Those of the claim's sources that are late enough to report what the States Parties found."""
    if claim.found_on is None:
        return ()
    found = claim.found_on
    late = [
        cited
        for cited in claim.citations
        if (known := dossier.sources.get(cited.source))
        and known.published
        and known.published.earliest >= found.replace(day=1)
    ]
    return tuple(late) or claim.citations[:1]
