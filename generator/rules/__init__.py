"""What may not be: one generator a rule, `Site -> findings`. Importing this package fills the register."""

from generator.rules import (
    balance,
    drawings,
    files,
    law,
    links,
    modules,
    pages,
    paper,
    prose,
    questions,
    safety,
    sections,
    shapes,
    suppressions,
    words,
)
from generator.rules.registry import RULES

__all__ = [
    "RULES", "balance", "drawings", "files", "law", "links", "modules", "pages", "paper", "prose", "questions", "safety", "sections",
    "shapes", "suppressions", "words",
]  # fmt: skip
