"""The trainer's guide of a module: what to bring, a plan by the minute, the text with the notes beside it, the answers."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from generator.model import Page
from generator.paper.exam import place_of, source_of
from generator.paper.handout import common, facts, key_boxes
from generator.paper.nodes import Block, Blocks, Callout, Heading, words_of
from generator.paper.questions import answers, practice
from generator.paper.shop import Job, Shop

MINUTES: Final = re.compile(r"(\d+)\s*分钟")
BEFORE: Final = (
    "讲义一人一份，卷子 A、B 两种穿插着发；签到表一张。",
    "“答案和出处”只带一份，自己收着。",
    "没有网络：带上离线网站，双击 index.html 就能打开。",
    "先说清：自愿参加，听不懂随时问；答题结果只留在本人手里。",
)


def guide(shop: Shop, page: Page) -> Job:
    """Made from the author's text with its trainer's blocks."""
    exercise = practice(shop, page)
    told = answers(shop, exercise.drawn)
    sources = {path: source_of(shop, path) for path in dict.fromkeys(entry["page"] for entry in told)}
    for entry in told:
        entry["places"] = [place_of(entry, sources[entry["page"]])]
    sections = list(_sections(shop.tree(page, trainer=True)))
    content = {
        **common(shop, page),
        "title": f"讲师手册：{page.title}",
        "facts": facts(page),
        "before": [[one] for one in BEFORE],
        "plan": _plan(sections),
        "boxes": key_boxes(shop, page),
        "sections": [_beside(shop, section) for section in sections],
        "questions": told or None,
        "scan": None,
    }
    name = f"guide-{page.path.rpartition('/')[2].removesuffix('.md')}"
    return Job(name, "guide", content["title"], "guide.typ", content, shop.day([page]), needs=tuple(sources.values()))


def _sections(blocks: Blocks) -> Iterator[list[Block]]:
    """Blocks by the headings over them; what stands before the first has none."""
    starts = [0, *(at for at, block in enumerate(blocks) if at and isinstance(block, Heading)), len(blocks)]
    yield from (list(blocks[first:last]) for first, last in pairwise(starts) if last > first)


def _notes(section: Sequence[Block]) -> list[Callout]:
    return [block for block in section if isinstance(block, Callout) and block.kind == "trainer"]


def _plan(sections: Sequence[list[Block]]) -> list[dict[str, Any]]:
    """One row for each section whose notes say how many minutes it takes."""
    rows: list[dict[str, Any]] = []
    clock = 0
    for section in sections:
        minutes = sum(int(found[1]) for note in _notes(section) if (found := MINUTES.search(words_of(note.title))))
        if minutes:
            title = words_of(section[0].of) if isinstance(section[0], Heading) else "开场"
            rows.append({"from": clock, "to": clock + minutes, "minutes": minutes, "title": title})
            clock += minutes
    return rows


def _beside(shop: Shop, section: list[Block]) -> dict[str, Any]:
    head = section[0] if isinstance(section[0], Heading) else None
    body = tuple(block for block in section if block is not head and block not in _notes(section))
    return {"heading": shop.data(head), "body": shop.data(body), "notes": shop.data(tuple(_notes(section)))}
