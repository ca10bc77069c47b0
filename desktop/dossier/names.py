"""The names by which a brief calls states: the United Nations' short names without their brackets."""

from __future__ import annotations

import re

_BRACKETED = re.compile(r"\s*\([^)]*\)$")
_SHORTER = {"United Kingdom of Great Britain and Northern Ireland": "United Kingdom"}


def short_name(name: str) -> str:
    """As one says it: "Iran (Islamic Republic of)" → "Iran", the United Kingdom without its parts."""
    return _SHORTER.get(name, _BRACKETED.sub("", name))
