"""The rendered HTML of a page becomes the typed tree. Everything that authors can write has its place in it."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from lxml import etree, html

from generator.diagram.cleaning import for_paper
from generator.paper.inlines import SPACE, flat, trim
from generator.paper.nodes import (
    Block,
    Blocks,
    Break,
    Callout,
    Cell,
    Code,
    Heading,
    Image,
    Inline,
    Inlines,
    Items,
    Link,
    LinkKind,
    Note,
    Pair,
    Paragraph,
    Quote,
    Ruler,
    Style,
    Styled,
    Table,
    Tick,
    Verbatim,
)

Element = etree._Element

STYLES: Final[dict[str, Style]] = {
    "strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "mark": "mark",
    "del": "strike", "s": "strike", "sub": "sub", "sup": "super", "u": "emphasis", "ins": "emphasis",
}  # fmt: skip
BLOCKS: Final = frozenset({
    "p", "div", "ul", "ol", "table", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dl", "details",
    "figure", "section", "aside", "article", "center",
})  # fmt: skip


def read_tree(page_html: str, url: str, *, trainer: bool = False) -> Blocks:
    """The blocks of the page at an address (`training/m01.html`), with the trainer's notes where asked."""
    if not page_html.strip():
        return ()
    root = html.fragment_fromstring(page_html, create_parent="div")
    return _Reader(root, url, trainer=trainer).blocks(root)


class _Reader:
    """Reads one page; footnotes are fetched to where they are called."""

    def __init__(self, root: Element, url: str, *, trainer: bool) -> None:
        self.url = url
        self.trainer = trainer
        self.notes = {str(item.get("id")): item for item in root.iter("li") if (item.get("id") or "").startswith("fn:")}

    def blocks(self, element: Element) -> Blocks:
        """What stands in an element, loose words gathered into paragraphs."""
        found: list[Block] = []
        loose: list[Inline] = [element.text or ""]
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in BLOCKS:
                found += self.paragraph(loose)
                found += self.block(tag, child)
                loose = []
            elif tag:
                loose += self.inline(tag, child)
            loose.append(child.tail or "")
        return (*found, *self.paragraph(loose))

    def paragraph(self, inlines: Iterable[Inline]) -> Iterator[Paragraph]:
        """A paragraph, where there are words for one."""
        trimmed = trim(inlines)
        if trimmed:
            yield Paragraph(trimmed)

    def block(self, tag: str, element: Element) -> Iterable[Block]:
        """One element that stands on its own."""
        if tag[0] == "h" and tag[1:].isdigit():
            return (Heading(int(tag[1:]), element.get("id") or "", self.inlines(element)),)
        if tag in BY_TAG:
            return BY_TAG[tag](self, element)
        classes = (element.get("class") or "").split()
        kind = next((KINDS_OF_BOX[name] for name in classes if name in KINDS_OF_BOX), None)
        return kind(self, element, classes) if kind else self.blocks(element)

    def items(self, element: Element) -> Iterator[Block]:
        """A list with or without numbers."""
        start = element.get("start") or "1"
        numbered = int(start) if start.isdigit() else 1
        yield Items(numbered if element.tag == "ol" else None, tuple(self.blocks(item) for item in element.iterchildren("li")))

    def table(self, element: Element) -> Iterator[Block]:
        """A table; a caption stands before it."""
        for caption in element.iterchildren("caption"):
            yield from self.paragraph(self.inlines(caption))
        rows = list(element.iter("tr"))
        heads = [row for row in element.iter("tr") if any(row in head for head in element.iterchildren("thead"))]
        yield Table(tuple(map(self.row, heads)), tuple(self.row(row) for row in rows if row not in heads))

    def row(self, element: Element) -> tuple[Cell, ...]:
        """The cells of a row."""
        return tuple(self.cell(cell) for cell in element.iterchildren("th", "td"))

    def cell(self, element: Element) -> Cell:
        """A cell; several blocks in it stand on lines of their own."""
        parts: list[Inline] = []
        for block in self.blocks(element):
            parts += [Break(), *flat(block)] if parts else flat(block)
        style = element.get("style") or ""
        side = next((one for one in ("center", "right") if re.search(rf"text-align:\s*{one}", style)), "left")
        return Cell(tuple(parts), _count(element, "colspan"), _count(element, "rowspan"), element.tag == "th", side)

    def quote(self, element: Element) -> Iterator[Block]:
        """A quotation."""
        yield Quote(self.blocks(element))

    def verbatim(self, element: Element) -> Iterator[Block]:
        """Code."""
        yield Verbatim(_all_text(element).rstrip("\n"))

    def ruler(self, element: Element) -> Iterator[Block]:
        """A line across."""
        yield Ruler()

    def pairs(self, element: Element) -> Iterator[Block]:
        """A list of words with their meanings."""
        term: Inlines = ()
        for child in element.iterchildren("dt", "dd"):
            if child.tag == "dt":
                term = self.inlines(child)
            else:
                yield Pair(term, self.blocks(child))
                term = ()

    def box(self, element: Element, classes: list[str]) -> Iterator[Callout]:
        """A callout; its title is the first `summary` or `*-title`."""
        title = next((child for child in element if child.tag == "summary" or "-title" in (child.get("class") or "")), None)
        said = self.inlines(title) if title is not None else ()
        if title is not None:
            _drop(title)
        yield Callout(next((name for name in classes if name in NAMED), "note"), said, self.blocks(element))

    def history(self, element: Element, classes: list[str]) -> Iterator[Block]:
        """What was: its title has two parts, with a space between them as on the screen."""
        title = next(element.iterchildren("p"))
        said = tuple(one for part in title for one in (*self.inlines(part), "　"))[:-1]
        _drop(title)
        yield Callout("history", said, self.blocks(element))

    def note_for_trainers(self, element: Element, classes: list[str]) -> Iterator[Block]:
        """Only where trainers read."""
        if self.trainer:
            yield from (Callout("trainer", box.title, box.of) for box in self.box(element, classes))

    def tabs(self, element: Element, classes: list[str]) -> Iterator[Block]:
        """One after another, each under its label."""
        labels = [self.inlines(label) for label in element.iter("label")]
        bodies = [one for one in element.iter("div") if {"tabbed-block", "tabbed-content"} & set((one.get("class") or "").split())]
        inner = [one for one in bodies if "tabbed-block" in (one.get("class") or "")] or bodies
        for at, body in enumerate(inner):
            yield Callout("tab", labels[at] if at < len(labels) else (), self.blocks(body))

    def diagram(self, element: Element, classes: list[str]) -> Iterator[Paragraph]:
        """A drawing under its title."""
        for drawn in element.iter("svg"):
            drawn.tail = None
            title = [Styled("strong", self.inlines(one)) for one in element.iterchildren("figcaption")]
            svg = for_paper(etree.tostring(drawn, encoding="unicode"))
            yield Paragraph((*(part for one in title for part in (one, Break())), Image("", drawn.get("aria-label") or "", svg)))

    def nothing(self, element: Element, classes: list[str]) -> Iterator[Block]:
        """Footnotes stand where they are called."""
        yield from ()

    def inlines(self, element: Element) -> Inlines:
        """The words in an element, without white space at the ends."""
        return trim(self.inside(element))

    def inside(self, element: Element) -> Inlines:
        """The words in an element, with the white space at both ends: it belongs to the sentence around."""
        found: list[Inline] = [SPACE.sub(" ", element.text or "")]
        for child in element:
            if isinstance(child.tag, str):
                found += self.inline(child.tag, child)
            found.append(SPACE.sub(" ", child.tail or ""))
        return tuple(one for one in found if one != "")

    def inline(self, tag: str, element: Element) -> Iterable[Inline]:
        """One element inside a paragraph."""
        match tag:
            case "input" if element.get("type") == "checkbox":
                found: Iterable[Inline] = (Tick(element.get("checked") is not None), " ")
            case "script" | "style" | "template" | "input" | "label":
                found = ()
            case "br":
                found = (Break(),)
            case "img":
                found = (Image(self.resolved(element.get("src") or ""), element.get("alt") or ""),)
            case "code" | "kbd" | "samp":
                found = (Code(_all_text(element)),)
            case "sup" if (element.get("id") or "").startswith("fnref"):
                found = (self.note(element),)
            case "a":
                found = self.link(element)
            case _:
                found = (Styled(STYLES[tag], self.inside(element)),) if tag in STYLES else self.inside(element)
        return found

    def note(self, call: Element) -> Note:
        """The footnote that a call points to."""
        target = next((link.get("href") or "" for link in call.iter("a")), "")[1:]
        item = self.notes.get(target)
        if item is None:
            return Note(())
        for back in [link for link in item.iter("a") if "footnote-backref" in (link.get("class") or "")]:
            _drop(back)
        parts = [flat(block) for block in self.blocks(item)]
        return Note(tuple(one for part in parts for one in (*part, Break()))[:-1])

    def link(self, element: Element) -> Iterable[Inline]:
        """A link, told apart by where it leads; the permalinks of headings are left out."""
        classes = (element.get("class") or "").split()
        href = element.get("href") or ""
        if "headerlink" in classes:
            return ()
        if not href:
            return self.inside(element)
        kind: LinkKind = "law" if "ck-law" in classes else "term" if "ck-term" in classes else "page"
        if kind != "page":
            return (Link(kind, href.partition("#")[2], self.inside(element)),)
        if re.match(r"[a-z][a-z0-9+.-]*:|//", href):
            return (Link("web", href, self.inside(element)),)
        return (Link("page", self.resolved(href), self.inside(element)),)

    def resolved(self, href: str) -> str:
        """From the root of the site: `policy/leave.html#pay` for a link that was relative."""
        path, mark, anchor = href.partition("#")
        path = path.partition("?")[0]
        there = posixpath.normpath(posixpath.join(posixpath.dirname(self.url), path)) if path else self.url
        return there + mark + anchor


def _all_text(element: Element) -> str:
    return "".join(map(str, element.itertext()))


def _count(element: Element, name: str) -> int:
    written = element.get(name) or "1"
    return max(1, int(written)) if written.isdigit() else 1


def _drop(element: Element) -> None:
    """Remove an element and keep the words after it."""
    parent, before, after = element.getparent(), element.getprevious(), element.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + after
    else:
        parent.text = (parent.text or "") + after
    element.tail = None
    parent.remove(element)


NAMED: Final = frozenset({
    "note", "info", "tip", "hint", "warning", "danger", "important", "caution", "attention", "error", "success", "question",
    "failure", "example", "quote", "abstract", "bug",
})  # fmt: skip
BY_TAG: Final[dict[str, Callable[[_Reader, Element], Iterable[Block]]]] = {
    "p": lambda reader, element: reader.paragraph(reader.inlines(element)),
    "ul": _Reader.items,
    "ol": _Reader.items,
    "table": _Reader.table,
    "pre": _Reader.verbatim,
    "blockquote": _Reader.quote,
    "hr": _Reader.ruler,
    "dl": _Reader.pairs,
    "details": lambda reader, element: reader.box(element, (element.get("class") or "").split()),
}
KINDS_OF_BOX: Final[dict[str, Callable[[_Reader, Element, list[str]], Iterable[Block]]]] = {
    "admonition": _Reader.box,
    "ck-history": _Reader.history,
    "ck-diagram": _Reader.diagram,
    "ck-trainer": _Reader.note_for_trainers,
    "tabbed-set": _Reader.tabs,
    "footnote": _Reader.nothing,
}
