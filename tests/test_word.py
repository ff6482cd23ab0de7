"""Handouts and papers for Word: nothing lost, links that lead somewhere, footnotes, pictures with their descriptions."""

import re
from pathlib import Path
from typing import Any, Final

import pytest
import zxingcpp
from click.testing import CliRunner, Result
from docx.oxml.ns import qn
from PIL import Image

from generator.cli import main
from generator.model import fold
from generator.paper.shop import Shop
from generator.word.papers import handout_in_word, paper_in_word
from tests import word
from tests.printout import ADDRESS, open_shop, text_of, whole_banks
from tests.projects import ALL_SORTS, COURSE, copy_base, edit
from tests.test_pictures import photo

MODULE: Final = "content/training/m01-leave.md"
LAST: Final = "您想听，我就说两句。"
FLOW: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 160"><text x="9" y="80" font-family="Arial">先问</text></svg>'

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


def cunke(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def first_handout(shop: Shop) -> Any:
    return word.opened(handout_in_word(shop, shop.site.modules[0]))


def with_text(base: Path, text: str) -> Any:
    """The handout of a module with some text more."""
    words = (base / MODULE).read_text(encoding="utf-8")
    (base / MODULE).write_text(f"{words}\n## 新的一节 {{#new}}\n\n{text}\n", encoding="utf-8")
    return first_handout(open_shop(base))


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
    document = with_text(base, NESTED)
    document.save(str(tmp_path / "nested.docx"))
    assert word.complaints(tmp_path / "nested.docx") == []
    assert [one.alt for one in word.pictures(document.element.body, document)][1:] == ["链接里", "标题里", "盒子里", "表里"]
    assert "脚注里有和链接（https://example.org/）。" in word.notes(document).values()


def test_same_page_same_bytes(base: Path, tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        assert cunke("print", "handout", "m01", "--docx", "--root", str(base), "--out", str(tmp_path)).exit_code == 0
        made.append((tmp_path / "handout-m01-leave.docx").read_bytes())
    assert made[0] == made[1]
    document = word.opened(made[0])
    instructions = re.findall(r"<w:instrText[^>]*> (\w+)", document.element.xml + document.sections[0].footer._element.xml)
    assert {"TOC", "PAGE", "NUMPAGES"} <= set(instructions)


def test_page_references_lead_somewhere(sorts: Shop) -> None:
    document = first_handout(sorts)
    wanted = set(re.findall(r"PAGEREF (\w+)", document.element.xml))
    assert wanted
    assert wanted <= set(word.bookmarked(document))


def test_footnotes_stand_in_the_order_of_their_calls(sorts: Shop) -> None:
    document = first_handout(sorts)
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
    document = first_handout(sorts)
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
    document = first_handout(Shop(sorts.site, sorts.course, sorts.pictures))
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
    document = with_text(base, f"看[这里](<{written}>)。")
    assert dict(word.links(document)).get("这里") == address
    assert written in word.notes(document).values()


def test_pictures_of_every_kind(base: Path) -> None:
    folder = (base / MODULE).parent
    (folder / "photo.jpg").write_bytes(photo(2400, 1200, turned=6))
    (folder / "shot.webp").write_bytes(photo(300, 200, "WEBP", noted=False))
    (folder / "tall.png").write_bytes(photo(200, 1600, "PNG", noted=False))
    (folder / "flow.svg").write_text(FLOW, encoding="utf-8")
    Image.new("CMYK", (90, 60)).save(folder / "print.jpg")
    names = ("photo.jpg", "shot.webp", "tall.png", "flow.svg", "print.jpg")
    document = with_text(base, "\n\n".join(f"![图：{name}]({name})" for name in names))
    shown = {one.alt: one for one in word.pictures(document.element.body, document)}
    assert [shown[f"图：{name}"].format for name in names] == ["JPEG", "PNG", "PNG", "PNG", "JPEG"]
    for one in shown.values():
        assert one.width <= 150.1 and one.height <= 215.1, one.alt
        assert one.width / one.height == pytest.approx(one.image.width / one.image.height, rel=0.02), one.alt
    upright = shown["图：photo.jpg"]
    assert upright.height == pytest.approx(2 * upright.width, rel=0.01)
    assert b"phone" not in upright.content
    assert shown["图：flow.svg"].width == pytest.approx(480 * 25.4 / 96, abs=0.1)
    assert not word.running_text(document).count("［图")


def test_photos_stay_as_they_are(base: Path) -> None:
    document = with_text(base, "![三步](../policy/steps.png)")
    (shown,) = [one for one in word.pictures(document.element.body, document) if one.alt == "三步"]
    assert shown.content == (base / "content/policy/steps.png").read_bytes()


def test_a_picture_stays_with_its_caption(base: Path) -> None:
    document = with_text(base, "![三步](../policy/steps.png)\n\n图一：怎么请假")
    picture, caption = word.around(document, "三步")
    assert picture.paragraph_format.keep_with_next
    assert caption.text == "图一：怎么请假"


def test_pictures_among_words_are_small(base: Path) -> None:
    document = with_text(base, "看图![三步](../policy/steps.png)就懂。\n\n| 图 | 话 |\n|---|---|\n| ![表里](../policy/steps.png) | 右边 |")
    assert [one.width for one in word.pictures(document.element.body, document) if one.alt in ("三步", "表里")] == pytest.approx(
        [40, 40], abs=0.1
    )
    assert word.around(document, "三步")[0].text == "看图就懂。"


def test_words_in_drawings_are_drawn(base: Path) -> None:
    folder = (base / MODULE).parent
    (folder / "flow.svg").write_text(FLOW, encoding="utf-8")
    document = with_text(base, "![先问](flow.svg)")
    (shown,) = [one for one in word.pictures(document.element.body, document) if one.alt == "先问"]
    darkest, brightest = shown.image.convert("L").getextrema()
    assert (darkest, brightest) == (0, 255)


@pytest.mark.parametrize("content", [b"", b"no picture", photo(100, 100)[:200]])
def test_pictures_that_cannot_be_read_are_described(content: bytes, base: Path, tmp_path: Path) -> None:
    (base / "content/training/broken.jpg").write_bytes(content)
    document = with_text(base, "![三步：写条子，交单位](broken.jpg)")
    assert fold("［图：三步：写条子，交单位］") in word.running_text(document)
    run = cunke("print", "handout", "m01", "--docx", "--root", str(base), "--out", str(tmp_path / "out"))
    assert (run.exit_code, "先运行 cunke check" in run.stderr) == (1, True)


def test_a_drawing_that_nobody_can_draw_stops_with_a_reason(base: Path, tmp_path: Path) -> None:
    (base / "content/training/odd.svg").write_text(FLOW.replace("viewBox", 'width="0" height="1" viewBox'), encoding="utf-8")
    (base / MODULE).write_text((base / MODULE).read_text(encoding="utf-8") + "\n![怪图](odd.svg)\n", encoding="utf-8")
    run = cunke("print", "handout", "m01", "--docx", "--root", str(base), "--out", str(tmp_path / "out"))
    assert (run.exit_code, "有一张图画不出来" in run.stderr) == (2, True)
    assert not list((tmp_path / "out").glob("*.docx"))


def test_codes_to_scan(sorts: Shop) -> None:
    page = sorts.site.modules[0]
    document = first_handout(sorts)
    (code,) = [one for one in word.pictures(document.element.body, document) if one.alt.startswith("二维码：")]
    assert [found.text for found in zxingcpp.read_barcodes(code.image)] == [ADDRESS + page.url]
    assert code.width == pytest.approx(18, abs=0.1)


def test_every_list_counts_from_its_own_beginning(base: Path) -> None:
    document = with_text(base, '1. 甲\n2. 乙\n\n<ol start="5"><li>丙</li><li>丁</li></ol>')
    numbers = {one.text: one._p.pPr.numPr.numId.val for one in document.paragraphs if one.text in ("甲", "乙", "丙", "丁")}
    assert numbers["甲"] == numbers["乙"] != numbers["丙"] == numbers["丁"]
    numbering = document.part.numbering_part.element
    starts = {num.numId: start.get(qn("w:val")) for num in numbering.num_lst for start in num.iter(qn("w:startOverride"))}
    assert (starts[numbers["甲"]], starts[numbers["丙"]]) == ("1", "5")


def test_columns_are_as_wide_as_what_they_hold(sorts: Shop) -> None:
    table = next(one for one in first_handout(sorts).tables if one.cell(0, 0).text == "序号")
    first, second, third = (column.width for column in table.columns)
    assert first < second < third
    assert first + second + third == pytest.approx(166 * 36000, rel=0.001)


def test_words_keep_their_looks(sorts: Shop) -> None:
    runs = {run.text: run for paragraph in first_handout(sorts).paragraphs for run in paragraph.runs}
    assert runs["粗的"].bold
    assert runs["斜的"].underline
    assert runs["标出来的"].font.highlight_color
    assert runs["划掉的"].font.strike
    assert [run.text for run in runs.values() if run.font.superscript and run.text] == ["3"]
    assert runs["2"].font.subscript


def test_an_old_page_says_so(base: Path) -> None:
    edit(base, MODULE, "review_by: 2027-06-30", "review_by: 2026-06-30")
    assert fold("这一页该重新核对了") in word.running_text(first_handout(open_shop(base)))


def test_glossary_words_are_explained(sorts: Shop) -> None:
    assert fold("转介：介绍到能办的地方去。") in word.running_text(first_handout(sorts))
