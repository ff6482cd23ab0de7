"""What independent readers (poppler) find in a PDF."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.model import fold

ASIDE: Final = frozenset({"Lbl", "Note"})
"""Parts of a document that are not its running text: list numbers, calls of footnotes, footnotes."""
NODE: Final = re.compile(r"( *)(?:\"(.*)\"|([A-Za-z0-9]+)(?=[ :]|$).*)")


def run(*command: str) -> str:
    """The output of a program of poppler."""
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace")


def read_aloud(pdf: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each piece of text in the order of the tags, as a screen reader has it, with the tags around it."""
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


def page_text(pdf: Path, page: int, last: int | None = None) -> str:
    """What stands on a page, in the order in which it was drawn, folded."""
    return fold(run("pdftotext", "-raw", "-f", str(page), "-l", str(last or page), str(pdf), "-"))


def about(pdf: Path) -> dict[str, str]:
    """What `pdfinfo` says: Title, Pages, Tagged and so on."""
    lines = (line.partition(":") for line in run("pdfinfo", str(pdf)).split("\n"))
    return {name.strip(): value.strip() for name, _, value in lines}


def fonts(pdf: Path) -> list[tuple[str, str]]:
    """(name without subset tag, whether embedded) of each font."""
    rows = [line.split() for line in run("pdffonts", str(pdf)).split("\n")[2:] if line.strip()]
    return [(row[0].partition("+")[2], row[-5]) for row in rows]
