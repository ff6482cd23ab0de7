"""Pictures of authors, made ready for paper: each as one SVG, whatever it was, upright and bare of what cameras write into it."""

import base64
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from lxml import etree
from PIL import Image, UnidentifiedImageError

from generator.pictures import ready

LARGEST: Final = 10_000_000
"""Bytes; a picture beyond that is not printed, and no phone would load it either."""
PIXELS: Final = 40_000_000
WIDEST: Final = 150.0
"""Millimetres that a picture may take across A4."""
TALLEST: Final = 200.0
"""Millimetres that it may take down the page, with a heading above it."""
SHARP: Final = 1800
"""Pixels across: three hundred an inch at the widest."""
PIXEL: Final = 25.4 / 96
DIAGRAM_TYPE: Final = 16.0
"""Points of a diagram's words, in its own measure."""
KINDS: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
READY: Final = frozenset({"PNG", "JPEG", "WEBP"})
"""Formats that `ready` writes."""
OURS: Final = "Noto Serif SC"
"""Of the other one, which holds all weights, only the thinnest is drawn within pictures."""
FAMILY: Final = re.compile(r"(\bfont-family\s*:\s*|\bfont\s*:[^;}]{0,80}?[\d.]{1,8}(?:[a-z]{1,4}|%)(?:\s*/\s*[\w.%]+)?\s+)[^;}!]+")
"""What names a font in a style: group 1 is what stands before the name."""
SVG: Final = "{http://www.w3.org/2000/svg}svg"
FRAME: Final = Path(__file__).parent / "templates" / "picture.svg"
FRAMED: Final = re.compile(
    r'<svg [^<>]*viewBox="0 0 (\d+) (\d+)" width="\1" height="\2">'
    r'<image href="data:image/\w+;base64,([^"]*)" width="\1" height="\2"/></svg>\s*'
)
"""What the frame makes: size, size, the photo."""


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


def photo_in(svg: str) -> bytes | None:
    """The photo inside an SVG made here of one; None for a drawing."""
    found = FRAMED.fullmatch(svg)
    return base64.b64decode(found[3]) if found else None


def _photographed(content: bytes) -> Picture:
    """A raster image inside an SVG of its size; its bytes stay as they are, where they say nothing of camera and place."""
    kind, (width, height) = _opened(content)
    upright = ready(content, kind, SHARP) if kind in READY else None
    if upright is not None:
        content, (_, (width, height)) = upright, _opened(upright)
    data = f"data:{KINDS[kind]};base64,{base64.b64encode(content).decode('ascii')}"
    frame = FRAME.read_text(encoding="utf-8")
    return Picture(frame.format(width=width, height=height, data=data), _wide(width, height))


def _opened(content: bytes) -> tuple[str, tuple[int, int]]:
    """Pillow's name of the format, and (width, height) in pixels, once the whole image could be read."""
    try:
        with Image.open(BytesIO(content)) as image:
            kind, (width, height) = image.format or "", image.size
            if kind not in KINDS or width * height > PIXELS:
                raise UnusableError("图片的格式不能打印" if kind not in KINDS else f"图片有 {width}×{height} 点，太大")
            image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise UnusableError("图片是坏的，打不开") from None
    return kind, (width, height)


def _drawn(content: bytes) -> Picture:
    """A drawing as it is."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise UnusableError("图片是坏的，打不开") from None
    if root.tag != SVG:
        raise UnusableError("文件里不是图片")
    box = [_length(one) or 0.0 for one in re.split(r"[\s,]+", root.get("viewBox") or "")[-2:]]
    wide, tall = box if len(box) == 2 and all(box) else (400.0, 0.0)
    width = _length(root.get("width") or "") or wide
    height = _length(root.get("height") or "") or width * tall / wide
    return Picture(etree.tostring(_in_our_font(root), encoding="unicode"), _wide(width, height))


def _in_our_font(root: etree._Element) -> etree._Element:
    """Every font named in a drawing becomes ours: no other is there on paper, and words in an unknown font would not be drawn."""
    root.set("font-family", OURS)
    for element in root.iter(etree.Element):
        if "font-family" in element.attrib:
            element.set("font-family", OURS)
        if "style" in element.attrib:
            element.set("style", _with_ours(str(element.get("style"))))
        if etree.QName(element).localname == "style":
            element.text = _with_ours(element.text or "")
    return root


def _with_ours(rules: str) -> str:
    return FAMILY.sub(rf"\1'{OURS}'", rules)


def _wide(width: float, height: float) -> float:
    """Millimetres across for so many pixels: no wider than the text, no taller than a page."""
    return round(min(WIDEST, max(10.0, width * PIXEL), TALLEST * width / height if height else WIDEST), 2)


def _length(written: str) -> float | None:
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*", written)
    return float(found[1]) if found else None
