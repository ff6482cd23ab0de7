"""The typed tree of what is printed: blocks that hold inlines. Immutable; `as_data` makes it JSON for the templates."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, Final, Literal, TypeVar

Style = Literal["strong", "emphasis", "mark", "strike", "sub", "super"]
LinkKind = Literal["law", "term", "page", "web"]
N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Styled:
    """Words set apart."""

    style: Style
    of: "Inlines"


@dataclass(frozen=True, slots=True)
class Code:
    """Words as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """`to` is an instrument's or a term's id, a page's path with its section (`policy/leave.md#pay`), or an address of the web."""

    kind: LinkKind
    to: str
    of: "Inlines"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote where it is called."""

    of: "Inlines"


@dataclass(frozen=True, slots=True)
class Break:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick."""

    done: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot whose page is asked for later; prints nothing."""

    id: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture by its path under content/, or one drawn from a diagram, as SVG; `alt` is what it shows, in words."""

    path: str
    alt: str
    svg: str = ""


Inline = str | Styled | Code | Link | Note | Break | Tick | Mark | Image
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    of: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """`anchor` is its id on the page, or empty."""

    level: int
    anchor: str
    of: Inlines


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `start` is the first number, or None for bullets."""

    start: int | None
    items: tuple["Blocks", ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, spanning so many columns and rows."""

    of: Inlines
    columns: int = 1
    rows: int = 1
    head: bool = False
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the head is repeated on every page that the table reaches."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else said."""

    of: "Blocks"


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """A line across."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A box with a title: `note`, `warning`, `history`, `trainer`, `tab` and the like."""

    kind: str
    title: Inlines
    of: "Blocks"


@dataclass(frozen=True, slots=True)
class Pair:
    """A word and what is said of it."""

    term: Inlines
    of: "Blocks"


Block = Paragraph | Heading | Items | Table | Quote | Verbatim | Ruler | Callout | Pair
Blocks = tuple[Block, ...]

NAMES: Final[dict[type, str]] = {
    kind: kind.__name__.lower()
    for kind in (
        Styled, Code, Link, Note, Break, Tick, Mark, Image,
        Paragraph, Heading, Items, Cell, Table, Quote, Verbatim, Ruler, Callout, Pair,
    )
}  # fmt: skip
CONTENT: Final = frozenset({"of", "items", "head", "body", "title", "term"})
"""Fields in which strings are words of the author."""
INLINES: Final = frozenset({str, Styled, Code, Link, Note, Break, Tick, Mark, Image})
FIELDS: Final = {kind: tuple(one.name for one in fields(kind)) for kind in NAMES}
HOLDS: Final = {kind: tuple(name for name in names if name in CONTENT) for kind, names in FIELDS.items()}


def as_data(node: Any, special: Mapping[type, Callable[[Any, dict[str, Any]], Any]] = MappingProxyType({})) -> Any:
    """JSON-able: a node as `{"is": name, …}`, tuples as lists; `special` makes more of some kinds of nodes."""
    kind = type(node)
    if kind is str:
        return node
    if kind in FIELDS:
        told = {"is": NAMES[kind], **{name: as_data(getattr(node, name), special) for name in FIELDS[kind]}}
        return special[kind](node, told) if kind in special else told
    if isinstance(node, tuple | list):
        return [as_data(one, special) for one in node]
    if isinstance(node, dict):
        return {key: as_data(value, special) for key, value in node.items()}
    return node


def replaced(node: N, change: Callable[[Any], Iterable[Any]]) -> N:
    """The same tree with every inline in reading order replaced by what `change` makes of it, from the leaves up."""
    if isinstance(node, tuple):
        made: list[Any] = []
        for one in node:
            inner = replaced(one, change)
            if type(inner) in INLINES:
                made += change(inner)
            else:
                made.append(inner)
        return tuple(made)  # type: ignore[return-value]
    held = ((name, getattr(node, name)) for name in HOLDS.get(type(node), ()))
    inside = {name: replaced(value, change) for name, value in held if isinstance(value, tuple)}
    return replace(node, **inside) if inside else node  # type: ignore[type-var]


def links_in(node: Any) -> Iterator[Link]:
    """Every link of a tree, in reading order."""
    if isinstance(node, Link):
        yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from links_in(one)
    elif is_dataclass(node):
        for one in fields(node):
            yield from links_in(getattr(node, one.name))


def words_of(node: Any) -> str:
    """All words of a tree, in reading order, with nothing between."""
    if isinstance(node, str):
        return node
    if isinstance(node, Code | Verbatim):
        return node.text
    if isinstance(node, tuple):
        return "".join(map(words_of, node))
    if is_dataclass(node):
        return "".join(words_of(getattr(node, one.name)) for one in fields(node) if one.name in CONTENT)
    return ""
