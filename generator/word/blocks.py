"""The tree, as data, in a Word document."""

from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from generator.paper.pictures import WIDEST
from generator.word.fields import begin_numbers, count_on, rule_below, shade
from generator.word.inlines import Inlines
from generator.word.pictures import embed
from generator.word.tables import add_table, fill_table

TINT: Final = "F1F6F3"
DEEPEST: Final = 3
"""List styles that Word's template has."""
STEP: Final = Twips(360)
"""From one level of its lists to the next."""


class Blocks:
    """Writes blocks into a document, one after another."""

    def __init__(self, document: Document, inlines: Inlines) -> None:
        self.document = document
        self.inlines = inlines

    def write(self, blocks: Sequence[dict[str, Any]], *, depth: int = 0, tinted: bool = False) -> None:
        """All of them."""
        for block in blocks:
            getattr(self, block["is"])(block, depth, tinted)

    def paragraph(self, block: dict[str, Any], depth: int, tinted: bool) -> None:
        """Running text; a picture on a line of its own, at its size, stays with what follows: a caption, mostly."""
        before, last = block["of"][:-1], block["of"][-1]
        if not is_picture(last) or (before and before[-1] != {"is": "break"}):
            self.line(block["of"], None, tinted).paragraph_format.left_indent = STEP * depth or None
            return
        made = self.line(before, None, tinted)
        made.alignment, made.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
        embed(made.add_run(), last, WIDEST)

    def line(self, inlines: Sequence[Any], style: str | None, tinted: bool = False) -> Paragraph:
        """A paragraph in a style."""
        made: Paragraph = self.document.add_paragraph(style=style)
        if tinted:
            shade(made, TINT)
        self.inlines.write(made, inlines)
        return made

    def heading(self, block: dict[str, Any], depth: int, tinted: bool) -> None:
        """A heading; Word's own levels, so that its contents find it."""
        made = self.document.add_heading(level=min(block["level"], 9))
        if block["anchor"]:
            self.inlines.bookmarks.put(made._p, block["anchor"])
        self.inlines.write(made, block["of"])

    def items(self, block: dict[str, Any], depth: int, tinted: bool) -> None:
        """A list with Word's own bullets or numbers; what else an item holds stands below its words."""
        base = "List Bullet" if block["start"] is None else "List Number"
        style = f"{base} {min(depth + 1, DEEPEST)}" if depth else base
        numbers = None if block["start"] is None else begin_numbers(self.document, style, block["start"])
        for item in block["items"]:
            first, rest = (item[0]["of"], item[1:]) if item and item[0]["is"] == "paragraph" else ([], item)
            made = self.line(first, style, tinted)
            if numbers is not None:
                count_on(made, numbers)
            if depth >= DEEPEST:
                made.paragraph_format.left_indent = STEP * (depth + 1)
            self.write(rest, depth=depth + 1, tinted=tinted)

    def table(self, block: dict[str, Any], depth: int, tinted: bool) -> None:
        """A table, with air below it."""
        rows = len(block["head"]) + len(block["body"])
        if rows and block["columns"]:
            fill_table(add_table(self.document, rows, block["columns"]), block, self.inlines)
            self.document.add_paragraph()

    def records(self, block: dict[str, Any], depth: int, tinted: bool) -> None:
        """A table of too many columns, row by row."""
        for record in block["of"]:
            for name, value in record:
                self.line([{"is": "styled", "style": "strong", "of": name}, "：", *value], None, tinted)

    def callout(self, block: dict[str, Any], depth: int, tinted: bool) -> None:
        """A tinted box."""
        if block["title"]:
            self.line([{"is": "styled", "style": "strong", "of": block["title"]}], None, True)
        self.write(block["of"], depth=depth, tinted=True)

    def quote(self, block: dict[str, Any], depth: int, tinted: bool) -> None:
        """What somebody else said."""
        self.write(block["of"], depth=depth, tinted=True)

    def pair(self, block: dict[str, Any], depth: int, tinted: bool) -> None:
        """A word and what is said of it."""
        self.line([{"is": "styled", "style": "strong", "of": block["term"]}], None, tinted)
        self.write(block["of"], depth=depth, tinted=tinted)

    def verbatim(self, block: dict[str, Any], depth: int, tinted: bool) -> None:
        """Lines as typed."""
        for line in block["text"].split("\n"):
            self.line([line], None, True)

    def ruler(self, block: dict[str, Any], depth: int, tinted: bool) -> None:
        """A line across."""
        rule_below(self.line([], None, tinted))


def is_picture(inline: Any) -> bool:
    """Whether something in a line is a picture."""
    return not isinstance(inline, str) and bool(inline["is"] == "picture")
