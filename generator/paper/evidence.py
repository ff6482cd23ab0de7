"""Where the words stand that answer a question: a mark is set exactly before them, so that their page can be asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from generator.model import fold
from generator.paper.nodes import Block, Blocks, Code, Heading, Inline, Mark, replaced

Wanted = Mapping[str, Sequence[tuple[str, str]]]
"""By the anchor of a section: (name of the mark, words that stand there)."""
FOLDED: Final[Callable[[str], str]] = cache(fold)
"""One character folded; a course has two thousand different ones and a hundred times as many in all."""


def with_marks(blocks: Blocks, wanted: Wanted) -> Blocks:
    """The same blocks with marks before the words that are wanted of each section."""
    return tuple(block for section in _sections(blocks) for block in _marked(section, wanted))


def _sections(blocks: Blocks) -> Iterator[list[Block]]:
    """Blocks up to the next heading, each heading with what follows it."""
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield section
            section = []
        section.append(block)
    yield section


def _marked(section: list[Block], wanted: Wanted) -> list[Block]:
    """One section with its marks."""
    head = section[:1] if section and isinstance(section[0], Heading) else []
    asked = wanted.get(head[0].anchor, ()) if head and isinstance(head[0], Heading) else ()
    if not asked:
        return section
    body = tuple(section[len(head) :])
    pieces: list[str] = []
    replaced(body, lambda one: _noted(one, pieces))
    cuts = _cuts(pieces, asked)
    seen = iter(range(len(pieces)))
    return [*head, *replaced(body, lambda one: _cut(one, cuts.get(next(seen), [])) if isinstance(one, str | Code) else [one])]


def _noted(one: Any, pieces: list[str]) -> list[Any]:
    if isinstance(one, str | Code):
        pieces.append(one if isinstance(one, str) else one.text)
    return [one]


def _cuts(pieces: Sequence[str], asked: Sequence[tuple[str, str]]) -> dict[int, list[tuple[int, str]]]:
    """By piece: the offsets at which marks go in, ascending."""
    spots: list[tuple[int, int]] = []
    folded = ""
    for at, piece in enumerate(pieces):
        for offset, character in enumerate(piece):
            told = FOLDED(character)
            folded += told
            spots += [(at, offset)] * len(told)
    cuts: dict[int, list[tuple[int, str]]] = {}
    for name, words in asked:
        found = folded.find(fold(words))
        at, offset = spots[found] if found >= 0 and spots else (0, 0)
        cuts.setdefault(at, []).append((offset, name))
    return {at: sorted(found) for at, found in cuts.items()}


def _cut(piece: str | Code, cuts: Sequence[tuple[int, str]]) -> list[Inline]:
    """A piece of text with marks at the offsets; code stays whole behind its marks."""
    if isinstance(piece, Code):
        return [*(Mark(name) for _, name in cuts), piece]
    parts: list[Inline] = []
    start = 0
    for offset, name in cuts:
        parts += [piece[start:offset], Mark(name)]
        start = offset
    return [one for one in (*parts, piece[start:]) if one != ""]
