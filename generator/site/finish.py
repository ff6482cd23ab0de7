"""What is made from a whole site once all its pages stand in their folder."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.model import Site
from generator.site.frame import ASSETS
from generator.site.search import search_text

TEXT_PLACE: Final = '"__SEARCH_TEXT__"'
"""Stands in the built search script for the name of the text file."""


KEPT: Final = frozenset({".html", ".css", ".js", ".json", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".woff2"})
NOT_KEPT: Final = frozenset({"404.html", "sw.js", "offline.json"})
HASH_DIGITS: Final = 16


def finish(folder: Path, site: Site) -> None:
    """Write the search and the offline copy's manifest into the folder of a site."""
    write_search(folder / "assets", site)
    write_offline(folder)


def write_search(assets: Path, site: Site) -> None:
    """The search's text under a name that changes with it, and the script that knows the name."""
    text = f"cunkeSearchText({search_text(site).text()})\n"
    name = f"search-text.{sha256(text.encode()).hexdigest()[:10]}.js"
    _write(assets / name, text)
    script = (ASSETS / "search.js").read_text(encoding="utf-8")
    _write(assets / "search.js", script.replace(TEXT_PLACE, f'"{name}"'))


def write_offline(folder: Path) -> None:
    """The worker that serves a kept copy, and what such a copy is made of; documents to print and other downloads are not part of it."""
    _write(folder / "sw.js", (ASSETS / "sw.js").read_text(encoding="utf-8"))
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in KEPT and path.name not in NOT_KEPT)
    files = {path.relative_to(folder).as_posix(): _described(path.read_bytes()) for path in paths}
    version = sha256(json.dumps(files).encode()).hexdigest()[:HASH_DIGITS]
    told = {"version": version, "files": files}
    _write(folder / "offline.json", json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def _described(content: bytes) -> tuple[str, int]:
    return sha256(content).hexdigest()[:HASH_DIGITS], len(content)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
