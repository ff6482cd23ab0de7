"""The article of each page: its head, the author's text with section footers, the self-test, the generator's own lists."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.instrument import Instrument, in_force
from generator.model import Page, Site, reading_minutes
from generator.question import Question, question_minutes
from generator.rules import RULES
from generator.rules.registry import example_of
from generator.site.address import ROOT, relative, rooted
from generator.site.frame import compiled
from generator.site.lists import LISTS, grouped
from generator.site.menu import TOOLS, trainer_path
from generator.site.printed import NOTHING, Printed
from generator.site.quiz import KINDS, Quiz, quiz_of
from generator.syntax import plain

TRAINER_NOTE: Final = re.compile(r'<aside class="ck-trainer">.*?</aside>', re.S)
HEADING: Final = re.compile(r'<h[1-6]\b[^>]*\bid="([^"]*)"')
SHORT: Final = 28
OPEN: Final = "\u0003"
"""Stands where an answer is marked as open; no author can write it."""
STATUS: Final = {
    "in_force": "现行有效",
    "amended": "现行有效（已修改）",
    "promulgated": "已公布，未施行",
    "repealed": "已废止",
    "draft": "草案",
}


@dataclass(frozen=True, slots=True)
class Added:
    """A heading that the generator adds to a page, for its table of contents."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Article:
    """The inner HTML of a page, the path of the page it shows, and the headings that were added to it."""

    html: str
    of: str
    added: tuple[Added, ...] = ()


@dataclass(frozen=True, slots=True)
class Questions:
    """A module's self-test, and the HTML of its questions: the module's page, its trainer's view and the bank's chapter share it."""

    quiz: Quiz
    html: str

    def on(self, here: str, *, answered: bool = False) -> Markup:
        """For the page at an address, with open answers where asked."""
        return Markup(rooted(self.html, here).replace(OPEN, " open" if answered else ""))  # noqa: S704 (our own templates)


class Press:
    """Makes the articles of one site."""

    def __init__(self, site: Site, printed: Printed = NOTHING) -> None:
        self.site = site
        self.printed = printed
        self.short = {instrument.id: instrument.short for instrument in site.instruments}
        self.region = {name: value.text for name, value in site.region.values.items()}
        self.trained = {trainer_path(module.path): module for module in site.modules}
        self.sizes = {module.path: sum(len(bank.questions) for bank in site.banks_of.get(module.path, ())) for module in site.modules}
        self.templates = Environment(
            loader=PackageLoader("generator.site"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            bytecode_cache=compiled(),
        )
        self.questions = {module.path: self._questions(module) for module in site.modules}

    def article(self, path: str) -> Article | None:
        """The article at a path under content/, or of a module's trainer view; None for what is neither."""
        trained = self.trained.get(path)
        if trained:
            return self.module(trained, trainer=True)
        page = self.site.page.get(path)
        if page is None:
            return self.tool(path) if path in TOOLS else None
        if page.module:
            return self.module(page, trainer=False)
        if page.explainer:
            return self.render("explainer.html", page, body=self.body(page, page.url))
        if page.view:
            return self.view(page)
        if page.leaflet:
            return self.render("leaflet.html", page, body=Markup(page.html))  # noqa: S704 (rendered Markdown)
        return self.render("plain.html", page, body=Markup(page.html))  # noqa: S704 (rendered Markdown)

    def module(self, page: Page, *, trainer: bool) -> Article:
        """A module, with the trainer's notes and open answers where asked."""
        here = trainer_path(page.url) if trainer else page.url
        questions = self.questions[page.path]
        added = (Added("self-test", "自测"),) if questions else ()
        return self.render(
            "module.html", page, added, here=here, body=self.body(page, here, trainer=trainer), trainer=trainer,
            quiz=questions and questions.quiz, questions=questions and questions.on(here, answered=trainer),
            following=self.following(page),
        )  # fmt: skip

    def tool(self, path: str) -> Article:
        """A page of the self-tests that is made of a script and the bank's files."""
        template = self.templates.get_template(path.replace(".md", ".html"))
        return Article(template.render(title=TOOLS[path], site=self.site), path)

    def _questions(self, module: Page) -> Questions | None:
        """A module's questions; None where it has none."""
        register = ROOT + self.url("laws.md")
        quiz = quiz_of(self.site, module.path, lambda text: self.rich(text, register))
        html = self.templates.get_template("questions.html").render(quiz=quiz, open=OPEN) if quiz else ""
        return Questions(quiz, html) if quiz else None

    def following(self, page: Page) -> Page | None:
        """The module after this one."""
        modules = self.site.modules
        at = modules.index(page) + 1
        return modules[at] if at < len(modules) else None

    def view(self, page: Page) -> Article:
        """A page whose list the generator makes."""
        name = page.view or ""
        listed, added = VIEWS[name](self.site)
        return self.render(f"{name}.html", page, added, body=Markup(page.html), **listed)  # noqa: S704 (rendered Markdown)

    def render(self, template: str, page: Page, added: tuple[Added, ...] = (), here: str | None = None, **context: Any) -> Article:
        """One template, with what all of them may ask for."""
        here = here or page.url
        register = relative(here, self.url("laws.md"))

        def to(there: str) -> str:
            return relative(here, there)

        html = self.templates.get_template(template).render(
            page=page, site=self.site, printed=self.printed, to=to, url=self.url, sizes=self.sizes, minutes=question_minutes,
            reading=reading_minutes, trainer_path=trainer_path,
            rich=lambda text: self.rich(text, register), name_of=self.name_of,
            stale=bool(page.review and page.review.review_by < self.site.today),
            **context,
        )  # fmt: skip
        return Article(html, page.path, added)

    def body(self, page: Page, here: str, *, trainer: bool = False) -> Markup:
        """The author's text; each section ends with the questions that test it."""
        html = page.html if trainer else TRAINER_NOTE.sub("", page.html)
        starts = [(found.start(), found[1]) for found in HEADING.finditer(html)]
        ends = [*(start for start, _ in starts[1:]), len(html)][: len(starts)]
        parts = [html[: starts[0][0]] if starts else html]
        for (start, anchor), end in zip(starts, ends, strict=True):
            parts += [html[start:end], self.footer(f"{page.path}#{anchor}", here)]
        return Markup("".join(parts))  # noqa: S704 (rendered Markdown and our own templates)

    def footer(self, section: str, here: str) -> str:
        """Which questions test a section; nothing where none does."""
        questions = self.site.tested_by.get(section, ())
        if not questions:
            return ""
        links = [(relative(here, self.url(question.module) + f"#q-{question.id}"), question) for question in questions]
        return self.templates.get_template("tested.html").render(links=links, kinds=KINDS, brief=self.brief)

    def url(self, path: str) -> str:
        """The address of a page or section from the site's root; the path itself where there is none."""
        name, mark, anchor = path.partition("#")
        page = self.site.page.get(name)
        return (page.url if page else name) + mark + anchor

    def name_of(self, path: str) -> str:
        """The title of a page, or of a page and its section."""
        name, mark, _ = path.partition("#")
        page = self.site.page.get(name)
        section = self.site.section.get(path)
        return (page.title if page else name) + (f"：{section.title}" if mark and section else "")

    def rich(self, text: str, register: str) -> Markup:
        """A question's text with citations as links to the register at an address."""
        if "[[" not in text and "{{" not in text:
            return escape(text)
        pieces = (
            Markup('<a class="ck-law" href="{}#{}">{}</a>').format(register, law, words) if law else escape(words)
            for words, law in plain(text, self.short, self.region)
        )
        return Markup("").join(pieces)

    def brief(self, question: Question) -> str:
        """The beginning of a stem, as plain words."""
        words = "".join(words for words, _ in plain(question.stem, self.short, self.region)).replace("____", "＿＿")
        return words if len(words) <= SHORT else words[: SHORT - 1] + "…"


Listed = tuple[Mapping[str, Any], tuple[Added, ...]]


def _home(site: Site) -> Listed:
    counts = {
        "explainers": len(site.explainers),
        "modules": len(site.modules),
        "questions": len(site.questions),
        "laws": len(site.instruments),
    }
    chosen = {name: [site.page[path] for path in site.listed(name) if path in site.page] for name in ("asked", "at_hand")}
    return {"counts": counts, "groups": _topics(site)[0]["groups"], **chosen}, ()


def _topics(site: Site) -> Listed:
    pages = ((page.explainer.topic.target, page) for page in site.explainers if page.explainer)
    return {"groups": grouped(site.listed("topics"), pages)}, ()


def _curriculum(site: Site) -> Listed:
    pages = ((page.module.unit.target, page) for page in site.modules if page.module)
    total = sum(page.module.minutes for page in site.modules if page.module)
    return {"groups": grouped(site.listed("units"), pages), "total": total}, ()


def _selftests(site: Site) -> Listed:
    return {"modules": [page for page in site.modules if site.banks_of.get(page.path)]}, ()


def _printing(site: Site) -> Listed:
    return {"groups": _topics(site)[0]["groups"], "modules": site.modules}, ()


def _laws(site: Site) -> Listed:
    kinds: dict[str, list[Instrument]] = {}
    for instrument in sorted(site.instruments, key=lambda one: not in_force(one, site.today)):
        name = instrument.kind if in_force(instrument, site.today) else "现在没有效力"
        kinds.setdefault(name, []).append(instrument)
    citing = {name: _by_kind(found) for name, found in site.cited_by.items()}
    listed = {"groups": list(kinds.items()), "citing": citing, "status": STATUS, "binds": in_force, "kinds": KINDS}
    return listed, tuple(Added(f"kind-{at}", name) for at, name in enumerate(kinds))


def _by_kind(citing: tuple[Page | Question, ...]) -> tuple[list[Page], list[Question]]:
    pages = [one for one in citing if isinstance(one, Page)]
    return pages, [one for one in citing if isinstance(one, Question)]


def _glossary(site: Site) -> Listed:
    return {"terms": site.terms}, ()


def _rules(site: Site) -> Listed:
    return {"rules": [(rule, example_of(rule)) for rule in RULES.values()], "weights": WEIGHTS}, ()


def _storage(site: Site) -> Listed:
    return {}, (Added("offline", "没有网络也能用"), Added("kept", "这个浏览器里存了什么"))


def _plain(listed: Callable[[Site], Mapping[str, Any]]) -> Callable[[Site], Listed]:
    """A list whose headings need no place in the table of contents."""
    return lambda site: (listed(site), ())


WEIGHTS: Final = {"error": "错误，不改不能发布", "warning": "提醒", "note": "提示"}
VIEWS: Final[dict[str, Callable[[Site], Listed]]] = {
    "home": _home,
    "topics": _topics,
    "curriculum": _curriculum,
    "selftests": _selftests,
    "printing": _printing,
    "laws": _laws,
    "glossary": _glossary,
    "rules": _rules,
    "storage": _storage,
    **{name: _plain(listed) for name, listed in LISTS.items()},
}
"""The lists that a page may ask for with `view:`."""
