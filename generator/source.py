"""A file's text, read once; YAML as plain values that remember where they were written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from generator.diagnostics import Fault, Place, Say, fault

LARGEST: Final = 2_000_000
"""Bytes. A bank of this size has some 3,000 questions; what is larger is not written by hand."""
DEEPEST: Final = 20
MOST_NODES: Final = 400_000
TOO_DEEP: Final = re.compile(rf"^ {{{DEEPEST * 10}}}|(?:[-?] ){{{DEEPEST}}}|(?:[\[{{][^\[{{\]}}]{{0,20}}){{{DEEPEST}}}", re.M)
"""Nesting that no author means: the C parser recurses and would crash on it, so it is refused before."""
FRONT_MATTER: Final = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
BASE: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
EMPTY: Final = frozenset({"", "~", "null"})


class TextLoader(BASE):  # type: ignore[misc]
    """Every scalar is text; asking the resolver for each would only cost time."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:
        """No tags."""
        return ""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as its author wrote it: path from the root, text with LF at line ends, and what was wrong with it."""

    path: str
    text: str
    faults: tuple[Fault, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether there is text to work with."""
        return bool(self.text)


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


def read_file(root: Path, path: str) -> Source:
    """Read a file as UTF-8, whatever its line ends; every way in which that can fail is a fault, never an exception."""
    here = Place(path)
    try:
        size = (root / path).stat().st_size
        raw = b"" if size > LARGEST else (root / path).read_bytes()
    except FileNotFoundError:
        return Source(path, "", (_missing(here),))
    except IsADirectoryError:
        return Source(path, "", (_directory(here),))
    except OSError as reason:
        if (root / path).is_dir():
            return Source(path, "", (_directory(here),))
        return Source(path, "", (_unreadable(here, reason),))
    if size > LARGEST:
        return Source(path, "", (_too_large(here, size),))
    return _decode(path, raw)


def _decode(path: str, raw: bytes) -> Source:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        good = raw[: reason.start].decode("utf-8-sig", errors="ignore")
        return Source(path, "", (_not_utf8(_end_of(path, good), raw),))
    if not text.strip():
        return Source(path, "", (_empty(Place(path)),))
    return Source(path, text.replace("\r\n", "\n").replace("\r", "\n"), tuple(_windows_habits(path, raw)))


def _end_of(path: str, text: str) -> Place:
    """The place just after a text."""
    return Place(path, text.count("\n") + 1, len(text) - text.rfind("\n"))


def parse_yaml(path: str, text: str, first_line: int = 1) -> Document:
    """YAML with every scalar as text (`no`, `012` and `1e3` survive) and every key and value with its place.

    `first_line` is the line of the file on which `text` begins.
    """
    deep = TOO_DEEP.search(text)
    if deep:
        line = text.count("\n", 0, deep.start()) + first_line
        return Document(None, (_too_nested(Place(path, line)),))
    try:
        node = yaml.compose(text, Loader=TextLoader)
    except yaml.YAMLError as error:
        return Document(None, (_not_yaml(path, error, first_line),))
    walk = _Walk(Origin(path, first_line))
    value = walk.value(node, 0) if node is not None else None
    return Document(None if walk.stopped else value, tuple(walk.faults))


class _Walk:
    """From YAML nodes to plain values, in one pass; aliases are followed, within bounds."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.left = MOST_NODES
        self.stopped = False
        self.faults: list[Fault] = []

    def value(self, node: yaml.Node, depth: int) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return None if node.style is None and node.value in EMPTY else node.value
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


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """The YAML between the two `---` (None where there is none), the body, and the line on which the body begins."""
    found = FRONT_MATTER.match(text)
    if not found:
        return None, text, 1
    return found[1] or "", text[found.end() :], text.count("\n", 0, found.end()) + 1


def _missing(at: Place) -> Fault:
    return fault(
        "FIL01",
        at,
        Say(f"没有这个文件：{at.path}", f"no such file: {at.path}"),
        Say("建好这个文件，或改正指向它的地方。", "create it, or correct what points to it."),
    )


def _directory(at: Place) -> Fault:
    return fault(
        "FIL02",
        at,
        Say(f"{at.path} 是文件夹，这里要的是文件", f"{at.path} is a folder; a file is expected here"),
        Say("把文件夹改名或移走，再放上文件。", "rename or move the folder and put the file in its place."),
    )


def _unreadable(at: Place, reason: OSError) -> Fault:
    return fault(
        "FIL01",
        at,
        Say(f"打不开 {at.path}：{reason.strerror}", f"cannot open {at.path}: {reason.strerror}"),
        Say("检查文件的权限，或它是不是正被别的程序占用。", "check its permissions, or whether another program holds it."),
    )


def _not_utf8(at: Place, raw: bytes) -> Fault:
    chinese = _decodes(raw, "gb18030")
    guess = "，像是 GBK/GB18030" if chinese else ""
    return fault(
        "FIL03",
        at,
        Say(f"文件不是 UTF-8 编码{guess}", "the file is not UTF-8" + ("; it looks like GB18030" if chinese else "")),
        Say(
            "用记事本打开，选“另存为”，编码选 UTF-8。原文件没有动过。",
            "open it in an editor and save it as UTF-8. The file was not touched.",
        ),
    )


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _too_large(at: Place, size: int) -> Fault:
    return fault(
        "FIL04",
        at,
        Say(
            f"文件太大：{size / 1e6:.1f} MB，一个文件最多 {LARGEST / 1e6:.0f} MB",
            f"the file is too large: {size / 1e6:.1f} MB of at most {LARGEST / 1e6:.0f} MB",
        ),
        Say("按课程拆成几个文件。", "split it, one file a module."),
    )


def _empty(at: Place) -> Fault:
    return fault(
        "FIL05",
        at,
        Say("文件是空的", "the file is empty"),
        Say("写上内容，或删掉这个文件。", "write something into it, or delete it."),
    )


def _windows_habits(path: str, raw: bytes) -> Iterator[Fault]:
    """Byte order mark and CRLF are read without loss; a note says so once a file."""
    habits = []
    if raw.startswith(b"\xef\xbb\xbf"):
        habits.append(("文件开头的 BOM", "the byte order mark"))
    if b"\r\n" in raw:
        habits.append(("Windows 的换行", "the Windows line ends"))
    if habits:
        zh, en = "和".join(habit[0] for habit in habits), " and ".join(habit[1] for habit in habits)
        message = Say(f"{zh}已经照常读入，内容没有丢", f"{en} were read as usual; nothing is lost")
        yield fault("FIL06", Place(path), message, Say("可以不改。", "nothing needs to be done."))


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


SYNTAX: Final = (
    ("could not find expected ':'", "这一行前面少了冒号，或上一行没写完"),
    ("mapping values are not allowed", "一行里有两个冒号，或上一行的缩进不对"),
    ("cannot start any token", "这里不能用这个符号开头（Tab、@、` 都不行）"),
    ("found a tab character", "缩进用了 Tab，要用空格"),
    ("unexpected end of stream", "引号没有收尾"),
    ("did not find expected key", "缩进没有对齐，或引号、括号没有收尾"),
    ("did not find expected '-' indicator", "缩进没有对齐：这里应当是“- ”开头的一条"),
    ("did not find expected ',' or", "方括号或花括号没有收尾"),
    ("found another document", "文件里有第二个“---”，一个文件只能有一份内容"),
    ("found undefined alias", "“*”开头的字会被当成引用，请给它加上引号"),
    ("control characters are not allowed", "有看不见的控制字符"),
)


def _not_yaml(path: str, error: yaml.YAMLError, first_line: int) -> Fault:
    mark = getattr(error, "problem_mark", None)
    at = Place(path, mark.line + first_line, mark.column + 1) if mark else Place(path, first_line)
    problem = str(getattr(error, "problem", None) or error)
    zh = next((said for known, said in SYNTAX if known in problem), f"YAML 写法不对（{problem}）")
    return fault(
        "YML01",
        at,
        Say(zh, f"not valid YAML: {problem}"),
        Say("看看这一行和上一行：缩进、冒号后的空格、引号。", "look at this line and the one above it."),
    )
