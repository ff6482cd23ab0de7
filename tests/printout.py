"""Everything of a course on paper, printed once for all tests that look at it."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

from lxml import html

from generator.draw import Paper, draw
from generator.host import check_project
from generator.model import Page, fold
from generator.paper.booklet import booklet
from generator.paper.engine import Printed
from generator.paper.exam import key
from generator.paper.kinds import KINDS
from generator.paper.press import Press
from generator.paper.shop import Job, Shop
from generator.papercode import COUNTS, Blueprint, PaperCode
from generator.question import Question
from tests import pdf
from tests.projects import TODAY

ADDRESS: Final = "https://example.org/kb/"
UNSEEN: Final = (
    "//script|//style|//svg|//a[@class='headerlink']|//aside|//div[@class='footnote']|//sup[starts-with(@id,'fnref')]|//label|//input"
)


def open_shop(root: Path) -> Shop:
    """The shop of a project on the day of the tests."""
    outcome = check_project(root, TODAY)
    return Shop(outcome.site, outcome.course, outcome.content, ADDRESS)


def everything(shop: Shop) -> list[Job]:
    """Each kind for each name that it is printed for with the site, and for each module a key that asks all its questions."""
    jobs = [job for kind in KINDS.values() for name in kind.names(shop) for job in kind.make(shop, name)]
    return jobs + [key(shop, paper, booklet(shop)) for paper in whole_banks(shop)]


def whole_banks(shop: Shop) -> list[Paper]:
    """For each module the paper that asks all its questions."""
    found = []
    for page in shop.site.modules:
        asked = sum(len(bank.questions) for bank in shop.site.banks_of.get(page.path, ()))
        if page.module and asked:
            count = next(count for count in COUNTS if count >= asked)
            found.append(draw(shop.site, PaperCode(Blueprint((page.module.order,), count), seed=7)))
    return found


class Printout:
    """A shop, what came out of it, and the files."""

    def __init__(self, shop: Shop, folder: Path, jobs: list[Job]) -> None:
        self.shop, self.folder, self.jobs = shop, folder, {job.name: job for job in jobs}
        self.printed: dict[str, Printed] = dict(Press().run(jobs))
        for name, one in self.printed.items():
            self.pdf(name).write_bytes(one.pdf)

    def pdf(self, name: str) -> Path:
        """Where a paper lies."""
        return self.folder / f"{name}.pdf"

    @cached_property
    def files(self) -> list[Path]:
        """All papers."""
        return [self.pdf(name) for name in self.printed]

    def named(self, kind: str) -> list[str]:
        """The names of all papers of a kind."""
        return [name for name, job in self.jobs.items() if job.kind == kind]

    def quoted(self) -> Iterator[tuple[Question, str, int]]:
        """Every page number in every key: the question, the paper it is quoted from, the page."""
        questions = {question.id: question for question in self.shop.site.questions}
        for name in self.named("key"):
            for entry in self.jobs[name].content["entries"]:
                for place in entry["places"]:
                    yield questions[entry["mark"][2:]], place["paper"], self.printed[place["paper"]].marks[place["mark"]]


def text_of(page: Page) -> str:
    """The words of a page as rendered, trainer's notes, footnotes and labels left out, folded."""
    root = html.fragment_fromstring(page.html, create_parent="div")
    for tabs in root.xpath("//div[contains(@class,'tabbed-set')]"):
        for label, body in zip(tabs.iter("label"), tabs.xpath(".//div[contains(@class,'tabbed-block')]"), strict=True):
            body.text = str(label.text_content()) + (body.text or "")
    for element in root.xpath(UNSEEN):
        element.drop_tree()
    return fold(str(root.text_content()))


def notes_of(page: Page) -> list[str]:
    """The trainer's notes of a page, folded."""
    root = html.fragment_fromstring(page.html, create_parent="div")
    return [fold(str(note.text_content())) for note in root.iter("aside")]


def stands_on(words: str, file: Path, page: int) -> bool:
    """Whether words stand on a page, or begin there and run on to the next; calls of footnotes between them are passed over."""
    words, here, next_ = fold(words), pdf.page_text(file, page), pdf.page_text(file, page + 1)
    splits = ((words[:at], words[at:]) for at in range(len(words), 1, -1))
    return any(_found(first, here) and _found(rest, next_) for first, rest in splits)


def _found(words: str, text: str) -> bool:
    return re.search(r"\d{0,2}".join(map(re.escape, words)), text) is not None
