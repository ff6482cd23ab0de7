"""A second process renders half of a large site: the same site, whoever renders it, and no process is left behind."""

import os
import sys
from pathlib import Path

import pytest

from generator.ahead import Ahead, worth_it
from generator.host import build_project
from tests.projects import NOON, TODAY, copy_course

forks = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")


def nobody_is_left() -> bool:
    """Whether this process has no child."""
    try:
        return os.waitpid(-1, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return True


@forks
def test_results_come_by_key() -> None:
    ahead = Ahead(lambda: {"child": os.getpid(), "large": "长" * 500_000})
    assert ahead.get("child") not in (None, os.getpid())
    assert ahead.get("large") == "长" * 500_000
    assert ahead.get("other") is None
    assert nobody_is_left()


@forks
def test_work_that_fails_has_no_results(capfd: pytest.CaptureFixture[str]) -> None:
    ahead = Ahead(lambda: {"a": 1 // len(os.environ.get("NOT THERE", ""))})
    assert ahead.get("a") is None
    assert nobody_is_left()
    assert capfd.readouterr() == ("", "")


@forks
def test_what_nobody_asks_for_ends(tmp_path: Path) -> None:
    ahead = Ahead(lambda: {"large": "长" * 500_000})
    ahead.close()
    assert nobody_is_left()


@forks
def test_the_site_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    made = []
    for name, willing in (("alone", False), ("together", True)):
        asked: list[Ahead[str, object]] = []

        def counted(work, asked=asked):  # type: ignore[no-untyped-def]
            asked.append(Ahead(work))
            return asked[-1]

        monkeypatch.setattr("generator.plugin.worth_it", lambda willing=willing: willing)
        monkeypatch.setattr("generator.plugin.MANY", 1)
        monkeypatch.setattr("generator.plugin.Ahead", counted)
        outcome = build_project(copy_course(tmp_path / name), TODAY)
        assert outcome.published
        assert bool(asked) == willing
        made.append({path.relative_to(outcome.folder): path.read_bytes() for path in outcome.folder.rglob("*") if path.is_file()})
    assert made[0] == made[1]
    assert nobody_is_left()


def test_no_fork_beside_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert not worth_it()
