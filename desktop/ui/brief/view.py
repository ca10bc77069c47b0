"""The right column: the outline of the brief above a preview of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from db.audience import Audience
from desktop.ui.brief.house_pane import HousePane
from desktop.ui.brief.outline_list import OutlineList
from desktop.ui.brief.preview import Preview
from desktop.ui.brief.template_box import TemplateBox
from desktop.ui.choice import PAPERS
from desktop.ui.languages import OWN_NAMES
from desktop.ui.models.outline import OutlineModel, OutlineRow
from desktop.ui.models.roles import Role
from desktop.ui.theme import MARGIN, SNUG_ROW_HEIGHT, along, theme_now
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.icon_button import icon_button
from desktop.ui.widgets.roles import name_choice
from desktop.ui.widgets.texts import heading, muted, shrinkable
from desktop.wording import PAGE_LANGUAGES

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject

    from db.records import SourceId
    from desktop.ui.brief.pages import Pages
    from desktop.ui.choice import Choice
    from desktop.wording import Wording


_ROWS_BESIDE = 6  # of the outline, while something is written
_PAGES_BESIDE = 110  # pixels
_ROOMY = 580  # pixels from which the column has room for that
_PAPER_WIDTH = 84


class BriefView(QWidget):
    """Shows what it is given; what is ticked and how it is printed go into the choice.

    source_opened: the id of a source cited on a page. tell: says which source that is. ticked: the key of a section
    that is to be printed, or no more.
    """

    source_opened = Signal(str)
    ticked = Signal(str)

    def __init__(
        self, choice: Choice, words: Wording, tell: Callable[[SourceId], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("brief")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._choice = choice
        self._words = words
        self._editors: list[QWidget] = []
        self.model = OutlineModel(words, self)
        self._build(tell)
        self._lay_out()
        self._connect()
        self.show_nothing(words.text("Pick a state, in the list or on the map, and its brief appears here."))

    def show_title(self, names: Iterable[str]) -> None:
        """Whom the brief is on."""
        named = tuple(names)
        if not named:
            self.heading.setText(self._words.text("Brief"))
        elif len(named) <= 4:
            self.heading.setText(self._words.text("Brief · {states}", states=self._words.series(named)))
        else:
            shown, rest = self._words.series(named[:3]), len(named) - 3
            self.heading.setText(
                self._words.plural(
                    "Brief · {states} and {n} more", "Brief · {states} and {n} more", rest, states=shown
                )
            )
        self.heading.setToolTip(self._words.series(named))

    def show_nothing(self, why: str) -> None:
        """Say in a calm line why there is no brief."""
        self.model.show_sections(())
        self._fit_outline()
        self.preview.show_words(why)

    def show_refusal(self, why: str) -> None:
        """Say in place of the pages why they can't be made; the outline stays."""
        self.preview.show_words(why)

    def forget(self) -> None:
        """Drop title, outline and pages."""
        self.show_title(())
        self.show_nothing("")

    def show_sections(self, rows: Iterable[OutlineRow]) -> None:
        marked = self.marked
        self.model.show_sections(rows)
        self.model.show_without(self._choice.without)
        self._fit_outline()
        self._mark(marked)

    @property
    def marked(self) -> str:
        """The key of the section that is marked in the outline; "" if none is."""
        return self.outline.currentIndex().data(Role.KEY) or ""

    def show_order(self, keys: Iterable[str], marked: str) -> None:
        """Have the sections stand so at once; the pages follow."""
        rows = {row.key: row for row in self.model.rows}
        self.model.show_sections(rows[key] for key in keys if key in rows)
        self._mark(marked)

    def focus_section(self, key: str) -> None:
        """Back to the outline, at a section."""
        self._mark(key)
        self.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_tabs(self, bar: QWidget) -> None:
        """Above the title."""
        self._column.insertWidget(0, bar)

    def place_editor(self, editor: QWidget) -> None:
        """Where a section is edited, or versions compared: between the outline and the pages."""
        self._place.addWidget(editor)
        self._editors.append(editor)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Outline and pages make room for what is written, and have it back."""
        if watched in self._editors and event.type() in (event.Type.ShowToParent, event.Type.HideToParent):
            self._fit_outline()
        return super().eventFilter(watched, event)

    def _mark(self, key: str) -> None:
        keys = [row.key for row in self.model.rows]
        if key in keys and key != self.marked:
            self.outline.setCurrentIndex(self.model.index(keys.index(key)))

    def show_pages(self, pages: Pages) -> None:
        self.preview.show_pages(pages)

    def show_house(self, *, shown: bool) -> None:
        """Fold out what the organisation's pages look like, to be changed, or fold it away."""
        self.more.setChecked(shown)
        self._fold_house(shown)

    def show_section(self, key: str) -> None:
        """Make the section the current one of the outline, without moving the pages."""
        place = next((place for place, row in enumerate(self.model.rows) if row.key == key), None)
        if place is not None:
            self.outline.blockSignals(True)  # the pages are there already
            self.outline.setCurrentIndex(self.model.index(place))
            self.outline.blockSignals(False)

    def come_to_section(self, key: str) -> None:
        """Show the section in the outline and on the pages, with the keyboard at it, so that Enter opens it."""
        self.show_section(key)
        self.preview.go_to_section(key)
        self.outline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_back(self) -> None:
        self.preview.step(-1)

    def go_on(self) -> None:
        self.preview.step(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and hasattr(self, "previous"):
            self._show_icons()

    def _build(self, tell: Callable[[SourceId], str]) -> None:
        words = self._words
        self.heading = heading()
        self.outline = OutlineList(words.text("Sections of the brief"))
        self.outline.setToolTip(
            words.text("Space: print or leave out. Enter: edit. Alt+Shift and an arrow, or drag: move.")
        )
        self.add = QToolButton()
        self.add.setObjectName("plain")
        self.add.setText(words.text("+ Add a section"))
        self.add.setToolTip(words.text("Add a section of your own behind the one that is marked"))
        self.outline.setObjectName("outline")
        self.outline.setModel(self.model)
        self.beside = QToolButton()
        self.beside.setObjectName("plain")
        self.beside.setText(words.text("+ Brief"))
        self.beside.setAccessibleName(words.text("Open another brief beside this one"))
        self.beside.setToolTip(words.text("Open another brief beside this one; Ctrl+Tab turns to the next"))
        self.versions = _menu_button(words.text("Versions"))
        self.structure = _menu_button(words.text("Structure"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(words.text("Name of the version; Enter keeps it"))
        self.name.setAccessibleName(words.text("Name of the version"))
        self.name.hide()
        self.audience = ChoiceBox()
        name_choice(self.audience, words.text("For whom the brief is"))
        self.audience.addItem(words.text("Handout"), Audience.HANDOUT)
        self.audience.addItem(words.text("Internal note"), Audience.INTERNAL)
        self.template = TemplateBox(self._choice, words)
        self._build_printing()
        self.previous = _page_button(words.text("Previous page"))
        self.next = _page_button(words.text("Next page"))
        self.page: QLabel = muted()
        self.pages_menu = icon_button(words.text("Size of the pages, and how they are seen"))
        self.pages_menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.preview = Preview(words.text("Pages of the brief"), tell, words)
        self._show_icons()

    def _build_printing(self) -> None:
        """What says on which paper, in which language and in whose name."""
        words = self._words
        self.paper = ChoiceBox()
        name_choice(self.paper, words.text("Paper"))
        for paper, name in zip(PAPERS, (words.text("A4"), words.text("US Letter")), strict=True):
            self.paper.addItem(name, paper)
        self.paper.setMaximumWidth(_PAPER_WIDTH)  # what is in the list is wider than "A4"
        self.language = ChoiceBox()
        self.language.setAccessibleName(words.text("Language of the brief"))
        self.language.setToolTip(self.language.accessibleName())
        for language in PAGE_LANGUAGES:
            self.language.addItem(OWN_NAMES[language], language)
        self.organisation = QLineEdit()
        self.organisation.setPlaceholderText(words.text("Your organisation"))
        self.organisation.setAccessibleName(words.text("Your organisation, printed in the header"))
        self.organisation.setToolTip(self.organisation.accessibleName())
        self.organisation.setMaxLength(80)
        self.house = HousePane(self._choice, words)
        self.house.hide()
        self.more = QToolButton()
        self.more.setText("…")
        self.more.setCheckable(True)
        self.more.setAccessibleName(words.text("Logo, contact, colours and notes"))
        self.more.setToolTip(self.more.accessibleName())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.paper)
        row.addWidget(self.organisation, 1)
        row.addWidget(self.more)
        row.addWidget(self.previous)
        row.addWidget(self.page)
        row.addWidget(self.next)
        row.addWidget(self.pages_menu)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(shrinkable(self.heading))  # in a row of its own: beside the others it has no room
        document = QHBoxLayout()
        document.setSpacing(6)
        document.addWidget(self.template, 1)
        document.addWidget(self.audience)
        document.addWidget(self.language)
        column.addLayout(document)
        column.addWidget(self.outline)
        self.tools = QHBoxLayout()
        self.tools.addWidget(self.add)
        self.tools.addWidget(self.beside)
        self.tools.addStretch(1)
        self.tools.addWidget(self.versions)
        self.tools.addWidget(self.structure)
        column.addLayout(self.tools)
        column.addWidget(self.name)
        self._place = QVBoxLayout()
        column.addLayout(self._place, 1)
        column.addLayout(row)
        column.addWidget(self.house)
        column.addWidget(self.preview, 1)

    def _connect(self) -> None:
        choice = self._choice
        self.outline.chosen.connect(self._toggle)
        self.outline.current_moved.connect(self._go_to_section)
        self.model.toggled.connect(self.ticked)
        self.audience.currentIndexChanged.connect(self._set_audience)
        self.paper.currentIndexChanged.connect(self._set_paper)
        self.language.currentIndexChanged.connect(self._set_language)
        self.organisation.textChanged.connect(choice.set_organisation)
        self.more.toggled.connect(self._fold_house)
        self.previous.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.preview.page_shown.connect(self._say_page)
        self.preview.section_pointed.connect(self.show_section)
        self.preview.source_opened.connect(self.source_opened)
        choice.print_changed.connect(self._show_choice)
        self._show_choice()

    def _show_choice(self) -> None:
        self.audience.setCurrentIndex(self.audience.findData(self._choice.audience))
        self.paper.setCurrentIndex(PAPERS.index(self._choice.paper))
        self.language.setCurrentIndex(PAGE_LANGUAGES.index(self._choice.language))
        if self.organisation.text() != self._choice.organisation:
            self.organisation.setText(self._choice.organisation)
        self.model.show_without(self._choice.without)

    def _toggle(self, index: QModelIndex) -> None:
        self.ticked.emit(index.data(Role.KEY))

    def _go_to_section(self, index: QModelIndex) -> None:
        row: OutlineRow | None = index.data(Role.ROW)
        if row is not None and not self.preview.go_to_section(row.key) and row.page is not None:
            self.preview.go_to(row.page - 1)

    def _fold_house(self, shown: bool) -> None:
        self.house.setVisible(shown)
        if shown:
            self.house.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_audience(self) -> None:
        self._choice.set_audience(Audience(self.audience.currentData()))

    def _set_paper(self, place: int) -> None:
        self._choice.set_paper(PAPERS[place])

    def _set_language(self, place: int) -> None:
        self._choice.set_language(PAGE_LANGUAGES[place])

    def _say_page(self, page: int) -> None:
        count = self.preview.count
        self.page.setText(
            self._words.text("Page {page} of {pages}", page=page + 1, pages=count) if count else ""
        )
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page + 1 < count)

    def _fit_outline(self) -> None:
        self.outline.setVisible(bool(self.model.rows))
        for tool in (self.add, self.beside, self.versions, self.structure):
            tool.setVisible(bool(self.model.rows))
        self.outline.fit()
        writing = any(not editor.isHidden() for editor in self._editors)
        if writing:
            self.outline.setMaximumHeight(min(self.outline.maximumHeight(), _ROWS_BESIDE * SNUG_ROW_HEIGHT))
        self.preview.setMinimumHeight(_PAGES_BESIDE if writing and self.height() > _ROOMY else 0)

    def _show_icons(self) -> None:
        look, direction = theme_now(), self.layoutDirection()
        self.pages_menu.setIcon(look.icon("search"))
        self.previous.setIcon(look.icon(along("previous", direction)))
        self.next.setIcon(look.icon(along("next", direction)))


def _menu_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("plain")
    button.setText(name)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def _page_button(name: str) -> QToolButton:
    button = icon_button(name)
    button.setEnabled(False)
    return button
