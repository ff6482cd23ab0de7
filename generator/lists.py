"""What stands beside the pages: glossary, watched words, old sayings, changes, the values of a place: immutable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.diagnostics import Place, Ref
from generator.instrument import Citation


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary, its other spellings, and what it means in plain words."""

    id: str
    term: str
    also: tuple[str, ...]
    definition: str
    see: Ref | None
    place: Place
    citations: tuple[Citation, ...] = ()
    history: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """Words that stand only in history blocks, or nowhere: why, and what to say instead."""

    words: tuple[str, ...]
    why: str
    instead: str
    in_history: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """An old saying and the rule today."""

    topic: str
    old: str
    now: str
    see: Ref | None
    place: Place
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What changed on a day, and in which pages or sections."""

    day: date
    text: str
    see: tuple[Ref, ...]
    place: Place
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What differs from place to place: the text, what it is, where it comes from, when it was checked."""

    text: str
    label: str
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Region:
    """The place a site is built for."""

    name: str
    values: Mapping[str, Value]
