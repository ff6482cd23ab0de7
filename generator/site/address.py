"""Addresses inside the site, always relative: it works at a root, under a sub-path and from a folder."""

import posixpath
from functools import cache
from typing import Final
from urllib.parse import quote

ROOT: Final = "\u0002"
"""Stands for the way up to the site's root in HTML that several pages take in; no author can write it."""


@cache
def relative(here: str, there: str) -> str:
    """From the page at one address to another, both from the site's root (`training/m01.html`)."""
    path, mark, anchor = there.partition("#")
    if path == here:
        return mark + anchor if mark else posixpath.basename(path)
    target = posixpath.relpath(path or ".", posixpath.dirname(here) or ".")
    slash = "/" if path.endswith("/") else ""
    return target + slash + mark + anchor


def to_evidence(there: str, anchor: str, evidence: str) -> str:
    """From the root to a section, with the words that the player marks there."""
    return f"{ROOT}{there}?mark={quote(evidence, safe='')}#{anchor}"


def rooted(html: str, here: str) -> str:
    """HTML with addresses from the root, for the page at an address."""
    return html.replace(ROOT, "../" * here.count("/"))
