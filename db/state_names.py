"""Finding a state by what people call it: the name in the facts, its codes, its usual variants.

If none of these fits, the names in the six languages of the United Nations (from Unicode's CLDR) are tried.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

from db.errors import UnknownName
from db.records import Area, State, StateCode

VARIANTS: dict[str, tuple[str, ...]] = {
    "ARE": ("UAE", "Emirates"),
    "BHS": ("Bahamas",),
    "BIH": ("Bosnia", "Bosnia-Herzegovina", "BiH"),
    "BLR": ("Belorussia", "Byelorussia"),
    "BOL": ("Bolivia", "Plurinational State of Bolivia"),
    "BRN": ("Brunei", "Brunei Darussalam"),
    "CAF": ("CAR", "Central African Rep."),
    "CHE": ("Swiss Confederation",),
    "CHN": ("China", "PRC", "People's Republic of China"),
    "CIV": ("Ivory Coast", "Côte d'Ivoire", "Cote dIvoire"),
    "COD": (
        "DRC",
        "DR Congo",
        "D.R. Congo",
        "Congo (Kinshasa)",
        "Congo-Kinshasa",
        "Democratic Republic of Congo",
        "Democratic Republic of the Congo",
        "Congo, Democratic Republic of the",
        "Congo, Dem. Rep.",
        "Zaire",
    ),
    "COG": (
        "Congo",
        "Congo (Brazzaville)",
        "Congo-Brazzaville",
        "Republic of the Congo",
        "Republic of Congo",
        "Congo, Rep.",
    ),
    "CPV": ("Cape Verde", "Cabo Verde"),
    "CZE": ("Czech Republic", "Czechia"),
    "DEU": ("Federal Republic of Germany",),
    "DOM": ("Dominican Rep.",),
    "EGY": ("Arab Republic of Egypt",),
    "FSM": ("Micronesia", "Federated States of Micronesia"),
    "GBR": ("UK", "U.K.", "Britain", "Great Britain", "United Kingdom", "England"),
    "GMB": ("Gambia",),
    "GNB": ("Guinea Bissau",),
    "GRC": ("Hellas", "Hellenic Republic"),
    "IRN": ("Iran", "Islamic Republic of Iran"),
    "KGZ": ("Kyrgyz Republic", "Kirghizia"),
    "KNA": ("Saint Kitts", "St Kitts & Nevis"),
    "KOR": ("South Korea", "Korea, South", "Korea (South)", "Republic of Korea", "Korea, Republic of", "ROK"),
    "LAO": ("Laos", "Lao PDR", "Lao People's Democratic Republic"),
    "LBY": ("Libya", "Libyan Arab Jamahiriya"),
    "MDA": ("Moldova", "Republic of Moldova"),
    "MKD": ("North Macedonia", "Macedonia", "FYROM", "The former Yugoslav Republic of Macedonia"),
    "MMR": ("Burma", "Myanmar/Burma"),
    "NLD": ("Netherlands", "Holland"),
    "PNG": ("PNG",),
    "PRK": (
        "North Korea",
        "Korea, North",
        "Korea (North)",
        "DPRK",
        "Democratic People's Republic of Korea",
        "Korea, Democratic People's Republic of",
    ),
    "PSE": ("Palestine", "State of Palestine", "Palestinian Territories", "Occupied Palestinian Territory"),
    "RUS": ("Russia", "Russian Federation"),
    "SRB": ("Republic of Serbia", "Serbia and Montenegro"),
    "STP": ("Sao Tome", "Sao Tome & Principe"),
    "SWZ": ("Swaziland", "Eswatini"),
    "SYR": ("Syria", "Syrian Arab Republic"),
    "TLS": ("East Timor", "Timor Leste"),
    "TUR": ("Turkey", "Türkiye", "Turkiye"),
    "TZA": ("Tanzania", "United Republic of Tanzania"),
    "USA": ("USA", "US", "U.S.", "U.S.A.", "United States", "United States of America", "America"),
    "VAT": ("Vatican", "Vatican City", "Holy See"),
    "VCT": ("Saint Vincent", "St Vincent"),
    "VEN": ("Venezuela", "Bolivarian Republic of Venezuela"),
    "VNM": ("Vietnam", "Viet Nam"),
}
"""What else a state is called, or was until lately, in documents on this subject."""

FORMAL_NAMES: dict[str, tuple[str, ...]] = {
    "ARE": ("Émirats arabes unis", "Emiratos Árabes Unidos", "Объединенные Арабские Эмираты", "الإمارات العربية المتحدة"),
    "BOL": ("Bolivie (État plurinational de)", "Estado Plurinacional de Bolivia", "Bolivia (Plurinational State of)",
            "Многонациональное Государство Боливия", "دولة بوليفيا المتعددة القوميات", "多民族玻利维亚国"),
    "BRN": ("Бруней-Даруссалам", "بروني دار السلام", "文莱达鲁萨兰国"),
    "CAF": ("République centrafricaine", "República Centroafricana", "Центральноафриканская Республика",
            "جمهورية أفريقيا الوسطى", "中非共和国"),
    "COD": ("République démocratique du Congo", "República Democrática del Congo", "RDC", "RD Congo",
            "Демократическая Республика Конго", "جمهورية الكونغو الديمقراطية", "刚果民主共和国"),
    "COG": ("Республика Конго", "جمهورية الكونغو"),
    "CZE": ("République tchèque", "República Checa", "Чешская Республика", "الجمهورية التشيكية", "捷克共和国"),
    "DOM": ("République dominicaine", "República Dominicana", "Доминиканская Республика", "الجمهورية الدومينيكية"),
    "FSM": ("Micronesia (Federated States of)", "Micronésie (États fédérés de)", "Micronesia (Estados Federados de)",
            "Федеративные Штаты Микронезии", "密克罗尼西亚联邦"),
    "GBR": ("United Kingdom of Great Britain and Northern Ireland",
            "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord",
            "Reino Unido de Gran Bretaña e Irlanda del Norte",
            "Соединенное Королевство Великобритании и Северной Ирландии",
            "المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية", "大不列颠及北爱尔兰联合王国"),
    "IRN": ("Iran (Islamic Republic of)", "Iran (République islamique d’)", "Irán (República Islámica del)",
            "Исламская Республика Иран", "جمهورية إيران الإسلامية", "伊朗伊斯兰共和国"),
    "KOR": ("République de Corée", "República de Corea", "Республика Корея", "جمهورية كوريا", "大韩民国"),
    "LAO": ("République démocratique populaire lao", "República Democrática Popular Lao",
            "Лаосская Народно-Демократическая Республика", "جمهورية لاو الديمقراطية الشعبية", "老挝人民民主共和国"),
    "MDA": ("République de Moldova", "República de Moldova", "Республика Молдова", "جمهورية مولدوفا", "摩尔多瓦共和国"),
    "NLD": ("Netherlands (Kingdom of the)", "Kingdom of the Netherlands", "Royaume des Pays-Bas",
            "Reino de los Países Bajos", "Королевство Нидерландов", "مملكة هولندا", "荷兰王国"),
    "PRK": ("République populaire démocratique de Corée", "República Popular Democrática de Corea",
            "Корейская Народно-Демократическая Республика", "جمهورية كوريا الشعبية الديمقراطية", "朝鲜民主主义人民共和国"),
    "PSE": ("État de Palestine", "Estado de Palestina", "Государство Палестина", "دولة فلسطين", "巴勒斯坦国"),
    "RUS": ("Fédération de Russie", "Federación de Rusia", "Российская Федерация", "الاتحاد الروسي", "俄罗斯联邦"),
    "SYR": ("République arabe syrienne", "República Árabe Siria", "Сирийская Арабская Республика",
            "الجمهورية العربية السورية", "阿拉伯叙利亚共和国"),
    "TZA": ("République-Unie de Tanzanie", "República Unida de Tanzanía", "Объединенная Республика Танзания",
            "جمهورية تنزانيا المتحدة", "坦桑尼亚联合共和国"),
    "USA": ("États-Unis d’Amérique", "Estados Unidos de América", "EE. UU.", "Соединенные Штаты Америки",
            "الولايات المتحدة الأمريكية", "美利坚合众国"),
    "VAT": ("Saint-Siège", "Santa Sede", "Святой Престол", "الكرسي الرسولي", "教廷"),
    "VEN": ("Venezuela (Bolivarian Republic of)", "Venezuela (République bolivarienne du)",
            "Venezuela (República Bolivariana de)", "Боливарианская Республика Венесуэла",
            "جمهورية فنزويلا البوليفارية", "委内瑞拉玻利瓦尔共和国"),
}  # fmt: skip
"""What the United Nations call a state in full where Unicode's names in the six languages are shorter."""

_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe"})


def folded(name: str) -> str:
    """The name without case, accents, punctuation, articles and abbreviations, for comparing.

    >>> folded("The Côte d'Ivoire"), folded("St. Kitts & Nevis")
    ('cote divoire', 'saint kitts and nevis')
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS).replace("&", " and "))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub("['\u2019\u02bc`.]", "", plain)
    words = re.sub(r"[\W_]+", " ", plain).split()
    return " ".join("saint" if word == "st" else word for word in words if word != "the")


class NameIndex:
    """The states by every name they go by."""

    def __init__(self, states: Iterable[State], areas: Iterable[Area]) -> None:
        self._states = {state.state: state for state in states}
        self._areas = {folded(area.name): area for area in areas}
        self._names = self._gather()

    def find(self, text: str) -> StateCode:
        """The state called so. Raises UnknownName with up to three suggestions."""
        found = self.get(text)
        if found is None:
            raise UnknownName(self._excuse(text, folded(text)))
        return found

    def get(self, text: str) -> StateCode | None:
        """The state called so, or None."""
        wanted = folded(text)
        return self._names.get(wanted) or self._translated.get(wanted)

    def _gather(self) -> dict[str, StateCode]:
        names: dict[str, StateCode] = {}
        for code, state in self._states.items():
            for name in (
                *FORMAL_NAMES.get(code, ()),
                *VARIANTS.get(code, ()),
                state.iso2,
                state.name,
                code,
            ):
                names[folded(name)] = code
        return names

    @cached_property
    def _translated(self) -> dict[str, StateCode]:
        """Read from disk when a name is not known otherwise, which is seldom."""
        from babel import Locale

        by_iso2 = {state.iso2: code for code, state in self._states.items()}
        names: dict[str, StateCode] = {}
        for language in _LANGUAGES:
            for iso2, name in Locale(language).territories.items():
                if iso2 in by_iso2:
                    names.setdefault(folded(name), by_iso2[iso2])
        return names

    def _excuse(self, text: str, wanted: str) -> str:
        if wanted in self._areas:
            return f"{self._areas[wanted].name} is not one of the {len(self._states)} states."
        near = difflib.get_close_matches(wanted, self._names, n=6, cutoff=0.7)
        names = list(dict.fromkeys(self._states[self._names[name]].name for name in near))[:3]
        hint = (
            f" Did you mean {' or '.join(names)}?" if names else " Write its name or ISO 3166-1 alpha-3 code."
        )
        return f"No state is called {text!r}.{hint}"
