"""How long a build takes: the project's own content repeated with changed ids, against plain Material without search and Zensical."""

import compileall
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Final

import yaml

from tools.bench_paper import both

ROOT: Final = Path(__file__).parents[1]
COURSE: Final = ROOT / "tests/sites/course"
SIZES: Final = (60, 600)
RUNS: Final = 5
ID: Final = re.compile(r"(?m)^(\s*- id: )(\S+)$")
PAGE: Final = re.compile(r"((?:policy|training)/[\w-]+)\.md")
ORDER: Final = re.compile(r"(?m)^order: (\d+)$")
PLAIN: Final = {"site_name": "plain", "docs_dir": "content", "use_directory_urls": False, "plugins": []}
EXTENSIONS: Final = [
    "attr_list", "tables", "footnotes", "md_in_html", {"toc": {"permalink": "#"}}, "pymdownx.blocks.admonition", "pymdownx.blocks.details",
]  # fmt: skip
PEER: Final = "zensical==0.0.73"


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print seconds and ratios, interleaved runs, for each size; all three are compiled, as an installation leaves them."""
    compileall.compile_dir(ROOT / "generator", quiet=1)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            compare(Path(folder), size)


def compare(folder: Path, size: int) -> None:
    """One size: ours, plain Material, Zensical."""
    ours, plain = folder / "ours", folder / "plain"
    pages = repeat(COURSE, ours, size)
    shutil.copytree(ours / "content", plain / "content")
    theme = {"name": "material", "language": "zh", "font": False}
    (plain / "mkdocs.yml").write_text(
        yaml.safe_dump(PLAIN | {"theme": theme, "markdown_extensions": EXTENSIONS}, allow_unicode=True), "utf-8"
    )
    ways: dict[str, Callable[[], None]] = {
        "cunke build": lambda: run(ours, "-m", "generator", "build"),
        "mkdocs-material, no search": lambda: run(plain, "-m", "mkdocs", "build", "--quiet"),
    }
    peer = zensical(folder)
    if peer:
        ways["zensical"] = lambda: call(plain, str(peer), "build", "--clean")
    rounds = [{name: both(way) for name, way in ways.items()} for _ in range(RUNS)]
    print(f"build of {pages} pages, medians of {RUNS} interleaved runs:")
    for name in ways:
        wall, work = (median(one[name][kind] for one in rounds) for kind in (0, 1))
        by_wall, by_work = (median(one["cunke build"][kind] / one[name][kind] for one in rounds) for kind in (0, 1))
        print(f"{wall:7.2f} s, {work:.2f} s of work  {name}, ours is {by_wall:.2f} times that, {by_work:.2f} by work")
    if not peer:
        print("zensical could not be installed here: not measured")


def repeat(source: Path, to: Path, size: int) -> int:
    """The project again and again under other names, until it has `size` pages that teach; returns how many it has."""
    shutil.copytree(source, to)
    pages = [path for kind in ("policy", "training") for path in sorted((source / "content" / kind).glob("*.md")) if path.stem != "index"]
    banks = sorted((source / "quizzes").glob("*.yml"))
    made = len(pages)
    for copy in range(1, size):
        if made >= size:
            break
        whole = size - made >= len(pages)
        for page in pages[: size - made]:
            target = to / "content" / page.parent.name / f"{page.stem}-{copy}.md"
            text = PAGE.sub(rf"\1-{copy}.md", page.read_text("utf-8"))
            target.write_text(ORDER.sub(lambda found, copy=copy: f"order: {int(found[1]) + 100 * copy}", text), "utf-8")  # type: ignore[misc]
            made += 1
        for bank in banks if whole else ():
            text = ID.sub(rf"\1\2-{copy}", PAGE.sub(rf"\1-{copy}.md", bank.read_text("utf-8")))
            (to / "quizzes" / f"{bank.stem}-{copy}.yml").write_text(text, "utf-8")
    return made


def run(folder: Path, *command: str) -> None:
    """A command of this environment, in a project."""
    call(folder, sys.executable, *command)


def call(folder: Path, *command: str) -> None:
    """A command, in a project; what it says is passed over."""
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 (our own words)


def zensical(folder: Path) -> Path | None:
    """The peer in an environment of its own; None where the registry cannot be reached."""
    peer = folder / "peer"
    commands = (
        [sys.executable, "-m", "uv", "venv", "-q", str(peer)],
        [sys.executable, "-m", "uv", "pip", "install", "-q", "--python", str(peer), PEER],
    )
    for command in commands:
        if subprocess.run(command, check=False, capture_output=True).returncode:  # noqa: S603 (our own words)
            return None
    return next(path for path in peer.rglob("zensical*") if path.parent.name in {"bin", "Scripts"})


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
