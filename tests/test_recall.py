"""The search of the real content, asked what villagers' helpers ask; `python -m tools.recall --misses` shows what it misses."""

from collections import Counter
from pathlib import Path
from statistics import mean
from typing import Final

import pytest

from generator.host import check_project
from generator.model import Site
from generator.site.search import search_text
from tests.projects import COURSE, REAL, TODAY
from tools.recall import Figures, Query, ask, figures, queries

KINDS: Final = {"word", "part", "several", "question", "synonym", "slip", "pinyin", "mixed"}
RECALL: Final = 0.92
RANK: Final = 0.90
SECTION: Final = 0.80


@pytest.fixture(scope="module")
def site() -> Site:
    return check_project(REAL, TODAY).site


@pytest.fixture(scope="module")
def found(site: Site) -> list[Figures]:
    return figures(search_text(site), queries())


def test_the_set_is_large_and_of_every_kind() -> None:
    kinds = Counter(query.kind for query in queries())
    assert set(kinds) == KINDS
    assert kinds.total() >= 150
    assert min(kinds.values()) >= 10
    assert len({query.text for query in queries()}) == kinds.total()


def test_every_expected_section_exists(site: Site) -> None:
    pages = {page.path for page in site.pages}
    assert not [(query.text, key) for query in queries() for key in query.sections if key not in site.section and key not in pages]


def test_the_right_pages_come_first(found: list[Figures]) -> None:
    assert mean(one.recall for one in found) >= RECALL
    assert mean(one.reciprocal for one in found) >= RANK


def test_the_right_sections_are_linked(found: list[Figures]) -> None:
    assert mean(one.section for one in found) >= SECTION


@pytest.mark.parametrize("kind", ["word", "part", "several", "slip", "pinyin"])
def test_plain_queries_hardly_miss(found: list[Figures], kind: str) -> None:
    assert mean(one.recall for one in found if one.query.kind == kind) >= 0.95


def test_what_was_searched_instead_is_told() -> None:
    text = search_text(check_project(COURSE, TODAY).site)
    answers = ask(text, ["chanjia", "产甲", "产假"])["answers"]
    assert [answer.get("instead") for answer in answers] == ["产假", "产假", None]


def test_figures_know_good_from_bad(tmp_path: Path) -> None:
    """The measure itself: a right set scores one, a wrong one nothing."""
    text = search_text(check_project(COURSE, TODAY).site)
    right = Query("98天", "mixed", frozenset({"policy/leave.md#maternity-days"}))
    wrong = Query("98天", "mixed", frozenset({"policy/nowhere.md#nothing"}))
    good, bad = figures(text, [right, wrong])
    assert (good.recall, good.reciprocal, good.section) == (1, 1, True)
    assert (bad.recall, bad.reciprocal, bad.section) == (0, 0, False)
    broken = tmp_path / "queries.tsv"
    broken.write_text("产假\tword\n", encoding="utf-8")
    with pytest.raises(ValueError, match="unpack"):
        queries(broken)
