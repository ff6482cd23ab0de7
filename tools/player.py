"""Build what the phone runs: types, scripts, and what is left of the theme's sheets. `--check` says whether what is committed is fresh."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import material

from generator.site.payload import Told

ROOT: Final = Path(__file__).parents[1]
PLAYER: Final = ROOT / "generator/player"
ASSETS: Final = ROOT / "generator/site/assets"
TYPES: Final = PLAYER / "src/payload.ts"
"""Made from the shapes of all that scripts are told."""
SCRIPTS: Final = tuple(ASSETS / f"{name}.js" for name in ("player", "paper", "notebook", "results"))
"""What scripts/build.mjs makes, one at a time."""
BUNDLES: Final = tuple(ASSETS / f"{name}.js" for name in ("first", "lost", "shell", "search", "offline", "sw"))
"""What scripts/bundles.mjs makes in one folder."""
SHEET: Final = ASSETS / "sheet.css"
DIAGRAMS: Final = ROOT / "generator/diagram/mermaid.js"
"""Runs in Python, never on a phone."""
MADE: Final = (DIAGRAMS, TYPES, *SCRIPTS, *BUNDLES, SHEET)
SHEETS: Final = Path(material.__file__).parent / "templates/assets/stylesheets"


def main() -> None:
    """Build in place, or compare with what is committed (exit 1 where it is stale)."""
    if "--check" not in sys.argv:
        make({path: path for path in MADE})
        return
    with tempfile.TemporaryDirectory() as folder:
        beside = {path: Path(folder) / path.name for path in MADE}
        make(beside)
        stale = [path for path, made in beside.items() if made.read_bytes() != path.read_bytes()]
    for path in stale:
        print(f"{path.relative_to(ROOT)} 不是最新的，运行 python -m tools.player。")
    sys.exit(1 if stale else 0)


def make(to: dict[Path, Path]) -> None:
    """Make every file at the place that stands for it."""
    run("scripts/types.mjs", to[TYPES], told=json.dumps(Told.model_json_schema(mode="serialization")))
    for path in SCRIPTS:
        run("scripts/build.mjs", to[path])
    run("scripts/bundles.mjs", to[BUNDLES[0]].parent)
    run("scripts/diagram.mjs", to[DIAGRAMS])
    run("scripts/styles.mjs", SHEETS, to[SHEET])


def run(script: str, *paths: Path, told: str = "") -> None:
    """Run one of the player's own scripts with the Node of this environment."""
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    subprocess.run(["node", script, *map(str, paths)], cwd=PLAYER, input=told, text=True, check=True, env=os.environ | {"PATH": beside})  # noqa: S603, S607 (our own script)


if __name__ == "__main__":
    main()
