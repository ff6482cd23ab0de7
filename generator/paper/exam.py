"""Question papers out of a code: the paper, the answer sheet, and the key that says where each answer stands."""

from collections.abc import Mapping
from typing import Any, Final

from generator.draw import Paper
from generator.paper.handout import handout, sheet
from generator.paper.questions import Entry, answers, entries
from generator.paper.shop import Job, Shop
from generator.site.quiz import LETTERS

PHONE: Final = "paper.html"
"""The page of the site that takes a paper's code behind the #."""


def question_paper(shop: Shop, paper: Paper) -> Job:
    """The questions in the order and with the options that the phone shows for the same code."""
    scan = shop.scan(f"{PHONE}#{paper.code}.{paper.fingerprint}", "在手机上做")
    content = {**_head(shop, paper, "自测卷"), "entries": entries(shop, paper.drawn), "minutes": paper.minutes, "scan": scan}
    return Job(f"paper-{paper.code}", "paper", content["title"], "paper.typ", content, _day(shop, paper))


def answer_sheet(shop: Shop, paper: Paper) -> Job:
    """Boxes to fill in, one row a question, so that papers can be used again."""
    rows = [
        {
            "number": number,
            "type": one.question.type,
            "options": ["对", "错"] if one.question.type == "judge" else [*LETTERS[: len(one.question.options)]],
            "lines": len(one.question.blanks) or len(one.question.items) or len(one.question.pairs),
        }
        for number, one in enumerate(paper.drawn, 1)
    ]
    content = {**_head(shop, paper, "答题卡"), "rows": rows}
    return Job(f"answers-{paper.code}", "answers", content["title"], "answers.typ", content, _day(shop, paper))


def key(shop: Shop, paper: Paper, booklet: Job | None = None) -> Job:
    """The trainer's key: answer, why, section, the words there, and their page on paper (and in the booklet, where there is one)."""
    told = answers(shop, paper.drawn)
    sources = {page: source_of(shop, page) for page in dict.fromkeys(entry["page"] for entry in told)}
    for entry in told:
        entry["places"] = _places(entry, sources, booklet)
    content = {**_head(shop, paper, "答案和出处"), "entries": told}
    needs = tuple(dict.fromkeys([*sources.values(), *([booklet] if booklet else [])]))
    return Job(f"key-{paper.code}", "key", content["title"], "key.typ", content, _day(shop, paper), needs=needs)


def _places(entry: Entry, sources: Mapping[str, Job], booklet: Job | None) -> list[dict[str, str]]:
    """Where the answer stands, on its own paper and in the booklet."""
    return [place_of(entry, sources[entry["page"]]), *([place_of(entry, booklet)] if booklet else [])]


def place_of(entry: Entry, job: Job) -> dict[str, str]:
    """On one paper: its file name, what it is called, and the mark in it."""
    called = {"handout": "讲义", "booklet": "手册"}.get(job.kind, "单页")
    return {"paper": job.name, "called": called, "mark": entry["mark"]}


def source_of(shop: Shop, path: str) -> Job:
    """The paper that a page is printed on."""
    page = shop.site.page[path]
    return handout(shop, page) if page.module else sheet(shop, page)


def _head(shop: Shop, paper: Paper, kind: str) -> dict[str, Any]:
    """What the three papers of a code have in common."""
    numbers = paper.code.blueprint.modules
    named = [page.title for page in shop.site.modules if page.module and page.module.order in numbers]
    about = "、".join(named) if 0 < len(named) <= 3 else f"{len(named)} 门课" if named else "全部课程"
    return {
        "title": f"{kind}：{about}",
        "kind": kind,
        "about": about,
        "course": shop.course,
        "code": str(paper.code),
        "variant": paper.code.letter,
        "fingerprint": paper.fingerprint,
        "count": len(paper.drawn),
        "left": f"卷号 {paper.code}",
        "right": f"题库 {paper.fingerprint}",
    }


def _day(shop: Shop, paper: Paper) -> Any:
    pages = {one.question.source.target.partition("#")[0] for one in paper.drawn} | {one.question.module for one in paper.drawn}
    return shop.day(shop.site.page[path] for path in sorted(pages) if path in shop.site.page)
