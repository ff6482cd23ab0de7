"""Where diagrams stand in a Markdown body: fenced code called `mermaid`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.outline import DIAGRAM

FENCE: Final = re.compile(r"^( {0,3})(`{3,}|~{3,})([^\n]*)\n(.*?)^ {0,3}\2[`~]*[ \t]*$", re.M | re.S)
"""Indent, fence, what it is called, what is in it. A fence inside a longer one is part of what that shows."""
INDENTED: Final = re.compile(rf"^(?=[ \t>])[ \t>]*(?:`{{3,}}|~{{3,}})[ \t]*{DIAGRAM}\b", re.M)


@dataclass(frozen=True, slots=True)
class Fence:
    """A diagram's text and the line of its first line, counted from 1 in the body."""

    text: str
    line: int


def fences(body: str) -> Iterator[Fence]:
    """Every diagram, in order."""
    if DIAGRAM in body:
        for found in FENCE.finditer(body):
            if _is_diagram(found):
                yield Fence(found[4], body.count("\n", 0, found.start(4)) + 1)


def misplaced(body: str) -> Iterator[int]:
    """The lines on which a diagram begins that Markdown does not take for one: it does not stand at the edge."""
    if DIAGRAM in body:
        seen = FENCE.sub(lambda found: found[0] if found[1] else re.sub(r"[^\n]", " ", found[0]), body)
        for found in INDENTED.finditer(seen):
            yield body.count("\n", 0, found.start()) + 1


def replaced(body: str, change: Callable[[str], str | None]) -> str:
    """The body with the diagrams for which `change` knows something else exchanged for that."""

    def exchange(found: re.Match[str]) -> str:
        instead = change(found[4]) if _is_diagram(found) else None
        return found[0] if instead is None else f"\n{instead}\n"

    return FENCE.sub(exchange, body) if DIAGRAM in body else body


def _is_diagram(found: re.Match[str]) -> bool:
    return not found[1] and found[3].strip().lower().split(" ")[0] == DIAGRAM
