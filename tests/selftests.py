"""The small course as a real site for browser tests of practice, papers, notebook and results; and what its questions are."""

import atexit
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from markupsafe import escape
from playwright.sync_api import Locator, Page, expect

from generator.host import build_project, check_project
from generator.model import Site
from generator.papercode import PaperCode
from generator.site.quiz import quiz_of
from tests.browser import SUB_PATH, Shown, serving
from tests.projects import COURSE, REAL, TODAY, copy_course

MODULE: Final = "training/m10-support.html"
ANSWERED: Final = re.compile(r"\bck-is-answered\b")
Entry = dict[str, Any]


def dressed(to: Path) -> Path:
    """The course in the clothes of the real site."""
    project = copy_course(to)
    settings = yaml.safe_load((REAL / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["plugins"] = yaml.safe_load((COURSE / "mkdocs.yml").read_text(encoding="utf-8"))["plugins"]
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return project


def publish(project: Path, folder: Path) -> None:
    """Build, and put the site where it is served; what was there before goes."""
    outcome = build_project(project, TODAY)
    assert outcome.published, outcome.diagnostics
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(outcome.folder, folder)


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The course, built once for all modules and served under a sub-path."""
    return _course(tmp_path_factory.getbasetemp() / "course")


@cache
def _course(folder: Path) -> Shown:
    folder.mkdir()
    publish(dressed(folder / "project"), folder / "served" / SUB_PATH)
    hosting = serving(folder / "served")
    atexit.register(hosting.__exit__, None, None, None)
    return Shown(folder / "served" / SUB_PATH, f"{hosting.__enter__()}/{SUB_PATH}/")


@cache
def course_site() -> Site:
    """The course as Python sees it."""
    return check_project(COURSE, TODAY).site


@cache
def entries() -> dict[str, Entry]:
    """What the player is told of every question, by id."""
    site = course_site()
    quizzes = (quiz_of(site, module.path, escape) for module in site.modules)
    return {entry.id: entry.model_dump() for quiz in quizzes if quiz for entry in quiz.told.questions}


def replies(name: str) -> tuple[list[Any], list[Any]]:
    """A right reply to a question and a wrong one, in authored positions or texts."""
    entry = entries()[name]
    match entry["type"]:
        case "blank":
            return [accepted[0] for accepted in entry["accept"]], ["不知道" for _ in entry["accept"]]
        case "order":
            return entry["answer"], entry["answer"][::-1]
        case "match":
            return entry["answer"], entry["answer"][1:] + entry["answer"][:1]
        case "multiple":
            return entry["answer"], entry["answer"][:1]
    return entry["answer"], [0 if entry["answer"] != [0] else 1]


def begin(page: Page, address: str, code: PaperCode, seat: str = "") -> None:
    """Type the code, begin the paper."""
    page.goto(address + "paper.html")
    page.locator(".ck-code").fill(str(code))
    page.locator(".ck-form .ck-submit").tap()
    page.locator(".ck-seat").fill(seat)
    page.locator(".ck-start").tap()
    page.locator(".ck-bar").wait_for()


def begin_turn(page: Page, seat: int | None = None) -> None:
    """Take the phone when it is handed over, with the seat that it offers."""
    if seat is not None:
        expect(page.locator(".ck-between .ck-seat")).to_have_value(str(seat))
    page.locator(".ck-between .ck-start").tap()
    page.locator(".ck-bar").wait_for()


def onward(page: Page) -> None:
    """Leave the question that is shown: the next one is shown then, or none is."""
    here = f'.ck-current[data-question="{name_of(current(page))}"]:visible'
    page.locator(".ck-onward-button").tap()
    expect(page.locator(here)).to_have_count(0)


def answer(page: Page, item: Locator, reply: list[Any]) -> None:
    """Give a reply and hand it in: it is marked, and kept."""
    give(page, item, reply)
    item.locator(".ck-submit").tap()
    expect(item).to_have_class(ANSWERED)


def give(page: Page, item: Locator, reply: list[Any]) -> None:
    """Give a reply with a finger."""
    match item.get_attribute("data-type"):
        case "blank":
            for at, text in enumerate(reply):
                item.locator(".ck-blank").nth(at).fill(text)
        case "order":
            for place, value in enumerate(reply):
                move_up(item, value, place)
        case "match":
            for at, value in enumerate(reply):
                item.locator("select").nth(at).select_option(str(value))
        case _:
            for value in reply:
                item.locator(f'label:has(input[value="{value}"])').tap()
                expect(item.locator(f'input[value="{value}"]')).to_be_checked()


def move_up(item: Locator, value: int, place: int) -> None:
    """Move one item of an order question up to its place, a step at a time."""
    for at in range(order_of(item).index(value) - 1, place - 1, -1):
        item.locator(f'[data-item="{value}"] .ck-up').tap()
        expect(item.locator("[data-item]").nth(at)).to_have_attribute("data-item", str(value))


def order_of(item: Locator) -> list[int]:
    """The items of an order question from top to bottom."""
    return list(item.locator("[data-item]").evaluate_all("all => all.map(one => +one.dataset.item)"))


def current(page: Page) -> Locator:
    """The question that is shown alone."""
    return page.locator(".ck-question.ck-current")


def name_of(item: Locator) -> str:
    """A question's id."""
    return item.get_attribute("data-question") or ""


def hurried(page: Page) -> None:
    """No animation, so that what was pressed is where it was."""
    page.emulate_media(reduced_motion="reduce")


def focus_by_tab(page: Page, target: Locator) -> None:
    """Press Tab until the focus is there; fails where Tab does not lead there or the focus cannot be seen."""
    for _ in range(150):
        if target.evaluate("one => one === document.activeElement"):
            outline = target.evaluate("one => getComputedStyle(one).outlineStyle + getComputedStyle(one).outlineWidth")
            assert not outline.startswith("none") and not outline.endswith("0px"), "the focus cannot be seen"
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to {target}")


def press_by_keyboard(page: Page, target: Locator) -> None:
    """Go there with Tab and press Enter."""
    focus_by_tab(page, target)
    page.keyboard.press("Enter")


def stored(page: Page, name: str) -> dict[str, Any]:
    """One record of the phone's storage; empty where there is none."""
    found: dict[str, Any] = page.evaluate("name => JSON.parse(localStorage.getItem('cunke:' + name) ?? '{}')[name] ?? {}", name)
    return found
