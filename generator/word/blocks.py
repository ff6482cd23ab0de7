"""The tree, as data, in a Word document."""

from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from generator.paper.pictures import WIDEST
from generator.word.fields import keep_row, repeat_row, rule_below, shade, tighten
from generator.word.inlines import Inlines
from generator.word.pictures import embed

TINT: Final = "F1F6F3"
DEEPEST: Final = 3
"""List styles that Word's template has."""


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
        """Running text, or a picture alone, which stays with what follows: a caption, mostly."""
        only = block["of"][0] if len(block["of"]) == 1 else ""
        if isinstance(only, str) or only["is"] != "picture":
            self.line(block["of"], None, tinted)
            return
        made = self.line([], None, tinted)
        made.alignment, made.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
        embed(made.add_run(), only, WIDEST)

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
        """A list; its own numbers where they do not begin with one."""
        base = "List Bullet" if block["start"] is None else "List Number"
        style = f"{base} {min(depth + 1, DEEPEST)}" if depth else base
        for at, item in enumerate(block["items"]):
            first, rest = (item[0]["of"], item[1:]) if item and item[0]["is"] == "paragraph" else ([], item)
            numbered = block["start"] is not None
            self.line([f"{block['start'] + at}. ", *first] if numbered else first, None if numbered else style, tinted)
            self.write(rest, depth=depth + 1, tinted=tinted)

    def table(self, block: dict[str, Any], depth: int, tinted: bool) -> None:
        """A table; the head is repeated, rows stay whole."""
        rows = [*block["head"], *block["body"]]
        width = max((sum(cell["columns"] for cell in row) for row in rows), default=0)
        if not width:
            return
        made = self.document.add_table(rows=len(rows), cols=width, style="Table Grid")
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(rows):
            keep_row(made.rows[at])
            column = 0
            for cell in row:
                while (at, column) in taken:
                    column += 1
                last = (min(at + cell["rows"], len(rows)) - 1, min(column + cell["columns"], width) - 1)
                taken |= {(r, c) for r in range(at, last[0] + 1) for c in range(column, last[1] + 1)}
                merged = made.cell(at, column).merge(made.cell(*last)) if last != (at, column) else made.cell(at, column)
                tighten(merged.paragraphs[0])
                said = [{"is": "styled", "style": "strong", "of": cell["of"]}] if cell["head"] else cell["of"]
                self.inlines.write(merged.paragraphs[0], said)
                column = last[1] + 1
        for head in made.rows[: len(block["head"])]:
            repeat_row(head)
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
