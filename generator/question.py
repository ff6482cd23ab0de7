"""Questions and their banks, as the rules, the pages and the papers see them: immutable."""

from dataclasses import dataclass
from math import ceil
from typing import Final, Literal

from generator.diagnostics import Place, Ref
from generator.instrument import Citation

QuestionType = Literal["single", "multiple", "judge", "blank", "order", "match"]
MINUTES_A_QUESTION: Final = 0.6
"""Reading a question, thinking, and reading why."""


def question_minutes(count: int) -> int:
    """Whole minutes that so many questions take."""
    return ceil(count * MINUTES_A_QUESTION)


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice."""

    text: str
    correct: bool
    why: str | None
    pinned: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Question:
    """A question of any type; the fields of other types are empty. `case` is the id of the case it belongs to."""

    id: str
    type: QuestionType
    stem: str
    source: Ref
    evidence: Ref
    explanation: str | None
    difficulty: int
    place: Place
    id_at: Place
    module: str
    options: tuple[Option, ...] = ()
    blanks: tuple[tuple[str, ...], ...] = ()
    items: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    extra: tuple[str, ...] = ()
    shape_at: Place | None = None
    case: str | None = None
    tags: frozenset[str] = frozenset()
    citations: tuple[Citation, ...] = ()
    regions: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseStem:
    """The shared stem of a case."""

    id: str
    stem: str
    place: Place
    size: int


@dataclass(frozen=True, slots=True)
class Bank:
    """The questions of one file, and the module they belong to."""

    path: str
    module: Ref
    questions: tuple[Question, ...]
    cases: tuple[CaseStem, ...]
