"""From words on the command line to an exit code: 0 done, 1 can't be done, 2 wrong usage.

A command's module is imported when it is called, so that a question about the facts waits neither for Qt
nor for the libraries that draw.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError

if TYPE_CHECKING:
    from argparse import Namespace

_BUG = (
    "minebrief: this is a fault of the program, not yours, and your workspace is as it was; "
    "please report it with the lines above."
)


def run(words: list[str]) -> int:
    """Do what the words say. Never raises, but for SystemExit with 2 where they are wrong."""
    _speak_unicode()
    try:
        code = _open(words) if _is_plain_start(words) else _do(words)
        sys.stdout.flush()
    except UserError as error:
        return _complain(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read the answer, such as `head`, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:  # noqa: BLE001  the last resort: shown whole, with what to do
        import traceback

        traceback.print_exc()
        print(_BUG, file=sys.stderr)
        return 1
    return code


def _is_plain_start(words: list[str]) -> bool:
    """Whether the words can only ask for the window, on the user's own workspace or on a file."""
    return not words or (len(words) == 1 and words[0].endswith(".minebrief") and words[0][0] != "-")


def _open(words: list[str]) -> int:
    """The window, without reading what all the other commands are: that takes as long as Qt does."""
    from desktop.command_line.window import open_window

    return open_window(Path(words[0]) if words else None)


def _do(words: list[str]) -> int:
    from desktop.command_line.arguments import parse

    return _carry_out(parse(words))


def _carry_out(options: Namespace) -> int:
    match options.command:
        case "window":
            from desktop.command_line.window import open_window

            return open_window(options.workspace)
        case "self-test":
            from desktop.ui.app import self_test

            return self_test()
        case "version":
            from desktop.command_line.versions import print_versions

            return print_versions()
        case "brief":
            from desktop.command_line.brief import make_brief

            return make_brief(options)
        case "figure":
            from desktop.command_line.figure import draw_figure

            return draw_figure(options)
        case _:
            from desktop.command_line.commands import COMMANDS

            return COMMANDS[options.command](options)


def _complain(message: str) -> int:
    print("minebrief: " + " ".join(message.split()), file=sys.stderr)
    return 1


def _speak_unicode() -> None:
    """Names of states need it, whatever a Windows console or a pipe is set to."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None in a frozen program without a console
            stream.reconfigure(encoding="utf-8", errors="replace")
