"""The search's text as the build writes it, and the search over a text in pieces."""

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, expect

from generator.host import build_project, check_project
from generator.site.finish import write_search
from generator.site.search import SOUNDS, packed, search_text
from generator.site.shards import PAIRS_A_SHARD, head, postings, shard_of, shards, texts_by_page
from tests.browser import Shown, browser, phone, serving
from tests.projects import COURSE, TODAY, copy_base, copy_course, edit
from tools.sounds import COMMON, written

__all__ = ["browser"]

SITE: Final = check_project(COURSE, TODAY).site
TEXT: Final = search_text(SITE)


def section(key: str) -> tuple[str, str, str]:
    """Heading, text and aliases of a section: `policy/leave.html#maternity-days`."""
    url, _, anchor = key.partition("#")
    at = next(at for at, page in enumerate(TEXT.pages) if page[0] == url)
    return next((title, text, aliases) for page, name, title, text, aliases in TEXT.sections if (page, name) == (at, anchor))


def test_every_section_of_every_page_is_in_the_text() -> None:
    told = {f"{TEXT.pages[page][0]}#{anchor}" for page, anchor, *_ in TEXT.sections}
    assert {f"{page.url}#{one.anchor}" for page in SITE.pages for one in page.sections} <= told


def test_the_text_is_one_that_readers_see() -> None:
    _, text, _ = section("policy/leave.html#maternity-days")
    assert "国家产假是98天" in text
    assert "《女职工劳动保护特别规定》第七条" in text
    assert "[[" not in text
    assert "<" not in text
    assert all(not title.count("讲师") or "讲师" in text for _, _, title, text, _ in TEXT.sections)


def test_laws_and_terms_can_be_looked_up() -> None:
    assert section("glossary.html#maternity-leave")[0] == "产假"
    assert "计划生育" in section("laws.html#pfpl-2021")[1]


def test_explainers_count_most() -> None:
    weights = {url: weight for url, _, weight in TEXT.pages}
    assert weights["policy/leave.html"] > weights["training/m10-support.html"] > weights["laws.html"]


def test_aliases_are_found_and_not_shown(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    edit(root, "content/policy/leave.md", "{#maternity-days}", '{#maternity-days 别名="坐月子 生娃放假"}')
    outcome = build_project(root, TODAY)
    assert outcome.published
    assert outcome.site.section["policy/leave.md#maternity-days"].aliases == ("坐月子", "生娃放假")
    page = (outcome.folder / "policy/leave.html").read_text(encoding="utf-8")
    assert 'id="maternity-days"' in page
    assert "坐月子" not in page
    assert "别名" not in page
    assert "坐月子 生娃放假" in next((outcome.folder / "assets").glob("search-text.*.js")).read_text(encoding="utf-8")


def test_synonyms_come_from_the_authors_file(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    (root / "content/synonyms.yml").write_text("groups:\n  - [月子, 产假]\n", encoding="utf-8")
    assert search_text(check_project(root, TODAY).site).synonyms == [["月子", "产假"]]


@pytest.mark.parametrize(("written", "code"), [("groups:\n  - [一个]\n", "YML06"), ("groups: 词\n", "YML05"), ("grups: []\n", "YML04")])
def test_a_wrong_synonyms_file_is_said(tmp_path: Path, written: str, code: str) -> None:
    root = copy_base(tmp_path)
    (root / "content/synonyms.yml").write_text(written, encoding="utf-8")
    assert code in {one.rule.code for one in check_project(root, TODAY).diagnostics if one.place.path == "content/synonyms.yml"}


def test_common_characters_are_counted_by_syllable() -> None:
    counted = re.findall(r"([a-z]+)(\d+)", TEXT.common)
    assert sum(int(size) for _, size in counted) == len(COMMON) == 3755
    assert [syllable for syllable, _ in counted[:4]] == ["a", "ai", "an", "ang"]


def test_the_sounds_are_the_ones_made_from_the_dictionary() -> None:
    assert SOUNDS.read_text(encoding="utf-8") == written(), "run python -m tools.sounds"


def test_the_name_of_the_text_changes_with_it(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    names = []
    for _ in range(2):
        folder = build_project(root, TODAY).folder
        names.append(next((folder / "assets").glob("search-text.*.js")).name)
        assert f'"{names[-1]}"' in (folder / "assets/search.js").read_text(encoding="utf-8")
    assert names[0] == names[1]
    (root / "content/synonyms.yml").write_text("groups:\n  - [月子, 产假]\n", encoding="utf-8")
    assert not (build_project(root, TODAY).folder / "assets" / names[0]).exists()


def test_pieces_hold_every_pair_once() -> None:
    found = postings(TEXT)
    dealt = shards(found)
    assert sum(map(len, dealt)) == len(found) > PAIRS_A_SHARD
    assert all(shard_of(pair, len(dealt)) == at for at, shard in enumerate(dealt) for pair in shard)
    at = next(at for at, row in enumerate(TEXT.sections) if row[1] == "maternity-days")
    steps = found["98"]
    sections = [sum(steps[: 2 * number + 1 : 2]) for number in range(len(steps) // 2)]
    assert at in sections


def test_head_and_texts_together_are_the_text() -> None:
    rows = head(TEXT)["sections"]
    texts = [text for page in texts_by_page(TEXT) for text in page]
    assert [(*row[:3], text, row[4]) for row, text in zip(rows, texts, strict=True)] == TEXT.sections
    assert len(gzip.compress(json.dumps(rows).encode())) < len(gzip.compress(packed(TEXT.model_dump()).encode()))


@pytest.mark.browser
@pytest.mark.parametrize("way", ["http", "file"])
@pytest.mark.parametrize(
    ("query", "address", "said"),
    [
        ("产假多少天", "policy/leave.html", "找到"),
        ("98天", "policy/leave.html", "找到"),
        ("性别鉴定", "policy/two-bans.html", "找到"),
        ("yuerjia", "policy/leave.html", "按“育儿假”搜索"),
    ],
)
def test_a_text_in_pieces_is_searched_alike(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, way: str, query: str, address: str, said: str
) -> None:
    folder = build_project(copy_course(tmp_path_factory.mktemp("course")), TODAY).folder
    (next((folder / "assets").glob("search-text.*.js"))).unlink()
    write_search(folder / "assets", SITE, largest=0)
    host = Path(shutil.copytree(folder, tmp_path_factory.mktemp("host") / "kb"))
    with serving(host.parent) as base, phone(browser, Shown(host, f"{base}/kb/"), bypass_csp=False) as (_, page):
        page.goto((f"{base}/kb/" if way == "http" else host.as_uri() + "/") + "index.html")
        page.locator(".md-search__input").fill(query)
        first = page.locator(".md-search-result__link").first
        expect(first).to_have_attribute("href", re.compile(re.escape(address)))
        expect(page.locator(".md-search-result__meta")).to_contain_text(said)
        expect(first.locator("span")).not_to_be_empty()


@pytest.mark.browser
@pytest.mark.parametrize("way", ["http", "file"])
@pytest.mark.parametrize(("kept", "said"), [(True, "按“育儿假”搜索"), (False, "没有找到")], ids=["whole", "without the sounds"])
def test_how_characters_sound_is_a_file_of_its_own(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, way: str, kept: bool, said: str
) -> None:
    folder = build_project(copy_course(tmp_path_factory.mktemp("course")), TODAY).folder
    host = Path(shutil.copytree(folder, tmp_path_factory.mktemp("host") / "kb"))
    (sounds,) = (host / "assets").glob("search-sounds.*.js")
    if not kept:
        sounds.unlink()
    with serving(host.parent) as base, phone(browser, Shown(host, f"{base}/kb/"), bypass_csp=False) as (_, page):
        page.goto((f"{base}/kb/" if way == "http" else host.as_uri() + "/") + "index.html")
        page.locator(".md-search__input").fill("yuerjia")
        expect(page.locator(".md-search-result__meta")).to_contain_text(said)
        page.locator(".md-search__input").fill("育儿假")
        expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("policy/leave.html"))
