"""Listens to the window as a screen reader does, and acts through it. What it finds goes as JSON into a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bus import Atspi, act, found, has, program, waited_for, walked  # pyright: ignore[reportAttributeAccessIssue] (the system's)

NO_CONTROL = ("filler", "panel", "unknown")


def main() -> None:
    Atspi.init()
    told: dict[str, Any] = {}
    root = waited_for(program)
    told["there"] = root is not None
    item = root and waited_for(lambda: found(root, "list item", "Albania"))
    fold = item and waited_for(lambda: found(root, "check box", "Issues"))
    told["complete"] = bool(fold and waited_for(lambda: found(root, "image", "Map")))
    if fold:
        controls = [each for each in walked(root) if has(each, Atspi.StateType.FOCUSABLE)]
        told["controls"] = len(controls)
        told["nameless"] = [each.get_role_name() for each in controls if not each.get_name().strip()]
        told["vague"] = [each.get_name() for each in controls if each.get_role_name() in NO_CONTROL]
        told["undescribed"] = [
            each.get_name()
            for each in controls
            if each.get_role_name() == "combo box" and not (each.get_description() or each.get_relation_set())
        ]
        act(found(root, "page tab", "Charts"), "Press")
        told["turned"] = bool(waited_for(lambda: found(root, "image", "Chart")))
        act(fold, "Toggle")
        told["folded"] = bool(waited_for(lambda: not has(fold, Atspi.StateType.CHECKED)))
    Path(sys.argv[1]).write_text(json.dumps(told), encoding="utf-8")


main()
