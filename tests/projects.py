"""Small projects to break: copies, single edits, and what the checker says of them."""

import re
import shutil
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, Finding
from generator.host import check_project
from generator.model import Site

HERE: Final = Path(__file__).parent
BASE: Final = HERE / "sites" / "base"
COURSE: Final = HERE / "sites" / "course"
"""A small course as it was written once: it stays as it is while the real content grows, so that tests may name its lines."""
ALL_SORTS: Final = HERE / "sites" / "paper"
"""Everything that authors can write, once, for what is printed."""
REAL: Final = HERE.parent
TODAY: Final = date(2026, 11, 23)
NOON: Final = "1795435200"
"""The same day in China as SOURCE_DATE_EPOCH, for commands that take no day."""


def copy_base(to: Path) -> Path:
    """The sample project under a folder of its own."""
    return Path(shutil.copytree(BASE, to / "base"))


def found(root: Path, on: date = TODAY) -> tuple[Diagnostic, ...]:
    """Everything the checker says of a project."""
    return check_project(root, on).diagnostics


def spots(diagnostics: Sequence[Diagnostic]) -> list[tuple[str, str, int]]:
    """Code, file and line of each."""
    return [(one.rule.code, one.place.path, one.place.line) for one in diagnostics]


def edit(root: Path, path: str, old: str, new: str) -> int:
    """Replace text that stands there once; returns the line on which it begins."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path}: {old!r} stands there {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return text.count("\n", 0, text.index(old)) + 1


def position(lines: Sequence[str], fragment: Sequence[str]) -> int:
    """The index at which a fragment stands, indentation aside; -1 where it does not."""
    wanted, stripped = [line.strip() for line in fragment], [line.strip() for line in lines]
    starts = range(len(stripped) - len(wanted) + 1)
    return next((at for at in starts if stripped[at : at + len(wanted)] == wanted), -1)


def copy_course(to: Path) -> Path:
    """The small course under a folder of its own, with a plain theme, which nobody looks at and which is fast."""
    return Path(shutil.copytree(COURSE, to, dirs_exist_ok=True))


CHINESE: Final = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")


def chinese_of_ours(finding: Finding, root: Path) -> list[str]:
    """Chinese in the English words of a finding that no author of the project wrote."""
    said = [finding.message, *([finding.hint] if finding.hint else []), *(related.message for related in finding.related)]
    written = "".join(path.read_text(encoding="utf-8", errors="ignore") for path in root.rglob("*.*") if path.is_file())
    return [words for one in said for words in CHINESE.findall(one.en) if words not in written]


@cache
def sample() -> Site:
    """The sample project as the rules see it."""
    return check_project(BASE, TODAY).site
