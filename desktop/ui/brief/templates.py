"""A template of the user's own, joined to the window: asked for, read, and told what is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.errors import UserError
from desktop.brief.template import find_template, wrong_audience
from desktop.ui.notices import Tone

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class Templates(QObject):
    """Made once the brief's column is there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.brief)
        self._window = window
        window.brief.template.file_wanted.connect(self._ask)

    def _ask(self) -> None:
        window, session = self._window, self._window.session
        words, choice = session.words, session.choice
        kinds = (words.text("Template (*.toml)"),)
        path = window.seek(window, words.text("Choose a template"), window.folder, kinds)
        if path is None:
            return
        window.folder = path.parent
        try:
            found = find_template(str(path))
            if choice.audience not in found.audiences:
                raise wrong_audience(found, choice.audience, words)
        except UserError as error:
            window.status.say(str(error), Tone.ERROR)
            return
        choice.set_template(found.kept)
        window.status.say(
            words.text("The document follows the template “{title}”", title=found.title_in(words))
        )
