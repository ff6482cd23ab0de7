"""Build what the phone runs: types, scripts, and what is left of the theme's sheets. `--check` says whether what is committed is fresh."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import material

from generator.site.payload import Payload

ROOT: Final = Path(__file__).parents[1]
PLAYER: Final = ROOT / "generator/player"
MADE: Final = {"scripts/types.mjs": PLAYER / "src/payload.ts", "scripts/build.mjs": ROOT / "generator/site/assets/player.js"}
"""Each script with the committed file that it makes; a script takes another path as its argument."""
ASSETS: Final = ROOT / "generator/site/assets"
BUNDLES: Final = ("first.js", "lost.js", "shell.js", "search.js", "offline.js", "sw.js")
"""What scripts/bundles.mjs makes in one folder."""
SHEETS: Final = Path(material.__file__).parent / "templates/assets/stylesheets"


def main() -> None:
    """Build in place, or compare with what is committed (exit 1 where it is stale)."""
    if "--check" not in sys.argv:
        for script, path in MADE.items():
            run(script, path)
        run("scripts/bundles.mjs", ASSETS)
        run("scripts/styles.mjs", SHEETS, ASSETS / "theme.css")
        return
    with tempfile.TemporaryDirectory() as folder:
        stale = [path for script, path in MADE.items() if made(script, Path(folder) / path.name) != path.read_bytes()]
        run("scripts/bundles.mjs", Path(folder))
        run("scripts/styles.mjs", SHEETS, Path(folder) / "theme.css")
        stale += [ASSETS / name for name in (*BUNDLES, "theme.css") if (Path(folder) / name).read_bytes() != (ASSETS / name).read_bytes()]
    for path in stale:
        print(f"{path.relative_to(ROOT)} 不是最新的，运行 python -m tools.player。")
    sys.exit(1 if stale else 0)


def made(script: str, path: Path) -> bytes:
    """What a script makes now."""
    run(script, path)
    return path.read_bytes()


def run(script: str, *paths: Path) -> None:
    """Run one of the player's own scripts with the Node of this environment."""
    schema = json.dumps(Payload.model_json_schema(mode="serialization"))
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    subprocess.run(["node", script, *map(str, paths)], cwd=PLAYER, input=schema, text=True, check=True, env=os.environ | {"PATH": beside})  # noqa: S603, S607 (our own script)


if __name__ == "__main__":
    main()
