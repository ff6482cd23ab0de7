"""Small papers: talk cards, leaflets, the sheet to sign, the certificate, and what to do without a network."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from generator.model import TALK, Page
from generator.paper.handout import common, named
from generator.paper.nodes import Block, Blocks, Heading, Mark, replaced, words_of
from generator.paper.shop import Job, Shop

ROWS: Final = 24
"""Lines to sign on one page."""


def cards(shop: Shop, name: str, pages: Iterable[Page]) -> Job:
    """What to say at the door, one card for each explainer that has it."""
    told = [(page, spoken(shop, page)) for page in talking(shop, pages)]
    content = {
        "title": "入户怎么说",
        "course": shop.course,
        "cards": [
            {
                "title": page.title,
                "body": shop.data(_unmarked(talk)),
                "scan": shop.scan(page.url, "这一页"),
                "checked": f"核对于 {page.review.reviewed}" if page.review else "",
            }
            for page, talk in told
        ],
    }
    return Job(f"cards-{name}", "cards", "入户怎么说", "cards.typ", content, shop.day(page for page, _ in told))


def talking(shop: Shop, pages: Iterable[Page]) -> list[Page]:
    """Pages that say how to put it to people."""
    return [page for page in pages if spoken(shop, page)]


def spoken(shop: Shop, page: Page) -> Blocks:
    """What stands under the heading `#talk`, the heading itself left out."""
    inside, kept = False, []
    for block in shop.tree(page):
        if isinstance(block, Heading):
            inside = block.anchor.endswith(f"#{TALK}")
        elif inside:
            kept.append(block)
    return tuple(kept)


def _unmarked(tree: Blocks) -> Blocks:
    """Without marks: nobody asks for pages here."""
    return replaced(tree, lambda one: [] if isinstance(one, Mark) else [one])


def leaflet(shop: Shop, page: Page) -> Job:
    """Six panels on the two sides of one sheet: the first section is the cover, two to four are inside, then the flap and the back."""
    panels = _panels(shop, page)
    panels += [None] * (6 - len(panels))
    content = {
        **common(shop, page),
        "summary": shop.words(page.leaflet.summary) if page.leaflet else "",
        "scan": shop.scan(page.url, "扫码看详细的"),
        "outside": [panels[4], panels[5], panels[0]],
        "inside": panels[1:4],
    }
    return Job(f"leaflet-{named(page)}", "leaflet", page.title, "leaflet.typ", content, shop.day([page]))


def _panels(shop: Shop, page: Page) -> list[dict[str, Any] | None]:
    sections: list[list[Block]] = []
    for block in _unmarked(shop.tree(page)):
        if isinstance(block, Heading) and block.level == 2:
            sections.append([])
        if not sections:
            sections.append([])
        sections[-1].append(block)
    shown = sections[:6]
    return [_panel(shop, section, cover=at == 0, last=at == len(shown) - 1) for at, section in enumerate(shown)]


def _panel(shop: Shop, section: Sequence[Block], *, cover: bool, last: bool) -> dict[str, Any]:
    head = section[0] if section and isinstance(section[0], Heading) else None
    body = tuple(block for block in section if block is not head)
    return {"title": words_of(head.of) if head else "", "body": shop.data(body), "cover": cover, "last": last}


def signin(shop: Shop, page: Page) -> Job:
    """Who was there, and nothing else."""
    title = f"签到表：{page.title}"
    content = {"title": title, "about": page.title, "course": shop.course, "rows": ROWS}
    return Job(f"signin-{named(page)}", "signin", title, "signin.typ", content, shop.day([page]))


def certificate(shop: Shop, page: Page | None = None) -> Job:
    """For one module, or for the course; the name is written by hand."""
    modules = [page] if page else list(shop.site.modules)
    minutes = sum(one.module.minutes for one in modules if one.module)
    about = page.title if page else shop.course
    said = f"约 {minutes} 分钟。" if page else f"{len(modules)} 门课，约 {minutes} 分钟。"
    title = f"学习证明：{about}"
    content = {"title": title, "about": about, "course": shop.course, "said": said}
    name = f"certificate-{named(page) if page else 'course'}"
    return Job(name, "certificate", title, "certificate.typ", content, shop.day(modules))


def without_network(shop: Shop, inside: Sequence[str]) -> Job:
    """For the trainer's pack; `inside` says what lies beside it."""
    title = "没有网络怎么办"
    content: dict[str, Any] = {"title": title, "course": shop.course, "inside": list(inside)}
    return Job("nonet", "nonet", title, "nonet.typ", content, shop.day(shop.site.pages))
