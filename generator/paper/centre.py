"""Everything that is printed with the site, ordered for its page 打印."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.model import Page
from generator.paper.booklet import WHOLE, booklet, units
from generator.paper.engine import Printed
from generator.paper.exam import answer_sheet, key, question_paper
from generator.paper.guide import guide
from generator.paper.handout import handout, sheet
from generator.paper.kinds import VARIANTS, module_code
from generator.paper.shop import Job, Shop
from generator.paper.small import cards, certificate, leaflet, signin, talking
from generator.site.printed import FOLDER, Leaf, Rack
from generator.site.printed import Printed as WithSite

HEADINGS: Final = ("每门课一套", "政策单页", "手册", "宣传单", "别的")


@dataclass(frozen=True, slots=True)
class Shown:
    """A job with where it is shown: under which heading, in which rack, called what."""

    heading: str
    rack: str
    called: str
    job: Job


def catalogue(shop: Shop) -> Iterator[Shown]:
    """All papers of a site; the longest come first, so that nobody waits for them at the end."""
    site, whole = shop.site, booklet(shop)
    yield Shown("手册", "整个课程", "手册", whole)
    for unit in units(shop):
        yield Shown("手册", unit, "手册", booklet(shop, unit))
    for page in site.modules:
        yield from (Shown("每门课一套", page.title, called, job) for called, job in of_module(shop, page, whole))
    for page in site.explainers:
        yield Shown("政策单页", page.title, "正反一张", sheet(shop, page))
    for page in site.pages:
        if page.leaflet:
            yield Shown("宣传单", page.title, "三折页，双面、短边翻转", leaflet(shop, page))
    if talking(shop, site.explainers):
        yield Shown("别的", "入户怎么说", "卡片，一张纸四张，沿线裁开", cards(shop, WHOLE, site.explainers))
    yield Shown("别的", "学习证明", "姓名手写", certificate(shop))


def of_module(shop: Shop, page: Page, whole: Job | None) -> Iterator[tuple[str, Job]]:
    """What a trainer needs for one module, each with what it is called."""
    yield "讲义", handout(shop, page)
    yield "大字讲义", handout(shop, page, large=True)
    yield "讲师手册", guide(shop, page)
    if shop.site.banks_of.get(page.path):
        papers = [shop.draw(module_code(shop, page, variant)) for variant in range(VARIANTS)]
        for called, make in (("卷子", question_paper), ("答题卡", answer_sheet)):
            yield from ((f"{called} {paper.code.letter}", make(shop, paper)) for paper in papers)
        yield from ((f"答案 {paper.code.letter}", key(shop, paper, whole)) for paper in papers)
    yield "签到表", signin(shop, page)


def with_site(shown: Iterable[Shown], printed: Mapping[str, Printed]) -> WithSite:
    """What the site shows of a printed catalogue, and its files."""
    found: dict[str, dict[str, list[Leaf]]] = {heading: {} for heading in HEADINGS}
    files = {}
    for one in shown:
        path, made = f"{FOLDER}/{one.job.name}.pdf", printed[one.job.name]
        found[one.heading].setdefault(one.rack, []).append(Leaf(one.called, path, made.pages, len(made.pdf)))
        files[path] = made.pdf
    racks = {heading: tuple(Rack(title, tuple(leaves)) for title, leaves in group.items()) for heading, group in found.items() if group}
    return WithSite(racks, files)
