"""The victim: changes a workspace at random, saying what it is about to do and when it is done.

Started by kill.py with the path, a number for its words, a seed, after how many looks of SQLite's it kills itself
(0: never) and, where the file is encrypted, the passphrase.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from model import MARK

from db import own
from db.backup import back_up, backups_of, verify
from db.dates import PartialDate
from db.encryption import set_passphrase
from db.errors import WorkspaceError
from db.failures import database_errors
from db.opening import open_workspace
from db.own import KeptBrief
from db.records import (
    Casualties,
    Certainty,
    Event,
    FactId,
    Issue,
    Provenance,
    Record,
    Source,
    SourceId,
    StateCode,
    slot_of,
)
from db.restoring import restore
from db.settings import write_setting
from db.tables.checking import check_table
from db.tables.importing import import_table
from db.tables.reading import preview
from db.workspace import Workspace

_LOOK_STEPS = 200
"""Of SQLite's virtual machine, between two chances to die."""


class Worker:
    """One process's random work."""

    def __init__(
        self, path: Path, words: str, chance: random.Random, looks: int, passphrase: str | None
    ) -> None:
        self.path = path
        self.words = words
        self.chance = chance
        self.looks = looks
        self.passphrase = passphrase
        self.count = 0
        self.clock = datetime.now(UTC)
        self.noted: str | None = None
        self.workspace = self.open()
        self.cited = self.some_casualties().provenance.sources[0]

    def open(self) -> Workspace:
        workspace = open_workspace(self.path, passphrase=self.passphrase)
        if workspace.read_only:
            raise SystemExit(workspace.read_only_because)
        if self.looks:
            workspace.connection.set_progress_handler(self.look, _LOOK_STEPS)
        return workspace

    def look(self) -> int:
        """Be killed by the system while SQLite is at work."""
        self.looks -= 1
        if self.looks <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def mark(self) -> str:
        self.count += 1
        return f"{MARK}{self.words}n{self.count}"

    def work(self) -> None:
        """One step, chosen by weight."""
        steps: dict[Callable[[], None], int] = {
            self.add: 12, self.correct: 8, self.withdraw: 6, self.pin: 6, self.unpin: 3, self.note: 10,
            self.write_on: 6, self.drop_note: 4, self.keep_brief: 5, self.add_source: 4, self.edit_source: 4,
            self.import_rows: 4, self.undo: 14, self.redo: 8, self.setting: 4, self.backup: 3, self.restore: 2,
            self.change_passphrase: 1, self.reopen: 3,
        }  # fmt: skip
        (step,) = self.chance.choices(list(steps), list(steps.values()))
        if step != self.write_on:
            self.noted = None
        step()

    def add(self) -> None:
        mark = self.mark()
        with told(do="act", adds=[mark]):
            own.add_fact(self.workspace, self.event(mark))

    def correct(self) -> None:
        old, mark = self.some_casualties(), self.mark()
        new = replace(old, provenance=self.provenance(mark), killed=None, injured=None, unknown=None, total=7)
        with told(do="act", adds=[mark], retires=[name_of(old)]):
            own.correct_fact(self.workspace, old.provenance.fact, new, mark)

    def withdraw(self) -> None:
        old = self.some_casualties()
        with told(do="act", retires=[name_of(old)]):
            own.withdraw_fact(self.workspace, old.provenance.fact, self.mark())

    def pin(self) -> None:
        record, mark = self.some_casualties(), self.mark()
        with told(do="act", entries={f"pin:{slot_of(record)}": mark}):
            own.pin(self.workspace, record.provenance.fact, mark)

    def unpin(self) -> None:
        if pins := sorted(self.workspace.facts().pins):
            slot = self.chance.choice(pins)
            with told(do="act", entries={f"pin:{slot}": None}):
                own.unpin(self.workspace, slot)

    def note(self) -> None:
        mark = self.mark()
        with told(do="act", entries={f"note:{mark}": mark}):
            own.write_note(self.workspace, "UKR", mark, key=mark)
        self.noted = mark

    def write_on(self) -> None:
        """Go on with the note that was written a moment ago: the same operation, changed."""
        if self.noted:
            text = f"{self.noted} and {self.mark()}"
            with told(do="continue", entries={f"note:{self.noted}": text}):
                own.write_note(self.workspace, "UKR", text, key=self.noted)

    def drop_note(self) -> None:
        if notes := own.notes(self.workspace):
            key = self.chance.choice(notes).key
            with told(do="act", entries={f"note:{key}": None}):
                own.drop_note(self.workspace, key)

    def keep_brief(self) -> None:
        mark = self.mark()
        brief = KeptBrief(mark, mark, (StateCode("UKR"),), (Issue.SUSPENSION,), "22MSP", date(2025, 12, 1))
        with told(do="act", entries={f"brief:{mark}": mark}):
            own.keep_brief(self.workspace, brief)

    def add_source(self) -> None:
        mark = self.mark()
        with told(do="act", entries={f"source:{mark}": mark}):
            own.add_source(self.workspace, source(mark, mark))

    def edit_source(self) -> None:
        if ours := sorted(own.own_sources(self.workspace)):
            key, mark = self.chance.choice(ours), self.mark()
            with told(do="act", entries={f"source:{key}": mark}):
                own.edit_source(self.workspace, source(key, mark))

    def import_rows(self) -> None:
        marks = [self.mark() for _ in range(self.chance.randint(1, 400))]
        table = self.path.parents[1] / "table.csv"
        lines = [
            f"2026-01-{1 + place % 28:02},{mark},other,UKR,{mark},{self.cited},{mark}"
            for place, mark in enumerate(marks)
        ]
        table.write_text("\n".join(["date,title,category,states,summary,source,notes", *lines]))
        checked = check_table(self.workspace.facts(), preview(table), Event, date(2026, 11, 25))
        table.unlink()
        with told(do="act", adds=marks):
            import_table(self.workspace, checked)
        if self.looks:  # importing has used the same door
            self.workspace.connection.set_progress_handler(self.look, _LOOK_STEPS)

    def undo(self) -> None:
        with told(do="undo"):
            self.workspace.undo()

    def redo(self) -> None:
        with told(do="redo"):
            self.workspace.redo()

    def setting(self) -> None:
        value = self.mark()
        with told(do="setting", value=value):
            write_setting(self.workspace.database, "organisation", value)

    def backup(self) -> None:
        newest = next((backup.at for backup in backups_of(self.path)), self.clock)
        at = max(newest, self.clock).replace(microsecond=0) + timedelta(seconds=1)
        with told(do="backup", at=at.isoformat()):
            back_up(self.workspace, at)

    def restore(self) -> None:
        """From the newest backup that opens with today's passphrase, as the window does."""
        for backup in backups_of(self.path):
            try:
                verify(backup.path, self.workspace.key)
            except (*database_errors(), WorkspaceError):
                continue
            with told(do="restore", at=backup.at.isoformat()):
                self.workspace.close()
                for kept in self.path.parent.glob(f"{self.path.stem} before restore *"):
                    kept.unlink()  # else the torture fills the disk
                restore(self.path, backup.path, self.clock)
                self.workspace = self.open()
            return

    def change_passphrase(self) -> None:
        new = self.chance.choice([None, self.mark()])
        if new == self.passphrase:
            return
        with told(do="passphrase", new=new):
            self.workspace.close()
            set_passphrase(self.path, self.passphrase, new)
            self.passphrase = new
            self.workspace = self.open()

    def reopen(self) -> None:
        with told(do="reopen"):
            self.workspace.close()
            self.workspace = self.open()

    def some_casualties(self) -> Casualties:
        found = [record for record in self.workspace.facts().all(Casualties) if record.year > 2020]
        return self.chance.choice(found)

    def event(self, mark: str) -> Event:
        day = PartialDate("2026-02-01")
        return Event(self.provenance(mark), day, mark, "other", (StateCode("UKR"),), mark)

    def provenance(self, mark: str) -> Provenance:
        return Provenance(FactId(""), "", Certainty.READ, date(2026, 3, 2), (self.cited,), mark)


def source(key: str, title: str) -> Source:
    return Source(SourceId(key), title, "", None, "", "official", "")


def name_of(record: Record) -> str:
    """By its mark if it is the user's, else by its id."""
    return record.provenance.notes if record.provenance.own else record.provenance.fact


@contextmanager
def told(**step: Any) -> Any:
    """Announce a step before it begins, and acknowledge it once the store has returned."""
    say("step", step)
    yield
    say("done", {})


def say(word: str, step: Mapping[str, Any]) -> None:
    print(word, json.dumps(step), flush=True)


def main() -> None:
    path, words, seed, looks, *passphrase = sys.argv[1:]
    chance = random.Random(int(seed))  # noqa: S311
    worker = Worker(Path(path), words, chance, int(looks), next(iter(passphrase), None))
    say("ready", {})
    while True:
        worker.work()


if __name__ == "__main__":
    main()
