"""`minebrief export`: the facts of a kind, or the whole edition, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.command_line.opening import opened

if TYPE_CHECKING:
    from argparse import Namespace


def export(options: Namespace) -> int:
    """Write the file or folder, whole or not at all, and name it. Raises UserError."""
    from db.tables.exporting import export_edition, export_kind
    from db.tables.matching import exportable_named

    kind = None if options.all else exportable_named(options.kind)
    with opened(options) as workspace:
        facts = workspace.facts()
    if kind is None:
        export_edition(facts, options.out)
    else:
        export_kind(facts, kind, options.out)
    print(f"Wrote {options.out}")
    return 0
