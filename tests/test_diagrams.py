"""Diagrams are pictures: drawn when the site is made, told in words to those who do not see them, made of shapes and words only."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from generator.diagram.cleaning import ATTRIBUTES, COLOURS, HALO, SHAPES
from generator.diagram.drawing import Drawing, draw
from generator.diagram.faults import diagram_faults
from generator.host import build_project
from generator.model import Site
from generator.paper.handout import sheet
from generator.paper.nodes import Image, Paragraph
from generator.paper.press import Press
from generator.paper.tree import read_tree
from generator.site.search import search_text
from generator.word.papers import handout_in_word
from tests import pdf
from tests.attacks import MARKDOWN
from tests.printout import open_shop
from tests.projects import ALL_SORTS, BASE, TODAY, copy_base, edit, found, spots

PAGE: Final = "content/policy/leave.md"
ASK: Final = "到{{ region.window }}问。"
FLOW: Final = """flowchart TD
  accTitle: 请假三步
  accDescr: 先写条子，再交单位，最后等答复。
  A[写条子] --> B[交单位] --> C[等答复]"""
KINDS: Final = {
    "flowchart": FLOW,
    "left to right": "flowchart LR\n  accTitle: 三步\n  A[写条子写清楚] --> B[交给单位的人] --> C[等单位的答复] --> D[再问一次]",
    "shapes": 'flowchart TD\n A([体])-->B[[子]]-->C[(库)]-->D((圆))-->E>旗]-->F{{六}}-->G[/平/]\n A-.虚.->C\n B==粗==>D',
    "sequence": "sequenceDiagram\n  accTitle: 谁找谁\n  actor V as 村民\n  V->>+W: 交\n  alt 齐\n  W-->>-V: 回执\n  end\n",
    "state": "stateDiagram-v2\n  accTitle: 去处\n  [*] --> 审\n  state f <<choice>>\n  审 --> f\n  f --> 发放: 通过\n  发放 --> [*]",
    "timeline": "timeline\n  accTitle: 一年\n  春天 : 换单子\n  夏天 : 问窗口 : 改电话",
}  # fmt: skip
OURS: Final = {"role", "aria-label", *HALO}
WORD_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
ATTACKS: Final = {name: body.split("\n", 1)[1].removesuffix("\n```") for name, body in MARKDOWN.items() if "mermaid" in body}


def fenced(text: str) -> str:
    return f"\n\n```mermaid\n{text}\n```\n"


def with_diagram(to: Path, text: str) -> tuple[Path, int]:
    """The sample project with a diagram in a page; the line of the diagram's first line."""
    root = copy_base(to)
    return root, edit(root, PAGE, ASK, ASK + fenced(text)) + 3


def drawn(text: str) -> Drawing:
    drawing = draw(text)
    assert isinstance(drawing, Drawing), drawing
    return drawing


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Site]:
    """The sample project with a diagram, published."""
    root, _ = with_diagram(tmp_path_factory.mktemp("drawn"), FLOW)
    outcome = build_project(root, TODAY, strict=True)
    assert outcome.published
    return outcome.folder, outcome.site


def test_the_page_shows_a_picture_with_its_words(built: tuple[Path, Site]) -> None:
    page = (built[0] / "policy/leave.html").read_text(encoding="utf-8")
    (figure,) = html.fromstring(page.encode()).iter("figure")
    (picture,) = figure.iter("svg")
    assert figure.findtext("figcaption") == "请假三步"
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == "请假三步：先写条子，再交单位，最后等答复。"
    assert ["".join(map(str, text.itertext())) for text in picture.iter("text")] == ["写条子", "交单位", "等答复"]
    assert "flowchart" not in page
    assert not {str(one.tag) for one in figure.iter()} & {"a", "script", "style", "use", "image", "foreignobject"}
    assert not {str(key) for one in figure.iter() for key in one.attrib} & {"style", "id", "href", "onclick"}


def test_the_search_finds_the_words_and_no_answer_rests_on_them(built: tuple[Path, Site]) -> None:
    section = built[1].section["policy/leave.md#how-to"]
    (row,) = (row for row in search_text(built[1]).sections if row[1] == "how-to")
    assert "最后等答复" in row[3] and "交单位" in row[3]
    assert "请假三步" in section.text and "等答复" not in section.text


@pytest.mark.parametrize("name", [*KINDS, *ATTACKS])
def test_a_drawing_is_shapes_and_words(name: str) -> None:
    root = etree.fromstring(drawn((KINDS | ATTACKS)[name]).svg)
    assert {str(one.tag) for one in root.iter()} <= SHAPES | {"svg"}
    assert {str(key) for one in root.iter() for key in one.attrib} <= {*ATTRIBUTES, *COLOURS, *OURS}
    colours = {str(one.get(key)) for one in root.iter() for key in COLOURS if one.get(key)}
    assert all(colour == "none" or colour.startswith("var(--_") for colour in colours), colours


@pytest.mark.parametrize("name", KINDS)
def test_a_drawing_fits_a_phone_and_is_the_same_again(name: str) -> None:
    drawing = drawn(KINDS[name])
    assert drawing.width <= 360
    draw.cache_clear()
    assert drawn(KINDS[name]) == drawing


def test_no_character_is_left_alone_on_a_line() -> None:
    root = etree.fromstring(drawn("flowchart TD\n  A[查户籍地的办事指南] --> B[备好出生医学证明、户口簿]").svg)
    assert [span.text for span in root.iter("tspan")] == ["查户籍地", "的办事指南", "备好出生医学", "证明、户口簿"]


SLIPS: Final = {
    "kind": ("flowchat TD\n  A --> B", "DIA01", -1, 1, "flowchat", "是不是 flowchart？"),
    "other kind": ("gantt\n  title x", "DIA01", -1, 1, "gantt", "sequenceDiagram（先后图）"),
    "nothing": ("", "DIA01", -1, 1, "什么也没有", "第一行写种类"),
    "arrow": ("flowchart TD\n  accTitle: 图\n  A[好]——>B", "DIA01", 2, 7, "A[好]——>B", "“—”是中文的"),
    "open box": ("flowchart TD\n  accTitle: 图\n  A[问 --> B", "DIA01", 2, 12, "A[问 --> B", "方框写 A[文字]"),
    "region": ('flowchart TD\n  accTitle: 图\n  A["到{{ region.window }}问"] --> B', "DIA01", 2, 7, "region.window", "正文里"),
    "law": ("flowchart TD\n  accTitle: 图\n  A[看[[workers-2012:7.1]]] --> B", "DIA01", 2, 6, "workers-2012", "正文里"),
    "half a message": ("sequenceDiagram\n  accTitle: 图\n  A->>B 你好", "DIA01", 2, 11, "A->>B 你好", "冒号用英文的"),
    "too large": ("flowchart TD\n" + "\n".join(f"  A{at} --> A{at + 1}" for at in range(300)), "DIA01", -1, 1, "太大", "拆成几张小图"),
    "too much text": ("flowchart TD\n  A[" + "很长" * 5000 + "]", "DIA01", -1, 1, "太大", "拆成几张小图"),
    "too tall": ("flowchart TD\n" + "\n".join(f"  A{at} --> A{at + 1}" for at in range(40)), "DIA01", -1, 1, "太大", "拆成几张小图"),
    "no words": ("flowchart TD\n  A --> B", "DIA02", -1, 1, "没有说明", "accTitle"),
    "style": ("flowchart TD\n  accTitle: 图\n  A --> B\n  style A fill:#f00", "DIA04", 3, 3, "样式不用", "颜色由网站统一配"),
    "code": ("flowchart TD\n  accTitle: 图\n  A[#128512;] --> B", "PRN01", -1, 1, "打印不出来", "换成文字"),
    "click": ('flowchart TD\n  accTitle: 图\n  A --> B\n  click A href "https://example.org"', "SAF01", 3, 3, "click A href", "正文里"),
    "html": ('flowchart TD\n  accTitle: 图\n  A["<img src=x>"] --> B', "SAF01", 2, 6, "<img src=x>", "换行写 <br>"),
    "old words": ("flowchart TD\n  accTitle: 图\n  A[先交接生费] --> B", "WRD04", 2, 7, "接生费", "以前"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_slips_are_said_where_they_stand(name: str, tmp_path: Path) -> None:
    text, code, line, column, words, todo = SLIPS[name]
    root, first = with_diagram(tmp_path, text)
    (one,) = (one for one in found(root) if one.rule.code[:3] != "PAG")  # an enormous one stays as typed, and the page is too long
    assert (one.rule.code, one.place) == (code, (PAGE, first + line, column))
    assert words in one.finding.message.zh
    assert one.finding.hint and todo in one.finding.hint.zh


@given(st.lists(st.tuples(st.integers(0, len(FLOW) - 1), st.sampled_from("[](){}<>-=|:;\"'`%#&@\\/（】— \n\x01\u200b")), max_size=6))
def test_whatever_is_typed_there_is_a_drawing_or_a_place(slips: list[tuple[int, str]]) -> None:
    signs = list(FLOW)
    for at, sign in slips:
        signs[at] = sign
    body = fenced("".join(signs))
    faults = list(diagram_faults(PAGE, body, 1))
    places = [one.finding.place for one in faults]
    assert all(1 <= place.line <= body.count("\n") and place.column >= 1 for place in places)
    undrawn = not isinstance(draw("".join(signs) + "\n"), Drawing)
    assert not undrawn or any(one.code == "DIA01" for one in faults)


def test_what_is_wide_is_noted_and_moved_in_its_frame(tmp_path: Path) -> None:
    boxes = "\n".join(f"  A[谁来办这件事] --> {name}[这里写八个汉字呀]" for name in "BCDE")
    root, first = with_diagram(tmp_path, f"flowchart TD\n  accTitle: 谁来办\n{boxes}")
    assert spots(found(root)) == [("DIA03", PAGE, first - 1)]
    outcome = build_project(root, TODAY, strict=True)
    assert 'class="ck-diagram-frame ck-diagram-wide" tabindex="0"' in (outcome.folder / "policy/leave.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("before", ["  ", "- 一\n\n    ", "> "])
def test_a_diagram_away_from_the_edge_is_reported(before: str, tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    line = edit(root, PAGE, ASK, f"{ASK}\n\n{before}```mermaid\n{before[-4:]}flowchart TD\n{before[-4:]}```\n")
    assert ("DIA01", PAGE, line + 2 + before.count("\n")) in spots(found(root))


def test_what_cannot_be_drawn_stays_as_typed() -> None:
    shown = "````\n```mermaid\nflowchart TD\n```\n````"
    assert read(f"```mermaid\ngantt\n  title 计划\n```\n\n{shown}") == ["gantt\n  title 计划", "```mermaid\nflowchart TD\n```"]


def read(body: str) -> list[str]:
    """The typed blocks of a rendered body."""
    from markdown import Markdown  # noqa: PLC0415

    from generator.syntax import AuthorSyntax  # noqa: PLC0415

    page = Markdown(extensions=["fenced_code", AuthorSyntax()]).convert(body)
    assert "<figure" not in page
    return [str(pre.text_content()).strip() for pre in html.fragment_fromstring(page, create_parent="div").iter("pre")]


def test_a_project_without_diagrams_does_not_load_the_engine() -> None:
    asked = (
        f"import sys; from tests.projects import found; found(__import__('pathlib').Path({str(BASE)!r})); print('quickjs' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_paper_has_the_same_picture_in_our_fonts(tmp_path: Path) -> None:
    root, _ = with_diagram(tmp_path, FLOW)
    shop = open_shop(root)
    page = shop.site.page["policy/leave.md"]
    (picture,) = (
        one
        for block in read_tree(page.html, page.url)
        if isinstance(block, Paragraph)
        for one in block.of
        if isinstance(one, Image) and one.svg
    )
    assert picture.alt == "请假三步：先写条子，再交单位，最后等答复。"
    assert "viewBox=" in picture.svg and "var(" not in picture.svg
    file = tmp_path / "sheet.pdf"
    file.write_bytes(Press().run([sheet(shop, page)])["sheet-leave"].pdf)
    assert all(words in pdf.page_text(file, 1) for words in ("请假三步", "写条子", "交单位", "等答复"))
    assert "flowchart" not in pdf.page_text(file, 1)
    assert {name.split("-")[0] for name, _ in pdf.fonts(file)} <= {"NotoSansSC", "NotoSerifSC"}


def test_word_has_the_same_picture_with_its_description() -> None:
    shop = open_shop(ALL_SORTS)
    with ZipFile(BytesIO(handout_in_word(shop, shop.site.modules[0]))) as document:
        root = etree.fromstring(document.read("word/document.xml"))
        assert any(document.read(name).startswith(b"\x89PNG") for name in document.namelist() if "/media/" in name)
    described = [one.get("descr") for one in root.iter(f"{{{WORD_DRAWING}}}docPr")]
    assert "先问再办：先问愿不愿意；愿意就陪着去，不愿意就留个电话。" in described
