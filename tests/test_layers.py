"""Which way imports run: down only, no circles, the renderer behind two doors."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

import pytest

from tests.projects import REAL

HOUSE: Final = REAL / "generator"

FLOORS: Final = (
    {
        "diagnostics",
        "citation",
        "authored",
        "standards",
        "calendar",
        "memory",
        "ahead",
        "staging",
        "chance",
        "site.address",
        "site.payload",
        "site.printed",
        "paper.glyphs",
        "diagram.engine",
        "diagram.cleaning",
    },
    {"cleaning", "hall", "parcel", "pictures", "site.frame", "diagram.drawing"},
    {"source", "yaml_text", "outline", "instrument", "papercode", "gaps", "hazards", "tangle", "schema_lists", "paper.pictures"},
    {"question", "lists", "schema"},
    {"diagram.fences"},
    {"model", "diagram.faults", "diagram.steps", "shape", "polish", "proof", "drafts"},
    {"banks", "fingerprint"},
    {"written", "draw"},
    {"read", "syntax"},
    {"rules.registry"},
    {
        f"rules.{name}"
        for name in (
            "balance",
            "drawings",
            "files",
            "law",
            "links",
            "modules",
            "pages",
            "paper",
            "prose",
            "questions",
            "safety",
            "sections",
            "shapes",
            "suppressions",
            "words",
        )
    },
    {"rules"},
    {"check", "report"},
    {"site.menu", "site.quiz", "site.lists", "site.search"},
    {"site.shards"},
    {"site.articles", "site.finish", "stats"},
    {"site.bank"},
    {"paper.nodes"},
    {"paper.inlines", "paper.evidence", "paper.tables", "paper.engine"},
    {"paper.tree", "paper.crew"},
    {"paper.shop"},
    {"paper.questions", "paper.press"},
    {"paper.handout"},
    {"paper.exam", "paper.booklet", "paper.small"},
    {"paper.guide"},
    {"paper.kinds"},
    {"paper.centre"},
    {"paper.pack"},
    {"word.fields", "word.leads"},
    {"word.notes", "word.pictures"},
    {"word.inlines"},
    {"word.tables"},
    {"word.blocks"},
    {"word.papers"},
    {"plugin", "start", "listing"},
    {"host"},
    {"cli_paper"},
    {"cli"},
    {"__main__"},
)
"""From the ground up: a module imports from floors below its own."""

ALONE: Final = ("staging", "calendar", "memory", "ahead", "diagnostics", "citation", "authored")
RULES_SEE: Final = {"model", "question", "lists", "standards", "instrument", "diagnostics", "outline", "citation", "rules.registry"}
DOORS: Final = {
    "mkdocs": {"plugin", "host"},
    "click": {"cli", "cli_paper"},
    "yaml": {"yaml_text"},
    "markdown": {"syntax", "polish", "diagram.steps"},
    "nh3": {"cleaning"},
    "pymdownx": {"syntax"},
    "lxml": {"read", "diagram.cleaning", "diagram.drawing", "paper.tree", "paper.pictures"},
    "typst": {"paper.engine"},
    "PIL": {"pictures", "paper.pictures", "word.pictures"},
    "quickjs": {"diagram.engine"},
    "segno": {"hall", "paper.shop"},
    "docx": {"word.fields", "word.notes", "word.pictures", "word.inlines", "word.tables", "word.blocks", "word.papers"},
}
"""Who alone may know a library."""


def name_of(path: Path) -> str:
    """`rules.law` for generator/rules/law.py, `rules` for its package, empty for the house itself."""
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES: Final = {name_of(path): path for path in HOUSE.rglob("*.py") if "player" not in path.parts}


def imports(name: str) -> Iterator[str]:
    """Everything a module imports, anywhere in it, by full name."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name} imports by dots"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(name: str) -> set[str]:
    """The modules of the house that a module imports."""
    inner = [one.removeprefix("generator.") for one in imports(name) if one.startswith("generator.")]
    return {one if one in MODULES else one.rpartition(".")[0] for one in inner} - {""}


def floor(name: str) -> int:
    """How high a module stands; the house itself and its empty package hold nothing up."""
    return next((at for at, names in enumerate(FLOORS) if name in names), len(FLOORS))


def test_every_module_has_its_floor() -> None:
    assert set().union(*FLOORS) == set(MODULES) - {"", "diagram", "site", "paper", "word"}


def test_imports_run_down() -> None:
    assert not [(name, one) for name in MODULES for one in ours(name) if floor(one) >= floor(name)]


def test_no_circles() -> None:
    assert list(TopologicalSorter({name: ours(name) for name in MODULES}).static_order())


@pytest.mark.parametrize("name", ALONE)
def test_ground_floor_knows_nobody(name: str) -> None:
    assert not ours(name)


def test_rules_see_nouns_only() -> None:
    rules = [name for name in MODULES if name.startswith("rules.") and name != "rules.registry"]
    assert len(rules) > 5
    assert set().union(*map(ours, rules)) <= RULES_SEE


@pytest.mark.parametrize("library", DOORS)
def test_libraries_stay_behind_their_doors(library: str) -> None:
    assert {name for name in MODULES if any(one.split(".")[0] == library for one in imports(name))} == DOORS[library]
