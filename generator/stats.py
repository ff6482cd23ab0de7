"""What there is, in numbers: for `cunke stats`."""

from collections import Counter
from typing import Final

from generator.model import CHARACTERS_A_MINUTE, Site
from generator.site.quiz import KINDS

TAGS: Final = {"door": "在门口", "window": "在窗口", "chat": "在群里", "meeting": "在会上", "old": "老说法对今天"}
SCENES: Final = frozenset({"door", "window", "chat", "meeting"})

Count = dict[str, int]


def stats(site: Site) -> dict[str, Count]:
    """Counts under Chinese names, in groups; minutes are whole minutes."""
    return {
        "页面": pages(site),
        "题目": questions(site),
        "题型": types(site),
        "难度": difficulties(site),
        "情景": scenes(site),
        "依据": law(site),
    }


def pages(site: Site) -> Count:
    """Pages, how long they take, their sections, and the lists beside them."""
    teaching = [page for page in site.pages if page.teaches]
    return {
        "全部页面": len(site.pages),
        "政策": len(site.explainers),
        "课程": len(site.modules),
        "单元": len({page.module.unit.target for page in site.modules if page.module}),
        "宣传单": sum(page.leaflet is not None for page in site.pages),
        "学完所有课程（分钟）": sum(page.module.minutes for page in site.modules if page.module),
        "读完所有政策（分钟）": round(sum(page.length for page in site.explainers) / CHARACTERS_A_MINUTE),
        "小节": sum(len(page.sections) for page in teaching),
        "词汇": len(site.terms),
        "老说法": len(site.sayings),
    }


def questions(site: Site) -> Count:
    """Questions, cases, and rules that no question tests."""
    return {
        "全部题目": len(site.questions),
        "情景大题": sum(len(bank.cases) for bank in site.banks),
        "情景题": sum(bool(question.tags & SCENES) or question.case is not None for question in site.questions),
        "老说法对今天的题": sum("old" in question.tags for question in site.questions),
        "讲了规定没有题的小节": len(site.untested),
    }


def types(site: Site) -> Count:
    """Questions by type."""
    found: Counter[str] = Counter(question.type for question in site.questions)
    return {name: found[kind] for kind, name in KINDS.items()}


def difficulties(site: Site) -> Count:
    """Questions by difficulty."""
    found = Counter(question.difficulty for question in site.questions)
    return {name: found[level] for level, name in enumerate(("容易", "中等", "难"), 1)}


def scenes(site: Site) -> Count:
    """Questions by where they are set."""
    found = Counter(tag for question in site.questions for tag in question.tags)
    return {name: found[tag] for tag, name in TAGS.items()}


def law(site: Site) -> Count:
    """Instruments and how often they are cited."""
    cited = Counter(citation.instrument.target for page in site.pages for citation in page.citations)
    cited.update(citation.instrument.target for question in site.questions for citation in question.citations)
    return {"登记的文件": len(site.instruments), "引用到的文件": len(cited), "引用次数": cited.total()}


def as_lines(counts: dict[str, Count]) -> str:
    """For people: a group a line."""
    return "\n".join(f"{group}：{'，'.join(f'{name} {count}' for name, count in found.items())}" for group, found in counts.items())
