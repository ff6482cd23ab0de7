"""Sections: the ones every page has, the ones a question must test, the numbers that need a citation beside them."""

import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Finding, Say, Severity
from generator.model import Page, Site
from generator.rules.registry import rule
from generator.standards import among

QUANTITY: Final = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\d[\d,.]*\s*(?:[–~～至到-]\s*\d[\d,.]*\s*)?(?:多|余)?[万亿千百]?\s*"
    r"(?:元|天|日|个月|月|年|周岁|岁|小时|分钟|个工作日|倍|人|名|周|[%％])|百分之[零一二三四五六七八九十百]+)"
)
"""A number that says how much, how long or when."""
SOURCE: Final = "来源："
"""Before a source that is no instrument, such as a statistical bulletin."""


@rule("PAG15", Severity.WARNING, "少了一节", "a section is missing")
def section_missing(site: Site) -> Iterator[Finding]:
    """政策页和课程页都有几节是固定的，读的人每次都在同一个地方找得到。要哪几节，写在 mkdocs.yml 的 standards 里。

    Bad: content/policy/leave.md
        ## 一句话说清 {#short}
    Good: content/policy/leave.md
        ## 一句话说清 {#in-short}
    """
    for page in site.pages:
        present = {section.anchor for section in page.sections}
        missing = [anchor for anchor in _wanted(page, site) if anchor not in present]
        if missing:
            names = "、".join(f"#{anchor}" for anchor in missing)
            yield Finding(
                page.place,
                Say(f"这一页少了 {names}", f"this page lacks {names.replace('、', ', ')}"),
                Say(f"加上这样的小节：## 标题 {{#{missing[0]}}}。", f"add a heading with {{#{missing[0]}}}."),
            )


def _wanted(page: Page, site: Site) -> tuple[str, ...]:
    if page.explainer:
        return site.standards.explainer_sections
    return site.standards.module_sections if page.module else ()


@rule("QUZ16", Severity.WARNING, "讲规定的小节没有题", "a section that states a rule has no question")
def section_untested(site: Site) -> Iterator[Finding]:
    """引用了现行规定的小节，至少要有一道题来考。不用考的小节写在 standards 的 untested 里。

    Bad: content/policy/leave.md
        ## 入户怎么说 {#talk}

        您想听，我就说两句（[[workers-2012:7.1]]）。不能承诺的是，批不批看窗口。
    Good: content/policy/leave.md
        ## 入户怎么说 {#talk}

        您想听，我就说两句。不能承诺的是，批不批看窗口。
    """
    for section in site.untested:
        yield Finding(
            section.place,
            Say(f"《{section.title}》讲了规定，没有题来考", f"'{section.title}' states a rule that no question tests"),
            Say("在题库里给这一节出一道题。", "add a question whose source is this section."),
        )


@rule("LAW08", Severity.WARNING, "数字旁边没有依据", "a number has no citation beside it")
def number_uncited(site: Site) -> Iterator[Finding]:
    """天数、钱数、年龄、日期都要让人查得到。同一节里写上法规，或写“来源：”。不用写的小节放进 standards 的 uncited。

    Bad: content/policy/leave.md
        ## 一句话说清 {#in-short}

        国家 2012 年就定了底线，单位不能少给。
    Good: content/policy/leave.md
        ## 一句话说清 {#in-short}

        国家定了底线，单位不能少给。
    """
    for page in site.pages:
        for section in page.sections if page.review else ():
            found = QUANTITY.search(section.text)
            if not found or among(section.anchor, site.standards.uncited) or SOURCE in section.text or page.cited_in(section):
                continue
            yield Finding(
                section.place,
                Say(f"《{section.title}》里有“{found[0]}”，没有写依据", f"'{section.title}' says '{found[0]}' without a citation"),
                Say("在这一节写上法规，如 [[pfpl-2021:18]]；不是法规的，写“来源：”。", "cite the law here, or write its source."),
            )
