"""The Site and its nouns: immutable, with every pointer knowing where it was written."""

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from math import ceil
from typing import Final, TypeVar

from generator.diagnostics import Fault, Finding, Place, Ref
from generator.instrument import Citation, Instrument, in_force
from generator.lists import Change, Region, Saying, Term, Watch
from generator.outline import Outline, Suppression
from generator.question import Bank, Question
from generator.standards import Standards, among

WHITE: Final = re.compile(r"\s+")
T = TypeVar("T")


TALK: Final = "talk"
"""The id of an explainer's spoken version."""
CHARACTERS_A_MINUTE: Final = 300
"""Careful reading of a Chinese text on a phone; the usual figure for adults is 300 to 500."""


def reading_minutes(characters: int) -> int:
    """Whole minutes that so many characters take."""
    return ceil(characters / CHARACTERS_A_MINUTE)


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """Text as evidence is compared: width and compatibility forms folded (NFKC), white space left out."""
    return unicodedata.normalize("NFKC", WHITE.sub("", unicodedata.normalize("NFKC", text)))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it up to the next heading. `key` is `policy/leave.md#maternity-days`.

    `aliases` are words that people search for and that the text does not use. `drawn` is what its diagrams say: found by the
    search, but no answer rests on it alone.
    """

    page: str
    anchor: str
    title: str
    level: int
    text: str
    folded: str
    place: Place
    explicit: bool
    aliases: tuple[str, ...] = ()
    drawn: str = ""

    @property
    def key(self) -> str:
        """How questions and objectives name it."""
        return f"{self.page}#{self.anchor}"


@dataclass(frozen=True, slots=True)
class Objective:
    """What one can do after a module, and the sections whose questions test it."""

    text: str
    sections: tuple[Ref, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Module:
    """What a training module says of itself; minutes are whole minutes of teaching."""

    unit: Ref
    order: int
    minutes: int
    minutes_at: Place
    audience: tuple[str, ...]
    prerequisites: tuple[Ref, ...]
    objectives: tuple[Objective, ...]
    key_points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explainer:
    """What a policy explainer says of itself."""

    topic: Ref
    summary: str
    reach: str


@dataclass(frozen=True, slots=True)
class Leaflet:
    """What a leaflet for villagers says of itself; each section is one panel."""

    summary: str


@dataclass(frozen=True, slots=True)
class Review:
    """When a page was last held against the law, and until when that may be trusted."""

    reviewed: date
    review_by: date
    place: Place


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path under content/, its address, the rendered HTML, what it teaches and what it points to."""

    path: str
    url: str
    title: str
    html: str
    anchors: frozenset[str]
    sections: tuple[Section, ...]
    outline: Outline
    citations: tuple[Citation, ...]
    place: Place
    explainer: Explainer | None = None
    module: Module | None = None
    review: Review | None = None
    leaflet: Leaflet | None = None
    view: str | None = None
    lists: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)

    @property
    def teaches(self) -> bool:
        """Whether it is an explainer, a module or a leaflet by where it stands, index pages aside."""
        return self.path.startswith(("policy/", "training/", "leaflets/")) and not self.path.endswith("index.md")

    @property
    def length(self) -> int:
        """Characters to read, white space left out."""
        return sum(len(section.folded) for section in self.sections)

    def cited_in(self, section: Section) -> tuple[Citation, ...]:
        """The citations between a section's heading and the next one."""
        end = min((one.place.line for one in self.sections if one.place > section.place), default=None)
        lines = range(section.place.line, end) if end else range(section.place.line, sys.maxsize)
        return tuple(citation for citation in self.citations if citation.instrument.place.line in lines)


@dataclass(frozen=True)
class Site:
    """All that authors wrote, read once; immutable. Look-ups are computed when first asked for."""

    today: date
    pages: tuple[Page, ...]
    banks: tuple[Bank, ...]
    instruments: tuple[Instrument, ...]
    terms: tuple[Term, ...]
    region: Region
    watched: tuple[Watch, ...] = ()
    sayings: tuple[Saying, ...] = ()
    changes: tuple[Change, ...] = ()
    standards: Standards = field(default_factory=Standards)
    files: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()
    unread: frozenset[str] = frozenset()
    """Names (ids, `source` keys, file paths) that were written but could not be read, so that rules do not report twice."""
    suppressions: tuple[Suppression, ...] = ()
    synonyms: tuple[tuple[Ref, ...], ...] = ()
    """Groups of words that mean the same to those who search."""

    @cached_property
    def page(self) -> Mapping[str, Page]:
        """Pages by path."""
        return {page.path: page for page in self.pages}

    @cached_property
    def section(self) -> Mapping[str, Section]:
        """Sections by key; the first where a page has an id twice."""
        found: dict[str, Section] = {}
        for page in self.pages:
            for section in page.sections:
                found.setdefault(section.key, section)
        return found

    @cached_property
    def instrument(self) -> Mapping[str, Instrument]:
        """Instruments by id; the first where one is registered twice."""
        return {instrument.id: instrument for instrument in reversed(self.instruments)}

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question of every bank, the parts of cases included."""
        return tuple(question for bank in self.banks for question in bank.questions)

    @cached_property
    def modules(self) -> tuple[Page, ...]:
        """Training modules in teaching order."""
        ordered = sorted((page.module.order, page.path) for page in self.pages if page.module)
        return tuple(self.page[path] for _, path in ordered)

    @cached_property
    def explainers(self) -> tuple[Page, ...]:
        """Policy explainers by path."""
        return tuple(page for page in self.pages if page.explainer)

    @cached_property
    def banks_of(self) -> Mapping[str, tuple[Bank, ...]]:
        """Banks by the path of their module."""
        return _grouped((bank.module.target, bank) for bank in self.banks)

    @cached_property
    def tested_by(self) -> Mapping[str, tuple[Question, ...]]:
        """Questions by the key of the section that answers them."""
        return _grouped((question.source.target, question) for question in self.questions)

    @cached_property
    def untested(self) -> tuple[Section, ...]:
        """Sections of explainers and modules that cite law in force and that no question tests.

        None while a question points nowhere or a bank could not be read: what it tests is not known then.
        """
        if any(name.endswith((".yml", ".yaml")) for name in self.unread) or any(
            one.source.target not in self.section for one in self.questions
        ):
            return ()
        teaching = (page for page in self.pages if page.explainer or page.module)
        return tuple(
            section
            for page in teaching
            for section in page.sections
            if not among(section.anchor, self.standards.untested)
            and section.key not in self.tested_by
            and not self.lost(section.key)
            and any(self.binds(citation) for citation in page.cited_in(section))
        )

    def binds(self, citation: Citation) -> bool:
        """Whether a citation is of law in force today, told as such."""
        instrument = self.instrument.get(citation.instrument.target)
        return instrument is not None and not citation.in_history and in_force(instrument, self.today)

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Page | Question, ...]]:
        """Pages and questions by the id of the instrument they cite, each once, pages first."""
        citing: tuple[Page | Question, ...] = (*self.pages, *self.questions)
        return _grouped((citation.instrument.target, one) for one in citing for citation in one.citations)

    def listed(self, name: str) -> tuple[str, ...]:
        """The names under a list key (`topics`, `units`, `asked`, `at_hand`) of the page that keeps that list, in its order."""
        return next((tuple(ref.target for ref in page.lists[name]) for page in self.pages if page.lists.get(name)), ())

    def lost(self, target: str) -> bool:
        """Whether what a pointer names was written but could not be read: that is said once, where it stands."""
        return target in self.unread or target.partition("#")[0] in self.unread

    def findings_of(self, code: str) -> Iterator[Finding]:
        """What was noticed while reading, under one rule's code."""
        return (fault.finding for fault in self.faults if fault.code == code)


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Values by key, in order; a value that comes twice in a row under a key is kept once."""
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        if not groups[key] or groups[key][-1] is not value:
            groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
