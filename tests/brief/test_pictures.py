"""What stands under a figure on the page."""

from __future__ import annotations

from datetime import date

import pytest

from db.facts import Facts
from desktop.brief.blocks import Words
from desktop.brief.pictures import figure_block
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Picks
from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.wording import Wording


@pytest.mark.parametrize("kind", [kind for kind in PictureKind if kind.startswith("map-")])
def test_the_caption_of_a_regions_map_says_the_region_and_cites_its_sources(
    facts: Facts, kind: PictureKind
) -> None:
    dossier = assemble(facts, Picks((), (), date(2025, 12, 5)))
    block = figure_block(Picture(kind, (), MapRegion.AFRICA), dossier, Wording(), lambda _: "summary")
    told = "".join(part.text for part in block.caption if isinstance(part, Words))
    assert "Africa" in told
    assert any(not isinstance(part, Words) for part in block.caption)
    whole = figure_block(Picture(kind), dossier, Wording(), lambda _: "summary")
    assert "Africa" not in "".join(part.text for part in whole.caption if isinstance(part, Words))
