from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from db.errors import UserError
from db.records import StateCode
from desktop.dossier.model import Dossier
from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.figures.catalogue import draw
from desktop.figures.export import save
from desktop.figures.plotting import Figure
from desktop.wording import Wording

DossierOf = Callable[..., Dossier]


def pictured(kind: PictureKind, *states: str) -> Picture:
    return Picture(kind, tuple(map(StateCode, states)))


@pytest.fixture
def figure(dossier_of: DossierOf, words: Wording) -> Figure:
    picture = pictured(PictureKind.MAP_STATUS, "UKR")
    return draw(picture, dossier_of("UKR"), 720, 405, words, standalone=True)


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png", ".PDF"])
def test_the_same_figure_makes_the_same_bytes(
    dossier_of: DossierOf, words: Wording, tmp_path: Path, suffix: str
) -> None:
    made = []
    for name in ("one", "two"):
        picture = pictured(PictureKind.MAP_STATUS, "UKR")
        path = tmp_path / f"{name}{suffix}"
        save(draw(picture, dossier_of("UKR"), 720, 405, words, standalone=True), path)
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_pdf_holds_its_text_and_its_typeface(figure: Figure, tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    save(figure, path)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "Party 160" in text
    assert "166 states are party to the Mine Ban Treaty" in text
    assert "Facts edition" in text or "facts edition" in text
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in fonts.splitlines()[2:]]
    assert rows
    assert all("NotoSans" in row[0] for row in rows)
    assert all(row[-5] == "yes" for row in rows)
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "720 x 405 pts" in info
    assert "CreationDate" not in info


@pytest.mark.parametrize("region", MapRegion)
def test_every_map_in_a_file_says_that_its_boundaries_are_no_endorsement(
    dossier_of: DossierOf, words: Wording, tmp_path: Path, region: MapRegion
) -> None:
    figure = draw(
        Picture(PictureKind.MAP_STATUS, (), region), dossier_of(), 180, 160, words, standalone=True
    )  # as small as the window makes it
    save(figure, tmp_path / "map.pdf")
    save(figure, tmp_path / "map.svg")
    save(figure, tmp_path / "map.png")
    read = subprocess.run(
        ["pdftotext", tmp_path / "map.pdf", "-"], capture_output=True, text=True, check=True
    )
    assert "Boundaries and names shown do not imply" in " ".join(read.stdout.split())
    comments = [
        line
        for line in (tmp_path / "map.svg").read_text("utf-8").splitlines()
        if "<!-- Boundaries and names" in line
    ]
    assert comments  # the letters are outlines, each line with its text beside it
    without = draw(Picture(PictureKind.MAP_STATUS, (), region), dossier_of(), 180, 160, words)
    save(without, tmp_path / "bare.png")
    assert (tmp_path / "map.png").read_bytes() != (tmp_path / "bare.png").read_bytes()


def test_a_png_has_twice_the_pixels_of_a_screen(figure: Figure, tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    save(figure, path)
    header = path.read_bytes()[16:24]
    assert (int.from_bytes(header[:4]), int.from_bytes(header[4:])) == (1920, 1080)


def test_an_svg_parses_and_needs_no_typeface(figure: Figure, tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    save(figure, path)
    root = ET.parse(path).getroot()  # noqa: S314 (our own file)
    assert root.tag.endswith("svg")
    assert not list(root.iter("{http://www.w3.org/2000/svg}text"))
    assert "<dc:date>" not in path.read_text("utf-8")


def test_another_suffix_is_refused_in_a_sentence(figure: Figure, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.pdf, \.svg or \.png"):
        save(figure, tmp_path / "map.jpg")


def test_a_figure_is_still_itself_after_it_was_saved(figure: Figure, tmp_path: Path) -> None:
    before = figure.get_dpi()
    save(figure, tmp_path / "map.png")
    assert figure.get_dpi() == before
