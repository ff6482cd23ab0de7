"""Words in a line: white space as a reader sees it, ballot boxes drawn, and bigger things laid flat."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.paper.nodes import (
    Block,
    Blocks,
    Break,
    Callout,
    Code,
    Heading,
    Inline,
    Inlines,
    Items,
    Pair,
    Paragraph,
    Quote,
    Ruler,
    Table,
    Tick,
    Verbatim,
)

SPACE: Final = re.compile(r"[ \t\r\n]+")
BALLOT: Final = {"☐": Tick(), "☑": Tick(done=True), "☒": Tick(done=True)}
"""Drawn, not set: no font of ours has them."""


def trim(inlines: Iterable[Inline]) -> Inlines:
    """Runs of white space as one space, none at the ends; neighbouring words joined, ballot boxes drawn."""
    joined: list[Inline] = []
    for one in inlines:
        for piece in _pieces(SPACE.sub(" ", one)) if isinstance(one, str) else (one,):
            if isinstance(piece, str) and joined and isinstance(joined[-1], str):
                joined[-1] = SPACE.sub(" ", joined[-1] + piece)
            else:
                joined.append(piece)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip(" ")
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip(" ")
    return tuple(one for one in joined if one != "")


def _pieces(text: str) -> Iterator[Inline]:
    for piece in re.split("([☐☑☒])", text):
        yield BALLOT.get(piece, piece)


def flat(block: Block) -> Inlines:
    """A block as inlines, for places that hold nothing bigger."""
    match block:
        case Paragraph(of) | Heading(of=of):
            return of
        case Items(start, items):
            marks = [f"{start + at}. " if start is not None else "· " for at in range(len(items))]
            return tuple(one for mark, item in zip(marks, items, strict=True) for one in (mark, *_flat(item), Break()))[:-1]
        case Verbatim(text):
            return (Code(text),)
        case Quote(of) | Callout(of=of) | Pair(of=of):
            return _flat(of)
        case Table(head, body):
            return tuple(one for row in (*head, *body) for cell in row for one in (*cell.of, "　"))
        case Ruler():
            return ()


def _flat(blocks: Blocks) -> Inlines:
    return tuple(one for block in blocks for one in (*flat(block), Break()))[:-1]
