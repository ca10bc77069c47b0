"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from db.errors import UserError


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the place and rename. Raises UserError, saying what is in the way."""
    with written_whole(path) as unfinished:
        unfinished.write_bytes(content)


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file of the same suffix to write to; it takes the path's place when the block ends well.

    Raises UserError, saying what is in the way.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".minebrief-", dir=path.absolute().parent) as folder:
            unfinished = Path(folder) / path.name
            yield unfinished
            unfinished.replace(path)
    except FileNotFoundError:
        raise UserError(f"There is no folder {path.absolute().parent}; make it or name another.") from None
    except IsADirectoryError:
        raise UserError(f"{path} is a folder; name a file in it.") from None
    except OSError as error:
        raise UserError(f"{path} can't be written ({error.strerror}); name another file or folder.") from None
