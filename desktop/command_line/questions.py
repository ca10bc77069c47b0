"""The commands that only ask: `status`, `show`, `search` and `check`, each as text or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.command_line.opening import opened

if TYPE_CHECKING:
    from argparse import Namespace


def status(options: Namespace) -> int:
    """What each of the 197 states is to a treaty on a day."""
    from db.records import Treaty
    from desktop.command_line.standings import as_json, as_text

    with opened(options, read_only=True) as workspace:
        facts = workspace.facts()
    form = as_json if options.json else as_text
    return _print(form(facts, Treaty(options.treaty), options.as_of))


def show(options: Namespace) -> int:
    """What is known of one state, and what it promised that is open."""
    from db.delegation import read_delegation
    from desktop.command_line.naming import state_of
    from desktop.command_line.portrait import as_json, as_text
    from desktop.dossier.assemble import assemble
    from desktop.dossier.meetings import next_meeting
    from desktop.dossier.model import Picks

    with opened(options, read_only=True) as workspace:
        facts, delegation = workspace.facts(), read_delegation(workspace)
    code = state_of(facts, options.state)
    dossier = assemble(facts, Picks((code,), (), options.as_of, next_meeting(facts, options.as_of).meeting))
    promises = [promise for promise in delegation.promises_of(code) if promise.open]
    return _print(as_json(dossier, promises) if options.json else as_text(dossier, promises))


def search(options: Namespace) -> int:
    """The facts and sources that hold all the words."""
    from dataclasses import asdict

    from db.search import search as find

    with opened(options, read_only=True) as workspace:
        hits = find(workspace.connection, " ".join(options.text))
    if options.json:
        return _print([asdict(hit) for hit in hits])
    for hit in hits:
        print(f"{hit.title}  [{hit.kind} {hit.key}]")
        print(f"    {' '.join(hit.snippet.split())}")
    if not hits:
        print("Nothing found.")
    return 0


def disagreements(options: Namespace) -> int:
    """Where sources differ, and which answer is shown."""
    from desktop.command_line.disagreements import list_disagreements

    return list_disagreements(options)


def edition(options: Namespace) -> int:
    """What the newest edition changed, what of the user's it contradicts, which kept briefs it affects."""
    from db.edition_report import edition_report, report_lines

    with opened(options, read_only=True) as workspace:
        facts = workspace.facts()
        report = edition_report(workspace)
        lines = report_lines(report, facts) if report else []
    print("\n".join(lines or [f"Edition {facts.edition.number}: there was no older one to compare it with."]))
    return 0


def check(options: Namespace) -> int:
    """Whether the facts are sound; 1 and each problem if they are not."""
    from db.check import check_workspace

    with opened(options, read_only=True) as workspace:
        problems = check_workspace(workspace)
        edition = workspace.facts().edition.number
    for problem in problems:
        print(problem)
    if problems:
        from db.errors import BadFacts

        raise BadFacts(f"{len(problems)} problems in the facts; they are listed above.")
    print(f"Edition {edition}: the facts are sound.")
    return 0


ANSWERS = {
    "status": status,
    "show": show,
    "search": search,
    "disagreements": disagreements,
    "edition": edition,
    "check": check,
}


def _print(answer: Any) -> int:
    print(answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False, indent=2))
    return 0
