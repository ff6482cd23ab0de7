"""Pictures of authors, made ready for paper: each as one SVG, whatever it was."""

import base64
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from lxml import etree
from PIL import Image, UnidentifiedImageError

LARGEST: Final = 10_000_000
"""Bytes; a picture beyond that is not printed, and no phone would load it either."""
PIXELS: Final = 40_000_000
WIDEST: Final = 150.0
"""Millimetres that a picture may take across A4."""
TALLEST: Final = 200.0
"""Millimetres that a diagram may take down the page."""
PIXEL: Final = 25.4 / 96
DIAGRAM_TYPE: Final = 16.0
"""Points of a diagram's words, in its own measure."""
KINDS: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
FRAME: Final = Path(__file__).parent / "templates" / "picture.svg"


class UnusableError(Exception):
    """The picture cannot be printed; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG and how wide it is printed, in millimetres: at most so wide where `ems` says how wide it is in sizes of the type around."""

    svg: str
    width: float
    ems: float = 0.0


def picture(path: Path) -> Picture:
    """The file as a picture; UnusableError where it is missing, too large, broken or of a kind nobody prints."""
    if not path.is_file():
        raise UnusableError("没有这个图片文件")
    if path.stat().st_size > LARGEST:
        raise UnusableError(f"图片有 {path.stat().st_size / 1e6:.0f} MB，太大")
    content = path.read_bytes()
    return _drawn(content) if path.suffix.lower() == ".svg" else _photographed(content)


def diagram(svg: str) -> Picture:
    """A diagram with words as large as those around it, smaller where it would not fit on a page."""
    width, height = map(float, (etree.fromstring(svg).get("viewBox") or "0 0 400 300").split()[2:])
    return Picture(svg, min(WIDEST, TALLEST * width / height), width / DIAGRAM_TYPE)


def _photographed(content: bytes) -> Picture:
    """A raster image inside an SVG of its size; its bytes stay as they are."""
    try:
        with Image.open(BytesIO(content)) as image:
            kind, (width, height) = KINDS.get(image.format or ""), image.size
            if kind is None or width * height > PIXELS:
                raise UnusableError("图片的格式不能打印" if kind is None else f"图片有 {width}×{height} 点，太大")
            image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise UnusableError("图片是坏的，打不开") from None
    data = f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
    frame = FRAME.read_text(encoding="utf-8")
    return Picture(frame.format(width=width, height=height, data=data), min(WIDEST, max(10.0, width * PIXEL)))


def _drawn(content: bytes) -> Picture:
    """A drawing as it is."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise UnusableError("图片是坏的，打不开") from None
    if not str(root.tag).endswith("svg"):
        raise UnusableError("文件里不是图片")
    width = _length(root.get("width") or "") or _length((root.get("viewBox") or "").split(" ")[-2:][0])
    return Picture(etree.tostring(root, encoding="unicode"), min(WIDEST, max(10.0, (width or 400.0) * PIXEL)))


def _length(written: str) -> float | None:
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*", written)
    return float(found[1]) if found else None
