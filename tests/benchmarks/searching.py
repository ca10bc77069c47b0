"""Searching 100,000 statements as one types, against FTS5 left to itself, in one run.

The statements are made of the words of the shipped facts, as frequent as they are there, and 45 in 100 hold
one word besides. Every query is typed letter by letter.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import accumulate
from pathlib import Path

from timing import once_ms, tell

from db.documents import Document, documents
from db.facts import Facts
from db.opening import open_workspace
from db.records import KINDS
from db.search import search
from db.search_index import drop, put
from db.workspace import Workspace

COUNT = 100_000
QUERIES = (
    "Ukraine casualties 2024",
    "clearance Angola",
    "Article 5 deadline",
    '"under any circumstances"',
    "mines",
    "stockpiles of Belarus",
    "drc casualties",
    "withdrawal Poland 2025",
    "côte d'ivoire",
    "Landmine Monitor 2025",
    "乌克兰",
    "suspension objection Austria",
    "anti-personnel mines destroyed",
)


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_workspace(Path(folder) / "bench.minebrief") as workspace,
        closing(_plain(Path(folder) / "plain.db")) as plain,
    ):
        statements = list(_statements(workspace.facts()))
        _fill(workspace, plain, statements)
        _ask(workspace, plain)
        _empty(workspace, statements)


def _statements(facts: Facts) -> Iterator[Document]:
    """On states by turns, in words drawn as often as they stand in the facts."""
    chance = random.Random(5)  # noqa: S311, the same statements each time
    counts: dict[str, int] = {}
    for kind in KINDS:
        for document in documents(facts, facts.all(kind)):
            for word in document.body.split():
                counts[word] = counts.get(word, 0) + 1
    words, weights = list(counts), list(accumulate(counts.values()))
    states = list(facts.states.values())
    for number in range(COUNT):
        state = states[number % len(states)]
        said = chance.choices(words, cum_weights=weights, k=25)
        said += ["mines"] * (chance.random() < 0.45)
        body = " ".join(said)
        yield Document(
            "position",
            f"own:bench:{number}",
            f"{state.name}: {chance.choice(said)} {chance.randint(1997, 2026)}",
            body,
            state.state,
            about=(state.state,),
            place=chance.randrange(10_000),
        )


def _plain(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE VIRTUAL TABLE plain USING fts5(title, body, prefix = '1 2 3')")
    return connection


def _fill(workspace: Workspace, plain: sqlite3.Connection, statements: list[Document]) -> None:
    def ours() -> None:
        with workspace.change() as connection:
            put(connection, statements)

    def theirs() -> None:
        plain.execute("BEGIN")
        plain.executemany("INSERT INTO plain VALUES (?, ?)", ((one.title, one.body) for one in statements))
        plain.execute("COMMIT")

    tell(f"index {COUNT:,} statements", once_ms(ours), once_ms(theirs), "inserting them into FTS5")


def _ask(workspace: Workspace, plain: sqlite3.Connection) -> None:
    typed = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]
    ours = _times(lambda text: search(workspace.connection, text), typed)
    theirs = _times(lambda text: _rank(plain, text), typed)
    for what, share in (("half", 49), ("95 in 100", 94), ("99 in 100", 98)):
        tell(f"{what} of {len(typed)} letters typed within", ours[share], theirs[share], "FTS5 by rank")


def _rank(plain: sqlite3.Connection, text: str) -> list[tuple[str, str]]:
    words = " ".join(f'"{word}"*' for word in text.replace('"', " ").split())
    if not words:
        return []
    query = "SELECT title, snippet(plain, 1, '', '', '…', 24) FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 50"
    return plain.execute(query, (words,)).fetchall()


def _times(act: Callable[[str], object], typed: list[str]) -> list[float]:
    """99 cuts that part the times into hundredths; each the best of three, as other programs want the processor."""
    taken = [min(once_ms(lambda text=text: act(text)) for _ in range(3)) for text in typed]
    return statistics.quantiles(taken, n=100)


def _empty(workspace: Workspace, statements: list[Document]) -> None:
    def ours() -> None:
        with workspace.change() as connection:
            drop(connection, [(one.kind, one.key) for one in statements])

    def again() -> None:
        with workspace.change() as connection:
            put(connection, statements)

    tell("take them out again", once_ms(ours), once_ms(again), "putting them in")


if __name__ == "__main__":
    main()
