"""Make the package's fonts again from pinned packages: `python -m tools.fonts` (two minutes; nothing else ever runs it).

Both are cut down to `generator/paper/fonts/characters.txt`: GBK, the signs of everyday papers, and rare characters of
names and places. To print more characters, add ranges there and run this. Noto is under the SIL Open Font License 1.1;
its reserved name is "Source" only, so the cut fonts keep their names.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final

from generator.paper.glyphs import CHARACTERS, FONTS, printable

SANS: Final = "justmytype-intl-cjk==0.1.0"
SERIF: Final = "pylopdf-fonts-zh-cn==0.1.1"
TOOL: Final = "fonttools==4.63.0"
SOURCES: Final = {
    "NotoSansSC-wght.ttf": (SANS, "justmytype_intl_cjk/fonts/ofl/notosanssc/NotoSansSC[wght].ttf"),
    "NotoSerifSC-Regular.otf": (SERIF, "pylopdf_fonts_zh_cn/NotoSerifSC-Regular.otf"),
}
LICENCE: Final = (SANS, "justmytype_intl_cjk/fonts/ofl/notosanssc/OFL.txt")
OPTIONS: Final = ["--layout-features=*", "--name-IDs=*", "--notdef-outline", "--no-recommended-glyphs"]


def main() -> None:
    """Fetch, cut, copy the licence."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        pip("install", "--target", str(room / "tool"), TOOL)
        pip("download", "--no-deps", "--dest", str(room), SANS, SERIF)
        wanted = room / "characters.txt"
        wanted.write_text("".join(sorted(printable())), encoding="utf-8")
        for name, (package, inside) in SOURCES.items():
            cut(room, unpacked(room, package, inside), wanted, FONTS / name)
        shutil.copyfile(unpacked(room, *LICENCE), FONTS / "OFL.txt")
    print(f"{CHARACTERS.name}: {len(printable())} characters")


def unpacked(room: Path, package: str, inside: str) -> Path:
    """One file of a downloaded wheel."""
    stem = package.partition("==")[0].replace("-", "_")
    wheel = next(room.glob(f"{stem}-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        return Path(archive.extract(inside, room / stem))


def cut(room: Path, font: Path, wanted: Path, to: Path) -> None:
    """A font with only the wanted characters; the same bytes on every run."""
    command = [sys.executable, "-m", "fontTools.subset", str(font), f"--text-file={wanted}", f"--output-file={to}", *OPTIONS]
    paths = os.environ | {"PYTHONPATH": str(room / "tool")}
    subprocess.run(command, check=True, env=paths)  # noqa: S603 (our own words)
    print(f"{to.name}: {to.stat().st_size / 1e6:.1f} MB")


def pip(*words: str) -> None:
    """Run pip of this environment."""
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *words], check=True)  # noqa: S603 (our own words)


if __name__ == "__main__":
    main()
