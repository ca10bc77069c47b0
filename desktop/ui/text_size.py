"""How large the window's text is: everything in it grows with its text, so that nothing is cut off."""

from __future__ import annotations

import os

SIZES = (90, 100, 115, 130, 150, 200)
"""In percent of the usual."""

_FACTOR = "QT_SCALE_FACTOR"


def set_text_size(percent: int) -> None:
    """Let the program show all at that size, times what the user's own environment asks for.

    Qt reads it once, as the application is made; afterwards this changes nothing.
    """
    if percent == 100:
        return
    try:
        asked = float(os.environ.get(_FACTOR, "1"))
    except ValueError:
        asked = 1.0
    os.environ[_FACTOR] = f"{asked * percent / 100:g}"
