"""Tries the frozen program in dist/minebrief as its user would: elsewhere, with no Python and an empty home."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BUILT = Path(__file__).resolve().parents[1] / "dist" / "minebrief"
PROGRAM = "minebrief.exe" if os.name == "nt" else "minebrief"
FOLDER = "Mine brief é"  # as in "Program Files", or in a name
LOGO = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="30" height="10"/></svg>'
KEPT = ("SYSTEMROOT", "PATH", "LANG")  # Windows starts no program without SYSTEMROOT

SHORTENED = "Left out, "
"""What a command says there that did all that it should."""


def call(home: Path, *words: str) -> str:
    """What the program answers. Stops with what it said if it fails or complains."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_RUNTIME_DIR"), str(home))
    done = subprocess.run(
        [str(home / FOLDER / PROGRAM), *words],
        cwd=home,
        env=kept | homes | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode or (done.stderr and not done.stderr.startswith(SHORTENED)):
        raise SystemExit(
            f"minebrief {' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        )
    print(f"  minebrief {' '.join(words)}: done")
    return done.stdout


def main() -> int:
    """Try each part that a bundle could lack: facts, fonts, maps, plugins of Qt."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        shutil.copytree(BUILT, home / FOLDER, symlinks=True)
        call(home, "--version")
        call(home, "--self-test")
        call(home, "check")
        status = json.loads(call(home, "status", "--as-of", "2025-12-05", "--json"))
        if (status["in_force"], len(status["states"])) != (166, 197):
            raise SystemExit("The counts of 5 December 2025 are wrong.")
        (home / "logo.svg").write_text(LOGO, encoding="utf-8")
        call(home, "brief", "UKR", "--as-of", "2025-12-05", "--logo", "logo.svg", "--out", "brief.pdf")
        if not (home / "brief.pdf").read_bytes().startswith(b"%PDF-"):
            raise SystemExit("The brief is no PDF.")
        for suffix in ("pdf", "svg", "png"):
            call(home, "figure", "map-status", "--as-of", "2025-12-05", "--out", f"map.{suffix}")
    size = sum(path.stat().st_size for path in BUILT.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"  dist/minebrief: {size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
