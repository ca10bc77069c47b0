"""The brief by WeasyPrint: HTML and CSS, written anew for each."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from timed import measure
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STYLE = """
@page { size: A4; margin: 34pt 46pt 40pt; @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt Noto Sans } }
body { font: 9.5pt/13pt Noto Serif; margin: 0; hyphens: auto } h1, h2, small, figcaption { font-family: Noto Sans }
h1 { font-size: 19pt; color: #14344a } h2 { font-size: 10.2pt; color: #0b5c8a; margin: 11pt 0 3pt } p, ul, ol { margin: 0 0 5pt }
table { border-collapse: collapse; width: 100%; font-size: 8.7pt } td, th { text-align: left; vertical-align: top; padding: 3pt }
figure { margin: 0 } figure img { width: 220pt } .box { background: #f1f5f8; padding: 8pt } .notes { columns: 2; font-size: 8.5pt }
sup { font-size: 7pt } blockquote { border-left: 2pt solid #c47a1c; margin: 0; padding-left: 10pt; font-style: italic }
.key { display: flex; gap: 7pt } .key div { flex: 1 } .key b { display: block; font-size: 12pt }
"""
FACES = ("Regular", "Bold", "Italic", "BoldItalic")


@cache
def look(fonts: str) -> tuple[CSS, FontConfiguration]:
    """Fonts and style sheet, read once."""
    known = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: Noto {family}; src: url({Path(fonts).as_uri()}/Noto{family}-{face}.ttf);"
        f" font-weight: {700 if 'Bold' in face else 400}; font-style: {'italic' if 'Italic' in face else 'normal'} }}\n"
        for family in ("Serif", "Sans")
        for face in FACES
    )
    return CSS(string=faces + STYLE, font_config=known), known


def make(content: dict[str, Any], folder: Path) -> bytes:
    style, known = look(content["fonts"])
    page = HTML(string="".join(written(content)), base_url=f"{folder}/")
    return page.write_pdf(stylesheets=[style], font_config=known, pdf_variant="pdf/ua-1") or b""


def written(content: dict[str, Any]) -> Iterator[str]:
    yield f"<html lang={content['language']}><head><title>{escape(content['title'])}</title></head><body>"
    yield f"<small>{escape(content['occasion'])}</small><h1>{escape(content['title'])}</h1><p>{escape(content['subtitle'])}</p>"
    yield "<div class=key>"
    for each in content["key_figures"]:
        yield f"<div><small>{escape(each['label'])}</small><b>{escape(each['value'])}</b>{spans(each['remark'])}</div>"
    yield "</div>"
    for section in content["sections"]:
        if section["title"]:
            yield f"<h2>{escape(section['title'])}</h2>"
        yield from map(block, section["blocks"])
    yield f"<h2>{escape(content['notes_title'])}</h2><ol class=notes>"
    for number, note in enumerate(content["notes"], start=1):
        yield f"<li id=n{number}>{escape(note['text'])} <a href='{escape(note['url'])}'>{escape(note['url'])}</a></li>"
    yield f"</ol><p><small>{escape(content['footer'])}</small></p></body></html>"


def spans(inline: list[dict[str, Any]]) -> str:
    found = ""
    for part in inline:
        if "notes" in part:
            found += "<sup>" + ",".join(f"<a href=#n{n}>{n}</a>" for n in part["notes"]) + "</sup>"
            continue
        said = escape(part["text"])
        said = f"<b>{said}</b>" if part["bold"] else said
        found += f"<i>{said}</i>" if part["italic"] else said
    return found


def block(each: dict[str, Any]) -> str:
    match each["kind"]:
        case "paragraph":
            return f"<p>{spans(each['text'])}</p>"
        case "list":
            tag = "ol" if each["numbered"] else "ul"
            return f"<{tag}>{''.join(f'<li>{spans(item)}</li>' for item in each['items'])}</{tag}>"
        case "quotation":
            return f"<blockquote>{spans(each['text'])}<br>{spans(each['by'])}</blockquote>"
        case "box":
            return f"<div class=box>{''.join(f'<p>{spans(item)}</p>' for item in each['items'])}</div>"
        case "table":
            heads = "".join(f"<th scope=col>{escape(head)}</th>" for head in each["heads"])
            rows = "".join(
                f"<tr>{''.join(f'<td>{spans(cell)}</td>' for cell in row)}</tr>" for row in each["rows"]
            )
            return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        case _:
            image = f"<img src='{each['file']}' alt='{escape(each['alt'], quote=True)}'>"
            return f"<figure>{image}<figcaption>{spans(each['caption'])}</figcaption></figure>"


if __name__ == "__main__":
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    measure("WeasyPrint", make)
