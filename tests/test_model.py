"""The nouns: when a law binds, when two texts are the same, who cites whom."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.instrument import Instrument, first_day, in_force, last_day
from generator.model import fold
from tests.projects import sample

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
PARTIAL = DAYS.flatmap(lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"]))


def law(effective: str | None, repealed: str | None = None) -> Instrument:
    return replace(sample().instrument["workers-2012"], effective=effective, repealed=repealed)


@pytest.mark.parametrize(
    ("effective", "repealed", "first", "last"),
    [
        ("2012-04-28", None, date(2012, 4, 28), None),
        ("2024-02", None, date(2024, 2, 29), None),
        ("2021-12", None, date(2021, 12, 31), None),
        ("2002", None, date(2002, 12, 31), None),
        ("2002-09-01", "2021-09-09", date(2002, 9, 1), date(2021, 9, 8)),
        ("2002-09-01", "2021-09", date(2002, 9, 1), date(2021, 8, 31)),
        ("2002-09-01", "2021", date(2002, 9, 1), date(2020, 12, 31)),
    ],
)
def test_in_force_at_the_borders(effective: str, repealed: str | None, first: date, last: date | None) -> None:
    instrument, day = law(effective, repealed), timedelta(days=1)
    assert [in_force(instrument, on) for on in (first - day, first)] == [False, True]
    if last:
        assert [in_force(instrument, on) for on in (last, last + day)] == [True, False]


@given(DAYS)
def test_draft_never_binds(on: date) -> None:
    assert not in_force(law(None), on)


@given(PARTIAL, PARTIAL, DAYS)
def test_less_exact_dates_never_bind_longer(effective: str, repealed: str, on: date) -> None:
    exact = law(last_day(effective).isoformat(), first_day(repealed).isoformat())
    assert in_force(law(effective, repealed), on) == in_force(exact, on)


@given(PARTIAL)
def test_partial_dates_hold_their_days(partial: str) -> None:
    first, last = first_day(partial), last_day(partial)
    assert first.isoformat().startswith(partial)
    assert last.isoformat().startswith(partial)
    assert not (last + timedelta(days=1)).isoformat().startswith(partial)


@pytest.mark.parametrize(("one", "other"), [("98 天", "98天"), ("９８天", "98 天"), ("（一）", "(一)"), ("9\n8　天", "98天")])
def test_same_words(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(st.characters(categories=["Lo", "Lu", "Ll", "Nd", "Po", "Zs"])))
def test_folded_once_is_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_look_ups() -> None:
    site = sample()
    assert site.section["policy/leave.md#how-to"].title == "怎么办"
    assert [page.path for page in site.modules] == ["training/m01-leave.md", "training/m02-visit.md"]
    assert [page.path for page in site.explainers] == ["policy/leave.md"]
    assert [question.id for question in site.tested_by["policy/leave.md#how-to"]] == ["leave-006"]
    assert {bank.path for bank in site.banks_of["training/m01-leave.md"]} == {"quizzes/leave.yml"}
    assert site.listed("topics") == ("假期",)
    assert site.listed("nothing") == ()


def test_who_cites_a_law() -> None:
    citing = sample().cited_by["workers-2012"]
    assert [getattr(one, "path", None) or getattr(one, "id", None) for one in citing] == ["policy/leave.md", "leave-001"]


def test_trainer_notes_answer_no_question() -> None:
    assert "先问" not in sample().section["training/m01-leave.md#what"].text
