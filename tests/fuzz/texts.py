"""Texts that no one would write, and that a page must bear all the same."""

from __future__ import annotations

from random import Random

_PLAIN = (
    "Ukraine",
    "Article 5",
    "27 December 2005",
    "the State Party",
    "1,234",
    "déminage",
    "разминирование",
    "中止",
    "تعليق",
)
MARKUP = (
    "<img src='/etc/passwd'/>", '<a href="javascript:alert(1)">here</a>', "<link href='file:///etc/passwd'>x</link>",
    "<b>never closed <i>nor this", "a & b < c > d &amp; &#0; &nope;", "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "<para><onDraw name=x label=y/>", "]]></p><?xml version='1.0'?>", "<svg onload=alert(1)>", "$\\frac{x}{$ _x_ **y** `z`",
)  # fmt: skip
ADDRESSES = (
    "javascript:alert(1)", "file:///etc/passwd", "//host/share", "\\\\host\\share\\x", "data:text/html,<script>1</script>",
    "https://user:secret@example.org/", "HTTP//x", "https://", "ftp://example.org/a", "mailto:a@example.org",
    "http://example.org/a b)>> /JS (x)", "https://example.org/\u202efdp.exe", "http://[::1", "https://ex\u0430mple.org/ü",
)  # fmt: skip
PDF = (
    ") Tj ET Q endstream endobj /JS (x) \\", "<< /S /JavaScript >>", "\\", "((((", "))))", "\\)\\(", "%PDF-1.7\r%%EOF",
    "<FEFF>", "/Launch /URI (file:///x)", "BT /F1 1 Tf EMC EMC", "\\ddd\\0",
)  # fmt: skip
PLACES = (
    "{page} {x} %s %n {0.__class__}",
    "{}",
    "{",
    "}",
    "{n:>99999}",
    "%(x)s %",
    "${x}",
    "{states}{day}{{}}",
)
CONTROLS = (
    "\x00", "a\x00b", "\x00\x01\x1f\x7f\x85", "\n\r\t\v\f\u2028\u2029\u00ad\u200b\ufeff\u2060", "\x1b[31m", "\x1f", "\ufffe\uffff",
    "lone \ud800 surrogate \udfff", "\udc80" * 20, "\ud83d", "\ue000\uf8ff\U000f0000\U0010fffd", "\U000e0041\U000e007f",
)  # fmt: skip
DIRECTIONS = (
    "الجمهورية العربية (السورية) 2025 \u202eabc\u202c", "\u202e\u202d\u2066\u2067\u2068abc אבג 12", "\u202e" * 200 + "x",
    "\u2067" * 130 + "אב" + "\u2069" * 5, "abc אבגד 123 (دهو) [x", "١٢٣ ٪ ٤٥٫٦", "\u061c\u200f\u200e", "(א)[ב]{ג}<ד>", "ﷺ لا ﻻ ـــ",
    "123 א-45, 6.7/8: ٩+$5%", "a\u0301ب\u0651\u064bג",
)  # fmt: skip
SIGNS = (
    "\U0001f4a3\U0001f1fa\U0001f1e6 \U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f3f4\U000e0067\U000e0062\U000e007f",
    "地雷禁止条約", "地雷，（禁止）。《公约》" * 40, "ｆｕｌｌ", "ไทยไม่มีช่องว่าง" * 30, "कर्क्षत्रिय", "\U00020000\U0002f800", "ﬁﬂﬃ Ǆ ẞ ß İ ı",
    "\u00bd \u2155 \u00b2 \u2082", "\u00a0\u2007\u202f\u3000\u2003" * 20, "-\u2010\u2011\u2012\u2013\u2014\u2015" * 30,
)  # fmt: skip


def hostile(chance: Random) -> str:
    """A text: one of the above, one made long, or several joined."""
    made = (_one, _joined, _long, _storm, _nested, _anything, _empty)
    return chance.choices(made, (30, 10, 1, 3, 4, 6, 6))[0](chance)


def _one(chance: Random) -> str:
    return chance.choice(chance.choice((MARKUP, ADDRESSES, PDF, PLACES, CONTROLS, DIRECTIONS, SIGNS, _PLAIN)))


def _joined(chance: Random) -> str:
    between = chance.choice(("", " ", "\n", "\u200d", "-", "/", "\u00a0"))
    return between.join(_one(chance) for _ in range(chance.randint(2, 8)))


def _long(chance: Random) -> str:
    """Ten thousand characters, most often without a space."""
    part = chance.choice(
        ("x", "W", "word ", "ж", "雷", "ب", "א", "i-", "/a", "é", "\U0001f4a3", "\u202e", "1", ".", "(", "لا")
    )
    return part * (10_000 // len(part))


def _storm(chance: Random) -> str:
    """Marks over marks."""
    letter = chance.choice("eaبאक雷 ")
    marks = "\u0301\u0489\u064b\u0651\u05b0\u0300\u20dd\u3099\u034f"
    count = chance.choices((3, 50, 2_000), (6, 6, 1))[0]
    return letter + "".join(chance.choice(marks) for _ in range(count)) + letter


def _nested(chance: Random) -> str:
    opening, closing = chance.choice(
        (("(", ")"), ("[", "]"), ("«", "»"), ("<b>", "</b>"), ("{", "}"), ("“", "”"), ("（", "）"))
    )
    depth = chance.choice((50, 64, 500))
    return opening * depth + chance.choice(("x", "א", "雷", "")) + closing * chance.randint(0, depth)


def _anything(chance: Random) -> str:
    """Characters from all of Unicode."""
    return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.choice((1, 20, 300))))


def _empty(chance: Random) -> str:
    return chance.choice(("", " ", "\u00a0", "\u200b", ".", "\n"))
