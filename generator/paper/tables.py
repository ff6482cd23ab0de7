"""How wide the columns of a table are, worked out from what stands in them."""

from collections.abc import Sequence
from typing import Any, Final

from generator.paper.nodes import Break, Cell, Note, Table, words_of

MOST: Final = 10
"""Columns beside one another on A4; a wider table is printed row by row."""
ROOM: Final = 48.0
"""Widths of a character across A4, at the size that tables are set in."""
NARROW: Final = 6.5
WIDE: Final = 26.0


def laid_out(table: Table, told: dict[str, Any], most: int = MOST, room: float = ROOM) -> dict[str, Any]:
    """What the templates are told of a table: the widths of its columns, or its rows one by one where it has more than `most`.

    `room` is what it has across, in widths of a character.
    """
    width = max((sum(cell.columns for cell in row) for row in (*table.head, *table.body)), default=1)
    if width <= most:
        return {**told, "columns": columns(table, width, room)}
    heads = [cell["of"] for cell in told["head"][0]] if told["head"] else []
    named = [[(heads[at] if at < len(heads) else [], cell["of"]) for at, cell in enumerate(row)] for row in told["body"]]
    return {"is": "records", "of": named}


def columns(table: Table, count: int, room: float) -> list[float]:
    """For each column its width in characters, or, below zero, its share of what is left."""
    needs = [max((_need(cell) for row in (*table.head, *table.body) for cell in _at(row, at)), default=1.0) for at in range(count)]
    if sum(needs) + 1.3 * count <= room:
        return [-round(need + 1.3, 1) for need in needs]
    return [round(need + 0.3, 1) if need <= NARROW else -round(min(need, WIDE) ** 0.7, 2) for need in needs]


def _at(row: Sequence[Cell], column: int) -> list[Cell]:
    """The cell that begins in a column, where it fills that column alone."""
    position = 0
    for cell in row:
        if position == column and cell.columns == 1:
            return [cell]
        position += cell.columns
    return []


def _need(cell: Cell) -> float:
    """Widths of a character that the longest line of a cell takes."""
    lines = [0.0]
    for one in cell.of:
        if isinstance(one, Break):
            lines.append(0.0)
        else:
            lines[-1] += 1.0 if isinstance(one, Note) else sum(0.58 if sign.isascii() else 1.0 for sign in words_of(one))
    return max(lines)
