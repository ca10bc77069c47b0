"""How many facts there are on each issue, for the list of issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.records import (
    Argument,
    Ask,
    Casualties,
    CasualtyBreakdown,
    Clearance,
    Completion,
    Contamination,
    Deadline,
    Issue,
    Membership,
    Position,
    Practice,
    ProgrammeScore,
    Recommendation,
    Stockpile,
    SuspensionClaim,
    Treaty,
)
from db.remembered import remembered

if TYPE_CHECKING:
    from db.facts import Facts

_WHOLE_KINDS = {
    Issue.SUSPENSION: (SuspensionClaim,),
    Issue.CASUALTIES: (Casualties, CasualtyBreakdown),
    Issue.CLEARANCE: (Deadline, Contamination, Clearance, Completion, Recommendation, ProgrammeScore),
    Issue.STOCKPILES: (Stockpile,),
}
_PRACTICES = {"use": Issue.USE, "production": Issue.USE, "transfer": Issue.TRANSFERS}


@remembered(2)
def issue_counts(facts: Facts) -> Mapping[Issue, int]:
    """Positions, arguments and asks on the issue, and the kinds of fact that are about nothing else."""
    counts: Counter[Issue] = Counter(dict.fromkeys(Issue, 0))
    counts.update(record.issue for kind in (Position, Ask) for record in facts.all(kind))
    counts.update(issue for argument in facts.all(Argument) for issue in argument.issues)
    counts.update(_PRACTICES[p.activity] for p in facts.all(Practice) if p.activity in _PRACTICES)
    for issue, kinds in _WHOLE_KINDS.items():
        counts[issue] += sum(len(facts.all(kind)) for kind in kinds)
    for act in (m for m in facts.all(Membership) if m.treaty is Treaty.MBT):
        counts[Issue.UNIVERSALIZATION] += 1
        counts[Issue.WITHDRAWALS] += act.withdrawal_notified is not None
    return counts
