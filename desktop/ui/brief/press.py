"""Draws the preview's pages in the worker: those in view first, and none whose look has not changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.dossier.picture import Sight
from desktop.ui.brief.pages import Drawn, Look, Pages, draw_page

if TYPE_CHECKING:
    from desktop.page.brief_pdf import MadeBrief
    from desktop.ui.operations import Operations

_URGENCY = 5
_MOST_BYTES = 64 * 2**20  # of images kept; what is in view is kept whatever it takes

Key = tuple[bytes, Look]


class Press(QObject):
    """One brief at a time. drawn: the pages there are, whenever all in view are drawn, and after each further one.

    What is outdated is never shown: a newer wish replaces the act that waits or runs.
    """

    drawn = Signal(object)

    def __init__(
        self, operations: Operations, failed: Callable[[Exception], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._failed = failed
        self._brief: MadeBrief | None = None
        self._look = Look(390, 1.0)
        self._in_view: tuple[int, ...] = (0,)
        self._kept: dict[Key, Drawn] = {}  # the newest last
        self.count = 0  # of pages drawn since the program began

    @property
    def look(self) -> Look:
        return self._look

    def show(self, brief: MadeBrief) -> None:
        """Draw the pages of this brief from now on."""
        self._brief = brief
        self._go_on(fresh=True)

    def set_size(self, width: int, ratio: float) -> None:
        """How wide a page is shown."""
        self._set_look(Look(width, ratio, self._look.sight))

    def set_sight(self, sight: Sight) -> None:
        """How the pages are seen."""
        self._set_look(Look(self._look.width, self._look.ratio, sight))

    def look_at(self, pages: Iterable[int]) -> None:
        """These are in view, counted from 0."""
        seen = tuple(pages)
        if seen and seen != self._in_view:
            self._in_view = seen
            if self._brief is not None:
                self._go_on()

    def forget(self) -> None:
        """There is no brief any more; nothing of it is kept."""
        self._brief = None
        self._kept.clear()
        self._operations.forget("pages")

    def _set_look(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            if self._brief is not None:
                self._go_on(fresh=True)

    def _go_on(self, *, fresh: bool = False) -> None:
        """Draw the next page that is lacking. fresh: say what there is, if that is all that is in view."""
        brief, look = self._brief, self._look
        if brief is None:
            return
        lacking = [page for page in self._wanted(brief) if (brief.prints[page], look) not in self._kept]
        if fresh and not any(page in self._seen(brief) for page in lacking):
            self._say(brief)
        if not lacking:
            self._operations.forget("pages")
            return
        page = lacking[0]
        self._operations.run(
            "pages",
            lambda: draw_page(brief.pdf, page, look),
            lambda drawn: self._take(brief, page, look, drawn),
            self._failed,
            urgency=_URGENCY,
        )

    def _take(self, brief: MadeBrief, page: int, look: Look, drawn: Drawn) -> None:
        self.count += 1
        self._kept[brief.prints[page], look] = drawn
        if brief is self._brief and look == self._look:
            self._go_on(fresh=True)

    def _seen(self, brief: MadeBrief) -> tuple[int, ...]:
        return tuple(page for page in self._in_view if page < brief.pages) or (0,)

    def _wanted(self, brief: MadeBrief) -> tuple[int, ...]:
        """Pages to have drawn, in this order: those in view, then the others while there is room for their images."""
        seen = self._seen(brief)
        others = [page for page in range(brief.pages) if page not in seen]
        return (*seen, *others[: max(self._room(brief) - len(seen), 0)])

    def _room(self, brief: MadeBrief) -> int:
        """How many pages of this look may be kept."""
        across, up = brief.size
        pixels = (self._look.width * self._look.ratio) ** 2 * up / across
        return int(_MOST_BYTES / (4 * pixels))

    def _say(self, brief: MadeBrief) -> None:
        self._clear(brief)
        drawn = tuple(self._kept.get((each, self._look)) or self._any(each) for each in brief.prints)
        self.drawn.emit(Pages(drawn, brief.size, brief.marks, brief.regions, brief.brief.title))

    def _any(self, page_print: bytes) -> Drawn | None:
        """The page in another look, to be stretched until the right one is there."""
        return next((drawn for (each, _), drawn in reversed(self._kept.items()) if each == page_print), None)

    def _clear(self, brief: MadeBrief) -> None:
        """Drop the oldest images beyond the room there is, but none that is wanted."""
        wanted = {(brief.prints[page], self._look) for page in self._wanted(brief)}
        taken = sum(each.image.sizeInBytes() for each in self._kept.values())
        for key in [key for key in self._kept if key not in wanted]:
            if taken <= _MOST_BYTES:
                return
            taken -= self._kept.pop(key).image.sizeInBytes()
