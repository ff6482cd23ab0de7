"""Paper beside the site: all handouts, the booklet and all keys of the real course, in site builds; pages a second, peak memory.

WeasyPrint is run on the same HTML where it is installed (`pip install weasyprint`, with Pango on the system).
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Final

from generator.host import build_project, check_project
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
            made = Press().run(jobs(Shop(outcome.site, outcome.course, outcome.content)))
            pages = sum(one.pages for one in made.values())

        def site_of() -> None:
            build_project(root, DAY)

        pairs = [(both(paper), both(site_of)) for _ in range(RUNS)]
        ours, site = (median(pair[side][0] for pair in pairs) for side in (0, 1))
        walls, work = (median(paper[kind] / site[kind] for paper, site in pairs) for kind in (0, 1))
        print(f"paper: {pages} pages in {ours:.2f} s ({pages / ours:.0f} pages a second), site {site:.2f} s: {walls:.2f} site builds")
        cores = os.cpu_count() or 1
        print(f"work of all processes: {work:.2f} times that of a site build; on {cores} idle cores {work / cores:.2f} site builds")
        print(f"peak memory: {peak():.0f} MB here, {children():.0f} MB in the largest typesetter")
        weasyprint(outcome.site)


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
    main()
