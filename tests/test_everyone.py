"""Readable by everyone, leaking nothing: whole-site crawls of the real content in a real browser."""

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.parcel import wrap
from tests.browser import Shown, browser, phone, shown
from tests.test_browser import KINDS, MODULE, violations

__all__ = ["browser", "shown"]
pytestmark = pytest.mark.browser

NOON: Final = datetime(2026, 11, 23, 12)
LARGE: Final = "localStorage.setItem('cunke:look', 'large')"
LISTEN: Final = """window.broken = [];
document.addEventListener('securitypolicyviolation', (event) => window.broken.push(event.violatedDirective + ' ' + event.blockedURI));"""
SMALLEST: Final = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.offsetParent || element.closest('script, .headerlink, [hidden]')) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 18) small.push(`${size} ${element.outerHTML.slice(0, 80)}`);
  }
  return small;
}"""
HIT: Final = "button, summary, input, select, .ck-menu a, .ck-toc a, .ck-list a, .ck-cards a, .ck-door, .ck-home"
TARGETS: Final = """hit => [...document.querySelectorAll(hit)]
  .filter((one) => one.offsetParent && one.type !== 'radio' && one.type !== 'checkbox')
  .filter((one) => { const box = one.getBoundingClientRect(); return box.height < 43.5 || box.width < 43.5; })
  .map((one) => one.outerHTML.slice(0, 90))"""
KINDS_MORE: Final = (
    *KINDS, "storage.html", "old-new.html", "changes.html", "hotlines.html", "talk-cards.html", "timeline.html",
    "leaflets/index.html", "leaflets/leave.html",
)  # fmt: skip


VOICE: Final = """(() => {
  const queue = [];
  window.said = [];
  const speech = {
    getVoices: () => [{ lang: 'zh-CN', localService: true, name: 'zh' }],
    addEventListener: () => {},
    speak: (one) => { window.said.push(one.text); if (queue.push(one) === 1) one.onstart(); },
    cancel: () => queue.splice(0, queue.length)[0]?.onerror(),
    next: () => { queue.shift().onend(); queue[0]?.onstart(); },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
})()"""
"""A Chinese voice of the phone's own, which Chromium lacks here; `next` ends what it is saying."""


@pytest.fixture
def reader(browser: Browser, shown: Shown) -> Iterator[Page]:
    with phone(browser, shown) as (_, page):
        yield page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, shown: Shown, scheme: Any, large: bool) -> None:
    found = {}
    with phone(browser, shown, color_scheme=scheme, reduced_motion="reduce") as (context, page):
        if large:
            context.add_init_script(LARGE)
        for path in KINDS_MORE:
            page.goto(shown.address + path)
            found[path] = violations(page)
        page.goto(shown.address + KINDS_MORE[2])
        page.locator(".md-search__input").fill("产假")
        page.locator(".md-search-result__item").first.wait_for()
        found["search"] = violations(page)
    assert not {path: said for path, said in found.items() if said}


@pytest.mark.parametrize("style", ["html { font-size: 200% !important; }", ""], ids=["200 %", "large"])
def test_nothing_scrolls_sideways_at_320(browser: Browser, shown: Shown, style: str) -> None:
    wide = {}
    with phone(browser, shown, viewport={"width": 320, "height": 640}) as (context, page):
        if not style:
            context.add_init_script(LARGE)
        for path in shown.pages:
            page.goto(shown.address + path)
            # a style element would be against the policy; a constructed sheet is not
            page.evaluate("css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", style)
            page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth || document.body.scrollWidth > innerWidth"):
                wide[path] = page.evaluate(
                    """[...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
                       .slice(0, 3).map(one => one.outerHTML.slice(0, 90))"""
                )
    assert not wide


def test_large_type_is_18_pixels_and_up_and_stays(browser: Browser, shown: Shown) -> None:
    small = {}
    with phone(browser, shown) as (_, page):
        page.goto(shown.address + "index.html")
        page.locator('[data-look="large"]').tap()
        expect(page.locator('[data-look="large"]')).to_have_attribute("aria-pressed", "true")
        for path in KINDS_MORE:
            page.goto(shown.address + path)
            small[path] = page.evaluate(SMALLEST)
        page.locator('[data-look="large"]').tap()
        expect(page.locator('[data-look="large"]')).to_have_attribute("aria-pressed", "false")
        page.reload()
        expect(page.locator('[data-look="large"]')).to_have_attribute("aria-pressed", "false")
    assert not {path: found for path, found in small.items() if found}


def test_fingers_hit_everything(reader: Page, shown: Shown) -> None:
    small = {}
    for path in KINDS_MORE:
        reader.goto(shown.address + path)
        small[path] = reader.evaluate(TARGETS, HIT)
    assert not {path: found for path, found in small.items() if found}


def test_the_phone_decides_on_dark_until_its_owner_does(browser: Browser, shown: Shown) -> None:
    with phone(browser, shown, color_scheme="dark") as (_, page):
        page.goto(shown.address + "index.html")
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
        page.locator('[data-look="dark"]').tap()
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "default")
        page.goto(shown.address + MODULE)
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "default")


def test_reduced_motion_is_respected(browser: Browser, shown: Shown) -> None:
    with phone(browser, shown, reduced_motion="reduce") as (_, page):
        page.goto(shown.address + MODULE)
        moving = page.evaluate(
            """[...document.querySelectorAll('*')].map(one => getComputedStyle(one)).filter(style =>
               parseFloat(style.transitionDuration) > 0 && style.transitionProperty !== 'none' || style.animationName !== 'none').length"""
        )
        assert moving == 0


def test_tables_are_cards_on_phones_and_tables_on_desks(browser: Browser, shown: Shown) -> None:
    with phone(browser, shown) as (_, page):
        page.goto(shown.address + "policy/leave.html")
        cell = page.locator("td[data-label]").first
        assert cell.evaluate("one => getComputedStyle(one).display") == "block"
        said = cell.evaluate("one => getComputedStyle(one, '::before').content")
        assert (cell.get_attribute("data-label") or "?") in said
    with phone(browser, shown, viewport={"width": 1280, "height": 800}, is_mobile=False) as (_, page):
        page.goto(shown.address + "policy/leave.html")
        assert page.locator("td[data-label]").first.evaluate("one => getComputedStyle(one).display") == "table-cell"


def test_what_is_left_of_the_theme_still_sets_type(reader: Page, shown: Shown) -> None:
    """Rules that the sheets lost would show here first: lists, quotes and boxes stand in from the edge."""
    reader.goto(shown.address + "policy/leave.html")
    left = "one => parseFloat(getComputedStyle(one).marginLeft)"
    assert reader.locator("article > ul > li").first.evaluate(left) > 10
    assert reader.locator("article > ol > li").first.evaluate(left) > 10
    reader.goto(shown.address + "policy/childcare-subsidy.html")
    title = reader.locator("article .admonition-title").first
    assert title.evaluate("one => parseFloat(getComputedStyle(one).paddingLeft)") > 30


def test_all_by_keyboard(reader: Page, shown: Shown) -> None:
    reader.goto(shown.address + "policy/leave.html")
    reader.keyboard.press("Tab")
    expect(reader.locator(".md-skip")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile("#main$"))
    reader.locator(".md-search__input").focus()
    reader.keyboard.type("chanjia")
    expect(reader.locator(".md-search-result__meta")).to_contain_text("按“产假”搜索")
    reader.keyboard.press("ArrowDown")
    expect(reader.locator(".md-search-result__item a:focus")).to_have_count(1)
    reader.keyboard.press("Escape")
    expect(reader.locator(".md-search__output")).to_be_hidden()
    expect(reader.locator(".md-search__input")).to_be_focused()


def test_landmarks_and_one_heading_above_all(reader: Page, shown: Shown) -> None:
    for path in KINDS_MORE:
        reader.goto(shown.address + path)
        assert reader.locator("h1").count() == 1, path
        assert reader.locator("main").count() == 1, path
        names = reader.locator("nav").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
        assert all(names), path
        assert len(names) == len(set(names)), path


def test_without_scripts_nothing_is_offered_that_needs_them(browser: Browser, shown: Shown) -> None:
    with phone(browser, shown, java_script_enabled=False) as (_, page):
        page.goto(shown.address + "policy/leave.html")
        expect(page.locator(".md-search")).to_be_hidden()
        expect(page.locator(".ck-js").first).to_be_hidden()
        page.locator('.ck-header-button[href="#menu"]').tap()
        expect(page.locator("#menu a").first).to_be_visible()


@pytest.mark.parametrize("how", ["spoken or pasted", "put in by an input method"])
def test_text_that_comes_without_keys_is_searched(reader: Page, shown: Shown, how: str) -> None:
    reader.goto(shown.address + "index.html")
    box = reader.locator(".md-search__input")
    box.tap()
    expect(box).to_be_focused()
    if how == "spoken or pasted":
        reader.keyboard.insert_text("产假多少天")
    else:
        box.evaluate(
            """one => { one.dispatchEvent(new CompositionEvent('compositionstart')); one.value = '产假多少天';
               one.dispatchEvent(new InputEvent('input', { isComposing: true }));
               one.dispatchEvent(new CompositionEvent('compositionend')); }"""
        )
    expect(reader.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("leave.html"))


def test_the_found_words_are_marked_on_the_page(reader: Page, shown: Shown) -> None:
    reader.goto(shown.address + "index.html")
    reader.locator(".md-search__input").fill("98天")
    found = reader.locator('.md-search-result__link[href*="leave.html"]').first
    expect(found.locator("mark").first).to_be_visible()
    found.tap()
    reader.locator("mark.ck-evidence").first.wait_for()


def test_a_query_that_finds_nothing_stays_on_the_phone(reader: Page, shown: Shown) -> None:
    reader.clock.install(time=NOON - timedelta(hours=1))
    reader.goto(shown.address + "index.html")
    reader.clock.pause_at(NOON)
    reader.locator(".md-search__input").fill("zzzqqq")
    reader.clock.run_for(1000)
    expect(reader.locator(".md-search-result__meta")).to_contain_text("没有找到")
    assert reader.evaluate("localStorage.getItem('cunke:misses')") is None
    reader.clock.run_for(2000)  # it stands that long: it was meant
    reader.wait_for_function("localStorage.getItem('cunke:misses') === 'zzzqqq'")
    asked = "".join(shown.asked)
    assert "zzzqqq" not in asked
    reader.goto(shown.address + "storage.html")
    expect(reader.locator(".ck-misses")).to_have_value("zzzqqq")


def crawl(page: Page, base: str, paths: list[str]) -> dict[str, list[str]]:
    """Open every page, use its search and its first question; what the policy stopped, by page."""
    broken = {}
    for path in paths:
        page.goto(base + path)
        if page.locator(".ck-question .ck-options input").count():
            page.locator(".ck-question .ck-options input").first.check()
        broken[path] = page.evaluate("window.broken")
    page.locator(".md-search__input").fill("登记")
    page.locator(".md-search-result__item").first.wait_for()
    broken["search"] = page.evaluate("window.broken")
    return {path: found for path, found in broken.items() if found}


@pytest.mark.parametrize("way", ["online", "folder", "parcel"])
def test_no_request_to_another_host_and_no_violation(browser: Browser, shown: Shown, tmp_path: Path, way: str) -> None:
    with phone(browser, shown, bypass_csp=False) as (context, page):
        context.add_init_script(LISTEN)
        base = shown.address
        if way == "folder":
            base = shown.folder.as_uri() + "/"
        elif way == "parcel":
            wrap(shown.folder, tmp_path / "site.zip")
            zipfile.ZipFile(tmp_path / "site.zip").extractall(tmp_path)
            base = (tmp_path / "cunke").as_uri() + "/"
        if way != "online":
            context.set_offline(True)
        asked = len(shown.asked)
        assert not crawl(page, base, shown.pages)
        assert shown.asked[asked:]
        assert not [url for url in shown.asked[asked:] if not url.startswith((base, "data:", "blob:"))]
        assert context.cookies() == []


def test_the_lost_page_finds_home(browser: Browser, shown: Shown) -> None:
    """As a host shows it: under an address three folders deep."""
    with phone(browser, shown) as (_, page):
        text = (shown.folder / "404.html").read_text(encoding="utf-8")
        page.route("**/no/such/page.html", lambda route: route.fulfill(status=404, body=text, content_type="text/html; charset=utf-8"))
        page.goto(shown.address + "no/such/page.html")
        assert page.locator("h1").text_content() == "没有这一页"
        page.wait_for_function(f"document.querySelector('a').href === '{shown.address}index.html'")


def test_a_page_is_read_aloud_and_stops(browser: Browser, shown: Shown) -> None:
    with phone(browser, shown) as (context, page):
        context.add_init_script(VOICE)
        page.goto(shown.address + "policy/leave.html")
        button = page.locator(".ck-aloud")
        expect(button).to_have_text("读给我听")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_text("停下")
        said = page.evaluate("window.said")
        assert said[0] == page.locator("h1").text_content()
        assert any("98 天" in words for words in said)
        assert not any("自测题" in words or "#" in words for words in said)
        for _ in range(5):
            page.evaluate("speechSynthesis.next()")
        expect(page.locator(".ck-said")).to_have_count(1)
        expect(page.locator(".ck-said")).to_be_in_viewport()
        expect(button).to_be_in_viewport()
        button.tap()
        expect(button).to_have_text("读给我听")
        expect(page.locator(".ck-said")).to_have_count(0)


def test_a_phone_without_a_voice_shows_no_button(reader: Page, shown: Shown) -> None:
    reader.goto(shown.address + "policy/leave.html")
    expect(reader.locator("h1")).to_be_visible()
    expect(reader.locator(".ck-aloud")).to_be_hidden()
