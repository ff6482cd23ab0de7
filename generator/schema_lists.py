"""What authors may write beside the pages: law register, glossary, watched words, old sayings, changes, region, synonyms."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from generator.authored import Day, PartialDate, Strict, Text

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


class SynonymsFile(Strict):
    """同义说法 content/synonyms.yml：一组里的词，搜哪个都一样."""

    groups: list[Annotated[list[Text], Field(min_length=2)]]
