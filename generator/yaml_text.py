"""YAML as plain values that remember where they were written."""

import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import yaml

from generator.diagnostics import Fault, Place, Say, fault

DEEPEST: Final = 20
MOST_NODES: Final = 400_000
INDENTED: Final = re.compile(rf"^ {{{DEEPEST * 10}}}", re.M)
NESTED: Final = re.compile(rf"(?:[-?][ \t]+){{{DEEPEST}}}")
BRACKET: Final = re.compile(r"[\[{\]}]")
CONTROL: Final = re.compile(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a text."""
BASE: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
EMPTY: Final = frozenset({"", "~", "null"})


class TextLoader(BASE):  # type: ignore[misc]
    """Every scalar is text; asking the resolver for each would only cost time."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:
        """No tags."""
        return ""


class Origin(NamedTuple):
    """The file a YAML text stands in, and the line on which it begins there."""

    path: str
    first_line: int

    def place(self, node: yaml.Node) -> Place:
        """Where a node stands."""
        mark = node.start_mark
        return Place(self.path, mark.line + self.first_line, mark.column + 1)


class Table(dict[str, Any]):
    """A YAML mapping: values by key; the places of keys and values are worked out when asked for (few ever are)."""

    __slots__ = ("node", "nodes", "origin")

    def __init__(self, node: yaml.Node, origin: Origin) -> None:
        super().__init__()
        self.node = node
        self.origin = origin
        self.nodes: dict[str, tuple[yaml.Node, yaml.Node]] = {}

    @property
    def at(self) -> Place:
        """Where the mapping begins."""
        return self.origin.place(self.node)

    def key_at(self, key: str) -> Place:
        """Where a key stands."""
        return self.origin.place(self.nodes[key][0])

    def value_at(self, key: str) -> Place:
        """Where the value of a key stands."""
        return self.origin.place(self.nodes[key][1])


class Row(list[Any]):
    """A YAML sequence: items, with the place of each."""

    __slots__ = ("node", "origin")

    def __init__(self, node: yaml.SequenceNode, origin: Origin) -> None:
        super().__init__()
        self.node = node
        self.origin = origin

    def item_at(self, index: int) -> Place:
        """Where an item stands."""
        return self.origin.place(self.node.value[index])


@dataclass(frozen=True, slots=True)
class Document:
    """The plain value of a YAML text (text scalars, `Table`, `Row` or None) and what was wrong with it."""

    value: Any
    faults: tuple[Fault, ...] = ()


def parse_yaml(path: str, text: str, first_line: int = 1) -> Document:
    """YAML with every scalar as text (`no`, `012` and `1e3` survive) and every key and value with its place.

    `first_line` is the line of the file on which `text` begins.
    """
    deep = _too_deep(text)
    if deep is not None:
        return Document(None, (_too_nested(_place(path, text, deep, first_line)),))
    control = CONTROL.search(text)
    if control:
        return Document(None, (_control_character(_place(path, text, control.start(), first_line)),))
    try:
        node = yaml.compose(text, Loader=TextLoader)
    except yaml.YAMLError as error:
        return Document(None, (_not_yaml(path, error, first_line),))
    walk = _Walk(Origin(path, first_line))
    value = walk.value(node, 0) if node is not None else None
    return Document(None if walk.stopped else value, tuple(walk.faults))


def _too_deep(text: str) -> int | None:
    """Where nesting begins that no author means: the C parser recurses and would crash on it, so it is refused before."""
    begins = [found.start() for pattern in (INDENTED, NESTED) if (found := pattern.search(text))]
    if begins:
        return min(begins)
    depth = 0
    for found in BRACKET.finditer(text):
        depth = depth + 1 if found[0] in "[{" else max(depth - 1, 0)
        if depth > DEEPEST:
            return found.start()
    return None


def _place(path: str, text: str, position: int, first_line: int) -> Place:
    """The place of a character of a text."""
    return Place(path, text.count("\n", 0, position) + first_line, position - text.rfind("\n", 0, position))


class _Walk:
    """From YAML nodes to plain values, in one pass; aliases are followed, within bounds."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.left = MOST_NODES
        self.stopped = False
        self.faults: list[Fault] = []

    def value(self, node: yaml.Node, depth: int) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in EMPTY else node.value
        self.left -= len(node.value) + 1
        if self.left < 0 or depth > DEEPEST:
            if not self.stopped:
                self.stopped = True
                self.faults.append(_too_nested(self.origin.place(node)))
            return None
        if isinstance(node, yaml.MappingNode):
            return self.table(node, depth)
        return self.row(node, depth) if isinstance(node, yaml.SequenceNode) else None

    def table(self, node: yaml.MappingNode, depth: int) -> Table:
        table = Table(node, self.origin)
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(_no_key(self.origin.place(key_node)))
                continue
            key = str(key_node.value)
            if key in table:
                self.faults.append(_duplicate_key(self.origin.place(key_node), key, table.key_at(key)))
                continue
            table.nodes[key] = (key_node, value_node)
            table[key] = self.value(value_node, depth + 1)
        return table

    def row(self, node: yaml.SequenceNode, depth: int) -> Row:
        row = Row(node, self.origin)
        row.extend(self.value(item, depth + 1) for item in node.value)
        return row


def _too_nested(at: Place) -> Fault:
    return fault(
        "YML07",
        at,
        Say("嵌套太深或引用太多，像是写坏了的文件", "nested too deeply or expanded too far; the file looks broken"),
        Say(f"最多嵌套 {DEEPEST} 层。把内容摊平再写。", f"nest at most {DEEPEST} levels."),
    )


def _duplicate_key(at: Place, key: str, first: Place) -> Fault:
    return fault(
        "YML02",
        at,
        Say(f"“{key}”写了两遍，上一次在第 {first.line} 行", f"'{key}' is written twice, first on line {first.line}"),
        Say("留一个，删掉另一个。", "keep one of them."),
    )


def _no_key(at: Place) -> Fault:
    return fault(
        "YML05",
        at,
        Say("键要写成一个词，这里写成了列表或一组“键: 值”", "a key must be a word, not a list or a mapping"),
        Say("方括号、花括号开头的文字请加引号。", "put text that begins with a bracket in quotes."),
    )


def _control_character(at: Place) -> Fault:
    return fault(
        "YML01",
        at,
        Say("有看不见的控制字符", "there is a control character"),
        Say("把光标放到这里，删掉它再重打这个字。", "delete it and type the character again."),
    )


UNFINISHED: Final = "unexpected end of stream"
SYNTAX: Final = (
    ("could not find expected ':'", "这一行前面少了冒号，或上一行没写完"),
    ("mapping values are not allowed", "一行里有两个冒号，或上一行的缩进不对"),
    ("cannot start any token", "这里不能用这个符号开头（Tab、@、` 都不行）"),
    ("found a tab character", "缩进用了 Tab，要用空格"),
    (UNFINISHED, "引号没有收尾"),
    ("did not find expected key", "缩进没有对齐，或引号、括号没有收尾"),
    ("did not find expected '-' indicator", "缩进没有对齐：这里应当是“- ”开头的一条"),
    ("did not find expected ',' or", "方括号或花括号没有收尾"),
    ("did not find expected node content", "方括号或花括号没有收尾，或逗号后面少了内容"),
    ("found another document", "文件里有第二个“---”，一个文件只能有一份内容"),
    ("found undefined alias", "“*”开头的字会被当成引用，请给它加上引号"),
)


def _not_yaml(path: str, error: yaml.YAMLError, first_line: int) -> Fault:
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    if UNFINISHED in problem:  # the end of the file is no help; where the quote was opened is
        mark = getattr(error, "context_mark", None) or mark
    at = Place(path, mark.line + first_line, mark.column + 1) if mark else Place(path, first_line)
    zh = next((said for known, said in SYNTAX if known in problem), f"YAML 写法不对（{problem}）")
    return fault(
        "YML01",
        at,
        Say(zh, f"not valid YAML: {problem}"),
        Say("看看这一行和上一行：缩进、冒号后的空格、引号。", "look at this line and the one above it."),
    )
