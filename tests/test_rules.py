"""Every rule proves itself: its Good fragment stands in the sample project, its Bad one brings its own code, nothing else."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from generator.diagnostics import Rule
from generator.rules import RULES
from generator.rules.registry import Example, example_of
from tests.projects import BASE, chinese_of_ours, copy_base, found, position, spots

COMPANIONS: Final[dict[str, set[str]]] = {
    "LAW07": {"LAW01"},  # the second entry's own id is gone, and pages cite it
    "PAG02": {"LAW08"},  # the second section under the id has the first one's numbers and not its citations
    "PAG11": {"LAW03"},  # what stands in the misspelt block is no longer told as history
    "WRD02": {"WRD05"},  # the second entry's meaning is given nowhere
}
"""What else one Bad fragment breaks, and why."""

ELSEWHERE: Final[dict[str, tuple[str, str]]] = {
    "FIL03": ("quizzes/leave.yml", "stem: 国家产假至少多少天？"),  # the first character that is not ASCII
    "PAG07": ("content/training/m02-visit.md", "prerequisites: [training/m01-leave.md]"),  # the step that closes the circle
    "PRN03": ("content/policy/leave.md", "![请假的三步：写条子，交单位，等答复](steps.png)"),  # where the image is put in
    "QUZ05": ("quizzes/leave.yml", "options:"),  # the options as a whole
    "QUZ08": ("quizzes/leave.yml", "blanks:"),  # the answers that do not fit the gaps
    "QUZ10": ("quizzes/leave.yml", "pairs:"),  # the pairs as a whole
    "PAG15": ("content/policy/leave.md", "---"),
    "PAG16": ("content/policy/leave.md", "---"),  # the page as a whole
    "PAG18": ("content/training/m02-visit.md", "---"),
    "QUZ17": ("quizzes/visit.yml", "module: training/m02-visit.md"),  # the bank as a whole
    "QUZ12": ("quizzes/leave.yml", "- id: leave-001"),  # nothing stands where the explanation is missing
}
"""Rules that speak of a line beside the fragment."""


def encode(file: Path, encoding: str) -> None:
    file.write_bytes(file.read_text(encoding="utf-8").encode(encoding))


def to_folder(file: Path, _: str) -> None:
    file.unlink()
    file.mkdir()


def empty(file: Path, _: str) -> None:
    file.write_bytes(b"")


def swell(file: Path, size: str) -> None:
    file.write_bytes(file.read_bytes() + b"#" * 1_000_000 * int(size))


STATES: Final[dict[str, Callable[[Path, str], None]]] = {
    r"is missing": lambda file, _: file.unlink(),
    r"is a folder": to_folder,
    r"is empty": empty,
    r"is encoded as (\S+)": encode,
    r"is (\d+) MB": swell,
}
"""What a rule's Bad line may say in words."""


def put(file: Path, state: str) -> None:
    """Do to a file what is said of it."""
    for pattern, act in STATES.items():
        said = re.fullmatch(pattern, state)
        if said:
            act(file, said[said.lastindex or 0])
            return
    pytest.fail(f"nobody knows what “{state}” means")


def swap(file: Path, example: Example) -> range:
    """Replace the first Good fragment by the Bad one, in its indentation; returns the lines of the Bad one."""
    lines = file.read_text(encoding="utf-8").split("\n")
    at = position(lines, example.good)
    assert at >= 0, f"the Good fragment does not stand in {example.path}"
    indent = " " * (len(lines[at]) - len(lines[at].lstrip()))
    lines[at : at + len(example.good)] = [indent + line for line in example.bad]
    file.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return range(at + 1, at + 1 + len(example.bad))


def expected(rule: Rule, example: Example, lines: range) -> set[tuple[str, str, int]]:
    """The spots of which one must be named."""
    path, text = ELSEWHERE.get(rule.code, (example.path, ""))
    if text:
        first = position((BASE / path).read_text(encoding="utf-8").split("\n"), [text]) + 1
        lines = range(first, first + 1)
    return {(rule.code, path, line) for line in lines}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_bad_fragment_brings_its_own_code(rule: Rule, tmp_path: Path) -> None:
    example, root = example_of(rule), copy_base(tmp_path)
    lines = range(1, 2)
    if example.state:
        put(root / example.path, example.state)
    else:
        lines = swap(root / example.path, example)
    diagnostics = found(root)
    said = spots(diagnostics)
    assert {code for code, _, _ in said} == {rule.code} | COMPANIONS.get(rule.code, set())
    assert expected(rule, example, lines) & set(said), said
    for one in diagnostics:
        assert one.finding.hint, "nobody is told what to do"
        assert not chinese_of_ours(one.finding, root), one.finding


def test_sample_project_is_clean() -> None:
    assert not found(BASE)
