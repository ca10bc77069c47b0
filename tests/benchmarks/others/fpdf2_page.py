"""The brief by fpdf2: drawn from top to bottom, text by text. It makes no tags."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from fpdf import FPDF
from timed import measure

FACES = {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}


def make(content: dict[str, Any], folder: Path) -> bytes:
    pdf = FPDF(format="A4", unit="pt")
    pdf.set_lang(content["language"])
    pdf.set_title(content["title"])
    pdf.set_margins(46, 34)
    pdf.set_auto_page_break(True, 40)
    for family in ("Serif", "Sans"):
        for style, face in FACES.items():
            pdf.add_font(family, style, Path(content["fonts"]) / f"Noto{family}-{face}.ttf")
    pdf.set_text_shaping(True)
    pdf.add_page()
    notes = [pdf.add_link() for _ in content["notes"]]
    line(pdf, content["occasion"], "Sans", "", 8.5)
    line(pdf, content["title"], "Sans", "B", 19)
    line(pdf, content["subtitle"], "Sans", "", 10)
    for each in content["key_figures"]:
        line(pdf, each["label"], "Sans", "", 8.5)
        line(pdf, each["value"], "Sans", "B", 12)
        spans(pdf, each["remark"], notes, 8.5)
    for section in content["sections"]:
        if section["title"]:
            pdf.start_section(section["title"])
            line(pdf, section["title"], "Sans", "B", 10.2)
        for each in section["blocks"]:
            block(pdf, each, notes, folder)
    line(pdf, content["notes_title"], "Sans", "B", 10.2)
    for number, note in enumerate(content["notes"]):
        pdf.set_link(notes[number], y=pdf.get_y(), page=pdf.page)
        pdf.set_font("Serif", "", 8.5)
        pdf.write(9.9, f"{number + 1} {note['text']} ")
        pdf.write(9.9, note["url"], note["url"])
        pdf.ln(11)
    line(pdf, content["footer"], "Sans", "", 8.5)
    return bytes(pdf.output())


def line(pdf: FPDF, text: str, family: str, style: str, size: float) -> None:
    pdf.set_font(family, style, size)
    pdf.multi_cell(0, size * 1.3, text, new_x="LMARGIN", new_y="NEXT")


def spans(
    pdf: FPDF, inline: list[dict[str, Any]], notes: list[int], size: float = 9.5, before: str = ""
) -> None:
    pdf.set_font("Serif", "", size)
    pdf.write(size * 1.35, before)
    for part in inline:
        if "notes" in part:
            pdf.set_font("Serif", "", 7)
            for number in part["notes"]:
                pdf.write(size * 1.35, f"{number} ", notes[number - 1])
        else:
            pdf.set_font("Serif", ("B" if part["bold"] else "") + ("I" if part["italic"] else ""), size)
            pdf.write(size * 1.35, part["text"])
    pdf.ln(size * 1.8)


def block(pdf: FPDF, each: dict[str, Any], notes: list[int], folder: Path) -> None:
    match each["kind"]:
        case "paragraph":
            spans(pdf, each["text"], notes)
        case "list" | "box":
            for number, item in enumerate(each["items"], start=1):
                spans(pdf, item, notes, before=f"{number}. " if each.get("numbered") else "• ")
        case "quotation":
            spans(pdf, each["text"], notes)
            spans(pdf, each["by"], notes, 8.5)
        case "table":
            pdf.set_font("Serif", "", 8.7)
            with pdf.table(col_widths=tuple(each["weights"]), line_height=11.4) as table:
                table.row(each["heads"])
                for row in each["rows"]:
                    table.row([plain(cell) for cell in row])
        case _:
            pdf.image(folder / each["file"], w=220, alt_text=each["alt"])
            spans(pdf, each["caption"], notes, 8.5)


def plain(inline: list[dict[str, Any]]) -> str:
    return "".join(
        " " + ",".join(map(str, part["notes"])) if "notes" in part else part["text"] for part in inline
    )


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    measure("fpdf2", make)
