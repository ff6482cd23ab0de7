"""What authors may write, as pydantic models; JSON Schema for editors and the checker's shape errors come from here.

Unknown keys are refused. What a rule of `rules/` says better (how many options are right, which section exists) is not said here.
"""

from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter

from generator.authored import Day, Strict, Text
from generator.schema_lists import ChangesFile, GlossaryFile, LawsFile, RegionFile, SayingsFile, SynonymsFile, WatchFile

Difficulty = Annotated[int, Field(ge=1, le=3)]


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
    "home", "topics", "curriculum", "selftests", "printing", "laws", "glossary", "rules", "storage",
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
    "synonyms": SynonymsFile,
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
