"""The trainer's page in a real browser: a room of 60 phones against the truth, broken lines, photos, a camera, explaining, files."""

import csv
import io
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.draw import Ticket, draw, tickets_of
from generator.papercode import Blueprint, PaperCode
from tests.browser import BROWSERS, QUIET, Shown, browser, phone
from tests.projects import REAL
from tests.selftests import course, course_site, current, entries, focus_by_tab, give, hurried, name_of, onward, press_by_keyboard, replies

__all__ = ["browser", "course"]
pytestmark = pytest.mark.browser

PLAYER: Final = REAL / "generator/player"
CODE: Final = PaperCode(Blueprint((), 15), 99)
PEOPLE: Final = 60


@dataclass(frozen=True)
class Person:
    """One of the room: a seat, a variant, and a reply to each question, or none."""

    seat: int
    variant: int
    replies: dict[str, list[Any]]


def room() -> list[Person]:
    """60 people who find some sections harder than others; every seventh leaves a question out."""
    numbers = random.Random(60)
    drawn = draw(course_site(), CODE).drawn
    hard = {section: numbers.uniform(0.1, 0.8) for section in sorted({one.question.source.target for one in drawn})}
    people = []
    for seat in range(1, PEOPLE + 1):
        given = {}
        for one in drawn:
            good, bad = replies(one.question.id)
            given[one.question.id] = bad if numbers.random() < hard[one.question.source.target] else good
        if seat % 7 == 0:
            del given[drawn[seat % len(drawn)].question.id]
        people.append(Person(seat, seat % 4, given))
    return people


def lines(people: list[Person], tickets: tuple[Ticket, ...] | None = None) -> list[str]:
    """What the player's own code writes for them; `tickets` are another state of the bank."""
    node = shutil.which("node", path=Path(sys.executable).parent)
    assert node
    numbers = random.Random(1)
    told = {
        "tickets": [asdict(ticket) for ticket in tickets or tickets_of(course_site())],
        "entries": entries(),
        "people": [
            {
                "code": str(replace(CODE, variant=person.variant)),
                "seat": person.seat,
                "nonce": [numbers.randrange(256) for _ in range(4)],
                "replies": person.replies,
            }
            for person in people
        ],
    }
    run = subprocess.run(
        [node, "scripts/room.mjs"], cwd=PLAYER, input=json.dumps(told), capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    return list(json.loads(run.stdout))


def is_right(person: Person, name: str) -> bool:
    return person.replies.get(name) == replies(name)[0]


def worst_option(people: list[Person], name: str) -> tuple[int, int] | None:
    """The wrong option that most chose, the first of several, and how many."""
    entry = entries()[name]
    if entry["type"] not in {"single", "multiple", "judge"}:
        return None
    chosen = Counter(at for person in people for at in person.replies.get(name, []) if at not in entry["answer"])
    return max(chosen.items(), key=lambda item: (item[1], -item[0])) if chosen else None


def weakest(people: list[Person]) -> list[str]:
    """Section titles, the smallest share of right answers first."""
    site = course_site()
    right, total = Counter[str](), Counter[str]()
    for one in draw(site, CODE).drawn:
        right[one.question.source.target] += sum(is_right(person, one.question.id) for person in people)
        total[one.question.source.target] += len(people)
    ordered = sorted(total, key=lambda key: (right[key] / total[key], key))
    return [f"《{site.page[key.partition('#')[0]].title}》{site.section[key].title}" for key in ordered]


@pytest.fixture
def page(browser: Browser, course: Shown) -> Iterator[Page]:
    with phone(browser, course) as (_, opened):
        hurried(opened)
        opened.goto(course.address + "results.html")
        yield opened


def paste(page: Page, text: str) -> None:
    """Paste lines and take them; some are new."""
    page.locator(".ck-paste").fill(text)
    page.locator(".ck-take").tap()
    expect(page.locator(".ck-taken")).to_contain_text("新收")


def test_a_room_of_60_phones_equals_the_truth(page: Page, course: Shown, browser: Browser) -> None:
    people = room()
    written = lines(people)
    for at in (0, 30):
        written[at] = on_a_real_phone(browser, course, people[at])
    paste(page, "\n".join(written))
    page.locator(".ck-count").first.wait_for()
    share = 100 * sum(is_right(person, name) for person in people for name in entries() if name in person.replies) / (PEOPLE * 15)
    expect(page.locator(".ck-spread .ck-end-words")).to_have_text(f"收到 60 份，平均答对 {int(share + 0.5)}%。")
    expect(page.locator(".ck-band .ck-square")).to_have_count(PEOPLE)
    for one in draw(course_site(), CODE).drawn:
        name = one.question.id
        row = page.locator(f'.ck-count[data-question="{name}"]')
        right = sum(is_right(person, name) for person in people)
        assert f"{right} / 60 人答对" in (row.locator(".ck-count-share").text_content() or "")
        worst = worst_option(people, name)
        said = row.locator(".ck-count-wrong").text_content() if row.locator(".ck-count-wrong").count() else None
        if worst is None:
            assert said is None
        else:
            at, count = worst
            letter = "" if one.question.type == "judge" else "ABCDEFGH"[one.order.index(at)] + " "
            assert said == f"错得最多：{letter}{one.question.options[at].text}，{count} 人"
    named = page.locator(".ck-weak-list a").all_text_contents()
    assert named == weakest(people)[:3]
    link = page.locator(".ck-weak-list a").first.get_attribute("href") or ""
    assert (course.folder / link.partition("#")[0]).is_file()


def on_a_real_phone(browser: Browser, course: Shown, person: Person) -> str:
    """The line that comes of a paper answered by finger."""
    with phone(browser, course) as (_, page):
        hurried(page)
        page.goto(f"{course.address}paper.html#{replace(CODE, variant=person.variant)}")
        page.locator(".ck-seat").fill(str(person.seat))
        page.locator(".ck-start").tap()
        page.locator(".ck-bar").wait_for()
        while page.locator(".ck-bar").is_visible():
            reply = person.replies.get(name_of(current(page)))
            if reply is not None:
                give(page, current(page), reply)
            onward(page)
        page.locator(".ck-yes").tap()
        return page.locator(".ck-line").input_value()


def test_60_lines_with_5_broken_ones(page: Page) -> None:
    written = lines(room())
    broken = {4: written[4][:-2], 11: written[11].replace("-15:", "-16:"), 22: written[22][3:], 33: "CK0" + written[33][3:], 44: "CK1:"}
    paste(page, "\n".join(broken.get(at, line) for at, line in enumerate(written)))
    expect(page.locator(".ck-taken")).to_have_text("新收 55 份。5 份读不了，原因写在下面；读得了的都收下了。")
    said = page.locator(".ck-broken li").all_text_contents()
    assert [line.split("：")[0] for line in said] == [f"第 {at + 1} 行" for at in broken]
    assert any("旧版网页" in line for line in said)
    expect(page.locator(".ck-paste")).to_have_value("\n".join(broken.values()))
    page.locator(".ck-count").first.wait_for()
    page.reload()
    page.locator(".ck-count").first.wait_for()
    expect(page.locator(".ck-spread")).to_contain_text("收到 55 份")
    paste(page, "\n".join(written))
    expect(page.locator(".ck-taken")).to_have_text("新收 5 份。55 份早就收过，没有重复算。")


def qr_of(page: Page, course: Shown, seat: int) -> bytes:
    """A picture of a result's QR, as a camera sees it on a phone's screen."""
    page.goto(course.address + "index.html")
    page.evaluate("localStorage.clear()")
    page.goto(f"{course.address}paper.html#{CODE}")
    page.locator(".ck-seat").fill(str(seat))
    page.locator(".ck-start").tap()
    page.locator(".ck-bar").wait_for()
    give(page, current(page), replies(name_of(current(page)))[0])
    page.locator(".ck-hand-in").tap()
    page.locator(".ck-yes").tap()
    see(page.locator(".ck-qr"))
    return page.screenshot(type="jpeg", quality=60)


def see(square: Locator) -> None:
    """Bring a QR whole before the camera."""
    square.wait_for()
    square.scroll_into_view_if_needed()
    expect(square).to_be_in_viewport(ratio=1)


def test_photos_of_qr_codes(page: Page, course: Shown) -> None:
    pictures = [qr_of(page, course, seat) for seat in (1, 2)]
    page.goto(course.address + "index.html")
    page.goto(f"{course.address}paper.html#{CODE}")
    page.locator(".ck-share > summary").tap()
    see(page.locator(".ck-share .ck-qr"))
    another = page.screenshot()
    page.goto(course.address + "results.html")
    files: list[Any] = [{"name": f"{at}.jpg", "mimeType": "image/jpeg", "buffer": picture} for at, picture in enumerate(pictures)]
    files.append({"name": "text.jpg", "mimeType": "image/jpeg", "buffer": b"not a picture"})
    files.append({"name": "blank.png", "mimeType": "image/png", "buffer": page.locator("h1").screenshot()})
    files.append({"name": "another.png", "mimeType": "image/png", "buffer": another})
    page.locator(".ck-photo-input").set_input_files(files)
    expect(page.locator(".ck-taken")).to_have_text(
        "第 3、4 张照片里没认出二维码：靠近些，拍正，别反光。第 5 张照片里的二维码不是成绩。新收 2 份。"
    )
    expect(page.locator(".ck-spread")).to_contain_text("收到 2 份")


def test_the_camera_reads_a_phone(page: Page, course: Shown, browser: Browser, tmp_path: Path) -> None:
    film = tmp_path / "film.mjpeg"
    film.write_bytes(qr_of(page, course, 8) * 5)
    fake = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}"]
    root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    filming = browser.browser_type.launch(executable_path=path, args=[*QUIET, *root, *fake])
    with phone(filming, course, permissions=["camera"]) as (_, trainer):
        hurried(trainer)
        trainer.goto(course.address + "results.html")
        trainer.locator(".ck-scan").tap()
        expect(trainer.locator(".ck-spread")).to_contain_text("收到 1 份")
        trainer.locator(".ck-scan").tap()
        expect(trainer.locator(".ck-video")).to_be_hidden()
    filming.close()


def test_a_camera_that_is_refused_says_so(browser: Browser, course: Shown) -> None:
    with phone(browser, course) as (_, page):
        hurried(page)
        page.goto(course.address + "results.html")
        page.locator(".ck-scan").tap()
        expect(page.locator(".ck-camera-said")).to_contain_text("摄像头打不开")
        expect(page.locator(".ck-photo")).to_be_visible()


def test_explaining_by_keyboard_alone(page: Page) -> None:
    focus_by_tab(page, page.locator(".ck-paste"))
    page.keyboard.insert_text("\n".join(lines(room()[:3])))
    press_by_keyboard(page, page.locator(".ck-take"))
    page.locator(".ck-explain").wait_for()
    press_by_keyboard(page, page.locator(".ck-explain"))
    expect(page.locator(".md-header")).to_be_hidden()
    first, *others = [one.question.id for one in draw(course_site(), CODE).drawn]
    expect(current(page)).to_have_attribute("data-question", first)
    for name in others:
        page.keyboard.press("ArrowRight")
        expect(current(page)).to_have_attribute("data-question", name)
    focus_by_tab(page, current(page).locator("summary"))
    page.keyboard.press("Enter")
    expect(current(page).locator(".ck-explanation")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".md-header")).to_be_visible()


def test_files_for_excel_and_for_programs(page: Page) -> None:
    people = room()[:4]
    paste(page, "\n".join(lines(people)))
    page.locator(".ck-excel").wait_for()
    saved = {}
    for name in ("excel", "csv"):
        with page.expect_download() as download:
            page.locator(f".ck-{name}").tap()
        saved[name] = download.value.path().read_bytes()
    assert saved["excel"] == b"\xef\xbb\xbf" + saved["csv"]
    rows = list(csv.DictReader(io.StringIO(saved["csv"].decode())))
    assert [row["座位号"] for row in rows] == ["1", "2", "3", "4"]
    for at, one in enumerate(draw(course_site(), CODE).drawn, 1):
        told = [row[f"第{at}题 {one.question.id}"].split()[0] for row in rows]
        wanted = [
            "没答" if one.question.id not in person.replies else "对" if is_right(person, one.question.id) else "错" for person in people
        ]
        assert told == wanted


def test_results_from_another_bank_keep_their_scores(page: Page) -> None:
    first, *others = tickets_of(course_site())
    paste(page, "\n".join(lines(room()[:3], (replace(first, fingerprint="000000000000"), *others))))
    expect(page.locator(".ck-spread")).to_contain_text("收到 3 份")
    expect(page.locator(".ck-report > .ck-notice")).to_contain_text("出自旧题库")
    assert page.locator(".ck-count, .ck-weak-list").count() == 0
    with page.expect_download() as download:
        page.locator(".ck-csv").tap()
    assert len(download.value.path().read_text(encoding="utf-8").splitlines()) == 4


def test_from_a_folder_results_come_in_too(browser: Browser, course: Shown) -> None:
    with phone(browser, course, whose="results.js") as (_, page):
        hurried(page)
        page.goto((course.folder / "results.html").as_uri())
        paste(page, "\n".join(lines(room()[:5])))
        page.locator(".ck-count").first.wait_for()
        expect(page.locator(".ck-spread")).to_contain_text("收到 5 份")


def test_everything_is_wiped_after_asking(page: Page) -> None:
    paste(page, "\n".join(lines(room()[:2])))
    page.locator(".ck-count").first.wait_for()
    page.locator(".ck-clear").tap()
    page.locator(".ck-yes").tap()
    expect(page.locator(".ck-notice")).to_have_text("都清掉了。")
    page.reload()
    expect(page.locator(".ck-report")).to_contain_text("还没有成绩")
