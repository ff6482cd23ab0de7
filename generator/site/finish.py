"""What is made from a whole site once all its pages stand in their folder."""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from generator.model import Site
from generator.site.frame import ASSETS
from generator.site.search import SearchText, packed, search_text
from generator.site.shards import head, postings, shards, texts_by_page

TEXT_PLACE: Final = '"__SEARCH_TEXT__"'
"""Stands in the built search script for the name of the text file."""


LARGEST_TEXT: Final = 300_000
"""Bytes of the search's text, gzipped, up to which it is sent whole."""
KEPT: Final = frozenset({".html", ".css", ".js", ".json", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".woff2"})
PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp"})
NOT_KEPT: Final = frozenset({"404.html", "sw.js", "offline.json"})
HASH_DIGITS: Final = 16


def finish(folder: Path, site: Site) -> None:
    """Make pictures small, write the search and the offline copy's manifest into the folder of a site."""
    if any(path.suffix.lower() in PICTURES for path in folder.rglob("*")):
        from generator.pictures import shrink  # noqa: PLC0415 (most sites have none, and reading pictures is slow to import)

        shrink(folder)
    write_search(folder / "assets", site)
    write_offline(folder)


def write_search(assets: Path, site: Site, largest: int = LARGEST_TEXT) -> None:
    """The search's text under a name that changes with it, whole or in pieces, and the script that knows the name.

    How characters sound is a piece of its own: most queries are answered without.
    """
    found = search_text(site)
    sounds = _piece(assets, "sounds", {"common": found.common, "syllables": found.syllables})
    apart = {"common": "", "syllables": {}, "sounds": sounds}
    text = f"cunkeSearchText({packed(found.model_dump() | apart)})\n"
    if len(gzip.compress(text.encode(), mtime=0)) > largest:
        text = f"cunkeSearchText({packed(_in_pieces(assets, found) | apart)})\n"
    name = f"search-text.{_hash(text)}.js"
    _write(assets / name, text)
    script = (ASSETS / "search.js").read_text(encoding="utf-8")
    _write(assets / "search.js", script.replace(TEXT_PLACE, f'"{name}"'))


def _in_pieces(assets: Path, found: SearchText) -> dict[str, Any]:
    """Write the pieces; returns what every search needs, with their names."""
    pairs = [_piece(assets, f"pairs{at}", shard) for at, shard in enumerate(shards(postings(found)))]
    texts = [_piece(assets, f"text{at}", words) for at, words in enumerate(texts_by_page(found))]
    return head(found) | {"pieces": {"pairs": pairs, "texts": texts}}


def _piece(assets: Path, key: str, content: Any) -> str:
    text = f'cunkeSearchPiece("{key}",{_json(content)})\n'
    name = f"search-{key}.{_hash(text)}.js"
    _write(assets / name, text)
    return name


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]


def write_offline(folder: Path) -> None:
    """The worker that serves a kept copy, and what such a copy is made of; documents to print and other downloads are not part of it."""
    _write(folder / "sw.js", (ASSETS / "sw.js").read_text(encoding="utf-8"))
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in KEPT and path.name not in NOT_KEPT)
    files = {path.relative_to(folder).as_posix(): _described(path.read_bytes()) for path in paths}
    version = sha256(json.dumps(files).encode()).hexdigest()[:HASH_DIGITS]
    told = {"version": version, "files": files}
    _write(folder / "offline.json", _json(told))


def _described(content: bytes) -> tuple[str, int]:
    return sha256(content).hexdigest()[:HASH_DIGITS], len(content)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
