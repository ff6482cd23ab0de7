"""The frame around every page: the script that must run first, the policy that lets nothing else in; where templates are kept."""

import os
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, FileSystemBytecodeCache

ASSETS: Final = Path(__file__).with_name("assets")
SELF: Final = "'self'"
COMPILED: Final = Path(__file__).with_name("__pycache__")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the templates of the theme ask for. `policy` is empty in a preview, whose reloading is a script of MkDocs' own."""

    policy: str
    look: str
    lost_policy: str
    lost_script: str
    lost_style: str


@cache
def frame(*, preview: bool) -> Frame:
    """The frame of every page of a site or of a preview."""
    look, script, style = (_asset(name) for name in ("first.js", "lost.js", "lost.css"))
    lost = _policy(_hash(script), style=_hash(style))
    return Frame("" if preview else policy(), look, lost, script, style)


def policy() -> str:
    """The Content-Security-Policy of every page: nothing inline but one known script, nothing from or to anywhere else."""
    return _policy(SELF, _hash(_asset("first.js")), style=SELF)


def header_policy() -> str:
    """The same as a header: for all pages, so that it knows what stands in the lost page, too, and lets nobody frame the site."""
    scripts = [_hash(_asset(name)) for name in ("first.js", "lost.js")]
    style = f"{SELF} {_hash(_asset('lost.css'))}"
    return f"{_policy(SELF, *scripts, style=style)}; frame-ancestors 'none'"


def _policy(*scripts: str, style: str) -> str:
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(scripts),
        "style-src": style,
        "img-src": f"{SELF} data: blob:",
        "connect-src": SELF,
        "worker-src": SELF,
        "manifest-src": SELF,
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8").rstrip("\n")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def compiled() -> BytecodeCache | None:
    """Where compiled templates are kept: with Python's own compiled modules, if this user may write there."""
    return FileSystemBytecodeCache(str(COMPILED)) if os.access(COMPILED, os.W_OK) else None
