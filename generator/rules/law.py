"""Law: every citation names a registered instrument, an article that exists, and one in force on the day."""

from collections.abc import Iterator

from generator.citation import say_article
from generator.diagnostics import Finding, Place, Related, Say, Severity, did_you_mean
from generator.instrument import Citation, Instrument, in_force
from generator.model import Site
from generator.rules.registry import rule


def _citations(site: Site) -> Iterator[Citation]:
    """Every citation of pages, questions, glossary, old sayings and changes."""
    for page in site.pages:
        yield from page.citations
    for question in site.questions:
        yield from question.citations
    for term in site.terms:
        yield from term.citations
    for saying in site.sayings:
        yield from saying.citations
    for change in site.changes:
        yield from change.citations


def _known(site: Site) -> Iterator[tuple[Citation, Instrument]]:
    """Citations whose instrument is registered."""
    for citation in _citations(site):
        instrument = site.instrument.get(citation.instrument.target)
        if instrument:
            yield citation, instrument


@rule("LAW01", Severity.ERROR, "法规登记里没有这个文件", "the instrument is not registered")
def unknown_instrument(site: Site) -> Iterator[Finding]:
    """引用的法律政策都要先登记在 content/laws.yml。

    Bad: content/policy/leave.md
        国家产假至少 98 天（[[worker-2012:7.1]]）。
    Good: content/policy/leave.md
        国家产假至少 98 天（[[workers-2012:7.1]]）。
    """
    if any(path.endswith("laws.yml") for path in site.unread):
        return
    for citation in _citations(site):
        name = citation.instrument.target
        if name not in site.instrument and not site.lost(name):
            yield Finding(
                citation.instrument.place,
                Say(f"法规登记里没有 {name}", f"{name} is not in the law register"),
                did_you_mean(name, site.instrument, Say("先在 content/laws.yml 里登记。", "register it in content/laws.yml first.")),
            )


@rule("LAW02", Severity.ERROR, "没有这一条", "the article does not exist")
def article_beyond(site: Site) -> Iterator[Finding]:
    """条号不能超过这部法的总条数。多半是抄错，或拿旧版的条号来用。

    Bad: content/policy/leave.md
        国家产假至少 98 天（[[workers-2012:17]]）。
    Good: content/policy/leave.md
        国家产假至少 98 天（[[workers-2012:7.1]]）。
    """
    for citation, instrument in _known(site):
        for span in citation.articles or ():
            if instrument.articles is not None and span.last.number > instrument.articles:
                yield Finding(
                    citation.instrument.place,
                    Say(
                        f"《{instrument.short}》只有 {instrument.articles} 条，没有{say_article(span.last)}",
                        f"{instrument.id} has {instrument.articles} articles, not {span.last.number}",
                    ),
                    Say("对照原文改条号。", "correct the number from the text."),
                    (Related(instrument.place, Say("条数登记在这里", "its articles are registered here")),),
                )


@rule("LAW03", Severity.ERROR, "引用了没有生效的规定", "the instrument is not in force")
def not_in_force(site: Site) -> Iterator[Finding]:
    """已废止、还没施行、只是草案的，都不能当现行规定讲。要讲来历，写在 /// history 块里。

    Bad: content/policy/leave.md
        以前按 [[fees-2002]] 收费。
    Good: content/policy/leave.md
        以前收过费。
    """
    for citation, instrument in _known(site):
        if citation.in_history or in_force(instrument, site.today):
            continue
        zh, en = _why_not(instrument)
        yield Finding(
            citation.instrument.place,
            Say(f"《{instrument.short}》{zh}，不能当现行规定引用", f"{instrument.id} {en}"),
            Say("改引现行规定；讲来历的话，放进 /// history 块。", "cite what is in force, or tell it in a history block."),
            (Related(instrument.place, Say("状态登记在这里", "its status is registered here")),),
        )


def _why_not(instrument: Instrument) -> Say:
    if instrument.repealed:
        return Say(f"{instrument.repealed} 已废止", f"was repealed on {instrument.repealed}")
    if instrument.effective:
        return Say(f"{instrument.effective} 才施行", f"takes effect on {instrument.effective}")
    return Say("还是草案", "is a draft")


@rule("LAW04", Severity.WARNING, "条号没法核对", "the article cannot be verified")
def article_unverified(site: Site) -> Iterator[Finding]:
    """登记里没有条数的文件，没有读到正文，就不要引条号。

    Bad: content/policy/leave.md
        各省另有规定（[[notice-2024:3]]）。
    Good: content/policy/leave.md
        各省另有规定（[[notice-2024]]）。
    """
    for citation, instrument in _known(site):
        if citation.articles and instrument.articles is None:
            yield Finding(
                citation.instrument.place,
                Say(f"《{instrument.short}》没有登记条数，条号没法核对", f"{instrument.id} has no registered number of articles"),
                Say("只写文件，不写条号；或读到正文后在登记里补上 articles。", "cite it whole, or register its articles."),
            )


@rule("LAW05", Severity.ERROR, "条号写法不对", "the articles of a citation cannot be read")
def unreadable_articles(site: Site) -> Iterator[Finding]:
    """写成 18、18,25、40..46、7.1（第一款）、13.0.6（第六项）、253-1（之一）。

    Bad: content/policy/leave.md
        国家产假至少 98 天（[[workers-2012:第七条]]）。
    Good: content/policy/leave.md
        国家产假至少 98 天（[[workers-2012:7.1]]）。
    """
    for citation in _citations(site):
        if citation.articles is None:
            yield Finding(
                citation.instrument.place,
                Say("条号看不懂", "the articles cannot be read"),
                Say("用阿拉伯数字：18 或 18,25 或 40..46 或 7.1。", "write 18 or 18,25 or 40..46 or 7.1."),
            )


@rule("LAW06", Severity.ERROR, "登记的状态和日期矛盾", "status and dates of an instrument disagree")
def status_disagrees(site: Site) -> Iterator[Finding]:
    """到了施行日，状态还写“未施行”；有废止日期，却写现行有效：都要改登记。

    Bad: content/laws.yml
        status: repealed
        articles: 16
    Good: content/laws.yml
        status: in_force
        articles: 16
    """
    for instrument in site.instruments:
        binds = in_force(instrument, site.today)
        if binds != (instrument.status in ("in_force", "amended")):
            today = f"{site.today.year} 年 {site.today.month} 月 {site.today.day} 日"
            yield Finding(
                instrument.status_at,
                Say(
                    f"{today}，按日期《{instrument.short}》{'现行有效' if binds else '没有效力'}，状态却写 {instrument.status}",
                    f"by its dates {instrument.id} is {'' if binds else 'not '}in force, but its status is {instrument.status}",
                ),
                Say("核对施行、废止日期，再改 status。", "check its dates, then correct the status."),
            )


@rule("LAW07", Severity.ERROR, "登记编号重复", "an instrument is registered twice")
def duplicate_instrument(site: Site) -> Iterator[Finding]:
    """一个编号只登记一部。新修订的另起编号，旧的留着写明废止。

    Bad: content/laws.yml
        - id: workers-2012
          title: 某某通知
    Good: content/laws.yml
        - id: notice-2024
          title: 某某通知
    """
    first: dict[str, Place] = {}
    for instrument in site.instruments:
        if instrument.id in first:
            yield Finding(
                instrument.place,
                Say(f"编号 {instrument.id} 已经登记过", f"{instrument.id} is already registered"),
                Say("换一个编号，或合并两条。", "choose another id or merge the two."),
                (Related(first[instrument.id], Say("第一次登记在这里", "first registered here")),),
            )
        first.setdefault(instrument.id, instrument.place)
