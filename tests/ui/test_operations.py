from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from desktop.ui.operations import Operations

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def operations(qapp: object) -> Iterator[Operations]:
    made = Operations()
    yield made
    made.close(lambda: None)


@pytest.fixture
def held(operations: Operations) -> Iterator[threading.Event]:
    """The worker waits until the event is set."""
    gate, begun = threading.Event(), threading.Event()

    def wait() -> None:
        begun.set()
        gate.wait(10)

    operations.run("gate", wait, lambda _: None, lambda _: None, urgency=0)
    assert begun.wait(10)
    yield gate
    gate.set()


def fail(error: Exception) -> None:
    raise error


def test_an_outcome_arrives_on_the_qt_thread(qtbot: QtBot, operations: Operations) -> None:
    arrived = []
    operations.run(
        "sum",
        lambda: (2 + 3, threading.current_thread()),
        lambda v: arrived.append((v, threading.current_thread())),
        fail,
    )
    qtbot.waitUntil(lambda: len(arrived) == 1)
    (value, worked_on), arrived_on = arrived[0]
    assert value == 5
    assert worked_on is not arrived_on
    assert arrived_on is threading.main_thread()


def test_an_error_goes_to_who_asked(qtbot: QtBot, operations: Operations) -> None:
    failures = []
    operations.run("fail", lambda: fail(OSError("disk full")), fail, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert str(failures[0]) == "disk full"
    assert not operations.busy


def test_of_several_changes_only_the_newest_is_shown(
    qtbot: QtBot, operations: Operations, held: threading.Event
) -> None:
    worked, shown = [], []
    for n in range(20):
        operations.run("draw", lambda n=n: worked.append(n) or n, shown.append, fail)
    held.set()
    qtbot.waitUntil(lambda: shown == [19])
    assert worked == [19]


def test_an_outdated_outcome_is_dropped(qtbot: QtBot, operations: Operations, held: threading.Event) -> None:
    shown = []
    operations.run("gate", lambda: "newer", shown.append, fail)
    held.set()
    qtbot.waitUntil(lambda: shown == ["newer"])


def test_what_is_urgent_runs_first(qtbot: QtBot, operations: Operations, held: threading.Event) -> None:
    order: list[str] = []
    for name, urgency in (("brief", 5), ("map", 3), ("facts", 0), ("chart", 3)):
        operations.run(name, lambda name=name: order.append(name), lambda _: None, fail, urgency=urgency)
    held.set()
    qtbot.waitUntil(lambda: order == ["facts", "map", "chart", "brief"])


def test_what_is_forgotten_is_not_shown(qtbot: QtBot, operations: Operations, held: threading.Event) -> None:
    shown = []
    operations.run("brief", lambda: "pages", shown.append, fail)
    operations.forget("brief")
    operations.run("after", lambda: "after", shown.append, fail, urgency=9)
    held.set()
    qtbot.waitUntil(lambda: "after" in shown)
    assert shown == ["after"]


def test_closing_lets_the_running_act_end_and_runs_the_last(qapp: object) -> None:
    operations, done = Operations(), []
    begun = threading.Event()

    def work() -> None:
        begun.set()
        done.append("work")

    operations.run("work", work, fail, fail)
    assert begun.wait(10)
    operations.run("waits", lambda: done.append("waits"), fail, fail, urgency=9)
    operations.close(lambda: done.append("last"))
    assert done[0] == "work"
    assert done[-1] == "last"
    operations.run("late", lambda: done.append("late"), fail, fail)
    operations.close(lambda: done.append("twice"))
    assert "late" not in done
    assert "twice" not in done
