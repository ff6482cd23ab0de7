"""Word documents, opened again with python-docx and read as somebody would who has them in front of them."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

import docx
from click.testing import CliRunner, Result
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.text.paragraph import Paragraph
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image

from generator.cli import main
from generator.model import fold
from generator.paper.shop import Shop
from generator.word.papers import handout_in_word
from tests.printout import open_shop

MODULE: Final = "content/training/m01-leave.md"
BOXES: Final = str.maketrans("", "", "☐☑")


def cunke(*words: str) -> Result:
    """The command, run in this process."""
    return CliRunner().invoke(main, list(words))


class Shown(NamedTuple):
    """A picture as it stands in a document: its description, its size in millimetres, its bytes and their format."""

    alt: str
    width: float
    height: float
    content: bytes
    format: str | None

    @property
    def image(self) -> Image.Image:
        """What is seen."""
        return Image.open(BytesIO(self.content))


def opened(content: bytes) -> Document:
    """A document from the bytes of its file."""
    return docx.Document(BytesIO(content))


def first_handout(shop: Shop) -> Document:
    """The handout of the first module."""
    return opened(handout_in_word(shop, shop.site.modules[0]))


def with_text(base: Path, text: str) -> Document:
    """The handout of the sample project's first module with some text more."""
    words = (base / MODULE).read_text(encoding="utf-8")
    (base / MODULE).write_text(f"{words}\n## 新的一节 {{#new}}\n\n{text}\n", encoding="utf-8")
    return first_handout(open_shop(base))


def complaints(file: Path) -> list[str]:
    """What Word 2013 would not take in a file, by the schemas and rules of the Open XML SDK."""
    told = OpenXmlValidator(FileFormat.OFFICE_2013).validate(file)
    return [f"{error.part_uri} {error.path}: {error.description}" for error in told.errors]


def running_text(document: Document) -> str:
    """All words in the order of the document, folded: no footnotes, no boxes to tick, no numbers of lists."""
    return fold("".join(words_in(document.element.body)).translate(BOXES))


def words_in(element: Any) -> Iterator[str]:
    """The words below an element."""
    return (text.text or "" for text in element.iter(qn("w:t")))


def calls(document: Document) -> list[int]:
    """The footnotes by their numbers, in the order in which the text calls them."""
    return [int(call.get(qn("w:id"))) for call in document.element.body.iter(qn("w:footnoteReference"))]


def notes(document: Document) -> dict[int, str]:
    """What each footnote says, by its number; the lines above the notes left out."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    found = [note for note in parse_xml(part.blob) if note.get(qn("w:type")) is None]
    return {int(note.get(qn("w:id"), "")): "".join(words_in(note)).strip() for note in found}


def links(document: Document) -> list[tuple[str, str]]:
    """(words, address) of every link in the text, or `#` and the name of a bookmark."""
    every = document.element.body.iter(qn("w:hyperlink"))
    return [("".join(words_in(one)), document.part.rels[one.rId].target_ref if one.rId else f"#{one.anchor}") for one in every]


def bookmarked(document: Document) -> dict[str, str]:
    """The words of the paragraph that holds each bookmark, by its name."""
    marks = document.element.body.iter(qn("w:bookmarkStart"))
    return {mark.get(qn("w:name")): "".join(words_in(next(mark.iterancestors(qn("w:p"))))) for mark in marks}


def pictures(element: Any, document: Document) -> list[Shown]:
    """The pictures below an element of the document."""
    return [_shown(inline, document) for inline in element.iter(qn("wp:inline"))]


def _shown(inline: Any, document: Document) -> Shown:
    part = document.part.related_parts[next(inline.iter(qn("a:blip"))).embed]
    width, height = (Emu(side).mm for side in (inline.extent.cx, inline.extent.cy))
    return Shown(inline.docPr.get("descr"), width, height, part.blob, Image.open(BytesIO(part.blob)).format)


def around(document: Document, alt: str) -> tuple[Paragraph, Paragraph]:
    """The paragraph that holds the picture of a description, and the next one."""
    every = document.paragraphs
    at = next(at for at, one in enumerate(every) if any(shown.alt == alt for shown in pictures(one._p, document)))
    return every[at], every[at + 1]
