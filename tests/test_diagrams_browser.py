"""A diagram on a phone: seen whole, readable by day and by night, never wider than the page, and still a picture without scripts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from generator.host import build_project
from tests.browser import Shown, browser, phone, serving
from tests.projects import TODAY, copy_base, edit
from tests.test_browser import violations
from tests.test_diagrams import ASK, FLOW, PAGE, fenced

__all__ = ["browser"]
pytestmark = pytest.mark.browser

FORKED: Final = """flowchart TD
  accTitle: 先问再办
  accDescr: 愿意就陪着去，不愿意就留个电话。
  A[先问愿不愿意] --> B{愿意吗？}
  B -- 愿意 --> C[陪到门口，进不进去听她的]
  B -- 不愿意 --> D[留个电话，以后随时可以来]"""
WIDE: Final = "flowchart TD\n  accTitle: 谁来办\n" + "\n".join(f"  A[谁来办] --> {name}[这里写八个汉字呀]" for name in "BCDE")
LISTEN: Final = """window.broken = [];
document.addEventListener('securitypolicyviolation', (event) => window.broken.push(event.violatedDirective));"""
SIZES: Final = """() => [...document.querySelectorAll('.ck-diagram svg')].map((one) => {
  const frame = one.parentElement;
  const words = Math.min(...[...one.querySelectorAll('text')].map((text) => text.getBoundingClientRect().height));
  return { fits: frame.scrollWidth <= frame.clientWidth + 1, words, inside: frame.getBoundingClientRect().right <= innerWidth };
})"""
CONTRAST: Final = """() => {
  const of = (colour) => {
    const linear = (one) => one <= .03928 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4;
    const [r, g, b] = colour.match(/[\\d.]+/g).map((one) => linear(one / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const box = document.querySelector('.ck-diagram rect');
  const words = box.parentElement.querySelector('text');
  const [dark, light] = [box, words].map((one) => of(getComputedStyle(one).fill)).sort((a, b) => a - b);
  return (light + .05) / (dark + .05);
}"""


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """The sample project with three diagrams."""
    root = copy_base(tmp_path_factory.mktemp("pictured"))
    edit(root, PAGE, ASK, ASK + fenced(FLOW) + fenced(FORKED) + fenced(WIDE) + "\n交了以后，等答复。\n")
    outcome = build_project(root, TODAY)
    assert outcome.published
    with serving(outcome.folder) as address:
        yield Shown(Path(outcome.folder), f"{address}/")


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_the_page_never_scrolls_sideways(browser: Browser, pictured: Shown, width: int, large: bool) -> None:
    with phone(browser, pictured, viewport={"width": width, "height": 640}, bypass_csp=False) as (context, page):
        context.add_init_script(LISTEN)
        if large:
            context.add_init_script("localStorage.setItem('cunke:look', 'large')")
        page.goto(f"{pictured.address}policy/leave.html")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        plain, forked, wide = page.evaluate(SIZES)
        assert plain["fits"] and (forked["fits"] or large) and not wide["fits"]
        assert all(one["inside"] and one["words"] >= 12 for one in (plain, forked, wide))
        assert page.evaluate("window.broken") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_by_day_and_by_night(browser: Browser, pictured: Shown, scheme: Any) -> None:
    with phone(browser, pictured, color_scheme=scheme, reduced_motion="reduce") as (_, page):
        page.goto(f"{pictured.address}policy/leave.html")
        assert page.evaluate(CONTRAST) > 7
        assert not violations(page)


def test_a_picture_without_scripts_and_from_a_folder(browser: Browser, pictured: Shown) -> None:
    with phone(browser, pictured, java_script_enabled=False) as (_, page):
        page.goto((pictured.folder / "policy/leave.html").as_uri())
        picture = page.get_by_role("img", name="请假三步：先写条子，再交单位，最后等答复。")
        assert picture.is_visible()
        box = picture.bounding_box()
        assert box and box["height"] > 200


def test_evidence_is_marked_in_the_text_and_not_in_the_picture(browser: Browser, pictured: Shown) -> None:
    with phone(browser, pictured) as (_, page):
        page.goto(f"{pictured.address}policy/leave.html?mark=等答复#how-to")
        mark = page.locator("mark.ck-evidence")
        mark.wait_for()
        assert mark.all_inner_texts() == ["等答复"]
        assert page.locator(".ck-diagram mark").count() == 0
