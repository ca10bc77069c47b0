"""Tooltips of what people and their sources wrote."""

from __future__ import annotations

import textwrap
from html import escape

_MOST = 1200
_ACROSS = 84  # letters in a line


def tip(text: str) -> str:
    """The text as a tooltip: in lines, not longer than one reads, and its markup shown, never obeyed."""
    shown = text if len(text) <= _MOST else f"{text[: _MOST - 1].rstrip()}…"
    lines = "\n".join(textwrap.fill(line, _ACROSS, break_on_hyphens=False) for line in shown.splitlines())
    return f"<p style='white-space: pre; margin: 0'>{escape(lines)}</p>" if lines else ""
