"""Tooltips of what people and their sources wrote."""

from __future__ import annotations

from html import escape

_MOST = 1200


def tip(text: str) -> str:
    """The text as a tooltip: wrapped, not longer than one reads, and its markup shown, never obeyed."""
    shown = text if len(text) <= _MOST else f"{text[: _MOST - 1].rstrip()}…"
    return f"<p style='white-space: pre-wrap; margin: 0'>{escape(shown)}</p>" if shown else ""
