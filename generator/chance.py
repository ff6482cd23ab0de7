"""Numbers by chance that are the same everywhere: in Python, on every phone (`player/src/chance.ts`), on paper.

A stream is named by a text. FNV-1a (32 bit, over UTF-8) makes a number of it, splitmix32 makes four of that, and these are the
state of xoshiro128** (Blackman and Vigna, 2018). A number below n is drawn without bias: what lies above the last whole
multiple of n is drawn again. Shuffling is Fisher–Yates from the end.
"""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

WORD: Final = 0xFFFFFFFF
T = TypeVar("T")


def fnv1a(text: str) -> int:
    """32 bits of a text (Fowler, Noll, Vo; variant 1a), over its UTF-8 bytes."""
    number = 0x811C9DC5
    for byte in text.encode():
        number = (number ^ byte) * 0x01000193 & WORD
    return number


def stream(name: str) -> Iterator[int]:
    """Endless 32-bit numbers that depend on the name alone."""
    return xoshiro128(splitmix32(fnv1a(name)))


def splitmix32(state: int) -> tuple[int, int, int, int]:
    """Four words out of one."""
    words = []
    for _ in range(4):
        state = (state + 0x9E3779B9) & WORD
        word = (state ^ state >> 16) * 0x21F0AAAD & WORD
        word = (word ^ word >> 15) * 0x735A2D97 & WORD
        words.append(word ^ word >> 15)
    return words[0], words[1], words[2], words[3]


def xoshiro128(state: tuple[int, int, int, int]) -> Iterator[int]:
    """xoshiro128** 1.1 from a state that is not all zero."""
    a, b, c, d = state
    while True:
        yield _turned(b * 5 & WORD, 7) * 9 & WORD
        shifted = b << 9 & WORD
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = _turned(d, 11)


def _turned(word: int, by: int) -> int:
    return (word << by | word >> 32 - by) & WORD


def below(limit: int, numbers: Iterator[int]) -> int:
    """A number from 0 up to, not including, the limit (1 to 2**32); each equally likely."""
    whole = 2**32 - 2**32 % limit
    return next(number for number in numbers if number < whole) % limit


def shuffled(things: Sequence[T], numbers: Iterator[int]) -> tuple[T, ...]:
    """The same things in an order by chance."""
    order = list(things)
    for last in range(len(order) - 1, 0, -1):
        other = below(last + 1, numbers)
        order[last], order[other] = order[other], order[last]
    return tuple(order)
