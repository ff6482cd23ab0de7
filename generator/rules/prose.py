"""How a page reads: its length, its sentences, the spoken version, the panels of a leaflet."""

import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Finding, Say, Severity
from generator.model import CHARACTERS_A_MINUTE, TALK, Section, Site, fold
from generator.rules.registry import rule

PROMISE: Final = "不能承诺"
SENTENCE_END: Final = re.compile(r"[。！？；\n]+")


@rule("PAG16", Severity.WARNING, "太长或太短", "a page is too long or too short")
def reading_time(site: Site) -> Iterator[Finding]:
    """政策页按每分钟读 300 字算，几分钟读得完。长了拆成两页，短了并到别的页。界限在 standards 的 least_minutes 和 most_minutes。

    Bad: content/policy/leave.md
        国家定了底线，单位不能少给。单位要是少给，先跟单位谈，谈不成再找人。
        找谁，怎么找，下面都写着。看不懂，就请村里的人念给您听。
        念的人要慢慢念，一句一句念，念完问一声听明白没有。
        没听明白，再念一遍。还不明白，就一起到窗口去问。
        问完了，记在纸上，回家再看一遍。纸要收好，别弄丢了。
        过几天忘了，把纸拿出来看一看。还是不懂，再来问也不要紧。
        来问的时候，带上这张纸。窗口的人看一眼，就知道说到哪里了。
        办好了，记得跟家里人说一声。没有办好，也别着急，慢慢来。
    Good: content/policy/leave.md
        国家定了底线，单位不能少给。
    """
    least, most = site.standards.least_minutes, site.standards.most_minutes
    for page in site.pages:
        minutes = page.length / CHARACTERS_A_MINUTE
        if page.explainer and not least <= minutes <= most:
            yield Finding(
                page.place,
                Say(
                    f"读完要 {minutes:.1f} 分钟（{page.length} 字），应该在 {least} 到 {most} 分钟之间",
                    f"it takes {minutes:.1f} minutes to read ({page.length} characters); {least} to {most} is meant",
                ),
                Say("长了拆成两页，短了补上或并到别的页。", "split it, or fill it."),
            )


@rule("PAG17", Severity.WARNING, "入户怎么说不合要求", "the spoken version does not fit")
def talk(site: Site) -> Iterator[Finding]:
    """照着念的话一分钟以内，里面有一句“不能承诺”的话：办不办得成，村里说了不算。字数在 standards 的 least_talk 和 most_talk。

    Bad: content/policy/leave.md
        ## 入户怎么说 {#talk}

        您想听，我就说两句。批不批看窗口。
    Good: content/policy/leave.md
        ## 入户怎么说 {#talk}

        您想听，我就说两句。不能承诺的是，批不批看窗口。
    """
    least, most = site.standards.least_talk, site.standards.most_talk
    for page in site.pages:
        section = site.section.get(f"{page.path}#{TALK}")
        if not page.explainer or section is None:
            continue
        length = len(section.folded)
        if not least <= length <= most:
            yield Finding(
                section.place,
                Say(f"这一段 {length} 字，应该在 {least} 到 {most} 字之间", f"{length} characters; {least} to {most} are meant"),
                Say("念一遍，一分钟以内。", "read it aloud: at most one minute."),
            )
        if PROMISE not in section.folded:
            yield Finding(
                section.place,
                Say("没有写“不能承诺”的话", "it does not say what cannot be promised"),
                Say("加一句：哪些事不能承诺。", "say what cannot be promised."),
            )


@rule("PAG18", Severity.WARNING, "句子太长", "sentences are too long")
def long_sentences(site: Site) -> Iterator[Finding]:
    """一句话一个意思。整页平均一句超过 standards 的 sentence 个字，就难念了。

    Bad: content/training/m02-visit.md
        先问您想不想听，想听我就慢慢说，不想听，就告辞，改天您想起来再来找我，打电话也行，到窗口去问也行，怎么方便怎么来。
    Good: content/training/m02-visit.md
        先问您想不想听。不想听，就告辞。
    """
    for page in site.pages:
        lengths = [length for section in page.sections for length in _sentences(section)]
        average = sum(lengths) / len(lengths) if lengths else 0
        if page.teaches and average > site.standards.sentence:
            yield Finding(
                page.place,
                Say(f"平均一句 {average:.0f} 字", f"the average sentence has {average:.0f} characters"),
                Say("长句拆成几句。", "split long sentences."),
            )


def _sentences(section: Section) -> Iterator[int]:
    """Lengths of the sentences of a section; rows of tables and items of lists end a sentence too."""
    for sentence in SENTENCE_END.split(section.text):
        length = len(fold(sentence))
        if length:
            yield length


@rule("PAG19", Severity.WARNING, "宣传单放不下", "a leaflet does not fit its sheet")
def leaflet_panels(site: Site) -> Iterator[Finding]:
    """宣传单一个小节一折，一张纸最多六折，每折字不能多。界限在 standards 的 panels 和 panel。

    Bad: content/leaflets/leave.md
        ## 有多少 {#how-much}

        国家产假有底线，单位不能少给。假找单位，钱找医保窗口。还想问，到窗口去。
    Good: content/leaflets/leave.md
        ## 有多少 {#how-much}

        国家产假有底线，单位不能少给。
    """
    panels, most = site.standards.panels, site.standards.panel
    for page in site.pages:
        if not page.leaflet:
            continue
        if len(page.sections) > panels:
            yield Finding(
                page.sections[panels].place,
                Say(f"有 {len(page.sections)} 折，一张纸只有 {panels} 折", f"{len(page.sections)} panels; a sheet has {panels}"),
                Say("合并几个小节。", "merge some."),
            )
        for section in page.sections:
            if len(section.folded) > most:
                yield Finding(
                    section.place,
                    Say(f"这一折 {len(section.folded)} 字，最多 {most} 字", f"{len(section.folded)} characters; a panel holds {most}"),
                    Say("只留最要紧的话。", "keep what matters most."),
                )
