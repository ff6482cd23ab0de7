"""What authors may write, as pydantic models; JSON Schema for editors and the checker's shape errors come from here.

Unknown keys are refused. What a rule of `rules/` says better (how many options are right, which section exists) is not said here.
"""

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, TypeAdapter, WithJsonSchema
from pydantic_core import PydanticCustomError

Text = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True),
    WithJsonSchema({"type": ["string", "number"], "minLength": 1}),
]
"""Any text. Editors read a bare 98 as a number; we read it as the text it is."""


def _dated(text: str) -> str:
    parts = [int(part) for part in text.split("-")]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        raise PydanticCustomError("no_such_day", "no such day") from None
    return text


def _day(text: object) -> object:
    """A whole date, said in our own words when it is none."""
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise PydanticCustomError("no_such_day", "no such day") from None


PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-\d{2}){0,2}$"),
    AfterValidator(_dated),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"^\d{4}(-\d{2}){0,2}$"}),
]
"""YYYY, YYYY-MM or YYYY-MM-DD: as exactly as the source gives it."""
Day = Annotated[date, BeforeValidator(_day)]
Difficulty = Annotated[int, Field(ge=1, le=3)]


class Strict(BaseModel):
    """Refuses keys that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OptionText(Strict):
    """One option of a choice."""

    text: Text
    correct: bool = False
    why: Text | None = Field(None, description="为什么这一项不对（对的可以不写）")
    pin: Literal["last"] | None = Field(None, description="打乱时留在最后，给“以上都不对”用")


Tag = Literal["door", "window", "chat", "meeting", "old"]
"""Where a question is set (在门口、在窗口、在群里、在会上), or that it sets an old saying against the rule today."""


class Asked(Strict):
    """What every question has."""

    id: Text = Field(description="题号：小写英文、数字、连字符，永不重复使用")
    stem: Text = Field(description="题干")
    source: Text = Field(description="答案在哪一节：policy/leave.md#maternity-days")
    evidence: Text = Field(description="那一节里一字不差的一句话")
    explanation: Text | None = Field(None, description="讲解，一到三句")
    difficulty: Difficulty = 1
    tags: list[Tag] = Field(default_factory=list, description="door 门口、window 窗口、chat 群里、meeting 会上；old 老说法对今天")


class Single(Asked):
    """单选."""

    type: Literal["single"]
    options: list[OptionText]


class Multiple(Asked):
    """多选."""

    type: Literal["multiple"]
    options: list[OptionText]


class Judge(Asked):
    """判断."""

    type: Literal["judge"]
    answer: Literal["对", "错"]


class Blank(Asked):
    """填空: each `____` of the stem has its list of accepted answers."""

    type: Literal["blank"]
    blanks: list[list[Text]]


class Order(Asked):
    """排序: items in the right order."""

    type: Literal["order"]
    items: list[Text]


class PairText(Strict):
    """One left side and its partner."""

    left: Text
    right: Text


class Match(Asked):
    """连线."""

    type: Literal["match"]
    pairs: list[PairText]
    extra: list[Text] = Field(default_factory=list, description="没有搭档的右边")


Part = Annotated[Single | Multiple | Judge | Blank, Field(discriminator="type")]


class Case(Strict):
    """情景: a shared stem with questions of its own."""

    id: Text
    type: Literal["case"]
    stem: Text
    questions: list[Part]
    tags: list[Tag] = Field(default_factory=list, description="下面每道小题都算")


Question = Annotated[Single | Multiple | Judge | Blank | Order | Match | Case, Field(discriminator="type")]


class BankHead(Strict):
    """The outermost keys of a bank, its questions not yet looked at."""

    module: Text = Field(description="这套题属于哪门课：training/m01-….md")
    questions: list[Any]


class BankFile(BankHead):
    """题库文件."""

    questions: list[Question]


Status = Literal["in_force", "amended", "promulgated", "repealed", "draft"]
Kind = Literal["宪法", "法律", "行政法规", "地方性法规", "部门规章", "司法解释", "中央文件", "规范性文件", "草案"]


class InstrumentText(Strict):
    """法规登记的一条."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Text
    short: Text
    kind: Kind
    reach: Text = "全国"
    issuer: Text
    number: Text | None = None
    issued: PartialDate
    amended: list[PartialDate] = Field(default_factory=list)
    effective: PartialDate | None = None
    repealed: PartialDate | None = None
    repealed_by: Text | None = None
    status: Status
    articles: Annotated[int, Field(ge=1)] | None = None
    grade: Literal["A", "B"]
    checked: Day
    against: Text
    note: Text | None = None


class LawsHead(Strict):
    """The outermost key of the register."""

    instruments: list[Any]


class LawsFile(LawsHead):
    """法规登记 content/laws.yml."""

    instruments: list[InstrumentText]


class TermText(Strict):
    """一个词."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    term: Text
    also: list[Text] = Field(default_factory=list)
    definition: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    see: Text | None = None
    history: bool = Field(False, description="以前的说法，今天不再用")


class GlossaryHead(Strict):
    """The outermost key of the glossary."""

    terms: list[Any]


class GlossaryFile(GlossaryHead):
    """词汇表 content/glossary.yml."""

    terms: list[TermText]


class WatchText(Strict):
    """几个意思一样、不能随便用的词."""

    words: Annotated[list[Text], Field(min_length=1)]
    why: Text = Field(description="为什么不能用")
    instead: Text = Field(description="换成什么说法")
    only: Literal["history", "nowhere"] = Field("history", description="history 只能写在历史块里；nowhere 哪里都不用")


class WatchHead(Strict):
    """The outermost key of the list of watched words."""

    words: list[Any]


class WatchFile(WatchHead):
    """不能随便用的词 content/words.yml."""

    words: list[WatchText]


class SayingText(Strict):
    """一句老说法和今天的规定."""

    topic: Text
    old: Text = Field(description="老说法")
    now: Text = Field(description="今天的规定，写明依据")
    see: Text | None = Field(None, description="详细的看哪一节")


class SayingsHead(Strict):
    """The outermost key of the old sayings."""

    sayings: list[Any]


class SayingsFile(SayingsHead):
    """老说法对今天的规定 content/old-new.yml."""

    sayings: list[SayingText]


class ChangeText(Strict):
    """一条更新."""

    day: Day
    text: Text = Field(description="哪里变了")
    see: Annotated[list[Text], Field(min_length=1)] = Field(description="改了哪些页面或小节")


class ChangesHead(Strict):
    """The outermost key of what changed."""

    changes: list[Any]


class ChangesFile(ChangesHead):
    """最近更新 content/changes.yml."""

    changes: list[ChangeText]


class RegionValue(Strict):
    """一个各地不同的值."""

    text: Text
    label: Text
    source: Text
    checked: Day


class RegionFile(Strict):
    """本地信息 content/region.yml 和它的分地区补充."""

    name: Text
    values: dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")], RegionValue]


class Reviewed(Strict):
    """What every page that teaches says of its own age."""

    title: Text
    reviewed: Day = Field(description="最近一次核对的日期")
    review_by: Day = Field(description="最迟哪天要再核对")


class ExplainerMatter(Reviewed):
    """政策说明页开头的信息."""

    topic: Text
    summary: Text
    reach: Text = "全国"


class LeafletMatter(Reviewed):
    """给村民的宣传单开头的信息；每个小节是一折."""

    summary: Text


class ObjectiveText(Strict):
    """学习目标: what one can do afterwards, and the sections whose questions test it."""

    text: Text
    sections: Annotated[list[Text], Field(min_length=1)]


class ModuleMatter(Reviewed):
    """课程模块开头的信息."""

    unit: Text
    order: Annotated[int, Field(ge=1)]
    minutes: Annotated[int, Field(ge=1, le=240)]
    audience: Annotated[list[Text], Field(min_length=1)]
    prerequisites: list[Text] = Field(default_factory=list)
    objectives: Annotated[list[ObjectiveText], Field(min_length=1)]
    key_points: Annotated[list[Text], Field(min_length=1)]


View = Literal[
    "home", "topics", "curriculum", "selftests", "printing", "laws", "glossary", "rules",
    "old-new", "changes", "hotlines", "talk-cards", "leaflets",
]  # fmt: skip


class PlainMatter(Strict):
    """其他页开头的信息; `view` names what the generator adds to the page."""

    title: Text
    view: View | None = None
    topics: list[Text] = Field(default_factory=list)
    units: list[Text] = Field(default_factory=list)
    asked: list[Text] = Field(default_factory=list, description="首页“大家常查”列哪些页面：policy/leave.md")
    at_hand: list[Text] = Field(default_factory=list, description="首页“手边用得上”列哪些页面：hotlines.md")
    description: Text | None = None
    reviewed: Day | None = Field(None, description="最近一次核对的日期")
    review_by: Day | None = Field(None, description="最迟哪天要再核对")


QUESTION: Final[TypeAdapter[Any]] = TypeAdapter(Question)

SCHEMAS: Final[dict[str, type[Strict]]] = {
    "bank": BankFile,
    "laws": LawsFile,
    "glossary": GlossaryFile,
    "region": RegionFile,
    "words": WatchFile,
    "old-new": SayingsFile,
    "changes": ChangesFile,
    "leaflet": LeafletMatter,
    "explainer": ExplainerMatter,
    "module": ModuleMatter,
    "page": PlainMatter,
}
"""Everything an author may write, by the name of its JSON Schema."""

KEYS: Final = frozenset(
    name for model in [*SCHEMAS.values(), *Strict.__subclasses__(), *Asked.__subclasses__()] for name in model.model_fields
)
"""Every key that some author file knows, to guess what a misspelt one was meant to be."""
