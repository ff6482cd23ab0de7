"""What would not come out on paper, seen while files are read: characters without type, pictures that nobody can print."""

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from generator.diagnostics import Fault, Place, Say, fault
from generator.outline import Mention
from generator.paper.glyphs import unprintable

DRAWN: Final = frozenset("☐☑☒")
"""Not in the fonts, but drawn."""
INSTEAD: Final = Say("换成文字，或换一个写法；生僻的人名用拼音加说明。", "use words, or another way to write it.")
REPAIR: Final = Say("换一张图，或用画图软件另存一次；太大的先缩小。", "use another image, save it again, or make it smaller.")


def unprintable_in(path: str, text: str) -> Iterator[Fault]:
    """The first place of each character of a file that no font of ours has."""
    seen = set(DRAWN)
    for found in unprintable().finditer(text):
        if found[0] not in seen:
            seen.add(found[0])
            start = text.rfind("\n", 0, found.start()) + 1
            place = Place(path, text.count("\n", 0, found.start()) + 1, found.start() - start + 1)
            said = f"“{found[0]}”（U+{ord(found[0]):04X}）打印不出来"
            yield fault("PRN01", place, Say(said, f"U+{ord(found[0]):04X} cannot be printed"), INSTEAD)


def unusable_of(page: str, images: Iterable[Mention], content: Path) -> Iterator[Fault]:
    """The pictures of a page (by its path under content/) that are there and cannot be used; missing ones are broken links."""
    for image in images:
        path = unquote(image.text).partition("#")[0].partition("?")[0]
        file = content / posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        if ":" not in path and file.is_file():
            yield from _unusable(file, image.place)


def _unusable(file: Path, at: Place) -> Iterator[Fault]:
    from generator.paper.pictures import UnusableError, picture  # noqa: PLC0415 (few pages have pictures, and reading them is slow to import)

    try:
        picture(file)
    except UnusableError as reason:
        yield fault("PRN03", at, Say(str(reason), f"the image cannot be used ({file.suffix})"), REPAIR)
