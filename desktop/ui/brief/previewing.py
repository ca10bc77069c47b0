"""The preview joined to the window: what is drawn for it, its place in the menus, and what is remembered of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.dossier.picture import Sight
from desktop.ui.brief.zoom import Fit, Spread, Zoom

if TYPE_CHECKING:
    from desktop.ui.actions import Effect
    from desktop.ui.main_window import MainWindow
    from desktop.ui.settings import Settings


SIGHTS = {f"pages-{sight}": sight for sight in Sight}
"""By the key of the act that shows the pages so."""
_FITS = {"pages-fit-width": Fit.WIDTH, "pages-fit-page": Fit.PAGE}
_SPREADS = {f"pages-{spread}": spread for spread in Spread}


class Previewing(QObject):
    """Made once the brief's column is there."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._press = window.session.press
        self._preview = window.brief.preview
        self._preview.set_zoom(settings.zoom)
        window.menus.offer(self._effects())
        window.brief.pages_menu.setMenu(window.menus.submenus["pages"])
        self._preview.width_wanted.connect(self.size_pages)
        self._preview.viewed.connect(self._press.look_at)
        self._preview.zoomed.connect(self._remember)
        self._preview.copied.connect(self._say_copied)
        window.session.pages_drawn.connect(window.brief.show_pages)
        self._tick()
        self.size_pages()

    def size_pages(self) -> None:
        """Have the pages drawn as large as they are shown."""
        self._press.set_size(self._preview.page_width, self._window.devicePixelRatioF())

    def _effects(self) -> dict[str, Effect]:
        preview = self._preview
        return {
            "pages-in": lambda: preview.zoom_by(1),
            "pages-out": lambda: preview.zoom_by(-1),
            "pages-text": self._read,
            "copy-page": preview.copy_page,
            **{key: lambda fit=fit: self._fit(fit) for key, fit in _FITS.items()},
            **{key: lambda spread=spread: self._spread(spread) for key, spread in _SPREADS.items()},
            **{key: lambda sight=sight: self._show_as(sight) for key, sight in SIGHTS.items()},
        }

    def _fit(self, fit: Fit) -> None:
        self._preview.fit_to(fit)
        self._tick()

    def _spread(self, spread: Spread) -> None:
        self._preview.set_zoom(replace(self._preview.zoom, spread=spread))
        self._tick()

    def _show_as(self, sight: Sight) -> None:
        self._press.set_sight(sight)
        self._tick()

    def _read(self) -> None:
        self._window.workspaces.visit("brief")
        self._preview.read(shown=not self._preview.reads)
        self._tick()

    def _remember(self, zoom: Zoom) -> None:
        self._settings.zoom = zoom
        self._tick()

    def _tick(self) -> None:
        zoom = self._preview.zoom
        ticked = {key: zoom.fit is fit for key, fit in _FITS.items()}
        ticked |= {key: zoom.spread is spread for key, spread in _SPREADS.items()}
        ticked |= {key: self._press.look.sight is sight for key, sight in SIGHTS.items()}
        self._window.menus.tick(ticked | {"pages-text": self._preview.reads})

    def _say_copied(self, page: int) -> None:
        told = self._window.session.words.text("Copied: the words of page {page}", page=page + 1)
        self._window.status.say(told)
