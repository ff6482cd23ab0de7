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
from generator.word.fields import writable

EM: Final = 0.95 * 10.5 * 25.4 / 72
"""Millimetres of a character among words, a little less so that words in a drawing do not look larger."""
WORDS_LIMIT: Final = 2000
"""Characters of a description that Word keeps."""


def embed(run: Run, told: dict[str, Any], widest: float) -> None:
    """A picture of the tree in a run, with its description; CannotPrintError where a drawing cannot be drawn.

    `told` has `svg`, `width` in millimetres and `alt`, and `ems` where it should be no wider than so many sizes of the type around;
    `widest` is in millimetres.
    """
    width = min(told["width"], widest, told.get("ems", 0) * EM or widest)
    photo = photo_in(told["svg"])
    content = readable(photo) if photo else drawn(told["svg"], width)
    seen = Image.from_blob(content)
    height = width * seen.px_height / seen.px_width
    inline = run.part.new_pic_inline(BytesIO(content), Mm(width), Mm(height))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    inline.docPr.set("descr", writable(told["alt"])[:WORDS_LIMIT])
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
