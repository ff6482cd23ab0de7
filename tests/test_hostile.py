"""Files that are broken, huge, or not what they should be: a clear Chinese sentence each, nothing lost, never a traceback."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.projects import BASE, copy_base

BANK: Final = "quizzes/leave.yml"
BOMB: Final = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 8)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def run(root: Path) -> Result:
    """`cunke check` as a person would."""
    return CliRunner().invoke(main, ["check", "--root", str(root), "--today", "2026-11-23"])


def text(content: bytes) -> Callable[[Path], object]:
    """Make the file these bytes."""
    return lambda path: path.write_bytes(content)


def to_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


HOSTILE: Final[dict[str, tuple[str, Callable[[Path], object], str, str]]] = {
    "unparseable": (BANK, text(b"module: training/m01-leave.md\nquestions: [\n"), "YML01", "没有收尾"),
    "missing": ("content/laws.yml", Path.unlink, "FIL01", "没有这个文件"),
    "empty file": (BANK, text(b""), "FIL05", "文件是空的"),
    "empty bank": (BANK, text(b"module: training/m01-leave.md\nquestions: []\n"), "FIL05", "一道题也没有"),
    "5 MB": (BANK, text(b"# " + b"x" * 5_000_000), "FIL04", "文件太大：5.0 MB"),
    "GB18030": (BANK, text((BASE / BANK).read_text(encoding="utf-8").encode("gb18030")), "FIL03", "像是 GBK/GB18030"),
    "UTF-16": (BANK, text((BASE / BANK).read_text(encoding="utf-8").encode("utf-16")), "FIL03", "不是 UTF-8"),
    "GB18030 page": ("content/policy/leave.md", text("---\ntitle: 产假\n---\n正文".encode("gb18030")), "FIL03", "不是 UTF-8"),
    "folder": (BANK, to_folder, "FIL02", "是文件夹"),
    "folder as register": ("content/laws.yml", to_folder, "FIL02", "是文件夹"),
    "folder as page": ("content/policy/leave.md", to_folder, "FIL02", "是文件夹"),
    "NUL": (BANK, text(b"module: a\x00b\n"), "YML01", "看不见的控制字符"),
    "100,000 brackets": (BANK, text(b"module: " + b"[" * 100_000), "YML07", "嵌套太深"),
    "100,000 braces": (BANK, text(b"module: " + b"{a: " * 100_000), "YML07", "嵌套太深"),
    "brackets on lines": (BANK, text(b"module:\n" + b"[\n" * 50_000), "YML07", "嵌套太深"),
    "100,000 dashes": (BANK, text(b"- " * 100_000 + b"a"), "YML07", "嵌套太深"),
    "deep indentation": (BANK, text("".join(" " * depth + "a:\n" for depth in range(900)).encode()), "YML07", "嵌套太深"),
    "alias bomb": (BANK, text(BOMB.encode()), "YML07", "引用太多"),
    "second document": (BANK, text(b"a: 1\n---\nb: 2\n"), "YML01", "第二个“---”"),
    "a list": (BANK, text(b"- a\n- b\n"), "YML05", "一组“键: 值”"),
    "only a comment": (BANK, text("# 还没写\n".encode()), "FIL05", "没有内容"),
    "tab": (BANK, text(b"module: a\n\tquestions: []\n"), "YML01", "Tab"),
    "a tag that runs code": (BANK, text(b"module: !!python/object/apply:os.system [echo]\nquestions: []\n"), "YML05", "module"),
}
"""What is done to which file, the code that must be reported there, and words of its message."""


@pytest.mark.parametrize("name", HOSTILE)
def test_said_clearly(name: str, tmp_path: Path) -> None:
    path, break_it, code, words = HOSTILE[name]
    root = copy_base(tmp_path)
    break_it(root / path)
    before = (root / path).read_bytes() if (root / path).is_file() else None
    result = run(root)
    assert result.exit_code == 1, result.output
    assert not result.exception or isinstance(result.exception, SystemExit)
    line = next((line for line in result.output.split("\n") if line.startswith(f"{path}:") and code in line), "")
    assert words in line, result.output
    assert "Traceback" not in result.output
    assert before == ((root / path).read_bytes() if (root / path).is_file() else None)


@pytest.mark.parametrize(("habit", "encoding"), [("crlf", "utf-8"), ("bom", "utf-8-sig"), ("crlf", "utf-8-sig")])
def test_windows_files_are_read_on_the_right_line(habit: str, encoding: str, tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    bank = root / BANK
    written = bank.read_text(encoding="utf-8").replace("evidence: 98 天", "evidence: 97 天", 1)
    line = written.split("\n").index("    evidence: 97 天") + 1
    bank.write_bytes(written.replace("\n", "\r\n" if habit == "crlf" else "\n").encode(encoding))
    result = run(root)
    assert f"{BANK}:{line}:15: 错误 QUZ04" in result.output
    assert f"{BANK}:1:1: 提示 FIL06" in result.output


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_windows_files_do_not_stop_anything(encoding: str, tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    for path in [root / BANK, root / "content/policy/leave.md"]:
        path.write_bytes(path.read_text(encoding="utf-8").replace("\n", "\r\n").encode(encoding))
    result = CliRunner().invoke(main, ["check", "--strict", "--root", str(root), "--today", "2026-11-23"])
    assert result.exit_code == 0, result.output
    assert result.output.count("FIL06") == 2


def test_one_broken_question_leaves_the_others(tmp_path: Path) -> None:
    """Two breaks in two questions of one bank are both said, and nothing follows from them."""
    root = copy_base(tmp_path)
    bank = root / BANK
    written = bank.read_text(encoding="utf-8")
    bank.write_text(written.replace("type: single", "type: singel", 1).replace("answer: 错", "answer: 否", 1), encoding="utf-8")
    codes = [line.split(" ")[2] for line in run(root).output.split("\n") if line.startswith(BANK)]
    assert codes == ["YML06", "YML06"]


TANGLES: Final = {
    "50,000 brackets": "[" * 50_000,
    "50,000 pictures": "![" * 25_000,
    "brackets inside brackets": "[" * 5_000 + "]" * 5_000,
    "open links": "[a](" * 5_000,
    "open citations": "[[a:1" * 5_000,
    "open tags": "<a " * 10_000,
    "nested tags": "<div>" * 3_000,
    "nested lists": "\n".join(" " * 4 * depth + "- a" for depth in range(400)),
    "nested quotes": ">" * 3_000 + " a",
    "nested blocks": "/// note\n" * 3_000,
    "addresses": "<http://" * 5_000,
}
"""Pages that would take minutes, or end in a traceback, if they were rendered."""


def run_with(folder: Path, odd: str) -> Result:
    """Check a project with something odd at the end of a page."""
    root = copy_base(folder)
    page = root / "content/policy/leave.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n" + odd + "\n", encoding="utf-8")
    return run(root)


@pytest.mark.parametrize("name", TANGLES)
def test_a_tangled_page_is_reported_and_not_rendered(name: str, tmp_path: Path) -> None:
    result = run_with(tmp_path, TANGLES[name])
    assert result.exit_code == 1
    assert "content/policy/leave.md" in result.output
    assert " FIL07 " in result.output
    assert "Traceback" not in result.output
    assert "QUZ03" not in result.output


HARMLESS: Final = {
    "stars": "*" * 20_000,
    "underscores": "_a_" * 5_000,
    "backticks": "`" * 20_000,
    "braces": "{" * 20_000,
    "hashes": "#" * 30_000,
    "a line of 300,000 characters": "字" * 300_000,
    "pipes": "|a" * 500 + "\n" + "|-" * 500 + "\n" + "|b" * 500,
    "line ends": "\n" * 50_000,
}


@pytest.mark.parametrize("name", HARMLESS)
def test_odd_pages_are_rendered(name: str, tmp_path: Path) -> None:
    result = run_with(tmp_path, HARMLESS[name])
    assert result.exit_code in {0, 1}
    assert not result.exception or isinstance(result.exception, SystemExit)
    assert " FIL07 " not in result.output
