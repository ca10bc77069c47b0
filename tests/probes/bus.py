"""The window as another process sees it, over AT-SPI. Nothing of the program is imported here.

For the system's own Python, which has the bindings (python3-gi, gir1.2-atspi-2.0), within a session bus of its own.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

warnings.simplefilter("ignore")

import gi  # noqa: E402  # pyright: ignore[reportMissingImports] (the system's)

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # pyright: ignore[reportMissingImports] (the system's)

PATIENCE = 60  # seconds
ROWS = 10
SEVERAL = ("list", "table", "tree")
Item = Any  # the bindings have no types


def children(item: Item) -> Iterator[Item]:
    count = item.get_child_count()
    for place in range(min(count, ROWS) if item.get_role_name() in SEVERAL else count):
        child = item.get_child_at_index(place)
        if child is not None:
            yield child


def has(item: Item, state: Any) -> bool:
    return item.get_state_set().contains(state)


def walked(item: Item) -> Iterator[Item]:
    """It and all that is in view in it."""
    yield item
    for child in children(item):
        if has(child, Atspi.StateType.SHOWING):
            yield from walked(child)


def waited_for(look: Callable[[], Any]) -> Any:
    """What `look` finds, as soon as it finds anything; None if it never does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            found = look()
        except GLib.Error:  # it went while we looked
            found = None
        if found:
            return found
        time.sleep(0.1)
    return None


def program() -> Item | None:
    desktop = Atspi.get_desktop(0)
    for child in children(desktop):
        if child.get_name() == "Minebrief":
            return child
    return None


def found(root: Item, role: str, beginning: str) -> Item | None:
    return next(
        (
            each
            for each in walked(root)
            if each.get_role_name() == role and each.get_name().startswith(beginning)
        ),
        None,
    )


def act(item: Item, name: str) -> bool:
    actions = item.get_action_iface()
    for place in range(Atspi.Action.get_n_actions(actions)):
        if Atspi.Action.get_action_name(actions, place) == name:
            return Atspi.Action.do_action(actions, place)
    return False
