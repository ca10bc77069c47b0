"""The brief by Typst, as a program made for such pages would be fed: its markup written anew for each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typst
from timed import measure

HEAD = """
#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: 46pt, top: 34pt, bottom: 40pt),
  footer: context text(font: "Noto Sans", size: 8.5pt, fill: rgb("#55626d"))[#{footer} #h(1fr) #counter(page).display("1 / 1", both: true)])
#set text(font: "Noto Serif", size: 9.5pt, lang: {language}, hyphenate: true)
#set par(leading: 4pt, spacing: 5pt)
#show heading: set text(font: "Noto Sans", fill: rgb("#0b5c8a"), size: 10.2pt)
#show heading.where(level: 1): set text(size: 19pt, fill: rgb("#14344a"))
#show figure.caption: set text(font: "Noto Sans", size: 8.5pt)
#show table: set text(size: 8.7pt)
#set table(stroke: none, inset: 3pt)
"""


@cache
def compiler(folder: Path, fonts: str) -> typst.Compiler:
    return typst.Compiler(root=str(folder), font_paths=[fonts], ignore_system_fonts=True)


def make(content: dict[str, Any], folder: Path) -> bytes:
    source = folder / "brief.typ"
    source.write_text("\n".join(written(content)), encoding="utf-8")
    made = compiler(folder, content["fonts"]).compile(input=str(source), format="pdf", pdf_standards=["ua-1"])
    return bytes(made)


def text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def written(content: dict[str, Any]) -> Iterator[str]:
    head = {name: text(content[name]) for name in ("title", "footer", "language")}
    yield (
        HEAD.replace("{title}", head["title"])
        .replace("{footer}", head["footer"])
        .replace("{language}", head["language"])
    )
    yield f"#text(size: 8.5pt, {text(content['occasion'])})"
    yield f"#heading(level: 1, {text(content['title'])})\n#text({text(content['subtitle'])})"
    cells = (
        f'[#text(size: 8.5pt, {text(each["label"])}) \\ #text(size: 12pt, weight: "bold", {text(each["value"])}) \\ {spans(each["remark"])}]'
        for each in content["key_figures"]
    )
    yield f"#grid(columns: (1fr,) * {len(content['key_figures'])}, gutter: 7pt, {', '.join(cells)})"
    for section in content["sections"]:
        if section["title"]:
            yield f"#heading(level: 2, {text(section['title'])})"
        yield from map(block, section["blocks"])
    yield f"#heading(level: 2, {text(content['notes_title'])})\n#columns(2)[#set text(size: 8.5pt)"
    for number, note in enumerate(content["notes"], start=1):
        yield (
            f"{number} #text({text(note['text'])}) #link({text(note['url'])}) <note-{number}>\n"
            if note["url"]
            else (f"{number} #text({text(note['text'])}) <note-{number}>\n")
        )
    yield "]"


def spans(inline: list[dict[str, Any]]) -> str:
    found = ""
    for part in inline:
        if "notes" in part:
            found += ",".join(f"#link(<note-{n}>)[#super[{n}]]" for n in part["notes"])
        else:
            look = (', weight: "bold"' if part["bold"] else "") + (
                ', style: "italic"' if part["italic"] else ""
            )
            found += f"#text({text(part['text'])}{look})"
    return found


def block(each: dict[str, Any]) -> str:
    match each["kind"]:
        case "paragraph":
            return f"{spans(each['text'])}\n"
        case "list":
            items = ", ".join(f"[{spans(item)}]" for item in each["items"])
            return f"#{'enum' if each['numbered'] else 'list'}({items})"
        case "quotation":
            return f"#quote(block: true)[{spans(each['text'])} \\ {spans(each['by'])}]"
        case "box":
            items = "\n\n".join(map(spans, each["items"]))
            return f'#block(fill: rgb("#f1f5f8"), inset: 8pt, width: 100%)[{items}]'
        case "table":
            weights = ", ".join(f"{weight}fr" for weight in each["weights"])
            heads = ", ".join(f"[#text({text(head)})]" for head in each["heads"])
            rows = ", ".join(f"[{spans(cell)}]" for row in each["rows"] for cell in row)
            return f"#table(columns: ({weights}), table.header({heads}), {rows})"
        case _:
            image = f"image({text(each['file'])}, width: 220pt, alt: {text(each['alt'])})"
            return f"#figure({image}, caption: [{spans(each['caption'])}], supplement: none, numbering: none)"


if __name__ == "__main__":
    measure("Typst", make)
