"""What gives an answer away, and evidence that proves nothing: seen over a whole bank or a whole page."""

from collections import Counter
from collections.abc import Iterator

from generator.diagnostics import Finding, Related, Say, Severity
from generator.model import Site, fold
from generator.question import Bank, Question
from generator.rules.registry import rule


@rule("QUZ17", Severity.WARNING, "答案总在同一个位置", "the answer often stands at the same position")
def same_position(site: Site) -> Iterator[Finding]:
    """一套题里，对的选项总排在同一个位置，不看题也能猜。一个位置最多占 standards 的 same_position。

    Bad: quizzes/visit.yml
        - text: 递上宣传单
          why: 人家没说要。
        - text: 先问想不想听
          correct: true
    Good: quizzes/visit.yml
        - text: 先问想不想听
          correct: true
        - text: 递上宣传单
          why: 人家没说要。
    """
    for bank in site.banks:
        choices = _singles(bank)
        positions = Counter(_right(question) for question in choices)
        if len(choices) < site.standards.enough:
            continue
        position, count = positions.most_common(1)[0]
        if count / len(choices) > site.standards.same_position:
            yield Finding(
                bank.module.place,
                Say(
                    f"{len(choices)} 道单选里，{count} 道的答案排在第 {position + 1} 项",
                    f"in {count} of {len(choices)} single choices the answer is option {position + 1}",
                ),
                Say("把一些题的选项换换顺序。", "reorder the options of some."),
            )


@rule("QUZ18", Severity.WARNING, "对的选项总是最长", "the right option is often the longest")
def longest_right(site: Site) -> Iterator[Finding]:
    """对的选项写得比错的长，挑最长的就能蒙对。一道题里不能长出太多（outgrows），一套题里也不能总是最长（longest_right）。

    Bad: quizzes/visit.yml
        options:
          - text: 先问想不想听，愿意听再慢慢说给他
            correct: true
    Good: quizzes/visit.yml
        options:
          - text: 先问想不想听
            correct: true
    """
    for bank in site.banks:
        choices = _singles(bank)
        lengths = [(question, *_lengths(question)) for question in choices]
        for question, right, wrong in lengths:
            if right > max(wrong * site.standards.outgrows, wrong + 2):
                yield Finding(
                    question.shape_at or question.place,
                    Say(
                        f"对的选项 {right} 字，最长的错项只有 {wrong} 字",
                        f"the right option has {right} characters, the wrong ones {wrong}",
                    ),
                    Say("缩短对的，或把错的写具体些。", "shorten it, or say more in the wrong ones."),
                )
        longest = sum(right > wrong for _, right, wrong in lengths)
        if len(choices) >= site.standards.enough and longest / len(choices) > site.standards.longest_right:
            yield Finding(
                bank.module.place,
                Say(
                    f"{len(choices)} 道单选里，{longest} 道的正确选项最长",
                    f"in {longest} of {len(choices)} single choices the right option is the longest",
                ),
                Say("缩短一些对的选项。", "shorten some right options."),
            )


def _singles(bank: Bank) -> list[Question]:
    """Single choices with one right option among several."""
    singles = (question for question in bank.questions if question.type == "single" and len(question.options) > 1)
    return [question for question in singles if sum(option.correct for option in question.options) == 1]


def _right(question: Question) -> int:
    return next(at for at, option in enumerate(question.options) if option.correct)


def _lengths(question: Question) -> tuple[int, int]:
    """Characters of the right option and of the longest wrong one; an option that stays last is no measure."""
    right = next(len(fold(option.text)) for option in question.options if option.correct)
    return right, max((len(fold(option.text)) for option in question.options if not option.correct and not option.pinned), default=right)


@rule("QUZ19", Severity.WARNING, "依据原句在别的小节也有", "the evidence stands in another section too")
def evidence_common(site: Site) -> Iterator[Finding]:
    """依据要是看得出答案的话，不是到处都有的词。同一页别的小节也有，这一节改了就看不出来。

    Bad: quizzes/leave.yml
        evidence: 先
    Good: quizzes/leave.yml
        evidence: 最后帮着去办
    """
    for question in site.questions:
        source = site.section.get(question.source.target)
        page = site.page[source.page] if source else None
        words = fold(question.evidence.target)
        for section in page.sections if page else ():
            if section.key != question.source.target and words in section.folded:
                yield Finding(
                    question.evidence.place,
                    Say(
                        f"“{question.evidence.target}”在《{section.title}》里也有",
                        f"'{question.evidence.target}' stands in '{section.title}' too",
                    ),
                    Say("多抄几个字，抄出这一节才有的话。", "copy more, so that only one section has it."),
                    (Related(section.place, Say("也有这句话的小节", "the other section")),),
                )
                break
