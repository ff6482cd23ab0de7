"""Build the phone's scripts: types from the payloads' schemas, then the scripts. `--check` says whether what is committed is fresh."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from generator.site.payload import Told

ROOT: Final = Path(__file__).parents[1]
PLAYER: Final = ROOT / "generator/player"
ASSETS: Final = ROOT / "generator/site/assets"
MADE: Final[dict[Path, tuple[str, type[BaseModel] | None]]] = {
    PLAYER / "src/payload.ts": ("scripts/types.mjs", Told),
    ASSETS / "player.js": ("scripts/build.mjs", None),
    ASSETS / "paper.js": ("scripts/build.mjs", None),
    ASSETS / "notebook.js": ("scripts/build.mjs", None),
    ASSETS / "results.js": ("scripts/build.mjs", None),
}
"""Each committed file with the script that makes it and the shapes that the script reads; a script takes another path as its argument."""


def main() -> None:
    """Build in place, or compare with what is committed (exit 1 where it is stale)."""
    if "--check" not in sys.argv:
        for path in MADE:
            make(path, path)
        return
    with tempfile.TemporaryDirectory() as folder:
        stale = [path for path in MADE if make(path, Path(folder) / path.name) != path.read_bytes()]
    for path in stale:
        print(f"{path.relative_to(ROOT)} 不是最新的，运行 python -m tools.player。")
    sys.exit(1 if stale else 0)


def make(path: Path, to: Path) -> bytes:
    """What one of the player's own scripts makes now, run with the Node of this environment."""
    script, shapes = MADE[path]
    schema = json.dumps(shapes.model_json_schema(mode="serialization")) if shapes else ""
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    subprocess.run(["node", script, str(to)], cwd=PLAYER, input=schema, text=True, check=True, env=os.environ | {"PATH": beside})  # noqa: S603, S607 (our own script)
    return to.read_bytes()


if __name__ == "__main__":
    main()
