"""What the list of states shows as the window is closed, kept for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.choice import memberships
from db.home import default_path
from db.records import SuspensionClaim, Treaty
from desktop.ui.standing_words import next_turn
from desktop.ui.start.glance import LIST, places_of
from desktop.ui.start.memory import Shown, forget_shown, keep_shown, mark_of

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.session import Session
    from desktop.ui.settings import Settings


def list_shown(window: MainWindow) -> Shown | None:
    """None if the list is not in view, its file is locked or a page covers it: the next start does without."""
    workspace, facts, states = window.session.workspace, window.session.facts, window.picker.states
    rows = states.model.rows
    whole = window.isVisible() and window.workspaces.key == "brief" and window.cover.page is None
    if workspace is None or workspace.encrypted or not rows or not whole or window.isMinimized():
        return None
    turns = (
        next_turn(
            memberships(facts, Treaty.MBT).values(), facts.all(SuspensionClaim), window.session.choice.as_of
        )
        if facts
        else None
    )
    picked = window.session.choice.states
    last = states.model.place_of(picked[-1]) if picked else None
    parts = {"bar": window.bar, "rail": window.rail, "pick": window.picker, LIST: states.list}
    return Shown(
        tuple((row.name, states.model.status_of(row), str(row.mark), row.code in picked) for row in rows),
        -1 if last is None else last,
        places_of(window, parts),
        (window.width(), window.height()),
        turns.isoformat() if turns else "",
    )


def keep_list(settings: Settings, session: Session, shown: Shown | None) -> None:
    """The file is closed: from now on what it holds is what was shown, until somebody changes it."""
    memory, asked = settings.list_file, (session.path or default_path()).absolute()
    mark = mark_of(asked, settings.day, session.today, session.words.language) if shown else None
    if shown is None or mark is None:
        forget_shown(memory)
    else:
        keep_shown(memory, mark, shown)
