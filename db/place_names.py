"""What the United Nations call states in their other languages, and the areas that their lists name.

The names in `resources/locale/names.csv`, and where they are from:

- States, French and Arabic: the short names of the United Nations' terminology database (UNTERM), as collected by
  https://github.com/datasets/country-codes. Türkiye has its name of 2022, which is younger than the collection.
- States, Spanish, Russian and Chinese: those of the Standard country or area codes for statistical use (M49), which
  are UNTERM's, as carried by the Python package countrycode 0.6.0 for the 193 members (its French is ours to the
  letter, its Arabic but for hyphens and hamzas). Mended: a Latin letter in the Russian Czechia, half-width brackets
  in the Chinese Bolivia and Micronesia. It lacks the Cook Islands, Niue, the Holy See and the State of Palestine,
  whose names here were written down as the United Nations use them and await review.
- Western Sahara: M49. Kosovo, Taiwan, the European Union and the United Nations: Unicode's (CLDR).
- The International Committee of the Red Cross and Norwegian People's Aid, Chechnya, Nagorno-Karabakh and the two
  groups without a name: written for this application, await review.

CLDR's names of states are others in part ("Corée du Nord", "Territoires palestiniens"), not those by which states sit
in a meeting; the tests hold each name against them and name every difference.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMED_LANGUAGES = ("fr", "ar", "es", "ru", "zh")
"""Those that the table has beside English, which the facts are in."""


@lru_cache
def names_in(language: str) -> Mapping[str, str]:
    """The names in a language by ISO alpha-3 code; none for a language that the table has not."""
    if language not in NAMED_LANGUAGES:
        return {}
    with resources.path("locale/names.csv").open(encoding="utf-8", newline="") as table:
        return {row["place"]: row[language] for row in csv.DictReader(table)}
