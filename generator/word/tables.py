"""Tables in a Word document: the head is repeated, rows stay whole, columns are as wide as on paper."""

from collections.abc import Sequence
from itertools import product
from typing import Any, Final

from docx.document import Document
from docx.shared import Emu, Pt
from docx.table import Table

from generator.word.fields import keep_row, repeat_row, tighten
from generator.word.inlines import Inlines

SIZE: Final = 10.5
"""Points: the width of a character."""
BESIDE: Final = 11.0
"""Points that a cell leaves free on both sides together."""


def add_table(document: Document, rows: int, widths: Sequence[float]) -> Table:
    """An empty table across the page; `widths` are characters, or, below zero, shares of what is left.

    A cell has one paragraph with closer lines.
    """
    made: Table = document.add_table(rows=rows, cols=len(widths), style="Table Grid")
    across = sum(column.width for column in made.columns)
    made.autofit = False
    for column, width in zip(made.columns, _measured(widths, across), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
            tighten(cell.paragraphs[0])
    for row in made.rows:
        keep_row(row)
    return made


def _measured(widths: Sequence[float], across: int) -> list[Emu]:
    """The widths that make up the whole; what is fixed gives way where it takes more."""
    fixed = [Pt(width * SIZE + BESIDE) if width > 0 else 0 for width in widths]
    shares = [max(0.0, -width) for width in widths]
    left = across - sum(fixed)
    if left > 0 and any(shares):
        return [Emu(int(one or left * share / sum(shares))) for one, share in zip(fixed, shares, strict=True)]
    weights = [abs(width) for width in widths]
    return [Emu(int(across * weight / sum(weights))) for weight in weights]


def fill_table(made: Table, block: dict[str, Any], inlines: Inlines) -> None:
    """The cells of a table of the tree, the ones that span several merged."""
    rows, width = [*block["head"], *block["body"]], len(made.columns)
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            last = (min(at + cell["rows"], len(rows)) - 1, min(column + cell["columns"], width) - 1)
            taken |= set(product(range(at, last[0] + 1), range(column, last[1] + 1)))
            place = made.cell(at, column).merge(made.cell(*last)) if last != (at, column) else made.cell(at, column)
            said = [{"is": "styled", "style": "strong", "of": cell["of"]}] if cell["head"] else cell["of"]
            inlines.write(place.paragraphs[0], said)
            column = last[1] + 1
    for head in made.rows[: len(block["head"])]:
        repeat_row(head)
