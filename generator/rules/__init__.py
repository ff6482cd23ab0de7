"""What may not be: one generator a rule, `Site -> findings`. Importing this package fills the register."""

from generator.rules import files, law, links, modules, pages, questions, safety, shapes, suppressions, words
from generator.rules.registry import RULES

__all__ = ["RULES", "files", "law", "links", "modules", "pages", "questions", "safety", "shapes", "suppressions", "words"]
