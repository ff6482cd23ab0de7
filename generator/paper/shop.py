"""The print shop: what every kind of paper needs to know of one site, and how the tree of a page becomes data."""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property, partial
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import segno

from generator.draw import Paper, Ticket, draw, tickets_of
from generator.model import Page, Site
from generator.paper.evidence import Wanted, with_marks
from generator.paper.nodes import Blocks, Heading, Image, Inline, Inlines, Link, Note, Table, as_data, replaced, words_of
from generator.paper.pictures import UnusableError, diagram, picture
from generator.paper.tables import MOST, ROOM, laid_out
from generator.paper.tree import read_tree
from generator.papercode import PaperCode
from generator.question import Question
from generator.syntax import plain

BESIDE: Final = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) +$|^ +(?=[\u3000-\u9fff\uff00-\uffef])")
"""A space between Chinese and a citation: typed by habit, not wanted on paper."""
QUESTION: Final = "q:"
"""How the mark before a question's evidence begins."""


@dataclass(frozen=True, eq=False)
class Job:
    """One thing to print: its file name without ending, its kind, its template, what is in it, and which jobs' page numbers it quotes."""

    name: str
    kind: str
    title: str
    template: str
    content: Mapping[str, Any]
    day: date
    needs: tuple["Job", ...] = ()
    sizes: tuple[float, ...] = ()
    """Sizes of type in points to try, largest first, until it fits on so many pages."""
    most: int = 0


@dataclass(frozen=True, eq=False)
class Shop:
    """A site to print from. `pictures` is the folder that holds content/, `address` where the site is on the web, or empty."""

    site: Site
    course: str
    pictures: Path
    address: str = ""
    _trees: dict[tuple[str, bool], Blocks] = field(default_factory=dict, repr=False)
    _jobs: dict[str, Job] = field(default_factory=dict, repr=False)
    _drawn: dict[str, Paper] = field(default_factory=dict, repr=False)

    def once(self, name: str, make: Callable[[], Job]) -> Job:
        """A job by its name; made when it is first asked for."""
        if name not in self._jobs:
            self._jobs[name] = make()
        return self._jobs[name]

    def draw(self, code: PaperCode) -> Paper:
        """The paper of a code."""
        if str(code) not in self._drawn:
            self._drawn[str(code)] = draw(self.site, code, self.tickets)
        return self._drawn[str(code)]

    @cached_property
    def tickets(self) -> tuple[Ticket, ...]:
        """What papers are drawn from."""
        return tickets_of(self.site)

    @cached_property
    def by_url(self) -> Mapping[str, Page]:
        """Pages by their address."""
        return {page.url: page for page in self.site.pages}

    @cached_property
    def short(self) -> dict[str, str]:
        """Short titles of instruments."""
        return {instrument.id: instrument.short for instrument in self.site.instruments}

    @cached_property
    def region(self) -> dict[str, str]:
        """What is the case here."""
        return {name: value.text for name, value in self.site.region.values.items()}

    @cached_property
    def stems(self) -> Mapping[str, str]:
        """The shared stems of cases by their ids."""
        return {case.id: case.stem for bank in self.site.banks for case in bank.cases}

    def rich(self, text: str) -> Inlines:
        """A question's or a term's text with its citations."""
        pieces = [(BESIDE.sub("", words), law) for words, law in plain(text, self.short, self.region)]
        return tuple(Link("law", law, (words,)) if law else words for words, law in pieces if words)

    def told(self, text: str) -> Any:
        """The same as data for a template."""
        return self.data(self.rich(text))

    def words(self, text: str) -> str:
        """The same as plain words."""
        return words_of(self.rich(text))

    def tree(self, page: Page, *, trainer: bool = False) -> Blocks:
        """A page's blocks: headings named by their keys, links by what they lead to, a mark before the evidence of each question."""
        key = (page.path, trainer)
        if key not in self._trees:
            blocks = replaced(read_tree(page.html, page.url, trainer=trainer), lambda one: [self._aimed(one)])
            named = tuple(replace(one, anchor=f"{page.path}#{one.anchor}") if isinstance(one, Heading) else one for one in blocks)
            self._trees[key] = with_marks(named, self._wanted(page))
        return self._trees[key]

    def _aimed(self, one: Inline) -> Inline:
        """A link to an address becomes a link to a page by its path."""
        if isinstance(one, Link) and one.kind == "page":
            path, mark, anchor = one.to.partition("#")
            page = self.by_url.get(path)
            return replace(one, to=(page.path if page else path) + mark + anchor)
        return one

    def _wanted(self, page: Page) -> Wanted:
        questions = [one for section in page.sections for one in self.site.tested_by.get(section.key, ())]
        wanted: dict[str, list[tuple[str, str]]] = {}
        for one in questions:
            wanted.setdefault(one.source.target, []).append((QUESTION + one.id, one.evidence.target))
        return wanted

    def noted(self, page: Page) -> Blocks:
        """A page's blocks; each new page or address that is linked gets a footnote that says where it leads, outside headings."""
        seen: set[str] = set()

        def note(one: Inline) -> Iterable[Inline]:
            return (one,) if isinstance(one, Link) and one.to.partition("#")[0] == page.path else self._noted(one, seen)

        return tuple(block if isinstance(block, Heading) else replaced((block,), note)[0] for block in self.tree(page))

    def _noted(self, one: Inline, seen: set[str]) -> Iterable[Inline]:
        if not isinstance(one, Link) or one.kind not in ("page", "web") or one.to in seen:
            return (one,)
        seen.add(one.to)
        said = self.leads_to(one)
        return (one, Note((said,))) if said else (one,)

    def leads_to(self, link: Link) -> str:
        """In words: the address, or the title of the page and its section; empty where neither is known."""
        if link.kind == "web":
            return "" if words_of(link.of) == link.to else link.to
        path = link.to.partition("#")[0]
        page, section = self.site.page.get(path), self.site.section.get(link.to)
        if page is None:
            return ""
        title = f"《{page.title}》{section.title if section else ''}"
        return f"{title}，{self.web(page.url)}" if self.address else title

    def web(self, url: str) -> str:
        """The address on the web of a page of the site."""
        return posixpath.join(self.address, url)

    def scan(self, url: str, caption: str) -> dict[str, str] | None:
        """A code to scan; None where nobody has said where the site is on the web."""
        return {"address": self.web(url), "caption": caption, "svg": code_to_scan(self.web(url))} if self.address else None

    def data(self, tree: Any, columns: int = MOST, room: float = ROOM) -> Any:
        """A tree as data: pictures drawn, columns measured (tables of more go row by row)."""
        return as_data(tree, {Image: self._picture, Table: partial(laid_out, most=columns, room=room)})

    def _picture(self, image: Image, told: dict[str, Any]) -> Any:
        """The picture, or its description where it cannot be printed; the checker has said so."""
        try:
            drawn = diagram(image.svg) if image.svg else picture(self.pictures / image.path)
        except UnusableError:
            return f"［图：{image.alt or image.path}］"
        return {"is": "picture", "svg": drawn.svg, "width": drawn.width, "alt": image.alt or image.path, "ems": drawn.ems}

    def day(self, pages: Iterable[Page]) -> date:
        """The last day on which any of the pages was held against the law: as old as the paper is."""
        return max((page.review.reviewed for page in pages if page.review), default=self.site.today)

    def section_title(self, question: Question) -> str:
        """Which section answers a question: 《假期》产假多少天."""
        section = self.site.section.get(question.source.target)
        return f"《{self.site.page[section.page].title}》{section.title}" if section else question.source.target


@cache
def code_to_scan(address: str) -> str:
    """A QR code as SVG."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False, svgns=True, omitsize=True)
    return out.getvalue().decode()
