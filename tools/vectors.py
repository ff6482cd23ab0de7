"""The vectors that Python and the phone share: numbers, codes and papers of an invented bank. `python -m tools.vectors` writes them.

Write them anew only when the way of drawing is changed on purpose; then count up the number in `bank_fingerprint`, too.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any, Final

from generator.chance import fnv1a, splitmix32, stream, xoshiro128
from generator.draw import Ticket, bank_fingerprint, pool, take
from generator.papercode import Blueprint, PaperCode

PATH: Final = Path(__file__).parents[1] / "generator/player/test/fixtures/draw.json"
SHAPES: Final = (("single", 4, ()), ("multiple", 5, (4,)), ("judge", 2, (0, 1)), ("blank", 0, ()), ("order", 4, ()), ("match", 5, ()))
CODES: Final = (
    PaperCode(Blueprint(), 0),
    PaperCode(Blueprint(), 0, 1),
    PaperCode(Blueprint((), 120), 8191, 3),
    PaperCode(Blueprint((1,), 5, "easy", 5), 1),
    PaperCode(Blueprint((2, 25), 12, "even", 20), 4711, 2),
    PaperCode(Blueprint((1, 2, 25), 30, "hard", 60), 777),
    PaperCode(Blueprint((25,), 10, "any", None), 31),
    PaperCode(Blueprint((7,), 10, "any", None), 31),
)


def main() -> None:
    """Write the file."""
    PATH.write_text(json.dumps(vectors(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def vectors() -> dict[str, Any]:
    """All of them, as plain values."""
    tickets = tuple(invented())
    return {
        "fnv1a": {name: fnv1a(name) for name in ("", "a", "7/draw", "题")},
        "splitmix32": {str(seed): splitmix32(seed) for seed in (0, 1, 0xFFFFFFFF)},
        "xoshiro128": list(islice(xoshiro128((1, 2, 3, 4)), 10)),
        "stream": {name: list(islice(stream(name), 5)) for name in ("", "0/draw", "8191/3/leave-001")},
        "tickets": [asdict(ticket) for ticket in tickets],
        "papers": [paper(tickets, code) for code in CODES],
    }


def paper(tickets: tuple[Ticket, ...], code: PaperCode) -> dict[str, Any]:
    """One paper as plain values."""
    pooled = pool(tickets, code)
    drawn = [[ticket.id, order] for ticket, order in take(pooled, code)]
    return {"code": str(code), "fingerprint": bank_fingerprint(pooled), "drawn": drawn}


def invented() -> Iterator[Ticket]:
    """Three modules of 20 questions over 4 sections each, all types, two cases."""
    for module in (1, 2, 25):
        for number in range(20):
            kind, size, pinned = SHAPES[number % len(SHAPES)]
            case = f"case-{module}-{number // 18}" if number >= 16 else ""
            name = f"m{module}-{number:03}"
            yield Ticket(
                name, f"{fnv1a(name):012x}", module, f"policy/p{module}.md#s{number // 5}", number % 3 + 1, case, kind, size, pinned
            )


if __name__ == "__main__":
    main()
