"""Handouts: a module to keep, in ordinary or large print; and the policy sheet, one explainer on one sheet of paper."""

from typing import Any, Final

from generator.model import TALK, Page
from generator.paper.nodes import Block, Blocks, Heading, links_in
from generator.paper.questions import entries, practice
from generator.paper.shop import Job, Shop
from generator.paper.tables import ROOM

SIZES: Final = (10.5, 10.0, 9.5, 9.0, 8.5)
ROOM_LARGE: Final = ROOM * 10.5 / 16
IN_HALF: Final = 4
"""Columns of a table that half the width of A4 holds."""


def handout(shop: Shop, page: Page, *, large: bool = False) -> Job:
    """What a learner takes home from a module."""
    kind = "large" if large else "handout"
    return shop.once(f"{kind}-{named(page)}", lambda: _handout(shop, page, kind))


def _handout(shop: Shop, page: Page, kind: str) -> Job:
    exercise = practice(shop, page)
    questions = {"title": "随堂练", "code": str(exercise.code), "entries": entries(shop, exercise.drawn)}
    content = {
        **common(shop, page),
        "large": kind == "large",
        "facts": facts(page),
        "boxes": key_boxes(shop, page),
        "body": shop.data(shop.noted(page), room=ROOM_LARGE if kind == "large" else ROOM),
        "terms": terms_in(shop, shop.tree(page)),
        "questions": questions if exercise.drawn else None,
        "scan": shop.scan(page.url, "扫码看网页，做自测"),
    }
    return Job(f"{kind}-{named(page)}", kind, page.title, "handout.typ", content, shop.day([page]))


def sheet(shop: Shop, page: Page) -> Job:
    """One explainer on the two sides of a sheet; what one says at the door has its own card, unless a question asks for it."""
    return shop.once(f"sheet-{named(page)}", lambda: _sheet(shop, page))


def _sheet(shop: Shop, page: Page) -> Job:
    asked = shop.site.tested_by.get(f"{page.path}#{TALK}")
    content = {
        **common(shop, page),
        "facts": facts(page),
        "summary": page.explainer.summary if page.explainer else "",
        "leading": 0.58,
        "body": shop.data(shop.tree(page) if asked else without(shop.tree(page), TALK), columns=IN_HALF, room=ROOM / 2),
        "scan": shop.scan(page.url, "网页上最新的"),
    }
    name = f"sheet-{named(page)}"
    return Job(name, "sheet", page.title, "sheet.typ", content, shop.day([page]), sizes=SIZES, most=2)


def without(blocks: Blocks, anchor: str) -> Blocks:
    """Blocks without one section."""
    kept: list[Block] = []
    inside = False
    for block in blocks:
        if isinstance(block, Heading):
            inside = block.anchor.endswith(f"#{anchor}")
        if not inside:
            kept.append(block)
    return tuple(kept)


def common(shop: Shop, page: Page) -> dict[str, Any]:
    """What every paper made from one page says of it."""
    return {
        "title": page.title,
        "course": shop.course,
        "description": page.explainer.summary if page.explainer else page.leaflet.summary if page.leaflet else page.title,
        "left": shop.site.region.name,
        "right": f"核对于 {page.review.reviewed}" if page.review else "",
        "stale": stale(shop, page),
    }


def facts(page: Page) -> list[str]:
    """The line under a title."""
    of_module = [f"约 {page.module.minutes} 分钟", f"给{'、'.join(page.module.audience)}"] if page.module else []
    of_explainer = [f"适用：{page.explainer.reach}"] if page.explainer else []
    return of_module + of_explainer + ([f"核对于 {page.review.reviewed}"] if page.review else [])


def stale(shop: Shop, page: Page) -> str | None:
    """What to say of a page that should have been held against the law again by now."""
    if not page.review or page.review.review_by >= shop.site.today:
        return None
    return f"这一页该重新核对了，原定最迟 {page.review.review_by}。先以当地现行文件为准。"


def key_boxes(shop: Shop, page: Page) -> list[dict[str, Any]]:
    """What one can do after a module, and what to remember; none for other pages."""
    if not page.module:
        return []
    return [
        {"title": "学完能做到", "items": [[one.text] for one in page.module.objectives]},
        {"title": "先记住这几句", "items": [shop.told(point) for point in page.module.key_points]},
    ]


def terms_in(shop: Shop, tree: Blocks) -> list[dict[str, Any]]:
    """The glossary's words that a tree marks, in their order there, with what they mean."""
    met = dict.fromkeys(link.to for link in links_in(tree) if link.kind == "term")
    by_id = {term.id: term for term in shop.site.terms}
    known = [by_id[name] for name in met if name in by_id]
    return [{"term": term.term, "said": shop.data(shop.rich(term.definition))} for term in known]


def named(page: Page) -> str:
    """A page's name for files: `m10-support`."""
    return page.path.rpartition("/")[2].removesuffix(".md")
