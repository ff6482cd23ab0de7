"""What a Markdown text points to and is made of, with the author's lines: headings, citations, links, blocks, suppressions.

It does not render. Fenced code, inline code and comments are passed over as Markdown would.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.citation import CITATION
from generator.diagnostics import Place

FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
HEADING: Final = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*(?:\{:?([^{}]*)\}[ \t]*)?$")
UNDERLINE: Final = re.compile(r"(=+|-+)[ \t]*$")
BLOCK: Final = re.compile(r"[ ]{0,3}(/{3,})[ \t]*([A-Za-z][\w-]*)?[ \t]*(?:\|[ \t]*(.*))?$")
CODE_SPAN: Final = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
COMMENT: Final = re.compile(r"<!--.*?-->")
LINK: Final = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()]*)?)>?(?:\s+[\"'][^)]*)?\s*\)")
DEFINITION: Final = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:[ \t]*<?([^\s>]+)")
REGION: Final = re.compile(r"\{\{\s*region\.([\w-]*)\s*\}\}")
DIAGRAM: Final = "mermaid"
"""What fenced code is called that is drawn."""
ALIAS: Final = "别名"
ALIASES: Final = re.compile(rf"""(?<!\S){ALIAS}=["']([^"']*)["']""")
KINDS: Final = ("citations", "links", "images", "regions", "lines")
SUPPRESSION: Final = re.compile(r"cunke:\s*ignore\b[ \t]*(.*?)[ \t]*(?:-->|$)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written: `id` is the explicit one or None, `block` the innermost `///` block around it.

    `aliases` are other words by which people ask for the section: `{#birth-leave 别名="坐月子 生娃放假"}`.
    """

    level: int
    title: str
    id: str | None
    place: Place
    block: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Text that points somewhere: what is written, where, and whether it stands in a history block.

    `detail` holds the articles of a citation, the description of an image.
    """

    text: str
    place: Place
    detail: str | None = None
    in_history: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """An opened `///` block; `closed` tells whether its `///` was found."""

    name: str
    place: Place
    closed: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """All that can be seen of a page without rendering it."""

    headings: tuple[Heading, ...] = ()
    citations: tuple[Mention, ...] = ()
    links: tuple[Mention, ...] = ()
    images: tuple[Mention, ...] = ()
    regions: tuple[Mention, ...] = ()
    lines: tuple[Mention, ...] = ()
    """Every line that is read as text, code and comments left out; the words of diagrams are text."""
    blocks: tuple[Block, ...] = ()


@dataclass
class _Reader:
    """The state that one pass over the lines carries along."""

    path: str
    lines: Sequence[str]
    first_line: int
    fence: str = ""
    drawn: bool = False
    in_comment: bool = False
    open_blocks: list[tuple[str, str, Place]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    mentions: dict[str, list[Mention]] = field(default_factory=lambda: {kind: [] for kind in KINDS})

    def line(self, number: int, line: str, before: str) -> str:
        """Read one line; returns it as the next line's `before` (blank where it cannot carry an underline)."""
        if self.fenced(number, line):
            return ""
        line = self.without_comments(number, line)
        if self.block(number, line):
            return ""
        if line.strip():
            self.mention("lines", number, 1, ALIASES.sub(_blank, line))  # people search by old words, too
        if self.heading(number, line, before):
            return ""
        self.inline(number, line)
        return line

    def fenced(self, number: int, line: str) -> bool:
        """Whether the line belongs to fenced code (its fences included)."""
        found = FENCE.match(line)
        if self.fence:
            if _closes(line, self.fence):
                self.fence = ""
            elif self.drawn and line.strip():
                self.mention("lines", number, 1, line)
            return True
        if found and any(_closes(later, found[1]) for later in self.after(number)):
            self.fence, self.drawn = found[1], line[found.end() :].split()[:1] == [DIAGRAM]
        return bool(self.fence)

    def after(self, number: int) -> Sequence[str]:
        """The lines below a line: what is opened and never closed opens nothing."""
        return self.lines[number - self.first_line + 1 :]

    def without_comments(self, number: int, line: str) -> str:
        """The line with comments blanked out, columns kept."""
        if self.in_comment:
            end = line.find("-->")
            if end < 0:
                return ""
            self.in_comment, line = False, " " * (end + 3) + line[end + 3 :]
        line = COMMENT.sub(_blank, line)
        start = line.find("<!--")
        if start >= 0 and any("-->" in later for later in self.after(number)):
            self.in_comment, line = True, line[:start]
        return line

    def block(self, number: int, line: str) -> bool:
        """Open or close a `///` block."""
        found = BLOCK.match(line)
        if not found:
            return False
        fence, name = found[1], found[2]
        if name:
            self.open_blocks.append((fence, name, Place(self.path, number, found.start(1) + 1)))
        elif any(fence == opened for opened, _, _ in self.open_blocks):
            while self.open_blocks:
                opened, inner, place = self.open_blocks.pop()
                self.blocks.append(Block(inner, place, opened == fence))
                if opened == fence:
                    break
        return True

    def heading(self, number: int, line: str, before: str) -> bool:
        """An ATX heading, or the underline of a setext heading."""
        found = HEADING.match(line)
        inner = self.open_blocks[-1][1] if self.open_blocks else None
        if found:
            place = Place(self.path, number, 1)
            attributes = found[3] or ""
            self.headings.append(Heading(len(found[1]), found[2], _explicit_id(attributes), place, inner, _aliases(attributes)))
            self.inline(number, line)
            return True
        underlined = UNDERLINE.match(line)
        if underlined and before.strip() and not before.lstrip().startswith(("|", "-", ">", "*")):
            level = 1 if underlined[1][0] == "=" else 2
            self.headings.append(Heading(level, before.strip(), None, Place(self.path, number - 1, 1), inner))
            return True
        return False

    def inline(self, number: int, line: str) -> None:
        """What points elsewhere on this line."""
        if "[" not in line and "{{" not in line:
            return
        line = CODE_SPAN.sub(_blank, line)
        for found in CITATION.finditer(line):
            self.mention("citations", number, found.start() + 1, found[1], found[2])
        for found in REGION.finditer(line):
            self.mention("regions", number, found.start() + 1, found[1])
        for found in LINK.finditer(line):
            self.mention("images" if found[1] else "links", number, found.start(3) + 1, found[3], found[2] if found[1] else None)
        definition = DEFINITION.match(line)
        if definition:
            self.mention("links", number, definition.start(1) + 1, definition[1])

    def mention(self, kind: str, line: int, column: int, text: str, detail: str | None = None) -> None:
        """Keep a pointer."""
        in_history = any(name == "history" for _, name, _ in self.open_blocks)
        self.mentions[kind].append(Mention(text, Place(self.path, line, column), detail, in_history))


def _closes(line: str, fence: str) -> bool:
    """Whether a line ends the fenced code that a fence opened."""
    found = FENCE.match(line)
    return bool(found and found[1].startswith(fence) and not line.strip(" `~"))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _explicit_id(attributes: str) -> str | None:
    found = re.search(r"#([^\s{}]+)", attributes)
    return found[1] if found else None


def _aliases(attributes: str) -> tuple[str, ...]:
    found = ALIASES.search(attributes)
    return tuple(word for word in re.split(r"[\s、，,]+", found[1]) if word) if found else ()


def read_outline(path: str, body: str, first_line: int = 1) -> Outline:
    """The outline of a Markdown body that begins on `first_line` of the file at `path`."""
    lines = body.split("\n")
    reader, before = _Reader(path, lines, first_line), ""
    for number, line in enumerate(lines, first_line):
        before = reader.line(number, line, before)
    unclosed = [Block(name, place, False) for _, name, place in reader.open_blocks]
    found = {kind: tuple(mentions) for kind, mentions in reader.mentions.items()}
    blocks = tuple(sorted(reader.blocks + unclosed, key=lambda block: block.place))
    return Outline(tuple(reader.headings), **found, blocks=blocks)


@dataclass(frozen=True, slots=True)
class Suppression:
    """`cunke: ignore CODE reason` on a line: codes, reason, and the line it speaks of."""

    codes: tuple[str, ...]
    reason: str
    place: Place
    line: int


def read_suppressions(path: str, text: str) -> Iterator[Suppression]:
    """Suppressions in comments (`#` in YAML, `<!-- -->` in Markdown); one alone on its line speaks of the next line."""
    if "cunke:" not in text:
        return
    opening = "<!--" if path.endswith(".md") else "#"
    for number, line in enumerate(text.split("\n"), 1):
        start = line.find(opening)
        found = SUPPRESSION.search(line, start) if start >= 0 else None
        if found:
            words = found[1].split()
            codes = tuple(word.strip(",") for word in words if re.fullmatch(r"[A-Z]{3}\d\d,?", word))
            reason = " ".join(words[len(codes) :])
            alone = not line[:start].strip()
            yield Suppression(codes, reason, Place(path, number, start + 1), number + 1 if alone else number)
