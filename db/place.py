"""Where a workspace lies: whether that can be written, is on a network, and is still the same file."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from db.errors import WorkspaceError
from db.header import identity_of

_SHARED = {
    "9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone",
    "fuse.sshfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb2", "smb3", "smbfs", "vboxsf", "webdav",
}  # fmt: skip
"""File systems on which two computers may meet: memory shared between programs does not work there."""


class Place:
    """A file that is open, as it was found."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._identity = identity_of(path)

    def check(self) -> None:
        """Raises WorkspaceError if the file is gone or another lies in its place.

        What SQLite writes would else go to a file without a name and be lost with it.
        """
        try:
            same = os.name != "posix" or identity_of(self.path) == self._identity
        except OSError:
            same = False
        if not same and not self.path.exists():
            raise WorkspaceError(
                f"{self.path} is no longer there; put the stick or the file back, then open it again."
            )
        if not same:
            raise WorkspaceError(
                f"Another program has put another file in the place of {self.path}; open it again."
            )


def behind_link(path: Path) -> Path:
    """The file that a symbolic link leads to, beside which all that belongs to it lies; else the path itself."""
    return path.resolve() if path.is_symlink() else path.absolute()


def why_read_only(path: Path) -> str:
    """One sentence; "" if the file and, for what SQLite keeps beside it, its folder can be written."""
    if not os.access(path, os.W_OK):
        return f"{path} can't be written; copy it to a folder of your own and open the copy."
    if not os.access(path.parent, os.W_OK):
        return (
            f"The folder of {path} can't be written; copy the file to a folder of your own and open the copy."
        )
    if path.stat().st_nlink > 1:
        return (
            f"{path} has a second name (a hard link), under which it could change unseen; copy the file and "
            "open the copy."
        )
    return ""


def on_network_share(path: Path) -> bool:
    """Whether the file may lie on another computer's disk."""
    path = path.resolve()
    if path.as_posix().startswith("//"):
        return True
    mounts = [(place, shared) for place, shared in _mounts() if path.is_relative_to(place)]
    return bool(mounts) and max(mounts, key=lambda mount: len(mount[0]))[1]


def _mounts() -> list[tuple[str, bool]]:
    """Where each file system begins, and whether it is shared. A later one hides an earlier one."""
    if sys.platform == "linux":  # psutil asks the same file, but loading it takes 10 ms
        try:
            lines = Path("/proc/self/mounts").read_text(errors="replace").splitlines()
        except OSError:  # a system that hides it
            return []
        parts = [line.split(" ") for line in reversed(lines)]
        return [(_unescaped(place), kind in _SHARED) for _, place, kind, *_ in parts]
    import psutil

    return [
        (part.mountpoint, part.fstype.lower() in _SHARED or "remote" in part.opts)
        for part in psutil.disk_partitions(all=True)
    ]


def _unescaped(place: str) -> str:
    r"""The path as it is: spaces and the like are written as \040 there.

    >>> _unescaped(r"/media/Élan\0402")
    '/media/Élan 2'
    """
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), place)
