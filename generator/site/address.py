"""Addresses inside the site, always relative: it works at a root, under a sub-path and from a folder."""

import posixpath
from functools import cache
from urllib.parse import quote


@cache
def relative(here: str, there: str) -> str:
    """From the page at one address to another, both from the site's root (`training/m01.html`)."""
    path, mark, anchor = there.partition("#")
    if path == here:
        return mark + anchor if mark else posixpath.basename(path)
    target = posixpath.relpath(path or ".", posixpath.dirname(here) or ".")
    slash = "/" if path.endswith("/") else ""
    return target + slash + mark + anchor


def to_evidence(here: str, there: str, anchor: str, evidence: str) -> str:
    """To a section, with the words that the player marks there."""
    path = relative(here, there)
    return f"{path}?mark={quote(evidence, safe='')}#{anchor}"
