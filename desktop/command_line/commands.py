"""The commands that need no library for drawing or for pages, or load it themselves, by name."""

from __future__ import annotations

from desktop.command_line.book import make_book
from desktop.command_line.exporting import export
from desktop.command_line.history import history, redo, undo
from desktop.command_line.importing import import_file
from desktop.command_line.questions import ANSWERS
from desktop.command_line.safety import backup, restore, travel_copy
from desktop.command_line.sources import sources
from desktop.command_line.states import states
from desktop.command_line.template import show_templates
from desktop.command_line.untranslated import list_untranslated

COMMANDS = ANSWERS | {
    "book": make_book,
    "template": show_templates,
    "states": states,
    "import": import_file,
    "export": export,
    "sources": sources,
    "untranslated": list_untranslated,
    "undo": undo,
    "redo": redo,
    "history": history,
    "backup": backup,
    "restore": restore,
    "travel-copy": travel_copy,
}
