"""The notebook in a real browser: what was wrong comes back when it is due, goes when it is known, and can be printed."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Shown, browser, phone
from tests.selftests import (
    ANSWERED,
    MODULE,
    answer,
    course,
    current,
    focus_by_tab,
    hurried,
    name_of,
    onward,
    press_by_keyboard,
    replies,
    stored,
)

__all__ = ["browser", "course"]
pytestmark = pytest.mark.browser

OTHER = "training/m15-privacy.html"


@pytest.fixture
def page(browser: Browser, course: Shown) -> Iterator[Page]:
    with phone(browser, course) as (_, opened):
        hurried(opened)
        opened.clock.install(time=datetime(2026, 11, 23, 12))
        yield opened


def miss(page: Page, address: str, count: int) -> list[str]:
    """Answer the first choices of a page wrong; gives back their ids."""
    page.goto(address)
    items = page.locator('.ck-question[data-type="single"]')
    names = [name_of(items.nth(at)) for at in range(count)]
    for name in names:
        if page.locator(f"#q-{name}.ck-is-answered").count():
            page.locator(f"#q-{name} .ck-submit").tap()
            expect(page.locator(f"#q-{name}")).not_to_have_class(ANSWERED)
        answer(page, page.locator(f"#q-{name}"), replies(name)[1])
    return names


def review(page: Page, *, good: bool) -> list[str]:
    """Go through all that is due; gives back what was asked."""
    page.locator(".ck-review").tap()
    page.locator(".ck-bar").wait_for()
    asked = []
    while page.locator(".ck-bar").is_visible():
        asked.append(name_of(current(page)))
        answer(page, current(page), replies(asked[-1])[0 if good else 1])
        onward(page)
    page.locator(".ck-end .ck-list-all").tap()
    page.locator(".ck-notebook").wait_for()
    return asked


@pytest.mark.parametrize("base", ["http", "file"])
def test_wrong_questions_of_all_modules_come_back_until_they_are_known(browser: Browser, course: Shown, base: str) -> None:
    address = course.address if base == "http" else course.folder.as_uri() + "/"
    with phone(browser, course, whose="notebook.js") as (_, page):
        hurried(page)
        page.clock.install(time=datetime(2026, 11, 23, 12))
        names = [*miss(page, address + MODULE, 2), *miss(page, address + OTHER, 1)]
        page.goto(address + "notebook.html")
        expect(page.locator(".ck-end-words")).to_have_text("今天要复习 3 题，约 2 分钟。")
        expect(page.locator(".ck-notebook h3")).to_have_count(2)
        assert sorted(review(page, good=False)) == sorted(names)
        assert sorted(review(page, good=True)) == sorted(names)
        for _ in range(6):
            if page.locator(".ck-review").count():
                review(page, good=True)
            page.clock.fast_forward(40 * 24 * 3600 * 1000)
            page.reload()
        expect(page.locator(".ck-end-words")).to_have_text("错题都记牢了。")
        expect(page.locator(".ck-notebook")).to_contain_text("已经记牢 3 题")
        miss(page, address + OTHER, 1)
        page.goto(address + "notebook.html")
        expect(page.locator(".ck-end-words")).to_have_text("今天要复习 1 题，约 1 分钟。")


def test_a_review_by_keyboard_alone(page: Page, course: Shown) -> None:
    miss(page, course.address + MODULE, 1)
    page.goto(course.address + "notebook.html")
    press_by_keyboard(page, page.locator(".ck-review"))
    item = current(page)
    focus_by_tab(page, item.locator("input").first)
    page.keyboard.press("Space")
    for _ in range(replies(name_of(item))[0][0]):
        page.keyboard.press("ArrowDown")
    press_by_keyboard(page, item.locator(".ck-submit"))
    expect(item.locator(".ck-result")).to_have_text("答对了。")
    press_by_keyboard(page, page.locator(".ck-onward-button"))
    press_by_keyboard(page, page.locator(".ck-end .ck-list-all"))
    expect(page.locator(".ck-end-words")).to_contain_text("今天没有要复习的")


def test_wrong_questions_on_paper(page: Page, course: Shown) -> None:
    names = miss(page, course.address + MODULE, 2)
    page.goto(course.address + "notebook.html")
    page.locator(".ck-list-wrong").tap()
    page.locator(".ck-wrong").wait_for()
    page.emulate_media(media="print")
    assert [name_of(item) for item in page.locator(".ck-question").all()] == names
    expect(page.locator(".ck-explanation").first).to_be_visible()
    expect(page.locator(".ck-print")).to_be_hidden()
    expect(page.locator(".md-header")).to_be_hidden()


def test_tampered_notes_are_skipped_and_told(page: Page, course: Shown) -> None:
    (name,) = miss(page, course.address + MODULE, 1)
    page.evaluate(
        """() => { const kept = JSON.parse(localStorage.getItem('cunke:notebook'));
             kept.notebook.broken = { fingerprint: 7 };
             localStorage.setItem('cunke:notebook', JSON.stringify(kept)); }"""
    )
    page.goto(course.address + "notebook.html")
    expect(page.locator(".ck-notice")).to_contain_text("读不出来")
    assert review(page, good=True) == [name]


def test_clearing_asks_and_leaves_the_answers(page: Page, course: Shown) -> None:
    names = miss(page, course.address + MODULE, 2)
    page.goto(course.address + "notebook.html")
    page.locator(".ck-clear").tap()
    page.locator(".ck-no").tap()
    page.locator(".ck-clear").wait_for()
    assert len(stored(page, "notebook")) == 2
    page.locator(".ck-clear").tap()
    page.locator(".ck-yes").tap()
    expect(page.locator(".ck-end-words")).to_contain_text("还没有错题")
    assert not stored(page, "notebook")
    assert set(stored(page, "answers")) == set(names)


def test_the_notebook_moves_to_another_phone(page: Page, course: Shown, browser: Browser) -> None:
    names = miss(page, course.address + MODULE, 2)
    page.goto(course.address + "notebook.html")
    page.locator(".ck-carrying > summary").tap()
    page.wait_for_function("document.querySelector('.ck-out').value !== ''")
    carried = page.locator(".ck-out").input_value()
    with phone(browser, course) as (_, other):
        hurried(other)
        other.clock.install(time=datetime(2026, 11, 23, 13))
        other.goto(course.address + "notebook.html")
        other.locator(".ck-carrying > summary").tap()
        other.locator(".ck-in").fill(f"转发：{carried}")
        press_by_keyboard(other, other.locator(".ck-carry-in"))
        expect(other.locator(".ck-notice")).to_contain_text("放好了")
        assert sorted(review(other, good=True)) == sorted(names)
