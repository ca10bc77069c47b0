"""All that a workspace holds that counts, to be compared before and after."""

from __future__ import annotations

from collections.abc import Mapping

from db.records import KINDS
from db.workspace import Workspace

_INDEXED = "SELECT kind, key, title, body, state, about, words_of_title, words_of_body FROM document ORDER BY kind, key"
_NAMED = "SELECT name, kind, key FROM document_name JOIN document USING (number) ORDER BY name, kind, key"


def contents(workspace: Workspace) -> Mapping[str, object]:
    """Facts, sources, the user's entries and what the search finds, by what it is."""
    facts, ask = workspace.facts(), workspace.connection.execute
    held: dict[str, object] = {kind.KIND: sorted(map(repr, facts.all(kind))) for kind in KINDS}
    held["sources"] = sorted(map(repr, facts.sources.values()))
    held["entries"] = ask("SELECT kind, key, value FROM live_entry ORDER BY kind, key").fetchall()
    held["documents"] = ask(_INDEXED).fetchall()
    held["names"] = ask(_NAMED).fetchall()
    ask("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    return held


def differences(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """What is not the same, a line each."""
    told = []
    for name, was in before.items():
        now = after[name]
        if was != now and isinstance(was, list) and isinstance(now, list):
            lost = [each for each in was if each not in now]
            more = [each for each in now if each not in was]
            told.append(f"{name}: {len(lost)} lost {lost[:2]}, {len(more)} more {more[:2]}")
    return told
