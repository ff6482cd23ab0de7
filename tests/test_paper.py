"""Papers of the small course, looked at with independent readers: nothing lost, pages right, the same bytes again."""

from pathlib import Path
from typing import Final

import pytest
from lxml import html

from generator.host import check_project
from generator.model import Page, fold
from generator.paper.engine import Printed
from generator.paper.handout import handout, sheet
from generator.paper.press import Press
from generator.paper.shop import Shop
from tests import pdf
from tests.projects import COURSE, TODAY

ADDRESS: Final = "https://example.org/kb/"


def open_shop(root: Path) -> Shop:
    outcome = check_project(root, TODAY)
    return Shop(outcome.site, outcome.course, outcome.content, ADDRESS)


class Printout:
    """Everything of one course on paper, printed once."""

    def __init__(self, shop: Shop, folder: Path) -> None:
        self.shop, self.folder = shop, folder
        site = shop.site
        self.jobs = [*(handout(shop, page) for page in site.modules), *(sheet(shop, page) for page in site.explainers)]
        self.printed: dict[str, Printed] = dict(Press().run(self.jobs))
        for name, one in self.printed.items():
            (folder / f"{name}.pdf").write_bytes(one.pdf)

    def pdf(self, name: str) -> Path:
        return self.folder / f"{name}.pdf"


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Printout:
    return Printout(open_shop(COURSE), tmp_path_factory.mktemp("paper"))


UNSEEN: Final = "//script|//style|//a[@class='headerlink']|//aside|//div[@class='footnote']|//sup[starts-with(@id,'fnref')]"


def text_of(page: Page) -> str:
    """The words of a page as rendered, trainer's notes and footnotes left out, folded."""
    root = html.fragment_fromstring(page.html, create_parent="div")
    for element in root.xpath(UNSEEN):
        element.drop_tree()
    return fold(str(root.text_content()))


def test_handouts_lose_nothing(course: Printout) -> None:
    for page in course.shop.site.modules:
        assert text_of(page) in pdf.running_text(course.pdf(handout(course.shop, page).name)), page.path
