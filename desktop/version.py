"""The version of the application. The build reads it from here, so that a frozen program knows it too."""

from __future__ import annotations

VERSION = "0.4.0"
