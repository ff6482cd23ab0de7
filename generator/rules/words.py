"""Words that differ from place to place, and words that need explaining."""

from collections.abc import Iterator

from generator.diagnostics import Finding, Place, Ref, Related, Say, Severity, did_you_mean
from generator.lists import Term, Watch
from generator.model import Page, Site, fold
from generator.question import Question
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


@rule("WRD03", Severity.ERROR, "see 指的小节不存在", "a see-pointer names what does not exist")
def missing_see(site: Site) -> Iterator[Finding]:
    """词汇、老说法、更新里的 see 和首页列的页面，都要真有；更新和首页可以只写页面。

    Bad: content/glossary.yml
        see: policy/leave.md#maternity-day
    Good: content/glossary.yml
        see: policy/leave.md#maternity-days
    """
    for see in _sees(site):
        if see.target not in site.section and see.target not in site.page and not site.lost(see.target):
            known = [*site.section, *site.page]
            yield Finding(
                see.place,
                Say(f"没有小节 {see.target}", f"there is no section {see.target}"),
                did_you_mean(see.target, known, Say("写成 policy/页面.md#小节 的样子。", "write it as policy/page.md#section.")),
            )


def _sees(site: Site) -> Iterator[Ref]:
    for page in site.pages:
        yield from (*page.lists.get("asked", ()), *page.lists.get("at_hand", ()))
    yield from (term.see for term in site.terms if term.see)
    yield from (saying.see for saying in site.sayings if saying.see)
    for change in site.changes:
        yield from change.see


@rule("WRD04", Severity.ERROR, "不能这样用的词", "a word that may not stand here")
def watched_word(site: Site) -> Iterator[Finding]:
    """content/words.yml 列着已经废止的做法和不好的说法。废止的只能写在 /// history 块里，题目要带 tags: [old]。

    Bad: content/policy/leave.md
        以前交过接生费。
    Good: content/policy/leave.md
        以前收过费。
    """
    for watch in site.watched:
        for place, word in _uses(watch, site):
            yield Finding(
                place,
                Say(f"“{word}”不能写在这里：{watch.why}", f"'{word}' may not stand here: {watch.why}"),
                Say(watch.instead, watch.instead),
            )


def _uses(watch: Watch, site: Site) -> Iterator[tuple[Place, str]]:
    """Where the words of one entry stand though they should not."""
    for page in site.pages:
        for line in page.outline.lines:
            if not (line.in_history and watch.in_history):
                yield from ((line.place._replace(column=line.text.index(word) + 1), word) for word in watch.words if word in line.text)
        yield from ((page.place, word) for word in watch.words if word in _face(page))
    for question in site.questions:
        if not (watch.in_history and "old" in question.tags):
            yield from ((question.place, word) for word in watch.words if word in _words(question))
    for term in site.terms:
        if not (watch.in_history and term.history):
            yield from ((term.place, word) for word in watch.words if word in term.term + term.definition)


def _face(page: Page) -> str:
    """What the front matter of a page says to its readers."""
    parts = [page.title, page.explainer.summary if page.explainer else ""]
    if page.module:
        parts += [*page.module.key_points, *(objective.text for objective in page.module.objectives)]
    return "\n".join(parts)


def _words(question: Question) -> str:
    """Everything that a question says."""
    options = [text for option in question.options for text in (option.text, option.why or "")]
    pairs = [text for pair in question.pairs for text in pair]
    return "\n".join([question.stem, question.explanation or "", *options, *pairs, *question.items, *question.extra])


@rule("WRD05", Severity.WARNING, "词没有解释", "a term is not explained where it is used")
def unexplained_term(site: Site) -> Iterator[Finding]:
    """词汇表里的词，在一页里第一次出现会自动带上解释，但标题和表头里不会。只在标题里出现的词，读的人看不懂。

    Bad: content/training/m02-visit.md
        ## 先问生育津贴 {#ask}
    Good: content/training/m02-visit.md
        ## 先问一句 {#ask}
    """
    for page in site.pages:
        for term in site.terms if page.teaches else ():
            heading = next((one for one in page.outline.headings if _spelt(term, one.title)), None)
            if heading and not _explained(term, page):
                yield Finding(
                    heading.place,
                    Say(f"“{term.term}”只在标题里，正文没有解释", f"'{term.term}' stands in a heading only and is not explained"),
                    Say("在正文里也写一次这个词，解释会自动带上。", "use it once in the text: its meaning comes by itself."),
                )


def _explained(term: Term, page: Page) -> bool:
    """Whether one of its spellings leads to its meaning somewhere on the page."""
    return any(f">{spelling}</a>" in page.html for spelling in (term.term, *term.also))


def _spelt(term: Term, text: str) -> bool:
    return any(spelling in text for spelling in (term.term, *term.also))
