"""A logo in SVG as outlines on our own canvas: shapes, fills and strokes in full colours, and nothing else.

What we would draw otherwise than its maker meant is refused, with the way out: text, gradients, shadows, pictures in
the picture, and whatever leads out of the file. An SVG can ask for unlimited work, so what it would come to is counted
before a library sees it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from desktop.figures.drawing import Drawing, Shape

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from desktop.page.styles import Colour

_SVG = "{http://www.w3.org/2000/svg}"
_MOST_BYTES = 1_000_000
_MOST_ELEMENTS = 4000
_MOST_DEPTH = 60
_MOST_POINTS = 60_000
_FARTHEST = 1e6
_INSTEAD = "save the logo as plain SVG, or as PNG, 1,000 pixels wide."
_DRAWN = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_HELD = _DRAWN | {"svg", "g", "defs", "use", "title", "desc", "metadata", "style"}
_UNUSED = frozenset({"linearGradient", "radialGradient", "clipPath", "mask", "filter", "pattern", "marker"})
_REFUSED = {
    "text": "The logo holds text, which needs its typeface: convert text to paths in the drawing program, and save again.",
    "script": f"The logo holds a script, which is never run: {_INSTEAD}",
    "image": "The logo holds a picture in the picture: save it as PNG, 1,000 pixels wide.",
}
_EFFECTS = frozenset({"clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end"})
_OPACITIES = frozenset({"opacity", "fill-opacity", "stroke-opacity"})
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]+)")
_EMPTY = ("", "none", "inherit", "normal", "0")
_CAPS = {"butt": "butt", "round": "round", "square": "projecting"}
_JOINS = {"miter": "miter", "round": "round", "bevel": "bevel"}


def is_svg(content: bytes) -> bool:
    """Whether it looks like one: whether it is one shows when it is read."""
    return b"<svg" in content[:20_000] or b":svg" in content[:20_000]


def svg_drawing(content: bytes) -> Drawing:
    """Its outlines, the drawing cut to what is drawn. Raises ValueError, one sentence that says what to do."""
    if len(content) > _MOST_BYTES:
        raise ValueError(f"The logo's SVG file is larger than 1 MB: {_INSTEAD}")
    _look_through(content)
    try:
        found = list(_outlines(content))
    except RecursionError as error:
        raise _too_much() from error
    except Exception as error:
        if isinstance(error, _Refused):
            raise
        raise ValueError(f"The logo's SVG can't be read: {_INSTEAD}") from error
    return _fitted(found)


def written_svg(drawing: Drawing) -> bytes:
    """The drawing as an SVG file that holds its shapes and nothing else."""
    width, height = drawing.width, drawing.height
    shapes = "".join(_element(shape, height) for shape in drawing.items if isinstance(shape, Shape))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_short(width)}" height="{_short(height)}" '
        f'viewBox="0 0 {_short(width)} {_short(height)}">{shapes}</svg>'
    ).encode("ascii")


class _Refused(ValueError):
    """Something in it that is not drawn."""


def _too_much() -> _Refused:
    return _Refused(f"The logo has more shapes than a logo needs: {_INSTEAD}")


def _look_through(content: bytes) -> None:
    """Raises ValueError if anything in it may not, or can't, be drawn as it is meant."""
    _refuse_entities(content)
    try:
        root = ET.fromstring(content)  # noqa: S314 - without entities, as was seen to
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ValueError(f"The logo's SVG can't be read: {_INSTEAD}") from error
    if _name(root) != "svg":
        raise ValueError("A logo is a PNG, JPEG or SVG file, and this file is none of these.")
    named: dict[str, Element] = {}
    for element in root.iter():
        named.setdefault(element.get("id", ""), element)
    if _weight(root, named, 0) > _MOST_ELEMENTS:
        raise _too_much()
    _look_at(root)


def _refuse_entities(content: bytes) -> None:
    """A document type with declarations of its own can multiply a few bytes without end, or name other files."""
    parser = expat.ParserCreate()

    def doctype(_name: str, _system: str | None, _public: str | None, inside: int) -> None:
        if inside:
            raise _Refused(f"The logo's SVG declares entities, which are not read: {_INSTEAD}")

    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, _Refused):
            raise
        raise ValueError(f"The logo's SVG can't be read: {_INSTEAD}") from error


def _weight(element: Element, named: Mapping[str, Element], depth: int) -> int:
    """How many elements it comes to with all that it uses again."""
    if depth > _MOST_DEPTH:
        raise _too_much()
    total = 1
    used = [named[found] for found in [_reference(element)[1:]] if _name(element) == "use" and found in named]
    for each in (*element, *used):
        total += _weight(each, named, depth + 1)
        if total > _MOST_ELEMENTS:
            raise _too_much()
    return total


def _look_at(element: Element) -> None:
    name = _name(element)
    if not name:
        return  # a drawing program's own notes
    if name in ("tspan", "textPath", "flowRoot"):
        name = "text"
    if name in _REFUSED:
        raise _Refused(_REFUSED[name])
    if name in _UNUSED or name in ("title", "desc", "metadata"):
        return
    if name not in _HELD:
        raise _Refused(f"The logo holds “{name[:30]}”, which is not drawn: {_INSTEAD}")
    reference = _reference(element)
    if reference and not reference.startswith("#"):
        raise _Refused(f"The logo leads to another file, which is never read: {_INSTEAD}")
    if name == "style":
        _look_at_style(element.text or "")
    _look_at_values({**element.attrib, **dict(_DECLARATION.findall(element.get("style", "")))})
    for child in element:
        _look_at(child)


def _look_at_style(sheet: str) -> None:
    if "@import" in sheet:
        raise _Refused(f"The logo leads to another file, which is never read: {_INSTEAD}")
    for name, value in _DECLARATION.findall(sheet):
        _look_at_values({name: value})


def _look_at_values(values: Mapping[str, str]) -> None:
    for name, said in values.items():
        value = said.strip().lower()
        if name in ("fill", "stroke") and "url(" in value:
            raise _Refused(f"The logo has a gradient or pattern, which is not drawn: {_INSTEAD}")
        if name in _EFFECTS and value not in _EMPTY:
            raise _Refused(f"The logo is cut, masked or filtered ({name}), which is not drawn: {_INSTEAD}")
        if name in _OPACITIES and not _whole(value):
            raise _Refused(f"The logo is see-through in part, which is not drawn: {_INSTEAD}")
        if (name == "stroke-dasharray" or name.endswith("blend-mode")) and value not in _EMPTY:
            raise _Refused(f"The logo has “{name}”, which is not drawn: {_INSTEAD}")


def _whole(value: str) -> bool:
    """Whether an opacity is all or nothing."""
    try:
        share = float(value.rstrip("%")) / (100 if value.endswith("%") else 1)
    except ValueError:
        return True
    return share <= 0.0 or share >= 0.999


def _name(element: Element) -> str:
    """Its name in SVG; "" if it is of another vocabulary."""
    tag = str(element.tag)
    return tag.removeprefix(_SVG) if tag.startswith(_SVG) or not tag.startswith("{") else ""


def _reference(element: Element) -> str:
    return element.get("{http://www.w3.org/1999/xlink}href", "") or element.get("href", "")


def _outlines(content: bytes) -> Iterator[tuple[Any, Shape]]:
    """Each drawn shape with its box, y pointing down as in SVG."""
    from svgelements import SVG
    from svgelements import Path as Outline
    from svgelements import Shape as Drawn

    points = 0
    for element in SVG.parse(BytesIO(content), reify=True, on_error="raise").elements():
        values = element.values or {}
        if not isinstance(element, Drawn) or _hidden(values):
            continue
        outline = Outline(element)
        outline.approximate_arcs_with_cubics()
        points += len(outline)
        if points > _MOST_POINTS:
            raise _too_much()
        fill, stroke = _colour(element.fill), _colour(element.stroke)
        width = float(element.stroke_width or 0) if stroke else 0.0
        if (fill is None and (stroke is None or width <= 0)) or not len(outline):
            continue
        yield (
            outline,
            Shape(
                b"",
                fill,
                stroke if width > 0 else None,
                width,
                cap=_CAPS.get(str(values.get("stroke-linecap")), "butt"),
                join=_JOINS.get(str(values.get("stroke-linejoin")), "miter"),
                even_odd=str(values.get("fill-rule")) == "evenodd",
            ),
        )


def _hidden(values: Mapping[str, Any]) -> bool:
    return str(values.get("visibility", "")) in ("hidden", "collapse") or _nothing(values.get("opacity"))


def _nothing(value: object) -> bool:
    try:
        return value is not None and float(str(value)) <= 0
    except ValueError:
        return False


def _colour(colour: Any) -> Colour | None:
    if colour is None or colour.value is None or not colour.alpha:
        return None
    return round(colour.red / 255, 3), round(colour.green / 255, 3), round(colour.blue / 255, 3)


def _fitted(found: list[tuple[Any, Shape]]) -> Drawing:
    """The shapes in a drawing as large as they are together, y pointing up."""
    if not found:
        raise ValueError(f"The logo's SVG draws nothing: {_INSTEAD}")
    boxes = [_box(outline, shape) for outline, shape in found]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, foot = max(box[2] for box in boxes), max(box[3] for box in boxes)
    width, height = right - left, foot - top
    if not (
        math.isfinite(width) and math.isfinite(height) and 0 < width < _FARTHEST and 0 < height < _FARTHEST
    ):
        raise ValueError(f"The logo's SVG has no size: {_INSTEAD}")
    scale = 1000 / max(width, height)
    shapes = tuple(_placed(outline, shape, (left, foot), scale) for outline, shape in found)
    if all(_light(shape) for shape in shapes):
        raise ValueError(
            "Nothing of this logo would be seen on white paper: choose the form of it for light backgrounds."
        )
    return Drawing(round(width * scale, 2), round(height * scale, 2), shapes)


def _light(shape: Shape) -> bool:
    return all(
        0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] > 200 / 255
        for colour in (shape.fill, shape.stroke)
        if colour is not None
    )


def _box(outline: Any, shape: Shape) -> tuple[float, float, float, float]:
    left, top, right, foot = (float(side) for side in outline.bbox())
    edge = shape.line_width / 2 if shape.stroke else 0.0
    return left - edge, top - edge, right + edge, foot + edge


def _placed(outline: Any, shape: Shape, origin: tuple[float, float], scale: float) -> Shape:
    return replace(
        shape,
        path=" ".join(_operators(outline, origin, scale)).encode("ascii"),
        line_width=shape.line_width * scale,
    )


def _operators(outline: Any, origin: tuple[float, float], scale: float) -> Iterator[str]:
    from svgelements import Close, CubicBezier, Move, QuadraticBezier

    def at(*points: Any) -> str:
        return " ".join(
            f"{_short((point.x - origin[0]) * scale)} {_short((origin[1] - point.y) * scale)}"
            for point in points
        )

    for part in outline:
        match part:
            case Move():
                yield at(part.end) + " m"
            case Close():
                yield "h"
            case CubicBezier():
                yield at(part.control1, part.control2, part.end) + " c"
            case QuadraticBezier():
                yield at(*_raised(part)) + " c"
            case _:
                yield at(part.end) + " l"


def _raised(curve: Any) -> tuple[Any, Any, Any]:
    """A curve of the second degree as one of the third: its control points and its end."""
    first = curve.start + (curve.control - curve.start) * (2 / 3)
    second = curve.end + (curve.control - curve.end) * (2 / 3)
    return first, second, curve.end


def _element(shape: Shape, height: float) -> str:
    """A shape in SVG, y pointing down."""
    words = shape.path.decode("ascii").split()
    path, numbers = [], []
    for word in words:
        if word in "mlch":
            pairs = [
                f"{x} {_short(height - float(y))}" for x, y in zip(numbers[::2], numbers[1::2], strict=True)
            ]
            path.append({"m": "M", "l": "L", "c": "C", "h": "Z"}[word] + " ".join(pairs))
            numbers = []
        else:
            numbers.append(word)
    said = f'<path d="{"".join(path)}" fill="{_hexadecimal(shape.fill)}"'
    if shape.even_odd:
        said += ' fill-rule="evenodd"'
    if shape.stroke:
        cap = {"projecting": "square"}.get(shape.cap, shape.cap)
        said += f' stroke="{_hexadecimal(shape.stroke)}" stroke-width="{_short(shape.line_width)}"'
        said += f' stroke-linecap="{cap}" stroke-linejoin="{shape.join}"'
    return said + "/>"


def _hexadecimal(colour: Colour | None) -> str:
    return "none" if colour is None else "#" + "".join(f"{round(level * 255):02x}" for level in colour)


def _short(value: float) -> str:
    """To a hundredth; raises ValueError for what is no place on a page."""
    if not math.isfinite(value):
        raise ValueError("a number without end")
    said = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if said in ("-0", "") else said
