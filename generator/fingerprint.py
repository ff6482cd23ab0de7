"""What tells one wording of a question from another."""

import json
from hashlib import sha256

from generator.question import Option, Question


def fingerprint(question: Question) -> str:
    """Twelve hex digits that change when stem, options or answer change; explanations may be mended freely."""
    told = [
        question.type,
        question.stem,
        [_told(option) for option in question.options],
        question.blanks,
        question.items,
        question.pairs,
        question.extra,
    ]
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:12]


def _told(option: Option) -> list[object]:
    return [option.text, option.correct]
