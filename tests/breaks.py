"""One way after another in which the small course can be broken: a single edit, what must be said, and on which line."""

from typing import Final, NamedTuple

M01, M02, M03 = "content/training/m01-village-lead.md", "content/training/m10-support.md", "content/training/m15-privacy.md"
LEAVE, SUBSIDY = "content/policy/leave.md", "content/policy/childcare-subsidy.md"
BIRTH, INSURANCE = "content/policy/birth-registration.md", "content/policy/maternity-insurance.md"
PRIVACY, BANS = "content/policy/privacy.md", "content/policy/two-bans.md"
LAWS, GLOSSARY, REGION = "content/laws.yml", "content/glossary.yml", "content/region.yml"
BANK, BANK3 = "quizzes/m10-support.yml", "quizzes/m15-privacy.yml"

ID, CHOICES = r"- id: \S+", r"options:"


class Break(NamedTuple):
    """Look behind `after`, replace the first match of `old` by `new`; `code` must be said of the line of the edit.

    `at` is a pattern behind `after` for the line that is named instead; `beside` is a file whose `at` is named instead.
    `alone` marks what cannot be read together with the others, since whole files fall out.
    """

    name: str
    code: str
    path: str
    after: str
    old: str
    new: str
    at: str = ""
    beside: str = ""
    alone: bool = False


def asked(name: str) -> str:
    """Where a question begins."""
    return f"- id: {name}\n"


YAML: Final = (
    Break("quote left open", "YML01", BANK, asked("leave-001"), r"stem: ", "stem: '", alone=True),
    Break("tab", "YML01", BANK, asked("leave-001"), r"    stem", "\tstem", alone=True),
    Break("two colons", "YML01", BANK, asked("leave-001"), r"explanation: ", "explanation: 注意: ", alone=True),
    Break("bracket left open", "YML01", BANK, asked("leave-008"), r"\]\n", "\n", at=r"source", alone=True),
    Break("item out of line", "YML01", BANK, "module:", r"  - id: leave-002", " - id: leave-002", alone=True),
    Break("quote left open in front matter", "YML01", LEAVE, "---", r"title: ", "title: '", alone=True),
    Break("quote left open in the register", "YML01", LAWS, "instruments:", r"title: ", 'title: "', alone=True),
    Break("quote left open in the glossary", "YML01", GLOSSARY, "terms:", r"definition: ", 'definition: "', alone=True),
    Break("quote left open in the region", "YML01", REGION, "values:", r"text: ", "text: '", alone=True),
    Break("key twice", "YML02", BANK, asked("leave-001"), r"(    difficulty: 1\n)", r"\1\1"),
    Break("key twice in front matter", "YML02", M02, "---", r"(order: 10\n)", r"\1\1"),
    Break("key missing", "YML03", BANK, asked("leave-003"), r"    evidence: .*\n", "", at=r"- id"),
    Break("option without text", "YML03", BANK3, asked("privacy-002"), r"- text: .*\n\s+(correct: true)", r"- \1"),
    Break("type missing", "YML03", BANK, asked("leave-009"), r"    type: .*\n", "", at=r"- id"),
    Break("front matter lacks a key", "YML03", INSURANCE, "---", r"summary: .*\n", "", at=r"title"),
    Break("instrument lacks a key", "YML03", LAWS, "id: phc-committee-2021", r"\n    against: .*", "", at=r"id:"),
    Break("bank without module", "YML03", BANK, "", r"module: .*\n", "", at=r"questions:", alone=True),
    Break("key misspelt", "YML04", BANK, asked("leave-010"), r"difficulty", "dificulty"),
    Break("key of another type", "YML04", BANK, asked("reg-002"), r"answer: .*", r"\g<0>\n    items: [甲, 乙, 丙]"),
    Break("key of an option misspelt", "YML04", BANK, asked("reg-001"), r"why: ", "wy: "),
    Break("front matter key misspelt", "YML04", LEAVE, "---", r"reach: ", "reech: "),
    Break("list for text", "YML05", BANK, asked("reg-007"), r"evidence: (.*)", r"evidence: [\1]"),
    Break("text for list", "YML05", BANK, asked("reg-006"), r"items: .*", "items: 先问后办"),
    Break("nothing written", "YML05", BANK, asked("reg-008"), r"stem: .*", "stem:"),
    Break("text for a mapping", "YML05", BANK, asked("reg-004"), r"- text: (.*)\n\s+why: .*", r"- \1"),
    Break("difficulty", "YML06", BANK, asked("subsidy-001"), r"difficulty: 1", "difficulty: 5"),
    Break("type of question", "YML06", BANK, asked("subsidy-002"), r"type: single", "type: sigle"),
    Break("neither right nor wrong", "YML06", BANK, asked("subsidy-006"), r"answer: 错", "answer: 否"),
    Break("no such day", "YML06", SUBSIDY, "---", r"reviewed: .*", "reviewed: 2026-02-30"),
    Break("status of an instrument", "YML06", LAWS, "id: village-rules-2018", r"status: .*", "status: valid"),
    Break("nested too deeply", "YML07", BANK, asked("leave-001"), r"stem: ", "stem: " + "[" * 30, alone=True),
)

QUESTIONS: Final = (
    Break("id used twice", "QUZ01", BANK, "module:", r"- id: talk-005", "- id: reg-003"),
    Break("id used in another bank", "QUZ01", BANK3, "module:", r"- id: privacy-001", "- id: ins-005"),
    Break("id not ASCII", "QUZ02", BANK, "module:", r"- id: subsidy-009", "- id: 补贴-009"),
    Break("section misspelt", "QUZ03", BANK, asked("leave-004"), r"#provinces", "#province"),
    Break("page misspelt", "QUZ03", BANK, asked("ins-002"), r"policy/maternity-insurance", "policy/maternity-insurence"),
    Break("evidence gone", "QUZ04", BANK, asked("leave-001"), r"evidence: .*", "evidence: 97 天"),
    Break("none right", "QUZ05", BANK, asked("ins-001"), r"correct: true", "why: 也不对。", at=CHOICES),
    Break("two right", "QUZ05", BANK, asked("ins-003"), r"why: .*", "correct: true", at=CHOICES),
    Break("one right of several", "QUZ05", BANK3, asked("privacy-013"), r"type: multiple", "type: single", at=CHOICES),
    Break("option twice", "QUZ06", BANK, asked("subsidy-007"), r"(- text: (.*)\n\s+why: .*\n(?:.*\n)+?\s+)- text: .*", r"\1- text: \2"),
    Break(
        "one option",
        "QUZ07",
        BANK,
        asked("subsidy-003"),
        r"options:\n(?:.*\n)+?    source",
        "options:\n      - text: 谁都行\n        correct: true\n    source",
        at=CHOICES,
    ),
    Break("gap without answer", "QUZ08", BANK, asked("subsidy-005"), r"____", "几", at=r"blanks:"),
    Break("answer without gap", "QUZ08", BANK, asked("leave-002"), r"blanks:\n", "blanks:\n      - [多一个]\n", at=r"blanks:"),
    Break("two steps", "QUZ09", BANK, asked("talk-003"), r"items: .*", "items: [先问, 再说]"),
    Break("step twice", "QUZ09", BANK, asked("leave-008"), r"items: .*", "items: [先问, 再说, 先问]"),
    Break(
        "one pair",
        "QUZ10",
        BANK3,
        asked("privacy-029"),
        r"pairs:\n(?:.*\n)+?    (?=source|extra)",
        "pairs:\n      - left: 甲\n        right: 乙\n    ",
        at=r"pairs:",
    ),
    Break(
        "partner twice", "QUZ10", BANK, asked("talk-002"), r"(right: .*\n\s+- left: .*\n\s+)right: .*", r"\1right: 医保窗口", at=r"pairs:"
    ),
    Break("section without id", "QUZ11", LEAVE, "", r"## .* \{#pay\}", "## pay"),
    Break("explanation missing", "QUZ12", BANK, asked("talk-001"), r"    explanation: .*\n", "", at=r"- id"),
    Break("wrong option without why", "QUZ13", BANK, asked("talk-004"), r"\n        why: .*", "", at=r"- text: .*\n\s+- text"),
    Break("module misspelt", "QUZ14", BANK, "", r"module: training/m10-support.md", "module: training/m02-suport.md", alone=True),
    Break("case without question", "QUZ15", BANK, asked("case-away-001"), r"questions:\n(?:.*\n?)*", "questions: []\n", at=r"- id"),
)

PAGES: Final = (
    Break("front matter missing", "PAG01", BANS, "", r"\A---\n(?:.*\n)+?---\n", ""),
    Break("heading id twice", "PAG02", BANS, "", r"\{#basis\}", "{#talk}"),
    Break("heading without id", "PAG03", SUBSIDY, "", r" \{#basis\}", ""),
    Break("heading jumps", "PAG04", INSURANCE, "", r"## (.*) \{#basis\}", r"#### \1 {#basis}"),
    Break("second title", "PAG04", PRIVACY, "", r"## (.*) \{#basis\}", r"# \1 {#basis}"),
    Break("review date passed", "PAG05", PRIVACY, "---", r"review_by: .*", "review_by: 2026-11-22"),
    Break("prerequisite misspelt", "PAG06", M03, "---", r"m01-village-lead", "m01-vilage-lead"),
    Break("prerequisite of itself", "PAG07", M02, "---", r"m01-village-lead", "m10-support"),
    Break(
        "circle", "PAG07", M01, "---", r"prerequisites: \[\]", "prerequisites: [training/m10-support.md]", r"prerequisites", M02, alone=True
    ),
    Break("objective without a question", "PAG08", M02, "objectives:", r"sections: .*", "sections: [policy/leave.md#basis]", at=r"text"),
    Break("minutes", "PAG09", M01, "---", r"minutes: .*", "minutes: 200"),
    Break("topic", "PAG10", BIRTH, "---", r"topic: .*", "topic: 登计"),
    Break("unit", "PAG10", M03, "---", r"unit: .*", "unit: 权利和边界"),
    Break("block misspelt", "PAG11", M02, "", r"/// trainer", "/// trainr"),
    Break(
        "block left open",
        "PAG11",
        M03,
        "/// trainer",
        r"\n///\n(?![\s\S]*\n///)",
        "\n",
        at=r"/// trainer(?![\s\S]*/// trainer)",
        alone=True,
    ),
    Break("heading among trainer's notes", "PAG12", M01, "/// trainer", r"\n", "\n### 先问 {#first}\n"),
    Break("objective's section misspelt", "PAG13", M03, "objectives:", r"#legal-basis", "#legal-bases"),
    Break("page misspelt", "LNK01", LEAVE, "", r"\]\(maternity-insurance\.md", "](maternity-insurence.md"),
    Break("section misspelt", "LNK02", M02, "", r"birth-registration\.md#who-where\)", "birth-registration.md#who-were)"),
    Break("file missing", "LNK03", SUBSIDY, "{#in-short}", r"\n\n", "\n\n[表格](form.xls)可以打印。\n\n"),
    Break("suppression without reason", "SUP01", LEAVE, "{#in-short}", r"\n\n", "\n\n<!-- cunke: ignore LAW04 -->\n\n"),
    Break("suppression without code", "SUP01", INSURANCE, "{#in-short}", r"\n\n", "\n\n<!-- cunke: ignore 以后再说 -->\n\n"),
    Break("suppression not needed", "SUP02", PRIVACY, "{#in-short}", r"\n\n", "\n\n<!-- cunke: ignore LAW04 正文待核 -->\n\n"),
    Break("suppression not needed in a bank", "SUP02", BANK, asked("ins-004"), r"difficulty: \d", r"\g<0>  # cunke: ignore QUZ04 正文待核"),
)

LAW: Final = (
    Break("instrument misspelt", "LAW01", LEAVE, "{#miscarriage}", r"\[\[female-worker", "[[femal-worker"),
    Break("instrument misspelt in a bank", "LAW01", BANK, asked("leave-005"), r"\[\[pfpl-2021", "[[pfpl-2012"),
    Break("instrument misspelt in the glossary", "LAW01", GLOSSARY, "id: birth-registration", r"\[\[birth-reg-2021", "[[birth-reg-2012"),
    Break("article too high", "LAW02", LEAVE, "{#basis}", r"\[\[pfpl-2021:[\d.,]+", "[[pfpl-2021:49"),
    Break("repealed", "LAW03", SUBSIDY, "{#who}", r"\n\n", "\n\n以前按[[r-smf-2002]]收费。\n\n"),
    Break("not yet in force", "LAW03", INSURANCE, "{#who-pays}", r"\n\n", "\n\n依据是[[healthcare-security-2026]]。\n\n"),
    Break("draft", "LAW03", BIRTH, "{#in-short}", r"\n\n", "\n\n依据是[[childcare-law-draft]]。\n\n"),
    Break("article of what was not read", "LAW04", BIRTH, "{#basis}", r"\[\[birth-reg-2021\]\]", "[[birth-reg-2021:3]]"),
    Break("article in words", "LAW05", LEAVE, "{#maternity-days}", r"\[\[female-worker-2012:7.1", "[[female-worker-2012:第七条"),
    Break("status against its dates", "LAW06", LAWS, "id: r-smf-2002", r"status: repealed", "status: in_force"),
    Break("registered twice", "LAW07", LAWS, "id: bj-2021", r"id: ha-2021", "id: bj-2021"),
    Break("region value", "WRD01", LEAVE, "", r"region\.leave_extension", "region.leave_extention"),
    Break("region value in a bank", "WRD01", BANK, asked("reg-005"), r"explanation: ", "explanation: 问{{ region.windo }}。"),
    Break("term twice", "WRD02", GLOSSARY, "id: maternity-leave", r"term: 产假", "term: 居住证", at=r"id:"),
    Break("term leads nowhere", "WRD03", GLOSSARY, "terms:", r"see: policy/\S+", r"\g<0>-not"),
)

BREAKS: Final = (*YAML, *QUESTIONS, *PAGES, *LAW)
