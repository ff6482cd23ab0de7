"""Questions: their ids, and whether the section they point to still says what they claim."""

from collections.abc import Iterator

from generator.diagnostics import Finding, Place, Related, Say, Severity, closest_passage, did_you_mean
from generator.model import Site, fold
from generator.rules.registry import ASCII_ID, rule


@rule("QUZ01", Severity.ERROR, "题号重复", "a question id is used twice")
def duplicate_id(site: Site) -> Iterator[Finding]:
    """题号在所有题库里只能用一次：学习记录、导出都靠它认题。

    Bad: quizzes/leave.yml
        - id: leave-001
          type: multiple
    Good: quizzes/leave.yml
        - id: leave-002
          type: multiple
    """
    first: dict[str, Place] = {}
    ids = [(question.id, question.id_at) for question in site.questions]
    ids += [(case.id, case.place) for bank in site.banks for case in bank.cases]
    for name, place in sorted(ids, key=lambda pair: pair[1]):
        if name in first:
            yield Finding(
                place,
                Say(f"题号 {name} 已经用过", f"the id {name} is already used"),
                Say("换一个没用过的号；删掉的题，号也不要再用。", "take a new one; never reuse an id."),
                (Related(first[name], Say("第一次用在这里", "first used here")),),
            )
        first.setdefault(name, place)


@rule("QUZ02", Severity.ERROR, "题号不是小写英文", "a question id is not plain ASCII")
def id_not_ascii(site: Site) -> Iterator[Finding]:
    """题号用小写英文、数字和连字符，换到别的系统也不会乱码。

    Bad: quizzes/leave.yml
        - id: 产假-1
    Good: quizzes/leave.yml
        - id: leave-001
    """
    ids = [(question.id, question.id_at) for question in site.questions]
    ids += [(case.id, case.place) for bank in site.banks for case in bank.cases]
    for name, place in ids:
        if not ASCII_ID.fullmatch(name):
            yield Finding(
                place,
                Say(f"题号“{name}”里有不能用的字", f"the id '{name}' has characters that are not allowed"),
                Say("只用小写英文、数字、连字符，如 leave-001。", "use lower-case ASCII, digits and hyphens."),
            )


@rule("QUZ03", Severity.ERROR, "出处的小节不存在", "the source section does not exist")
def missing_source(site: Site) -> Iterator[Finding]:
    """每道题的出处必须是一个真有的小节。

    Bad: quizzes/leave.yml
        source: policy/leave.md#maternity-day
    Good: quizzes/leave.yml
        source: policy/leave.md#maternity-days
    """
    for question in site.questions:
        target = question.source.target
        if target not in site.section and not site.lost(target):
            yield Finding(
                question.source.place,
                Say(f"没有小节 {target}", f"there is no section {target}"),
                did_you_mean(target, site.section, Say("写成 policy/页面.md#小节 的样子。", "write it as policy/page.md#section.")),
            )


@rule("QUZ04", Severity.ERROR, "依据原句不在那一节里", "the evidence no longer stands in its section")
def evidence_gone(site: Site) -> Iterator[Finding]:
    """依据原句要一字不差地在那一节里（空格不计）。页面改了，题没有跟着改，这条就会报。

    Bad: quizzes/leave.yml
        evidence: 90 天
    Good: quizzes/leave.yml
        evidence: 98 天
    """
    for question in site.questions:
        section = site.section.get(question.source.target)
        if section is None or fold(question.evidence.target) in section.folded:
            continue
        passage = closest_passage(fold(question.evidence.target), section.folded)
        yield Finding(
            question.evidence.place,
            Say(
                f"“{question.evidence.target}”不在《{section.title}》这一节里",
                f"'{question.evidence.target}' does not stand in the section '{section.title}'",
            ),
            Say(f"那里最像的话是“{passage}”。改依据，还是改页面？", f"closest there: '{passage}'.")
            if passage
            else Say("从那一节里抄一句能看出答案的话。", "copy the words of that section that carry the answer."),
            (Related(section.place, Say("出处的小节在这里", "the section is here")),),
        )


@rule("QUZ11", Severity.ERROR, "出处的小节没有固定编号", "the source section has no explicit id")
def source_not_explicit(site: Site) -> Iterator[Finding]:
    """没有写 {#编号} 的小节，改一个字编号就变，题就找不到出处。

    Bad: content/policy/leave.md
        ## how-to
    Good: content/policy/leave.md
        ## 怎么办 {#how-to}
    """
    for question in site.questions:
        section = site.section.get(question.source.target)
        if section is not None and not section.explicit:
            yield Finding(
                section.place,
                Say(f"《{section.title}》没有写固定编号，有题指着它", f"'{section.title}' has no explicit id, and a question points to it"),
                Say(f"在标题后面加上 {{#{section.anchor}}}。", f"add {{#{section.anchor}}} to the heading."),
                (Related(question.source.place, Say("这道题指着它", "this question points to it")),),
            )


@rule("QUZ12", Severity.ERROR, "没有讲解", "the explanation is missing")
def no_explanation(site: Site) -> Iterator[Finding]:
    """答错的人要知道为什么。讲解一到三句就够。

    Bad: quizzes/leave.yml
        evidence: 98 天
        difficulty: 1
    Good: quizzes/leave.yml
        evidence: 98 天
        explanation: 国家规定 98 天，见 [[workers-2012:7.1]]。
        difficulty: 1
    """
    for question in site.questions:
        if question.explanation is None:
            yield Finding(
                question.place,
                Say(f"{question.id} 没有讲解", f"{question.id} has no explanation"),
                Say("加上 explanation: …，说清为什么。", "add 'explanation: …'."),
            )


@rule("QUZ14", Severity.ERROR, "题库指的课程不存在", "a bank's module does not exist")
def missing_module(site: Site) -> Iterator[Finding]:
    """题库要写明属于哪门课，题才知道放在哪一页。

    Bad: quizzes/leave.yml
        module: training/m1-leave.md
    Good: quizzes/leave.yml
        module: training/m01-leave.md
    """
    modules = [page.path for page in site.pages if page.teaches and page.path.startswith("training/")]
    for bank in site.banks:
        target = bank.module.target
        if target and target not in modules and target not in site.files:
            yield Finding(
                bank.module.place,
                Say(f"没有课程 {target}", f"there is no module {target}"),
                did_you_mean(target, modules, Say("写成 training/m01-….md 的样子。", "write it as training/m01-….md.")),
            )
