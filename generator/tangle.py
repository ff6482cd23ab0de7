"""Pages that no editor wrote: nested or bracketed beyond all sense. They are reported and not rendered, for that would take minutes."""

import re
from itertools import accumulate
from typing import Final

from generator.diagnostics import Fault, Place, Say, fault

MOST_BRACKETS: Final = 2_000
MOST_TAGS: Final = 2_000
DEEPEST_TAGS: Final = 60
DEEPEST_INDENT: Final = 80
"""Columns: twenty levels of lists."""
DEEPEST_QUOTE: Final = 60
TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*?(/?)>?", re.I)
VOID: Final = frozenset({"br", "hr", "img", "input", "wbr", "col"})
QUOTES: Final = re.compile(rf"(?:[ \t]{{0,3}}>){{{DEEPEST_QUOTE}}}")
INDENT: Final = re.compile(rf"^[ \t]{{{DEEPEST_INDENT},}}(?=[-*+\d])", re.M)
BLOCKS: Final = re.compile(r"^/{3,}[ \t]*[a-z]", re.M | re.I)


def tangled(path: str, body: str, first_line: int) -> Fault | None:
    """Why a page is not rendered, or None for every page that a person would write."""
    found = _what(body)
    if found is None:
        return None
    zh, en, position = found
    return fault(
        "FIL07",
        Place(path, first_line + body.count("\n", 0, position), 1),
        Say(f"{zh}，没法排版", f"{en}; it cannot be rendered"),
        Say(
            "多半是粘贴时出了错。删掉重复的符号，或拆成几页。",
            "a paste gone wrong, most likely: delete the repeated signs, or split the page.",
        ),
    )


def _what(body: str) -> tuple[str, str, int] | None:
    if body.count("[") > MOST_BRACKETS:
        return f"有 {body.count('[')} 个“[”", f"{body.count('[')} opening brackets", body.index("[")
    if body.count("<") > MOST_TAGS:
        return f"有 {body.count('<')} 个“<”", f"{body.count('<')} opening angles", body.index("<")
    if _depth(body) > DEEPEST_TAGS:
        return f"标签套了 {_depth(body)} 层", f"tags nested {_depth(body)} deep", body.index("<")
    for pattern, zh, en in ((QUOTES, "引用套得太深", "quotes nested too deeply"), (INDENT, "列表套得太深", "lists nested too deeply")):
        if hit := pattern.search(body):
            return zh, en, hit.start()
    if len(BLOCKS.findall(body)) > MOST_TAGS // 4:
        return "/// 块太多", "too many blocks", body.index("///")
    return None


def _depth(body: str) -> int:
    steps = (-1 if end else 0 if alone or name.lower() in VOID else 1 for end, name, alone in TAG.findall(body))
    return max(accumulate(steps, initial=0))
