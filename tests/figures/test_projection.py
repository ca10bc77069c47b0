from __future__ import annotations

from itertools import pairwise
from math import pi

import pytest

from desktop.figures.projection import UNIT_KM, outline, project

EARTH_KM2 = 4 * pi * 6371.0072**2


def test_the_equator_has_the_published_length() -> None:
    east, west = project(11 + 179.999, 0)[0], project(11 - 179.999, 0)[0]
    assert (east - west) / 1e4 == pytest.approx(2 * 2.70663, abs=1e-3)


def test_the_pole_has_the_published_height() -> None:
    assert project(11, 90)[1] / 1e4 == pytest.approx(1.31736, abs=1e-4)


def test_areas_are_kept() -> None:
    edge = outline(-90, 90, step=0.1)
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*edge, edge[0]]))
    assert doubled / 2 * UNIT_KM**2 == pytest.approx(EARTH_KM2, rel=1e-4)


def test_both_names_of_a_meridian_are_one_place() -> None:
    assert project(-175, 66) == pytest.approx(project(185, 66))
