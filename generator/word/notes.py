"""Footnotes, for which python-docx has no words: a part of the document with a paragraph for each call (ISO/IEC 29500-1, 17.11)."""

from itertools import count
from pathlib import Path
from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.story import StoryPart
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generator.word.fields import before_compatibility, element

BARE: Final = Path(__file__).parent / "footnotes.xml"
"""The part as Office begins it: the line above the notes, and the line above what goes on overleaf."""
LINES: Final = ("-1", "0")
"""The numbers of those two."""
TEXT, CALL = "footnote text", "footnote reference"


class Footnotes:
    """The footnotes of one document, numbered as they are called; the part is there once there is a note."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.part: StoryPart | None = None
        self.numbers = count(1)

    def call(self, run: Run) -> Paragraph:
        """Call a new note in a run that is empty; the paragraph to write it in."""
        part = self.part = self.part or self._begun()
        number = str(next(self.numbers))
        run.style = CALL
        run._r.append(element("footnoteReference", id=number))
        note, line = element("footnote", id=number), element("p")
        note.append(line)
        part.element.append(note)
        made = Paragraph(line, part)
        made.style = TEXT
        made.add_run(style=CALL)._r.append(element("footnoteRef"))
        made.add_run(" ")
        return made

    def _begun(self) -> StoryPart:
        """The part with no note in it, known to the document, and the two styles of notes."""
        main = self.document.part
        part: StoryPart = StoryPart.load(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, BARE.read_bytes(), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        told = element("footnotePr")
        told.extend(element("footnote", id=number) for number in LINES)
        before_compatibility(self.document, told)
        text = self.document.styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        text.base_style = self.document.styles["Normal"]
        text.font.size = Pt(9)
        text.paragraph_format.line_spacing, text.paragraph_format.space_after = 1.15, Pt(0)
        self.document.styles.add_style(CALL, WD_STYLE_TYPE.CHARACTER, builtin=True).font.superscript = True
        return part
