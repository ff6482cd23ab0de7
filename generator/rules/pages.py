"""Pages: front matter, headings, blocks, review dates."""

from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Finding, Place, Related, Say, Severity, did_you_mean
from generator.model import Site
from generator.rules.registry import ASCII_ID, rule

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
        ## 入户怎么说 {#maternity-days}
    Good: content/policy/leave.md
        ## 入户怎么说 {#talk}
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


@rule("PAG14", Severity.ERROR, "小节编号不是小写英文", "a heading id is not plain ASCII")
def heading_id_not_ascii(site: Site) -> Iterator[Finding]:
    """编号会写进网址和题库，用小写英文、数字和连字符。

    Bad: content/policy/leave.md
        ## 入户怎么说 {#说}
    Good: content/policy/leave.md
        ## 入户怎么说 {#talk}
    """
    for page in site.pages:
        for heading in page.outline.headings:
            if heading.id and not ASCII_ID.fullmatch(heading.id):
                yield Finding(
                    heading.place,
                    Say(f"编号 #{heading.id} 里有不能用的字", f"the id #{heading.id} has characters that are not allowed"),
                    Say("只用小写英文、数字、连字符，如 {#how-to}。", "use lower-case ASCII, digits and hyphens."),
                )


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
        ### 先问 {#ask}
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
