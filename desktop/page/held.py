"""What may not be parted at the end of a line: a number and its word, a day and its month, a sign and its sentence.

One rule for all languages, since a page has several: "Article 5" stands in a French brief, "l'article 5" in an English
one.
"""

from __future__ import annotations

import re

HELD = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"

_COUNTED = (
    *("Articles?", "Art\\.", "Figs?\\.", "No\\.", "Nos\\.", "paragraphs?", "paras?\\.", "pages?", "pp?\\."),
    *("articles?", "art\\.", "paragraphes?", "par\\.", "alinéas?", "n[°º]", "nos?"),
    *("[Aa]rtículos?", "[Pp]árrafos?", "páginas?", "págs?\\.", "núms?\\."),
    *("[Сс]тат(?:ь[яиеюё]|ьей|ьям|ьях|ей)", "[Пп]ункт(?:а|у|ом|е|ы|ов|ам|ах)?", "ст\\.", "п\\.", "с\\.", "стр\\.", "рис\\.", "Рис\\.", "№"),
    *("[وبلف]?ا?ل?لمادة", "[وبلف]?ا?ل?لفقرة", "الشكل", "[وب]?صفحة", "ص", "رقم"),
)  # fmt: skip
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December",
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
)
_UNITS = (
    "km²|m²|km|km2|million|billion|per cent|%",
    "millions?|milliards?|pour cent",
    "mill[oó]n(?:es)?|por ciento",
    "км²|тыс\\.|млн|млрд|процент(?:а|ов)?|год[ау]?|г\\.",
    "مليون|مليار|في المائة|كم²",
)
_NUMBERED = re.compile(rf"(?<![^\W\d_])({'|'.join(_COUNTED)}) (?=\d)")
_MEASURED = re.compile(rf"(\d(?:er|º)?) (?=(?:{'|'.join((*_MONTHS, *_UNITS))})(?!\w))")
_SPANISH_DAY = re.compile(rf"(\d) de (?=(?:{_MONTHS[2]})\b)")
_AFTER, _BEFORE = re.compile(r"« |«\xa0"), re.compile(r"[ \xa0](?=[;:!?»])")
_DIGIT = re.compile(r"\d")
_FRENCH = re.compile(r"[ \xa0][;:!?»]|«[ \xa0]")


def held(text: str) -> str:
    """The text with its unbreakable spaces: narrow ones where French has a space before a sign or within its quotes."""
    if _FRENCH.search(text):
        text = _BEFORE.sub(NARROW, _AFTER.sub("«" + NARROW, text))
    if not _DIGIT.search(text):
        return text
    text = _NUMBERED.sub(r"\1" + HELD, text)
    text = _SPANISH_DAY.sub(rf"\1{HELD}de{HELD}", text)
    return _MEASURED.sub(r"\1" + HELD, text)
