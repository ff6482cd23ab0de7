"""A paper out of a code: which questions, in which order, with their options in which order. `player/src/draw.ts` does the same.

1. The pool: the questions of the code's modules, by module number and then as the banks have them. Questions whose section stands
   on a page past its `review_by` on the day of the build stay out. The parts of a case are one ticket, drawn whole or not at all.
2. The tickets are shuffled by the stream `{seed}/draw`. Then, until there are enough, the next one is the first of those that still
   fit with the smallest (questions taken from its module, 1 where its difficulty has its share already, tickets taken from its
   section).
3. The tickets taken are shuffled by the stream `{seed}/{variant}/order`.
4. The options of each question are shuffled by the stream `{seed}/{variant}/{id}`, pinned ones last; an order question whose items
   would come in the right order has its first one moved to the end.

Every stream is one of `chance.py`. All variants of a code ask the same questions. The fingerprint of the pool (four characters of
base 32) tells whether a paper was drawn from this bank or from another state of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.chance import fnv1a, shuffled, stream
from generator.fingerprint import fingerprint
from generator.model import Site
from generator.papercode import ALPHABET, Mix, PaperCode
from generator.question import Question

SHARES: Final[Mapping[Mix, tuple[int, int, int] | None]] = {"any": None, "easy": (7, 3, 0), "even": (4, 4, 2), "hard": (2, 4, 4)}
"""Tenths of the questions for the difficulties 1, 2, 3."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the draw knows of a question: `module` is the module's number, `size` how many places there are to shuffle."""

    id: str
    fingerprint: str
    module: int
    section: str
    difficulty: int
    case: str
    type: str
    size: int
    pinned: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question on a paper; `order` holds authored positions as shown.

    Positions of the options (single, multiple, judge), of the items (order), of the right sides with the extra ones behind
    (match); nothing for a blank.
    """

    question: Question
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its code, the fingerprint of the bank it was drawn from, its questions in order.

    `missing` are numbers of modules that the code names and the site does not have.
    """

    code: PaperCode
    fingerprint: str
    drawn: tuple[Drawn, ...]
    missing: tuple[int, ...] = ()

    @property
    def minutes(self) -> int | None:
        """The timer, where the trainer set one."""
        return self.code.blueprint.minutes


def draw(site: Site, code: PaperCode, known: Sequence[Ticket] | None = None) -> Paper:
    """The paper of a code on this site; fewer questions than asked for where the pool has no more.

    `known` are the site's tickets, for callers that draw many papers.
    """
    questions = {question.id: question for question in site.questions}
    tickets = pool(tickets_of(site) if known is None else known, code)
    drawn = tuple(Drawn(questions[ticket.id], order) for ticket, order in take(tickets, code))
    numbers = {module.module.order for module in site.modules if module.module}
    return Paper(code, bank_fingerprint(tickets), drawn, tuple(n for n in code.blueprint.modules if n not in numbers))


def tickets_of(site: Site) -> tuple[Ticket, ...]:
    """Every question that may come into a new paper, by module number."""
    return tuple(ticket for ticket in every_ticket(site) if not overdue(site, ticket.section))


def every_ticket(site: Site) -> tuple[Ticket, ...]:
    """Every question of a module, by module number and then as the banks have them."""
    numbers = {module.path: module.module.order for module in site.modules if module.module}
    asked = [question for question in site.questions if question.module in numbers]
    return tuple(_ticket(question, numbers[question.module]) for question in sorted(asked, key=lambda one: numbers[one.module]))


def overdue(site: Site, section: str) -> bool:
    """Whether a section stands on a page that should have been held against the law again before today."""
    page = site.page.get(section.partition("#")[0])
    return bool(page and page.review and page.review.review_by < site.today)


def _ticket(question: Question, module: int) -> Ticket:
    return Ticket(
        id=question.id,
        fingerprint=fingerprint(question),
        module=module,
        section=question.source.target,
        difficulty=question.difficulty,
        case=question.case or "",
        type=question.type,
        size=len(question.options) + len(question.items) + len(question.pairs) + len(question.extra),
        pinned=tuple(at for at, option in enumerate(question.options) if option.pinned),
    )


def pool(tickets: Iterable[Ticket], code: PaperCode) -> tuple[Ticket, ...]:
    """The tickets of a code's modules."""
    wanted = code.blueprint.modules
    return tuple(ticket for ticket in tickets if not wanted or ticket.module in wanted)


def bank_fingerprint(tickets: Iterable[Ticket]) -> str:
    """Four characters that change when a question of the pool, or what the draw goes by, changes."""
    number = fnv1a("draw 1\n" + "".join(_line(ticket) for ticket in tickets)) >> 12
    return "".join(ALPHABET[number >> shift & 31] for shift in (15, 10, 5, 0))


def _line(one: Ticket) -> str:
    pinned = ",".join(map(str, one.pinned))
    return f"{one.id} {one.fingerprint} {one.module} {one.section} {one.difficulty} {one.case} {one.type} {one.size} {pinned}\n"


def take(tickets: Sequence[Ticket], code: PaperCode) -> Iterator[tuple[Ticket, tuple[int, ...]]]:
    """Tickets in the paper's order, each with the order of its options."""
    groups = [tuple(group) for _, group in groupby(tickets, key=lambda one: (one.module, one.case or one.id))]
    chosen = _chosen(shuffled(groups, stream(f"{code.seed}/draw")), code)
    for group in shuffled(chosen, stream(f"{code.seed}/{code.variant}/order")):
        for ticket in group:
            yield ticket, options_order(ticket, code)


def _chosen(groups: Sequence[tuple[Ticket, ...]], code: PaperCode) -> list[tuple[Ticket, ...]]:
    """Spread over modules, difficulties and sections; what comes earlier wins where all is equal."""
    plan, left, waiting = code.blueprint, code.blueprint.count, list(groups)
    shares = SHARES[plan.mix]
    taken: Counter[int | str] = Counter()
    hard: Counter[int] = Counter()

    def rank(group: tuple[Ticket, ...]) -> tuple[int, bool, int]:
        full = shares is not None and hard[group[0].difficulty] * 10 >= shares[group[0].difficulty - 1] * plan.count
        return taken[group[0].module], full, taken[group[0].section]

    chosen = []
    while fitting := [group for group in waiting if len(group) <= left]:
        best = min(fitting, key=rank)
        chosen.append(best)
        waiting.remove(best)
        left -= len(best)
        taken.update({best[0].module: len(best), best[0].section: 1})
        hard[best[0].difficulty] += len(best)
    return chosen


def options_order(ticket: Ticket, code: PaperCode) -> tuple[int, ...]:
    """Authored positions in the order in which they are shown."""
    free = [at for at in range(ticket.size) if at not in ticket.pinned]
    order = shuffled(free, stream(f"{code.seed}/{code.variant}/{ticket.id}"))
    if ticket.type == "order" and list(order) == free:
        order = order[1:] + order[:1]
    return order + ticket.pinned
