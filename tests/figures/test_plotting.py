"""How Matplotlib is loaded: light, with our fonts, without the system's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_only_our_fonts_are_known_and_the_users_cache_is_left_alone(tmp_path: Path) -> None:
    code = """
import desktop.figures.catalogue
from matplotlib.font_manager import fontManager
print(*sorted(entry.name for entry in fontManager.ttflist), sep=",")
"""
    assert (
        run(code, MPLCONFIGDIR=str(tmp_path)).strip()
        == "Noto Sans,Noto Sans,Noto Sans Arabic,Noto Sans Arabic,Noto Sans SC,Noto Sans SC"
    )
    assert not list(tmp_path.rglob("*.json"))


def test_no_pyplot_pandas_scipy_or_qt_is_imported() -> None:
    code = """
import sys
import desktop.figures.catalogue, desktop.figures.recorder, desktop.figures.export
heavy = ("matplotlib.pyplot", "pandas", "scipy", "PySide6", "reportlab", "shapely")
print([name for name in heavy if name in sys.modules])
"""
    assert run(code).strip() == "[]"


def test_our_fonts_are_added_where_matplotlib_was_there_first() -> None:
    code = """
import matplotlib.font_manager
import desktop.figures.plotting as plotting
print(plotting.SANS in {entry.fname for entry in matplotlib.font_manager.fontManager.ttflist})
"""
    assert run(code).strip() == "True"
