"""Pele, a renderer of Mermaid without a browser, in QuickJS: text goes in, SVG or the place of a slip comes out.

The script is built from `player/src/diagram/main.ts`. It has no clock, no files, no network; the same text gives the same bytes.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

SCRIPT: Final = Path(__file__).with_name("mermaid.js")
MOST_MEMORY: Final = 256_000_000
"""Bytes."""
LONGEST: Final = 20
"""Seconds for one diagram; usual ones take some milliseconds."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What came out, before it is cleaned; width and height in points of the screen."""

    svg: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Slip:
    """Why there is no drawing: `unsupported-diagram`, `syntax`, `semantic`, `limit` or `crash`; line and column from 1, 0 for unknown."""

    code: str
    line: int = 0
    column: int = 0


def render(text: str) -> Raw | Slip:
    """Draw one diagram."""
    from quickjs import JSException  # noqa: PLC0415 (a site without diagrams does not load the engine)

    try:
        told = json.loads(_function()(text))
    except JSException:
        return Slip("crash")
    return Slip(told["code"], told["line"], told["column"]) if "code" in told else Raw(told["svg"], told["width"], told["height"])


@cache
def _function() -> Any:
    """The script's one function. QuickJS runs it in a thread of its own, so any thread may call it."""
    from quickjs import Function  # noqa: PLC0415

    made = Function("draw", SCRIPT.read_text(encoding="utf-8"))
    made.set_memory_limit(MOST_MEMORY)
    made.set_time_limit(LONGEST)
    return made
