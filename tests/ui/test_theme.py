from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

import desktop.ui
import resources
from desktop.ui.pairs import HIGH, PAIRS, QUIET
from desktop.ui.theme import (
    NAMES,
    SYSTEM,
    Theme,
    paint_application,
    system_theme,
    theme,
    theme_now,
    wanted_theme,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", NAMES)
def test_each_pair_of_a_theme_has_the_contrast_it_needs(name: str) -> None:
    chosen = theme(name)
    for pair in PAIRS:
        least = HIGH[pair.least] if chosen.high_contrast else pair.least
        found = contrast(chosen.colours[pair.ink], chosen.colours[pair.ground])
        assert found >= least, f"{pair.ink} on {pair.ground} has {found:.2f}"


def test_every_colour_of_a_theme_is_of_a_pair_or_quiet_with_a_reason() -> None:
    paired = {token for pair in PAIRS for token in (pair.ink, pair.ground)}
    assert theme("light").colours.keys() == paired | QUIET.keys()
    assert not paired & QUIET.keys()


@pytest.mark.parametrize("sheet", ["window", "contrast"])
def test_what_the_stylesheet_sets_on_a_ground_is_a_declared_pair(sheet: str) -> None:
    declared = {(pair.ink, pair.ground) for pair in PAIRS}
    for rule, inks, ground in _rules(sheet):
        for ink in inks - QUIET.keys():
            assert (ink, ground) in declared or ink == ground, rule


def _rules(sheet: str) -> Iterator[tuple[str, set[str], str]]:
    """Each rule that has a ground: the rule, the colours of words and edges on it, the ground."""
    text = resources.path(f"themes/{sheet}.qss").read_text(encoding="utf-8")
    for rule in re.findall(r"[^{}]+{[^}]*}", text):
        grounds = re.findall(r"background: \$(\w+)", rule)
        words = re.findall(r"(?:^|[;{\s])(?:selection-)?color: \$(\w+)", rule)
        if grounds and grounds[0] not in QUIET:
            on_selection = re.findall(r"selection-background-color: \$(\w+)", rule)
            yield rule, {each for each in words if not (on_selection and each == "on_accent")}, grounds[0]


def test_no_colour_stands_outside_the_themes() -> None:
    """But those of figures and pages, in their own tables, and an example of how a colour is written."""
    written = re.compile(r"#[0-9a-fA-F]{6}\b|\b(?:QColor|qRgb)\(\s*\d|\brgba?\(\d")
    for module in sorted(Path(desktop.ui.__path__[0]).rglob("*.py")):
        for line in module.read_text(encoding="utf-8").splitlines():
            assert not written.search(line) or "written as #14344a" in line, f"{module.name}: {line}"
    for sheet in ("window", "contrast"):
        assert not written.search(resources.path(f"themes/{sheet}.qss").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_icons_stand_out_from_their_grounds(name: str) -> None:
    chosen = theme(name)
    for icon in resources.path("icons").glob(f"*-{chosen.ink}.svg"):
        ground = "accent" if icon.name.startswith("check-") else "window"
        for colour in re.findall(r"#[0-9a-fA-F]{6}", icon.read_text(encoding="utf-8")):
            assert contrast(colour, chosen.colours[ground]) >= 4.5, icon.name


def test_a_theme_is_known_again_by_what_is_painted(qapp: QApplication) -> None:
    before = theme_now()
    for name in NAMES:
        paint_application(qapp, theme(name))
        assert theme_now() is theme(name)
    paint_application(qapp, before)


def test_a_theme_that_was_chosen_goes_before_the_systems(qapp: QApplication) -> None:
    assert wanted_theme(qapp, "contrast-dark").name == "contrast-dark"
    assert wanted_theme(qapp, SYSTEM) is system_theme(qapp)
    assert wanted_theme(qapp, "no such theme") is system_theme(qapp)


def system(scheme: Qt.ColorScheme, *, contrast: bool, window: str = "#ffffff") -> QGuiApplication:
    """What Qt says of a system. window: in its palette, which is left when ours is taken off."""
    preferences = Qt.ContrastPreference
    preferred = preferences.HighContrast if contrast else preferences.NoPreference
    hints = SimpleNamespace(
        accessibility=lambda: SimpleNamespace(contrastPreference=lambda: preferred),
        colorScheme=lambda: scheme,
    )
    taken_off: list[QPalette] = []
    made = SimpleNamespace(
        styleHints=lambda: hints,
        setPalette=taken_off.append,
        palette=lambda: QPalette(QColor(window)) if taken_off == [QPalette()] else QPalette(),
    )
    return cast("QGuiApplication", made)


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (system(Qt.ColorScheme.Unknown, contrast=False), "light"),
        (system(Qt.ColorScheme.Dark, contrast=False), "dark"),
        (system(Qt.ColorScheme.Light, contrast=True), "contrast"),
        (system(Qt.ColorScheme.Dark, contrast=True), "contrast-dark"),
        (system(Qt.ColorScheme.Unknown, contrast=True), "contrast"),
        (system(Qt.ColorScheme.Unknown, contrast=True, window="#000000"), "contrast-dark"),
    ],
)
def test_the_theme_is_the_one_that_the_system_asks_for(
    qapp: object, found: QGuiApplication, name: str
) -> None:
    assert system_theme(found).name == name


def test_all_themes_have_the_same_colours() -> None:
    first, *others = (theme(name).colours.keys() for name in NAMES)
    assert all(other == first for other in others)


@pytest.mark.parametrize("name", NAMES)
def test_the_stylesheet_is_filled_and_its_icons_exist(name: str) -> None:
    sheet = theme(name).stylesheet()
    assert "$" not in sheet
    icons = re.findall(r'url\("(.*?)"\)', sheet)
    assert icons
    for icon in icons:
        resources.path(f"icons/{icon.rpartition('/')[2]}")


def test_an_icon_is_drawn_in_each_theme(qapp: object) -> None:
    for name in NAMES:
        assert not theme(name).icon("plus").pixmap(16, 16).isNull()


def test_a_colour_unknown_is_refused(qapp: object) -> None:
    chosen: Theme = theme("light")
    with pytest.raises(KeyError):
        chosen.colour("pink")
