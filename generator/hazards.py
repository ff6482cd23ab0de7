"""Scripts, handlers and pictures from other sites in what authors wrote, said where they stand; `cleaning` sees that none gets through."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from generator.diagnostics import Fault, Place, Say, fault

FENCED: Final = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?^ {0,3}\1[`~]*[ \t]*$", re.M | re.S)
CODE_SIGN: Final = re.compile("[`~]")
CODE: Final = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
BETWEEN: Final = r"(?:[\s\x00-\x20]|&(?:Tab|NewLine|#0*(?:9|10|13)|#x0*[9ad]);?)*"
"""What browsers pass over inside a scheme."""
DANGEROUS_TAGS: Final = (
    "script|iframe|frame|frameset|object|embed|applet|portal|base|meta|link|style|form|svg|math|template|audio|video|source|track"
)


def _hidden(word: str) -> str:
    """A pattern for a word that may be written with entities and broken by white space."""
    signs = (f"(?:{sign}|&#0*(?:{ord(sign)}|{ord(sign.upper())});?|&#x0*(?:{ord(sign):x}|{ord(sign.upper()):x});?)" for sign in word)
    return BETWEEN.join(signs)


COLON: Final = BETWEEN + r"(?::|&colon;?|&#0*58;?|&#x0*3a;?)"
GAP: Final = r"[\s\x00-\x20]*"
HINT: Final = re.compile(rf"<\s*/?\s*[a-z]|&|{GAP.join('script:')}|{GAP.join('data:')}|[\s\"'{{]on[a-z]+\s*=", re.I)
"""Nearly every file has none of this, and is done with at once."""
PICTURE: Final = re.compile(r"!\[|<img\b", re.I)
ELSEWHERE: Final = re.compile(
    r"!\[[^\]\n]{0,300}\]\(\s*<?\s*(?:[a-z][a-z0-9+.-]*:)?//"
    r"|<img\b[^<>]*?\ssrc\s*=\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:)?//"
    r"|!\[[^\]\n]{0,300}\]\(\s*<?\s*data:",
    re.I,
)


@cache
def scripts() -> re.Pattern[str]:
    """What could run; compiled for the first file that needs it, as that takes as long as looking through all of them."""
    return re.compile(
        rf"<\s*/?\s*(?:{DANGEROUS_TAGS})\b"
        r"|<[a-z][^<>]*?[\s\"'/]on[a-z]{3,}\s*="
        r"|\{[^{}\n]*?(?<![\w-])on[a-z]{3,}\s*="
        rf"|(?:{_hidden('javascript')}|{_hidden('vbscript')}){COLON}"
        rf"|{_hidden('data')}{COLON}{BETWEEN}(?:text/html|image/svg|application|text/javascript)",
        re.I,
    )


def hazards(path: str, text: str) -> Iterator[Fault]:
    """Every hazard of an author's file; in Markdown, code may show what it likes."""
    seen = CODE.sub(_blank, FENCED.sub(_blank, text)) if path.endswith(".md") and CODE_SIGN.search(text) else text
    for found in scripts().finditer(seen) if HINT.search(seen) else ():
        yield _script(_place(path, seen, found.start()), " ".join(found[0].split())[:40])
    for found in ELSEWHERE.finditer(seen) if PICTURE.search(seen) else ():
        yield _elsewhere(_place(path, seen, found.start()))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _place(path: str, text: str, position: int) -> Place:
    return Place(path, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


def _script(at: Place, words: str) -> Fault:
    return fault(
        "SAF01",
        at,
        Say(f"这里带着脚本或别的网页部件：{words}", f"a script or a foreign part of a page: {words}"),
        Say(
            "删掉它；网站也不会让它运行。要展示代码，放进反引号里。",
            "delete it, it would not run anyway; to show code, put it between backticks.",
        ),
    )


def _elsewhere(at: Place) -> Fault:
    return fault(
        "SAF02",
        at,
        Say("图片来自别的网站", "a picture from another site"),
        Say("把图片存进 content/ 里，再写相对地址，如 images/a.png。", "save it under content/ and point to it, as images/a.png."),
    )
