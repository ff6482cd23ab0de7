"""What the self-tests weigh on a phone, gzipped: `make bench`. The budgets stand beside the sums; nothing fails here."""

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from generator.host import build_project

ROOT: Final = Path(__file__).parents[1]
PLAYER: Final = ROOT / "generator/player"
BUDGETS: Final = {"training/m10-support.html": 25, "paper.html": 80, "notebook.html": 80, "results.html": 80}
"""Pages with what all their scripts for questions may weigh, in KB."""
SCRIPT: Final = re.compile(r'<script src="([^"]+)"')
OURS: Final = re.compile(r"(player|paper|notebook|results|bank/index)\.js$")


def main() -> None:
    """Print the weights of scripts, data and libraries."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("content", "quizzes", "mkdocs.yml"):
            (root / name).symlink_to(ROOT / name)
        outcome = build_project(root)
        print(f"{len(outcome.site.questions)} questions in {len(outcome.site.modules)} modules; KB gzip")
        for page, budget in BUDGETS.items():
            scripts(outcome.folder / page, budget)
        data(outcome.folder / "assets")
    libraries()


def scripts(page: Path, budget: int) -> None:
    """All script that a page loads for its questions."""
    addresses = SCRIPT.findall(page.read_text(encoding="utf-8"))
    named = [(page.parent / address).resolve() for address in addresses if OURS.search(address)]
    sizes = {path.name: size(path) for path in named}
    parts = " + ".join(f"{name} {weight:.1f}" for name, weight in sizes.items())
    print(f"{sum(sizes.values()):7.1f} of {budget}  {page.name}: {parts}")


def data(assets: Path) -> None:
    """Texts that are loaded when they are asked for."""
    for folder, what in (("bank", "questions of a module"), ("source", "sections of a page")):
        sizes = [size(path) for path in sorted((assets / folder).iterdir()) if path.name != "index.js"]
        print(f"{min(sizes):7.1f} to {max(sizes):.1f}, {sum(sizes):.1f} in all  {what}, when they are asked for ({len(sizes)} files)")


def libraries() -> None:
    """Each library alone."""
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    there = os.environ | {"PATH": beside}
    run = subprocess.run(["node", "scripts/weights.mjs"], cwd=PLAYER, capture_output=True, text=True, check=True, env=there)  # noqa: S607 (our own script)
    for name, weight in json.loads(run.stdout).items():
        print(f"{weight / 1000:7.1f}  {name}, alone")


def size(path: Path) -> float:
    """KB, gzipped."""
    return len(gzip.compress(path.read_bytes())) / 1000


if __name__ == "__main__":
    main()
