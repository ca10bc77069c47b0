"""Notices whatever goes wrong without anybody being told: exceptions, warnings of Qt and Python, records of the log."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

KNOWN = ("This plugin does not support",)
"""What Qt says of a screen that is none."""


class Watch(logging.Handler):
    """`seen` has a text for each thing that went wrong."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(self.format(record))

    def _by_qt(self, kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not message.startswith(KNOWN):
            self.seen.append(f"Qt says: {message}\n{''.join(traceback.format_stack(limit=6))}")

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.seen.append("".join(traceback.format_exception(kind, error, trace)))

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        self.seen.append("".join(traceback.format_exception(args.exc_value)))

    def _unraisable(self, args: object) -> None:
        self.seen.append("".join(traceback.format_exception(getattr(args, "exc_value", None))))

    def _warned(self, message: Warning | str, category: type[Warning], *where: object) -> None:
        self.seen.append(f"{category.__name__}: {message} ({where[0]}, line {where[1]})")


@contextmanager
def watched() -> Iterator[Watch]:
    """While the block runs, nothing that goes wrong stays unseen."""
    watch = Watch()
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook, threading.excepthook, sys.unraisablehook = (
        watch._raised,
        watch._in_thread,
        watch._unraisable,
    )
    logging.getLogger().addHandler(watch)
    before = qInstallMessageHandler(watch._by_qt)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.showwarning = watch._warned  # type: ignore[assignment]
            yield watch
    finally:
        qInstallMessageHandler(before)
        logging.getLogger().removeHandler(watch)
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
