"""What python-docx has no words for: fields, bookmarks, the fonts of Chinese, shaded paragraphs, a line across."""

import re
from itertools import count
from typing import Any, Final

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

AFTER_BORDERS: Final = ("w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")
"""What comes behind borders and shading among the properties of a paragraph."""

UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML has no place for; nobody sees them anyway."""


def writable(text: str) -> str:
    """The text without what cannot stand in a document."""
    return UNWRITABLE.sub("", text)


def element(tag: str, **attributes: str) -> Any:
    """An element of WordprocessingML with attributes in its name space."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word works out anew, with what is shown until then."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("text", shown), ("end", "")):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            run._r.append(element("fldChar", fldCharType=kind))
        elif kind == "text":
            run.text = text
        else:
            code = element("instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {text} "
            run._r.append(code)


class Bookmarks:
    """Names that Word accepts, by the marks of ours; numbered through one document."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.ids = count(1)

    def name(self, mark: str) -> str:
        """`c1`, `c2`, …: always the same for a mark."""
        return self.names.setdefault(mark, f"c{len(self.names) + 1}")

    def put(self, holder: Any, mark: str) -> None:
        """Set a bookmark where the element of a paragraph, or of a link in it, ends by now."""
        number = str(next(self.ids))
        holder.append(element("bookmarkStart", id=number, name=self.name(mark)))
        holder.append(element("bookmarkEnd", id=number))


def set_fonts(thing: Any, latin: str, chinese: str) -> None:
    """The fonts of a style or a run; Chinese has one of its own."""
    thing.font.name = latin
    thing.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), chinese)


def shade(paragraph: Paragraph, colour: str) -> None:
    """A tinted background and a rule on the left."""
    _borders(paragraph).append(element("left", val="single", sz="18", space="6", color="0F5C4A"))
    paragraph._p.get_or_add_pPr().insert_element_before(element("shd", val="clear", color="auto", fill=colour), *AFTER_BORDERS)


def rule_below(paragraph: Paragraph) -> None:
    """A line across, below a paragraph; after `shade`, where both are wanted."""
    _borders(paragraph).append(element("bottom", val="single", sz="6", space="1", color="969696"))


def _borders(paragraph: Paragraph) -> Any:
    properties = paragraph._p.get_or_add_pPr()
    found = properties.find(qn("w:pBdr"))
    return properties.insert_element_before(element("pBdr"), "w:shd", *AFTER_BORDERS) if found is None else found


def before_compatibility(document: Document, setting: Any) -> None:
    """A setting of the document where the schema wants `updateFields` and `footnotePr`, in this order."""
    document.settings.element.find(qn("w:compat")).addprevious(setting)


def begin_numbers(document: Document, style: str, start: int) -> int:
    """Numbers that begin anew, for paragraphs of one of Word's styles for lists; the id by which these ask for them."""
    numbering = document.part.numbering_part.element
    used = document.styles[style].element.pPr.numPr.numId.val
    made = numbering.add_num(numbering.num_having_numId(used).abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    number: int = made.numId
    return number


def count_on(paragraph: Any, numbers: int) -> None:
    """Number a paragraph as the next of those numbers."""
    paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numbers


def repeat_row(row: Any) -> None:
    """Repeat a row of a table on every page."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_row(row: Any) -> None:
    """Keep a row of a table on one page."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def tighten(paragraph: Paragraph) -> None:
    """Closer lines, with a little air above and below: for cells of tables."""
    form = paragraph.paragraph_format
    form.line_spacing, form.space_before, form.space_after = 1.1, Pt(3), Pt(3)
