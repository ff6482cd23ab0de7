"""What would not come out on paper, said before anything is printed."""

from collections.abc import Iterator

from generator.diagnostics import Finding, Say, Severity
from generator.model import Site
from generator.rules.registry import rule


@rule("PRN01", Severity.WARNING, "有打印不出来的字", "a character cannot be printed")
def unprintable_character(site: Site) -> Iterator[Finding]:
    """打印只用自带的字体，汉字有两万多个。表情符号和极少数生僻字没有字形，纸上会印成 〓。

    Bad: content/policy/leave.md
        国家定了底线🎉，单位不能少给。
    Good: content/policy/leave.md
        国家定了底线，单位不能少给。
    """
    return site.findings_of("PRN01")


@rule("PRN02", Severity.WARNING, "图片没有说明", "an image has no description")
def missing_alt(site: Site) -> Iterator[Finding]:
    """看不见图的人靠说明知道图里是什么；图打不出来时，纸上印的也是说明。

    Bad: content/policy/leave.md
        ![](steps.png)
    Good: content/policy/leave.md
        ![请假的三步：写条子，交单位，等答复](steps.png)
    """
    for page in site.pages:
        for image in page.outline.images:
            if not (image.detail or "").strip():
                yield Finding(
                    image.place,
                    Say("图片没有说明", "the image has no description"),
                    Say("在方括号里写清图上是什么：![写在这里](…)。", "say between the brackets what it shows."),
                )


@rule("PRN03", Severity.ERROR, "图片用不了", "an image cannot be used")
def unusable_picture(site: Site) -> Iterator[Finding]:
    """图片要能打开，格式是 PNG、JPEG、GIF、WebP 或 SVG，不超过 10 MB。

    Bad: content/policy/steps.png is 12 MB
    Good: content/policy/steps.png is there
    """
    return site.findings_of("PRN03")
