"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from db.errors import UserError


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write the file, whole or not at all. Raises UserError, saying what is in the way and what to do.

    private: for its owner alone, where the system knows of others.
    """
    with written_whole(path) as unfinished:
        if private:
            unfinished.touch(mode=0o600)
        unfinished.write_bytes(content)


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file of the same name in a folder of its own, to be written to in the block.

    When the block ends well it is safe on the disk and takes the path's place; else nothing has changed.

    Raises UserError, saying what is in the way and what to do.
    """
    folder = path.absolute().parent
    try:
        with tempfile.TemporaryDirectory(prefix=".minebrief-", dir=folder) as own:
            unfinished = Path(own) / path.name
            yield unfinished
            _sync(unfinished)
            unfinished.replace(path)
    except FileNotFoundError:
        raise UserError(f"There is no folder {folder}; make it or choose another.") from None
    except IsADirectoryError:
        raise UserError(f"{path} is a folder; name a file in it.") from None
    except OSError as error:
        reason = (error.strerror or str(error)).rstrip(".")
        raise UserError(f"{path} can't be written ({reason}); choose another name or folder.") from None


def make_folder(folder: Path) -> None:
    """Make the folder, and those it is in, if they are not there. Raises UserError, saying what is in the way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise UserError(f"{folder} is a file; name a folder.") from None
    except OSError as error:
        reason = (error.strerror or str(error)).rstrip(".")
        raise UserError(f"The folder {folder} can't be made ({reason}); choose another.") from None


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
