"""Works at the window by keyboard alone, with keys that the X server sends: five briefs and a book.

Arguments: where to save the book, and the folder for the files. Each step waits until the window shows that the last
one is done. Ends with an error that names what never came.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bus import Atspi, found, has, program, waited_for  # pyright: ignore[reportAttributeAccessIssue] (the system's)

STATES = ("Ukraine", "Belgium", "Poland", "Mongolia", "Niue")
SENTENCE = "We ask you to take the floor on Monday"
SOURCE = "UNOG_LM2025"


def xdotool(*arguments: str) -> None:
    subprocess.run(["xdotool", *arguments], check=True)


def press(*keys: str) -> None:
    for key in keys:
        xdotool("key", key)


def write(text: str) -> None:
    xdotool("type", "--delay", "15", text)


def face(title: str) -> None:
    """Give the window the keyboard, as a window manager would: there is none here."""
    command = ["xdotool", "search", "--onlyvisible", "--name", title, "windowfocus", "--sync"]

    def given() -> bool:  # not while another window goes that was in view when the search began
        return subprocess.run(command, check=False, capture_output=True).returncode == 0

    if not waited_for(given):
        raise SystemExit(f"There never was a window {title!r}")


def await_shown(role: str, beginning: str, *, focused: bool = False) -> None:
    root = program()

    def look() -> bool:
        item = root and found(root, role, beginning)
        return bool(item) and (not focused or has(item, Atspi.StateType.FOCUSED))

    if not waited_for(look):
        raise SystemExit(f"There never was: {role} {beginning!r}{' with the keyboard' if focused else ''}")


def await_files(folder: Path, count: int) -> None:
    if not waited_for(lambda: len(list(folder.glob("*.pdf"))) == count):
        raise SystemExit(f"There never were {count} files in {folder.name}")


def pick(state: str, then: str) -> None:
    press("ctrl+f")
    await_shown("text", "Filter", focused=True)
    write(state)
    press("Return")
    await_shown("label", then)


def ask_box(text: str) -> None:
    press("ctrl+k")
    await_shown("text", "Search states", focused=True)
    write(text)
    press("Return")


def edit_the_ask() -> None:
    await_shown("list item", "What we ask")
    ask_box("What we ask")
    press("Return")
    await_shown("text", "Text of the section", focused=True)
    press("ctrl+Home")
    write(f"{SENTENCE} ")
    press("ctrl+k")
    await_shown("text", "Find a source to cite", focused=True)
    write(SOURCE)
    press("Return")
    await_shown("text", "Text of the section", focused=True)
    write(". ")
    await_shown("label", "Kept")
    press("Escape")


def save(title: str, path: Path) -> None:
    face(title)
    press("ctrl+a")
    write(str(path))
    press("Return")
    face("^Minebrief$")


def main() -> None:
    Atspi.init()
    book, folder = map(Path, sys.argv[1:])
    if not waited_for(program):
        raise SystemExit("The window never came")
    await_shown("list item", "Albania")
    face("^Minebrief$")
    pick(STATES[0], "1 state, 3 issues")
    ask_box("casualties")
    await_shown("label", "1 state, 2 issues")
    edit_the_ask()
    for count, state in enumerate(STATES[1:], 2):
        pick(state, f"{count} states, 2 issues")
    press("ctrl+shift+e")
    save("Export a book of briefs", book)
    await_files(book.parent, 1)
    ask_box("one file a state")
    save("Export one file a state", folder)
    await_files(folder, len(STATES))


main()
