"""`minebrief disagreements`: where sources differ, which answer is shown and why, as text or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from db.choice import RULE
from desktop.command_line.opening import opened

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from desktop.brief.disagreements import Said, Told


def list_disagreements(options: Namespace) -> int:
    """Every question to which sources give different answers, of one state or of all."""
    from desktop.brief.disagreements import told_disagreements
    from desktop.brief.party_counts import count_explanation
    from desktop.command_line.naming import state_of
    from desktop.wording import Wording

    with opened(options, read_only=True) as workspace:
        facts = workspace.facts()
    words = Wording()
    places = (state_of(facts, options.state),) if options.state else ()
    told = told_disagreements(facts, words, places)
    counts = [] if places else count_explanation(facts, words, options.as_of)
    if options.json:
        answer = {
            "rule": RULE,
            "disagreements": [asdict(each) for each in told],
            "states_parties": counts,
        }
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    print("\n".join(_lines(told, counts)))
    return 0


def _lines(told: tuple[Told, ...], counts: list[str]) -> Iterator[str]:
    yield RULE
    for each in told:
        yield ""
        yield f"{each.question}  [{each.slot}]"
        yield f"    shown: {_said(each.chosen)} ({each.why})"
        for other in each.others:
            yield f"    other: {_said(other)}"
    if not told:
        yield "\nThe sources agree."
    if counts:
        yield "\nStates Parties, by number"
        yield from (f"    {sentence}" for sentence in counts)


def _said(said: Said) -> str:
    gap = f" ({said.gap})" if said.gap else ""
    revised = ", since revised" if said.revision else ""
    return f"{said.answer}{gap}, {said.source}{revised}"
