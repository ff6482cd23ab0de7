"""Links: the page, the place on it, and the file must exist. Addresses of other hosts are left alone."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from generator.diagnostics import Finding, Say, Severity, did_you_mean
from generator.model import Page, Site
from generator.outline import Mention
from generator.rules.registry import rule


def _inner(page: Page, site: Site) -> Iterator[tuple[Mention, str, str]]:
    """Links and images that stay inside: the mention, the path under content/, the anchor."""
    for mention in (*page.outline.links, *page.outline.images):
        path, _, anchor = unquote(mention.text).partition("#")
        path = path.partition("?")[0]
        if "//" in mention.text or path.split("/")[0].endswith(":") or ":" in path.split("/")[0]:
            continue
        base = "" if path.startswith("/") else posixpath.dirname(page.path)
        target = posixpath.normpath(posixpath.join(base, path.lstrip("/"))) if path else page.path
        yield mention, target, anchor


@rule("LNK01", Severity.ERROR, "链接的页面不存在", "a linked page does not exist")
def missing_page(site: Site) -> Iterator[Finding]:
    """站内链接写源文件的相对路径，以 .md 结尾。

    Bad: content/policy/leave.md
        先看[课程](../training/m1-leave.md)。
    Good: content/policy/leave.md
        先看[课程](../training/m01-leave.md)。
    """
    for page in site.pages:
        for mention, target, _ in _inner(page, site):
            if target.endswith(".md") and target not in site.page:
                yield Finding(
                    mention.place,
                    Say(f"没有页面 {target}", f"there is no page {target}"),
                    did_you_mean(target, site.page, Say("检查路径；上一层写 ../。", "check the path; one level up is ../.")),
                )


@rule("LNK02", Severity.ERROR, "链接的小节不存在", "a linked place does not exist")
def missing_anchor(site: Site) -> Iterator[Finding]:
    """# 后面的编号要在那一页上真有。

    Bad: content/training/m01-leave.md
        天数见[这一节](../policy/leave.md#days)。
    Good: content/training/m01-leave.md
        天数见[这一节](../policy/leave.md#maternity-days)。
    """
    for page in site.pages:
        for mention, target, anchor in _inner(page, site):
            linked = site.page.get(target)
            if anchor and linked and anchor not in linked.anchors and not site.lost(target):
                yield Finding(
                    mention.place,
                    Say(f"{target} 上没有 #{anchor}", f"{target} has no #{anchor}"),
                    did_you_mean(anchor, linked.anchors, Say("到那一页看看小节的编号。", "look the id up on that page.")),
                )


@rule("LNK03", Severity.ERROR, "链接的文件不存在", "a linked file does not exist")
def missing_linked_file(site: Site) -> Iterator[Finding]:
    """图片、表格等文件要放在 content/ 里，路径写对。

    Bad: content/policy/leave.md
        [表格](form.xls)可以打印。
    Good: content/policy/leave.md
        [表格](form.txt)可以打印。
    """
    for page in site.pages:
        for mention, target, _ in _inner(page, site):
            if not target.endswith(".md") and target not in site.files:
                yield Finding(
                    mention.place,
                    Say(f"没有文件 {target}", f"there is no file {target}"),
                    did_you_mean(target, site.files, Say("把文件放进 content/，或改正路径。", "put it into content/ or correct the path.")),
                )
