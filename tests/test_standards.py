"""The measures of good content, set in mkdocs.yml, and what `cunke stats` counts."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.host import CannotRunError, build_project
from tests.projects import BASE, TODAY, copy_base, edit, found, spots

MKDOCS = "mkdocs.yml"
VIEWS = ("old-new", "changes", "hotlines", "talk-cards", "leaflets")


def codes(root: Path) -> set[str]:
    return {code for code, _, _ in spots(found(root))}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("most_minutes: 1.2", "most_minutes: 0.2", "PAG16"),
        ("least_minutes: 0.1", "least_minutes: 1.1", "PAG16"),
        ("sentence: 30", "sentence: 8", "PAG18"),
        ("most_talk: 60", "most_talk: 15", "PAG17"),
        ("panel: 30", "panel: 30\n        panels: 1", "PAG19"),
        ("explainer_sections: [in-short]", "explainer_sections: [in-short, basis]", "PAG15"),
        ("same_position: 0.5", "same_position: 0.3", "QUZ17"),
    ],
)
def test_a_measure_set_tighter_is_felt(tmp_path: Path, old: str, new: str, code: str) -> None:
    root = copy_base(tmp_path)
    edit(root, MKDOCS, old, new)
    assert code in codes(root)


def test_the_longest_option_gives_the_answer_away(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    edit(root, "quizzes/visit.yml", "- text: 告辞", "- text: 谢谢人家，马上告辞")
    edit(root, "quizzes/visit.yml", "- text: 先问想不想听", "- text: 先问人家想不想听")
    assert codes(root) == {"QUZ18"}
    edit(root, MKDOCS, "enough: 3", "enough: 3\n        longest_right: 0.7")
    assert not found(root)
    edit(root, MKDOCS, "longest_right: 0.7", "longest_right: 0.7\n        outgrows: 1.1")
    assert not found(root)  # two characters more are never too many
    edit(root, "quizzes/visit.yml", "- text: 先问人家想不想听", "- text: 进门先问人家想不想听")
    assert codes(root) == {"QUZ18"}


def test_a_section_may_be_let_off(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    edit(root, "content/policy/leave.md", "您想听，我就说两句。", "您想听，我就说两句，98 天（[[workers-2012:7.1]]）。")
    assert "QUZ16" in codes(root)
    edit(root, MKDOCS, "enough: 3", "enough: 3\n        untested: [talk]")
    assert "QUZ16" not in codes(root)


@pytest.mark.parametrize("wrong", ["sentense: 30", "sentence: 长", "talk: {least: 1}"])
def test_a_measure_that_does_not_exist_is_said(tmp_path: Path, wrong: str) -> None:
    root = copy_base(tmp_path)
    edit(root, MKDOCS, "sentence: 30", wrong)
    with pytest.raises(CannotRunError) as stopped:
        found(root)
    assert wrong.split(":", maxsplit=1)[0] in str(stopped.value)
    assert "sentence" in str(stopped.value)


def test_watched_word_in_its_block_and_in_a_question_on_old_sayings(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    edit(root, "content/policy/leave.md", "收费，已经废止。", "收接生费，已经废止。")
    edit(root, "quizzes/visit.yml", "stem: 人家不想听，也要把话讲完。", "stem: 老话说先交过路费。\n    tags: [old]")
    assert not found(root)
    edit(root, "quizzes/visit.yml", "    tags: [old]\n", "")
    assert codes(root) == {"WRD04"}


def test_stats_count_what_there_is() -> None:
    run = CliRunner().invoke(main, ["stats", "--root", str(BASE), "--json", "--today", TODAY.isoformat()])
    assert run.exit_code == 0
    counts = json.loads(run.stdout)
    assert counts["页面"]["课程"] == 2
    assert counts["页面"]["宣传单"] == 1
    assert counts["页面"]["老说法"] == 1
    assert counts["题目"]["全部题目"] == sum(counts["题型"].values()) == sum(counts["难度"].values()) == 12
    assert counts["题目"]["讲了规定没有题的小节"] == 0
    text = CliRunner().invoke(main, ["stats", "--root", str(BASE)]).stdout
    assert "课程 2" in text


def test_lists_of_the_generator(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    for view in VIEWS:
        (root / f"content/{view}-page.md").write_text(f"---\ntitle: 一页\nview: {view}\n---\n", encoding="utf-8")
    site = build_project(root, TODAY).folder
    shown = {
        view: (site / f"{view}-page.html").read_text(encoding="utf-8")
        for view in ("old-new", "changes", "hotlines", "talk-cards", "leaflets")
    }
    assert "产假就是 90 天" in shown["old-new"]
    assert 'href="laws.html#workers-2012"' in shown["old-new"]
    assert 'href="policy/leave.html#maternity-days"' in shown["old-new"]
    assert "2026-01-05" in shown["changes"]
    assert 'href="policy/leave.html"' in shown["changes"]
    assert "乡镇便民服务中心" in shown["hotlines"]
    assert "不能承诺的是" in shown["talk-cards"]
    assert 'href="leaflets/leave.html"' in shown["leaflets"]
    assert "给村民看的一张纸" in shown["leaflets"]
    assert "假找单位，钱找医保窗口。" in (site / "leaflets/leave.html").read_text(encoding="utf-8")
