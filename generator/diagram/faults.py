"""What is wrong with the diagrams of a page, said where it stands."""

import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Fault, Place, Say, fault, nearest
from generator.diagram.drawing import LARGEST, ROOMY, Drawing, draw
from generator.diagram.engine import Slip
from generator.diagram.fences import Fence, fences, misplaced
from generator.paper.glyphs import unprintable

KINDS: Final = {"flowchart": "流程图", "sequenceDiagram": "先后图", "stateDiagram-v2": "状态图", "timeline": "时间线"}
LISTED: Final = "、".join(f"{name}（{zh}）" for name, zh in KINDS.items())
FOREIGN: Final = re.compile(
    r"^[ \t]*(?:click|links?)[ \t].*"
    r"|(?<!<)<(?!/?(?:br|b|i|u|em|strong|sub|sup)[ \t]*/?>)/?[a-z!][^\n>]*>?"
    r"|\b(?:java|vb)script[ \t]*:|\bdata:[a-z]+/|\bon[a-z]{4,}[ \t]*=|@\{[^}\n]*\bimg[ \t]*:|\bhref\b",
    re.I | re.M,
)
STYLED: Final = re.compile(r"^[ \t]*(?:style|classDef|linkStyle|class)[ \t]+\S+[ \t]+\S|%%\{", re.M)
FULL_WIDTH: Final = frozenset("【】（）｛｝：—－＞《》“”；，")
FILLED_IN: Final = re.compile(r"\{\{\s*region\.[^}\n]*\}\}|\[\[[a-z][\w-]*:[\d.,]+\]\]")
REDRAW: Final = Say("拆成几张小图：一张不超过二十个框，一个框不超过二十个字。", "make several small diagrams of it.")


def diagram_faults(path: str, body: str, first_line: int) -> Iterator[Fault]:
    """Of all diagrams of a Markdown body that begins on `first_line` of the file at `path`."""
    for line in misplaced(body):
        yield fault(
            "DIA01",
            Place(path, first_line + line - 1, 1),
            Say("这张图没有顶格写，画不出来", "a diagram does not begin at the edge of its line"),
            Say(
                "把 ```mermaid 那一行移到最左边，前面不留空格；图放在列表、引用外面。",
                "move its first line to the very left, out of lists and quotes.",
            ),
        )
    for fence in fences(body):
        yield from _Reader(path, fence, first_line + fence.line - 1).faults()


class _Reader:
    """Looks at one diagram."""

    def __init__(self, path: str, fence: Fence, first_line: int) -> None:
        self.path, self.text, self.first_line = path, fence.text, first_line

    def faults(self) -> Iterator[Fault]:
        """Scripts first, then what cannot be drawn, then what could be better."""
        yield from self.foreign()
        if found := FILLED_IN.search(self.text):
            yield self.filled_in(found)
            return
        drawn = draw(self.text)
        if isinstance(drawn, Slip):
            yield self.slip(drawn)
        else:
            yield from self.looks(drawn)

    def place(self, position: int) -> Place:
        """Of a character of the diagram's text."""
        line = self.text.count("\n", 0, position)
        return Place(self.path, self.first_line + line, position - self.text.rfind("\n", 0, position))

    def opening(self) -> Place:
        """The line with the three backticks."""
        return Place(self.path, self.first_line - 1, 1)

    def foreign(self) -> Iterator[Fault]:
        """Scripts, links and parts of pages."""
        said = set()
        for found in FOREIGN.finditer(self.text):
            place = self.place(found.start() + len(found[0]) - len(found[0].lstrip()))
            if place.line in said:
                continue
            said.add(place.line)
            words = " ".join(found[0].split())[:40]
            yield fault(
                "SAF01",
                place,
                Say(f"图里带着链接、脚本或别的网页部件：{words}", f"a link, a script or a foreign part in a diagram: {words}"),
                Say(
                    "删掉它；图里只放文字，换行写 <br>。链接写在图下面的正文里。",
                    "delete it; a diagram holds words only, links go into the text below.",
                ),
            )

    def filled_in(self, found: re.Match[str]) -> Fault:
        """What is filled in elsewhere and not in a diagram."""
        return fault(
            "DIA01",
            self.place(found.start()),
            Say(f"图里不能写 {found[0]}", f"{found[0]} cannot stand in a diagram"),
            Say("写在图下面的正文里；图里写成普通的字，如“当地窗口”。", "write it into the text below; in the diagram use plain words."),
        )

    def slip(self, slip: Slip) -> Fault:
        """What cannot be drawn, with the line that the renderer names."""
        lines = self.text.rstrip().split("\n")
        at = min(max(slip.line, 1), len(lines)) - 1
        place = Place(self.path, self.first_line + at, slip.column or 1) if slip.line else self.opening()
        said = {"unsupported-diagram": self.unknown, "limit": self.large}.get(slip.code)
        message, hint = said() if said else self.unreadable(lines[at] if slip.line else "", slip.column)
        return fault("DIA01", place, message, hint)

    def unknown(self) -> tuple[Say, Say]:
        """A kind of diagram that is not drawn here."""
        written = next((line.split() for line in self.text.split("\n") if line.strip() and not line.lstrip().startswith(("%%", "acc"))), [])
        if not written:
            return Say("图里什么也没有", "an empty diagram"), Say(f"第一行写种类：{LISTED}。", f"begin with its kind: {', '.join(KINDS)}.")
        near = nearest(written[0], KINDS)
        asked = f"是不是 {near}？" if near else ""
        return (
            Say(f"不会画这种图：{written[0]}", f"a kind of diagram that is not drawn here: {written[0]}"),
            Say(f"{asked}会画的有：{LISTED}。", f"these are: {', '.join(KINDS)}."),
        )

    def large(self) -> tuple[Say, Say]:
        """More than a reader can take in."""
        return Say(f"图太大，看的人会迷路（最多 {LARGEST} 字、120 条线）", "the diagram is too large"), REDRAW

    def unreadable(self, line: str, column: int) -> tuple[Say, Say]:
        """A slip in a line."""
        here = line[column - 1 : column]
        sign = f"这里的“{here}”是中文的；" if here in FULL_WIDTH else ""
        line = line.strip()
        return (
            Say(f"图画不出来，停在这一行：{line}" if line else "图画不出来", f"the diagram cannot be read here: {line}"),
            Say(
                f'{sign}方框写 A[文字]，箭头写 -->，括号和冒号用英文的；文字里有括号，就用英文双引号括起来：A["文字（说明）"]。',
                'write boxes as A[words], arrows as -->; words with brackets go between quotes: A["words (more)"].',
            ),
        )

    def looks(self, drawing: Drawing) -> Iterator[Fault]:
        """What could be better in a drawing."""
        if not drawing.title and not drawing.description:
            yield fault(
                "DIA02",
                self.opening(),
                Say("图没有说明", "the diagram has no description"),
                Say(
                    "在种类那一行下面加两行：accTitle: 图的名字，accDescr: 一句话说清图上是什么。",
                    "add accTitle: and accDescr: below its kind.",
                ),
            )
        if drawing.width > ROOMY:
            yield fault(
                "DIA03",
                self.opening(),
                Say("图比手机宽，要左右拖着看", "the diagram is wider than a phone"),
                Say("少放几个并排的框，或把字写短。", "put fewer boxes side by side, or use fewer words."),
            )
        if found := STYLED.search(self.text):
            yield fault(
                "DIA04",
                self.place(found.start() + len(found[0]) - len(found[0].lstrip())),
                Say("图里写的颜色和样式不用", "colours and styles of a diagram are not used"),
                Say("删掉这些行；颜色由网站统一配，夜里、纸上都看得清。", "delete them; the site has its own, for day, night and paper."),
            )
        yield from self.unprinted(drawing)

    def unprinted(self, drawing: Drawing) -> Iterator[Fault]:
        """Characters that only the drawing has, written as #9829; what stands in the file itself is reported with the file."""
        for sign in dict.fromkeys(unprintable().findall(" ".join((*drawing.words, drawing.told)))):
            if sign not in self.text:
                yield fault(
                    "PRN01",
                    self.opening(),
                    Say(f"图里的“{sign}”（U+{ord(sign):04X}）打印不出来", f"U+{ord(sign):04X} in a diagram cannot be printed"),
                    Say("换成文字。", "use words."),
                )
