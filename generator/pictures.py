"""Photos made ready for phones: no wider than a phone shows, and without what cameras write into them, such as where somebody lives."""

import io
import warnings
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

WIDEST: Final = 1080
"""Pixels: a phone of 360 at three pixels a point."""
LARGEST: Final = 50_000_000
"""Pixels in all; what is larger is no photo of a phone and is left as it is."""
QUALITY: Final = 82
KINDS: Final = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}


def shrink(folder: Path) -> None:
    """Every picture below a folder, in place; the same picture gives the same bytes."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in KINDS and path.is_file():
            smaller = ready(path.read_bytes(), KINDS[path.suffix.lower()])
            if smaller is not None:
                path.write_bytes(smaller)


def ready(picture: bytes, kind: str, widest: int = WIDEST) -> bytes | None:
    """The picture upright, at most `widest` pixels wide and bare of its camera's notes; None where it is so already or is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(picture))
            if image.width * image.height > LARGEST:
                return None
            noted = bool(image.getexif()) or "xmp" in image.info or "exif" in image.info
            if image.width <= widest and not noted:
                return None
            return _written(ImageOps.exif_transpose(image), kind, widest)
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, SyntaxError, ValueError):
        return None  # not a picture, or a broken one: it is published as it is, as a browser would show it


def _written(image: Image.Image, kind: str, widest: int) -> bytes:
    if image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    image.thumbnail((widest, image.height), Image.Resampling.LANCZOS)
    bare = image.convert("RGB") if kind == "JPEG" else image
    bare.info = {}
    out = io.BytesIO()
    options = {"optimize": True} if kind == "PNG" else {"quality": QUALITY}
    bare.save(out, kind, **options)
    return out.getvalue()
