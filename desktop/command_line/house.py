"""How an organisation's pages look, for commands that make them: kept in the workspace, or said by options."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError
from db.settings import read_setting
from desktop.brief.house import HOUSE, MOST_CONTACT, HouseStyle, NotesAt, legible, read_colour, read_house

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from db.workspace import Workspace


def fill_house(parser: ArgumentParser) -> None:
    """The options. What is not given is as the workspace keeps it; "" stands for none."""
    parser.add_argument("--organisation", metavar="NAME", help="printed at the head of each page")
    parser.add_argument(
        "--contact", metavar="TEXT", help="a line at the foot of each page: mail, telephone, site"
    )
    parser.add_argument("--logo", metavar="FILE", help="PNG, JPEG or SVG, printed at the head")
    parser.add_argument("--colour", metavar="#RRGGBB", help="of headings and note numbers")
    parser.add_argument("--title-colour", metavar="#RRGGBB", help="of titles and rules")
    parser.add_argument(
        "--notes",
        choices=list(NotesAt),
        metavar="end|page|apart",
        help="sources at the end, at the foot of each page, or in full on pages of their own behind the brief",
    )


def organisation_of(options: Namespace, workspace: Workspace) -> tuple[str, HouseStyle]:
    """The name, and how pages look: as kept, but for what the options say. Raises UserError."""
    kept = read_setting(workspace.connection, HOUSE, {})
    kept = kept if isinstance(kept, dict) else {}
    house = read_house(kept)
    name = str(kept.get("name", "")) if options.organisation is None else options.organisation
    if options.contact is not None:
        house = replace(house, contact=_short_contact(options.contact))
    if options.logo is not None:
        house = replace(house, logo=_logo(options.logo))
    if options.colour is not None:
        house = replace(house, accent=_colour(options.colour))
    if options.title_colour is not None:
        house = replace(house, dark=_colour(options.title_colour))
    if options.notes is not None:
        house = replace(house, notes=NotesAt(options.notes))
    return name, house


def _short_contact(text: str) -> str:
    if len(text) > MOST_CONTACT:
        raise UserError(f"The contact line is longer than {MOST_CONTACT} characters: say less in it.")
    return text


def _logo(file: str) -> bytes:
    if not file:
        return b""
    from desktop.page.logo import read_logo_file

    return read_logo_file(Path(file))


def _colour(text: str) -> str:
    found = read_colour(text)
    if found is None:
        raise UserError(f"{text!r} is no colour: write it as #14344a.")
    if found and legible(found) != found:
        print(f"{found} is printed darker, as {legible(found)}, so that it can be read.")
    return found
