"""What is wrong, where it stands, and what to do about it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

NEAR = 60.0
"""How alike (0–100) a name must be before it is offered as 是不是…？"""


class Place(NamedTuple):
    """A spot in an author's file: path from the project's root, line and column from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1


class Say(NamedTuple):
    """One sentence in both languages of the command line."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A pointer to something else that knows where it was written."""

    target: str
    place: Place


class Severity(StrEnum):
    """Errors stop the build, warnings stop it under --strict, notes never do."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Related(NamedTuple):
    """A second place that helps to understand the first."""

    place: Place
    message: Say


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields: a place, what is wrong there, and what to do."""

    place: Place
    message: Say
    hint: Say | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding made while a file was read, kept under the code of the rule that reports it."""

    code: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """One idea of what may not be: its code, its weight, its name, and the generator that finds it."""

    code: str
    severity: Severity
    title: Say
    find: Callable[[Any], Iterable[Finding]]

    @property
    def explanation(self) -> str:
        """The docstring of the generator: why the rule exists, with a Bad and a Good fragment."""
        return self.find.__doc__ or ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding under its rule, ready to be shown."""

    rule: Rule
    finding: Finding

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.finding.place


def fault(code: str, place: Place, message: Say, hint: Say | None = None, *related: Related) -> Fault:
    """A fault in one line, for the readers."""
    return Fault(code, Finding(place, message, hint, related))


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name most like this one, or None where none is near (ratio of RapidFuzz, at least 60 of 100)."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (only mistakes need it)

    found = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=NEAR)
    return found[0] if found else None


def did_you_mean(name: str, names: Iterable[str], otherwise: Say) -> Say:
    """A hint that offers the nearest name, or else says what to do without one."""
    near = nearest(name, names)
    return Say(f"是不是 {near}？", f"did you mean {near}?") if near else otherwise


def closest_passage(words: str, text: str) -> str | None:
    """The stretch of a text most like some words, or None where nothing comes near."""
    from rapidfuzz import fuzz  # noqa: PLC0415 (only mistakes need it)

    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=NEAR)
    return text[found.dest_start : found.dest_end] if found else None


def in_order(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """By file, line, column and code: the same order on every machine."""
    yield from sorted(diagnostics, key=lambda one: (one.place, one.rule.code, one.finding.message.zh))
