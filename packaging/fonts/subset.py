"""Make the Chinese faces in resources/fonts from the whole ones; see README.md here.

A recipe run by hand, never at run time.

    python packaging/fonts/subset.py FOLDER resources/fonts

FOLDER holds NotoSansSC_400Regular.ttf and NotoSansSC_700Bold.ttf.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale
from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

FACES = {"NotoSansSC_400Regular": "NotoSansSC-Regular", "NotoSansSC_700Bold": "NotoSansSC-Bold"}
CATALOGUES = ("locale/names.csv", "locale/zh/LC_MESSAGES/minebrief.po")
SIGNS = [range(0x2010, 0x2028), range(0x2030, 0x203C), range(0x3000, 0x3018), range(0xFF01, 0xFFE6)]
"""Punctuation, brackets of Chinese, and letters of full width."""


def main(arguments: list[str]) -> int:
    """Write each face with the characters that are kept."""
    whole, out = map(Path, arguments)
    kept = characters()
    for source, name in FACES.items():
        target = out / f"{name}.ttf"
        reduce_face(whole / f"{source}.ttf", target, kept)
        print(f"{target}: {len(kept)} characters asked for, {target.stat().st_size // 1024} KiB")
    return 0


def characters() -> frozenset[str]:
    """GB 2312, signs, and whatever the catalogue and Unicode's names of places and languages are written with."""
    signs = (chr(code) for codes in SIGNS for code in codes)
    locale = Locale("zh")
    names = (*locale.territories.values(), *locale.languages.values())
    said = (
        (ROOT / "resources" / each).read_text("utf-8")
        for each in CATALOGUES
        if (ROOT / "resources" / each).exists()
    )
    return frozenset("".join((*gb2312(), *signs, *names, *said))) - {"\n"}


def gb2312() -> list[str]:
    """The characters of the national standard, by its two bytes."""
    found = []
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.append(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:  # a place without a character
                continue
    return found


def reduce_face(source: Path, target: Path, kept: frozenset[str]) -> None:
    """Write the face with these characters alone, without what only screens and editors need."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["kern", "locl", "ccmp"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT"]
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    made = subset.Subsetter(options)
    made.populate(text="".join(kept))
    made.subset(font)
    font.save(target)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
