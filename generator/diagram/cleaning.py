"""What may stand in a drawing: an allow-list over the renderer's SVG. Shapes and words stay; styles, links and ids go.

Colours become a few names (`var(--_s)`), which the site's sheet fills in for day and night and `PAPER` for print.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

Element = etree._Element

SPACE: Final = "{http://www.w3.org/2000/svg}"
NUMBERS: Final = r"[-\d.,\s]+"
ATTRIBUTES: Final[dict[str, str]] = {
    "d": r"[-\d.,\sA-Za-z]+",
    "points": NUMBERS,
    "transform": r"(?:\s*(?:translate|rotate|scale)\([-\d.,\s]+\))+",
    **dict.fromkeys(
        ("x", "y", "dx", "dy", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "x2", "y1", "y2", "viewBox", "font-size"), NUMBERS
    ),
    **dict.fromkeys(("stroke-width", "stroke-dasharray", "fill-opacity", "stroke-opacity", "opacity"), NUMBERS),
    "text-anchor": "start|middle|end",
    "font-style": "italic",
    "font-weight": "bold",
    "stroke-linecap": "round|butt|square",
    "stroke-linejoin": "round|miter|bevel",
}
"""What each may say; colours are looked at apart."""
SHAPES: Final = frozenset({"g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"})
COLOURS: Final = ("fill", "stroke")
NAMED: Final = re.compile(r"var\(--_(bg|fg|m|l|s|a|b|c)\)")
SERIES: Final = re.compile(r"var\(--pele-series-(\d+)\b.*")
SERIES_COLOURS: Final = 4
BOLD: Final = re.compile(r"var\(--_(?:tw|hw)\)|bold|[6-9]00")
HALO: Final = {"stroke": "var(--_bg)", "stroke-width": "4", "stroke-linejoin": "round", "paint-order": "stroke"}
"""Keeps words apart from the lines behind them."""
ROUND: Final = "4"
"""Points, for corners that the renderer leaves to a style."""

PAPER: Final[dict[str, str]] = {
    "bg": "#ffffff", "fg": "#1d2a26", "m": "#51605a", "l": "#3a4a44", "s": "#f1f6f3", "a": "#e2ebe6", "b": "#7d8f87", "c": "#0f5c4a",
    "1": "#0f5c4a", "2": "#8a4b00", "3": "#0b5f8a", "4": "#6b3f7d",
}  # fmt: skip
USED: Final = re.compile(r"var\(--_(\w+)\)")


def cleaned(root: Element) -> Element:
    """A new drawing of what is allowed in an old one, without namespaces, as HTML has it."""
    made = etree.Element("svg", dict(_attributes(root)) | {"font-size": "16", "fill": "var(--_fg)"})
    _fill(made, root)
    return made


def _fill(made: Element, old: Element) -> None:
    """Copy what an element holds; what is not on the list is left out with all that is in it."""
    for child in old:
        name = str(child.tag).removeprefix(SPACE)
        if name not in SHAPES:
            continue
        copy = etree.SubElement(made, name, dict(_attributes(child)))
        if name in ("text", "tspan"):
            copy.text, copy.tail = child.text, child.tail if name == "tspan" else None
        _fill(copy, child)
        if name == "g" and not len(copy):
            made.remove(copy)


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    name = str(element.tag).removeprefix(SPACE)
    for key, value in element.attrib.items():
        if key in COLOURS:
            yield str(key), _colour(name, str(key), str(value))
        elif key == "font-weight" and BOLD.fullmatch(str(value)):
            yield "font-weight", "bold"
        elif key in ATTRIBUTES and re.fullmatch(ATTRIBUTES[str(key)], str(value)):
            yield str(key), str(value)
    if name == "text" and not element.get("class") and "pele-edge-label" in _class(element.getparent()):
        yield from HALO.items()
    if name == "rect" and "rx:" in (element.get("style") or ""):
        yield "rx", ROUND


def _class(element: Element | None) -> str:
    return "" if element is None else element.get("class") or ""


def _colour(name: str, key: str, value: str) -> str:
    """The site's own colour for what the renderer or an author asked for."""
    if value == "none" or NAMED.fullmatch(value):
        return value
    if series := SERIES.fullmatch(value):
        return f"var(--_{(int(series[1]) - 1) % SERIES_COLOURS + 1})"
    if "on-dark" in value:
        return "var(--_bg)"
    words = name in ("text", "tspan") or value == "currentColor"
    return "var(--_fg)" if words else "var(--_s)" if key == "fill" else "var(--_b)"


def for_paper(svg: str) -> str:
    """A drawing as it stands in a page (HTML knows no capitals in names) made a file of its own in the colours of paper."""
    # The other font of ours is a variable one, of which drawings get the thinnest.
    coloured = USED.sub(lambda found: PAPER.get(found[1], found[0]), svg)
    return coloured.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" font-family="Noto Serif SC" ', 1).replace(
        "viewbox=", "viewBox=", 1
    )
