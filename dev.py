#!/usr/bin/env python3
"""Run, test and build Minebrief: python3 dev.py COMMAND.

Needs Python 3.11 or later and nothing else: each command first sets up what is lacking, a virtual
environment in .venv with the locked packages and, where apt and the rights exist, system libraries.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"  # holds what requirements.lock holds, and the tools
BENCH_LOCK = ROOT / "requirements-bench.lock"  # what benchmarks compare with, apart from all else
BENCH_VENV = ROOT / ".venv-bench"
CHECK_LOCK = (
    ROOT / "requirements-checkers.lock"
)  # checkers of accessible PDF, apart too: one brings AGPL code
CHECK_VENV = ROOT / ".venv-checkers"
LOCKER = "uv==0.13.9"
SAMPLE = "minebrief-sample.pdf"

# Debian's package: the file by which one sees that it is there. Names of packages change between releases
# (libglib2.0-0t64), those of the files don't.
QT_LIBRARIES = {
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libgthread-2.0.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
TEST_PROGRAMS = {"poppler-utils": "pdftotext", "qpdf": "qpdf"}
SCREEN_PROGRAMS = {"xvfb": "Xvfb"}
LISTENING = {
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
    "dbus": "/usr/bin/dbus-run-session",
    "gir1.2-atspi-2.0": "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib",
    "python3-gi": "/usr/lib/python3/dist-packages/gi",
    "xdotool": "/usr/bin/xdotool",
    "xvfb": "/usr/bin/Xvfb",
}
"""With these the window is also tested by real keys and over the bus of screen readers; else those are skipped."""
PEER_LIBRARIES = {  # what WeasyPrint sets text with
    "libpango-1.0-0": "libpango-1.0.so.0",
    "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
}
BUNDLE_PROGRAMS = {"binutils": "objdump"}


def run(arguments: list[str]) -> int:
    """Open the window on the shipped facts, or do what the arguments say (run -- status --json)."""
    if not arguments and not _has_display():
        _set_up(RUN_LOCK)
        _say("There is no display here, so no window: writing a sample brief instead.")
        sample = "brief UKR --issue suspension --issue withdrawals --issue casualties --meeting 22MSP"
        return _program(*sample.split(), "--as-of", "2025-12-05", "--out", SAMPLE)
    _need(QT_LIBRARIES | (WINDOW_LIBRARIES if _has_display() else {}))
    _set_up(RUN_LOCK)
    return _program(*arguments)


def test(arguments: list[str]) -> int:
    """Lint, check types and run all tests, on all processors; with arguments, only pytest with these (test tests/db -x)."""
    _need(QT_LIBRARIES | WINDOW_LIBRARIES, TEST_PROGRAMS)
    _wish(LISTENING)
    _set_up(DEV_LOCK)
    if not arguments:
        _check(lint([]))
        _say("Looking for lost references in the Qt binding")
        _check(_module(str(ROOT / "tests/probes/none_references.py")))
        _say("Testing")
    return _module("-m", "pytest", *(arguments or ("-n", "auto", "--dist", "loadfile")))


def lint(arguments: list[str]) -> int:
    """Check style and types; with --fix, mend what can be mended and format."""
    _set_up(DEV_LOCK)
    _say("Checking style and types")
    fix = ["--fix"] if "--fix" in arguments else []
    _check(_module("-m", "ruff", "check", "--quiet", *fix))
    _check(_module("-m", "ruff", "format", "--quiet", *([] if fix else ["--check"])))
    return _module("-m", "pyright", "--pythonpath", str(PYTHON))


def bench(arguments: list[str]) -> int:
    """Measure start-up, brief making and drawing, each against its baseline."""
    _need(
        QT_LIBRARIES | WINDOW_LIBRARIES | PEER_LIBRARIES, SCREEN_PROGRAMS if sys.platform == "linux" else {}
    )
    _set_up(DEV_LOCK)
    _set_up_apart(BENCH_VENV, BENCH_LOCK, "what benchmarks compare with")
    return _module(str(ROOT / "tests/benchmarks/run.py"), *arguments)


def fuzz(arguments: list[str]) -> int:
    """Import and open 10,000 spoilt files, or make 10,000 documents from hostile texts: none may harm (fuzz pages --seed 7)."""
    _set_up(DEV_LOCK)
    if arguments[:1] == ["pages"]:
        return _module(str(ROOT / "tests/fuzz/pages.py"), *arguments[1:])
    return _module(str(ROOT / "tests/fuzz/mutate.py"), *arguments)


def pages(arguments: list[str]) -> int:
    """Make documents of every kind and have them read by checkers of accessible PDF (pages --keep FOLDER)."""
    _set_up(DEV_LOCK)
    _set_up_apart(CHECK_VENV, CHECK_LOCK, "the checkers of pages")
    return _module(str(ROOT / "tests/checkers/run.py"), *arguments)


def fit(arguments: list[str]) -> int:
    """Set documents of every kind on all states in all languages: none may run over its pages (fit --lang ru state)."""
    _set_up(DEV_LOCK)
    return _module(str(ROOT / "tests/checkers/fit.py"), *arguments)


def torture(arguments: list[str]) -> int:
    """Kill a process that changes a workspace 200 times; nothing may be lost (torture --kills 1000 --seed 7)."""
    _set_up(DEV_LOCK)
    return _module(str(ROOT / "tests/torture/kill.py"), *arguments)


def monkey(arguments: list[str]) -> int:
    """Let a monkey loose on the window for 20 minutes (monkey --minutes 1 --seed 7 --xcb): it must survive."""
    _need(QT_LIBRARIES | WINDOW_LIBRARIES)
    _set_up(DEV_LOCK)
    return _module(str(ROOT / "tests/monkey/run.py"), *arguments)


def bundle(arguments: list[str]) -> int:
    """Build the program for people without Python into dist/, and let it test itself."""
    _need(
        QT_LIBRARIES | WINDOW_LIBRARIES,
        BUNDLE_PROGRAMS | TEST_PROGRAMS if sys.platform == "linux" else {},
    )
    _set_up(DEV_LOCK)
    _say("Building dist/minebrief")
    _check(_module("-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", "packaging/minebrief.spec"))
    return _module(str(ROOT / "packaging/check_bundle.py"), *arguments)


def translate(arguments: list[str]) -> int:
    """Bring the catalogue up to the code, compile it, and tell what a language lacks (translate --check)."""
    _set_up(DEV_LOCK)
    return _module(str(ROOT / "packaging/translate.py"), *arguments)


def lock(arguments: list[str]) -> int:
    """Write both lock files anew from pyproject.toml; with --upgrade, to the newest versions allowed."""
    _make_venv()
    _pip("install", LOCKER)
    for group, target in (
        ("build", RUN_LOCK),
        ("dev", DEV_LOCK),
        ("bench", BENCH_LOCK),
        ("checkers", CHECK_LOCK),
    ):
        _say(f"Locking {target.name}")
        _check(_module("-m", "uv", *_compile_options(group), "--output-file", target.name, *arguments))
    return 0


def _compile_options(group: str) -> list[str]:
    """Pip's hashed format, for all systems and versions at once, without a word on where files come from."""
    options = "--universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-config"
    silent = "--no-emit-index-url --no-emit-find-links --no-header --quiet"
    constraint = [] if group == "build" else ["--constraint", RUN_LOCK.name]
    ours = [] if group in ("bench", "checkers") else ["pyproject.toml"]
    return [
        "pip", "compile", *ours, "--group", group, *constraint, *options.split(), *silent.split(),
    ]  # fmt: skip


COMMANDS = {
    command.__name__: command
    for command in (run, test, lint, bench, fuzz, torture, monkey, pages, fit, bundle, translate, lock)
}


def main() -> int:
    """Carry out the command named first; 2 if there is no such command."""
    command, arguments = (sys.argv[1:2] or ["help"])[0], sys.argv[2:]
    if sys.version_info < (3, 11):  # noqa: UP036  this file may meet any Python
        raise SystemExit(f"Minebrief needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    if command not in COMMANDS:
        print(__doc__)
        for name, function in COMMANDS.items():
            print(f"  {name:10}{function.__doc__}")
        return 0 if command in ("help", "-h", "--help") else 2
    return COMMANDS[command](arguments[1:] if arguments[:1] == ["--"] else arguments)


def _set_up(requirements: Path) -> None:
    """Bring .venv to exactly these packages and this checkout, unless it has them already."""
    wanted = _digest(requirements)
    stamp = VENV / "installed"
    if stamp.exists() and _enough(stamp.read_text(), requirements, wanted) and PYTHON.exists():
        return
    _make_venv()
    stamp.unlink(missing_ok=True)
    _say(f"Installing the packages of {requirements.name}")
    _pip("install", "--require-hashes", "--only-binary=:all:", "-r", str(requirements))
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(wanted)


def _set_up_apart(venv: Path, requirements: Path, purpose: str) -> None:
    """Libraries that are no part of ours, where they neither slow nor bind it."""
    stamp, wanted = venv / "installed", _digest(requirements)
    python = venv / PYTHON.relative_to(VENV)
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    _say(f"Making {venv.name} for {purpose}")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)
    install = ["install", "-qq", "--disable-pip-version-check", "--no-input", "--require-hashes"]
    _check(
        subprocess.run(
            [str(python), "-m", "pip", *install, "--only-binary=:all:", "-r", str(requirements)], check=False
        ).returncode
    )
    stamp.write_text(wanted)


def _enough(installed: str, requirements: Path, wanted: str) -> bool:
    """Whether the packages are there: the tools' lock file holds the program's too."""
    return installed == wanted or (requirements == RUN_LOCK and installed == _digest(DEV_LOCK))


def _digest(requirements: Path) -> str:
    content = requirements.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return f"{requirements.name} {sys.version_info[:2]} {hashlib.sha256(content).hexdigest()}\n"


def _make_venv() -> None:
    if PYTHON.exists() and _works(PYTHON):
        return
    _need({})
    _say("Making a virtual environment in .venv")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def _works(python: Path) -> bool:
    """Whether it still runs, and is the version that runs this file."""
    script = "import sys, pip; print(sys.version_info[:2])"
    answer = subprocess.run([str(python), "-c", script], capture_output=True, text=True, check=False)
    return answer.stdout.strip() == str(sys.version_info[:2])


def _need(libraries: dict[str, str], programs: dict[str, str] | None = None) -> None:
    """Install the system packages that are lacking, or stop and name them. Elsewhere than on Linux: nothing."""
    if sys.platform != "linux":
        return
    lacking = [package for package, file in libraries.items() if not _loads(file)]
    if importlib.util.find_spec("ensurepip") is None:  # what makes virtual environments: apart on Debian
        lacking.append("python3-venv")
    lacking += [package for package, program in (programs or {}).items() if not shutil.which(program)]
    if not lacking:
        return
    apt = shutil.which("apt-get")
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if apt is None or not _allowed(rights):
        raise SystemExit(_instructions(lacking, apt is not None))
    if trouble := _install(lacking, [*rights, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]):
        raise SystemExit(f"{trouble}{_instructions(lacking, True)}")


def _wish(files: dict[str, str]) -> None:
    """Install the packages whose files are lacking where that can be done; else go on without them."""
    root = Path("/")
    lacking = [package for package, file in files.items() if not any(root.glob(file[1:]))]
    apt = shutil.which("apt-get")
    rights = [] if sys.platform != "linux" or os.geteuid() == 0 else ["sudo", "-n"]
    if sys.platform == "linux" and lacking and apt is not None and _allowed(rights):
        _install(lacking, [*rights, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"])


def _install(packages: list[str], apt: list[str]) -> str:
    """Install them. What went wrong, "" if nothing."""
    _say(f"Installing {', '.join(packages)}")
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run([*apt, *step], capture_output=True, text=True, check=False)
        if done.returncode:
            return f"{done.stdout}{done.stderr}"
    return ""


def _instructions(lacking: list[str], debian: bool) -> str:
    if debian:
        return f"System packages are lacking. Please run:\n  sudo apt-get install {' '.join(lacking)}"
    return f"Please install what these packages of Debian hold, then try again: {' '.join(lacking)}"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _allowed(rights: list[str]) -> bool:
    try:
        return (
            not rights or subprocess.run([*rights, "true"], capture_output=True, check=False).returncode == 0
        )
    except FileNotFoundError:
        return False


def _has_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _program(*arguments: str) -> int:
    return subprocess.run([str(PYTHON), "-m", "desktop", *arguments], check=False).returncode


def _module(*arguments: str) -> int:
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, check=False).returncode


def _pip(*arguments: str) -> None:
    quiet = ("-qq", "--disable-pip-version-check", "--no-input")
    _check(
        subprocess.run(
            [str(PYTHON), "-m", "pip", *arguments[:1], *quiet, *arguments[1:]], check=False
        ).returncode
    )


def _check(code: int) -> None:
    if code:
        raise SystemExit(code)


def _say(words: str) -> None:
    print(f"- {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
