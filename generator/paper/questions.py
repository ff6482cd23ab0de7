"""Questions on paper: what the template sets, and what the key says of each."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from generator.draw import Drawn, Paper
from generator.model import Page
from generator.paper.nodes import Inlines
from generator.paper.shop import QUESTION, Shop
from generator.papercode import Blueprint, PaperCode
from generator.question import Question
from generator.site.quiz import KINDS, LETTERS

Entry = dict[str, Any]
PRACTICE: Final = 8
"""How many questions a handout has for practice, as far as there are so many."""


def practice(shop: Shop, page: Page) -> Paper:
    """随堂练 of a module: a paper like any other, so that its code brings the same questions on the phone."""
    assert page.module, page.path
    return shop.draw(PaperCode(Blueprint((page.module.order,), PRACTICE), seed=1))


def entries(shop: Shop, drawn: Sequence[Drawn]) -> list[Entry]:
    """Questions as the template sets them, numbered through; the parts of a case stand under its stem."""
    numbers = iter(range(1, len(drawn) + 1))
    told: list[Entry] = []
    for case, group in groupby(drawn, key=lambda one: one.question.case):
        inside = [entry(shop, one, next(numbers)) for one in group]
        told += [{"case": shop.data(shop.rich(shop.stems[case])), "entries": inside}] if case in shop.stems else inside
    return told


def entry(shop: Shop, one: Drawn, number: int) -> Entry:
    """One question with its options, items or right sides as they are shown."""
    question, told = one.question, shop.told
    return {
        "number": number,
        "kind": KINDS[question.type],
        "type": question.type,
        "stem": told(question.stem),
        "options": [{"mark": _letter(question, at), "of": told(question.options[of].text)} for at, of in _shown(one, "options")],
        "items": [told(question.items[of]) for _, of in _shown(one, "items")],
        "lefts": [told(left) for left, _ in question.pairs],
        "rights": [{"mark": LETTERS[at], "of": told(right_sides(question)[of])} for at, of in _shown(one, "pairs")],
    }


def _shown(one: Drawn, kind: str) -> list[tuple[int, int]]:
    """(position shown, position written) of a question's options, items or right sides; nothing where it has none."""
    return list(enumerate(one.order)) if getattr(one.question, kind) else []


def _letter(question: Question, at: int) -> str:
    return "" if question.type == "judge" else LETTERS[at]


def right_sides(question: Question) -> tuple[str, ...]:
    """The right sides of a match as written, the ones without partner behind."""
    return (*(right for _, right in question.pairs), *question.extra)


def answers(shop: Shop, drawn: Iterable[Drawn]) -> list[Entry]:
    """What the key says: the answer, why, the section and the words in it, and the mark by which their page is found."""
    return [
        {
            "number": number,
            "answer": shop.data(answer(one)),
            "explanation": shop.told(one.question.explanation or ""),
            "whys": [{"mark": _letter(one.question, at), "of": shop.told(why)} for at, why in _whys(one)],
            "section": shop.section_title(one.question),
            "evidence": shop.words(one.question.evidence.target),
            "mark": QUESTION + one.question.id,
            "page": one.question.source.target.partition("#")[0],
        }
        for number, one in enumerate(drawn, 1)
    ]


def _whys(one: Drawn) -> Iterator[tuple[int, str]]:
    for at, of in _shown(one, "options"):
        why = one.question.options[of].why
        if why:
            yield at, why


def answer(one: Drawn) -> Inlines:
    """The right answer as it is written on paper: letters, words, ranks from the top down, or `1B 2C` for a match."""
    question = one.question
    match question.type:
        case "judge":
            return tuple(option.text for option in question.options if option.correct)
        case "single" | "multiple":
            return ("".join(LETTERS[at] for at, of in _shown(one, "options") if question.options[of].correct),)
        case "blank":
            return ("；".join(accepted[0] for accepted in question.blanks),)
        case "order":
            return ("、".join(str(at + 1) for at in one.order),)
    return (" ".join(f"{at + 1}{LETTERS[one.order.index(at)]}" for at in range(len(question.pairs))),)
