"""Every screen of the self-tests: readable by axe, nothing wider than the phone, everything large enough for a finger."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Shown, browser, phone
from tests.selftests import MODULE, answer, begin_turn, course, current, give, hurried, name_of, onward, replies
from tests.test_browser import violations
from tests.test_results_browser import CODE, lines, room

__all__ = ["browser", "course"]
pytestmark = pytest.mark.browser

HIT: Final = ".ck-button, .ck-tick, .ck-field input, .ck-field select, .ck-options label, .ck-answer > summary, .ck-maker > summary"


def practice(page: Page, address: str) -> Iterator[str]:
    page.goto(address + MODULE)
    page.locator(".ck-one-by-one").tap()
    answer(page, current(page), replies(name_of(current(page)))[1])
    current(page).locator(".ck-here").tap()
    page.locator(".ck-extract").wait_for()
    yield "practice"
    while page.locator(".ck-bar").is_visible():
        onward(page)
    yield "end of a round"


def papers(page: Page, address: str) -> Iterator[str]:
    page.goto(address + "paper.html")
    page.locator(".ck-maker > summary").tap()
    page.locator(".ck-make").wait_for()
    yield "door"
    page.goto(f"{address}paper.html#{CODE}.0000")
    page.locator(".ck-share > summary").tap()
    page.locator(".ck-share .ck-qr").wait_for()
    yield "cover"
    page.locator(".ck-start").tap()
    page.locator(".ck-bar").wait_for()
    give(page, current(page), replies(name_of(current(page)))[1])
    yield "question"
    page.locator(".ck-hand-in").tap()
    page.locator(".ck-yes").wait_for()
    yield "handing in"
    page.locator(".ck-yes").tap()
    page.locator(".ck-qr").wait_for()
    yield "outcome"


def turns(page: Page, address: str) -> Iterator[str]:
    page.goto(address + "index.html")
    page.goto(f"{address}paper.html#{CODE}")
    page.locator(".ck-tick").tap()
    page.locator(".ck-start").tap()
    page.locator(".ck-between").wait_for()
    yield "between two people"
    begin_turn(page, 1)
    page.locator(".ck-hand-in").tap()
    page.locator(".ck-yes").tap()
    page.locator(".ck-next-person").tap()
    page.locator(".ck-finish").tap()
    page.locator(".ck-all-turns").wait_for()
    yield "all turns"


def notebook(page: Page, address: str) -> Iterator[str]:
    page.goto(address + "notebook.html")
    page.locator(".ck-review").wait_for()
    page.locator(".ck-carrying > summary").tap()
    expect(page.locator(".ck-out")).not_to_have_value("")
    yield "notebook"
    page.locator(".ck-list-wrong").tap()
    page.locator(".ck-wrong").wait_for()
    yield "wrong questions"


def results(page: Page, address: str) -> Iterator[str]:
    page.goto(address + "results.html")
    page.locator(".ck-paste").fill("\n".join([*lines(room()[:9]), "CK1:broken"]))
    page.locator(".ck-take").tap()
    page.locator(".ck-count").first.wait_for()
    for summary in page.locator(".ck-report summary").all():
        summary.tap()
        expect(summary.locator("..")).to_have_attribute("open", "")
    yield "results"
    page.locator(".ck-explain").tap()
    current(page).locator("summary").tap()
    current(page).locator(".ck-explanation").wait_for()
    yield "explaining"


FLOWS: Final[tuple[Callable[[Page, str], Iterator[str]], ...]] = (practice, papers, turns, notebook, results)


def faults(page: Page) -> list[str]:
    """What axe finds, what is too wide, what is too small."""
    found = violations(page)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append("wider than the phone")
    small: list[str] = page.locator(HIT).evaluate_all(
        """all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.5)
                 .map(one => `too small: ${one.outerHTML.slice(0, 80)}`)"""
    )
    return found + small


@pytest.mark.parametrize("large", [False, True], ids=["usual type", "large type"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen(browser: Browser, course: Shown, scheme: Any, large: bool) -> None:
    found = {}
    with phone(browser, course, color_scheme=scheme) as (_, page):
        hurried(page)
        page.goto(course.address + "index.html")
        page.evaluate("large => large && localStorage.setItem('cunke:large', 'yes')", large)
        for flow in FLOWS:
            for screen in flow(page, course.address):
                found[screen] = faults(page)
    assert len(found) == 13
    assert not {screen: said for screen, said in found.items() if said}
