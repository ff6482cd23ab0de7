"""Articles of law: as authors write them, as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citation import CITATION, Article, Span, chinese_number, parse_articles, say_citation

ARTICLES = st.builds(Article, st.integers(1, 1500), st.integers(0, 9), st.integers(0, 9), st.integers(0, 20))
SPANS = st.tuples(ARTICLES, ARTICLES).map(lambda ends: Span(min(ends), max(ends)))


def written(article: Article) -> str:
    """As an author writes it."""
    insert = f"-{article.insert}" if article.insert else ""
    item = f".{article.item}" if article.item else ""
    paragraph = f".{article.paragraph}" if article.paragraph or item else ""
    return f"{article.number}{insert}{paragraph}{item}"


@given(st.lists(SPANS, min_size=1, max_size=4))
def test_written_articles_are_read_back(spans: list[Span]) -> None:
    texts = (written(first) if first == last else f"{written(first)}..{written(last)}" for first, last in spans)
    assert parse_articles(",".join(texts)) == tuple(spans)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("18", "第十八条"),
        ("18,25", "第十八条、第二十五条"),
        ("18, 25", "第十八条、第二十五条"),
        ("40..46", "第四十条至第四十六条"),
        ("7.1", "第七条第一款"),
        ("13.0.6", "第十三条第（六）项"),
        ("13.2.6", "第十三条第二款第（六）项"),
        ("253-1", "第二百五十三条之一"),
        ("253-1.2", "第二百五十三条之一第二款"),
        ("7.1..7.3", "第七条第一款至第七条第三款"),
    ],
)
def test_articles_are_said(text: str, said: str) -> None:
    spans = parse_articles(text)
    assert spans
    assert say_citation("某某法", spans) == f"《某某法》{said}"


def test_whole_instrument_is_said() -> None:
    assert say_citation("某某法", ()) == "《某某法》"


@pytest.mark.parametrize(
    "text", ["", "0", "第七条", "七", "7.", ".1", "7.1.2.3", "18,", "18,,25", "46..40", "7..7", "-1", "18;25", "18 25"]
)
def test_what_is_no_article(text: str) -> None:
    assert parse_articles(text) is None


def value_of(text: str) -> int:
    """An independent reading of a Chinese number below ten thousand."""
    total, digit = 0, 0
    for character in text.replace("零", ""):
        if character in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(character)
    return total + digit


def test_numbers_are_said_as_people_say_them() -> None:
    assert [value_of(chinese_number(number)) for number in range(1, 10_000)] == list(range(1, 10_000))
    said = {
        10: "十",
        12: "十二",
        20: "二十",
        100: "一百",
        105: "一百零五",
        110: "一百一十",
        253: "二百五十三",
        1003: "一千零三",
        1060: "一千零六十",
    }
    assert {number: chinese_number(number) for number in said} == said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("见[[pfpl-2021:18]]。", [("pfpl-2021", "18")]),
        ("[[a]]和[[b:1,2]]", [("a", None), ("b", "1,2")]),
        ("[[a:]]", [("a", "")]),
        ("[a:1] [[a b]] [[a:1]", []),
    ],
)
def test_citations_are_found(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(one[1], one[2]) for one in CITATION.finditer(text)] == found
