"""Pictures in a Word document: photos as they are, drawings as PNG with our fonts, since Word before 2019 and WPS draw no SVG."""

from io import BytesIO
from typing import Any, Final

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.shared import Mm
from docx.text.run import Run
from PIL import Image as Pillow

from generator.paper.engine import drawn
from generator.paper.pictures import photo_in

WORDS_LIMIT: Final = 2000
"""Characters of a description that Word keeps."""


def embed(run: Run, told: dict[str, Any], widest: float) -> None:
    """A picture of the tree (`svg`, `width` in millimetres, `alt`) in a run, `widest` millimetres across at most, with its description.

    CannotPrintError where a drawing cannot be drawn.
    """
    width = min(told["width"], widest)
    photo = photo_in(told["svg"])
    content = readable(photo) if photo else drawn(told["svg"], width)
    seen = Image.from_blob(content)
    height = width * seen.px_height / seen.px_width
    inline = run.part.new_pic_inline(BytesIO(content), Mm(width), Mm(height))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    inline.docPr.set("descr", told["alt"][:WORDS_LIMIT])
    run._r.add_drawing(inline)


def readable(photo: bytes) -> bytes:
    """The photo as it is where Word reads it, and as PNG, or JPEG where it was one, where not."""
    try:
        Image.from_blob(photo)
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
        return _rewritten(photo)
    return photo


def _rewritten(photo: bytes) -> bytes:
    out = BytesIO()
    with Pillow.open(BytesIO(photo)) as image:
        if image.format == "JPEG":
            image.convert("RGB").save(out, "JPEG", quality=92)
        else:
            image.convert("RGBA" if image.has_transparency_data else "RGB").save(out, "PNG", optimize=True)
    return out.getvalue()
