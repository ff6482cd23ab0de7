"""The booklet: modules with their practice, the explainers behind them, words, laws and answers, one set of page numbers."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from generator.instrument import in_force
from generator.model import Page
from generator.paper.handout import facts, key_boxes, stale
from generator.paper.nodes import links_in
from generator.paper.questions import answers, entries, practice
from generator.paper.shop import Job, Shop

WHOLE: Final = "course"
"""The name of the booklet that holds everything."""


def booklet(shop: Shop, unit: str | None = None) -> Job:
    """Of one unit with the explainers that its questions and links lead to, or of the whole course."""
    return shop.once(f"booklet-{unit_name(shop, unit)}", lambda: _booklet(shop, unit))


def _booklet(shop: Shop, unit: str | None) -> Job:
    modules = [page for page in shop.site.modules if page.module and unit in (None, page.module.unit.target)]
    explainers = list(shop.site.explainers) if unit is None else _leant_on(shop, modules)
    parts = [*_units(shop, modules), *_topics(shop, explainers)]
    pages = [*modules, *explainers]
    title = unit or "学员手册"
    content = {
        "title": title,
        "course": shop.course,
        "description": f"{len(modules)} 门课，{len(explainers)} 篇政策说明",
        "booklet": True,
        "left": shop.site.region.name,
        "right": f"核对于 {shop.day(pages)}",
        "scan": shop.scan("index.html", "扫码看网页上最新的"),
        "parts": parts,
        "terms": [{"id": term.id, "term": term.term, "said": shop.told(term.definition)} for term in shop.site.terms],
        "laws": _laws(shop),
        "answers": [{"title": page.title, "entries": told} for page in modules if (told := answers(shop, practice(shop, page).drawn))],
    }
    return Job(f"booklet-{unit_name(shop, unit)}", "booklet", title, "booklet.typ", content, shop.day(pages))


def unit_name(shop: Shop, unit: str | None) -> str:
    """A unit's name for files: `unit-2`, or `course` for everything."""
    return f"unit-{units(shop).index(unit) + 1}" if unit is not None else WHOLE


def units(shop: Shop) -> list[str]:
    """Units that have modules, in the order of the curriculum."""
    met = dict.fromkeys(page.module.unit.target for page in shop.site.modules if page.module)
    return sorted(met, key=lambda unit: _place(shop.site.listed("units"), unit))


def _place(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else len(names)


def _units(shop: Shop, modules: Iterable[Page]) -> list[dict[str, Any]]:
    grouped: dict[str, list[Page]] = {}
    for page in modules:
        grouped.setdefault(page.module.unit.target if page.module else "", []).append(page)
    return [_part(shop, unit, grouped[unit], "门课") for unit in sorted(grouped, key=lambda unit: _place(shop.site.listed("units"), unit))]


def _topics(shop: Shop, explainers: Iterable[Page]) -> list[dict[str, Any]]:
    grouped: dict[str, list[Page]] = {}
    for page in explainers:
        grouped.setdefault(page.explainer.topic.target if page.explainer else "", []).append(page)
    topics = sorted(grouped, key=lambda topic: _place(shop.site.listed("topics"), topic))
    return [_part(shop, f"政策：{topic}", grouped[topic], "篇政策说明") for topic in topics]


def _part(shop: Shop, title: str, pages: Sequence[Page], counted: str) -> dict[str, Any]:
    return {"title": title, "said": f"{len(pages)} {counted}", "chapters": [_chapter(shop, page) for page in pages]}


def _chapter(shop: Shop, page: Page) -> dict[str, Any]:
    exercise = practice(shop, page) if page.module else None
    return {
        "title": page.title,
        "path": page.path,
        "facts": facts(page),
        "stale": stale(shop, page),
        "boxes": key_boxes(shop, page),
        "body": shop.data(shop.tree(page)),
        "questions": {"title": "随堂练", "entries": entries(shop, exercise.drawn)} if exercise and exercise.drawn else None,
    }


def _leant_on(shop: Shop, modules: Sequence[Page]) -> list[Page]:
    """Explainers that answer a question of the modules or that they link to, in the order of the site."""
    wanted: set[str] = set()
    for page in modules:
        wanted |= {one.source.target.partition("#")[0] for bank in shop.site.banks_of.get(page.path, ()) for one in bank.questions}
        wanted |= linked_from(shop, page)
    return [page for page in shop.site.explainers if page.path in wanted]


def linked_from(shop: Shop, page: Page) -> set[str]:
    """Paths of the pages that a page links to."""
    return {link.to.partition("#")[0] for link in links_in(shop.tree(page)) if link.kind == "page"}


def _laws(shop: Shop) -> list[dict[str, str]]:
    """Every instrument of the register; those that no page cites are left out when it is set."""
    binds = {True: "现行有效", False: "现在没有效力"}
    return [
        {"id": one.id, "short": f"《{one.short}》", "said": f"{one.kind}，{binds[in_force(one, shop.site.today)]}"}
        for one in shop.site.instruments
    ]
