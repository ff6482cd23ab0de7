"""Handouts and papers for Word: nothing lost, links that lead somewhere, footnotes, lists, tables."""

import re
from pathlib import Path
from typing import Final

import pytest
from docx.oxml.ns import qn

from generator.model import fold
from generator.paper.shop import Shop
from generator.word.papers import handout_in_word, paper_in_word
from tests import word
from tests.printout import ADDRESS, open_shop, text_of, whole_banks
from tests.projects import ALL_SORTS, COURSE, copy_base, edit

NESTED: Final = """[链接![链接里](../policy/steps.png)**粗**](https://example.org/中文?a=1&b=2)。脚注[^1]。

[^1]: 脚注里有![图](../policy/steps.png)和[链接](https://example.org/)。

### 标题![标题里](../policy/steps.png)，[又是链接](https://example.com/) {#odd}

/// note | 盒子
![盒子里](../policy/steps.png)

1. 一
    - 一之一

        - - -

        | 表 |
        |---|
        | ![表里](../policy/steps.png)[^1] |
///
"""
"""Each thing inside another in which authors can put it."""


@pytest.fixture(scope="module", params=[COURSE, ALL_SORTS], ids=["course", "sorts"])
def shop(request: pytest.FixtureRequest) -> Shop:
    return open_shop(request.param)


@pytest.fixture(scope="module")
def sorts() -> Shop:
    return open_shop(ALL_SORTS)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


def test_handouts_are_the_pages(shop: Shop) -> None:
    for page in shop.site.modules:
        assert text_of(page) in word.running_text(word.opened(handout_in_word(shop, page))), page.path


def test_papers_ask_every_question_with_its_options(shop: Shop) -> None:
    for paper in whole_banks(shop):
        words, at = word.running_text(word.opened(paper_in_word(shop, paper))), 0
        for one in paper.drawn:
            for said in (
                one.question.stem.partition("____")[0],
                *(one.question.options[of].text for of in one.order if one.question.options),
            ):
                at = words.index(fold(shop.words(said)), at)
        assert at, paper.code


def test_word_takes_every_file(shop: Shop, tmp_path: Path) -> None:
    handouts = [handout_in_word(shop, page) for page in shop.site.modules]
    papers = [paper_in_word(shop, paper) for paper in whole_banks(shop)]
    for at, content in enumerate((*handouts, *papers)):
        (tmp_path / f"{at}.docx").write_bytes(content)
        assert word.complaints(tmp_path / f"{at}.docx") == []


def test_word_takes_what_is_inside_something_else(base: Path, tmp_path: Path) -> None:
    document = word.with_text(base, NESTED)
    document.save(str(tmp_path / "nested.docx"))
    assert word.complaints(tmp_path / "nested.docx") == []
    assert [one.alt for one in word.pictures(document.element.body, document)][1:] == ["链接里", "标题里", "盒子里", "表里"]
    assert "脚注里有和链接（https://example.org/）。" in word.notes(document).values()


def test_same_page_same_bytes(base: Path, tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        assert word.cunke("print", "handout", "m01", "--docx", "--root", str(base), "--out", str(tmp_path)).exit_code == 0
        made.append((tmp_path / "handout-m01-leave.docx").read_bytes())
    assert made[0] == made[1]
    document = word.opened(made[0])
    instructions = re.findall(r"<w:instrText[^>]*> (\w+)", document.element.xml + document.sections[0].footer._element.xml)
    assert {"TOC", "PAGE", "NUMPAGES"} <= set(instructions)


def test_page_references_lead_somewhere(sorts: Shop) -> None:
    document = word.first_handout(sorts)
    wanted = set(re.findall(r"PAGEREF (\w+)", document.element.xml))
    assert wanted
    assert wanted <= set(word.bookmarked(document))


def test_footnotes_stand_in_the_order_of_their_calls(sorts: Shop) -> None:
    document = word.first_handout(sorts)
    notes = word.notes(document)
    assert word.calls(document) == list(notes) == list(range(1, len(notes) + 1))
    assert list(notes.values())[:6] == [
        "第一个脚注，有粗字。",
        f"第二个脚注，见首页（《首页》，{ADDRESS}index.html）。",
        "第一个脚注，有粗字。",
        f"《一张单页》，{ADDRESS}policy/everything.html",
        f"《一张单页》图，{ADDRESS}policy/everything.html",
        "https://example.org/a_very_long_address/that_does_not_end/for_a_long_while/index.html?with=query",
    ]


def test_papers_have_no_footnotes(sorts: Shop) -> None:
    document = word.opened(paper_in_word(sorts, whole_banks(sorts)[0]))
    assert word.calls(document) == []
    assert not [one for one in document.part.package.iter_parts() if "footnotes" in one.partname]


def test_links_lead_where_they_lead_on_the_site(sorts: Shop) -> None:
    document = word.first_handout(sorts)
    found = word.links(document)
    assert dict(found) | {"字": ""} == {
        "单页": f"{ADDRESS}policy/everything.html",
        "一节": f"{ADDRESS}policy/everything.html#pictures",
        "字": "",
        "网页": "https://example.org/a_very_long_address/that_does_not_end/for_a_long_while/index.html?with=query",
        "链接": f"{ADDRESS}policy/everything.html#pictures",
        "《女职工劳动保护特别规定》第七条第一款": f"{ADDRESS}laws.html#workers-2012",
        "《收费办法》": f"{ADDRESS}laws.html#fees-2002",
        "转介": f"{ADDRESS}glossary.html#referral",
    }
    assert word.bookmarked(document)[dict(found)["字"].removeprefix("#")] == "字"


def test_links_without_an_address_of_the_site(sorts: Shop) -> None:
    document = word.first_handout(Shop(sorts.site, sorts.course, sorts.pictures))
    assert {words for words, _ in word.links(document)} == {"字", "网页"}
    assert "《一张单页》图" in word.notes(document).values()


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/中文 路径", "https://example.org/%E4%B8%AD%E6%96%87%20%E8%B7%AF%E5%BE%84"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a%20b#c", "https://example.org/a%20b#c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://exa_mple.org/", None),
    ],
)
def test_odd_addresses_do_not_spoil_the_file(written: str, address: str | None, base: Path) -> None:
    document = word.with_text(base, f"看[这里](<{written}>)。")
    assert dict(word.links(document)).get("这里") == address
    assert written in word.notes(document).values()


@pytest.mark.parametrize("unseen", ["\x08", "\x0b", "\x0c", "\x00", "\ufffe", "\u2028"])
def test_characters_that_nobody_sees_do_no_harm(unseen: str, base: Path) -> None:
    document = word.with_text(base, f"看不{unseen}见![三{unseen}步](../policy/steps.png)")
    assert "看不见" in word.running_text(document).replace(unseen, "").replace("\ufffd", "")


def test_every_list_counts_from_its_own_beginning(base: Path) -> None:
    document = word.with_text(base, '1. 甲\n2. 乙\n\n<ol start="5"><li>丙</li><li>丁</li></ol>')
    numbers = {
        one.text: int(one._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")[0])
        for one in document.paragraphs
        if one.text in ("甲", "乙", "丙", "丁")
    }
    assert numbers["甲"] == numbers["乙"] != numbers["丙"] == numbers["丁"]
    numbering = document.part.numbering_part.element
    starts = {num.numId: start.get(qn("w:val")) for num in numbering.num_lst for start in num.iter(qn("w:startOverride"))}
    assert (starts[numbers["甲"]], starts[numbers["丙"]]) == ("1", "5")


def test_columns_are_as_wide_as_what_they_hold(sorts: Shop) -> None:
    table = next(one for one in word.first_handout(sorts).tables if one.cell(0, 0).text == "序号")
    first, second, third = (column.width for column in table.columns)
    assert first < second < third
    assert first + second + third == pytest.approx(166 * 36000, rel=0.001)


def test_words_keep_their_looks(sorts: Shop) -> None:
    runs = {run.text: run for paragraph in word.first_handout(sorts).paragraphs for run in paragraph.runs}
    assert runs["粗的"].bold
    assert runs["斜的"].underline
    assert runs["标出来的"].font.highlight_color
    assert runs["划掉的"].font.strike
    assert [run.text for run in runs.values() if run.font.superscript and run.text] == ["3"]
    assert runs["2"].font.subscript


def test_an_old_page_says_so(base: Path) -> None:
    edit(base, word.MODULE, "review_by: 2027-06-30", "review_by: 2026-06-30")
    assert fold("这一页该重新核对了") in word.running_text(word.first_handout(open_shop(base)))


def test_glossary_words_are_explained(sorts: Shop) -> None:
    assert fold("转介：介绍到能办的地方去。") in word.running_text(word.first_handout(sorts))
