"""Every kind of paper that `cunke print` knows, and what it is made from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Say, nearest
from generator.draw import Paper
from generator.model import Page
from generator.paper.booklet import WHOLE, booklet, unit_name, units
from generator.paper.exam import answer_sheet, key, question_paper
from generator.paper.guide import guide
from generator.paper.handout import handout, named, sheet
from generator.paper.shop import Job, Shop
from generator.paper.small import cards, certificate, leaflet, signin, talking
from generator.papercode import COUNTS, Blueprint, PaperCode, read_code

TWENTY: Final = 20
SEED: Final = 20
"""Any number would do; this one is in the codes that are printed with the site."""
VARIANTS: Final = 2
Make = Callable[[Shop, str], list[Job]]


class UnknownError(Exception):
    """There is nothing of that name to print; the message says so in Chinese, with what there is."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper: what people call it, what NAME it takes, how to make it, and the names for which it is made with the site."""

    title: str
    takes: str
    make: Make
    names: Callable[[Shop], Iterable[str]]


def module_called(shop: Shop, name: str) -> Page:
    """A module by its number (10, m10), its file name (m10-support) or its path."""
    wanted = name.removeprefix("m").lstrip("0")
    for page in shop.site.modules:
        if page.module and (name in (named(page), page.path) or wanted == str(page.module.order)):
            return page
    raise unknown(name, map(named, shop.site.modules), "课")


def explainer_called(shop: Shop, name: str) -> Page:
    """An explainer by its file name (leave) or its path."""
    for page in shop.site.explainers:
        if name in (named(page), page.path):
            return page
    raise unknown(name, map(named, shop.site.explainers), "政策页")


def leaflet_called(shop: Shop, name: str) -> Page:
    """A leaflet by its file name or its path."""
    for page in _leaflet_pages(shop):
        if name in (named(page), page.path):
            return page
    raise unknown(name, map(named, _leaflet_pages(shop)), "宣传单")


def _leaflet_pages(shop: Shop) -> list[Page]:
    return [page for page in shop.site.pages if page.leaflet]


def unit_called(shop: Shop, name: str) -> str | None:
    """A unit by its title or as `unit-2`; None for the whole course."""
    found = {unit_name(shop, unit): unit for unit in units(shop)}
    if name == WHOLE or name in found.values():
        return None if name == WHOLE else name
    if name not in found:
        raise unknown(name, [WHOLE, *found], "单元")
    return found[name]


def cards_called(shop: Shop, name: str) -> Job:
    """Cards of one topic's explainers, of one explainer, or of all; only of pages that have something to say."""
    topics = [*dict.fromkeys(page.explainer.topic.target for page in shop.site.explainers if page.explainer)]
    of_topic = [page for page in shop.site.explainers if page.explainer and page.explainer.topic.target == name]
    pages = shop.site.explainers if name == WHOLE else of_topic or [explainer_called(shop, name)]
    if not talking(shop, pages):
        raise UnknownError(f"{name} 没有“入户怎么说”（{{#talk}}）这一节，做不出卡片。")
    return cards(shop, f"topic-{topics.index(name) + 1}" if of_topic else name, pages)


def unknown(name: str, names: Iterable[str], what: str) -> UnknownError:
    """What to say of a name that is none."""
    known = list(names)
    near = nearest(name, known)
    return UnknownError(f"没有叫 {name} 的{what}。" + (f"是不是 {near}？" if near else f"有的是：{'、'.join(known)}。"))


def _modules(shop: Shop) -> Iterator[str]:
    return map(named, shop.site.modules)


def _explainers(shop: Shop) -> Iterator[str]:
    return map(named, shop.site.explainers)


def _of_module(make: Callable[[Shop, Page], Job]) -> Make:
    return lambda shop, name: [make(shop, module_called(shop, name))]


def code_called(shop: Shop, name: str) -> PaperCode:
    """A paper's code as it is typed, or a module for the paper that the site offers for it."""
    code = read_code(name)
    return module_code(shop, module_called(shop, name)) if isinstance(code, Say) else code


def module_code(shop: Shop, page: Page, variant: int = 0) -> PaperCode:
    """The paper that is printed with the site for a module: twenty questions, or as many as its banks have."""
    assert page.module, page.path
    asked = sum(len(bank.questions) for bank in shop.site.banks_of.get(page.path, ()))
    count = max((count for count in COUNTS if count <= min(asked, TWENTY)), default=COUNTS[0])
    return PaperCode(Blueprint((page.module.order,), count), SEED, variant)


def _codes(shop: Shop) -> Iterator[str]:
    for page in shop.site.modules:
        if shop.site.banks_of.get(page.path):
            yield from (str(module_code(shop, page, variant)) for variant in range(VARIANTS))


def _of_code(make: Callable[[Shop, Paper], Job]) -> Make:
    return lambda shop, name: [make(shop, shop.draw(code_called(shop, name)))]


def _whole(shop: Shop) -> list[str]:
    return [WHOLE]


KINDS: Final[dict[str, Kind]] = {
    "handout": Kind("讲义", "课", _of_module(handout), _modules),
    "large": Kind("大字讲义", "课", _of_module(lambda shop, page: handout(shop, page, large=True)), _modules),
    "guide": Kind("讲师手册", "课", _of_module(guide), _modules),
    "sheet": Kind("政策单页", "政策页", lambda shop, name: [sheet(shop, explainer_called(shop, name))], _explainers),
    "booklet": Kind(
        "手册",
        "单元或 course",
        lambda shop, name: [booklet(shop, unit_called(shop, name))],
        lambda shop: [WHOLE, *(unit_name(shop, unit) for unit in units(shop))],
    ),
    "paper": Kind("自测卷", "卷号或课", _of_code(question_paper), _codes),
    "answers": Kind("答题卡", "卷号或课", _of_code(answer_sheet), _codes),
    "key": Kind("答案和出处", "卷号或课", _of_code(key), _codes),
    "cards": Kind(
        "入户卡片",
        "政策页、专题或 course",
        lambda shop, name: [cards_called(shop, name)],
        lambda shop: _whole(shop) if talking(shop, shop.site.explainers) else [],
    ),
    "leaflet": Kind(
        "宣传单",
        "宣传单",
        lambda shop, name: [leaflet(shop, leaflet_called(shop, name))],
        lambda shop: map(named, _leaflet_pages(shop)),
    ),
    "signin": Kind("签到表", "课", _of_module(signin), _modules),
    "certificate": Kind(
        "学习证明",
        "课或 course",
        lambda shop, name: [certificate(shop, None if name == WHOLE else module_called(shop, name))],
        _whole,
    ),
}
