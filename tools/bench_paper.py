"""Paper beside the site: all handouts, the booklet and all keys of the real course, in site builds; pages a second, peak memory.

Twice: in this process, where everything is warm, and as commands from nothing, as somebody with a stop-watch would have it.
WeasyPrint is run on the same HTML where it is installed (`pip install weasyprint`, with Pango on the system).
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Final

from generator.host import Outcome, build_project, check_project
from generator.model import Site
from generator.paper.booklet import booklet
from generator.paper.exam import key
from generator.paper.handout import handout
from generator.paper.kinds import module_code
from generator.paper.press import Press
from generator.paper.shop import Job, Shop

ROOT: Final = Path(__file__).parents[1]
RUNS: Final = 3
DAY: Final = date(2026, 11, 23)


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("content", "quizzes", "mkdocs.yml"):
            (root / name).symlink_to(ROOT / name)
        outcome = check_project(root, DAY)
        pages = 0

        def paper() -> None:
            nonlocal pages
            pages = papers(outcome)

        def site_of() -> None:
            build_project(root, DAY)

        pairs = [(both(paper), both(site_of)) for _ in range(RUNS)]
        ours, site = (median(pair[side][0] for pair in pairs) for side in (0, 1))
        walls, work = (median(paper[kind] / site[kind] for paper, site in pairs) for kind in (0, 1))
        print(f"in one process: {pages} pages in {ours:.2f} s ({pages / ours:.0f} a second), site {site:.2f} s: {walls:.2f} site builds")
        cores = os.cpu_count() or 1
        print(f"work of all processes: {work:.2f} times that of a site build; on {cores} idle cores {work / cores:.2f} site builds")
        print(f"peak memory: {peak():.0f} MB here, {children():.0f} MB in the largest typesetter")
        commands(root)
        weasyprint(outcome.site)


def papers(outcome: Outcome) -> int:
    """Set everything, with nothing kept from before; how many pages there are."""
    return sum(one.pages for one in Press().run(jobs(Shop(outcome.site, outcome.course, outcome.content))).values())


def commands(root: Path) -> None:
    """The same as commands: a site build against what making the papers adds to a command that reads and checks the site."""
    cunke = [sys.executable, "-m", "generator"]
    day = ["--root", str(root), "--today", DAY.isoformat()]
    told = [[*cunke, "build", *day], [*cunke, "check", *day], [sys.executable, "-m", "tools.bench_paper", str(root)]]
    runs = [[both(partial(run, one)) for one in told] for _ in range(RUNS)]
    (build, check, whole), (work, checked, all_work) = ([median(run[at][kind] for run in runs) for at in range(3)] for kind in (0, 1))
    print(f"as commands: site {build:.2f} s, papers from nothing {whole:.2f} s, of which reading the site {check:.2f} s")
    print(f"  {(whole - check) / build:.2f} site builds more ({(all_work - checked) / work:.2f} by work), {whole / build:.2f} with it")


def run(command: list[str]) -> None:
    """One command to its end, silently."""
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603 (our own words)


def jobs(shop: Shop) -> Iterator[Job]:
    """The booklet first, then handouts and keys."""
    whole = booklet(shop)
    yield whole
    for page in shop.site.modules:
        yield handout(shop, page)
        if shop.site.banks_of.get(page.path):
            yield key(shop, shop.draw(module_code(shop, page)), whole)


def weasyprint(site: Site) -> None:
    """The words of the booklet alone, as one HTML page without styles, through WeasyPrint."""
    if find_spec("weasyprint") is None:
        print("WeasyPrint is not installed here")
        return
    import weasyprint as other  # noqa: PLC0415 (only where somebody installed it)

    body = "".join(page.html for page in (*site.modules, *site.explainers))
    count = 0

    def set_it() -> None:
        nonlocal count
        count = len(other.HTML(string=body).render().pages)

    took = seconds(set_it)
    print(f"WeasyPrint: {count} pages of the same HTML in {took:.2f} s ({count / took:.0f} pages a second), one core of {os.cpu_count()}")


def seconds(work: Callable[[], None]) -> float:
    """Wall seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def both(work: Callable[[], None]) -> tuple[float, float]:
    """Wall seconds, and seconds of work of this process and those that it started: a busy machine lengthens only the first."""
    before = os.times()
    took = seconds(work)
    after = os.times()
    return took, sum(after[:4]) - sum(before[:4])


def peak() -> float:
    """Peak memory of this process in MB."""
    return _megabytes(resource.RUSAGE_SELF)


def children() -> float:
    """Peak memory of the largest process that this one started."""
    return _megabytes(resource.RUSAGE_CHILDREN)


def _megabytes(who: int) -> float:
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(who).ru_maxrss / unit


if __name__ == "__main__":
    main() if len(sys.argv) == 1 else papers(check_project(Path(sys.argv[1]), DAY))
