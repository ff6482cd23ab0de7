"""A diagram's text becomes a drawing with its words, and the drawing a figure of a page."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from generator.diagram.cleaning import SPACE, Element, cleaned
from generator.diagram.engine import Raw, Slip, render

LARGEST: Final = 8_000
"""Characters of a diagram's text."""
WIDEST: Final = 900.0
"""Points. What is wider or taller nobody can take in, and paper would make its words too small."""
TALLEST: Final = 1_400.0
ROOMY: Final = 400.0
"""Points; what is wider does not shrink on a phone but is moved by hand."""
NARROW: Final = 260.0
"""Points; what is wider may have to be moved when type is large: a keyboard must get there."""
FRAME: Final = "ck-diagram"


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG as it stands in a page, its size in points of the screen, its title and description, and the words in it."""

    svg: str
    width: float
    height: float
    title: str
    description: str
    words: tuple[str, ...]

    @property
    def told(self) -> str:
        """What it shows, in words; for who cannot see it."""
        return "：".join(part for part in (self.title, self.description) if part) or "、".join(self.words)


@lru_cache(maxsize=1024)
def draw(text: str) -> Drawing | Slip:
    """Draw one diagram, or say where its text cannot be read."""
    if len(text) > LARGEST:
        return Slip("limit")
    raw = render(text)
    if isinstance(raw, Slip):
        return raw
    try:
        return Slip("limit") if raw.width > WIDEST or raw.height > TALLEST else _drawing(raw)
    except etree.XMLSyntaxError:  # a character in the text that no drawing can hold
        return Slip("crash")


def _drawing(raw: Raw) -> Drawing:
    root = etree.fromstring(raw.svg, etree.XMLParser(resolve_entities=False, no_network=True))
    title, description = (" ".join((root.findtext(f"{SPACE}{name}") or "").split()) for name in ("title", "desc"))
    made = cleaned(root)
    words = tuple(dict.fromkeys(filter(None, map(_words, made.iter("text")))))
    return Drawing(etree.tostring(made, encoding="unicode"), raw.width, raw.height, title, description, words)


def _words(text: Element) -> str:
    """The words of one label; Chinese lines are joined without a space."""
    joined = ""
    for line in text.itertext():
        between = " " if joined[-1:].isascii() and line[:1].isascii() and joined else ""
        joined += between + str(line).strip()
    return joined.strip()


def figure(drawing: Drawing) -> str:
    """The drawing under its title, one picture with a description for those who do not see it."""
    made = etree.Element("figure", {"class": FRAME})
    if drawing.title:
        etree.SubElement(made, "figcaption").text = drawing.title
    frame = etree.SubElement(made, "div", {"class": f"{FRAME}-frame"})
    if drawing.width > ROOMY:
        frame.set("class", f"{FRAME}-frame {FRAME}-wide")
    if drawing.width > NARROW:
        frame.set("tabindex", "0")
    picture = etree.fromstring(drawing.svg)
    picture.set("role", "img")
    picture.set("aria-label", drawing.told)
    frame.append(picture)
    return etree.tostring(made, encoding="unicode")
