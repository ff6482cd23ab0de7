"""Pages: front matter, headings, blocks, review dates, objectives, prerequisites, minutes."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from generator.diagnostics import Finding, Place, Ref, Related, Say, Severity, did_you_mean
from generator.model import Page, Site, question_minutes
from generator.rules.registry import rule

CHARACTERS_A_MINUTE: Final = 300
"""Careful reading of a Chinese text on a phone; the usual figure for adults is 300 to 500."""
SLACK: Final = 0.5
"""Stated minutes may be half more or half less than the estimate."""
BLOCKS: Final = ("history", "trainer", "note", "tip", "warning", "danger", "info", "example", "details")


@rule("PAG01", Severity.ERROR, "页首没有信息块", "the page has no front matter")
def no_front_matter(site: Site) -> Iterator[Finding]:
    """每页开头要写标题、核对日期等，夹在两行 --- 中间。

    Bad: content/policy/leave.md
        title: 产假
        topic: 假期
        summary: 产假有多少天，怎么休。
        reviewed: 2026-01-05
        review_by: 2027-06-30
        ---
    Good: content/policy/leave.md
        ---
        title: 产假
        topic: 假期
        summary: 产假有多少天，怎么休。
        reviewed: 2026-01-05
        review_by: 2027-06-30
        ---
    """
    return site.findings_of("PAG01")


@rule("PAG02", Severity.ERROR, "同一页的小节编号重复", "a heading id is used twice on a page")
def duplicate_heading_id(site: Site) -> Iterator[Finding]:
    """编号重复，链接和出处就不知道指哪一节。

    Bad: content/policy/leave.md
        ## 怎么办 {#maternity-days}
    Good: content/policy/leave.md
        ## 怎么办 {#how-to}
    """
    for page in site.pages:
        first: dict[str, Place] = {}
        for heading in page.outline.headings:
            if heading.id in first:
                yield Finding(
                    heading.place,
                    Say(f"编号 #{heading.id} 这一页已经用过", f"the id #{heading.id} is already used on this page"),
                    Say("换一个编号。", "choose another id."),
                    (Related(first[heading.id], Say("第一次用在这里", "first used here")),),
                )
            elif heading.id:
                first[heading.id] = heading.place


@rule("PAG03", Severity.ERROR, "小节没有固定编号", "a heading has no explicit id")
def no_heading_id(site: Site) -> Iterator[Finding]:
    """政策页和课程页的每个小节都要写 {#编号}，用小写英文。以后改标题，链接也不断。

    Bad: content/policy/leave.md
        ## 入户怎么说
    Good: content/policy/leave.md
        ## 入户怎么说 {#talk}
    """
    for page in site.pages:
        for section in page.sections if page.teaches else ():
            if not section.explicit and section.key not in site.tested_by:
                yield Finding(
                    section.place,
                    Say(f"小节“{section.title}”没有固定编号", f"the heading '{section.title}' has no explicit id"),
                    Say("在标题后面加上，如 {#how-to}。", "add one, such as {#how-to}."),
                )


@rule("PAG04", Severity.ERROR, "标题跳级", "a heading skips a level")
def heading_jump(site: Site) -> Iterator[Finding]:
    """页面的大标题写在页首信息块里；正文从 ## 开始，## 下面是 ###，不能跳。

    Bad: content/policy/leave.md
        #### 入户怎么说 {#talk}
    Good: content/policy/leave.md
        ## 入户怎么说 {#talk}
    """
    for page in site.pages:
        before = 1
        for heading in page.outline.headings:
            if heading.level == 1:
                yield Finding(
                    heading.place,
                    Say("正文里不用一个 # 的标题", "the text has a heading of level one"),
                    Say("大标题写在页首的 title，正文从 ## 开始。", "the title is in the front matter; begin with ##."),
                )
            elif heading.level > before + 1:
                yield Finding(
                    heading.place,
                    Say(f"标题从 {before} 级跳到 {heading.level} 级", f"a heading jumps from level {before} to {heading.level}"),
                    Say(f"这里用 {'#' * (before + 1)}。", f"use {'#' * (before + 1)} here."),
                )
            before = max(heading.level, 1)


@rule("PAG05", Severity.WARNING, "过了核对日期", "the review date has passed")
def review_passed(site: Site) -> Iterator[Finding]:
    """政策会变。过了日期的页面，先对照现行文件看一遍，再改日期。

    Bad: content/policy/leave.md
        review_by: 2026-01-31
    Good: content/policy/leave.md
        review_by: 2027-06-30
    """
    for page in site.pages:
        if page.review and page.review.review_by < site.today:
            yield Finding(
                page.review.place,
                Say(f"这一页最迟 {page.review.review_by} 要核对，已经过了", f"this page was to be reviewed by {page.review.review_by}"),
                Say("对照现行文件核对一遍，再写上新的 reviewed 和 review_by。", "review it, then set new dates."),
            )


@rule("PAG06", Severity.ERROR, "先修课程不存在", "a prerequisite does not exist")
def missing_prerequisite(site: Site) -> Iterator[Finding]:
    """先修课程要是真有的课程。

    Bad: content/training/m02-visit.md
        prerequisites: [training/m01-leaf.md]
    Good: content/training/m02-visit.md
        prerequisites: [training/m01-leave.md]
    """
    modules = [page.path for page in site.pages if page.teaches and page.path.startswith("training/")]
    for page in site.modules:
        for ref in page.module.prerequisites if page.module else ():
            if ref.target not in modules:
                yield Finding(
                    ref.place,
                    Say(f"没有课程 {ref.target}", f"there is no module {ref.target}"),
                    did_you_mean(ref.target, modules, Say("写成 training/m01-….md 的样子。", "write it as training/m01-….md.")),
                )


@rule("PAG07", Severity.ERROR, "先修课程绕成了圈", "prerequisites run in a circle")
def prerequisite_circle(site: Site) -> Iterator[Finding]:
    """甲要先学乙，乙又要先学甲，就没法开始了。

    Bad: content/training/m01-leave.md
        prerequisites: [training/m02-visit.md]
    Good: content/training/m01-leave.md
        prerequisites: []
    """
    needs = {page.path: page.module.prerequisites for page in site.modules if page.module}
    done: set[str] = set()
    for start in needs:
        for ref, circle in _circles(start, needs, (), done):
            names = " → ".join(circle)
            yield Finding(
                ref.place,
                Say(f"先修绕成了圈：{names}", f"prerequisites run in a circle: {names}"),
                Say("去掉其中一个先修。", "remove one of them."),
            )


def _circles(path: str, needs: dict[str, tuple[Ref, ...]], way: tuple[str, ...], done: set[str]) -> Iterator[tuple[Ref, tuple[str, ...]]]:
    """Each pointer that leads back to a module on the way to it, with that way."""
    if path in done:
        return
    way = (*way, path)
    for ref in needs.get(path, ()):
        if ref.target in way:
            yield ref, (*way[way.index(ref.target) :], ref.target)
        else:
            yield from _circles(ref.target, needs, way, done)
    done.add(path)


@rule("PAG08", Severity.ERROR, "学习目标没有题来考", "an objective has no question")
def untested_objective(site: Site) -> Iterator[Finding]:
    """每个学习目标指的小节里，至少有一节在本课的题库里有题。

    Bad: content/training/m01-leave.md
        - text: 能说出产假多少天
          sections: [policy/leave.md#in-short]
    Good: content/training/m01-leave.md
        - text: 能说出产假多少天
          sections: [policy/leave.md#maternity-days]
    """
    if any(path.endswith((".yml", ".yaml")) and not path.startswith("content/") for path in site.unread):
        return
    for page in site.modules:
        tested = {q.source.target for bank in site.banks_of.get(page.path, ()) for q in bank.questions} | site.unread
        for objective in page.module.objectives if page.module else ():
            known = [ref for ref in objective.sections if ref.target in site.section]
            if len(known) == len(objective.sections) and not any(ref.target in tested for ref in known):
                yield Finding(
                    objective.place,
                    Say(f"目标“{objective.text}”没有题来考", f"no question tests the objective '{objective.text}'"),
                    Say("在本课题库里给这些小节出一道题。", "add a question on these sections to this module's bank."),
                )


@rule("PAG09", Severity.WARNING, "课程时间对不上", "a module's minutes do not fit its length")
def minutes_off(site: Site) -> Iterator[Finding]:
    """按每分钟读 300 字、每题 0.6 分钟估算，写的时间最多差一半。

    Bad: content/training/m01-leave.md
        minutes: 90
    Good: content/training/m01-leave.md
        minutes: 4
    """
    for page in site.modules:
        banks = site.banks_of.get(page.path, ())
        if not banks or page.module is None:
            continue
        questions = sum(len(bank.questions) for bank in banks)
        estimate = page.length / CHARACTERS_A_MINUTE + question_minutes(questions)
        if not estimate * (1 - SLACK) <= page.module.minutes <= max(estimate * (1 + SLACK), 5):
            yield Finding(
                page.module.minutes_at,
                Say(
                    f"写了 {page.module.minutes} 分钟；{page.length} 字加 {questions} 题大约要 {ceil(estimate)} 分钟",
                    f"{page.module.minutes} minutes stated; {page.length} characters and {questions} questions take about {ceil(estimate)}",
                ),
                Say("改时间，或增减内容。", "correct the minutes or the length."),
            )


@rule("PAG10", Severity.ERROR, "专题或单元不在目录里", "a topic or unit is not listed")
def unlisted(site: Site) -> Iterator[Finding]:
    """专题列在 content/policy/index.md 的 topics，单元列在 content/training/index.md 的 units。

    Bad: content/policy/leave.md
        topic: 放假
    Good: content/policy/leave.md
        topic: 假期
    """
    refs = [("topics", page.explainer.topic) for page in site.pages if page.explainer]
    refs += [("units", page.module.unit) for page in site.pages if page.module]
    for kind, ref in refs:
        listed = site.listed(kind)
        if listed and ref.target not in listed:
            yield Finding(
                ref.place,
                Say(f"目录里没有“{ref.target}”", f"'{ref.target}' is not listed"),
                did_you_mean(ref.target, listed, Say(f"已有：{'、'.join(listed)}。", f"listed: {', '.join(listed)}.")),
            )


@rule("PAG11", Severity.ERROR, "/// 块没有收尾或名字不对", "a /// block is not closed or not known")
def broken_block(site: Site) -> Iterator[Finding]:
    """/// 块要有名字，用单独一行 /// 收尾，不然整段会照原样露出来。

    Bad: content/policy/leave.md
        /// histroy | 以前
        按 [[fees-2002]] 收费，已经废止。
        ///
    Good: content/policy/leave.md
        /// history | 以前
        按 [[fees-2002]] 收费，已经废止。
        ///
    """
    for page in site.pages:
        for block in page.outline.blocks:
            if block.name not in BLOCKS:
                yield Finding(
                    block.place,
                    Say(f"没有叫“{block.name}”的块", f"there is no block called '{block.name}'"),
                    did_you_mean(block.name, BLOCKS, Say(f"可用：{'、'.join(BLOCKS)}。", f"blocks: {', '.join(BLOCKS)}.")),
                )
            elif not block.closed:
                yield Finding(
                    block.place,
                    Say(f"“{block.name}”块没有收尾", f"the block '{block.name}' is not closed"),
                    Say("在这一段的最后加一行 ///。", "end it with a line ///."),
                )


@rule("PAG12", Severity.ERROR, "讲师块里有标题", "a heading inside a trainer block")
def heading_in_trainer_block(site: Site) -> Iterator[Finding]:
    """讲师提示不给学员看。标题放在里面，目录里会多出一条点不开的。

    Bad: content/training/m01-leave.md
        /// trainer | 讲这一段（3 分钟）
        ### 先问
        先问：国家产假多少天？
        ///
    Good: content/training/m01-leave.md
        /// trainer | 讲这一段（3 分钟）
        先问：国家产假多少天？
        ///
    """
    for page in site.pages:
        for heading in page.outline.headings:
            if heading.block == "trainer":
                yield Finding(
                    heading.place,
                    Say("讲师块里不能放标题", "a trainer block may not hold a heading"),
                    Say("改成加粗的一行字。", "make it a line in bold."),
                )


@rule("PAG13", Severity.ERROR, "学习目标指的小节不存在", "an objective names a section that does not exist")
def missing_objective_section(site: Site) -> Iterator[Finding]:
    """学习目标要指明靠哪几节学会，这几节得真有。

    Bad: content/training/m01-leave.md
        - text: 能说出产假多少天
          sections: [policy/leave.md#maternity-day]
    Good: content/training/m01-leave.md
        - text: 能说出产假多少天
          sections: [policy/leave.md#maternity-days]
    """
    for page in site.modules:
        for ref in _objective_sections(page):
            if ref.target not in site.section:
                yield Finding(
                    ref.place,
                    Say(f"没有小节 {ref.target}", f"there is no section {ref.target}"),
                    did_you_mean(ref.target, site.section, Say("写成 policy/页面.md#小节 的样子。", "write it as policy/page.md#section.")),
                )


def _objective_sections(page: Page) -> Iterator[Ref]:
    for objective in page.module.objectives if page.module else ():
        yield from objective.sections
