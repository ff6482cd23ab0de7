"""The search's text in pieces, for sites too large to send it whole: where each pair of characters stands, and the texts page by page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from generator.site.search import SearchText

PAIRS_A_SHARD: Final = 400
"""Some 10 to 17 KB as a host sends them."""
WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

Posting = list[int]
"""Section and times, section and times …, sections ascending and told as the step from the one before."""


def postings(text: SearchText) -> dict[str, Posting]:
    """Where each pair of characters stands in the sections' texts, as the phone folds them."""
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for at, (_, _, _, words, _) in enumerate(text.sections):
        for pair in _pairs(words):
            found[pair][at] = found[pair].get(at, 0) + 1
    return {pair: _steps(times) for pair, times in found.items()}


def _pairs(words: str) -> Iterator[str]:
    folded = words.translate(WIDE).lower()
    return (one + other for one, other in pairwise(folded) if one.isalnum() and other.isalnum())


def _steps(times: dict[int, int]) -> Posting:
    posting, before = [], 0
    for section, count in times.items():
        posting += [section - before, count]
        before = section
    return posting


def shard_of(pair: str, count: int) -> int:
    """The number of a pair's shard; `player/src/search/shards.ts` computes the same."""
    return (ord(pair[0]) * 31 + ord(pair[1])) % count


def shards(found: dict[str, Posting]) -> list[dict[str, Posting]]:
    """The postings, dealt out to shards."""
    count = max(1, len(found) // PAIRS_A_SHARD)
    dealt: list[dict[str, Posting]] = [{} for _ in range(count)]
    for pair in sorted(found, key=_by_code):
        dealt[shard_of(pair, count)][pair] = found[pair]
    return dealt


def _by_code(pair: str) -> tuple[int, ...]:
    return tuple(map(ord, pair))


def head(text: SearchText) -> dict[str, Any]:
    """The text without its texts, but with their lengths: what every search needs."""
    sections = [(page, anchor, title, "", aliases) for page, anchor, title, _, aliases in text.sections]
    lengths = [len(words) for _, _, _, words, _ in text.sections]
    return text.model_dump() | {"sections": sections, "lengths": lengths}


def texts_by_page(text: SearchText) -> Iterable[list[str]]:
    """The texts of each page's sections, in order."""
    pages: list[list[str]] = [[] for _ in text.pages]
    for page, _, _, words, _ in text.sections:
        pages[page].append(words)
    return pages
