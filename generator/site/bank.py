"""The bank's files: classic scripts that papers, the notebook and the trainer's page load; they work from a folder, too.

`assets/bank/index.js` is what papers are drawn from, `assets/bank/<module>.js` holds a module's questions, and
`assets/source/<page>.js` the sections of a page that answer questions, to be shown beside a question.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Final

from pydantic import BaseModel, ConfigDict, RootModel

from generator.draw import Ticket, every_ticket, overdue
from generator.model import Page, Site
from generator.site.articles import HEADING, TRAINER_NOTE, Press
from generator.site.payload import Chapter, Index, ModuleLine, SectionLine, TicketLine
from generator.site.quiz import in_script

TOOL: Final = "paper.html"
"""All pages that load chapters stand beside this one, at the site's root."""
LAYOUT: Final = re.compile(r"\n[ \t\n]*")
HEADERLINK: Final = re.compile(r'<a class="headerlink".*?</a>', re.S)


class Sections(RootModel[Mapping[str, str]]):
    """A page's sections by anchor, as HTML; their links are relative to the page."""

    model_config = ConfigDict(frozen=True, defer_build=True)


def bank_files(press: Press) -> Iterator[tuple[str, str]]:
    """Paths under the site's root, and what stands there; nothing where there are no questions."""
    site = press.site
    if not site.questions:
        return
    yield "assets/bank/index.js", script(press, "cunkeIndex", index_of(site))
    for module in site.modules:
        chapter = chapter_of(press, module)
        if chapter:
            yield f"assets/bank/{stem(module.path)}.js", script(press, "cunkeChapters", chapter, module.path)
    for path in sorted({key.partition("#")[0] for key in site.tested_by}):
        page = site.page.get(path)
        if page:
            yield f"assets/source/{stem(path)}.js", script(press, "cunkeSources", sections_of(site, page), path)


def script(press: Press, variable: str, value: BaseModel, key: str | None = None) -> str:
    """A classic script that assigns a value, or one entry of a table."""
    return press.templates.get_template("assign.js").render(variable=variable, key=key, value=in_script(value))


def stem(path: str) -> str:
    """`policy-leave` for `policy/leave.md`: one flat folder of names."""
    return PurePosixPath(path).with_suffix("").as_posix().replace("/", "-")


def index_of(site: Site) -> Index:
    """Modules in teaching order, sections as they first come, and every question's ticket in the order in which papers are drawn."""
    tickets = every_ticket(site)
    sections = {key: at for at, key in enumerate(dict.fromkeys(ticket.section for ticket in tickets))}
    modules = [
        ModuleLine(number=module.module.order, path=module.path, title=module.title, url=module.url)
        for module in site.modules
        if module.module and site.banks_of.get(module.path)
    ]
    lines = [ticket_line(ticket, sections[ticket.section], new=not overdue(site, ticket.section)) for ticket in tickets]
    return Index(modules=modules, sections=[section_line(site, key) for key in sections], tickets=lines)


def ticket_line(ticket: Ticket, section: int, *, new: bool) -> TicketLine:
    """A ticket with its section as a place in the index."""
    return TicketLine(**{**asdict(ticket), "section": section, "pinned": list(ticket.pinned), "new": new})


def section_line(site: Site, key: str) -> SectionLine:
    """A section by key; one that is not there (a preview shows broken pages) is called by its key."""
    section = site.section.get(key)
    if section is None:
        return SectionLine(key=key, title=key, url="")
    page = site.page[section.page]
    return SectionLine(key=key, title=f"《{page.title}》{section.title}", url=f"{page.url}#{section.anchor}")


def chapter_of(press: Press, module: Page) -> Chapter | None:
    """A module's questions; None where it has none."""
    questions = press.questions[module.path]
    return Chapter(html=LAYOUT.sub(" ", questions.on(TOOL)), questions=questions.quiz.told.questions) if questions else None


def sections_of(site: Site, page: Page) -> Sections:
    """The sections of a page that answer questions, without notes for trainers."""
    html = TRAINER_NOTE.sub("", page.html)
    starts = [(found.start(), found[1]) for found in HEADING.finditer(html)]
    ends = [start for start, _ in starts[1:]] + [len(html)]
    texts = {anchor: LAYOUT.sub(" ", HEADERLINK.sub("", html[start:end])) for (start, anchor), end in zip(starts, ends, strict=True)}
    return Sections({anchor: text for anchor, text in texts.items() if f"{page.path}#{anchor}" in site.tested_by})
