"""Papers of two small projects, looked at with independent readers: nothing lost, pages right, the same bytes again."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
import typst

from generator.draw import draw
from generator.listing import plain_paper
from generator.model import fold
from generator.paper.engine import fonts
from generator.paper.handout import handout, named
from generator.paper.kinds import KINDS
from generator.paper.press import Press
from generator.papercode import PaperCode, read_code
from tests import pdf
from tests.printout import Printout, everything, notes_of, open_shop, stands_on, text_of
from tests.projects import ALL_SORTS, COURSE

PAGE_REFERENCE: Final = re.compile(r"[(（]第\d+页[)）]")
MILLIMETRE: Final = 72 / 25.4
NEVER_FIRST: Final = tuple("，。、；：？！）》」』”’〕】·")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Printout:
    shop = open_shop(COURSE)
    return Printout(shop, tmp_path_factory.mktemp("course"), everything(shop))


@pytest.fixture(scope="module")
def sorts(tmp_path_factory: pytest.TempPathFactory) -> Printout:
    shop = open_shop(ALL_SORTS)
    return Printout(shop, tmp_path_factory.mktemp("sorts"), everything(shop))


@pytest.fixture(params=["course", "sorts"])
def printout(request: pytest.FixtureRequest) -> Printout:
    found: Printout = request.getfixturevalue(request.param)
    return found


def test_every_kind_is_there(sorts: Printout) -> None:
    assert {job.kind for job in sorts.jobs.values()} == set(KINDS)


def test_handouts_lose_nothing(sorts: Printout) -> None:
    for page in sorts.shop.site.modules:
        for large in (False, True):
            assert text_of(page) in pdf.running_text(sorts.pdf(handout(sorts.shop, page, large=large).name)), page.path


def test_booklet_loses_nothing(sorts: Printout) -> None:
    words = PAGE_REFERENCE.sub("", pdf.running_text(sorts.pdf("booklet-course")))
    for page in (*sorts.shop.site.modules, *sorts.shop.site.explainers):
        assert text_of(page) in words, page.path


def test_footnotes_say_where_links_lead(sorts: Printout) -> None:
    notes = pdf.footnotes(sorts.pdf("handout-m01-everything"))
    for said in (
        "第一个脚注，有粗字",
        "《一张单页》图",
        "https://example.org/a_very_long_address",
        "example.org/kb/policy/everything.html",
    ):
        assert fold(said) in notes


def test_trainers_read_their_notes_and_learners_do_not(sorts: Printout) -> None:
    for page in sorts.shop.site.modules:
        guide, learnt = (pdf.running_text(sorts.pdf(f"{kind}-{named(page)}")) for kind in ("guide", "handout"))
        assert notes_of(page)
        assert all(note in guide and note not in learnt for note in notes_of(page)), page.path


def test_plan_adds_up(sorts: Printout) -> None:
    plan = sorts.jobs["guide-m01-everything"].content["plan"]
    assert [(row["from"], row["to"]) for row in plan] == [(0, 12)]


def test_answers_stand_on_the_pages_named(printout: Printout) -> None:
    quoted = list(printout.quoted())
    asked = {question.id for question, _, _ in quoted}
    assert asked == {question.id for question in printout.shop.site.questions}
    assert not [
        (question.id, paper, page)
        for question, paper, page in quoted
        if not stands_on(printout.shop.words(question.evidence.target), printout.pdf(paper), page)
    ]


def test_keys_print_those_pages(printout: Printout) -> None:
    for name in printout.named("key"):
        words = "".join(pdf.pages(printout.pdf(name)))
        for entry in printout.jobs[name].content["entries"]:
            said = "".join(f"{place['called']}第{printout.printed[place['paper']].marks[place['mark']]}页" for place in entry["places"])
            assert said in words, (name, entry["number"])


def test_contents_name_the_right_pages(printout: Printout) -> None:
    for name in printout.named("booklet"):
        file, job = printout.pdf(name), printout.jobs[name]
        contents = "".join(pdf.pages(file)[1:6])
        for chapter in (chapter for part in job.content["parts"] for chapter in part["chapters"]):
            title = fold(chapter["title"])
            listed = re.search(re.escape(title) + r"\.{3,}(\d+)", contents)
            assert listed, title
            page = int(listed[1])
            assert pdf.page_text(file, page).count(title) >= 2, "in the running head and as heading"
            assert not pdf.page_text(file, page - 1).startswith(fold(job.content["course"]) + title), (name, chapter["title"])


def test_law_index_names_the_right_pages(course: Printout) -> None:
    file = course.pdf("booklet-course")
    index = "".join(pdf.pages(file)).rpartition("法规索引法规索引")[2]
    listed = {
        law: pages for law in course.shop.short.values() if (pages := re.search(rf"《{re.escape(fold(law))}》[^《]*?第([\d、]+)页", index))
    }
    assert len(listed) > 10
    for law, pages in listed.items():
        for page in pages[1].split("、"):
            assert f"《{fold(law)}》" in pdf.page_text(file, int(page)), (law, page)


def test_papers_print_what_the_phone_shows(printout: Printout) -> None:
    questions = {question.id: question for question in printout.shop.site.questions}
    for name in printout.named("paper"):
        code = read_code(name.removeprefix("paper-"))
        assert isinstance(code, PaperCode)
        words, at = "".join(pdf.pages(printout.pdf(name))), 0
        for shown in plain_paper(draw(printout.shop.site, code))["questions"]:
            question = questions[shown["id"]]
            for said in (question.stem.partition("____")[0], *(question.options[of].text for of in shown["order"] if question.options)):
                at = words.index(fold(printout.shop.words(said)), at)


def test_what_is_said_of_a_paper(printout: Printout) -> None:
    for file in printout.files:
        about = pdf.about(file)
        assert about["Title"] and about["Tagged"] == "yes", file.name
        assert b"/Lang (zh-CN)" in file.read_bytes() or b"zh-CN" in file.read_bytes(), file.name
        assert b"/Outlines" in file.read_bytes(), file.name
        assert {name.split("-")[0] for name, _ in pdf.fonts(file)} <= {"NotoSansSC", "NotoSerifSC"}, file.name
        assert {embedded for _, embedded in pdf.fonts(file)} == {"yes"}, file.name


def verapdf(*files: Path) -> str:
    return subprocess.run([sys.executable, "-m", "tests.verapdf", *map(str, files)], capture_output=True, text=True, check=True).stdout


def test_verapdf_has_no_complaint(sorts: Printout) -> None:
    assert verapdf(*sorts.files) == ""


def test_verapdf_complains_where_it_should(tmp_path: Path) -> None:
    file = tmp_path / "plain.pdf"
    file.write_bytes(typst.compile(b"= Title", pdf_tags=False))
    assert "plain.pdf: 7.1-" in verapdf(file)


def test_only_our_own_fonts_are_known() -> None:
    assert fonts().families() == ["Noto Sans SC", "Noto Serif SC"]


def test_same_bytes_again(sorts: Printout) -> None:
    again = Press().run(everything(open_shop(ALL_SORTS)))
    assert {name: one.pdf for name, one in again.items()} == {name: one.pdf for name, one in sorts.printed.items()}


def test_no_line_begins_with_a_closing_mark(printout: Printout) -> None:
    for file in printout.files:
        marks = [word for word in pdf.words(file) if word.text.startswith(NEVER_FIRST)]
        assert not [word for word in marks if pdf.begins_a_line(file, word)], file.name


def test_titles_leave_no_lonely_character(printout: Printout) -> None:
    for file in (file for file in printout.files if not file.name.startswith("large")):
        titles = [word for word in pdf.words(file) if word.bottom - word.top > 12.5 and not word.text.isascii()]
        lonely = [word for word in titles if len(word.text) == 1 and pdf.stands_alone(file, word)]
        assert not [word for word in lonely if any(pdf.is_the_line_above(other, word) for other in titles)], file.name


def test_rows_of_tables_are_whole(sorts: Printout) -> None:
    file = sorts.pdf("handout-m01-everything")
    rows = [f"{at}第{number}件事说明写得长一些" for at, number in enumerate("一二三四五六七八九", 1)]
    assert all(any(row in page and page.index(row) < page.rindex("同一页上") for page in pdf.pages(file)) for row in rows)
    assert sum("序号事项说明" in page for page in pdf.pages(file)) == 2, "the head is repeated"


def test_no_heading_stands_at_the_foot(printout: Printout) -> None:
    for name in (*printout.named("handout"), *printout.named("large"), *printout.named("booklet")):
        file = printout.pdf(name)
        for page in range(1, int(pdf.about(file)["Pages"]) + 1):
            last = max(
                (word for word in pdf.words(file) if word.page == page and word.bottom < 780), key=lambda word: word.bottom, default=None
            )
            titles = {fold(section.title) for section in printout.shop.site.section.values()}
            assert last is None or fold(last.text) not in titles or len(last.text) < 4, (name, page, last)


def test_leaflets_fold_in_register(sorts: Printout) -> None:
    job, file = sorts.jobs["leaflet-subsidy"], sorts.pdf("leaflet-subsidy")
    flap, whole, edge = 97, 100, 9
    for side, name, expected in (
        (1, "outside", [edge, flap + edge, flap + whole + edge]),
        (2, "inside", [edge, whole + edge, 2 * whole + edge]),
    ):
        titles = [job.title if panel["cover"] else panel["title"] for panel in job.content[name]]
        lefts = [next(word.left for word in pdf.words(file) if word.page == side and word.text[:3] == title[:3]) for title in titles]
        assert [round(left / MILLIMETRE) for left in lefts] == expected
