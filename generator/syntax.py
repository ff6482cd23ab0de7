"""Author syntax as one Markdown extension: citations, region values, glossary terms, and the blocks `history` and `trainer`.

Nothing here knows MkDocs; what the extension needs to know comes as plain values in its configuration.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, ClassVar, Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from generator.citation import CITATION, parse_articles, say_citation
from generator.diagram import steps
from generator.instrument import Instrument
from generator.lists import Region, Term
from generator.outline import REGION
from generator.polish import register

UNMARKED: Final = frozenset({"a", "abbr", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "script", "style", "th"})
"""Where a glossary term is left alone."""
VERBATIM: Final = frozenset({"code", "pre", "script", "style"})
SIGN: Final = re.compile(r"[!-/:-@\[-`{-~\n]")
"""Every ASCII sign and line end: what any inline syntax begins with."""
CHINESE: Final = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—"
CHINESE_BREAK: Final = re.compile(rf"(?<=[{CHINESE}])\n(?=[{CHINESE}]|\Z)|\A\n(?=[{CHINESE}])")


class CitationInline(InlineProcessor):
    """`[[pfpl-2021:18]]` → a link to the register that reads 《人口与计划生育法》第十八条."""

    def __init__(self, instruments: dict[str, str], register: str, md: Markdown) -> None:
        super().__init__(CITATION.pattern, md)
        self.instruments = instruments
        self.register = register

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        """Unknown instruments and unreadable articles stay as written; the checker reports them."""
        name, written = m[1], m[2]
        spans = parse_articles(written) if written is not None else ()
        if name not in self.instruments or spans is None:
            return None, None, None
        link = Element("a", {"class": "ck-law", "href": f"{self.register}#{name}"})
        link.text = AtomicString(say_citation(self.instruments[name], spans))
        return link, m.start(0), m.end(0)


class RegionInline(InlineProcessor):
    """`{{ region.name }}` → the value for this place; an unknown one stays as written."""

    def __init__(self, values: dict[str, str], md: Markdown) -> None:
        super().__init__(REGION.pattern, md)
        self.values = values

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        """The value in a span of its own."""
        if m[1] not in self.values:
            return None, None, None
        span = Element("span", {"class": "ck-region"})
        span.text = AtomicString(self.values[m[1]])
        return span, m.start(0), m.end(0)


class PlainText(Treeprocessor):
    """Half of all pieces of text have no sign in them that could mean anything: inline work, a third of all, passes them over."""

    def run(self, root: Element) -> None:
        """Say of each such piece that it is what it is."""
        for element in root.iter():
            if element.text and not SIGN.search(element.text):
                element.text = AtomicString(element.text)


class LineJoiner(Treeprocessor):
    """A line break between two Chinese characters is no space: 定。⏎单位 reads 定。单位."""

    def run(self, root: Element) -> None:
        """Join in every piece of text outside code."""
        for element in root.iter():
            if element.text and element.tag not in VERBATIM:
                element.text = CHINESE_BREAK.sub("", element.text)
            if element.tail:
                element.tail = CHINESE_BREAK.sub("", element.tail)


@lru_cache(maxsize=4)
def _spellings(terms: tuple[tuple[str, str, str], ...]) -> tuple[dict[str, tuple[str, str]], re.Pattern[str] | None]:
    """Name and definition of each spelling, and a pattern that finds the longest; every page asks for the same."""
    known = {spelling: (name, definition) for spelling, name, definition in terms}
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    return known, re.compile("|".join(longest_first)) if longest_first else None


class TermMarker(Treeprocessor):
    """The first mention of each glossary term on a page becomes a link to its meaning, with the meaning as tooltip."""

    def __init__(self, terms: list[tuple[str, str, str]], glossary: str, md: Markdown) -> None:
        super().__init__(md)
        self.glossary = glossary
        self.terms, self.pattern = _spellings(tuple(terms))

    def run(self, root: Element) -> None:
        """Mark in reading order."""
        if self.pattern:
            self.mark(root, set())

    def mark(self, element: Element, seen: set[str]) -> None:
        """Mark the text of an element and the tails of its children."""
        if element.tag in UNMARKED:
            return
        children = list(element)
        position = self.split(element, element.text, 0, None, seen) if element.text else 0
        for child in children:
            self.mark(child, seen)
            position = list(element).index(child) + 1
            if child.tail:
                self.split(element, child.tail, position, child, seen)

    def split(self, parent: Element, text: str, position: int, before: Element | None, seen: set[str]) -> int:
        """Replace new terms in a piece of text by links, inserted into the parent at the position."""
        rest = text
        while found := self.first_new(rest, seen):
            _attach(parent, before, rest[: found.start()])
            before = self.link(found[0])
            parent.insert(position, before)
            position += 1
            rest = rest[found.end() :]
            _attach(parent, before, rest)
        return position

    def first_new(self, text: str, seen: set[str]) -> re.Match[str] | None:
        """The first term in the text whose meaning was not yet given on this page."""
        for found in self.pattern.finditer(text) if self.pattern else ():
            name = self.terms[found[0]][0]
            if name not in seen:
                seen.add(name)
                return found
        return None

    def link(self, spelling: str) -> Element:
        """The link for one spelling."""
        name, definition = self.terms[spelling]
        link = Element("a", {"class": "ck-term", "href": f"{self.glossary}#{name}", "title": definition})
        link.text = spelling
        return link


def _attach(parent: Element, before: Element | None, text: str) -> None:
    """Set the text that follows `before` (or opens the parent)."""
    if before is None:
        parent.text = text
    else:
        before.tail = text


class HistoryBlock(Block):  # type: ignore[misc]
    """`/// history | …`: what was, marked as no longer so."""

    NAME = "history"
    ARGUMENT = None
    OPTIONS: ClassVar[dict[str, list[Any]]] = {}

    def on_create(self, parent: Element) -> Element:
        """A box that says it is history before it says what was."""
        box = SubElement(parent, "div", {"class": "ck-history"})
        title = SubElement(box, "p", {"class": "ck-history-title"})
        SubElement(title, "strong").text = "历史，已不适用"
        SubElement(title, "span").text = self.argument or "以前的做法"
        return box


class TrainerBlock(Block):  # type: ignore[misc]
    """`/// trainer | …`: notes for the trainer; the site takes them off the cadre's page."""

    NAME = "trainer"
    ARGUMENT = None
    OPTIONS: ClassVar[dict[str, list[Any]]] = {}

    def on_create(self, parent: Element) -> Element:
        """An aside with its own title."""
        box = SubElement(parent, "aside", {"class": "ck-trainer"})
        SubElement(box, "p", {"class": "ck-trainer-title"}).text = self.argument or "讲师提示"
        return box


class _AuthorBlocks(BlocksExtension):  # type: ignore[misc]
    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the two blocks."""
        block_mgr.register(HistoryBlock, {})
        block_mgr.register(TrainerBlock, {})


class AuthorSyntax(Extension):
    """All of it at once.

    Options: `instruments` {id: short title}, `region` {name: text}, `terms` [(spelling, id, definition)], and the
    pages that citations and terms link to.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config: dict[str, list[Any]] = {
            "instruments": [{}, "short titles by id"],
            "region": [{}, "values that differ by place"],
            "terms": [[], "spelling, id, definition"],
            "register": ["/laws.md", "the page with the law register"],
            "glossary": ["/glossary.md", "the page with the glossary"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Citations before links (160), after code spans (190); terms after all inline work (20); addresses are made relative last (0)."""
        get = self.getConfig
        md.inlinePatterns.register(CitationInline(get("instruments"), get("register"), md), "cunke-citation", 175)
        md.inlinePatterns.register(RegionInline(get("region"), md), "cunke-region", 174)
        md.treeprocessors.register(PlainText(md), "cunke-plain", 21)
        md.treeprocessors.register(LineJoiner(md), "cunke-lines", 13)
        md.treeprocessors.register(TermMarker(get("terms"), get("glossary"), md), "cunke-terms", 12)
        register(md)
        steps.register(md)
        _AuthorBlocks().extendMarkdown(md)


def makeExtension(**kwargs: Any) -> AuthorSyntax:  # noqa: N802
    """Python-Markdown's entry point."""
    return AuthorSyntax(**kwargs)


def plain(text: str, instruments: dict[str, str], region: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    """The pieces of a question's text: (words, id of the instrument they cite or None), region values filled in."""
    text = REGION.sub(lambda found: region.get(found[1], found[0]), text)
    position = 0
    for found in CITATION.finditer(text):
        spans = parse_articles(found[2]) if found[2] is not None else ()
        if found[1] in instruments and spans is not None:
            yield text[position : found.start()], None
            yield say_citation(instruments[found[1]], spans), found[1]
            position = found.end()
    yield text[position:], None


def options(instruments: Iterable[Instrument], terms: Iterable[Term], region: Region) -> dict[str, Any]:
    """The extension's configuration for one project."""
    short = {instrument.id: instrument.short for instrument in instruments}
    values = {name: value.text for name, value in region.values.items()}
    spelt = [
        (spelling, term.id, "".join(words for words, _ in plain(term.definition, short, values)))
        for term in terms
        for spelling in (term.term, *term.also)
    ]
    return {"instruments": short, "region": values, "terms": spelt}
