"""Colours of a figure or of a page as they come out in print without colour, and as colour-blind readers see them.

The simulation of colour blindness is that of Machado, Oliveira and Fernandes (2009, "A Physiologically-based Model
for Simulation of Color Vision Deficiency"), with its matrices for a full deficiency, in linear RGB.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

import numpy as np

from desktop.dossier.picture import Sight
from desktop.figures.style import Fill, Theme, lightness

_MATRICES = {
    Sight.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Sight.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Sight.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def theme_seen(theme: Theme, sight: Sight) -> Theme:
    """The theme with each of its colours as it is seen so."""
    if sight is Sight.COLOUR:
        return theme
    return replace(
        theme,
        **{field.name: _seen_value(getattr(theme, field.name), sight) for field in fields(theme)},
    )


@lru_cache(maxsize=1024)
def seen(colour: str, sight: Sight) -> str:
    """A colour given as "#rrggbb", as it is seen so.

    >>> seen("#ff0000", Sight.GREY)
    '#7f7f7f'
    """
    if sight is Sight.COLOUR:
        return colour
    if sight is Sight.GREY:
        level = _from_linear(_luminance_of(lightness(colour)))
        return _written((level, level, level))
    linear = [_to_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    mixed = (sum(share * part for share, part in zip(row, linear, strict=True)) for row in _MATRICES[sight])
    return _written(tuple(_from_linear(part) for part in mixed))


def seen_pixels(pixels: np.ndarray, sight: Sight) -> np.ndarray:
    """An image of rows by columns by red, green and blue, a byte each, as it is seen so; the same in colour.

    >>> seen_pixels(np.array([[[255, 0, 0]]], dtype=np.uint8), Sight.GREY).tolist()
    [[[127, 127, 127]]]
    """
    if sight is Sight.COLOUR:
        return pixels
    linear = _LINEAR[pixels]
    matrix = (_LUMINANCE,) * 3 if sight is Sight.GREY else _MATRICES[sight]
    mixed = linear @ np.asarray(matrix, dtype=np.float32).T
    return _WRITTEN[np.clip(mixed * (_STEPS - 1) + 0.5, 0, _STEPS - 1).astype(np.uint16)]


def _seen_value(value: Any, sight: Sight) -> Any:
    match value:
        case str():
            return seen(value, sight)
        case Fill():
            return replace(
                value, colour=seen(value.colour, sight), hatch_colour=seen(value.hatch_colour, sight)
            )
        case Mapping():
            return {key: _seen_value(each, sight) for key, each in value.items()}
    raise TypeError(f"a theme holds colours and fills, not {value!r}")


def _luminance_of(level: float) -> float:
    """The inverse of CIE L*."""
    return ((level + 16) / 116) ** 3 if level > 8 else level / 903.3


def _to_linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _from_linear(part: float) -> float:
    part = min(max(part, 0.0), 1.0)
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _written(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


_LUMINANCE = (0.2126, 0.7152, 0.0722)
"""Shares of red, green and blue in how bright a colour is (sRGB, IEC 61966-2-1)."""
_STEPS = 16384
_LINEAR = np.array([_to_linear(level / 255) for level in range(256)], dtype=np.float32)
_WRITTEN = np.array(
    [round(_from_linear(step / (_STEPS - 1)) * 255) for step in range(_STEPS)], dtype=np.uint8
)
"""A byte's level in linear light, and the byte of a level in so many steps."""
