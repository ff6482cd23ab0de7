"""Typst, called in this process: content goes in as JSON, a PDF/UA-1 comes out, with the pages on which its marks stand."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import typst

from generator.paper.glyphs import FONTS

TEMPLATES: Final = Path(__file__).parent / "templates"
STANDARD: Final = "ua-1"
SHARP: Final = 300.0
"""Pixels an inch of what is drawn for programs that read no SVG."""
PAGES: Final = "query(<last>).last().location().page()"
MARKS: Final = (
    "(marks: query(<mark>).map(m => (m.value, m.location().page())), tight: query(<tight>).map(m => m.value), "
    "pages: query(<last>).last().location().page())"
)


class CannotPrintError(Exception):
    """Typst refused; the message names the paper and what Typst said."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper: its bytes, its number of pages, on which page each mark stands first, and what did not fit where it should stand."""

    pdf: bytes
    pages: int
    marks: Mapping[str, int]
    tight: tuple[str, ...] = ()


def set_type(template: str, title: str, content: str, day: date, sizes: Sequence[float] = (), most: int = 0) -> Printed:
    """Set one paper: in the largest of the sizes (points) in which it takes so many pages at most, where sizes are given.

    `content` is JSON; `day` is what the PDF says of its own age, so that the same content has the same bytes.
    """
    inputs = [{"content": content, "size": str(size)} for size in sizes] or [{"content": content}]
    tries = [_compiler(template, one) for one in inputs]
    noon = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
    try:
        compiler = next((one for one in tries[:-1] if json.loads(one.eval(PAGES)) <= most), tries[-1])
        pdf = compiler.compile(format="pdf", pdf_standards=[STANDARD], timestamp=int(noon.timestamp()))
        found: dict[str, Any] = json.loads(compiler.eval(MARKS))
    except typst.TypstError as error:
        raise CannotPrintError(f"《{title}》没能排版：{error.message} {' '.join(error.hints)}") from None
    assert isinstance(pdf, bytes)
    marks: dict[str, int] = {}
    for name, page in found["marks"]:
        marks.setdefault(name, page)
    return Printed(pdf, found["pages"], marks, tuple(dict.fromkeys(found["tight"])))


def drawn(svg: str, width: float) -> bytes:
    """A drawing as PNG, `width` millimetres across; CannotPrintError where Typst refuses it."""
    try:
        png = _compiler("drawing.typ", {"svg": svg, "width": str(width)}).compile(format="png", ppi=SHARP)
    except typst.TypstError as error:
        raise CannotPrintError(f"有一张图画不出来：{error.message} {' '.join(error.hints)}") from None
    assert isinstance(png, bytes)
    return png


def _compiler(template: str, inputs: dict[str, str]) -> typst.Compiler:
    return typst.Compiler(input=str(TEMPLATES / template), root=str(TEMPLATES), font_paths=fonts(), sys_inputs=inputs)


@cache
def fonts() -> typst.Fonts:
    """Our own fonts and no others."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def fingerprint() -> str:
    """Changes when templates, fonts or Typst change."""
    files = sorted([*TEMPLATES.iterdir(), *FONTS.iterdir()])
    told = [version("typst"), STANDARD, *(f"{path.name} {sha256(path.read_bytes()).hexdigest()}" for path in files)]
    return sha256("\n".join(told).encode()).hexdigest()
