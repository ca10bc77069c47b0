"""What the United Nations call states in their other languages, and the areas that their lists name.

The names in `resources/locale/names.csv` are the short names of the United Nations' terminology database (UNTERM),
Western Sahara's that of their Standard country or area codes for statistical use (M49), both as collected by
https://github.com/datasets/country-codes; Türkiye has its name of 2022, which is younger than the collection.
Those of Kosovo, Taiwan, the European Union and the United Nations are Unicode's (CLDR). CLDR's names of states are
others in part ("Corée du Nord", "Territoires palestiniens"), not those by which states sit in a meeting; the tests
hold each name against them and against the variants that `db.state_names` knows.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMED_LANGUAGES = ("fr", "ar")
"""Those that the table has beside English, which the facts are in."""


@lru_cache
def names_in(language: str) -> Mapping[str, str]:
    """The names in a language by ISO alpha-3 code; none for a language that the table has not."""
    if language not in NAMED_LANGUAGES:
        return {}
    with resources.path("locale/names.csv").open(encoding="utf-8", newline="") as table:
        return {row["place"]: row[language] for row in csv.DictReader(table)}
