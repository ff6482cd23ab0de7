"""The search asked the queries of tests/queries.tsv, by the engine that phones run: `python -m tools.recall [--misses]`."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any, Final

from generator.host import check_project
from generator.site.search import SearchText, search_text

ROOT: Final = Path(__file__).parents[1]
PLAYER: Final = ROOT / "generator/player"
QUERIES: Final = ROOT / "tests/queries.tsv"
TOP: Final = 5
DEEPEST: Final = 10


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody asks, which kind of asking that is, and the sections that answer (`policy/leave.md#maternity-days`)."""

    text: str
    kind: str
    sections: frozenset[str]

    @property
    def pages(self) -> frozenset[str]:
        """The pages on which the sections stand."""
        return frozenset(section.partition("#")[0] for section in self.sections)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one query: share of its pages among the first five, 1 / rank of the first right page, whether a right section is linked there."""

    query: Query
    recall: float
    reciprocal: float
    section: bool


def queries(path: Path = QUERIES) -> list[Query]:
    """The query set; ValueError where a line is not query, kind, sections."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [Query(text, kind, frozenset(sections.split())) for text, kind, sections in rows]


def ask(text: SearchText, asked: Iterable[str]) -> dict[str, Any]:
    """The answers of the phone's own engine, in the order of the queries, and the milliseconds that one takes."""
    told = json.dumps({"text": text.model_dump(), "queries": list(asked)})
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    env = os.environ | {"PATH": beside}
    command = ["node", "scripts/evaluate.mjs"]
    done = subprocess.run(command, cwd=PLAYER, input=told, text=True, encoding="utf-8", check=True, capture_output=True, env=env)  # noqa: S603 (our own script)
    return dict(json.loads(done.stdout))


def figures(text: SearchText, asked: list[Query]) -> list[Figures]:
    """How the search does on each query."""
    answers = ask(text, [query.text for query in asked])["answers"]
    return [_figures(query, answer["pages"]) for query, answer in zip(asked, answers, strict=True)]


def _figures(query: Query, pages: list[dict[str, Any]]) -> Figures:
    found = [_source(page["address"]) for page in pages]
    linked = {_source(section) for page in pages[:TOP] for section in page["sections"]}
    rank = next((at for at, page in enumerate(found[:DEEPEST], 1) if page in query.pages), 0)
    recall = len(query.pages & set(found[:TOP])) / min(TOP, len(query.pages))
    return Figures(query, recall, 1 / rank if rank else 0.0, bool(linked & query.sections) or not any("#" in one for one in query.sections))


def _source(address: str) -> str:
    """`policy/leave.html?mark=…#days` as authors name it: `policy/leave.md#days`."""
    path, mark, anchor = address.partition("#")
    return path.partition("?")[0].removesuffix(".html") + ".md" + mark + anchor


def main() -> None:
    """Print the figures by kind of query; with `--misses`, also what was not found."""
    text = search_text(check_project(ROOT).site)
    found = figures(text, queries())
    for kind in dict.fromkeys(one.query.kind for one in found):
        show(kind, [one for one in found if one.query.kind == kind])
    show("all", found)
    for one in found if "--misses" in sys.argv else ():
        if one.recall < 1 or one.reciprocal < 1 or not one.section:
            print(f"{one.recall:.2f} {one.reciprocal:.2f} {one.section:d}  {one.query.text}  {' '.join(sorted(one.query.sections))}")


def show(name: str, found: list[Figures]) -> None:
    """One line."""
    recall, reciprocal, section = (mean(getattr(one, part) for one in found) for part in ("recall", "reciprocal", "section"))
    print(f"{len(found):4d} {name:10s} recall@{TOP} {recall:.2f}  MRR@{DEEPEST} {reciprocal:.2f}  right section linked {section:.2f}")


if __name__ == "__main__":
    main()
