"""The sheet one prints and keeps apart: what opens an encrypted workspace when its passphrase is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from desktop.page.fonts import REPLACEMENT, Face, coverage
from desktop.page.runs import clean
from resources import path

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from desktop.wording import Wording

_MARGIN = 25 * mm
_GROUPS_A_LINE = 4


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """file: the name of the workspace. groups: the code as it is typed in, in its order."""

    file: str
    groups: tuple[str, ...]
    made_on: date


def recovery_sheet(code: RecoveryCode, words: Wording) -> bytes:
    """One A4 page as PDF."""
    from reportlab.pdfgen.canvas import Canvas

    for face in (Face.SANS, Face.SANS_BOLD):
        registerFont(TTFont(face.value, str(path(f"fonts/{face.value}.ttf"))))
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, lang=words.language)
    title = words.text("Recovery sheet for {file}", file=code.file)
    canvas.setTitle(title)
    canvas.setAuthor("Minebrief")
    top = A4[1] - _MARGIN
    top = _paragraph(canvas, top, title, 20, Face.SANS_BOLD) - 6 * mm
    for line in _before(code, words):
        top = _paragraph(canvas, top, line, 11) - 2 * mm
    top = _code(canvas, top - 8 * mm, code.groups) - 6 * mm
    for number, line in enumerate(_steps(words), 1):
        top = _paragraph(canvas, top, f"{number}.  {line}", 11) - 2 * mm
    canvas.save()
    return made.getvalue()


def _before(code: RecoveryCode, words: Wording) -> tuple[str, ...]:
    return (
        words.text("Made on {day}.", day=words.date(code.made_on)),
        words.text(
            "Whoever has this code and the file can read everything in it. Keep the sheet where you keep "
            "passports, away from the computer, and keep no copy of it on a disk."
        ),
    )


def _steps(words: Wording) -> tuple[str, ...]:
    return (
        words.text("Open the workspace in Minebrief and choose “Use the recovery code”."),
        words.text("Type the code. Capitals, spaces and dashes do not matter."),
        words.text(
            "Choose a new passphrase under File, Protect with a passphrase, where the code will do in place of the "
            "old one, and print a new sheet."
        ),
        words.text("Destroy this sheet: each change of the passphrase makes its code worthless."),
    )


def _paragraph(canvas: Canvas, top: float, text: str, size: float, face: Face = Face.SANS) -> float:
    """Set it in the width of the page. Returns where the next one may begin."""
    canvas.setFont(face.value, size)
    for line in simpleSplit(_printable(text, face), face.value, size, A4[0] - 2 * _MARGIN):
        top -= size * 1.35
        canvas.drawString(_MARGIN, top, line)
    return top


def _code(canvas: Canvas, top: float, groups: tuple[str, ...]) -> float:
    """The groups in a frame, in columns that line up."""
    lines = [groups[first : first + _GROUPS_A_LINE] for first in range(0, len(groups), _GROUPS_A_LINE)]
    height = (len(lines) * 11 + 8) * mm
    canvas.setLineWidth(0.8)
    canvas.roundRect(_MARGIN, top - height, A4[0] - 2 * _MARGIN, height, 3 * mm)
    canvas.setFont("Courier-Bold", 19)
    for row, line in enumerate(lines):
        for column, group in enumerate(line):
            canvas.drawString(_MARGIN + (10 + column * 38) * mm, top - (12 + row * 11) * mm, group)
    return top - height


def _printable(text: str, face: Face) -> str:
    covered = coverage(face)
    return "".join(each if each in covered else REPLACEMENT for each in clean(text))
