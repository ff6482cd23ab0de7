"""What is made from a whole site once all its pages stand in their folder."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.model import Site
from generator.site.frame import ASSETS
from generator.site.search import search_text

TEXT_PLACE: Final = '"__SEARCH_TEXT__"'
"""Stands in the built search script for the name of the text file."""


def finish(folder: Path, site: Site) -> None:
    """Write the search into the folder of a site."""
    write_search(folder / "assets", site)


def write_search(assets: Path, site: Site) -> None:
    """The search's text under a name that changes with it, and the script that knows the name."""
    text = f"cunkeSearchText({search_text(site).text()})\n"
    name = f"search-text.{sha256(text.encode()).hexdigest()[:10]}.js"
    _write(assets / name, text)
    script = (ASSETS / "search.js").read_text(encoding="utf-8")
    _write(assets / "search.js", script.replace(TEXT_PLACE, f'"{name}"'))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
