"""Diagrams that cannot be drawn, or not be read: noticed while reading, reported under these codes."""

from collections.abc import Iterator

from generator.diagnostics import Finding, Severity
from generator.model import Site
from generator.rules.registry import rule


@rule("DIA01", Severity.ERROR, "图画不出来", "a diagram cannot be drawn")
def undrawn(site: Site) -> Iterator[Finding]:
    """图用文字写，生成网站时画好。写错一处就画不出来，读的人只能看到代码。

    Bad: content/policy/leave.md
        ```mermaid
        flowchart TD
          A【先问】 —> B
        ```
    Good: content/policy/leave.md
        到{{ region.window }}问。
    """
    return site.findings_of("DIA01")


@rule("DIA02", Severity.WARNING, "图没有说明", "a diagram has no description")
def untold(site: Site) -> Iterator[Finding]:
    """看不见图的人靠说明知道图里是什么；Word 文件里印的也是说明。

    Bad: content/policy/leave.md
        ```mermaid
        flowchart TD
          A[先问] --> B[再办]
        ```
    Good: content/policy/leave.md
        到{{ region.window }}问。
    """
    return site.findings_of("DIA02")


@rule("DIA03", Severity.NOTE, "图比手机宽", "a diagram is wider than a phone")
def wide(site: Site) -> Iterator[Finding]:
    """看图的多半拿着手机。三个以上的框并排，就要左右拖着看。

    Bad: content/policy/leave.md
        ```mermaid
        flowchart TD
          accTitle: 谁来办
          A[谁来办这件事] --> B[村里的工作人员]
          A --> C[乡镇的办事窗口]
          A --> D[县里的医保窗口]
          A --> E[单位的人事科]
        ```
    Good: content/policy/leave.md
        到{{ region.window }}问。
    """
    return site.findings_of("DIA03")


@rule("DIA04", Severity.NOTE, "图里的样式不用", "styles of a diagram are not used")
def styled(site: Site) -> Iterator[Finding]:
    """颜色由网站统一配：白天、夜里、纸上都要看得清，也不能只靠颜色说话。

    Bad: content/policy/leave.md
        ```mermaid
        flowchart TD
          accTitle: 先问再办
          A[先问] --> B[再办]
          style A fill:#ff0000
        ```
    Good: content/policy/leave.md
        到{{ region.window }}问。
    """
    return site.findings_of("DIA04")
