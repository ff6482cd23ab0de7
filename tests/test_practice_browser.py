"""Practice in a real browser: one question at a time, by finger and by keyboard; what an edited bank does to what was answered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser import SUB_PATH, Shown, browser, phone, serving
from tests.selftests import (
    MODULE,
    answer,
    course,
    course_site,
    current,
    dressed,
    entries,
    focus_by_tab,
    hurried,
    name_of,
    onward,
    press_by_keyboard,
    publish,
    replies,
    stored,
)

__all__ = ["browser", "course"]
pytestmark = pytest.mark.browser

LARGER: Final = "before => parseFloat(getComputedStyle(document.documentElement).fontSize) > before * 1.2"


@pytest.fixture
def page(browser: Browser, course: Shown) -> Iterator[Page]:
    with phone(browser, course) as (_, opened):
        hurried(opened)
        opened.goto(course.address + MODULE)
        yield opened


def test_a_miss_is_followed_by_its_section_and_its_source(page: Page) -> None:
    page.locator(".ck-one-by-one").tap()
    first = name_of(current(page))
    answer(page, current(page), replies(first)[1])
    section = entries()[first]["section"]
    current(page).locator(".ck-here").tap()
    extract = current(page).locator(".ck-extract")
    extract.wait_for()
    evidence = next(question.evidence.target for question in course_site().questions if question.id == first)
    marked = "".join(extract.locator("mark").all_text_contents())
    assert "".join(marked.split()) == "".join(evidence.split())
    expect(page.locator(".ck-onward-button")).to_have_text("这一节再来一题")
    onward(page)
    assert name_of(current(page)) != first
    assert entries()[name_of(current(page))]["section"] == section


def test_from_a_folder_the_source_is_shown_too(browser: Browser, course: Shown) -> None:
    with phone(browser, course) as (_, page):
        hurried(page)
        page.goto((course.folder / MODULE).as_uri())
        item = page.locator(".ck-question").first
        item.locator("summary").tap()
        item.locator(".ck-here").tap()
        expect(item.locator(".ck-extract mark").first).not_to_be_empty()


def test_a_round_by_keyboard_alone(page: Page) -> None:
    press_by_keyboard(page, page.locator(".ck-one-by-one"))
    shown = set()
    for _ in range(3):
        item = current(page)
        shown.add(name_of(item))
        focus_by_tab(page, item.locator("input").first)
        page.keyboard.press("Space")
        press_by_keyboard(page, item.locator(".ck-submit"))
        expect(item.locator(".ck-result")).not_to_be_empty()
        press_by_keyboard(page, page.locator(".ck-onward-button"))
    assert len(shown) == 3
    while page.locator(".ck-bar").is_visible():
        press_by_keyboard(page, page.locator(".ck-onward-button"))
    expect(page.locator(".ck-end")).to_be_focused()
    press_by_keyboard(page, page.locator(".ck-end .ck-list-all"))
    expect(page.locator(".ck-question").nth(5)).to_be_visible()


def test_the_end_leads_to_the_wrong_ones(page: Page) -> None:
    page.locator(".ck-one-by-one").tap()
    first = name_of(current(page))
    answer(page, current(page), replies(first)[1])
    while page.locator(".ck-bar").is_visible():
        onward(page)
    expect(page.locator(".ck-tally")).to_have_count(1)
    assert page.locator(".ck-to-notebook").get_attribute("href")
    page.locator(".ck-end .ck-only-wrong").tap()
    expect(current(page)).to_have_attribute("data-question", first)
    answer(page, current(page), replies(first)[0])
    expect(current(page).locator(".ck-result")).to_have_text("答对了。")


def test_large_type_goes_with_the_reader(page: Page, course: Shown) -> None:
    before = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.locator('.ck-large-tool:visible, [data-look="large"]').first.tap()
    page.wait_for_function(LARGER, arg=before)
    page.goto(course.address + "notebook.html")
    page.wait_for_function(LARGER, arg=before)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_thumb_reaches_the_bar(page: Page) -> None:
    page.locator(".ck-one-by-one").tap()
    page.locator(".ck-bar").wait_for()
    box = page.locator(".ck-onward-button").bounding_box()
    assert box and box["y"] + box["height"] > 560 and box["y"] + box["height"] <= 640
    assert box["height"] >= 44


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[tuple[Path, Shown]]:
    """A project whose site can be published anew at the same address."""
    project = dressed(tmp_path / "project")
    publish(project, tmp_path / "served" / SUB_PATH)
    with serving(tmp_path / "served") as address:
        yield project, Shown(tmp_path / "served" / SUB_PATH, f"{address}/{SUB_PATH}/")


def rearranged(bank: dict[str, Any]) -> dict[str, Any]:
    """The bank with its first question gone, the second edited, a new one put in front, and the rest turned round."""
    _, edited, *rest = bank["questions"]
    edited = {**edited, "stem": f"改过的题：{edited['stem']}"}
    fresh = {**rest[0], "id": "fresh-001", "stem": "新加的一道题。"}
    return {**bank, "questions": [fresh, *reversed(rest), edited]}


def test_an_edited_bank_gives_no_answer_to_another_question_and_wipes_nothing(browser: Browser, growing: tuple[Path, Shown]) -> None:
    project, shown = growing
    path = project / "quizzes/m10-support.yml"
    bank = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = [question["id"] for question in bank["questions"][:8] if question["type"] != "case"]
    with phone(browser, shown) as (_, page):
        hurried(page)
        page.goto(shown.address + MODULE)
        for at, name in enumerate(names):
            item = page.locator(f"#q-{name}")
            answer(page, item, replies(name)[at % 2])
        said = {name: page.locator(f"#q-{name} .ck-result").text_content() for name in names}
        before = stored(page, "answers")
        noted = stored(page, "notebook")
        assert set(before) == set(names) and noted

        path.write_text(yaml.safe_dump(rearranged(bank), allow_unicode=True), encoding="utf-8")
        publish(project, shown.folder)
        page.reload()
        gone, edited, *kept = names
        assert page.locator(f"#q-{gone}").count() == 0
        assert "题目已更新" in (page.locator(f"#q-{edited}").text_content() or "")
        assert page.locator(f"#q-{edited} .ck-result").text_content() == ""
        assert page.locator("#q-fresh-001 .ck-result").text_content() == ""
        assert {name: page.locator(f"#q-{name} .ck-result").text_content() for name in kept} == {name: said[name] for name in kept}
        assert (page.locator(".ck-score").text_content() or "").startswith(f"已答 {len(kept)} /")
        assert stored(page, "answers") == before
        page.goto(shown.address + "notebook.html")
        page.locator(".ck-review").wait_for()
        assert set(stored(page, "notebook")) == set(noted)
