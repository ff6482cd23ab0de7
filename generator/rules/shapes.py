"""Shapes of questions: options, gaps, items and pairs that make an answer possible."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from generator.diagnostics import Finding, Place, Say, Severity
from generator.model import Site, fold
from generator.question import Question
from generator.rules.registry import rule

CHOICES: Final = ("single", "multiple")
FEWEST_ITEMS: Final = 3
GAP: Final = "____"


def _shape(question: Question) -> Place:
    return question.shape_at or question.place


def _twice(texts: Iterable[str]) -> Iterator[str]:
    return (text for text, count in Counter(fold(text) for text in texts).items() if count > 1)


@rule("QUZ05", Severity.ERROR, "正确选项的个数不对", "the wrong number of correct options")
def correct_options(site: Site) -> Iterator[Finding]:
    """单选只有一个正确选项；多选至少有两个，不然就该出成单选。

    Bad: quizzes/leave.yml
        - text: 98 天
    Good: quizzes/leave.yml
        - text: 98 天
          correct: true
    """
    for question in site.questions:
        right = sum(option.correct for option in question.options)
        if question.type == "single" and right != 1:
            yield Finding(
                _shape(question),
                Say(f"单选题要有一个正确选项，现在有 {right} 个", f"a single choice has {right} correct options, not one"),
                Say("在对的那一项下面写 correct: true，别的不写。", "write 'correct: true' under the right one only."),
            )
        if question.type == "multiple" and right < 2:
            yield Finding(
                _shape(question),
                Say(f"多选题至少两个正确选项，现在有 {right} 个", f"a multiple choice has {right} correct options"),
                Say("补上漏标的，或改成 type: single。", "mark the others, or make it 'type: single'."),
            )


@rule("QUZ06", Severity.ERROR, "选项重复", "two options say the same")
def duplicate_options(site: Site) -> Iterator[Finding]:
    """两个选项文字一样，学员没法选。

    Bad: quizzes/leave.yml
        - text: 98 天
          correct: true
        - text: 98天
          why: 120 天没有依据。
    Good: quizzes/leave.yml
        - text: 98 天
          correct: true
        - text: 120 天
          why: 120 天没有依据。
    """
    for question in site.questions:
        seen: set[str] = set()
        for option in question.options:
            if fold(option.text) in seen:
                yield Finding(
                    option.place,
                    Say(f"选项“{option.text}”前面已经有了", f"the option '{option.text}' is there twice"),
                    Say("改掉或删掉一个。", "change or delete one."),
                )
            seen.add(fold(option.text))


@rule("QUZ07", Severity.ERROR, "选项不到两个", "fewer than two options")
def too_few_options(site: Site) -> Iterator[Finding]:
    """至少要有两个选项才算选择题。

    Bad: quizzes/leave.yml
        options:
          - text: 98 天
            correct: true
        source: policy/leave.md#maternity-days
        evidence: 98 天
    Good: quizzes/leave.yml
        options:
          - text: 90 天
            why: 90 天是更早的规定。
          - text: 98 天
            correct: true
          - text: 120 天
            why: 120 天没有依据。
        source: policy/leave.md#maternity-days
        evidence: 98 天
    """
    for question in site.questions:
        if question.type in CHOICES and len(question.options) < 2:
            yield Finding(
                _shape(question),
                Say(f"只有 {len(question.options)} 个选项", f"only {len(question.options)} options"),
                Say("加上常见的错误说法作选项。", "add common misunderstandings as options."),
            )


@rule("QUZ08", Severity.ERROR, "填空的空和答案对不上", "gaps and answers of a blank do not agree")
def blank_shape(site: Site) -> Iterator[Finding]:
    """题干里每个 ____（四个下划线）要有一组答案。

    Bad: quizzes/leave.yml
        stem: 国家产假至少几天？
    Good: quizzes/leave.yml
        stem: 国家产假至少 ____ 天。
    """
    for question in site.questions:
        if question.type != "blank":
            continue
        gaps, answers = question.stem.count(GAP), len(question.blanks)
        if gaps != answers or not gaps:
            yield Finding(
                _shape(question),
                Say(f"题干有 {gaps} 个空，答案有 {answers} 组", f"{gaps} gaps in the stem, {answers} answers"),
                Say("每个空写四个下划线 ____，每个空一组答案。", "write ____ for each gap and one list of answers for each."),
            )
        elif not all(question.blanks):
            yield Finding(
                _shape(question),
                Say("有一个空没有答案", "a gap has no answer"),
                Say("写成 - [98, 九十八] 的样子。", "write it as - [98, 九十八]."),
            )


@rule("QUZ09", Severity.ERROR, "排序题的步骤不对", "the items of an order question are not right")
def order_shape(site: Site) -> Iterator[Finding]:
    """排序题至少三步，每步不一样，按正确的顺序写。

    Bad: quizzes/leave.yml
        items: [问清情况, 说清规定, 说清规定]
    Good: quizzes/leave.yml
        items: [问清情况, 说清规定, 帮着去办]
    """
    for question in site.questions:
        if question.type != "order":
            continue
        if len(question.items) < FEWEST_ITEMS:
            yield Finding(
                _shape(question),
                Say(f"只有 {len(question.items)} 步，至少要三步", f"only {len(question.items)} items, at least three"),
                Say("补上步骤，或改成别的题型。", "add steps, or choose another type."),
            )
        for text in _twice(question.items):
            yield Finding(
                _shape(question),
                Say(f"“{text}”出现了两次", f"'{text}' is there twice"),
                Say("每一步的文字要不一样。", "each step needs words of its own."),
            )


@rule("QUZ10", Severity.ERROR, "连线题两边对不上", "the sides of a match question do not agree")
def match_shape(site: Site) -> Iterator[Finding]:
    """连线题至少两对；左边不重复，右边（连同多出来的）也不重复。

    Bad: quizzes/leave.yml
        - left: 产假
          right: 单位
        - left: 产假
          right: 医保窗口
    Good: quizzes/leave.yml
        - left: 产假
          right: 单位
        - left: 生育津贴
          right: 医保窗口
    """
    for question in site.questions:
        if question.type != "match":
            continue
        if len(question.pairs) < 2:
            yield Finding(
                _shape(question),
                Say(f"只有 {len(question.pairs)} 对，至少要两对", f"only {len(question.pairs)} pairs, at least two"),
                Say("补上搭档。", "add pairs."),
            )
        for side in ([left for left, _ in question.pairs], [*(right for _, right in question.pairs), *question.extra]):
            for text in _twice(side):
                yield Finding(
                    _shape(question),
                    Say(f"“{text}”在同一边出现了两次", f"'{text}' is there twice on one side"),
                    Say("同一边的文字要不一样，不然有两个对的连法。", "each side needs words of its own."),
                )


@rule("QUZ13", Severity.WARNING, "错的选项没有说为什么", "a wrong option does not say why")
def no_why(site: Site) -> Iterator[Finding]:
    """选错的人最想知道的是：我这个为什么不对。

    Bad: quizzes/leave.yml
        - text: 90 天
        - text: 98 天
          correct: true
    Good: quizzes/leave.yml
        - text: 90 天
          why: 90 天是更早的规定。
        - text: 98 天
          correct: true
    """
    for question in site.questions:
        if question.type in CHOICES:
            for option in question.options:
                if not option.correct and option.why is None:
                    yield Finding(
                        option.place,
                        Say(f"选项“{option.text}”没有说为什么不对", f"the option '{option.text}' does not say why it is wrong"),
                        Say("加上 why: …，一句话。", "add 'why: …'."),
                    )


@rule("QUZ15", Severity.ERROR, "情景题下面没有小题", "a case has no question")
def empty_case(site: Site) -> Iterator[Finding]:
    """情景题是一段情景加几道小题。

    Bad: quizzes/leave.yml
        - id: visit-001
          type: case
          stem: 某村一位女工问产假。
          questions: []
    Good: quizzes/leave.yml
        - id: visit-001
          type: case
          stem: 某村一位女工问产假。
          questions:
            - id: visit-001-a
              type: judge
              stem: 国家产假不到 98 天。
              answer: 错
              source: policy/leave.md#maternity-days
              evidence: 98 天
              explanation: 国家产假至少 98 天。
    """
    for bank in site.banks:
        for case in bank.cases:
            if not case.size:
                yield Finding(
                    case.place,
                    Say(f"{case.id} 下面没有小题", f"{case.id} has no question"),
                    Say("在 questions: 下面加小题。", "add questions under 'questions:'."),
                )
