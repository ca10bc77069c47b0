"""The projections of the maps, in the integer units of their data files: from degrees to a plane.

All keep areas true, which a map of membership or of casualties must. The world is in Equal Earth (Šavrič,
Patterson and Jenny, 2018), whose central meridian of 11° E puts the map's edge into the Bering Strait, so that
Chukotka lies beside the rest of Russia. A region is in Lambert's azimuthal projection around its middle, where
shapes are true, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

CENTRAL_MERIDIAN = 11.0
UNIT = 1e-4
"""Length of one map unit in Earth radii."""
UNIT_KM = 6371.0072 * UNIT
"""The same in kilometres, on the sphere that has the Earth's surface."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Map coordinates of a place given in degrees.

    >>> project(11.0, 0.0)
    (0.0, 0.0)
    """
    return project_offset((longitude - CENTRAL_MERIDIAN + 180) % 360 - 180, latitude)


def project_offset(offset: float, latitude: float) -> tuple[float, float]:
    """Map coordinates of a place that many degrees east of the central meridian, beyond 180 too."""
    theta = asin(_M * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    x = radians(offset) * cos(theta) / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x / UNIT, y / UNIT


class Projection(Protocol):
    """Equal areas on a plane whose origin is on the projection's meridian."""

    @property
    def meridian(self) -> float:
        """The central one, in degrees east."""
        ...

    def project(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Map coordinates of a place given in degrees."""
        ...

    def along(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The same for a line that passes the 180th meridian: its longitudes go on beyond 180."""
        ...


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The world's."""

    meridian: float = CENTRAL_MERIDIAN

    def project(self, longitude: float, latitude: float) -> tuple[float, float]:
        return project(longitude, latitude)

    def along(self, longitude: float, latitude: float) -> tuple[float, float]:
        return project_offset(longitude - self.meridian, latitude)


@dataclass(frozen=True, slots=True)
class Lambert:
    """Lambert's azimuthal equal-area projection on the sphere; the place in its middle is the origin.

    >>> Lambert(20.0, 53.0).project(20.0, 53.0)
    (0.0, 0.0)
    """

    meridian: float
    parallel: float

    def project(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Raises ZeroDivisionError for the one place opposite, which is the whole edge."""
        offset, up, middle = radians(longitude - self.meridian), radians(latitude), radians(self.parallel)
        stretch = sqrt(2 / (1 + sin(middle) * sin(up) + cos(middle) * cos(up) * cos(offset)))
        x = stretch * cos(up) * sin(offset)
        y = stretch * (cos(middle) * sin(up) - sin(middle) * cos(up) * cos(offset))
        return x / UNIT, y / UNIT

    along = project


def outline(south: float, north: float, step: float = 1.0) -> list[tuple[float, float]]:
    """The edge of the map between two latitudes, anticlockwise from its south-west corner."""
    count = max(1, round((north - south) / step))
    latitudes = [south + (north - south) * index / count for index in range(count + 1)]
    east = [project_offset(180, latitude) for latitude in latitudes]
    return [(-east[0][0], east[0][1]), *east, *((-x, y) for x, y in reversed(east[1:]))]
