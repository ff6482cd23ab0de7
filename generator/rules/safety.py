"""What must not come into a site: noticed while reading, reported under these codes."""

from collections.abc import Iterator

from generator.diagnostics import Finding, Severity
from generator.model import Site
from generator.rules.registry import rule


@rule("SAF01", Severity.ERROR, "内容里有脚本", "a script in the content")
def script(site: Site) -> Iterator[Finding]:
    """网站只放文字、表格和图片。脚本、事件、表单、内嵌网页一律不要，哪怕是好意。

    Bad: content/policy/leave.md
        到{{ region.window }}问。<img src="x.png" onerror="alert(1)">
    Good: content/policy/leave.md
        到{{ region.window }}问。
    """
    return site.findings_of("SAF01")


@rule("SAF02", Severity.ERROR, "图片来自别的网站", "a picture from another site")
def from_elsewhere(site: Site) -> Iterator[Finding]:
    """网站不向别的网站要任何东西，别人就不知道谁来看过；没有网络的时候也看得到图。

    Bad: content/policy/leave.md
        到{{ region.window }}问。![窗口](https://example.com/window.png)
    Good: content/policy/leave.md
        到{{ region.window }}问。
    """
    return site.findings_of("SAF02")
