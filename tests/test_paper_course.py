"""The whole course on paper: general properties only, so that content may change."""

import re
from collections.abc import Iterator

import pytest
from lxml import html

from generator.model import TALK, Page, fold
from generator.paper.booklet import booklet
from generator.paper.exam import key
from generator.paper.handout import handout, sheet
from tests import pdf
from tests.printout import Printout, open_shop, stands_on, text_of, whole_banks
from tests.projects import REAL
from tests.test_paper import verapdf


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Printout:
    """Every handout, every sheet, the booklet, and for each module a key of all its questions."""
    shop = open_shop(REAL)
    jobs = [booklet(shop), *(handout(shop, page) for page in shop.site.modules), *(sheet(shop, page) for page in shop.site.explainers)]
    return Printout(shop, tmp_path_factory.mktemp("whole"), jobs + [key(shop, paper, booklet(shop)) for paper in whole_banks(shop)])


def passages(page: Page) -> Iterator[str]:
    """Every paragraph, item and cell of a page that holds nothing bigger, folded, what one says at the door left out."""
    root = html.fragment_fromstring(page.html, create_parent="div")
    talking = False
    for element in root.iter("h2", "h3", "p", "li", "td", "th"):
        if element.tag in ("h2", "h3"):
            talking = element.get("id") == TALK
        elif not talking and not element.xpath(".//p|.//li|.//ul|.//ol|.//table|ancestor::aside|.//sup"):
            yield fold("".join(map(str, element.itertext())))


def test_handouts_are_the_pages(whole: Printout) -> None:
    for page in whole.shop.site.modules:
        assert text_of(page) in pdf.running_text(whole.pdf(handout(whole.shop, page).name)), page.path


def test_sheets_hold_every_passage_on_two_sides(whole: Printout) -> None:
    for page in whole.shop.site.explainers:
        job = sheet(whole.shop, page)
        words = pdf.running_text(whole.pdf(job.name))
        assert not [said for said in passages(page) if said not in words], page.path
        assert whole.printed[job.name].pages <= 2, page.path


def test_every_answer_stands_on_every_page_named(whole: Printout) -> None:
    quoted = list(whole.quoted())
    assert {question.id for question, _, _ in quoted} == {question.id for question in whole.shop.site.questions}
    assert not [
        (question.id, paper, page)
        for question, paper, page in quoted
        if not stands_on(whole.shop.words(question.evidence.target), whole.pdf(paper), page)
    ]


def test_contents_name_the_pages(whole: Printout) -> None:
    file, job = whole.pdf("booklet-course"), whole.jobs["booklet-course"]
    contents = "".join(pdf.pages(file)[1:8])
    for chapter in (chapter for part in job.content["parts"] for chapter in part["chapters"]):
        title = fold(chapter["title"])
        listed = re.search(re.escape(title) + r"\.{3,}(\d+)", contents)
        assert listed and pdf.page_text(file, int(listed[1])).count(title) >= 2, chapter["title"]


def test_only_our_fonts_and_no_complaint(whole: Printout) -> None:
    for file in whole.files:
        assert {name.split("-")[0] for name, _ in pdf.fonts(file)} <= {"NotoSansSC", "NotoSerifSC"}, file.name
        assert {embedded for _, embedded in pdf.fonts(file)} == {"yes"}, file.name
    assert verapdf(*whole.files) == ""
