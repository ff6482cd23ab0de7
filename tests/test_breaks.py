"""The small course, broken in every way an author may break it: one mistake brings one diagnostic, on its line."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from pathlib import Path

import pytest

from generator.diagnostics import Place
from tests.breaks import BANK, BREAKS, LEAVE, Break, asked
from tests.projects import copy_course, edit, found, spots


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course in a folder of its own."""
    root = copy_course(tmp_path_factory.mktemp("course"))
    assert not found(root), "the small course is not clean"
    return root


@pytest.fixture
def project(course: Path) -> Iterator[Path]:
    """The same; what a test breaks is put back."""
    kept = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
    yield course
    for path, raw in kept.items():
        if path.read_bytes() != raw:
            path.write_bytes(raw)


def apply(root: Path, broken: Break) -> int:
    """Make the edit; the line of which it must be said."""
    file = root / broken.path
    text = file.read_text(encoding="utf-8")
    assert broken.after in text, f"“{broken.after}” does not stand in {broken.path}"
    start = text.index(broken.after)
    edited = text[:start] + re.sub(broken.old, broken.new, text[start:], count=1, flags=re.M)
    assert edited != text, f"“{broken.old}” does not stand behind “{broken.after}”"
    file.write_text(edited, encoding="utf-8", newline="\n")
    if not broken.at:
        first = next(at for at, (old, new) in enumerate(zip_longest(text, edited)) if old != new)
        return edited.count("\n", 0, first) + 1
    spoken = (root / (broken.beside or broken.path)).read_text(encoding="utf-8")
    found_at = re.compile(broken.at, re.M).search(spoken, 0 if broken.beside else start)
    assert found_at
    return spoken.count("\n", 0, found_at.start()) + 1


@pytest.mark.parametrize("broken", BREAKS, ids=lambda one: f"{one.code} {one.name}")
def test_one_mistake_one_diagnostic(broken: Break, project: Path) -> None:
    line = apply(project, broken)
    assert spots(found(project)) == [(broken.code, broken.beside or broken.path, line)]


def words(root: Path, path: str, line: int) -> str:
    """What stands on a line: the same wherever other edits move it."""
    return (root / path).read_text(encoding="utf-8").split("\n")[line - 1]


def test_all_mistakes_in_one_run(project: Path) -> None:
    together = [broken for broken in BREAKS if not broken.alone]
    expected = []
    for broken in together:
        file = project / broken.path
        whole = file.read_bytes()
        line = apply(project, broken)
        expected.append((broken.code, broken.path, words(project, broken.path, line)))
        file.write_bytes(whole)
    for broken in together:
        apply(project, broken)
    said = Counter((code, path, words(project, path, line)) for code, path, line in spots(found(project)))
    assert said == Counter(expected)


def test_changed_page_names_its_question(project: Path) -> None:
    file = project / LEAVE
    before, heading, rest = file.read_text(encoding="utf-8").partition("## 国家产假多少天 {#maternity-days}\n")
    section, following, end = rest.partition("\n## ")
    assert "98 天" in section
    file.write_text(before + heading + section.replace("98 天", "90 天") + following + end, encoding="utf-8", newline="\n")
    bank = (project / BANK).read_text(encoding="utf-8")
    evidence = bank.count("\n", 0, bank.index("evidence:", bank.index(asked("leave-001")))) + 1
    said = found(project)
    assert spots(said) == [("QUZ04", BANK, evidence)]
    assert [related.place for related in said[0].finding.related] == [Place(LEAVE, before.count("\n") + 1, 1)]


def test_hint_offers_the_nearest_section(project: Path) -> None:
    edit(project, BANK, "source: training/m10-support.md#before", "source: training/m10-support.md#befor")
    (said,) = found(project)
    assert said.finding.hint
    assert "training/m10-support.md#before" in said.finding.hint.zh


def test_suppressed_with_reason_is_silent(project: Path) -> None:
    gone = Break("", "QUZ04", BANK, asked("leave-001"), r"evidence: .*", "evidence: 97 天")
    line = apply(project, gone)
    assert spots(found(project)) == [("QUZ04", BANK, line)]
    apply(project, gone._replace(old=r"97 天", new="97 天  # cunke: ignore QUZ04 页面正在改"))
    assert not found(project)


def test_day_on_which_a_law_takes_effect(project: Path) -> None:
    edit(project, LEAVE, "{#in-short}\n", "{#in-short}\n\n依据是[[healthcare-security-2026]]。\n")
    assert law_codes(project, date(2026, 12, 31)) == ["LAW03"]
    assert law_codes(project, date(2027, 1, 1)) == ["LAW06"]  # it binds now: its registered status is what is wrong


def law_codes(root: Path, on: date) -> list[str]:
    return [one.rule.code for one in found(root, on) if one.rule.code.startswith("LAW")]
