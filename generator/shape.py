"""Whether a piece of YAML has the shape its schema wants; where not, said to the author at the line and column."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Fault, Place, Say, did_you_mean, fault
from generator.schema import KEYS
from generator.yaml_text import Row, Table

T = TypeVar("T")


def fit(validate: Callable[[object], T], value: object, at: Place) -> tuple[T | None, list[Fault]]:
    """The value as its model, or None and what is wrong with it; `at` is where the value itself stands."""
    try:
        return validate(value), []
    except ValidationError as error:
        return None, [_say(details, value, at) for details in error.errors(include_url=False)]


class _Spot:
    """Where an error's path leads in the author's text: the container, the key, and the place."""

    def __init__(self, value: object, at: Place, path: tuple[int | str, ...]) -> None:
        self.holder: object = None
        self.key: int | str | None = None
        self.value = value
        self.at = at
        for part in path:
            self.step(part)

    def step(self, part: int | str) -> None:
        """Go one level in; union tags and `[key]` marks of pydantic's path are no levels."""
        if isinstance(self.value, Table) and part in self.value:
            name = str(part)
            self.holder, self.key, self.at = self.value, name, self.value.value_at(name)
            self.value = self.value[name]
        elif isinstance(self.value, Row) and isinstance(part, int) and part < len(self.value):
            self.holder, self.key, self.at = self.value, part, self.value.item_at(part)
            self.value = self.value[part]

    @property
    def name(self) -> str:
        """The key as the author would call it."""
        return f"第 {self.key + 1} 条" if isinstance(self.key, int) else str(self.key or "这里")

    @property
    def key_at(self) -> Place:
        """Where the key stands (the value's place where it has none)."""
        return self.holder.key_at(str(self.key)) if isinstance(self.holder, Table) else self.at


KINDS: Final[Mapping[str, Say]] = {
    "string_type": Say("一段文字", "text"),
    "list_type": Say("一个列表（每条以“- ”开头）", "a list"),
    "dict_type": Say("一组“键: 值”", "a mapping"),
    "model_type": Say("一组“键: 值”", "a mapping"),
    "model_attributes_type": Say("一组“键: 值”", "a mapping"),
    "int_type": Say("一个整数", "a whole number"),
    "bool_type": Say("true 或 false", "true or false"),
}

VALUES: Final[Mapping[str, Callable[[dict[str, Any]], Say]]] = {
    "int_parsing": lambda _: Say("要写整数，如 12", "write a whole number, such as 12"),
    "bool_parsing": lambda _: Say("要写 true 或 false", "write true or false"),
    "bool_type": lambda _: Say("要写 true 或 false", "write true or false"),
    "literal_error": lambda c: Say(f"只能写：{_listed(c['expected'])}", f"one of: {c['expected']}"),
    "string_too_short": lambda _: Say("不能是空的", "it may not be empty"),
    "too_short": lambda c: Say(f"至少要 {c['min_length']} 条", f"at least {c['min_length']}"),
    "string_too_long": lambda c: Say(f"最多 {c['max_length']} 个字", f"at most {c['max_length']} characters"),
    "greater_than_equal": lambda c: Say(f"不能小于 {c['ge']}", f"not less than {c['ge']}"),
    "less_than_equal": lambda c: Say(f"不能大于 {c['le']}", f"not more than {c['le']}"),
    "no_such_day": lambda _: Say("没有这一天；日期写成 2026-11-23", "no such day; write dates as 2026-11-23"),
    "string_pattern_mismatch": lambda c: PATTERNS.get(c["pattern"], Say(f"要符合 {c['pattern']}", f"it must match {c['pattern']}")),
}

PATTERNS: Final[Mapping[str, Say]] = {
    r"^\d{4}(-\d{2}){0,2}$": Say("日期写成 2026、2026-11 或 2026-11-23", "write dates as 2026, 2026-11 or 2026-11-23"),
    r"^[a-z][a-z0-9-]*$": Say("编号用小写英文字母开头，只含小写字母、数字和连字符", "ids are lower-case ASCII letters, digits and hyphens"),
    r"^[a-z][a-z0-9_]*$": Say(
        "名字用小写英文字母开头，只含小写字母、数字和下划线", "names are lower-case ASCII letters, digits and underscores"
    ),
}


def _listed(expected: str) -> str:
    """`'a', 'b' or 'c'` as a、b、c."""
    return expected.replace("'", "").replace(" or ", ", ").replace(", ", "、")


def _say(details: ErrorDetails, value: object, at: Place) -> Fault:
    kind, path = details["type"], details["loc"]
    context = details.get("ctx", {})
    if kind == "missing":
        return _missing_key(_Spot(value, at, path[:-1]), str(path[-1]))
    spot = _Spot(value, at, path)
    if kind == "extra_forbidden":
        return _unknown_key(spot)
    if kind == "union_tag_not_found":
        return _missing_key(spot, "type")
    if kind == "union_tag_invalid":
        return _wrong_type(spot, context)
    if spot.value is None or (kind in KINDS and not isinstance(spot.value, str)):
        return _wrong_kind(spot, KINDS.get(kind, Say("内容", "a value")))
    if kind in KINDS and kind != "bool_type":
        return _wrong_kind(spot, KINDS[kind])
    said = VALUES[kind](context) if kind in VALUES else Say("写法不对", "not a valid value")
    return fault(
        "YML06",
        spot.at,
        Say(f"“{spot.name}”的值不对：{_short(spot.value)}", f"wrong value of '{spot.key}': {_short(spot.value)}"),
        said,
    )


def _missing_key(spot: _Spot, key: str) -> Fault:
    at = spot.value.at if isinstance(spot.value, Table) else spot.at
    return fault(
        "YML03",
        at,
        Say(f"缺少“{key}”", f"'{key}' is missing"),
        Say(f"在这一条里加上“{key}: …”。", f"add '{key}: …' to this entry."),
    )


def _unknown_key(spot: _Spot) -> Fault:
    return fault(
        "YML04",
        spot.key_at,
        Say(f"不认识“{spot.key}”这个键", f"unknown key '{spot.key}'"),
        did_you_mean(str(spot.key), KEYS, Say("看看是不是拼错了，或缩进放错了层。", "check its spelling and its indentation.")),
    )


def _wrong_type(spot: _Spot, context: dict[str, Any]) -> Fault:
    at = spot.value.value_at("type") if isinstance(spot.value, Table) else spot.at
    tag, known = str(context["tag"]), _listed(context["expected_tags"])
    return fault(
        "YML06",
        at,
        Say(f"没有“{tag}”这种题型", f"there is no question type '{tag}'"),
        did_you_mean(tag, known.split("、"), Say(f"题型有：{known}", f"types: {context['expected_tags']}")),
    )


def _wrong_kind(spot: _Spot, wanted: Say) -> Fault:
    if spot.value is None:
        message = Say(f"“{spot.name}”后面没有写内容", f"'{spot.key}' has no value")
    else:
        message = Say(f"“{spot.name}”这里要写{wanted.zh}", f"'{spot.key}' wants {wanted.en}")
    return fault("YML05", spot.at, message, Say(f"改成{wanted.zh}。", f"write {wanted.en}."))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 30 else text[:29] + "…"


def entries(table: Table, key: str) -> Iterator[tuple[object, Place]]:
    """The items under a key that should hold a list, each with its place; none where it holds no list."""
    row = table.get(key)
    if isinstance(row, Row):
        yield from ((item, row.item_at(index)) for index, item in enumerate(row))
