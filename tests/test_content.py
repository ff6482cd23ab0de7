"""The real content: at the size the course needs, each page opening with its answer, each module with minutes that add up."""

import re
from functools import cache

import pytest

from generator.host import check_project
from generator.model import Page, Site
from generator.stats import stats
from tests.projects import REAL, TODAY

SENTENCES = re.compile(r"[。！？]")
MINUTES = re.compile(r'<p class="ck-trainer-title">[^<]*（(\d+) 分钟）</p>')


@cache
def course() -> Site:
    """The real content as the rules see it."""
    return check_project(REAL, TODAY).site


@pytest.mark.parametrize(
    ("group", "name", "least"),
    [
        ("页面", "政策", 26),
        ("页面", "课程", 20),
        ("页面", "单元", 4),
        ("页面", "宣传单", 6),
        ("页面", "词汇", 60),
        ("页面", "老说法", 45),
        ("题目", "全部题目", 420),
        ("题目", "情景题", 60),
        ("题目", "老说法对今天的题", 40),
    ],
)
def test_there_is_enough_to_teach_from(group: str, name: str, least: int) -> None:
    assert stats(course())[group][name] >= least


def test_every_rule_is_tested() -> None:
    assert not [section.key for section in course().untested]


def test_every_type_and_difficulty_is_used() -> None:
    counts = stats(course())
    assert min(counts["题型"].values()) >= 20
    easy, middle, hard = counts["难度"].values()
    assert easy > middle > hard >= 60


def test_every_measure_has_its_module() -> None:
    units = [page.module.unit.target for page in course().modules if page.module]
    assert units == sorted(units, key=course().listed("units").index)  # taught in the order of the units
    assert units.count("“村为主”今天") == 9


@pytest.mark.parametrize("page", course().explainers, ids=lambda page: page.path)
def test_explainer_answers_first(page: Page) -> None:
    first = page.sections[0]
    assert first.anchor == "in-short"
    answer = next(line for line in first.text.split("\n") if line.strip())
    assert 1 <= len(SENTENCES.findall(answer)) <= 3
    assert "<table>" in page.html


@pytest.mark.parametrize("page", course().modules, ids=lambda page: page.path)
def test_trainer_minutes_add_up(page: Page) -> None:
    assert page.module
    minutes = [int(found) for found in MINUTES.findall(page.html)]
    assert len(minutes) >= 4
    assert abs(sum(minutes) - page.module.minutes) <= 3


@pytest.mark.parametrize("page", course().modules, ids=lambda page: page.path)
def test_module_has_its_own_questions(page: Page) -> None:
    questions = [question for bank in course().banks_of[page.path] for question in bank.questions]
    assert len(questions) >= 10
    assert len({question.type for question in questions}) >= 4
