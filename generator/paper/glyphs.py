"""Which characters the fonts of this package can print. No font of the system is ever used."""

import re
from functools import cache
from pathlib import Path
from typing import Final

FONTS: Final = Path(__file__).parent / "fonts"
CHARACTERS: Final = FONTS / "characters.txt"
"""Ranges of code points in hexadecimal, one a line; `tools/fonts.py` cuts the fonts by it."""
SUBSTITUTE: Final = "〓"
"""What printers set where they have no type for a character."""


@cache
def printable() -> frozenset[str]:
    """Every character that can be printed."""
    ends = (line.partition("-") for line in CHARACTERS.read_text(encoding="ascii").split())
    return frozenset(chr(code) for first, _, last in ends for code in range(int(first, 16), int(last or first, 16) + 1))


@cache
def unprintable() -> re.Pattern[str]:
    """Matches one character that cannot be printed; white space and control characters are nobody's loss."""
    ranges = (line.partition("-") for line in CHARACTERS.read_text(encoding="ascii").split())
    inside = "".join(f"{_escape(first)}-{_escape(last or first)}" for first, _, last in ranges)
    return re.compile(rf"[^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff\ufe0e\ufe0f{inside}]")


def _escape(code: str) -> str:
    return f"\\U{int(code, 16):08x}"


def substituted(text: str) -> str:
    """The text with a 〓 for each character that has no type."""
    return unprintable().sub(SUBSTITUTE, text)
