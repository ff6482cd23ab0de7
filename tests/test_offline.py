"""The kept copy: the whole site after one visit if the reader agrees; through cuts, gates and new versions."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.draw import draw
from generator.host import build_project
from generator.papercode import Blueprint, PaperCode
from tests.browser import PATIENT, PHONE, browser
from tests.moody import Mood, moody
from tests.projects import TODAY, copy_course
from tests.selftests import begin, course_site, current, onward

__all__ = ["browser"]
pytestmark = pytest.mark.browser

SUB_PATH: Final = "kb/"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two versions of one site, each under a sub-path of its host."""
    made = []
    root = copy_course(tmp_path_factory.mktemp("course"))
    for version in ("first", "second"):
        if version == "second":
            page = root / "content/policy/leave.md"
            page.write_text(page.read_text(encoding="utf-8").replace("## 依据", "第二版的新内容。\n\n## 依据"), encoding="utf-8")
        outcome = build_project(root, TODAY)
        assert outcome.published
        host = tmp_path_factory.mktemp(version)
        shutil.copytree(outcome.folder, host / SUB_PATH)
        made.append(host)
    return made[0], made[1]


@pytest.fixture
def host(versions: tuple[Path, Path]) -> Iterator[tuple[Mood, str]]:
    with moody(versions[0]) as (mood, address):
        yield mood, address + SUB_PATH


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(**PHONE)
    context.set_default_timeout(PATIENT)
    yield context.new_page()
    context.close()


def state(page: Page) -> str:
    return page.locator(".ck-offline-state").text_content() or ""


def keep(page: Page, address: str) -> None:
    """Agree to keep the site, and wait until it is whole."""
    page.goto(address + "storage.html")
    expect(page.locator(".ck-offline-state")).to_contain_text("全站")
    page.get_by_role("button", name="存到这部手机里").tap()
    expect(page.locator(".ck-offline-state")).to_contain_text("存好了")


def pages_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if path.name != "404.html")


def test_nothing_is_kept_before_the_reader_agrees(page: Page, host: tuple[Mood, str]) -> None:
    mood, address = host
    page.goto(address + "index.html")
    page.goto(address + "storage.html")
    expect(page.locator(".ck-offline-state")).to_contain_text("全站")
    assert "KB" in state(page) or "MB" in state(page)
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert page.evaluate("localStorage.length") == 0
    assert not any(asked.endswith("sw.js") for asked in mood.asked)


def test_every_page_opens_without_network(page: Page, host: tuple[Mood, str]) -> None:
    mood, address = host
    keep(page, address)
    mood.gone = True
    for path in pages_of(mood.folder / SUB_PATH):
        page.goto(address + path)
        expect(page.locator("h1").first, path).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky", path
    page.goto(address)
    expect(page.locator(".ck-hero")).to_be_visible()


def test_search_works_without_network(page: Page, host: tuple[Mood, str]) -> None:
    mood, address = host
    keep(page, address)
    mood.gone = True
    page.goto(address + "policy/two-bans.html")
    page.locator(".md-search__input").fill("产假多少天")
    page.locator(".md-search-result__link").first.tap()
    page.wait_for_url("**/policy/leave.html?mark=*#maternity-days")
    expect(page.locator("#maternity-days")).to_be_visible()


def test_a_self_test_works_without_network_and_after_a_reload(page: Page, host: tuple[Mood, str]) -> None:
    mood, address = host
    keep(page, address)
    mood.gone = True
    page.goto(address + "training/m10-support.html")
    question = page.locator('.ck-question[data-type="judge"]').first
    question.locator("label").first.tap()
    question.locator(".ck-submit").tap()
    line = question.locator(".ck-result")
    expect(line).not_to_be_empty()
    said = line.text_content() or ""
    page.reload()
    expect(line).to_have_text(said)


def test_a_paper_is_taken_without_network(page: Page, host: tuple[Mood, str]) -> None:
    mood, address = host
    keep(page, address)
    mood.gone = True
    code = PaperCode(Blueprint((), 5, "any"), 7)
    begin(page, address, code, seat="3")
    for drawn in draw(course_site(), code).drawn:
        expect(current(page)).to_have_attribute("data-question", drawn.question.id)
        onward(page)
    page.locator(".ck-yes").tap()
    expect(page.locator(".ck-line")).to_have_value(re.compile(f"^CK1:{code}:"))
    expect(page.locator(".ck-qr")).to_be_visible()


def test_a_new_version_is_announced_and_taken_when_asked(page: Page, host: tuple[Mood, str], versions: tuple[Path, Path]) -> None:
    mood, address = host
    keep(page, address)
    mood.folder = versions[1]
    mood.asked.clear()
    page.goto(address + "policy/leave.html")
    notice = page.locator(".ck-renew")
    notice.wait_for()
    assert "第二版的新内容" not in (page.locator("article").text_content() or "")
    notice.get_by_role("button", name="更新").tap()
    page.locator("article", has_text="第二版的新内容").wait_for()
    fetched = {asked for asked in mood.asked if asked.endswith((".html", ".css", ".js"))}
    assert f"/{SUB_PATH}policy/leave.html" in fetched
    assert f"/{SUB_PATH}policy/two-bans.html" not in fetched
    mood.gone = True
    page.goto(address + "policy/leave.html")
    assert "第二版的新内容" in (page.locator("article").text_content() or "")


def test_a_new_version_may_be_left(page: Page, host: tuple[Mood, str], versions: tuple[Path, Path]) -> None:
    mood, address = host
    keep(page, address)
    mood.folder = versions[1]
    page.goto(address + "policy/leave.html")
    page.locator(".ck-renew").get_by_role("button", name="以后再说").tap()
    expect(page.locator(".ck-renew")).to_have_count(0)
    page.reload()
    assert "第二版的新内容" not in (page.locator("article").text_content() or "")


def test_a_cut_is_said_and_the_rest_is_fetched_later(page: Page, host: tuple[Mood, str]) -> None:
    mood, address = host
    page.goto(address + "storage.html")
    expect(page.locator(".ck-offline-state")).to_contain_text("全站")
    mood.left = 15
    page.get_by_role("button", name="存到这部手机里").tap()
    expect(page.locator(".ck-offline-state")).to_contain_text("没存完")
    before = set(mood.asked)
    mood.mend()
    page.reload()
    page.get_by_role("button", name="接着存").tap()
    expect(page.locator(".ck-offline-state")).to_contain_text("存好了")
    html = {asked for asked in before if asked.endswith(".html")} - {f"/{SUB_PATH}storage.html"}
    assert html
    assert not html & set(mood.asked)
    mood.gone = True
    for path in pages_of(mood.folder / SUB_PATH)[:3]:
        page.goto(address + path)
        expect(page.locator("h1").first).to_be_visible()


def test_a_gate_before_the_network_spoils_nothing(page: Page, host: tuple[Mood, str]) -> None:
    mood, address = host
    keep(page, address)
    mood.gate = "/"
    page.goto(address + "policy/leave.html")
    assert "log in" not in (page.content())
    expect(page.locator("#maternity-days")).to_be_visible()
    page.goto(address + "storage.html")
    expect(page.locator(".ck-offline-state")).to_contain_text("存好了")


def test_a_gate_while_keeping_is_not_kept(page: Page, host: tuple[Mood, str]) -> None:
    mood, address = host
    page.goto(address + "storage.html")
    expect(page.locator(".ck-offline-state")).to_contain_text("全站")
    mood.gate = "/policy/"
    page.get_by_role("button", name="存到这部手机里").tap()
    expect(page.locator(".ck-offline-state")).to_contain_text("没存完")
    kept = "caches.open('cunke-offline').then(cache => cache.match(new URL('offline/current', location).href)).then(Boolean)"
    assert page.evaluate(kept) is False


def test_the_copy_can_be_let_go(page: Page, host: tuple[Mood, str]) -> None:
    _, address = host
    keep(page, address)
    page.get_by_role("button", name="从手机里删掉").tap()
    expect(page.locator(".ck-offline-state")).to_contain_text("还没有存")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_everything_kept_is_listed_and_wiped(page: Page, host: tuple[Mood, str]) -> None:
    _, address = host
    page.goto(address + "policy/leave.html")
    page.locator('[data-look="large"]').tap()
    expect(page.locator('[data-look="large"]')).to_have_attribute("aria-pressed", "true")
    page.goto(address + "storage.html")
    page.locator("[data-kept] li", has_text="大字").wait_for()
    page.evaluate("localStorage.setItem('somebody:else', '1')")
    page.get_by_role("button", name="全部清掉").tap()
    expect(page.locator(".ck-kept-state")).to_contain_text("清掉了")
    assert page.evaluate("Object.keys(localStorage)") == ["somebody:else"]
