"""What the phone's search reads: every section's text, the words that mean the same, and how the characters sound."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from generator.instrument import in_force
from generator.model import Page, Site
from generator.syntax import plain

IDLE: Final = Path(__file__).with_name("idle.txt")
CHINESE: Final = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
BESIDE_CHINESE: Final = re.compile(rf"(?<=[{CHINESE}]) | (?=[{CHINESE}])")
BORDER: Final = "\x7f"
"""Between the entries of a column: the only control that JSON sends as one byte, and no author writes it."""
SOUNDS: Final = Path(__file__).with_name("sounds.json")
"""Made by tools/sounds.py. GB 2312 lists common characters by how they sound: a phone needs to be told only where syllables begin."""
ASIDE: Final = frozenset({"basis", "practice"})
"""Sections that list sources or set exercises: they name everything and answer nothing."""
EXPLAINER, MODULE, LIST = 1.0, 0.8, 0.5
"""How much pages count: people look rules up first; courses tell the same at length, and registers name everything once."""

MOST_ORDERED: Final = 150
"""Pages of a site up to which likeness is looked for: it takes the square of their number, and larger sites are sent in pieces."""

PageRow = tuple[str, str, float]
SectionRow = tuple[int, str, str, str, str]


class SearchText(BaseModel):
    """The shapes are told to the phone by `player/src/search/text.ts`."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    pages: list[PageRow]
    sections: list[SectionRow]
    aside: list[int]
    synonyms: list[list[str]]
    idle: list[str]
    common: str
    """Syllables of the common characters in their order, each with its number of characters: `a2ai13…`."""
    syllables: dict[str, str]
    """Further readings: of other characters in the text, and second ones of common characters."""


def packed(told: dict[str, Any]) -> str:
    """Compact JSON, Chinese as it is, sections as columns: like beside like is a fortieth smaller on the line."""
    pages, *columns = zip(*told["sections"], strict=True) if told["sections"] else ((),) * 5
    counts = [pages.count(page) for page in range(len(told["pages"]))]
    sections = {"counts": counts, "columns": [BORDER.join(entry.replace(BORDER, " ") for entry in column) for column in columns]}
    return json.dumps(told | {"sections": sections}, ensure_ascii=False, separators=(",", ":"))


def search_text(site: Site) -> SearchText:
    """The search text of a site; the same site gives the same text."""
    pages: list[PageRow] = []
    sections: list[SectionRow] = []
    told_of = [(page, found) for page in site.pages if (found := list(_sections(site, page)))]
    for at in _neighbours(["".join(text for _, _, text, _ in found) for _, found in told_of]):
        page, found = told_of[at]
        sections += [(len(pages), anchor, title, _tidy(text), aliases) for anchor, title, text, aliases in found]
        pages.append((page.url, page.title, _weight(page)))
    synonyms = [[word.target.lower() for word in group] for group in site.synonyms]
    idle = IDLE.read_text(encoding="utf-8").split()
    told = "".join(title + text + aliases for _, _, title, text, aliases in sections)
    common, syllables = _syllables(told + "".join(word for group in synonyms for word in group))
    aside = [at for at, (_, anchor, *_) in enumerate(sections) if anchor in ASIDE]
    return SearchText(
        pages=pages, sections=sections, aside=aside, synonyms=synonyms, idle=idle, common=common, syllables=syllables
    )  # fmt: skip


def _neighbours(texts: list[str]) -> list[int]:
    """The texts in an order in which each is like the two before it: compression looks back 32 KB, and this saves a fiftieth of all."""
    left = dict(enumerate(_traces(text) for text in texts))
    if len(left) > MOST_ORDERED:
        return list(left)
    order: list[int] = []
    like_last: dict[int, int] = {}
    like_before: dict[int, int] = {}
    while left:
        near = max(left, key=lambda at: (like_last.get(at, 0) + like_before.get(at, 0), -at))
        order.append(near)
        last = left.pop(near)
        like_before, like_last = like_last, {at: len(last & traces) for at, traces in left.items()}
    return order


def _traces(text: str) -> frozenset[str]:
    """An eighth of its runs of three characters, the same ones in every text."""
    return frozenset(text[at : at + 3] for at, sign in enumerate(text) if not ord(sign) % 8)


def _weight(page: Page) -> float:
    return EXPLAINER if page.explainer or page.view == "hotlines" else MODULE if page.module else LIST


def _sections(site: Site, page: Page) -> Iterator[tuple[str, str, str, str]]:
    """Anchor, title, text and aliases: what the page says of itself, what authors wrote, what the generator lists there."""
    opening = _opening(page)
    if opening:
        yield "", page.title, opening, ""
    for section in page.sections:
        yield section.anchor, section.title, f"{section.text}\n{section.drawn}", " ".join(section.aliases)
    yield from LISTED[page.view](site) if page.view in LISTED else ()


def _opening(page: Page) -> str:
    if page.module:
        return "。".join([*(objective.text for objective in page.module.objectives), *page.module.key_points])
    return page.explainer.summary if page.explainer else ""


def _terms(site: Site) -> Iterator[tuple[str, str, str, str]]:
    short = {instrument.id: instrument.short for instrument in site.instruments}
    region = {name: value.text for name, value in site.region.values.items()}
    for term in site.terms:
        yield term.id, term.term, "".join(words for words, _ in plain(term.definition, short, region)), " ".join(term.also)


def _laws(site: Site) -> Iterator[tuple[str, str, str, str]]:
    for law in site.instruments:
        state = "" if in_force(law, site.today) else "现在没有效力。"
        yield law.id, law.short, f"{state}{law.title}。{law.issuer}。{law.note or ''}", ""


def _hotlines(site: Site) -> Iterator[tuple[str, str, str, str]]:
    told = (f"{value.label}：{value.text}" for value in site.region.values.values())
    yield "", "", "。\n".join(told), "打电话 电话号码 热线 窗口在哪"


LISTED: Final[dict[str | None, Any]] = {"glossary": _terms, "laws": _laws, "hotlines": _hotlines}


def _tidy(text: str) -> str:
    """A line for each block, without the spaces that stand beside Chinese: people write 98天, authors 98 天."""
    lines = (" ".join(line.split()) for line in text.replace(BORDER, " ").split("\n"))
    return BESIDE_CHINESE.sub("", "\n".join(line for line in lines if line))


def _syllables(text: str) -> tuple[str, dict[str, str]]:
    """How common characters sound in their order, and what else is to be known of those in the text."""
    sounds = json.loads(SOUNDS.read_text(encoding="utf-8"))
    used = frozenset(text)
    more = {syllable: "".join(sign for sign in signs if sign in used) for syllable, signs in sounds["more"].items()}
    return sounds["common"], {syllable: signs for syllable, signs in more.items() if signs}
