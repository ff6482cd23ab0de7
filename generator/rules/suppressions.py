"""Suppressions: a diagnostic may be silenced on its line, with its code and a reason; silence nobody needs is reported."""

from collections.abc import Iterator

from generator.diagnostics import Finding, Say, Severity
from generator.model import Site
from generator.rules.registry import RULES, rule


@rule("SUP01", Severity.ERROR, "放行没有写代码或理由", "a suppression lacks its code or reason")
def incomplete_suppression(site: Site) -> Iterator[Finding]:
    """放行一条提示，要写它的代码和理由，半年后的人才看得懂。

    Bad: content/policy/leave.md
        <!-- cunke: ignore -->
    Good: content/policy/leave.md
        <!-- 上次核对：2026 年 1 月 -->
    """
    for suppression in site.suppressions:
        unknown = [code for code in suppression.codes if code not in RULES]
        if not suppression.codes or not suppression.reason or unknown:
            what = f"没有代码 {unknown[0]}" if unknown else "放行要写明代码和理由"
            yield Finding(
                suppression.place,
                Say(what, f"no rule {unknown[0]}" if unknown else "a suppression needs a code and a reason"),
                Say("写成 cunke: ignore LAW04 正文待核。", "write 'cunke: ignore LAW04 because …'."),
            )


@rule("SUP02", Severity.WARNING, "多余的放行", "a suppression silences nothing")
def unused_suppression(site: Site) -> Iterator[Finding]:
    """毛病已经改好了，放行就该删掉，免得遮住新的毛病。

    Bad: content/policy/leave.md
        <!-- cunke: ignore LAW04 正文还没有读到 -->
    Good: content/policy/leave.md
        <!-- 上次核对：2026 年 1 月 -->
    """
    for suppression in site.suppressions:
        yield Finding(
            suppression.place,
            Say(f"这里没有 {'、'.join(suppression.codes)} 要放行", f"nothing here needs {', '.join(suppression.codes)}"),
            Say("删掉这条放行。", "delete it."),
        )
