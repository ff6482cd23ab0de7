"""Modules: prerequisites, objectives, minutes, and their place in the curriculum."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from generator.diagnostics import Finding, Ref, Say, Severity, did_you_mean
from generator.model import CHARACTERS_A_MINUTE, Page, Site
from generator.question import question_minutes
from generator.rules.registry import rule

SLACK: Final = 0.5
"""Stated minutes may be half more or half less than the estimate."""


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
    lost_bank = any(path.endswith((".yml", ".yaml")) and not path.startswith("content/") for path in site.unread)
    adrift = lost_bank or any(bank.module.target not in site.page for bank in site.banks)
    for page in site.modules:
        banks = site.banks_of.get(page.path, ())
        if adrift and not banks:
            continue
        tested = {question.source.target for bank in banks for question in bank.questions} | site.unread
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
            if ref.target not in site.section and not site.lost(ref.target):
                yield Finding(
                    ref.place,
                    Say(f"没有小节 {ref.target}", f"there is no section {ref.target}"),
                    did_you_mean(ref.target, site.section, Say("写成 policy/页面.md#小节 的样子。", "write it as policy/page.md#section.")),
                )


def _objective_sections(page: Page) -> Iterator[Ref]:
    for objective in page.module.objectives if page.module else ():
        yield from objective.sections
