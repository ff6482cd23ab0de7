"""The short code of a paper, such as `BE1G-JCW2`: its blueprint, a hyphen, its seed.

The phone reads and writes the same (`player/src/code.ts`).

Characters are Crockford's base 32, five bits each: no I, L, O, U. In order:

- how many questions: the place in `COUNTS`;
- minutes and difficulty: the place in `MINUTES` times 4 plus the place in `MIXES`;
- which modules, none of these for all: bit n of character k (from 0) stands for the module with the number 5k + n + 1;
- three characters: seed times 4 plus variant, the highest bits first;
- a check: over GF(32) with x⁵ + x² + 1, starting from 1, each character is added after doubling, and with the check the sum is 0.
  One wrong character or two neighbours swapped are always noticed.

Reading forgives small letters, wide forms, spaces and hyphens, I and L for 1, O for 0. A code may be followed by a dot and the
fingerprint of the bank it was drawn from: `BE1G-JCW2.7QXK`.
"""

import unicodedata
from dataclasses import dataclass, replace
from typing import Final, Literal

from generator.diagnostics import Say

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
COUNTS: Final = (
    5,
    6,
    7,
    8,
    9,
    10,
    12,
    14,
    15,
    16,
    18,
    20,
    22,
    24,
    25,
    28,
    30,
    32,
    35,
    36,
    40,
    45,
    50,
    55,
    60,
    65,
    70,
    75,
    80,
    90,
    100,
    120,
)
MINUTES: Final = (None, 5, 10, 15, 20, 30, 45, 60)
Mix = Literal["any", "easy", "even", "hard"]
MIXES: Final[tuple[Mix, ...]] = ("any", "easy", "even", "hard")
SEEDS: Final = 2**13
VARIANTS: Final = "ABCD"
HIGHEST_MODULE: Final = 60
SEEN_AS: Final = str.maketrans("ILO", "110", "- \t\u2010\u2011\u2012\u2013\u2014\u2212_")
SHORTEST: Final = 6


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What a paper is to be: numbers of modules (ascending; none means all), how many questions, how hard, a timer or none."""

    modules: tuple[int, ...] = ()
    count: int = 20
    mix: Mix = "any"
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class PaperCode:
    """A blueprint with a seed (0 to 8191) and a variant (0 to 3, said A to D): the same questions in another order."""

    blueprint: Blueprint
    seed: int
    variant: int = 0

    def __str__(self) -> str:
        """As people write it."""
        values = _values(self)
        signs = "".join(ALPHABET[value] for value in (*values, _check(values)))
        return f"{signs[:-4]}-{signs[-4:]}"

    @property
    def letter(self) -> str:
        """A, B, C or D."""
        return VARIANTS[self.variant]


def variants(code: PaperCode, count: int) -> tuple[PaperCode, ...]:
    """The paper's variants A, B, … (at most four): neighbours in a row get different ones."""
    return tuple(replace(code, variant=variant) for variant in range(len(VARIANTS)))[:count]


def read_code(text: str) -> PaperCode | Say:
    """The code that a person typed, or what is wrong with it."""
    signs = folded(text.partition(".")[0])
    odd = next((sign for sign in signs if sign not in ALPHABET), None)
    if odd:
        return Say(f"卷号里没有“{odd}”这个字。卷号只有数字和大写字母，照着卷子再抄一遍。", f"no paper code has {odd!r} in it.")
    if len(signs) < SHORTEST:
        return Say("卷号没写全。照着卷子再抄一遍。", "the paper code is too short.")
    values = [ALPHABET.index(sign) for sign in signs]
    if _check(values[:-1]) != values[-1] or not _is_plain(values):
        return Say("卷号抄错了。照着卷子一个字一个字核对。", "the paper code is mistyped.")
    return _code(values)


def read_print(text: str) -> str | None:
    """The bank's fingerprint behind the dot of a code; None where there is none."""
    return folded(text.partition(".")[2]) or None


def folded(text: str) -> str:
    """A code as it is compared: capitals, no spaces or hyphens, I, L and O as the digits they look like."""
    return unicodedata.normalize("NFKC", text).strip().upper().translate(SEEN_AS)


def _values(code: PaperCode) -> list[int]:
    plan = code.blueprint
    mask = [0] * max((number + 4) // 5 for number in (0, *plan.modules))
    for number in plan.modules:
        mask[(number - 1) // 5] |= 1 << (number - 1) % 5
    tail = code.seed * 4 + code.variant
    head = [COUNTS.index(plan.count), MINUTES.index(plan.minutes) * 4 + MIXES.index(plan.mix)]
    return [*head, *mask, tail >> 10, tail >> 5 & 31, tail & 31]


def _code(values: list[int]) -> PaperCode:
    count, timing, *mask = values[:-4]
    modules = tuple(place * 5 + bit + 1 for place, five in enumerate(mask) for bit in range(5) if five >> bit & 1)
    high, middle, low = values[-4:-1]
    seed, variant = divmod(high << 10 | middle << 5 | low, 4)
    return PaperCode(Blueprint(modules, COUNTS[count], MIXES[timing % 4], MINUTES[timing // 4]), seed, variant)


def _is_plain(values: list[int]) -> bool:
    """Whether it is the one way to write it: no idle zero behind the modules, no module beyond the highest."""
    mask = values[2:-4]
    return (not mask or mask[-1] > 0) and len(mask) * 5 <= HIGHEST_MODULE


def _check(values: list[int]) -> int:
    total = 1
    for value in values:
        total = _doubled(total) ^ value
    return _doubled(total)


def _doubled(value: int) -> int:
    return (value << 1 ^ 0b100101) if value & 16 else value << 1
