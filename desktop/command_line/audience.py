"""For whom a document is made, and what of the user's own words it may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.audience import Audience
from db.delegation import read_delegation
from db.edits import kept_edits
from db.own import notes
from desktop.brief.template import find_template
from desktop.dossier.confidential import own_words

if TYPE_CHECKING:
    from argparse import Namespace

    from db.workspace import Workspace
    from desktop.brief.template import Template
    from desktop.dossier.confidential import OwnWords


def template_of(options: Namespace) -> tuple[Template, Audience]:
    """What was asked for. Of template and audience the one that is not named follows the other. Raises UserError."""
    asked: Audience | None = options.audience
    usual = "internal" if asked is Audience.INTERNAL else "state"
    template = find_template(options.template or usual)
    return template, asked or template.audiences[0]


def words_for(workspace: Workspace, audience: Audience) -> OwnWords:
    """Of what the user wrote, that which is for the audience. Raises WorkspaceError."""
    return own_words(
        workspace.facts(), notes(workspace), read_delegation(workspace), audience, kept_edits(workspace)
    )
