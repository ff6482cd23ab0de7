"""Papers in a real browser: the paper that Python draws, answered by finger and by keyboard, timed, shared, carried out as a QR."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.draw import Drawn, Paper, draw
from generator.papercode import Blueprint, PaperCode
from tests.browser import Shown, browser, phone
from tests.selftests import (
    begin,
    begin_turn,
    course,
    course_site,
    current,
    focus_by_tab,
    give,
    hurried,
    name_of,
    onward,
    press_by_keyboard,
    replies,
    stored,
)

__all__ = ["browser", "course"]
pytestmark = pytest.mark.browser

CODE: Final = PaperCode(Blueprint((), 12, "even"), 77)
TIMED: Final = PaperCode(Blueprint((10,), 5, "any", 5), 3)
NOON: Final = datetime(2026, 11, 23, 12)


@pytest.fixture
def page(browser: Browser, course: Shown) -> Iterator[Page]:
    with phone(browser, course) as (_, opened):
        hurried(opened)
        yield opened


def paper() -> Paper:
    return draw(course_site(), CODE)


def shown_order(item: Locator, kind: str) -> list[int]:
    """Authored positions as a phone shows them."""
    read = {
        "order": "[data-item]",
        "match": ".ck-rights > li",
    }.get(kind, ".ck-options input")
    of = {"order": "one.dataset.item", "match": "one.dataset.right"}.get(kind, "one.value")
    return list(item.locator(read).evaluate_all(f"all => all.map(one => +{of})"))


@pytest.mark.parametrize("variant", [0, 2])
@pytest.mark.parametrize("base", ["http", "file"])
def test_the_phone_shows_the_paper_that_python_draws(browser: Browser, course: Shown, base: str, variant: int) -> None:
    code = PaperCode(CODE.blueprint, CODE.seed, variant)
    drawn = draw(course_site(), code)
    with phone(browser, course) as (_, page):
        hurried(page)
        begin(page, course.address if base == "http" else course.folder.as_uri() + "/", code)
        seen: list[Drawn] = []
        for one in drawn.drawn:
            item = current(page)
            expect(item).to_have_attribute("data-question", one.question.id)
            assert shown_order(item, one.question.type) == list(one.order)
            expect(item.locator(".ck-answer")).to_be_hidden()
            seen.append(one)
            onward(page)
        assert tuple(seen) == drawn.drawn
        expect(page.locator(".ck-confirm-words")).to_have_text(
            f"还有 {len(seen)} 题没答：第 {'、'.join(str(at + 1) for at in range(len(seen)))} 题。交卷以后不能再改。"
        )


def test_a_paper_by_finger(page: Page, course: Shown) -> None:
    begin(page, course.address, CODE, seat="12")
    right = 0
    for at, one in enumerate(paper().drawn):
        good, bad = replies(one.question.id)
        give(page, current(page), bad if at % 3 == 0 else good)
        right += at % 3 != 0
        onward(page)
    page.locator(".ck-yes").tap()
    expect(page.locator(".ck-end-words")).to_have_text(f"12 题，答对 {right} 题。")
    expect(page.locator(".ck-question")).to_have_count(12)
    expect(page.locator(".ck-result.ck-is-right")).to_have_count(right)
    expect(page.locator(".ck-qr")).to_be_visible()
    assert page.locator(".ck-line").input_value().startswith(f"CK1:{CODE}:{paper().fingerprint}:12:")
    assert set(stored(page, "notebook")) == {one.question.id for at, one in enumerate(paper().drawn) if at % 3 == 0}


def test_a_paper_by_keyboard_alone(page: Page, course: Shown) -> None:
    page.goto(course.address + "paper.html")
    focus_by_tab(page, page.locator(".ck-code"))
    page.keyboard.type(str(CODE).lower())
    page.keyboard.press("Enter")
    focus_by_tab(page, page.locator(".ck-seat"))
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.locator(".ck-bar").wait_for()
    answered = 0
    for one in paper().drawn:
        expect(current(page)).to_have_attribute("data-question", one.question.id)
        inputs = current(page).locator("input[type=radio]")
        if inputs.count():
            focus_by_tab(page, inputs.first)
            page.keyboard.press("Space")
            answered += 1
        press_by_keyboard(page, page.locator(".ck-onward-button"))
    press_by_keyboard(page, page.locator(".ck-yes"))
    expect(page.locator(".ck-end-words")).to_be_focused()
    expect(page.locator(".ck-result", has_text="没答")).to_have_count(12 - answered)
    press_by_keyboard(page, page.locator(".ck-copy"))
    expect(page.locator(".ck-copied")).not_to_be_empty()


def test_a_reload_loses_nothing(page: Page, course: Shown) -> None:
    begin(page, course.address, CODE)
    first = name_of(current(page))
    give(page, current(page), replies(first)[0])
    page.goto(f"{course.address}index.html")
    page.goto(f"{course.address}paper.html#{CODE}")
    page.locator(".ck-resume").tap()
    page.locator(".ck-bar").wait_for()
    assert name_of(current(page)) != first
    page.locator(".ck-hand-in").tap()
    expect(page.locator(".ck-confirm-words")).to_contain_text("还有 11 题没答")


def test_a_code_from_another_state_of_the_bank_says_so(page: Page, course: Shown) -> None:
    page.goto(f"{course.address}paper.html#{CODE}.0000")
    expect(page.locator(".ck-cover > .ck-notice")).to_contain_text("题库更新过：卷子出自题库 0000")
    page.goto(f"{course.address}paper.html#{CODE}.{paper().fingerprint}")
    expect(page.locator(".ck-cover > .ck-notice")).to_have_count(0)
    expect(page.locator(".ck-cover-code")).to_be_visible()


def test_the_timer_runs_only_where_it_is_set_and_hands_in(page: Page, course: Shown) -> None:
    page.clock.install(time=NOON - timedelta(hours=1))
    page.clock.pause_at(NOON)  # no minute passes but those below
    begin(page, course.address, CODE)
    expect(page.locator(".ck-clock")).to_have_text("")
    begin(page, course.address, TIMED)
    expect(page.locator(".ck-clock")).to_have_text("还剩 5 分钟")
    page.clock.fast_forward("04:30")
    expect(page.locator(".ck-clock")).to_have_text("还剩不到 1 分钟")
    page.clock.fast_forward("01:00")
    page.locator(".ck-end-words").wait_for()


def test_a_trainer_makes_a_paper_that_opens_from_its_code(page: Page, course: Shown) -> None:
    page.goto(course.address + "paper.html")
    page.locator(".ck-maker > summary").tap()
    page.locator(".ck-modules label").first.tap()
    expect(page.locator(".ck-modules input").first).to_be_checked()
    page.locator(".ck-make").tap()
    name = page.locator(".ck-cover-code").text_content() or ""
    page.locator(".ck-share > summary").tap()
    expect(page.locator(".ck-share .ck-qr")).to_be_visible()
    assert (page.locator(".ck-board").text_content() or "").startswith(f"{name}.")
    page.locator(".ck-leave").tap()
    page.locator(".ck-code").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator(".ck-cover-code")).to_have_text(name)


def turn(page: Page, seat: int, *, good: bool) -> None:
    """One person's turn, the first question answered."""
    begin_turn(page, seat)
    give(page, current(page), replies(name_of(current(page)))[0 if good else 1])
    page.locator(".ck-hand-in").tap()
    page.locator(".ck-yes").tap()
    expect(page.locator(".ck-end-words")).to_have_text(f"12 题，答对 {int(good)} 题。")


def test_several_people_share_a_phone(page: Page, course: Shown) -> None:
    page.goto(f"{course.address}paper.html#{CODE}")
    page.locator(".ck-tick").tap()
    page.locator(".ck-start").tap()
    turn(page, 1, good=True)
    page.locator(".ck-next-person").tap()
    expect(page.locator(".ck-question, .ck-qr, .ck-line")).to_have_count(0)
    page.reload()
    turn(page, 2, good=False)
    page.locator(".ck-next-person").tap()
    page.locator(".ck-finish").tap()
    expect(page.locator(".ck-turn")).to_have_count(2)
    assert len(page.locator(".ck-line").input_value().split("\n")) == 2
    page.locator(".ck-turn-wrong").nth(1).tap()
    expect(page.locator(".ck-question")).to_have_count(12)
    page.locator(".ck-leave").tap()
    page.locator(".ck-clear").tap()
    page.locator(".ck-yes").tap()
    expect(page.locator(".ck-code")).to_be_visible()
    assert not stored(page, "turns") and not stored(page, "answers") and not stored(page, "notebook") and not stored(page, "papers")


def test_turns_by_keyboard_alone(page: Page, course: Shown) -> None:
    page.goto(f"{course.address}paper.html#{CODE}")
    focus_by_tab(page, page.locator(".ck-tick input"))
    page.keyboard.press("Space")
    press_by_keyboard(page, page.locator(".ck-cover .ck-start"))
    press_by_keyboard(page, page.locator(".ck-between .ck-start"))
    page.locator(".ck-bar").wait_for()
    press_by_keyboard(page, page.locator(".ck-hand-in"))
    press_by_keyboard(page, page.locator(".ck-yes"))
    press_by_keyboard(page, page.locator(".ck-next-person"))
    press_by_keyboard(page, page.locator(".ck-finish"))
    press_by_keyboard(page, page.locator(".ck-clear"))
    press_by_keyboard(page, page.locator(".ck-yes"))
    expect(page.locator(".ck-code")).to_be_visible()
