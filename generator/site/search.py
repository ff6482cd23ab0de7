"""What the phone's search reads: every section's text, the words that mean the same, and how the characters sound."""

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # single characters are asked for; the phrases take a tenth of a second to load

from pypinyin import Style, pinyin

from generator.instrument import in_force
from generator.model import Page, Site
from generator.syntax import plain

IDLE: Final = Path(__file__).with_name("idle.txt")
HAN: Final = re.compile(r"[\u3400-\u9fff]")
CHINESE: Final = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
BESIDE_CHINESE: Final = re.compile(rf"(?<=[{CHINESE}]) | (?=[{CHINESE}])")
BORDER: Final = "\u0001"
"""Between the entries of a column: no author can write it, YAML and Markdown refuse it."""
READINGS: Final = 2
"""A character of many readings is found under its two most common ones."""
COMMON: Final = bytes(byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell)).decode("gb2312", "ignore")
"""The 3,755 most common characters. GB 2312 lists them by how they sound, so a phone that knows where syllables begin knows them all."""
ASIDE: Final = frozenset({"basis", "practice"})
"""Sections that list sources or set exercises: they name everything and answer nothing."""
EXPLAINER, MODULE, LIST = 1.0, 0.8, 0.5
"""How much pages count: people look rules up first; courses tell the same at length, and registers name everything once."""

PageRow = tuple[str, str, float]
SectionRow = tuple[int, str, str, str, str]


class SearchText(BaseModel):
    """The shapes are told to the phone by `player/src/search/text.ts`."""

    model_config = ConfigDict(frozen=True)

    pages: list[PageRow]
    sections: list[SectionRow]
    aside: list[int]
    synonyms: list[list[str]]
    idle: list[str]
    common: str
    """Syllables of the common characters in their order, each with its number of characters: `a2ai13…`."""
    syllables: dict[str, str]
    """Further readings: of other characters in the text, and second ones of common characters."""

    def text(self) -> str:
        """As it is sent."""
        return packed(self.model_dump())


def packed(told: dict[str, Any]) -> str:
    """Compact JSON, Chinese as it is, sections as columns: like beside like is a fortieth smaller on the line."""
    pages, *columns = zip(*told["sections"], strict=True) if told["sections"] else ((),) * 5
    counts = [pages.count(page) for page in range(len(told["pages"]))]
    sections = {"counts": counts, "columns": [BORDER.join(column) for column in columns]}
    return json.dumps(told | {"sections": sections}, ensure_ascii=False, separators=(",", ":"))


def search_text(site: Site) -> SearchText:
    """The search text of a site; the same site gives the same text."""
    pages: list[PageRow] = []
    sections: list[SectionRow] = []
    for page in site.pages:
        found = list(_sections(site, page))
        if found:
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


def _weight(page: Page) -> float:
    return EXPLAINER if page.explainer else MODULE if page.module else LIST


def _sections(site: Site, page: Page) -> Iterator[tuple[str, str, str, str]]:
    """Anchor, title, text and aliases: what the page says of itself, what authors wrote, what the generator lists there."""
    opening = _opening(page)
    if opening:
        yield "", page.title, opening, ""
    for section in page.sections:
        yield section.anchor, section.title, section.text, " ".join(section.aliases)
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


LISTED: Final[dict[str | None, Any]] = {"glossary": _terms, "laws": _laws}


def _tidy(text: str) -> str:
    """A line for each block, without the spaces that stand beside Chinese: people write 98天, authors 98 天."""
    lines = (" ".join(line.split()) for line in text.replace(BORDER, " ").split("\n"))
    return BESIDE_CHINESE.sub("", "\n".join(line for line in lines if line))


def _syllables(text: str) -> tuple[str, dict[str, str]]:
    """How common characters sound in their order, and what else is to be known of those in the text."""
    sounds = dict(zip(COMMON, _in_order([_readings(sign) for sign in COMMON]), strict=True))
    more: dict[str, str] = {}
    for sign in sorted(set(HAN.findall(text))):
        for syllable in _readings(sign)[:READINGS]:
            if sounds.get(sign) != syllable:
                more[syllable] = more.get(syllable, "") + sign
    counted = "".join(f"{syllable}{sum(1 for _ in signs)}" for syllable, signs in groupby(sounds.values()))
    return counted, dict(sorted(more.items()))


@cache
def _readings(sign: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pinyin(sign, style=Style.NORMAL, heteronym=True)[0]))


def _in_order(readings: list[tuple[str, ...]]) -> Iterator[str]:
    """Of each character's readings the one under which the standard lists it: the order is alphabetical."""
    before = ""
    for at, possible in enumerate(readings):
        sure = (found[0] for found in readings[at + 1 :] if len(found) == 1 and _place(found[0]) >= _place(before))
        after = next(sure, "zuo")
        fitting = [one for one in possible if _place(before) <= _place(one) <= _place(after)]
        before = fitting[0] if fitting else before
        yield before


def _place(syllable: str) -> str:
    """Where a syllable stands in the alphabet: lu, lü (written lv), luan, lüe, lun."""
    return syllable.replace("ve", "ue").replace("v", "u ")
