"""Words that differ from place to place, and words that need explaining."""

from collections.abc import Iterator

from generator.diagnostics import Finding, Place, Related, Say, Severity, did_you_mean
from generator.model import Site, fold
from generator.rules.registry import rule


@rule("WRD01", Severity.ERROR, "本地信息里没有这个值", "a region value does not exist")
def missing_region_value(site: Site) -> Iterator[Finding]:
    """各地不同的内容写 {{ region.名字 }}，值在 content/region.yml。没有值就报错，绝不留空白。

    Bad: content/policy/leave.md
        到{{ region.windows }}问。
    Good: content/policy/leave.md
        到{{ region.window }}问。
    """
    if any(path.startswith("content/region") for path in site.unread):
        return
    refs = [(mention.text, mention.place) for page in site.pages for mention in page.outline.regions]
    refs += [(ref.target, ref.place) for question in site.questions for ref in question.regions]
    for name, place in refs:
        if name not in site.region.values:
            yield Finding(
                place,
                Say(f"本地信息里没有 {name}", f"there is no region value {name}"),
                did_you_mean(name, site.region.values, Say("在 content/region.yml 里加上。", "add it to content/region.yml.")),
            )


@rule("WRD02", Severity.ERROR, "词汇重复", "a term is explained twice")
def duplicate_term(site: Site) -> Iterator[Finding]:
    """一个词只解释一次，别的写法放在 also 里。

    Bad: content/glossary.yml
        - id: allowance
          term: 产假
    Good: content/glossary.yml
        - id: allowance
          term: 生育津贴
    """
    first: dict[str, Place] = {}
    for term in site.terms:
        for name in (term.id, *(fold(spelling) for spelling in (term.term, *term.also))):
            if name in first and first[name] != term.place:
                yield Finding(
                    term.place,
                    Say(f"“{name}”前面已经解释过", f"'{name}' is already explained"),
                    Say("合成一条，别的写法放进 also。", "merge the two; other spellings go into 'also'."),
                    (Related(first[name], Say("第一次在这里", "first here")),),
                )
            first.setdefault(name, term.place)


@rule("WRD03", Severity.ERROR, "词汇指的小节不存在", "a term points to a section that does not exist")
def missing_see(site: Site) -> Iterator[Finding]:
    """See 写明到哪一节看详细的。

    Bad: content/glossary.yml
        see: policy/leave.md#maternity-day
    Good: content/glossary.yml
        see: policy/leave.md#maternity-days
    """
    for term in site.terms:
        if term.see and term.see.target not in site.section and not site.lost(term.see.target):
            yield Finding(
                term.see.place,
                Say(f"没有小节 {term.see.target}", f"there is no section {term.see.target}"),
                did_you_mean(
                    term.see.target, site.section, Say("写成 policy/页面.md#小节 的样子。", "write it as policy/page.md#section.")
                ),
            )
