"""What a text points to, in the author's lines and columns."""

from dataclasses import replace
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Place
from generator.outline import Outline, read_outline, read_suppressions

WORDS = st.text(st.characters(codec="utf-8", categories=["Lo", "Nd", "Zs", "Po"], exclude_characters="\\*/#@!"), max_size=30)


def outline(text: str, first_line: int = 1) -> Outline:
    return read_outline("page.md", dedent(text).lstrip("\n"), first_line)


@given(WORDS, WORDS)
def test_columns_count_characters(before: str, after: str) -> None:
    line = f"甲{before}[[law-1:3]]{after}[词](page.md#one){after}{{{{ region.place }}}}![图](a.png)"
    found = outline(line, 7)
    targets = {"citations": "[[law-1", "links": "page.md#one", "regions": "{{", "images": "a.png"}
    for kind, target in targets.items():
        (mention,) = getattr(found, kind)
        assert mention.place == Place("page.md", 7, line.index(target) + 1)


@pytest.mark.parametrize(
    "text",
    [
        "`[[law-1]]`",
        "``[[law-1]] ` ``",
        "<!-- [[law-1]] -->",
        "<!--\n[[law-1]]\n[a](b.md)\n-->",
        "```\n[[law-1]]\n## 标题\n```",
        "~~~~\n~~~\n[a](b.md)\n~~~~",
    ],
)
def test_code_and_comments_point_nowhere(text: str) -> None:
    assert replace(outline(f"{text}\n"), lines=()) == Outline()


def test_what_follows_code_and_comments_counts() -> None:
    found = outline("`[[a]]`<!-- [[b]] -->[[c]]\n```\n[[d]]\n```\n<!--\n[[e]]\n-->[[f]]\n")
    assert [(one.text, one.place.line, one.place.column) for one in found.citations] == [("c", 1, 22), ("f", 7, 4)]


@pytest.mark.parametrize(
    ("line", "level", "title", "anchor"),
    [
        ("## 怎么办 {#how-to}", 2, "怎么办", "how-to"),
        ("### 怎么办 ###", 3, "怎么办", None),
        ("## 怎么办 {: #how-to .big }", 2, "怎么办", "how-to"),
        ("## 怎么办 {.big}", 2, "怎么办", None),
        ("怎么办\n------", 2, "怎么办", None),
    ],
)
def test_headings(line: str, level: int, title: str, anchor: str | None) -> None:
    (heading,) = outline(line, 5).headings
    assert (heading.level, heading.title, heading.id, heading.place) == (level, title, anchor, Place("page.md", 5, 1))


def test_table_rule_is_no_heading() -> None:
    assert not outline("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n- 甲\n---\n").headings


def test_blocks_know_what_stands_in_them() -> None:
    found = outline("""
        [[before]]
        //// history | 以前
        [[old]]
        /// note
        [[older]]
        ///
        ## 里面 {#inside}
        ////
        [[after]]
    """)
    assert {one.text: one.in_history for one in found.citations} == {"before": False, "old": True, "older": True, "after": False}
    assert [(block.name, block.closed, block.place.line) for block in found.blocks] == [("history", True, 2), ("note", True, 4)]
    assert found.headings[0].block == "history"


def test_open_block_is_known_as_open() -> None:
    (block,) = outline("/// history | 以前\n正文\n").blocks
    assert not block.closed


@pytest.mark.parametrize(
    ("path", "text", "codes", "reason", "line"),
    [
        ("a.yml", "x: 1  # cunke: ignore QUZ04 正在改", ("QUZ04",), "正在改", 1),
        ("a.yml", "  # cunke: ignore QUZ04 正在改\nx: 1", ("QUZ04",), "正在改", 2),
        ("a.md", "见[[a:1]]。<!-- cunke: ignore LAW04 正文待核 -->", ("LAW04",), "正文待核", 1),
        ("a.md", "<!-- cunke: ignore LAW04, LAW03 正文 待核 -->\n见[[a:1]]。", ("LAW04", "LAW03"), "正文 待核", 2),
        ("a.md", "<!-- cunke: ignore -->", (), "", 2),
        ("a.md", "<!-- cunke: ignore LAW04 -->", ("LAW04",), "", 2),
        ("a.md", "<!-- cunke: ignore 以后再说 -->", (), "以后再说", 2),
    ],
)
def test_suppressions(path: str, text: str, codes: tuple[str, ...], reason: str, line: int) -> None:
    (found,) = read_suppressions(path, text)
    assert (found.codes, found.reason, found.line) == (codes, reason, line)


@pytest.mark.parametrize(
    ("path", "text"), [("a.md", "cunke: ignore LAW04 不在注释里"), ("a.yml", "x: cunke"), ("a.md", "<!-- 平常的话 -->")]
)
def test_what_is_no_suppression(path: str, text: str) -> None:
    assert not list(read_suppressions(path, text))
