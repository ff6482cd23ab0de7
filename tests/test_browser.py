"""The site in a real browser, as a phone of 360 × 640 shows it: touched, typed at, read without scripts, printed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.model import fold
from tests.browser import Shown, browser, phone, shown
from tests.selftests import ANSWERED, move_up, order_of

__all__ = ["browser", "shown"]
pytestmark = pytest.mark.browser

MODULE: Final = "training/m10-support.html"
AXE: Final = Path(__file__).parents[1] / "generator/player/node_modules/axe-core/axe.min.js"
AXE_RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TYPES: Final = ("single", "multiple", "judge", "blank", "order", "match")
KINDS: Final = (
    "index.html",
    "policy/index.html",
    "policy/leave.html",
    "policy/birth-registration.html",
    "training/index.html",
    MODULE,
    "training/m01-village-lead.html",
    "training/m01-village-lead-trainer.html",
    "laws.html",
    "glossary.html",
    "selftest.html",
    "paper.html",
    "notebook.html",
    "results.html",
    "print.html",
    "rules.html",
)

HIT: Final = ".ck-door, .ck-button, .ck-options label, .ck-answer > summary, .ck-tested > summary, .ck-cards a"
"""What fingers must hit."""

Entry = dict[str, Any]


@pytest.fixture
def page(browser: Browser, shown: Shown) -> Iterator[Page]:
    with phone(browser, shown) as (_, opened):
        opened.goto(shown.address + MODULE)
        yield opened


def entry_of(page: Page, kind: str) -> Entry:
    """The first question of a type, as the page's own payload tells it."""
    payload = json.loads(page.locator("script.ck-payload").text_content() or "")
    return next(entry for entry in payload["questions"] if entry["type"] == kind)


def question(page: Page, entry: Entry) -> Locator:
    return page.locator(f"#q-{entry['id']}")


def wrong(entry: Entry) -> Entry:
    """The same question with an answer that is not right."""
    match entry["type"]:
        case "single" | "judge":
            return {**entry, "answer": [0 if entry["answer"] != [0] else 1]}
        case "multiple":
            return {**entry, "answer": entry["answer"][:1]}
        case "blank":
            return {**entry, "accept": [["不知道"] for _ in entry["accept"]]}
        case "order":
            return {**entry, "answer": entry["answer"][::-1]}
    return {**entry, "answer": entry["answer"][1:] + entry["answer"][:1]}


def touch(page: Page, entry: Entry) -> None:
    """Give the entry's answer with a finger."""
    item = question(page, entry)
    match entry["type"]:
        case "single" | "multiple" | "judge":
            for index in entry["answer"]:
                item.locator("label").nth(index).tap()
        case "blank":
            for gap, accepted in enumerate(entry["accept"]):
                item.locator(".ck-blank").nth(gap).tap()
                expect(item.locator(".ck-blank").nth(gap)).to_be_focused()
                page.keyboard.insert_text(accepted[0])
        case "order":
            for target, shown_as in enumerate(entry["answer"]):
                move_up(item, shown_as, target)
        case "match":
            for left, right in enumerate(entry["answer"]):
                item.locator("select").nth(left).select_option(str(right))
    item.locator(".ck-submit").tap()
    expect(item).to_have_class(ANSWERED)


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is there; fails where Tab does not lead there or the focus cannot be seen."""
    for _ in range(60):
        if target.evaluate("one => one === document.activeElement"):
            outline = target.evaluate("one => getComputedStyle(one).outlineStyle + getComputedStyle(one).outlineWidth")
            assert not outline.startswith("none") and not outline.endswith("0px")
            return
        page.keyboard.press("Tab")
    pytest.fail("Tab does not lead there")


def before(item: Locator) -> None:
    """Put the focus just before what the question holds."""
    item.evaluate("one => { one.tabIndex = -1; one.focus(); one.removeAttribute('tabindex'); }")


def type_order(page: Page, item: Locator, answer: list[int]) -> None:
    """Move each item up to its place with the keyboard."""
    for target, shown_as in enumerate(answer):
        for at in range(order_of(item).index(shown_as) - 1, target - 1, -1):
            up = item.locator(f'[data-item="{shown_as}"] .ck-up')
            if not up.evaluate("one => one === document.activeElement"):
                before(item)
                tab_to(page, up)
            page.keyboard.press("Enter")
            expect(item.locator("[data-item]").nth(at)).to_have_attribute("data-item", str(shown_as))
    before(item)


def type_in(page: Page, entry: Entry) -> None:
    """Give the entry's answer by keyboard alone, beginning just before the question."""
    item = question(page, entry)
    before(item)
    match entry["type"]:
        case "single" | "judge":
            tab_to(page, item.locator("input").first)
            page.keyboard.press("Space")
            for _ in range(entry["answer"][0]):
                page.keyboard.press("ArrowDown")
        case "multiple":
            for index in entry["answer"]:
                tab_to(page, item.locator("input").nth(index))
                page.keyboard.press("Space")
        case "blank":
            for gap, accepted in enumerate(entry["accept"]):
                tab_to(page, item.locator(".ck-blank").nth(gap))
                page.keyboard.insert_text(accepted[0])
        case "order":
            type_order(page, item, entry["answer"])
        case "match":
            for left, right in enumerate(entry["answer"]):
                select = item.locator("select").nth(left)
                tab_to(page, select)
                page.keyboard.type((select.locator(f'option[value="{right}"]').text_content() or "")[0])
    tab_to(page, item.locator(".ck-submit"))
    page.keyboard.press("Enter")
    expect(item).to_have_class(ANSWERED)


def said(page: Page, entry: Entry) -> Locator:
    """The question's status line; it must be one that is read out."""
    line = question(page, entry).locator(".ck-result")
    expect(line).to_have_attribute("role", "status")
    return line


@pytest.mark.parametrize("answer", [touch, type_in], ids=["touch", "keyboard"])
@pytest.mark.parametrize("kind", TYPES)
def test_right_and_wrong_answers_are_said(page: Page, kind: str, answer: Any) -> None:
    entry = entry_of(page, kind)
    expect(said(page, entry)).to_have_text("")
    answer(page, wrong(entry))
    expect(said(page, entry)).not_to_be_empty()
    expect(said(page, entry)).not_to_contain_text("答对")
    expect(page.locator(".ck-score")).to_have_text(score(page, answered=1, right=0))
    expect(question(page, entry).locator(".ck-explanation")).to_be_visible()
    page.evaluate("localStorage.clear()")
    page.reload()
    answer(page, entry)
    expect(said(page, entry)).to_have_text("答对了。")
    expect(page.locator(".ck-score")).to_have_text(score(page, answered=1, right=1))


def score(page: Page, *, answered: int, right: int) -> str:
    return f"已答 {answered} / {page.locator('.ck-question').count()}，答对 {right}"


def test_a_wrong_choice_says_why(page: Page) -> None:
    entry = entry_of(page, "single")
    touch(page, wrong(entry))
    chosen = question(page, entry).locator(".ck-options > li").nth(wrong(entry)["answer"][0])
    expect(chosen).to_contain_text("不对")
    why = question(page, entry).locator(f'.ck-whys [data-option="{wrong(entry)["answer"][0]}"]').text_content() or ""
    assert fold(chosen.locator(".ck-why").text_content() or "?") in fold(why)


def test_questions_of_a_case_are_answered_too(page: Page) -> None:
    payload = json.loads(page.locator("script.ck-payload").text_content() or "")
    name = page.locator(".ck-case .ck-question").first.get_attribute("data-question")
    entry = next(entry for entry in payload["questions"] if entry["id"] == name)
    touch(page, entry)
    expect(said(page, entry)).to_have_text("答对了。")


def test_answers_survive_a_reload(page: Page) -> None:
    entry = entry_of(page, "single")
    touch(page, entry)
    page.reload()
    expect(question(page, entry).locator(f'input[value="{entry["answer"][0]}"]')).to_be_checked()
    expect(said(page, entry)).to_contain_text("答对")
    expect(page.locator(".ck-score")).to_have_text(score(page, answered=1, right=1))


def test_a_changed_question_is_not_given_the_old_answer(page: Page) -> None:
    entry = entry_of(page, "single")
    touch(page, entry)
    page.evaluate("localStorage.setItem('cunke:answers', localStorage.getItem('cunke:answers').replace(/[0-9a-f]{12}/, '000000000000'))")
    page.reload()
    expect(question(page, entry)).to_contain_text("题目已更新")
    expect(said(page, entry)).to_have_text("")
    assert "000000000000" in page.evaluate("localStorage.getItem('cunke:answers')")


def test_without_storage_one_can_still_answer(browser: Browser, shown: Shown) -> None:
    with phone(browser, shown, whose="player.js") as (context, page):
        context.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
        )
        page.goto(shown.address + MODULE)
        entry = entry_of(page, "judge")
        touch(page, entry)
        expect(said(page, entry)).to_have_text("答对了。")
        expect(page.locator(".ck-notice")).to_contain_text("不让保存")


@pytest.mark.parametrize("base", ["http", "file"])
def test_the_source_link_leads_to_the_evidence(browser: Browser, shown: Shown, base: str) -> None:
    with phone(browser, shown, whose="player.js") as (_, page):  # from a folder the theme cannot load its search
        page.goto((shown.address if base == "http" else shown.folder.as_uri() + "/") + MODULE)
        item = question(page, entry_of(page, "single"))
        item.locator(".ck-answer > summary").tap()
        item.locator(".ck-source a").tap()
        page.wait_for_url("**/*mark=*")
        marks = page.locator("mark.ck-evidence")
        marks.first.wait_for()
        page.wait_for_function("document.activeElement.matches('mark.ck-evidence')")
        wanted = page.evaluate("new URL(location.href).searchParams.get('mark')")
        assert fold("".join(marks.all_text_contents())) == fold(wanted)
        page.wait_for_function(
            """() => { const box = document.querySelector('mark.ck-evidence').getBoundingClientRect();
                 return box.top >= 0 && box.bottom <= innerHeight; }"""
        )
        heading = page.evaluate(
            """() => { const all = [...document.querySelectorAll('h1, h2, h3, h4, mark.ck-evidence')];
                 return all[all.findIndex((one) => one.matches('mark')) - 1].id; }"""
        )
        assert heading == page.evaluate("decodeURIComponent(location.hash.slice(1))")


def test_without_scripts_everything_can_be_read(browser: Browser, shown: Shown) -> None:
    with phone(browser, shown, java_script_enabled=False) as (_, page):
        page.goto(shown.address + MODULE)
        questions = page.locator(".ck-question")
        assert questions.count() > 20
        for item in questions.all():
            assert item.locator(".ck-stem").is_visible()
            assert item.locator(".ck-explanation").text_content()
            assert item.locator(".ck-source a").get_attribute("href")
        first = questions.first
        expect(first.locator(".ck-explanation")).to_be_hidden()
        first.locator("summary").tap()
        expect(first.locator(".ck-explanation")).to_be_visible()
        expect(first.locator(".ck-text").first).to_be_visible()


def test_trainer_notes_stay_with_trainers(shown: Shown) -> None:
    cadre = (shown.folder / MODULE).read_text(encoding="utf-8")
    trainer = (shown.folder / MODULE.replace(".html", "-trainer.html")).read_text(encoding="utf-8")
    assert 'class="ck-trainer"' not in cadre
    assert 'class="ck-trainer"' in trainer


def test_no_request_leaves_the_host(browser: Browser, shown: Shown) -> None:
    with phone(browser, shown, whose="player.js") as (_, page):
        for path in shown.pages:
            page.goto(shown.address + path)
        page.goto(shown.address + "index.html")
        page.locator(".md-search__input").fill("产假")
        page.locator(".md-search-result__item").first.wait_for()
        page.goto("about:blank")  # what the page before goes on asking for is none of the next one's
        asked = len(shown.asked)
        page.goto((shown.folder / MODULE).as_uri())
        touch(page, entry_of(page, "single"))
        assert shown.asked[asked:] and all(url.startswith("file:") for url in shown.asked[asked:])
    assert all(url.startswith((shown.address, "file:", "blob:", "data:")) for url in shown.asked)


def violations(page: Page) -> list[str]:
    """What axe finds, in words."""
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("rules => axe.run(document, { runOnly: { type: 'tag', values: rules } })", AXE_RULES)
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])})" for one in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, shown: Shown, scheme: Any) -> None:
    found = {}
    with phone(browser, shown, color_scheme=scheme, reduced_motion="reduce") as (_, page):
        for path in KINDS:
            page.goto(shown.address + path)
            found[path] = violations(page)
        page.goto(shown.address + MODULE)
        for kind in TYPES:
            touch(page, wrong(entry_of(page, kind)))
        found["answered"] = violations(page)
    assert not {path: said for path, said in found.items() if said}


def test_nothing_scrolls_sideways_and_everything_can_be_hit(browser: Browser, shown: Shown) -> None:
    small: dict[str, list[str]] = {}
    with phone(browser, shown) as (_, page):
        for path in shown.pages:
            page.goto(shown.address + path)
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
            small[path] = page.locator(HIT).evaluate_all(
                """all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.5)
                         .map(one => one.outerHTML.slice(0, 80))"""
            )
    assert not {path: found for path, found in small.items() if found}


def test_paper_has_questions_and_no_answers(page: Page, shown: Shown) -> None:
    page.locator("details.ck-answer").evaluate_all("all => all.forEach(one => one.open = true)")
    page.emulate_media(media="print")
    expect(page.locator(".ck-explanation").first).to_be_hidden()
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator(".ck-options input").first).to_be_visible()
    page.goto(shown.address + MODULE.replace(".html", "-trainer.html"))
    expect(page.locator(".ck-explanation").first).to_be_visible()
    expect(page.locator(".ck-trainer").first).to_be_visible()
