"""A bank's questions as the page shows them: static first, the same on every build."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Final

from markupsafe import Markup
from pydantic import BaseModel

from generator.fingerprint import fingerprint
from generator.model import Site
from generator.question import Question, question_minutes
from generator.site.address import to_evidence
from generator.site.payload import BlankEntry, ChoiceEntry, MatchEntry, OrderEntry, Payload

KINDS: Final = {
    "single": "单选",
    "multiple": "多选",
    "judge": "判断",
    "blank": "填空",
    "order": "排序",
    "match": "连线",
}
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
GAP: Final = "____"

Rich = Callable[[str], Markup]


@dataclass(frozen=True, slots=True)
class Shown:
    """One option, item or right-hand side as shown: its value for the player (where its author put it), its mark, its text."""

    value: int
    mark: str
    text: Markup
    why: Markup | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A question ready for the template."""

    id: str
    type: str
    kind: str
    stem: Markup
    options: tuple[Shown, ...]
    items: tuple[Shown, ...]
    lefts: tuple[Markup, ...]
    rights: tuple[Shown, ...]
    answer: Markup
    explanation: Markup
    source: str
    source_title: str


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """A shared stem with its questions."""

    id: str
    stem: Markup
    questions: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """The self-test of a page."""

    name: str
    size: int
    minutes: int
    entries: tuple[Sheet | CaseSheet, ...]
    told: Payload

    @property
    def payload(self) -> Markup:
        """What the player is told, to stand in the page."""
        return in_script(self.told)


def quiz_of(site: Site, module: str, rich: Rich) -> Quiz | None:
    """The self-test of a module, with addresses from the site's root; None where the module has no questions."""
    questions = [question for bank in site.banks_of.get(module, ()) for question in bank.questions]
    if not questions:
        return None
    stems = {case.id: case.stem for bank in site.banks_of[module] for case in bank.cases}
    told = Payload(quiz=module.removesuffix(".md"), questions=[_entry(question) for question in questions])
    return Quiz(
        told.quiz,
        len(questions),
        question_minutes(len(questions)),
        tuple(_entries(site, questions, stems, rich)),
        told,
    )


def in_script(told: BaseModel) -> Markup:
    """JSON that no script element ends early on."""
    return Markup(told.model_dump_json().replace("<", "\\u003c"))  # noqa: S704 (JSON with every < escaped)


def _entries(site: Site, questions: Sequence[Question], stems: dict[str, str], rich: Rich) -> Iterator[Sheet | CaseSheet]:
    """Sheets in the order of the bank, the parts of a case under its stem."""
    for case, group in groupby(questions, key=lambda question: question.case):
        sheets = [_sheet(site, question, rich) for question in group]
        if case is None:
            yield from sheets
        else:
            yield CaseSheet(case, rich(stems[case]), tuple(sheets))


def _sheet(site: Site, question: Question, rich: Rich) -> Sheet:
    section = site.section.get(question.source.target)
    page = site.page[section.page] if section else None
    return Sheet(
        id=question.id,
        type=question.type,
        kind=KINDS[question.type],
        stem=_with_gaps(rich(question.stem)) if question.type == "blank" else rich(question.stem),
        options=tuple(_options(question, rich)),
        items=tuple(Shown(of, "", rich(question.items[of])) for of in shown_order(question)),
        lefts=tuple(rich(left) for left, _ in question.pairs),
        rights=tuple(Shown(of, LETTERS[at], rich(text)) for at, (of, text) in enumerate(_rights(question))),
        answer=_answer(question, rich),
        explanation=rich(question.explanation or ""),
        source=to_evidence(page.url, section.anchor, question.evidence.target) if page and section else "",
        source_title=f"《{page.title}》{section.title}" if page and section else "",
    )


def _options(question: Question, rich: Rich) -> Iterator[Shown]:
    for at, option in enumerate(question.options):
        mark = "" if question.type == "judge" else LETTERS[at]
        yield Shown(at, mark, rich(option.text), rich(option.why) if option.why else None)


def _with_gaps(stem: Markup) -> Markup:
    """Each gap as an input that can also be written on, on paper."""
    pieces = stem.split(GAP)
    gaps = (
        Markup('<input type="text" class="ck-blank" aria-label="第 {} 空" autocomplete="off" size="6">').format(number)
        for number in range(1, len(pieces))
    )
    return Markup("").join(part for pair in zip(pieces, [*gaps, ""], strict=True) for part in pair)


def _answer(question: Question, rich: Rich) -> Markup:
    """The right answer in words."""
    match question.type:
        case "judge":
            return Markup("").join(rich(option.text) for option in question.options if option.correct)
        case "single" | "multiple":
            right = [(at, option) for at, option in enumerate(question.options) if option.correct]
            return Markup("；").join(rich(f"{LETTERS[at]}　{option.text}") for at, option in right)
        case "blank":
            return Markup("；").join(rich(accepted[0]) for accepted in question.blanks)
        case "order":
            return Markup(" → ").join(rich(item) for item in question.items)
    return Markup("；").join(rich(f"{left} — {right}") for left, right in question.pairs)


def shown_order(question: Question) -> tuple[int, ...]:
    """The authored positions of an order question's items as they are shown: mixed by the id, never already right."""
    mixed = _mixed(question.id, len(question.items))
    right = list(range(len(mixed)))
    return tuple(mixed[1:] + mixed[:1] if mixed == right else mixed)


def _rights(question: Question) -> list[tuple[int, str]]:
    """Right-hand sides as they are shown, each with its authored position; the extra ones stand behind."""
    texts = [right for _, right in question.pairs] + list(question.extra)
    return [(at, texts[at]) for at in _mixed(question.id, len(texts))]


def _mixed(seed: str, size: int) -> list[int]:
    """Positions in an order that depends on the seed alone."""
    return sorted(range(size), key=lambda at: sha256(f"{seed}/{at}".encode()).hexdigest())


def _entry(question: Question) -> ChoiceEntry | BlankEntry | OrderEntry | MatchEntry:
    """What the player is told of a question."""
    name, print_, section = question.id, fingerprint(question), question.source.target
    match question.type:
        case "blank":
            accept = [list(accepted) for accepted in question.blanks]
            return BlankEntry(id=name, fingerprint=print_, section=section, type="blank", accept=accept)
        case "order":
            return OrderEntry(id=name, fingerprint=print_, section=section, type="order", answer=[*range(len(question.items))])
        case "match":
            return MatchEntry(id=name, fingerprint=print_, section=section, type="match", answer=[*range(len(question.pairs))])
        case "single" | "multiple" | "judge":
            right = [at for at, option in enumerate(question.options) if option.correct]
            return ChoiceEntry(id=name, fingerprint=print_, section=section, type=question.type, answer=right)
