"""What the window shows in place of its columns while something else comes first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.ui.widgets.stops import stops_of


class Cover(QStackedWidget):
    """Everyday's content, and over it at most one page. A page that is left is deleted.

    uncovered: the content is back.
    """

    uncovered = Signal()

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._left: QWidget | None = None  # where the keyboard was
        self.addWidget(content)

    @property
    def page(self) -> QWidget | None:
        """The page that is shown over the content, if one is."""
        shown = self.currentWidget()
        return None if shown is self._content else shown

    def show_page(self, page: QWidget) -> None:
        """Show it in place of the content, and of a page that was there before."""
        old = self.page
        if old is None:
            self._left = QApplication.focusWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        self._drop(old)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        _enter(page)

    def uncover(self) -> None:
        """Show the content again, with the keyboard where it was."""
        old = self.page
        if old is None:
            return
        self.setCurrentWidget(self._content)
        self._drop(old)
        left, self._left = self._left, None
        if left is not None and any(part is left for part in self._content.findChildren(QWidget)):
            left.setFocus(Qt.FocusReason.OtherFocusReason)
        self.uncovered.emit()

    def _drop(self, page: QWidget | None) -> None:
        if page is not None:
            self.removeWidget(page)
            page.deleteLater()


def _enter(page: QWidget) -> None:
    """Put the keyboard at the first stop of a page that has not taken it itself."""
    focus = QApplication.focusWidget()
    stops = stops_of(page)
    if stops and (focus is None or not page.isAncestorOf(focus)):
        stops[0].setFocus(Qt.FocusReason.OtherFocusReason)
