"""What independent readers (poppler) find in a PDF."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree, html

from generator.model import fold

ASIDE: Final = frozenset({"Lbl", "Note", "Figure"})
"""Parts of a document that are not its running text: list numbers, calls of footnotes, footnotes, words in pictures."""
NODE: Final = re.compile(r"( *)(?:\"(.*)\"|([A-Za-z0-9]+)(?=[ :]|$).*)")


def run(*command: str) -> str:
    """The output of a program of poppler."""
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace")


@cache
def read_aloud(pdf: Path) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Each piece of text in the order of the tags, as a screen reader has it, with the tags around it."""
    return tuple(_read_aloud(pdf))


def _read_aloud(pdf: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    around: list[tuple[int, str]] = []
    for line in run("pdfinfo", "-struct-text", str(pdf)).split("\n"):
        found = NODE.fullmatch(line)
        if not found:
            continue
        depth = len(found[1])
        around = [one for one in around if one[0] < depth]
        if found[3]:
            around.append((depth, found[3]))
        else:
            yield tuple(tag for _, tag in around), found[2]


def running_text(pdf: Path) -> str:
    """All running text, folded: no white space, no list numbers, no footnotes, no heads and feet."""
    return fold("".join(text for tags, text in read_aloud(pdf) if not ASIDE & set(tags)))


def footnotes(pdf: Path) -> str:
    """The words of all footnotes, folded."""
    return fold("".join(text for tags, text in read_aloud(pdf) if "Note" in tags and "Lbl" not in tags))


@cache
def pages(pdf: Path) -> tuple[str, ...]:
    """What stands on each page, in the order in which it was drawn, folded."""
    return tuple(fold(page) for page in run("pdftotext", "-raw", str(pdf), "-").split("\f"))


def page_text(pdf: Path, page: int) -> str:
    """One page, from 1; empty behind the last."""
    return pages(pdf)[page - 1] if page <= len(pages(pdf)) else ""


class Word(NamedTuple):
    """A run of text and where it stands, in points from the upper left corner of its page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


@cache
def words(pdf: Path) -> tuple[Word, ...]:
    """All words with their places."""
    root = html.fromstring(run("pdftotext", "-bbox", str(pdf), "-").encode(), parser=html.HTMLParser(encoding="utf-8"))
    return tuple(_word(page, word) for page, sheet in enumerate(root.iter("page"), 1) for word in sheet.iter("word"))


def _word(page: int, word: etree._Element) -> Word:
    left, top, right, bottom = (float(str(word.get(side))) for side in ("xmin", "ymin", "xmax", "ymax"))
    return Word(page, left, top, right, bottom, word.text or "")


def beside(pdf: Path, one: Word) -> list[Word]:
    """What stands on the line of a word."""
    return [two for two in words(pdf) if two.page == one.page and two.top < one.bottom - 2 and two.bottom > one.top + 2 and two != one]


def begins_a_line(pdf: Path, one: Word) -> bool:
    """Whether nothing stands close before it; closed-up punctuation overlaps what stands before it."""
    return not any(two.left < one.left and one.left - 9 < two.right < one.left + 13 for two in beside(pdf, one))


def stands_alone(pdf: Path, one: Word) -> bool:
    """Whether nothing stands close to it on its line."""
    return not any(abs(two.left - one.right) < 30 or abs(two.right - one.left) < 30 for two in beside(pdf, one))


def is_the_line_above(one: Word, other: Word) -> bool:
    """Whether one word begins the line above the other, in the same size."""
    height = other.bottom - other.top
    same = abs(one.bottom - one.top - height) < 0.5 and abs(one.left - other.left) < 2
    return one.page == other.page and same and 0 < other.top - one.top < 2.2 * height


def about(pdf: Path) -> dict[str, str]:
    """What `pdfinfo` says: Title, Pages, Tagged and so on."""
    lines = (line.partition(":") for line in run("pdfinfo", str(pdf)).split("\n"))
    return {name.strip(): value.strip() for name, _, value in lines}


def fonts(pdf: Path) -> list[tuple[str, str]]:
    """(name without subset tag, whether embedded) of each font."""
    rows = [line.split() for line in run("pdffonts", str(pdf)).split("\n")[2:] if line.strip()]
    return [(row[0].partition("+")[2], row[-5]) for row in rows]
