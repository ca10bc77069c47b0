"""What the window remembers from one start to the next, in an ini file beside the user's other settings."""

from __future__ import annotations

import contextlib
import zlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from desktop.ui.beside import read_beside, written_beside
from desktop.ui.text_size import SIZES
from desktop.ui.theme import SYSTEM
from desktop.wording import PAGE_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from PySide6.QtWidgets import QMainWindow, QSplitter

    from desktop.dossier.picture import Picture
    from desktop.ui.bar.uses import Uses
    from desktop.ui.brief.zoom import Zoom
    from desktop.ui.choice import Choice
    from desktop.ui.widgets.fold import Fold


_CHOSEN = (
    "states",
    "issues",
    "meeting",
    "organisation",
    "paper",
    "language",
    "without",
    "figures",
    "as_of",
    "template",
    "audience",
    "beside",
)


class Settings:
    """Geometry is the screen's; picks belong to the workspace they were made in."""

    def __init__(self, file: Path, workspace: Path | None) -> None:
        self._file = file
        self._store = QSettings(str(file), QSettings.Format.IniFormat)
        self.turn_to(workspace)

    def restore_geometry(self, window: QMainWindow) -> bool:
        """Size and place as they were left; False if nothing is remembered."""
        geometry = self._store.value("window/geometry")
        return isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)

    def restore_columns(self, splitters: dict[str, QSplitter]) -> None:
        for name, splitter in splitters.items():
            state = self._store.value(f"window/{name}")
            if isinstance(state, QByteArray):
                splitter.restoreState(state)

    def remember_window(self, window: QMainWindow, splitters: dict[str, QSplitter]) -> None:
        self._store.setValue("window/geometry", window.saveGeometry())
        for name, splitter in splitters.items():
            self._store.setValue(f"window/{name}", splitter.saveState())

    def restore_folds(self, folds: dict[str, Fold], folded_first: frozenset[str]) -> None:
        """Parts folded away as they were left. folded_first: those to fold where nothing is remembered."""
        for name, fold in folds.items():
            left = self._store.value(f"window/folded-{name}")
            fold.fold(name in folded_first if left is None else str(left) == "true")

    def remember_folds(self, folds: dict[str, Fold]) -> None:
        for name, fold in folds.items():
            self._store.setValue(f"window/folded-{name}", "true" if fold.is_folded else "false")

    def restore_choice(self, choice: Choice, today: date) -> None:
        """Picks as they were left, the first issues at the first start. What is not understood is passed over."""
        from desktop.ui.choice import FIRST_ISSUES

        if not self._store.contains(f"{self._group}/states"):
            choice.choose_issues(FIRST_ISSUES)
            return
        read_choice(choice, {name: self._text(name) for name in _CHOSEN}, today)

    def remember_choice(self, choice: Choice, today: date) -> None:
        """Today as the day is remembered as no day: it shall be today again next time."""
        for name, value in written_choice(choice, today).items():
            self._store.setValue(f"{self._group}/{name}", value)

    def forget_choice(self) -> None:
        """Keep nothing of what is picked: an encrypted workspace keeps it itself."""
        for name in _CHOSEN:
            self._store.remove(f"{self._group}/{name}")

    @property
    def tour_seen(self) -> bool:
        """Whether the tour was shown, or ended, once."""
        return str(self._store.value("window/tour-seen", "")) == "true"

    @tour_seen.setter
    def tour_seen(self, seen: bool) -> None:
        self._store.setValue("window/tour-seen", "true" if seen else "false")

    def remember_place(self, workspace: str, tab: int) -> None:
        """Which workspace was in view, and which tab of the brief's."""
        self._store.setValue("window/workspace", workspace)
        self._store.setValue("window/tab", tab)

    @property
    def place(self) -> tuple[str, int]:
        """Workspace and tab that were in view last; "" and 0 if nobody knows."""
        tab = str(self._store.value("window/tab", "0"))
        return str(self._store.value("window/workspace", "")), int(tab) if tab.isdecimal() else 0

    @property
    def day(self) -> str:
        """The day that was chosen in the workspace; "" for today, whatever day that is."""
        return self._text("as_of")

    @property
    def list_file(self) -> Path:
        """Where the list of states is kept as it was left."""
        return self._file.with_suffix(".list.json")

    @property
    def idle_minutes(self) -> int:
        """After how many without input an encrypted workspace locks; -1 if nobody said."""
        text = str(self._store.value("window/lock-after", "-1"))
        return int(text) if text.isdecimal() else -1

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._store.setValue("window/lock-after", str(minutes))

    @property
    def theme(self) -> str:
        """The name of the theme that was chosen, or that none was."""
        return str(self._store.value("window/theme", SYSTEM))

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("window/theme", name)

    @property
    def text_size(self) -> int:
        """In percent of the usual, one of `SIZES`."""
        text = str(self._store.value("window/text-size", "100"))
        return int(text) if text in map(str, SIZES) else 100

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._store.setValue("window/text-size", str(percent))

    @property
    def zoom(self) -> Zoom:
        """How large the pages of a brief are shown."""
        from desktop.ui.brief.zoom import read_zoom

        return read_zoom(str(self._store.value("window/pages", "") or ""))

    @zoom.setter
    def zoom(self, zoom: Zoom) -> None:
        from desktop.ui.brief.zoom import written_zoom

        self._store.setValue("window/pages", written_zoom(zoom))

    @property
    def uses(self) -> Uses:
        """How often what the box finds was used."""
        from desktop.ui.bar.uses import read_uses

        return read_uses(str(self._store.value("window/uses", "") or ""))

    def keep_uses(self, uses: Uses, kinds: tuple[str, ...] = ()) -> None:
        """kinds: beginnings of what may be told to this file; all if there are none."""
        self._store.setValue("window/uses", uses.written(kinds, self.uses))

    @property
    def shortcuts(self) -> dict[str, str]:
        """The user's own, by the key of their act; "" where an act shall have none."""
        self._store.beginGroup("shortcuts")
        found = {key: str(self._store.value(key, "") or "") for key in self._store.childKeys()}
        self._store.endGroup()
        return found

    @shortcuts.setter
    def shortcuts(self, shortcuts: Mapping[str, str]) -> None:
        self._store.remove("shortcuts")
        for key, shortcut in shortcuts.items():
            self._store.setValue(f"shortcuts/{key}", shortcut)

    @property
    def language(self) -> str:
        """That the window was told to speak; "" if nobody said."""
        return str(self._store.value("window/language", "") or "")

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("window/language", language)

    @property
    def edition_told(self) -> str:
        """The edition of the facts that the user knows this workspace has; "" if none yet."""
        return self._text("edition")

    @edition_told.setter
    def edition_told(self, edition: str) -> None:
        self._store.setValue(f"{self._group}/edition", edition)

    def turn_to(self, workspace: Path | None) -> None:
        """Remember for another workspace from now on."""
        name = str(workspace) if workspace else "default"
        self._group = f"workspace-{zlib.crc32(name.encode()):08x}"

    def save(self) -> bool:
        """Write the file; False if that can't be done (a full or read-only disk)."""
        self._store.sync()
        return self._store.status() is QSettings.Status.NoError

    def _text(self, name: str) -> str:
        return str(self._store.value(f"{self._group}/{name}", "") or "")


def written_choice(choice: Choice, today: date) -> dict[str, str]:
    """The choice as texts; today as the day is no day."""
    from desktop.dossier.picture import written

    return {
        "states": ";".join(choice.states),
        "issues": ";".join(choice.issues),
        "meeting": choice.meeting,
        "organisation": choice.organisation,
        "paper": choice.paper,
        "language": choice.language,
        "without": ";".join(sorted(choice.without)),
        "figures": "\n".join(map(written, choice.figures)),
        "template": choice.template,
        "audience": choice.audience.value,
        "beside": written_beside(choice.beside, today),
        "as_of": "" if choice.as_of == today else choice.as_of.isoformat(),
    }


def read_choice(choice: Choice, texts: Mapping[str, str], today: date) -> None:
    """Choose what was written. What is not understood is passed over."""
    from db.audience import Audience
    from db.records import Issue, StateCode

    parts = {name: texts.get(name, "").split(";") for name in _CHOSEN}
    choice.pick(StateCode(code) for code in parts["states"] if code)
    choice.choose_issues(issue for issue in Issue if issue.value in parts["issues"])
    choice.set_meeting(texts.get("meeting", ""))
    choice.set_organisation(texts.get("organisation", ""))
    choice.set_paper("letter" if texts.get("paper") == "letter" else "a4")
    if (language := texts.get("language", "")) in PAGE_LANGUAGES:
        choice.set_language(language)
    choice.set_without(key for key in parts["without"] if key)
    choice.set_figures(read_figures(texts.get("figures", "").splitlines()))
    inner = texts.get("audience") == Audience.INTERNAL
    choice.set_audience(Audience.INTERNAL if inner else Audience.HANDOUT)
    choice.set_template(texts.get("template", ""))
    with contextlib.suppress(ValueError):
        choice.set_as_of(date.fromisoformat(texts.get("as_of", "")))
    choice.set_beside(read_beside(texts.get("beside", ""), today))


def read_figures(texts: Iterable[str]) -> Iterator[Picture]:
    """The figures that were written; what is not understood is passed over."""
    from desktop.dossier.picture import read_picture

    for text in texts:
        with contextlib.suppress(ValueError):
            yield read_picture(text)


def settings_file() -> Path:
    """Where the platform keeps a user's settings."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "minebrief" / "window.ini"
