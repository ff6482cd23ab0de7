"""Storage that is blocked, full or tampered with, on every page of the self-tests: said in clear words, and everything goes on."""

from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Shown, browser, phone
from tests.selftests import MODULE, answer, begin_turn, course, current, give, hurried, name_of, replies
from tests.test_results_browser import CODE, lines, room

__all__ = ["browser", "course"]
pytestmark = pytest.mark.browser

BLOCKED: Final = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
FULL: Final = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
TAMPERED: Final = """if (!sessionStorage.getItem('spoilt')) {
  for (const name of ['answers', 'notebook', 'papers', 'turns', 'results']) {
    localStorage.setItem('cunke:' + name, JSON.stringify({ version: 1, [name]: { a: 7 } }));
  }
  sessionStorage.setItem('spoilt', 'yes');
}"""
WORDS: Final = {"blocked": "不让保存", "full": "存储空间满了", "tampered": "读不出来"}
BROKEN: Final = {"blocked": BLOCKED, "full": FULL, "tampered": TAMPERED}


def practice(page: Page, address: str) -> None:
    page.goto(address + MODULE)
    page.locator(".ck-one-by-one").tap()
    answer(page, current(page), replies(name_of(current(page)))[0])
    expect(current(page).locator(".ck-result")).to_have_text("答对了。")


def paper(page: Page, address: str) -> None:
    page.goto(f"{address}paper.html#{CODE}")
    page.locator(".ck-start").tap()
    page.locator(".ck-bar").wait_for()
    give(page, current(page), replies(name_of(current(page)))[0])
    page.locator(".ck-hand-in").tap()
    page.locator(".ck-yes").tap()
    expect(page.locator(".ck-end-words")).to_have_text("15 题，答对 1 题。")


def shared(page: Page, address: str) -> None:
    page.goto(f"{address}paper.html#{CODE}")
    page.locator(".ck-tick").tap()
    page.locator(".ck-start").tap()
    for seat in (1, 2):
        begin_turn(page, seat)
        page.locator(".ck-hand-in").tap()
        page.locator(".ck-yes").tap()
        page.locator(".ck-next-person").tap()
    page.locator(".ck-finish").tap()
    expect(page.locator(".ck-turn")).to_have_count(2)


def results(page: Page, address: str) -> None:
    page.goto(address + "results.html")
    for part in (room()[:3], room()[2:5]):
        page.locator(".ck-paste").fill("\n".join(lines(part)[:3]))
        page.locator(".ck-take").tap()
        expect(page.locator(".ck-paste")).to_have_value("")
    expect(page.locator(".ck-spread")).to_contain_text("收到 6 份")
    page.locator(".ck-count").first.wait_for()


FLOWS: Final = {"player.js": [practice], "paper.js": [paper, shared], "results.js": [results]}
"""By the script that must not fail; the theme's own may, where it looks for its storage."""


@pytest.mark.parametrize("how", list(BROKEN))
@pytest.mark.parametrize(("script", "flow"), [(script, flow) for script, flows in FLOWS.items() for flow in flows])
def test_it_is_said_and_everything_goes_on(browser: Browser, course: Shown, script: str, flow: Any, how: str) -> None:
    with phone(browser, course, whose=script) as (context, page):
        hurried(page)
        context.add_init_script(BROKEN[how])
        flow(page, course.address)
        assert WORDS[how] in "".join(page.locator(".ck-notice").all_text_contents())
