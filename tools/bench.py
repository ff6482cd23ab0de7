"""Benchmarks that print ratios, never verdicts: `make bench`.

1. The checker's own share: 10,000 questions over 500 pages, everything but rendering, against parsing that YAML with the C loader.
2. What a reader's phone fetches for a module page, gzipped.
"""

import gzip
import re
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Final

import markdown
import yaml

from generator.check import check
from generator.drafts import Layout, Written
from generator.host import build_project
from generator.memory import collector_paused
from generator.read import Anchor, Rendered, read_site
from generator.report import as_text
from generator.written import read_written

ROOT: Final = Path(__file__).parents[1]
PAGES: Final = 500
QUESTIONS_A_PAGE: Final = 20
SECTIONS: Final = 10
RUNS: Final = 5
DAY: Final = date(2026, 11, 23)

PAGE: Final = """---
title: 第 {page} 页
topic: 登记
summary: 测速用的一页。
reviewed: 2026-11-01
review_by: 2027-11-01
---
"""
SECTION: Final = """
## 第 {section} 节 {{#s-{section}}}

第 {page} 页第 {section} 节写着 {days} 天，依据是 [[law-1:{section}]]。想知道更多，看[前一节](#s-1)。
村里能做的是告知、帮办、转介、保密。别人的家事，不打听，不记，不传。
"""
QUESTION: Final = """
  - id: p{page}-q{number}
    type: single
    stem: 第 {page} 页第 {section} 节写的是多少天？
    options:
      - text: {wrong} 天
        why: 那是别的页写的，和这一节没有关系。
      - text: {days} 天
        correct: true
      - text: 没有写
        why: 写了，就在这一节的第一句。
        pin: last
    source: policy/page-{page}.md#s-{section}
    evidence: {days} 天
    explanation: 这一节第一句就写着，依据是 [[law-1:{section}]]。
    difficulty: 1
"""
LAW: Final = """instruments:
  - id: law-1
    title: 某某法
    short: 某某法
    kind: 法律
    issuer: 全国人大常委会
    issued: 2001-12-29
    effective: 2002-09-01
    status: in_force
    articles: 48
    grade: A
    checked: 2026-11-23
    against: 测速
"""
TERMS: Final = "terms:\n  - id: term\n    term: 转介\n    definition: 介绍到能办的地方。\n"
REGION: Final = "name: 测速\nvalues: {}\n"


def main() -> None:
    """Print both."""
    checker()
    weight()


def checker() -> None:
    """The checker's own part against the C loader."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_project(root)
        banks = [path.read_bytes() for path in sorted((root / "quizzes").iterdir())]
        layout = Layout(root)
        rendered = render(read_written(layout))

        def ours() -> None:
            written = read_written(layout)
            as_text(check(read_site(written, rendered, DAY)), written.texts, "zh")

        def parsing() -> None:
            for bank in banks:
                yaml.load(bank, Loader=yaml.CSafeLoader)

        found = check(read_site(read_written(layout), rendered, DAY))
        size = sum(map(len, banks)) / 1e6
        print(f"{PAGES * QUESTIONS_A_PAGE} questions, {PAGES} pages, {size:.1f} MB of YAML, {len(found)} diagnostics")
        with collector_paused():
            pairs = [(seconds(ours), seconds(parsing)) for _ in range(RUNS)]
        ratio = median(a / b for a, b in pairs)
        print(f"ours {median(a for a, _ in pairs):.2f} s, C loader {median(b for _, b in pairs):.2f} s, ratio {ratio:.2f}")


def write_project(root: Path) -> None:
    """Pages with sections, a bank for each five pages, and the three files that every project has."""
    for name in ("content/policy", "content/training", "quizzes"):
        (root / name).mkdir(parents=True)
    for name, text in (("laws", LAW), ("glossary", TERMS), ("region", REGION)):
        (root / f"content/{name}.yml").write_text(text, encoding="utf-8")
    for page in range(PAGES):
        sections = (SECTION.format(page=page, section=s, days=1000 + s) for s in range(1, SECTIONS + 1))
        (root / f"content/policy/page-{page}.md").write_text(PAGE.format(page=page) + "".join(sections), encoding="utf-8")
        with (root / f"quizzes/bank-{page // 5}.yml").open("a", encoding="utf-8") as bank:
            if page % 5 == 0:
                bank.write("module: policy/page-0.md\nquestions:\n")
            for number in range(QUESTIONS_A_PAGE):
                s = number % SECTIONS + 1
                bank.write(QUESTION.format(page=page, number=number, section=s, days=1000 + s, wrong=s))


def render(written: Written) -> dict[str, Rendered]:
    """Plain Markdown, outside the clock."""
    pages = {}
    for draft in written.drafts:
        html = markdown.markdown(draft.body, extensions=["attr_list", "toc", "tables"])
        headings = tuple(Anchor(i, t, 2) for i, t in re.findall(r'<h2 id="([^"]+)">([^<]+)', html))
        pages[draft.path] = Rendered(draft.path.replace(".md", ".html"), html, headings, frozenset(h.id for h in headings))
    return pages


def seconds(work: Callable[[], None]) -> float:
    """Wall seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def weight() -> None:
    """Gzipped bytes of a module page and what it loads."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("content", "quizzes", "mkdocs.yml"):
            (root / name).symlink_to(ROOT / name)
        site = build_project(root).folder
        page = site / "training/m10-support.html"
        html = page.read_text(encoding="utf-8")
        named = [page, *(site / "training" / path for path in re.findall(r'(?:src|href)="(\.\./assets/[^"]+\.(?:js|css))"', html))]
        sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in named}
        for name, size in sizes.items():
            print(f"{size / 1000:7.1f} KB gzip  {name}")
        print(f"{sum(sizes.values()) / 1000:7.1f} KB gzip  in {len(sizes)} files, search not yet used")


if __name__ == "__main__":
    main()
