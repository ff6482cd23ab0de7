"""Papers in a real browser: the paper that Python draws, answered by finger and by keyboard, timed, shared, carried out as a QR."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page

from generator.draw import Drawn, Paper, draw
from generator.papercode import Blueprint, PaperCode
from tests.browser import Shown, browser, phone
from tests.selftests import begin, course, course_site, current, focus_by_tab, give, hurried, name_of, press_by_keyboard, replies, stored

__all__ = ["browser", "course"]
pytestmark = pytest.mark.browser

CODE: Final = PaperCode(Blueprint((), 12, "even"), 77)
TIMED: Final = PaperCode(Blueprint((10,), 5, "any", 5), 3)


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
            assert name_of(item) == one.question.id
            assert shown_order(item, one.question.type) == list(one.order)
            assert item.locator(".ck-answer").is_hidden()
            seen.append(one)
            page.locator(".ck-onward-button").tap()
        assert tuple(seen) == drawn.drawn
        assert page.locator(".ck-confirm-words").text_content() == (
            f"还有 {len(seen)} 题没答：第 {'、'.join(str(at + 1) for at in range(len(seen)))} 题。交卷以后不能再改。"
        )


def test_a_paper_by_finger(page: Page, course: Shown) -> None:
    begin(page, course.address, CODE, seat="12")
    right = 0
    for at, one in enumerate(paper().drawn):
        good, bad = replies(one.question.id)
        give(page, current(page), bad if at % 3 == 0 else good)
        right += at % 3 != 0
        page.locator(".ck-onward-button").tap()
    page.locator(".ck-yes").tap()
    assert page.locator(".ck-end-words").text_content() == f"12 题，答对 {right} 题。"
    assert page.locator(".ck-question").count() == 12
    assert page.locator(".ck-result.ck-is-right").count() == right
    assert page.locator(".ck-qr").is_visible()
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
        inputs = current(page).locator("input[type=radio]")
        if inputs.count():
            focus_by_tab(page, inputs.first)
            page.keyboard.press("Space")
            answered += 1
        press_by_keyboard(page, page.locator(".ck-onward-button"))
        assert one.question.id
    press_by_keyboard(page, page.locator(".ck-yes"))
    assert page.evaluate("document.activeElement.matches('.ck-end-words')")
    assert page.locator(".ck-result", has_text="没答").count() == 12 - answered
    press_by_keyboard(page, page.locator(".ck-copy"))
    assert page.locator(".ck-copied").text_content()


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
    assert "还有 11 题没答" in (page.locator(".ck-confirm-words").text_content() or "")


def test_a_code_from_another_state_of_the_bank_says_so(page: Page, course: Shown) -> None:
    page.goto(f"{course.address}paper.html#{CODE}.0000")
    assert "题库更新过：卷子出自题库 0000" in (page.locator(".ck-cover > .ck-notice").text_content() or "")
    page.goto(f"{course.address}paper.html#{CODE}.{paper().fingerprint}")
    page.locator(".ck-cover-code").wait_for()
    assert page.locator(".ck-cover > .ck-notice").count() == 0


def test_the_timer_runs_only_where_it_is_set_and_hands_in(page: Page, course: Shown) -> None:
    page.clock.install()
    begin(page, course.address, CODE)
    assert page.locator(".ck-clock").text_content() == ""
    begin(page, course.address, TIMED)
    assert page.locator(".ck-clock").text_content() == "还剩 5 分钟"
    page.clock.fast_forward("04:30")
    assert page.locator(".ck-clock").text_content() == "还剩不到 1 分钟"
    page.clock.fast_forward("01:00")
    page.locator(".ck-end-words").wait_for()


def test_a_trainer_makes_a_paper_that_opens_from_its_code(page: Page, course: Shown) -> None:
    page.goto(course.address + "paper.html")
    page.locator(".ck-maker > summary").tap()
    page.locator(".ck-modules label").first.tap()
    page.locator(".ck-make").tap()
    name = page.locator(".ck-cover-code").text_content() or ""
    page.locator(".ck-share > summary").tap()
    assert (page.locator(".ck-board").text_content() or "").startswith(f"{name}.")
    assert page.locator(".ck-share .ck-qr").is_visible()
    page.locator(".ck-leave").tap()
    page.locator(".ck-code").fill(name)
    page.keyboard.press("Enter")
    assert page.locator(".ck-cover-code").text_content() == name


def turn(page: Page, seat: int, *, good: bool) -> None:
    """One person's turn, the first question answered."""
    assert page.locator(".ck-seat").input_value() == str(seat)
    page.locator(".ck-start").tap()
    page.locator(".ck-bar").wait_for()
    give(page, current(page), replies(name_of(current(page)))[0 if good else 1])
    page.locator(".ck-hand-in").tap()
    page.locator(".ck-yes").tap()
    assert page.locator(".ck-end-words").text_content() == f"12 题，答对 {int(good)} 题。"


def test_several_people_share_a_phone(page: Page, course: Shown) -> None:
    page.goto(f"{course.address}paper.html#{CODE}")
    page.locator(".ck-tick").tap()
    page.locator(".ck-start").tap()
    turn(page, 1, good=True)
    page.locator(".ck-next-person").tap()
    assert page.locator(".ck-question, .ck-qr, .ck-line").count() == 0
    page.reload()
    turn(page, 2, good=False)
    page.locator(".ck-next-person").tap()
    page.locator(".ck-finish").tap()
    assert page.locator(".ck-turn").count() == 2
    assert len(page.locator(".ck-line").input_value().split("\n")) == 2
    page.locator(".ck-turn-wrong").nth(1).tap()
    assert page.locator(".ck-question").count() == 12
    page.locator(".ck-leave").tap()
    page.locator(".ck-clear").tap()
    page.locator(".ck-yes").tap()
    assert page.locator(".ck-code").is_visible()
    assert not stored(page, "turns") and not stored(page, "answers") and not stored(page, "notebook") and not stored(page, "papers")


def test_turns_by_keyboard_alone(page: Page, course: Shown) -> None:
    page.goto(f"{course.address}paper.html#{CODE}")
    focus_by_tab(page, page.locator(".ck-tick input"))
    page.keyboard.press("Space")
    press_by_keyboard(page, page.locator(".ck-start"))
    press_by_keyboard(page, page.locator(".ck-start"))
    page.locator(".ck-bar").wait_for()
    press_by_keyboard(page, page.locator(".ck-hand-in"))
    press_by_keyboard(page, page.locator(".ck-yes"))
    press_by_keyboard(page, page.locator(".ck-next-person"))
    press_by_keyboard(page, page.locator(".ck-finish"))
    press_by_keyboard(page, page.locator(".ck-clear"))
    press_by_keyboard(page, page.locator(".ck-yes"))
    assert page.locator(".ck-code").is_visible()
