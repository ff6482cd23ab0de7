"""Questions: from their models, with the places of their text, to nouns."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.citation import CITATION, parse_articles
from generator.diagnostics import Place, Ref
from generator.instrument import Citation
from generator.outline import REGION
from generator.question import Option, Question
from generator.schema import Blank, Case, Judge, Match, Multiple, Order, Single
from generator.shape import entries
from generator.yaml_text import Row, Table


def read_citations(table: Table) -> Iterator[Citation]:
    """Citations in any text of a YAML entry, with the place of that text."""
    for text, at in _texts(table, "[["):
        for found in CITATION.finditer(text):
            yield Citation(Ref(found[1], at), parse_articles(found[2]) if found[2] is not None else ())


def _texts(value: Table | Row, mark: str) -> Iterator[tuple[str, Place]]:
    """Every text below a value that holds the mark."""
    for key, item in value.items() if isinstance(value, Table) else enumerate(value):
        if isinstance(item, str):
            if mark in item:
                yield item, value.value_at(str(key)) if isinstance(value, Table) else value.item_at(int(key))
        elif item is not None:
            yield from _texts(item, mark)


Asked = Single | Multiple | Judge | Blank | Order | Match
SHAPE_KEYS = ("options", "answer", "blanks", "items", "pairs")


def read_question(asked: Asked, table: Any, module: str, case: Case | None = None) -> Question:
    """A question noun from its model and the places of its text; a case hands its tags on to its parts."""
    at: Callable[[str], Place] = table.value_at
    return Question(
        id=asked.id,
        type=asked.type,
        stem=asked.stem,
        source=Ref(asked.source, at("source")),
        evidence=Ref(asked.evidence, at("evidence")),
        explanation=asked.explanation,
        difficulty=asked.difficulty,
        place=table.at,
        id_at=at("id"),
        module=module,
        options=_options(asked, table),
        blanks=tuple(tuple(blank) for blank in asked.blanks) if isinstance(asked, Blank) else (),
        items=tuple(asked.items) if isinstance(asked, Order) else (),
        pairs=tuple((pair.left, pair.right) for pair in asked.pairs) if isinstance(asked, Match) else (),
        extra=tuple(asked.extra) if isinstance(asked, Match) else (),
        shape_at=next((table.key_at(key) for key in SHAPE_KEYS if key in table), None),
        case=case.id if case else None,
        tags=frozenset([*asked.tags, *(case.tags if case else ())]),
        citations=tuple(read_citations(table)),
        regions=tuple(Ref(found[1], at) for text, at in _texts(table, "{{") for found in REGION.finditer(text)),
    )


def _options(asked: Asked, table: Table) -> tuple[Option, ...]:
    if isinstance(asked, Judge):
        at = table.value_at("answer")
        return tuple(Option(word, word == asked.answer, None, True, at) for word in ("对", "错"))
    if isinstance(asked, Single | Multiple):
        places = (at for _, at in entries(table, "options"))
        return tuple(
            Option(option.text, option.correct, option.why, option.pin == "last", at)
            for option, at in zip(asked.options, places, strict=True)
        )
    return ()
