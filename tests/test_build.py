"""Publishing: the whole new site or the old one untouched, and the same from `mkdocs build`."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.host import check_project
from generator.report import as_text
from tests.projects import NOON, copy_base, edit


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)  # MkDocs writes the time of the build into the pages
    return copy_base(tmp_path)


def build(root: Path) -> int:
    return CliRunner().invoke(main, ["build", "--root", str(root)]).exit_code


def mkdocs(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build"]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False, env=os.environ | {"NO_COLOR": "1"})


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def spoil(root: Path) -> None:
    edit(root, "quizzes/leave.yml", "evidence: 最后帮着去办", "evidence: 最后帮你去办")


def test_check_writes_nothing(project: Path) -> None:
    before = files(project)
    check_project(project)
    assert files(project) == before
    assert not (project / "site").exists()


def test_site_is_made_and_made_again(project: Path) -> None:
    assert build(project) == 0
    first = files(project / "site")
    assert "policy/leave.html" in first
    assert build(project) == 0
    assert files(project / "site") == first
    assert sorted(path.name for path in project.iterdir()) == ["content", "mkdocs.yml", "quizzes", "site"]


def test_mkdocs_leaves_a_foreign_folder_alone(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/notes.txt").write_text("别人的", encoding="utf-8")
    run = mkdocs(project)
    assert run.returncode == 1
    assert "放着别的东西" in run.stderr
    assert "Traceback" not in run.stderr
    assert files(project / "site") == {"notes.txt": "别人的".encode()}


def test_data_of_authors_is_not_published(project: Path) -> None:
    assert build(project) == 0
    assert not [name for name in files(project / "site") if name.endswith((".yml", ".md"))]


def test_what_was_deleted_is_gone(project: Path) -> None:
    (project / "content/extra.md").write_text("---\ntitle: 多的\n---\n多的一页。\n", encoding="utf-8")
    assert build(project) == 0
    assert "extra.html" in files(project / "site")
    (project / "content/extra.md").unlink()
    assert build(project) == 0
    assert "extra.html" not in files(project / "site")


def test_failure_leaves_the_old_site(project: Path) -> None:
    assert build(project) == 0
    before = files(project / "site")
    spoil(project)
    assert build(project) == 1
    assert files(project / "site") == before
    assert sorted(path.name for path in project.iterdir()) == ["content", "mkdocs.yml", "quizzes", "site"]


def test_failure_makes_no_site(project: Path) -> None:
    spoil(project)
    assert build(project) == 1
    assert sorted(path.name for path in project.iterdir()) == ["content", "mkdocs.yml", "quizzes"]


def test_folder_of_others_is_left_alone(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/notes.txt").write_text("别人的", encoding="utf-8")
    run = CliRunner().invoke(main, ["build", "--root", str(project)])
    assert run.exit_code == 2
    assert "放着别的东西" in run.stderr
    assert files(project / "site") == {"notes.txt": "别人的".encode()}
    assert sorted(path.name for path in project.iterdir()) == ["content", "mkdocs.yml", "quizzes", "site"]


def test_empty_folder_may_be_filled(project: Path) -> None:
    (project / "site").mkdir()
    assert build(project) == 0
    assert "index.html" in files(project / "site")


def test_mkdocs_makes_the_same_site(project: Path) -> None:
    assert build(project) == 0
    ours = files(project / "site")
    run = mkdocs(project)
    assert run.returncode == 0, run.stderr
    assert files(project / "site") == ours


def test_mkdocs_says_the_same(project: Path) -> None:
    spoil(project)
    outcome = check_project(project, date(2026, 11, 23))
    run = mkdocs(project)
    assert run.returncode == 1
    assert as_text(outcome.diagnostics, outcome.texts, "zh") in run.stdout + run.stderr
    assert not (project / "site").exists()
