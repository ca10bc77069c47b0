"""What stands under a figure on the page."""

from __future__ import annotations

from datetime import date

import pytest

from db.editions import shipped_facts
from desktop.brief.blocks import Inline, Words
from desktop.brief.pictures import figure_block
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Picks
from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.page.brief_pdf import figure_words
from desktop.wording import Wording


@pytest.mark.parametrize("kind", [kind for kind in PictureKind if kind.startswith("map-")])
def test_the_caption_of_a_regions_map_says_the_region_and_cites_its_sources(kind: PictureKind) -> None:
    dossier = assemble(shipped_facts(), Picks((), (), date(2025, 12, 5)))
    words = Wording()

    def caption(picture: Picture) -> Inline:
        return figure_block(picture, dossier, words, lambda p: figure_words(p, dossier, words)).caption

    regional = caption(Picture(kind, (), MapRegion.AFRICA))
    assert "Africa" in "".join(part.text for part in regional if isinstance(part, Words))
    assert any(not isinstance(part, Words) for part in regional)
    assert "Africa" not in "".join(part.text for part in caption(Picture(kind)) if isinstance(part, Words))
