"""What every test has: no display, and folders of its own for all that a user keeps."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QPA_PLATFORMTHEME", "")
if sys.platform == "linux" and "utf" not in os.environ.get("LC_ALL", os.environ.get("LANG", "")).lower():
    os.environ["LC_ALL"] = "C.UTF-8"  # else Qt says at each start that it takes it all the same

settings.register_profile("local", deadline=None)
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "local")

FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
}


@pytest.fixture(autouse=True, scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home for the run, also of the programs it starts: nobody's own data is read or changed."""
    folder = tmp_path_factory.mktemp("home")
    for name, inside in FOLDERS.items():
        path = folder / inside
        path.mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(path)
    return folder
