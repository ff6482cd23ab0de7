"""What stands in a line: words with their styles, links that can be followed, footnotes, pictures, marks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX, WD_UNDERLINE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generator.word.fields import Bookmarks, element, writable
from generator.word.leads import Leads
from generator.word.notes import Footnotes
from generator.word.pictures import embed

GAP: Final = "____"
GREEN: Final = RGBColor(0x0F, 0x5C, 0x4A)
SMALL: Final = 40.0
"""Millimetres that a picture in a line of words may take, as on paper."""
SEEN: Final = ("page", "web")
"""Links that are shown as such; a cited law and a word of the glossary read as the text around them."""
LINK: Final = "Hyperlink"


@dataclass(frozen=True)
class Spot:
    """Where runs go: into a paragraph or into a link in it, with the styles of what they stand in."""

    paragraph: Paragraph
    link: Any = None
    styles: tuple[str, ...] = ()
    in_note: bool = False

    @property
    def holder(self) -> Any:
        """The element that they are put into."""
        return self.paragraph._p if self.link is None else self.link

    def run(self, text: str = "") -> Run:
        """A new run at the end."""
        made = Run(self.holder.add_r(), self.paragraph)
        made.text = text
        return made


class Inlines:
    """Writes inlines into the paragraphs of one document."""

    def __init__(self, document: Document, bookmarks: Bookmarks, leads: Leads) -> None:
        self.bookmarks, self.leads, self.notes = bookmarks, leads, Footnotes(document)
        link = document.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER, builtin=True)
        link.font.color.rgb, link.font.underline = GREEN, True

    def write(self, paragraph: Paragraph, inlines: Sequence[Any]) -> None:
        """At the end of a paragraph."""
        self.put(Spot(paragraph), inlines)

    def put(self, spot: Spot, inlines: Sequence[Any]) -> None:
        """At a spot, one after another."""
        for one in inlines:
            if isinstance(one, str):
                words(spot, one)
                continue
            match one["is"]:
                case "styled":
                    self.put(replace(spot, styles=(*spot.styles, one["style"])), one["of"])
                case "code":
                    words(spot, one["text"])
                case "link":
                    self.link(spot, one)
                case "note":
                    self.note(spot, one["of"])
                case "break":
                    spot.run().add_break()
                case "tick":
                    words(spot, "☑" if one["done"] else "☐")
                case "mark":
                    self.bookmarks.put(spot.holder, one["id"])
                case "picture":
                    embed(spot.run(), one, SMALL)

    def link(self, spot: Spot, one: dict[str, Any]) -> None:
        """To a section of this document, or to the web; words alone where it leads nowhere, or stands in a link."""
        inside, address = one["to"] in self.leads.sections, self.leads.web(one["kind"], one["to"])
        if spot.link is not None or not (inside or address):
            self.put(spot, one["of"])
            return
        made = element("hyperlink", history="1")
        if inside:
            made.anchor = self.bookmarks.name(one["to"])
        else:
            made.rId = spot.paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        spot.paragraph._p.append(made)
        style = LINK if one["kind"] in SEEN else one["kind"]
        self.put(replace(spot, link=made, styles=(*spot.styles, style)), one["of"])

    def note(self, spot: Spot, inlines: Sequence[Any]) -> None:
        """A footnote; in brackets where it stands in another."""
        if spot.in_note:
            self.put(spot, ["（", *inlines, "）"])
        else:
            self.put(Spot(self.notes.call(spot.run()), in_note=True), inlines)


def words(spot: Spot, text: str) -> None:
    """Runs of text; a gap becomes a line to write on."""
    for at, piece in enumerate(writable(text).split(GAP)):
        if at:
            spot.run("　　　　").underline = True
        if piece:
            _dress(spot.run(piece), spot.styles)


def _dress(run: Run, styles: Sequence[str]) -> None:
    """Give a run its styles, as the paper shows them."""
    if LINK in styles:
        run.style = LINK
    if "strong" in styles:
        run.bold = True
    if "emphasis" in styles or "term" in styles:
        run.underline = WD_UNDERLINE.DOTTED
    if "mark" in styles:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if "strike" in styles:
        run.font.strike = True
    if "super" in styles:
        run.font.superscript = True
    if "sub" in styles:
        run.font.subscript = True
