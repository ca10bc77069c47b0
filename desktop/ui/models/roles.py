"""Item data roles that the models share."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = int(Qt.ItemDataRole.UserRole)


class Role(IntEnum):
    """What a row can say besides its text."""

    KEY = _FIRST + 1  # the code or key of what the row stands for
    REMARK = _FIRST + 2  # muted words at the end of the row
    MARK = _FIRST + 3  # status_class.StatusClass
    SORT = _FIRST + 4  # what to sort a column by, where that is not its text
    ROW = _FIRST + 5  # the row's own dataclass
    HEADING = _FIRST + 6  # the words of a row that is a heading over those that follow
    MUTED = _FIRST + 7  # whether what the row stands for can't be done now
