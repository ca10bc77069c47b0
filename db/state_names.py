"""Finding a state by what people call it: the name in the facts, its codes, its usual variants.

If none of these fits, the names in the six languages of the United Nations (from Unicode's CLDR) are tried, and
the United Nations' own where `db.place_names` has them.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from db.errors import UnknownName
from db.place_names import NAMED_LANGUAGES, names_in
from db.records import Area, State, StateCode

VARIANTS: dict[str, tuple[str, ...]] = {
    "ARE": ("UAE", "Emirates"),
    "BHS": ("Bahamas",),
    "BIH": ("Bosnia", "Bosnia-Herzegovina", "Bosnia-Hercegovina", "BiH"),
    "BFA": ("Burkina",),
    "BLR": ("Belorussia", "Byelorussia"),
    "BOL": ("Bolivia", "Plurinational State of Bolivia"),
    "BRN": ("Brunei", "Brunei Darussalam"),
    "CAF": ("CAR",),
    "CHE": ("Swiss Confederation",),
    "CHN": ("China", "PRC", "PR China", "People's Republic of China", "China, People's Republic of"),
    "CIV": ("Ivory Coast", "Côte d'Ivoire", "Cote dIvoire"),
    "COD": (
        "DRC",
        "DR Congo",
        "D.R. Congo",
        "Congo (Kinshasa)",
        "Congo-Kinshasa",
        "Congo DR",
        "Congo (DRC)",
        "Democratic Republic of Congo",
        "Democratic Republic of the Congo",
        "Congo, Democratic Republic of the",
        "Congo, Democratic Republic",
        "Democratic Republic Congo",
        "Zaire",
    ),
    "COG": (
        "Congo",
        "Congo (Brazzaville)",
        "Congo-Brazzaville",
        "Republic of the Congo",
        "Republic of Congo",
        "Congo, Republic of",
        "Congo, Republic",
    ),
    "CPV": ("Cape Verde", "Cabo Verde"),
    "CZE": ("Czech Republic", "Czechia"),
    "DEU": ("Federal Republic of Germany",),
    "EGY": ("Arab Republic of Egypt",),
    "FSM": ("Micronesia", "Federated States of Micronesia", "Micronesia, Federated States"),
    "GBR": ("UK", "U.K.", "Britain", "Great Britain", "United Kingdom", "England"),
    "GMB": ("Gambia",),
    "GNQ": ("Eq. Guinea",),
    "GNB": ("Guinea Bissau",),
    "GRC": ("Hellas", "Hellenic Republic"),
    "IRN": ("Iran", "Islamic Republic of Iran"),
    "KGZ": ("Kyrgyz Republic", "Kirghizia"),
    "KHM": ("Kampuchea",),
    "KNA": ("Saint Kitts", "St Kitts & Nevis"),
    "KOR": (
        "South Korea",
        "Korea, South",
        "Korea (South)",
        "Republic of Korea",
        "Korea, Republic of",
        "Korea, Republic",
        "S. Korea",
        "ROK",
    ),
    "LAO": ("Laos", "Lao PDR", "Lao People's Democratic Republic"),
    "LKA": ("Ceylon",),
    "LBY": ("Libya", "Libyan Arab Jamahiriya"),
    "MDA": ("Moldova", "Republic of Moldova"),
    "MKD": (
        "North Macedonia",
        "Macedonia",
        "FYROM",
        "FYR Macedonia",
        "Macedonia, FYR",
        "Macedonia (FYROM)",
        "The former Yugoslav Republic of Macedonia",
        "Macedonia, the former Yugoslav Republic of",
        "Macedonia, former Yugoslav Republic",
    ),
    "MMR": ("Burma", "Myanmar/Burma", "Burma/Myanmar"),
    "NLD": ("Netherlands", "Holland"),
    "PNG": ("PNG",),
    "PRK": (
        "North Korea",
        "Korea, North",
        "Korea (North)",
        "N. Korea",
        "DPRK",
        "DPR Korea",
        "Korea, DPR",
        "Democratic People's Republic of Korea",
        "Korea, Democratic People's Republic of",
        "Korea, Democratic People's Republic",
    ),
    "PSE": (
        "Palestine",
        "State of Palestine",
        "Palestinian Territories",
        "Palestinian Territory",
        "Occupied Palestinian Territory",
    ),
    "RUS": ("Russia", "Russian Federation"),
    "SRB": ("Republic of Serbia", "Serbia and Montenegro"),
    "SSD": ("S. Sudan", "Sudan, South"),
    "STP": ("Sao Tome", "Sao Tome & Principe"),
    "SVK": ("Slovak Republic",),
    "SWZ": ("Swaziland", "Eswatini"),
    "SYR": ("Syria", "Syrian Arab Republic"),
    "TLS": ("East Timor", "Timor Leste"),
    "TUR": ("Turkey", "Türkiye", "Turkiye"),
    "TZA": ("Tanzania", "United Republic of Tanzania"),
    "USA": ("USA", "US", "U.S.", "U.S.A.", "United States", "United States of America", "America"),
    "VAT": (
        "Vatican",
        "Vatican City",
        "Vatican City State",
        "Holy See",
        "Holy See (Vatican City)",
        "Holy See (Vatican City State)",
    ),
    "VCT": ("Saint Vincent", "St Vincent"),
    "VEN": ("Venezuela", "Bolivarian Republic of Venezuela"),
    "VNM": ("Vietnam", "Viet Nam", "Socialist Republic of Viet Nam"),
}
"""What else a state is called, or was until lately, in documents on this subject."""

FORMAL_NAMES: dict[str, tuple[str, ...]] = {
    "BIH": ("波黑",),
    "BLR": ("Белоруссия", "روسيا البيضاء"),
    "CIV": ("Costa de Marfil", "كوت ديفوار"),
    "ARE": ("Émirats arabes unis", "Emiratos Árabes Unidos", "Объединенные Арабские Эмираты", "الإمارات العربية المتحدة"),
    "BOL": ("Bolivie (État plurinational de)", "Estado Plurinacional de Bolivia", "Bolivia (Plurinational State of)",
            "Многонациональное Государство Боливия", "دولة بوليفيا المتعددة القوميات", "多民族玻利维亚国"),
    "BRN": ("Бруней-Даруссалам", "بروني دار السلام", "文莱达鲁萨兰国"),
    "CAF": ("République centrafricaine", "República Centroafricana", "Центральноафриканская Республика",
            "جمهورية أفريقيا الوسطى", "中非共和国"),
    "COD": ("République démocratique du Congo", "República Democrática del Congo", "RDC", "RD Congo", "RD du Congo", "ДР Конго", "ДРК",
            "Демократическая Республика Конго", "جمهورية الكونغو الديمقراطية", "الكونغو الديمقراطية", "刚果民主共和国"),
    "COG": ("République du Congo", "República del Congo", "Республика Конго", "Конго", "جمهورية الكونغو", "الكونغو",
            "刚果", "刚果共和国"),
    "CZE": ("République tchèque", "República Checa", "Чешская Республика", "الجمهورية التشيكية", "تشيكيا", "捷克共和国"),
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
    "KOR": ("République de Corée", "República de Corea", "Республика Корея", "Южная Корея", "جمهورية كوريا", "大韩民国"),
    "KGZ": ("Кыргызстан",),
    "LAO": ("République démocratique populaire lao", "República Democrática Popular Lao",
            "Лаосская Народно-Демократическая Республика", "جمهورية لاو الديمقراطية الشعبية", "老挝人民民主共和国"),
    "MDA": ("République de Moldova", "República de Moldova", "Республика Молдова", "Молдавия", "جمهورية مولدوفا", "摩尔多瓦共和国"),
    "MMR": ("Birmanie", "Birmania", "Мьянма", "Бирма", "ميانمار", "بورما"),
    "NLD": ("Netherlands (Kingdom of the)", "Kingdom of the Netherlands", "Royaume des Pays-Bas",
            "Reino de los Países Bajos", "Королевство Нидерландов", "مملكة هولندا", "荷兰王国"),
    "PRK": ("République populaire démocratique de Corée", "República Popular Democrática de Corea",
            "Корейская Народно-Демократическая Республика", "Северная Корея", "جمهورية كوريا الشعبية الديمقراطية", "朝鲜民主主义人民共和国"),
    "PSE": ("État de Palestine", "Estado de Palestina", "Palestina", "Государство Палестина", "Палестина", "دولة فلسطين",
            "فلسطين", "巴勒斯坦国", "巴勒斯坦"),
    "RUS": ("Fédération de Russie", "Federación de Rusia", "Российская Федерация", "الاتحاد الروسي", "俄罗斯联邦"),
    "SYR": ("République arabe syrienne", "República Árabe Siria", "Сирийская Арабская Республика",
            "الجمهورية العربية السورية", "سورية", "阿拉伯叙利亚共和国"),
    "SWZ": ("Suazilandia", "Свазиленд", "سوازيلند"),
    "TLS": ("Тимор-Лесте", "تيمور الشرقية"),
    "TUR": ("Türkei", "Republik Türkei"),
    "TZA": ("République-Unie de Tanzanie", "República Unida de Tanzanía", "Объединенная Республика Танзания",
            "جمهورية تنزانيا المتحدة", "坦桑尼亚联合共和国"),
    "USA": ("États-Unis d’Amérique", "Estados Unidos de América", "EE. UU.", "EE.UU.", "США", "Соединенные Штаты Америки",
            "الولايات المتحدة الأمريكية", "美利坚合众国"),
    "VAT": ("Saint-Siège", "Santa Sede", "Святой Престол", "الكرسي الرسولي", "教廷"),
    "VEN": ("Venezuela (Bolivarian Republic of)", "Venezuela, RB", "Venezuela (République bolivarienne du)",
            "Venezuela (República Bolivariana de)", "Боливарианская Республика Венесуэла",
            "جمهورية فنزويلا البوليفارية", "委内瑞拉玻利瓦尔共和国"),
}  # fmt: skip
"""What the United Nations call a state in full where Unicode's names in the six languages are shorter."""

_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_ABBREVIATIONS = {
    "rep": "republic",
    "dem": "democratic",
    "fed": "federated",
    "sts": "states",
    "is": "islands",
}
_FORM = (
    r"(?:(?:islamic|democratic|socialist|federal|federative|peoples|united|arab|oriental|hashemite|co ?operative) )*"
    r"(?:republic|kingdom)|(?:independent )?state|sultanate|principality|commonwealth|union|grand duchy"
)
_ROMANCE = (
    r"(?:republique|republica|royaume|reino|etat|estado)"
    r"(?: (?:islami|democrati)(?:que|ca)| popula(?:ire|r)| federale?)* (?:(?:de la|de los|del|des|de|du) |d(?=[aeiouh]))"
)
_WITH_FORM = re.compile(rf"(?:(?:{_FORM}) of |{_ROMANCE})(?P<led>.+)|(?P<followed>.+?) (?:{_FORM})(?: of)?")
_TOLD_BY_FORM = frozenset({"congo", "korea", "china", "viet nam", "vietnam", "coree", "corea", "chine"})
"""Names that two states bore, or bear, so that only the whole names above tell which."""
_LONGEST = 100
"""Letters of what may be a name, so that a page of text in a cell is not looked through."""
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=4096)
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
        return self._names.get(wanted) or self._translated.get(wanted) or self._by_short_name(wanted)

    def _by_short_name(self, wanted: str) -> StateCode | None:
        """The same of a name with its abbreviations written out, and without "Republic of" and the like."""
        if len(wanted) > _LONGEST:
            return None
        name = " ".join(_ABBREVIATIONS.get(word, word) for word in wanted.split())
        while name not in _TOLD_BY_FORM:
            if found := self._names.get(name) or self._translated.get(name):
                return found
            form = _WITH_FORM.fullmatch(name)
            if form is None:
                return None
            name = form["led"] or form["followed"]
        return None

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
        names: dict[str, StateCode] = {}
        for code, name in _in_other_languages(self._states.values()):
            names.setdefault(folded(name), code)
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


def names_by_state(states: Iterable[State]) -> dict[StateCode, tuple[str, ...]]:
    """Everything that each state is called, folded: its name in the facts first, its codes last.

    Among it the names in the six languages of the United Nations, which are read from disk.
    """
    known = {state.state: state for state in states}
    found = {
        code: [state.name, *VARIANTS.get(code, ()), *FORMAL_NAMES.get(code, ())]
        for code, state in known.items()
    }
    for code, name in _in_other_languages(known.values()):
        found[code].append(name)
    for code, state in known.items():
        found[code] += (code, state.iso2)
    return {
        code: tuple(dict.fromkeys(name for each in names if (name := folded(each))))
        for code, names in found.items()
    }


def _in_other_languages(states: Iterable[State]) -> Iterator[tuple[StateCode, str]]:
    """Each state's names by CLDR in the six languages, then those of the United Nations' table."""
    from babel import Locale

    by_iso2 = {state.iso2: state.state for state in states}
    codes = frozenset(by_iso2.values())
    for language in _LANGUAGES:
        for iso2, name in Locale(language).territories.items():
            if iso2 in by_iso2:
                yield by_iso2[iso2], name
    for language in NAMED_LANGUAGES:
        for place, name in names_in(language).items():
            if (code := StateCode(place)) in codes:
                yield code, name
