"""What has the wrong shape is said in the author's words, at the line and column."""

from typing import Any, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.diagnostics import Fault, Place
from generator.schema import KEYS, QUESTION, Blank, Case, Judge, Match, Multiple, OptionText, Order, PairText, Single
from generator.shape import entries, fit
from generator.yaml_text import Table, parse_yaml
from tests.projects import BASE, CHINESE

BANK: Final = (BASE / "quizzes/leave.yml").read_text(encoding="utf-8")
MODELS: Final[dict[str, type[BaseModel]]] = {
    "single": Single,
    "multiple": Multiple,
    "judge": Judge,
    "blank": Blank,
    "order": Order,
    "match": Match,
    "case": Case,
}

Spot = tuple[Table, str]


def spots(value: Any) -> list[Spot]:
    """Every key of every mapping inside a value."""
    if isinstance(value, Table):
        return [(value, key) for key in value] + [spot for one in value.values() for spot in spots(one)]
    return [spot for one in value for spot in spots(one)] if isinstance(value, list) else []


def questions(text: str) -> list[tuple[object, Place]]:
    return list(entries(parse_yaml("leave.yml", text).value, "questions"))


def faults(text: str) -> list[Fault]:
    """What is wrong with the questions of a bank."""
    return [fault for value, at in questions(text) for fault in fit(QUESTION.validate_python, value, at)[1]]


SPOTS: Final = [spot for value, _ in questions(BANK) for spot in spots(value)]


def model_of(table: Table) -> type[BaseModel]:
    """The model of a mapping in a bank, told by what it holds."""
    if "left" in table:
        return PairText
    return MODELS[table["type"]] if "type" in table else OptionText


def replaced(at: Place, old: str, new: str) -> str:
    """The bank with other words at a place."""
    lines = BANK.split("\n")
    line, column = at.line - 1, at.column - 1
    assert lines[line][column:].startswith(old)
    lines[line] = lines[line][:column] + new + lines[line][column + len(old) :]
    return "\n".join(lines)


def test_sample_has_the_right_shape() -> None:
    assert not faults(BANK)
    assert {table["type"] for table, key in SPOTS if key == "type"} == set(MODELS)


@given(st.sampled_from(SPOTS), st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=12).filter(lambda name: name not in KEYS))
def test_renamed_key(spot: Spot, name: str) -> None:
    table, key = spot
    said = {(fault.code, fault.finding.place) for fault in faults(replaced(table.key_at(key), f"{key}:", f"{name}:"))}
    missing = {("YML03", table.at)} if model_of(table).model_fields[key].is_required() else set()
    unknown = {("YML04", table.key_at(key))} if key != "type" else set()  # without a type nobody knows which keys there are
    assert said == unknown | missing


JSON: Final = st.recursive(
    st.none() | st.text("ab天1 ", max_size=5), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab"), inner, max_size=2)
)
ONE_LINE: Final = [(table, key) for table, key in SPOTS if isinstance(table[key], str)]


@given(st.sampled_from(ONE_LINE), JSON)
def test_whatever_stands_there_is_said_in_our_words(spot: Spot, value: Any) -> None:
    table, key = spot
    flow = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=10_000).removesuffix("...\n").strip()
    for fault in faults(replaced(table.value_at(key), table[key], flow)):
        assert fault.code in {"YML03", "YML04", "YML05", "YML06"}
        assert fault.finding.hint
        assert not {"写法不对", "内容"} & {fault.finding.hint.zh, fault.finding.message.zh}
        assert fault.finding.place.line >= table.at.line


@pytest.mark.parametrize(
    ("old", "new", "code", "said", "hint"),
    [
        ("difficulty: 2", "dificulty: 2", "YML04", "不认识“dificulty”这个键", "是不是 difficulty？"),
        ("difficulty: 2", "difficulty: 4", "YML06", "“difficulty”的值不对：4", "不能大于 3"),
        ("difficulty: 2", "difficulty: 0", "YML06", "“difficulty”的值不对：0", "不能小于 1"),
        ("difficulty: 2", "difficulty: 难", "YML06", "“difficulty”的值不对：难", "要写整数，如 12"),
        ("difficulty: 2", "difficulty:", "YML05", "“difficulty”后面没有写内容", "改成"),
        ("type: multiple", "type: multipel", "YML06", "没有“multipel”这种题型", "是不是 multiple？"),
        ("type: multiple", "type: 多选", "YML06", "没有“多选”这种题型", "题型有：single、multiple、judge"),
        ("pin: last", "pin: first", "YML06", "“pin”的值不对：first", "只能写：last"),
        ("answer: 对", "answer: 是", "YML06", "“answer”的值不对：是", "只能写：对、错"),
        ("items: [问清情况, 说清规定, 帮着去办]", "items: 问清", "YML05", "“items”这里要写一个列表", "改成一个列表"),
        ("stem: 把步骤排好。", "stem: [把步骤排好。]", "YML05", "“stem”这里要写一段文字", "改成一段文字"),
        ("stem: 把步骤排好。", 'stem: "  "', "YML06", "“stem”的值不对", "不能是空的"),
    ],
)
def test_what_is_said(old: str, new: str, code: str, said: str, hint: str) -> None:
    assert BANK.count(old) == 1
    (fault,) = faults(BANK.replace(old, new))
    assert fault.code == code
    assert said in fault.finding.message.zh
    assert fault.finding.hint
    assert hint in fault.finding.hint.zh
    assert fault.finding.place.line == BANK.count("\n", 0, BANK.index(old)) + 1
    english = fault.finding.message.en + fault.finding.hint.en
    assert not [word for word in CHINESE.findall(english) if word not in BANK + new]
