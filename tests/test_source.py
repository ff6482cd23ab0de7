"""A file's text and its YAML, with every line and column."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Place
from generator.source import read_file, split_front_matter
from generator.yaml_text import Table, parse_yaml
from tests.projects import BASE

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"], exclude_characters="[{-?\ufeff"), max_size=20)
VALUES = st.recursive(TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12)


@pytest.mark.parametrize("raw", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\r\nb\n"])
def test_line_ends_and_mark_are_read_over(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes(raw)
    assert read_file(tmp_path, "page.md").text == "a\nb\n"


def test_first_bad_byte_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes("好\n很好".encode() + "坏".encode("gb18030"))
    (fault,) = read_file(tmp_path, "page.md").faults
    assert (fault.code, fault.finding.place) == ("FIL03", Place("page.md", 2, 3))


@pytest.mark.parametrize(
    ("text", "matter", "body", "line"),
    [
        ("---\ntitle: 甲\n---\n正文\n", "title: 甲\n", "正文\n", 4),
        ("---  \ntitle: 甲\n...\n正文", "title: 甲\n", "正文", 4),
        ("---\n---\n正文", "", "正文", 3),
        ("---\ntitle: 甲\n---", "title: 甲\n", "", 3),
        ("正文\n---\ntitle: 甲\n---\n", None, "正文\n---\ntitle: 甲\n---\n", 1),
        ("---\ntitle: 甲\n", None, "---\ntitle: 甲\n", 1),
        ("", None, "", 1),
    ],
)
def test_front_matter_is_split_off(text: str, matter: str | None, body: str, line: int) -> None:
    assert split_front_matter(text) == (matter, body, line)


@given(st.dictionaries(TEXT, VALUES, min_size=1, max_size=4))
def test_what_yaml_writes_is_read_back(value: dict[str, Any]) -> None:
    document = parse_yaml("a.yml", yaml.safe_dump(value, allow_unicode=True))
    assert not document.faults
    assert document.value == value


@pytest.mark.parametrize("word", ["no", "on", "012", "1e3", "3,600", "0x1F", "12:30", "2026-11-23", "1_000", ".5", "'~'", '""'])
def test_words_stay_words(word: str) -> None:
    assert parse_yaml("a.yml", f"key: {word}\n").value == {"key": word.strip("'\"")}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_nothing(nothing: str) -> None:
    assert parse_yaml("a.yml", f"key: {nothing}\n").value == {"key": None}


def tables(value: Any) -> list[Table]:
    """Every mapping inside a value, itself included."""
    inner = value.values() if isinstance(value, Table) else value if isinstance(value, list) else ()
    return [*([value] if isinstance(value, Table) else []), *(table for one in inner for table in tables(one))]


@pytest.mark.parametrize("first_line", [1, 40])
def test_keys_and_values_know_where_they_stand(first_line: int) -> None:
    text = (BASE / "quizzes/leave.yml").read_text(encoding="utf-8")
    lines = text.split("\n")
    every = [(table, key) for table in tables(parse_yaml("a.yml", text, first_line).value) for key in table]
    assert len(every) > 80
    for table, key in every:
        path, line, column = table.key_at(key)
        assert path == "a.yml"
        assert lines[line - first_line][column - 1 :].startswith(f"{key}:")
        if isinstance(table[key], str):
            line, column = table.value_at(key)[1:]
            assert lines[line - first_line][column - 1 :] == table[key]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\nb: '没有收尾\nc: 2\n", 2, 4),
        ("a: 1\nb: 注意: 国家\n", 2, 6),
        ("a: 1\n\tb: 2\n", 2, 1),
        ("a: 1\nb: [甲, 乙\nc: 2\n", 3, 2),
        ("a: 1\nb: @甲\n", 2, 4),
        ("a: *甲\n", 1, 5),
    ],
)
def test_syntax_is_named_where_it_breaks(text: str, line: int, column: int) -> None:
    (fault,) = parse_yaml("a.yml", text).faults
    assert (fault.code, fault.finding.place) == ("YML01", Place("a.yml", line, column))


def test_second_of_a_key_names_the_first() -> None:
    document = parse_yaml("a.yml", "a: 1\nb: 2\na: 3\n")
    (fault,) = document.faults
    assert (fault.code, fault.finding.place.line) == ("YML02", 3)
    assert "第 1 行" in fault.finding.message.zh
    assert document.value == {"a": "1", "b": "2"}
