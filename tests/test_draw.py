"""Papers: the same code, the same paper in Python and on the phone; what is drawn, and what is said of a mistyped code."""

import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chance import below, shuffled, stream
from generator.diagnostics import Say
from generator.draw import Ticket, draw, options_order, pool, take, tickets_of
from generator.papercode import (
    ALPHABET,
    COUNTS,
    HIGHEST_MODULE,
    MINUTES,
    MIXES,
    SEEDS,
    Blueprint,
    PaperCode,
    read_code,
    read_print,
    variants,
)
from tests.projects import REAL, sample
from tools import vectors

PLAYER: Final = REAL / "generator/player"
CODES: Final = 1000
INVENTED: Final = tuple(vectors.invented())

modules = st.sets(st.integers(1, HIGHEST_MODULE)).map(lambda found: tuple(sorted(found)))
blueprints = st.builds(Blueprint, modules, st.sampled_from(COUNTS), st.sampled_from(MIXES), st.sampled_from(MINUTES))
codes = st.builds(PaperCode, blueprints, st.integers(0, SEEDS - 1), st.integers(0, 3))


def by_chance(numbers: random.Random) -> PaperCode:
    """Any code that names modules 1 to 26, most of which are there."""
    chosen = tuple(sorted(numbers.sample((1, 2, 25, 26, 3), numbers.randrange(5))))
    plan = Blueprint(chosen, numbers.choice(COUNTS), numbers.choice(MIXES), numbers.choice(MINUTES))
    return PaperCode(plan, numbers.randrange(SEEDS), numbers.randrange(4))


def on_the_phone(tickets: tuple[Ticket, ...], asked: list[str]) -> Any:
    """What the player's TypeScript draws for these codes."""
    node = shutil.which("node", path=Path(sys.executable).parent)
    assert node
    told = json.dumps({"tickets": [asdict(ticket) for ticket in tickets], "codes": asked})
    run = subprocess.run([node, "scripts/draw.mjs"], cwd=PLAYER, input=told, capture_output=True, text=True, check=False, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_a_thousand_codes_give_the_same_papers_in_both_languages() -> None:
    numbers = random.Random(date(2026, 11, 23).toordinal())
    asked = [by_chance(numbers) for _ in range(CODES)]
    drawn = on_the_phone(INVENTED, [str(code) for code in asked])
    assert drawn == json.loads(json.dumps([vectors.paper(INVENTED, code) for code in asked]))
    assert len({json.dumps(paper["drawn"]) for paper in drawn}) > CODES * 0.8


def test_the_real_bank_gives_the_same_papers_in_both_languages() -> None:
    tickets = tickets_of(sample())
    asked = [str(PaperCode(Blueprint((), count, mix), seed)) for count in COUNTS[:6] for mix in MIXES for seed in range(5)]
    site = {str(code): draw(sample(), code) for code in map(read_code, asked) if isinstance(code, PaperCode)}
    for paper in on_the_phone(tickets, asked):
        here = site[paper["code"]]
        assert paper["fingerprint"] == here.fingerprint
        assert paper["drawn"] == [[one.question.id, list(one.order)] for one in here.drawn]


def test_the_shared_vectors_still_hold() -> None:
    assert json.loads(json.dumps(vectors.vectors())) == json.loads(vectors.PATH.read_text(encoding="utf-8"))


def test_mistyped_codes_are_said_alike_in_both_languages() -> None:
    asked = ["", "A", "卷", "B0-00M6", "U0-00M5", "B00-00M5", "b0 00m5", "BO-OOM5.7qxk"]
    for text, paper in zip(asked, on_the_phone(INVENTED, asked), strict=True):
        read = read_code(text)
        assert paper.get("words") == (read.zh if isinstance(read, Say) else None)
        assert isinstance(read, Say) or paper["code"] == str(read)


@given(codes)
def test_codes_come_back(code: PaperCode) -> None:
    assert read_code(str(code)) == code
    assert read_code(f" {str(code).lower().replace('1', 'l').replace('-', '—')} ") == code
    assert read_print(f"{code}.7qxk") == "7QXK"
    assert read_print(str(code)) is None


@given(codes, st.data())
def test_one_wrong_character_is_noticed(code: PaperCode, data: st.DataObject) -> None:
    text = str(code)
    at = data.draw(st.sampled_from([at for at, sign in enumerate(text) if sign != "-"]))
    wrong = data.draw(st.sampled_from([sign for sign in ALPHABET if sign != text[at]]))
    assert isinstance(read_code(text[:at] + wrong + text[at + 1 :]), Say)


@given(codes, st.data())
def test_swapped_and_missing_characters_are_noticed(code: PaperCode, data: st.DataObject) -> None:
    text = str(code).replace("-", "")
    at = data.draw(st.integers(0, len(text) - 2))
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    assert swapped == text or isinstance(read_code(swapped), Say)


@given(st.integers(1, 2**32), st.text())
def test_numbers_stay_below_their_limit(limit: int, name: str) -> None:
    assert 0 <= below(limit, stream(name)) < limit


def test_every_order_is_equally_likely() -> None:
    found = Counter(shuffled("abc", stream(f"try {number}")) for number in range(6000))
    assert len(found) == 6
    assert all(abs(count - 1000) < 150 for count in found.values())


@given(codes)
def test_a_paper_asks_each_question_once_and_cases_whole(code: PaperCode) -> None:
    drawn = [ticket for ticket, _ in take(pool(INVENTED, code), code)]
    assert len({ticket.id for ticket in drawn}) == len(drawn) <= code.blueprint.count
    assert all(not code.blueprint.modules or ticket.module in code.blueprint.modules for ticket in drawn)
    for name in {ticket.case for ticket in drawn if ticket.case}:
        parts = [ticket for ticket in INVENTED if ticket.case == name]
        at = drawn.index(parts[0])
        assert drawn[at : at + len(parts)] == parts


@given(codes, st.sampled_from(INVENTED))
def test_pinned_options_stay_last_and_nothing_is_lost(code: PaperCode, ticket: Ticket) -> None:
    order = options_order(ticket, code)
    assert sorted(order) == list(range(ticket.size))
    assert order[ticket.size - len(ticket.pinned) :] == ticket.pinned
    assert ticket.type != "order" or order != tuple(range(ticket.size))


@given(codes)
def test_variants_ask_the_same_in_another_order(code: PaperCode) -> None:
    papers = [list(take(pool(INVENTED, one), one)) for one in variants(code, 4)]
    assert len({frozenset(ticket.id for ticket, _ in paper) for paper in papers}) == 1
    assert [one.letter for one in variants(code, 3)] == ["A", "B", "C"]
    assert len(papers[0]) < 10 or papers[0] != papers[1]


@pytest.mark.parametrize("seed", range(20))
def test_questions_are_spread(seed: int) -> None:
    drawn = [ticket for ticket, _ in take(INVENTED, PaperCode(Blueprint((), 12), seed))]
    assert set(Counter(ticket.module for ticket in drawn).values()) <= {3, 4, 5}
    assert len({ticket.section for ticket in drawn}) >= 9
    easy = [ticket.difficulty for ticket, _ in take(INVENTED, PaperCode(Blueprint((), 20, "easy"), seed))]
    hard = [ticket.difficulty for ticket, _ in take(INVENTED, PaperCode(Blueprint((), 20, "hard"), seed))]
    assert sum(easy) < 20 * 1.7 < 20 * 1.9 < sum(hard)


def test_overdue_pages_ask_nothing() -> None:
    code = PaperCode(Blueprint(), 1)
    assert draw(sample(), code).drawn
    late = replace(sample(), today=date(2030, 1, 1))
    assert not draw(late, code).drawn
    assert draw(late, code).fingerprint != draw(sample(), code).fingerprint


def test_a_changed_question_changes_the_fingerprint() -> None:
    site, code = sample(), PaperCode(Blueprint((1,)), 1)
    first, *others = site.banks
    changed = replace(first, questions=(replace(first.questions[0], stem="另一个问法？"), *first.questions[1:]))
    assert draw(replace(site, banks=(changed, *others)), code).fingerprint != draw(site, code).fingerprint
    reasoned = replace(first, questions=(replace(first.questions[0], explanation="换一种讲法。"), *first.questions[1:]))
    assert draw(replace(site, banks=(reasoned, *others)), code).fingerprint == draw(site, code).fingerprint


def test_modules_that_are_not_there_are_told() -> None:
    assert draw(sample(), PaperCode(Blueprint((1, 40)), 1)).missing == (40,)
