"""How an article of law is written by authors (`[[pfpl-2021:18,25]]`) and read by people (《…》第十八条、第二十五条)."""

import re
from typing import NamedTuple

CITATION = re.compile(r"\[\[([^\[\]:\s]+)(?::([^\[\]]*))?\]\]")
"""`[[instrument]]` or `[[instrument:articles]]`; group 2 is what `parse_articles` reads."""

ARTICLE = re.compile(r"(\d+)(?:-(\d+))?(?:\.(\d+))?(?:\.(\d+))?")
DIGITS = "零一二三四五六七八九"


class Article(NamedTuple):
    """Article `number`, 之 `insert`, 款 `paragraph`, 项 `item`; 0 where there is none."""

    number: int
    insert: int = 0
    paragraph: int = 0
    item: int = 0


class Span(NamedTuple):
    """One article, or all from the first to the last."""

    first: Article
    last: Article


def parse_articles(text: str) -> tuple[Span, ...] | None:
    """The articles of `18,25`, `40..46`, `7.1` (款), `13.0.6` (项), `253-1` (之一); None where it cannot be read."""
    spans = [_span(part.strip()) for part in text.split(",")]
    known = tuple(span for span in spans if span is not None)
    return known if len(known) == len(spans) else None


def _span(text: str) -> Span | None:
    ends = [_article(end) for end in text.split("..")]
    match ends:
        case [Article() as only]:
            return Span(only, only)
        case [Article() as first, Article() as last] if first < last:
            return Span(first, last)
    return None


def _article(text: str) -> Article | None:
    found = ARTICLE.fullmatch(text)
    if not found or int(found[1]) == 0:
        return None
    return Article(*(int(part or 0) for part in found.groups()))


def chinese_number(number: int) -> str:
    """十八 for 18, 二百五十三 for 253, 一千零六十 for 1060 (1 to 9999)."""
    written, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + name
        gap = not digit
    return written.removeprefix("一") if 10 <= number < 20 else written


def say_article(article: Article) -> str:
    """第二百五十三条之一第二款第（三）项."""
    text = f"第{chinese_number(article.number)}条"
    text += f"之{chinese_number(article.insert)}" if article.insert else ""
    text += f"第{chinese_number(article.paragraph)}款" if article.paragraph else ""
    return text + (f"第（{chinese_number(article.item)}）项" if article.item else "")


def say_citation(title: str, spans: tuple[Span, ...]) -> str:
    """《人口与计划生育法》第十八条、第四十条至第四十六条."""
    articles = (
        say_article(span.first) if span.first == span.last else f"{say_article(span.first)}至{say_article(span.last)}" for span in spans
    )
    return f"《{title}》" + "、".join(articles)
