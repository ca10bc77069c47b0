"""The direction of dependencies, one sentence a rule.

`desktop.ui → desktop.page → desktop.brief, desktop.figures → desktop.dossier → db → resources`
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("db", "desktop", "resources")
COMMAND_LINE = ("desktop.__main__", "desktop.command_line", "desktop.command_line.*")
NETWORK = (
    "PySide6.QtNetwork", "aiohttp", "asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl",
    "urllib.request",
)  # fmt: skip

FILE_LIBRARIES = ("charset_normalizer", "psutil", "python_calamine", "rispy", "sqlcipher3", "xlsxwriter")


def forbid(
    who: str, *whom: str, package: str = "desktop", but: tuple[str, ...] = (), types_too: bool = True
) -> None:
    """No module that matches `who` imports one of `whom` or what lies in it, nor names it for types."""
    inside = tuple(f"{name}.*" for name in whom)
    targets = archrule(f"{who} does not know {', '.join(whom)}").match(who, f"{who}.*")
    if but:
        targets = targets.exclude(*but)
    rule = targets.should_not_import(*whom, *inside)
    rule.check(package, only_direct_imports=True, skip_type_checking=not types_too)


def test_resources_know_nothing_of_us() -> None:
    forbid("resources", "db", "desktop", package="resources")


def test_the_store_knows_resources_alone() -> None:
    forbid("db", "desktop", package="db")


def test_wording_knows_dates_and_resources_alone() -> None:
    forbid("desktop.wording", "desktop")
    archrule("wording").match("desktop.wording").should_not_import("db.*").may_import("db.dates").check(
        "desktop", only_direct_imports=True
    )


def test_titles_know_words_and_records_alone() -> None:
    archrule("titles").match("desktop.titles").should_not_import("desktop.*").may_import(
        "desktop.wording"
    ).check("desktop", only_direct_imports=True)


def test_the_dossier_knows_only_what_lies_before_it() -> None:
    forbid("desktop.dossier", "desktop.brief", "desktop.figures", "desktop.page", "desktop.ui")


def test_the_brief_knows_only_what_lies_before_it() -> None:
    forbid("desktop.brief", "desktop.figures", "desktop.page", "desktop.ui")


def test_what_is_internal_reaches_only_the_sections_that_are() -> None:
    """The facts, dossiers, figures and pages that a handout is made of can't even name it."""
    internal = ("db.internal", "db.delegation", "desktop.dossier.confidential")
    keepers = ("db.internal", "db.delegation", "db.documents", "db.indexing", "db.search_index", "db.met")
    forbid("db", *internal[:2], package="db", but=keepers)
    forbid("desktop.dossier", *internal, but=("desktop.dossier.confidential",))
    makers = ("desktop.brief.internal", "desktop.brief.matter", "desktop.brief.order")
    forbid("desktop.brief", *internal, but=makers)
    for who in ("desktop.figures", "desktop.page", "desktop.titles"):
        forbid(who, *internal)


def test_figures_know_only_what_lies_before_them() -> None:
    forbid("desktop.figures", "desktop.brief", "desktop.page", "desktop.ui")


def test_the_page_does_not_know_the_window() -> None:
    forbid("desktop.page", "desktop.ui")


def test_nobody_reaches_back_to_the_command_line() -> None:
    forbid("desktop", *COMMAND_LINE[:2], but=COMMAND_LINE)


def test_qt_lives_in_the_window_only() -> None:
    forbid("desktop", "PySide6", "shiboken6", but=("desktop.ui", "desktop.ui.*"))
    forbid("db", "PySide6", "shiboken6", package="db")


def test_matplotlib_lives_in_figures_and_their_canvas_only() -> None:
    forbid("desktop", "matplotlib", but=("desktop.figures.*", "desktop.ui.*"))
    forbid("desktop.ui", "matplotlib", but=("desktop.ui.widgets.*",), types_too=False)
    forbid("db", "matplotlib", "numpy", package="db")


def test_reportlab_lives_in_the_page_only() -> None:
    forbid("desktop", "reportlab", but=("desktop.page.*",))
    forbid("db", "reportlab", package="db")


def test_what_reads_and_writes_files_of_data_lives_in_the_store_only() -> None:
    forbid("desktop", "sqlite_utils", "sqlite3", "sqlcipher3")
    forbid("desktop", "charset_normalizer", "python_calamine", "rispy", "xlsxwriter")


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_can_reach_the_network(package: str) -> None:
    forbid(package, *NETWORK, package=package)


def sources() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


@pytest.mark.parametrize(
    "path",
    [path for path in sources() if path.name == "__init__.py" and path.parent != ROOT / "resources"],
    ids=lambda path: path.parent.name,
)
def test_a_package_says_what_it_is_and_nothing_else(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)
    assert isinstance(body[0].value, ast.Constant)


def test_recipes_and_tests_are_no_packages() -> None:
    """Else they would hide the library `packaging`, or the folders they are named after."""
    assert not [*(ROOT / "packaging").rglob("__init__.py"), *(ROOT / "tests").rglob("__init__.py")]


def test_what_is_imported_is_declared() -> None:
    """A library that another brings along today may not come tomorrow."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~]", wanted)[0].lower() for wanted in project["dependencies"]}
    distributions = packages_distributions()
    for name in sorted({top for path in sources() for top in imported_by(path)}):
        brought_by = {found.lower().replace("_", "-") for found in distributions.get(name, ())} - {
            "minebrief"
        }
        assert not brought_by or brought_by & declared, f"{name} comes from {brought_by}: declare it"


def imported_by(path: Path) -> Iterator[str]:
    """The top-level modules that a file of ours names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def loaded_by(script: str) -> set[str]:
    """The top-level modules that a fresh Python has loaded after the script."""
    finish = "import sys; print(' '.join({name.partition('.')[0] for name in sys.modules}))"
    command = [sys.executable, "-c", f"{script}\n{finish}"]
    return set(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split())


def test_all_that_comes_before_the_window_runs_without_qt() -> None:
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sources()]
    before = [name for name in names if not name.startswith(("desktop.ui", "desktop.__main__"))]
    script = "import " + ", ".join(name.removesuffix(".__init__") for name in before)
    assert "PySide6" not in loaded_by(script)


def test_the_window_is_up_before_the_heavy_libraries_are_loaded() -> None:
    heavy = {"matplotlib", "numpy", "reportlab", "sqlite_utils", "babel", *FILE_LIBRARIES}
    assert not loaded_by("import desktop.ui.main_window") & heavy


def test_a_question_on_the_command_line_loads_no_heavy_library() -> None:
    heavy = {"PySide6", "matplotlib", "numpy", "reportlab", *FILE_LIBRARIES}
    assert not loaded_by("import desktop.command_line.main") & heavy
