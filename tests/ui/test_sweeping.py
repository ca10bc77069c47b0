from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.operations import Operations

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Knot(QObject):
    """Refers to itself, so that only a search for garbage finds it."""

    def __init__(self, ended_on: list[str]) -> None:
        super().__init__()
        self.knot = self
        weakref.finalize(self, lambda: ended_on.append(threading.current_thread().name))


def make_many() -> list[list[None]]:
    """More objects than Python lets pass without a search for garbage, on the thread that makes them."""
    return [[None] for _ in range(50_000)]


def test_an_unused_object_of_qt_is_destroyed_on_its_own_thread(qtbot: QtBot) -> None:
    operations = Operations()
    ended_on: list[str] = []
    kept: list[object] = []
    Knot(ended_on)
    operations.run("many", make_many, kept.append, lambda _: None)
    try:
        qtbot.waitUntil(lambda: len(ended_on) == 1)
        assert ended_on == [threading.main_thread().name]
    finally:
        operations.close(lambda: None)


def test_python_searches_again_when_the_last_worker_has_ended(qapp: object) -> None:
    first, second = Operations(), Operations()
    assert not gc.isenabled()
    first.close(lambda: None)
    first.close(lambda: None)
    assert not gc.isenabled()
    second.close(lambda: None)
    assert gc.isenabled()
