"""`minebrief template`: what templates and sections there are, and a template to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.registry import HANDOUT, known_sections
from desktop.brief.template import SHIPPED, find_template, shipped_text
from desktop.wording import Wording

if TYPE_CHECKING:
    from argparse import Namespace


def show_templates(options: Namespace) -> int:
    """Print what was asked for. Raises UserError for a template that there is not."""
    if options.sections:
        _list_sections()
    elif options.name in SHIPPED:
        print(shipped_text(options.name), end="")
    elif options.name:
        find_template(options.name)  # says what is wrong with it
        print(f"{options.name} is a sound template.")
    else:
        _list_templates()
    return 0


def _list_templates() -> None:
    words = Wording()
    for key in SHIPPED:
        template = find_template(key)
        print(f"{key:10}{template.title_in(words)}")


def _list_sections() -> None:
    for key, section in known_sections().items():
        internal = "" if key in HANDOUT else " (internal)"
        print(f"{key:16}{section.about}{internal}; limits: {', '.join(section.limits)}")
