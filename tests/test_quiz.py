"""Self-tests: fingerprints, shown orders, what the player is told; addresses that hold anywhere."""

import json
from dataclasses import replace
from typing import Any, Final
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.diagnostics import Place, Ref
from generator.fingerprint import fingerprint
from generator.model import Site
from generator.question import Question
from generator.site.address import relative, rooted, to_evidence
from generator.site.quiz import Quiz, Sheet, quiz_of, shown_order
from tests.projects import sample

MODULE: Final = "training/m01-leave.md"
QUESTIONS: Final = {question.id: question for question in sample().questions}
CHOICE, BLANK, ORDER, MATCH = (QUESTIONS[f"leave-00{number}"] for number in (1, 5, 6, 7))


def quiz(site: Site) -> Quiz:
    found = quiz_of(site, MODULE, escape)
    assert found
    return found


def sheets(found: Quiz) -> dict[str, Sheet]:
    parts = ((entry,) if isinstance(entry, Sheet) else entry.questions for entry in found.entries)
    return {sheet.id: sheet for group in parts for sheet in group}


def payload(found: Quiz) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in json.loads(found.payload)["questions"]}


def with_question(question: Question) -> Site:
    """The sample with one question changed."""
    banks = [
        replace(bank, questions=tuple(question if one.id == question.id else one for one in bank.questions)) for bank in sample().banks
    ]
    return replace(sample(), banks=tuple(banks))


@pytest.mark.parametrize(
    "changed",
    [
        replace(CHOICE, stem="另一个问法？"),
        replace(CHOICE, type="multiple"),
        replace(CHOICE, options=CHOICE.options[:-1]),
        replace(CHOICE, options=(replace(CHOICE.options[0], text="91 天"), *CHOICE.options[1:])),
        replace(CHOICE, options=tuple(replace(option, correct=not option.correct) for option in CHOICE.options)),
        replace(BLANK, blanks=(("98",),)),
        replace(ORDER, items=tuple(reversed(ORDER.items))),
        replace(MATCH, pairs=tuple(reversed(MATCH.pairs))),
        replace(MATCH, extra=()),
    ],
)
def test_fingerprint_changes_with_what_is_asked(changed: Question) -> None:
    assert fingerprint(changed) != fingerprint(QUESTIONS[changed.id])


@given(st.text(), st.integers(1, 3))
def test_fingerprint_stays_when_explanations_are_mended(words: str, difficulty: int) -> None:
    elsewhere = Place("elsewhere.yml", 3, 4)
    options = tuple(replace(option, why=words, pinned=True, place=elsewhere) for option in CHOICE.options)
    mended = replace(CHOICE, explanation=words, difficulty=difficulty, options=options, place=elsewhere, source=Ref(words, elsewhere))
    assert fingerprint(mended) == fingerprint(CHOICE)


@given(st.text("abc-0123456789", min_size=1), st.lists(st.text(min_size=1), min_size=2, max_size=8, unique=True))
def test_shown_order_is_never_the_right_one(name: str, items: list[str]) -> None:
    question = replace(ORDER, id=name, items=tuple(items))
    shown = shown_order(question)
    assert sorted(shown) == list(range(len(items)))
    assert list(shown) != list(range(len(items)))
    assert shown_order(question) == shown


def test_order_answer_leads_back_to_the_right_order() -> None:
    found = quiz(sample())
    shown = {item.value: item.text for item in sheets(found)[ORDER.id].items}
    assert [shown[value] for value in payload(found)[ORDER.id]["answer"]] == list(ORDER.items)


def test_match_answer_leads_to_the_partners() -> None:
    found = quiz(sample())
    sheet = sheets(found)[MATCH.id]
    rights = {right.value: right.text for right in sheet.rights}
    answer = payload(found)[MATCH.id]["answer"]
    assert [(left, rights[value]) for left, value in zip(sheet.lefts, answer, strict=True)] == list(MATCH.pairs)
    assert sorted(rights.values()) == sorted([right for _, right in MATCH.pairs] + list(MATCH.extra))


def test_every_question_has_its_entry_in_the_order_of_the_bank() -> None:
    found = quiz(sample())
    expected = [question.id for question in sample().questions if question.module == MODULE]
    assert list(payload(found)) == expected == list(sheets(found))
    assert found.size == len(expected)
    assert {entry["type"] for entry in payload(found).values()} == {"single", "multiple", "judge", "blank", "order", "match"}
    assert payload(found)["leave-002"]["answer"] == [0, 1]
    assert payload(found)["leave-004"]["answer"] == [0]
    assert payload(found)["visit-001-a"]["answer"] == [1]
    assert payload(found)[BLANK.id]["accept"] == [["98", "九十八"]]


def test_each_gap_becomes_a_field() -> None:
    question = replace(BLANK, stem="____ 天和 ____ 天。", blanks=(("98",), ("15",)))
    stem = sheets(quiz(with_question(question)))[BLANK.id].stem
    assert stem.count("<input ") == 2
    assert "____" not in stem


def test_authors_cannot_break_the_page() -> None:
    question = replace(BLANK, stem="<script> ____", blanks=(("</script><b>",),))
    found = quiz(with_question(question))
    assert "<" not in found.payload
    assert payload(found)[BLANK.id]["accept"] == [["</script><b>"]]
    assert "<script>" not in sheets(found)[BLANK.id].stem
    assert sheets(found)[BLANK.id].answer == Markup("&lt;/script&gt;&lt;b&gt;")


def test_module_without_questions_has_no_quiz() -> None:
    assert quiz_of(replace(sample(), banks=()), MODULE, escape) is None


NAMES = st.lists(st.text("ab0-产", min_size=1, max_size=3), min_size=1, max_size=4).map(lambda names: "/".join(names) + ".html")
ROOTS = ["https://example.org/", "https://example.org/county/site/", "file:///C:/site/"]


@given(NAMES, NAMES, st.sampled_from(["", "#one"]), st.sampled_from(ROOTS))
def test_relative_addresses_lead_there(here: str, there: str, anchor: str, root: str) -> None:
    address = relative(here, there + anchor)
    assert not address.startswith("/")
    assert urljoin(root + here, address) == root + there + anchor


@given(NAMES, NAMES, st.text(min_size=1))
def test_evidence_comes_back_out_of_its_address(here: str, there: str, words: str) -> None:
    address = urlsplit(urljoin("https://example.org/" + here, rooted(to_evidence(there, "one", words), here)))
    assert (address.path, address.fragment) == ("/" + there, "one")
    assert parse_qs(address.query, keep_blank_values=True) == {"mark": [words]}


def test_folder_stays_a_folder() -> None:
    assert relative("training/m01.html", "policy/") == "../policy/"
    assert relative("training/m01.html", "training/m01.html#one") == "#one"
