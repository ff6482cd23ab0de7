"""Bytes that no author means, beside those of test_hostile.py: nothing falls over, nothing is said twice, places hold."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.projects import BASE, copy_base, edit, found

BANK, PAGE, LAWS = "quizzes/leave.yml", "content/policy/leave.md", "content/laws.yml"
BOM: Final = b"\xef\xbb\xbf"


def sample(path: str) -> bytes:
    return (BASE / path).read_bytes()


DEEP: Final[dict[str, tuple[str, bytes]]] = {
    "in front matter": (PAGE, sample(PAGE).replace(b"title: ", b"title: " + b"[" * 100_000)),
    "brackets far apart": (BANK, (b"[" + b" " * 21) * 90_000),
    "dashes far apart": (BANK, b"-  " * 100_000),
    "question marks far apart": (BANK, b"?  " * 100_000),
    "alias of itself": (BANK, b"module: &a [*a]\n"),
}
"""What makes a parser that follows it fall over, and the process with it."""


@pytest.mark.parametrize(("path", "raw"), DEEP.values(), ids=DEEP)
def test_bottomless_nesting(path: str, raw: bytes, tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    (root / path).write_bytes(raw)
    command = [sys.executable, "-m", "generator", "check", "--today", "2026-11-23", "--root", str(root)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith(f"{path}:")
    assert "YML07 嵌套太深或引用太多" in run.stdout.splitlines()[0]
    assert (root / path).read_bytes() == raw


@pytest.mark.parametrize("path", [PAGE, "content/training/m01-leave.md", LAWS, "content/glossary.yml", "content/region.yml", BANK])
def test_what_cannot_be_read_is_one_problem(path: str, tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    (root / path).write_bytes(sample(path).decode().encode("gb18030"))
    assert [(one.rule.code, one.place.path) for one in found(root)] == [("FIL03", path)]


@pytest.mark.parametrize("path", [PAGE, "content/training/m01-leave.md"])
def test_front_matter_that_cannot_be_read_is_one_problem(path: str, tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    (root / path).write_bytes(sample(path).replace(b"title: ", b"title: '", 1))
    assert [(one.rule.code, one.place) for one in found(root)] == [("YML01", (path, 2, 8))]


ENDINGS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "CRLF": lambda raw: raw.replace(b"\n", b"\r\n"),
    "BOM": lambda raw: BOM + raw,
    "BOM and CRLF": lambda raw: BOM + raw.replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_windows_files_keep_lines_and_columns(ending: Callable[[bytes], bytes], tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    edit(root, BANK, "module: training/m01-leave.md", "module: training/m1-leave.md")
    edit(root, BANK, "    stem: 把步骤排好。\n", "    stem: 把步骤排好。\n    stam: 多写的\n")
    edit(root, PAGE, "[[notice-2024]]", "[[notice-2042]]")
    expected = [(one.place, one.rule.code) for one in found(root)]
    assert {"YML04", "LAW01", "QUZ14"} <= {code for _, code in expected}
    for path in (BANK, PAGE):
        (root / path).write_bytes(ending((root / path).read_bytes()))
    said = [(one.place, one.rule.code) for one in found(root)]
    assert [one for one in said if one[1] != "FIL06"] == expected
    assert [place.path for place, code in said if code == "FIL06"] == [PAGE, BANK]


def test_control_character_is_named_where_it_stands(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    line = edit(root, BANK, "    stem: 把步骤排好。", "    stem: 把\0步骤排好。")
    assert [(one.rule.code, one.place.line, one.place.column) for one in found(root)] == [("YML01", line, 12)]


def test_mapping_for_a_key_is_said_in_words(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    line = edit(root, BANK, "    type: order", "    ? {a: b}\n    : 1\n    type: order")
    (said,) = found(root)
    assert (said.rule.code, said.place.line) == ("YML05", line)
    assert "Node" not in said.finding.message.zh


@pytest.mark.parametrize("opening", ["<!--", "```"])
def test_what_is_left_open_hides_no_heading(opening: str, tmp_path: Path) -> None:
    """Markdown shows a comment or fence that is never closed as text, and the headings below it as headings."""
    root = copy_base(tmp_path)
    edit(root, PAGE, "## 怎么办 {#how-to}\n", f"{opening}\n\n## 怎么办 {{#how-to}}\n")
    assert not [one for one in found(root) if one.place.line == 1]
