"""Briefs open side by side, as they are remembered: in the settings, or in a workspace that is encrypted.

Names are not among it: they are looked up in the file by the key that a brief is kept under.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.own import KeptBrief


@dataclass(frozen=True, slots=True)
class Beside:
    """briefs: in the order of their tabs. front: the place of the one in view, which the choice says more newly."""

    briefs: tuple[KeptBrief, ...] = ()
    front: int = 0


ALONE = Beside()


def written_beside(beside: Beside, today: date) -> str:
    """As text; today as the day of a brief is no day. "" if nothing stands beside another."""
    from db.own import written_brief

    if len(beside.briefs) < 2:
        return ""
    briefs = []
    for brief in beside.briefs:
        value = {**written_brief(replace(brief, name="")), "key": brief.key}
        briefs.append({**value, "as_of": "" if brief.as_of == today else value["as_of"]})
    return json.dumps({"briefs": briefs, "front": beside.front}, ensure_ascii=False)


def read_beside(text: str, today: date) -> Beside:
    """What was written; nothing beside another if it is not understood."""
    if not text:
        return ALONE
    from db.audience import Audience
    from db.own import read_brief

    try:
        value = json.loads(text)
        briefs = tuple(
            read_brief(str(each["key"]), {**each, "as_of": each["as_of"] or today.isoformat()})
            for each in value["briefs"]
        )
        for brief in briefs:
            Audience(brief.audience)
        front = int(value["front"])
    except (ValueError, KeyError, TypeError):
        return ALONE
    return Beside(briefs, front) if 0 <= front < len(briefs) else ALONE
