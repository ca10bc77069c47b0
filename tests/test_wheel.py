"""What one installs: the wheel holds all that the program needs, the source archive what a wheel is built from."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def build(target: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, as pip would."""
    folder = tmp_path_factory.mktemp("site")
    shutil.unpack_archive(build("wheel", tmp_path_factory.mktemp("wheel")), folder, "zip")
    return folder


def test_the_installed_program_finds_facts_and_fonts(installed: Path, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [
        sys.executable,
        "-m",
        "desktop",
        "brief",
        "UKR",
        "--workspace",
        "w.minebrief",
        "--out",
        "b.pdf",
    ]
    done = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stderr.startswith("Left out, to stay within 2 pages")
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF-")


def test_the_command_leads_to_the_program(installed: Path) -> None:
    (entry_points,) = installed.glob("minebrief-*.dist-info/entry_points.txt")
    parser = configparser.ConfigParser()
    parser.read(entry_points)
    assert dict(parser["console_scripts"]) == {"minebrief": "desktop.__main__:main"}


def test_the_wheel_holds_the_program_and_nothing_else(installed: Path) -> None:
    tops = {path.name for path in installed.iterdir()}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"db", "desktop", "resources"}


def test_the_source_archive_holds_what_the_repository_does(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "LICENSE", "dev.py", "tests/conftest.py", "packaging/minebrief.spec"} <= names
    assert not [name for name in names if name.startswith((".venv", "dist/", "build/"))]
