"""Acts that would hold up the window run here, one after another, on the one thread that owns the database.

An act is a function that touches no widget. What it returns comes back to the Qt thread through a signal.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.ui.sweeping import Sweeper

_LAST = 1000  # an urgency: after everything else


@dataclass(frozen=True, slots=True)
class Act:
    """A named act. urgency: the lower runs first, of equals the older.

    lasting: it is done even if the window is closed before its turn.
    done and failed run on the Qt thread. failed gets whatever the act raised.
    """

    name: str
    urgency: int
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    number: int = 0
    lasting: bool = False


@dataclass(slots=True)
class _Outcome:
    act: Act
    value: Any = None
    error: Exception | None = None


@dataclass(slots=True)
class _Queue:
    """Acts that wait, at most one of a name. Guarded by its condition."""

    changed: threading.Condition = field(default_factory=threading.Condition)
    waiting: dict[str, Act] = field(default_factory=dict)
    closing: bool = False

    def put(self, act: Act) -> None:
        with self.changed:
            self.waiting.pop(act.name, None)
            self.waiting[act.name] = act
            self.changed.notify()

    def take(self) -> Act | None:
        """The most urgent act, waiting for one; None once closing and empty."""
        with self.changed:
            while not self.waiting:
                if self.closing:
                    return None
                self.changed.wait()
            first = min(self.waiting.values(), key=lambda act: (act.urgency, act.number))
            return self.waiting.pop(first.name)

    def close(self) -> None:
        with self.changed:
            self.closing = True
            self.waiting = {name: act for name, act in self.waiting.items() if act.lasting}
            self.changed.notify()


class Operations(QObject):
    """The thread and its queue.

    A newer act replaces a waiting one of the same name, and the outcome of an older one that already
    runs is dropped: quick changes coalesce and nothing outdated is ever shown.
    """

    begun = Signal(str)
    ended = Signal(str)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = _Queue()
        self._numbers = itertools.count(1)
        self._newest: dict[str, int] = {}
        self._closed = False
        self.sweeper = Sweeper(self)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="minebrief-operations", daemon=True)
        self._thread.start()

    def run(
        self,
        name: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        urgency: int = 5,
        *,
        lasting: bool = False,
    ) -> None:
        """Run `work` on the thread, then `done` with what it returned, or `failed`, on the Qt thread."""
        if self._closed:
            return
        act = Act(name, urgency, work, done, failed, next(self._numbers), lasting)
        fresh = name not in self._newest
        self._newest[name] = act.number
        self._queue.put(act)
        if fresh:
            self.begun.emit(name)

    def forget(self, name: str) -> None:
        """Drop the act of that name, wherever it is."""
        if self._newest.pop(name, None) is not None:
            self.ended.emit(name)

    @property
    def busy(self) -> frozenset[str]:
        """Names of the acts whose outcome is awaited."""
        return frozenset(self._newest)

    def close(self, last: Callable[[], None], patience: float = 20.0) -> None:
        """Drop what waits unless it is lasting, let the rest end, run `last` on the thread, and end the thread.

        patience: seconds to wait for what is still to be done.
        """
        if self._closed:
            return
        self._closed = True
        self._newest.clear()
        self._queue.put(Act("close", _LAST, last, lambda _: None, lambda _: None, lasting=True))
        self._queue.close()
        self._thread.join(patience)
        self.sweeper.end()

    def _work(self) -> None:
        while act := self._queue.take():
            outcome = _outcome_of(act)
            if not self._closed:
                self._arrived.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        act = outcome.act
        if self._newest.get(act.name) != act.number:
            return
        del self._newest[act.name]
        if outcome.error is None:
            act.done(outcome.value)
        else:
            act.failed(outcome.error)
        if act.name not in self._newest:
            self.ended.emit(act.name)


def _outcome_of(act: Act) -> _Outcome:
    try:
        return _Outcome(act, value=act.work())
    except Exception as error:  # noqa: BLE001 (whatever an act raises belongs to who asked for it, not to the thread)
        return _Outcome(act, error=error)
