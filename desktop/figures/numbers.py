"""The numbers behind a figure as rows for other programs, not as words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.figures import catalogue
from desktop.wording import FIGURE_LANGUAGES, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from db.dates import PartialDate
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture


def numbers(
    picture: Picture, dossier: Dossier, language: str = "en"
) -> tuple[Sequence[str], list[list[str | int]]]:
    """The heads of the columns, and the rows: the same that the figure draws, its words in a language."""
    heads, rows = catalogue.table(picture, dossier, _ForPrograms(language, FIGURE_LANGUAGES))
    return heads, [[_number(cell) for cell in row] for row in rows]


class _ForPrograms(Wording):
    """Numbers and dates as other programs read them: 6279, 2005-12-27."""

    def number(self, value: float) -> str:
        return f"{value:.15g}"

    def short_date(self, value: date | PartialDate) -> str:
        return str(value)


def _number(cell: str) -> str | int:
    return int(cell) if cell.isdecimal() else cell
