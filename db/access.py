"""What a window may do with the workspace it has open, and by which right."""

from __future__ import annotations

from dataclasses import dataclass

from db.lock import Lock
from db.vault import Key


@dataclass(frozen=True, slots=True)
class Access:
    """read_only_because: one sentence; "" if it may be changed, and then `lock` is the right to.

    key: of an encrypted file. on_network_share: it may lie on another computer's disk.
    lost_changes: so many acknowledged ones were in a log that could not be read back on opening.
    """

    read_only_because: str = ""
    key: Key | None = None
    lock: Lock | None = None
    on_network_share: bool = False
    lost_changes: int = 0
