"""What is kept together on a line: a number and the word that it belongs to, in each language."""

from __future__ import annotations

import pytest

from desktop.page.runs import held


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("under Article 5 by 27 December", "under Article~5 by 27~December"),
        ("l’article 19 exclut, le 5 décembre", "l’article~19 exclut, le 5~décembre"),
        ("el artículo 20, párrafo 3", "el artículo~20, párrafo~3"),
        ("по статье 62 с 5 декабря", "по статье~62 с 5~декабря"),
        ("المادة 62 في 30 أبريل", "المادة~62 في 30~أبريل"),
        ("76.72 km², 3 км², 2 كم²", "76.72~km², 3~км², 2~كم²"),
        ("in 3 marches, chart 5", "in 3 marches, chart 5"),
    ],
)  # fmt: skip
def test_a_number_stays_with_its_word(text: str, kept: str) -> None:
    assert held(text).replace("\N{NO-BREAK SPACE}", "~") == kept
