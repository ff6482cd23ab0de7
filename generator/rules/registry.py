"""How a generator becomes a rule: its code, weight and title beside it, its documentation and proof in its docstring."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import dedent
from typing import Final

from generator.diagnostics import Finding, Rule, Say, Severity
from generator.model import Site

Find = Callable[[Site], Iterator[Finding]]

ASCII_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""Ids that survive every system: of questions and of headings."""

RULES: Final[dict[str, Rule]] = {}
"""All rules by code, in the order of their modules."""


def rule(code: str, severity: Severity, zh: str, en: str) -> Callable[[Find], Find]:
    """Register a generator under its code."""

    def register(find: Find) -> Find:
        if code in RULES:
            raise ValueError(f"two rules are called {code}")
        RULES[code] = Rule(code, severity, Say(zh, en), find)
        return find

    return register


@dataclass(frozen=True, slots=True)
class Example:
    """A rule's docstring: why it exists, the file its fragments belong to, and the fragments as lines.

    A fragment may instead say in words what is done to the file (`is missing`, `is encoded as gb18030`).
    """

    why: str
    path: str
    state: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


def example_of(rule: Rule) -> Example:
    """The example in a rule's docstring; ValueError where it has none."""
    text = cleandoc(rule.explanation)
    found = EXAMPLE.fullmatch(text)
    if not found:
        raise ValueError(f"{rule.code} has no Bad and Good fragment")
    bad, good = (tuple(dedent(found[name] or "").strip("\n").split("\n")) for name in ("bad", "good"))
    return Example(found["why"].strip(), found["path"], found["state"].strip(), bad, good)


EXAMPLE: Final = re.compile(
    r"(?P<why>.*?)\n\n+Bad: (?P<path>\S+)(?P<state>[^\n]*)\n(?P<bad>.*?)"
    r"Good: (?P=path)(?P<good_state>[^\n]*)(?:\n(?P<good>.*))?",
    re.S,
)
