"""How large the window's text is: everything in it grows with its text, so that nothing is cut off."""

from __future__ import annotations

import os

SIZES = (90, 100, 115, 130, 150, 200)
"""In percent of the usual."""

_FACTOR = "QT_SCALE_FACTOR"
_ASKED = os.environ.get(_FACTOR, "")
"""What the user's own environment asks for."""


def set_text_size(percent: int) -> None:
    """Let the application that is made next show all at that size, times what the user's own environment asks for.

    Qt reads it once, as an application is made; the one that is there goes on as it is.
    """
    try:
        asked = float(_ASKED or "1")
    except ValueError:
        asked = 1.0
    os.environ[_FACTOR] = f"{asked * percent / 100:g}"
    if percent == 100:
        _put_back()


def _put_back() -> None:
    if _ASKED:
        os.environ[_FACTOR] = _ASKED
    else:
        del os.environ[_FACTOR]
