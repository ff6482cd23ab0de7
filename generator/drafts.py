"""What authors wrote, as nouns before anything is rendered: where a project keeps it, its pages, all of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.diagnostics import Fault, Place, Ref
from generator.instrument import Instrument
from generator.lists import Change, Region, Saying, Term, Watch
from generator.outline import Outline, Suppression
from generator.question import Bank
from generator.schema import ExplainerMatter, LeafletMatter, ModuleMatter, PlainMatter
from generator.yaml_text import Table

Matter = ExplainerMatter | ModuleMatter | LeafletMatter | PlainMatter


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand below the project's root; `overlay` is the name of a region (`zhejiang`) or empty."""

    root: Path
    content: str = "content"
    quizzes: str = "quizzes"
    overlay: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as written: its path under content/, its body with the line where that begins, its front matter, its outline."""

    path: str
    body: str
    first_line: int
    matter: Matter | None
    table: Table | None
    outline: Outline
    place: Place


@dataclass(frozen=True)
class Written:
    """All that can be known without rendering. `unread` names what was written but could not be read."""

    drafts: tuple[Draft, ...]
    banks: tuple[Bank, ...]
    instruments: tuple[Instrument, ...]
    terms: tuple[Term, ...]
    region: Region
    watched: tuple[Watch, ...]
    sayings: tuple[Saying, ...]
    changes: tuple[Change, ...]
    files: frozenset[str]
    faults: tuple[Fault, ...]
    unread: frozenset[str]
    suppressions: tuple[Suppression, ...]
    texts: Mapping[str, str]
    synonyms: tuple[tuple[Ref, ...], ...] = ()

    @cached_property
    def draft(self) -> Mapping[str, Draft]:
        """Drafts by path."""
        return {draft.path: draft for draft in self.drafts}
