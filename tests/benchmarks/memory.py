"""What the window takes of the memory with everything open, and what an hour's clicking adds to it.

Baseline: a bare Qt window with a list, in a process of its own. Open are all workspaces, map, charts, timeline, the
pages of a brief, and a book has been made.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from clicking import rests, until

from db.records import Issue, StateCode
from desktop.ui.app import application, make_window
from desktop.ui.main_window import MainWindow

_BARE = """
import psutil
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView
application = QApplication([])
view = QListView()
view.setModel(QStringListModel([f"State {number}" for number in range(197)]))
view.resize(1280, 720)
view.show()
view.grab()
print(psutil.Process().memory_info().rss / 2**20)
"""
_PLACES = ("states", "facts", "sources", "history", "brief")
_ROUNDS = 25  # to warm up, and again to see what is added


def main() -> None:
    done = subprocess.run([sys.executable, "-c", _BARE], check=True, capture_output=True, text=True)
    bare = float(done.stdout)
    application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(Path(folder) / "b.minebrief", date(2025, 12, 5), Path(folder) / "b.ini")
        window.resize(1280, 720)
        window.show()
        until(lambda: window.session.store.facts is not None and rests(window))
        _tell("at the start, with map and table", bare)
        _open_everything(window, Path(folder))
        _tell("with everything open, after a book", bare)
        codes = sorted(window.session.store.facts.states) if window.session.store.facts else []
        _click(window, codes[:_ROUNDS])
        before, counted = _mib(), _objects()
        _click(window, codes[_ROUNDS : 2 * _ROUNDS])
        added = (_mib() - before) / _ROUNDS
        more = (_objects() - counted).most_common(3)
        print(
            f"  {'added by a round through all workspaces':<44}{added:>8.2f} MiB; most of: {more}", flush=True
        )
        window.close()


def _open_everything(window: MainWindow, folder: Path) -> None:
    session, wait = window.session, lambda: until(lambda: rests(window))
    session.choice.choose_issues((Issue.SUSPENSION, Issue.WITHDRAWALS, Issue.CASUALTIES))
    session.choice.pick(StateCode(code) for code in ("UKR", "EST", "KHM", "BEL", "USA"))
    wait()
    for tab in (1, 2, 3, 0):
        window.middle.show_tab(tab)
        wait()
    for place in _PLACES:
        window.workspaces.visit(place)
        wait()
    window.ask = lambda *_: folder / "book.pdf"
    window.menus.actions["export-book"].trigger()
    wait()
    until((folder / "book.pdf").exists)


def _click(window: MainWindow, codes: list[StateCode]) -> None:
    """A round through the workspaces with each state."""
    for code in codes:
        window.session.choice.pick((code,))
        until(lambda: rests(window))
        window.desk.open_state(code)
        until(lambda: rests(window))
        for place in _PLACES:
            window.workspaces.visit(place)
            until(lambda: rests(window))


def _objects() -> Counter[str]:
    import gc

    gc.collect()
    return Counter(type(each).__name__ for each in gc.get_objects())


def _mib() -> float:
    return psutil.Process().memory_info().rss / 2**20


def _tell(what: str, bare: float) -> None:
    taken = _mib()
    print(
        f"  {what:<44}{taken:>8.1f} MiB = {taken / bare:>5.2f} × a bare Qt window ({bare:.1f} MiB)",
        flush=True,
    )


if __name__ == "__main__":
    main()
