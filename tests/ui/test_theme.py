from __future__ import annotations

import re

import pytest

import resources
from desktop.dossier.status_class import StatusClass
from desktop.ui.theme import Theme, theme

THEMES = ("light", "dark")
TEXTS = ("text", "muted", "accent", "success", "warning", "error")
GROUNDS = ("window", "bar", "panel", "raised", "field", "hover", "selected")


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_words_stand_out_from_every_ground(name: str, ground: str, text: str) -> None:
    colours = theme(name).colours
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_words_on_the_accent_stand_out(name: str) -> None:
    colours = theme(name).colours
    assert contrast(colours["on_accent"], colours["accent"]) >= 4.5
    assert contrast(colours["on_accent"], colours["accent_hover"]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("token", ["edge", "focus", *(f"mark_{mark}" for mark in StatusClass)])
def test_edges_focus_and_marks_stand_out(name: str, token: str) -> None:
    colours = theme(name).colours
    assert contrast(colours[token], colours["window"]) >= 3
    assert contrast(colours[token], colours["field"]) >= 3


def test_both_themes_have_the_same_colours() -> None:
    light, dark = (theme(name) for name in THEMES)
    assert light.colours.keys() == dark.colours.keys()


@pytest.mark.parametrize("name", THEMES)
def test_the_stylesheet_is_filled_and_its_icons_exist(name: str) -> None:
    sheet = theme(name).stylesheet()
    assert "$" not in sheet
    icons = re.findall(r'url\("(.*?)"\)', sheet)
    assert icons
    for icon in icons:
        resources.path(f"icons/{icon.rpartition('/')[2]}")


def test_an_icon_is_drawn_in_both_themes(qapp: object) -> None:
    for name in THEMES:
        assert not theme(name).icon("plus").pixmap(16, 16).isNull()


def test_a_colour_unknown_is_refused(qapp: object) -> None:
    chosen: Theme = theme("light")
    with pytest.raises(KeyError):
        chosen.colour("pink")
