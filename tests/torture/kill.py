"""Kill a process that changes a workspace, at random moments, and see that nothing acknowledged is lost.

The worker says what it is about to do, and says so again once the store has returned. After each kill
the workspace is opened and compared with what was acknowledged; the step in flight may be there or not, but whole.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from model import MARK, Model, Picture

from db import own
from db.backup import backups_of
from db.check import check_workspace
from db.errors import PassphraseNeeded, UserError, WrongPassphrase
from db.header import is_encrypted
from db.opening import open_workspace
from db.records import KINDS
from db.search import search
from db.settings import read_setting
from db.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
WORKER = Path(__file__).with_name("worker.py")
FIRST_PASSPHRASE = f"{MARK} to begin with"
ROUNDS_A_FILE = 25
"""Kills that one workspace goes through before a new one is taken."""


class Failure(Exception):
    """The store broke its promise. The folder is kept to be looked at."""


def main() -> int:
    """0 if every kill was survived; 1 and the seed if not."""
    parser = argparse.ArgumentParser(prog="dev.py torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="how often (200)")
    parser.add_argument(
        "--seed", type=int, default=random.SystemRandom().randrange(10**9), help="to repeat a run"
    )
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311
    print(f"{options.kills} kills, half of them of encrypted workspaces; --seed {options.seed}")
    begun = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="minebrief-torture-"))
    try:
        told = torture(folder, options.kills, chance)
    except Failure as failure:
        print(f"FAILED: {failure}\nThe files are in {folder}; the run was --seed {options.seed}")
        return 1
    shutil.rmtree(folder)
    print(f"{told}; {time.monotonic() - begun:.0f} s")
    return 0


def torture(folder: Path, kills: int, chance: random.Random) -> str:
    """So many kills, in turns of a plain and an encrypted workspace. Returns what was gone through."""
    templates = {None: folder / "plain.template", FIRST_PASSPHRASE: folder / "encrypted.template"}
    for passphrase, template in templates.items():
        open_workspace(template, passphrase=passphrase).close()
    done, acknowledged, in_flight, survived = 0, 0, 0, 0
    turn = 0
    while done < kills:
        passphrase = (None, FIRST_PASSPHRASE)[turn % 2]
        place = folder / f"turn {turn}"
        place.mkdir()
        shutil.copyfile(templates[passphrase], place / "a.minebrief")
        model = Model(passphrase=passphrase)
        for _ in range(min(max(1, min(ROUNDS_A_FILE, kills // 2)), kills - done)):
            model, (steps, flying, there) = one_kill(place / "a.minebrief", model, f"k{done}", chance)
            done, acknowledged = done + 1, acknowledged + steps
            in_flight, survived = in_flight + flying, survived + there
            if done % 20 == 0:
                print(f"  {done} kills, {acknowledged} steps acknowledged", flush=True)
        shutil.rmtree(place)
        turn += 1
    return (
        f"{done} kills survived: {acknowledged} acknowledged steps all there; of {in_flight} in flight "
        f"{survived} were there whole and {in_flight - survived} not at all"
    )


def one_kill(
    path: Path, model: Model, words: str, chance: random.Random
) -> tuple[Model, tuple[int, int, int]]:
    """Start a worker, kill it, and look. Returns the state found and: steps done, begun, and there nonetheless."""
    output = run_worker(path, model.passphrase, words, chance)
    steps, flying = read_steps(output)
    for step in steps:
        model = model.after(step)
    possible = [model] if flying is None else [model, model.after(flying)]
    found = look_at(path, possible, f"after {words}, in flight {flying}")
    return found, (len(steps), int(flying is not None), int(found.picture() != possible[0].picture()))


def run_worker(path: Path, passphrase: str | None, words: str, chance: random.Random) -> list[str]:
    """What it said until it was killed: from outside at some moment, or by itself in the middle of SQLite's work."""
    looks = 0 if chance.random() < 0.6 else int(chance.expovariate(1 / 800)) + 1
    patience = min(chance.expovariate(1 / 0.4), 4.0) if not looks else 6.0
    command = [sys.executable, str(WORKER), str(path), words, str(chance.randrange(10**9)), str(looks)]
    errors = path.with_name("errors.txt")
    with (
        errors.open("w") as told_wrong,
        subprocess.Popen(
            command + ([passphrase] if passphrase else []),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=told_wrong,
            text=True,
        ) as worker,
    ):
        assert worker.stdout is not None
        lines = [worker.stdout.readline()]  # it is ready
        killer = threading.Timer(patience, worker.kill)
        killer.start()
        lines += worker.stdout.readlines()
        killer.cancel()
    if worker.returncode != -signal.SIGKILL:
        raise Failure(f"the worker ended by itself after {words}: {errors.read_text()[-2000:]}")
    errors.unlink()
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


def read_steps(lines: list[str]) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """The steps that were acknowledged, and the one in flight."""
    done: list[dict[str, Any]] = []
    flying = None
    for line in lines:
        word, _, rest = line.partition(" ")
        if word == "step":
            flying = json.loads(rest)
        elif word == "done" and flying:
            done.append(flying)
            flying = None
    return done, flying


def look_at(path: Path, possible: list[Model], when: str) -> Model:
    """Which of the possible states the file is in. Raises Failure if in none, or if anything in it is not sound."""
    try:
        with closing(open_with(path, [model.passphrase for model in possible])) as opened:
            if opened.read_only:
                raise Failure(f"{when}: {opened.read_only_because}")
            found = picture_of(opened)
            problems = check_workspace(opened)
            unfound = [
                key
                for key in found.entries
                if key.startswith("note:") and not hits(opened, found.entries[key])
            ]
    except UserError as error:
        raise Failure(f"{when}: {error}") from error
    if problems or unfound:
        raise Failure(f"{when}: {problems[:3]}, not found by the search: {unfound[:3]}")
    encrypted = is_encrypted(path)
    if encrypted and (
        plain := [
            name for name in path.parent.rglob("*") if name.is_file() and MARK.encode() in name.read_bytes()
        ]
    ):
        raise Failure(f"{when}: words in plain in {plain}")
    for model in possible:
        if model.picture() == found and (model.passphrase is not None) == encrypted:
            there = {backup.at.isoformat() for backup in backups_of(path)}
            known = possible[-1].backups
            return replace(model, backups={at: known[at] for at in known.keys() & there})
    raise Failure(f"{when}: {[model.picture().difference(found) for model in possible]}")


def open_with(path: Path, passphrases: list[str | None]) -> Workspace:
    for passphrase in passphrases[:-1]:
        try:
            return open_workspace(path, passphrase=passphrase)
        except (PassphraseNeeded, WrongPassphrase):
            continue
    return open_workspace(path, passphrase=passphrases[-1])


def hits(workspace: Workspace, text: str) -> bool:
    return any(hit.kind == "note" for hit in search(workspace.connection, text, 5))


def picture_of(workspace: Workspace) -> Picture:
    """What one can see of a real store, in the model's words."""
    facts = workspace.facts()
    ours = own.own_sources(workspace)
    entries = {f"note:{note.key}": note.text for note in own.notes(workspace)}
    entries |= {f"brief:{brief.key}": brief.name for brief in own.kept_briefs(workspace)}
    entries |= {f"pin:{pin.slot}": pin.reason for pin in facts.pins.values()}
    entries |= {f"source:{key}": source.title for key, source in facts.sources.items() if key in ours}
    counts = dict(workspace.connection.execute("SELECT standing, count(*) FROM operation GROUP BY standing"))
    return Picture(
        frozenset(
            record.provenance.notes for kind in KINDS for record in facts.all(kind) if record.provenance.own
        ),
        frozenset(fact for fact in facts.retired if not fact.startswith("own:")),
        entries,
        str(read_setting(workspace.database, "organisation", "")),
        (counts.get("live", 0), counts.get("undone", 0)),
    )


if __name__ == "__main__":
    sys.exit(main())
