"""Files and YAML: noticed while reading, reported under these codes.

The first line of a fragment says which file of the sample site it belongs to.
"""

from collections.abc import Iterator

from generator.diagnostics import Finding, Severity
from generator.model import Site
from generator.rules.registry import rule


@rule("FIL01", Severity.ERROR, "文件不存在或打不开", "a file is missing or cannot be opened")
def missing_file(site: Site) -> Iterator[Finding]:
    """法规登记、词汇表、本地信息这三个文件必须有。

    Bad: content/glossary.yml is missing
    Good: content/glossary.yml is there
    """
    return site.findings_of("FIL01")


@rule("FIL02", Severity.ERROR, "应当是文件，却是文件夹", "a folder where a file is expected")
def folder_for_file(site: Site) -> Iterator[Finding]:
    """有时解压会多出一层同名的文件夹。

    Bad: quizzes/leave.yml is a folder
    Good: quizzes/leave.yml is there
    """
    return site.findings_of("FIL02")


@rule("FIL03", Severity.ERROR, "文件不是 UTF-8 编码", "a file is not UTF-8")
def not_utf8(site: Site) -> Iterator[Finding]:
    """老编辑器可能存成 GBK。请另存为 UTF-8；原文件不会被改动。

    Bad: quizzes/leave.yml is encoded as gb18030
    Good: quizzes/leave.yml is encoded as utf-8
    """
    return site.findings_of("FIL03")


@rule("FIL04", Severity.ERROR, "文件太大", "a file is too large")
def too_large(site: Site) -> Iterator[Finding]:
    """一个文件最多 2 MB，约三千道题。再大就按课程拆开。

    Bad: quizzes/leave.yml is 5 MB
    Good: quizzes/leave.yml is there
    """
    return site.findings_of("FIL04")


@rule("FIL05", Severity.ERROR, "文件或题库是空的", "a file or a bank is empty")
def empty(site: Site) -> Iterator[Finding]:
    """空文件多半是没写完，或存盘时断了电。

    Bad: quizzes/leave.yml is empty
    Good: quizzes/leave.yml is there
    """
    return site.findings_of("FIL05")


@rule("FIL06", Severity.NOTE, "Windows 的 BOM 和换行", "byte order mark and Windows line ends")
def windows_habits(site: Site) -> Iterator[Finding]:
    """记事本会在文件开头加 BOM、用 Windows 的换行。照常能读，只提示一声，不影响发布。

    Bad: quizzes/leave.yml is encoded as utf-8-sig
    Good: quizzes/leave.yml is encoded as utf-8
    """
    return site.findings_of("FIL06")


@rule("FIL07", Severity.ERROR, "页面乱到没法排版", "a page that cannot be rendered")
def tangled(site: Site) -> Iterator[Finding]:
    """上千个括号、套了几十层的列表，多半是粘贴时出了错。这样的页面不排版，只报出来。

    Bad: content/policy/leave.md
        到{{ region.window }}问。>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
    Good: content/policy/leave.md
        到{{ region.window }}问。
    """
    return site.findings_of("FIL07")


@rule("YML01", Severity.ERROR, "YAML 写法不对", "not valid YAML")
def yaml_syntax(site: Site) -> Iterator[Finding]:
    """缩进要对齐，冒号后面空一格，引号要成对。

    Bad: quizzes/leave.yml
        stem: "国家产假至少多少天？
    Good: quizzes/leave.yml
        stem: 国家产假至少多少天？
    """
    return site.findings_of("YML01")


@rule("YML02", Severity.ERROR, "同一个键写了两遍", "a key is written twice")
def duplicate_key(site: Site) -> Iterator[Finding]:
    """写两遍时不知道该用哪一个，所以不替作者选。

    Bad: quizzes/leave.yml
        difficulty: 1
        difficulty: 1
    Good: quizzes/leave.yml
        difficulty: 1
    """
    return site.findings_of("YML02")


@rule("YML03", Severity.ERROR, "缺少必须写的键", "a key is missing")
def missing_key(site: Site) -> Iterator[Finding]:
    """每道题都要写明出处和依据原句，答案才核得上。

    Bad: quizzes/leave.yml
        - id: leave-001
          type: single
          stem: 国家产假至少多少天？
          source: policy/leave.md#maternity-days
          explanation: 国家规定 98 天，见 [[workers-2012:7.1]]。
    Good: quizzes/leave.yml
        - id: leave-001
          type: single
          stem: 国家产假至少多少天？
          source: policy/leave.md#maternity-days
          evidence: 98 天
          explanation: 国家规定 98 天，见 [[workers-2012:7.1]]。
    """
    return site.findings_of("YML03")


@rule("YML04", Severity.ERROR, "不认识的键", "an unknown key")
def unknown_key(site: Site) -> Iterator[Finding]:
    """拼错的键如果悄悄放过，内容就会不知不觉地丢掉。

    Bad: quizzes/leave.yml
        explanation: 国家规定 98 天，见 [[workers-2012:7.1]]。
        dificulty: 1
    Good: quizzes/leave.yml
        explanation: 国家规定 98 天，见 [[workers-2012:7.1]]。
        difficulty: 1
    """
    return site.findings_of("YML04")


@rule("YML05", Severity.ERROR, "内容的种类不对", "the wrong kind of value")
def wrong_kind(site: Site) -> Iterator[Finding]:
    """该写列表的地方要写列表，该写文字的地方要写文字。

    Bad: quizzes/leave.yml
        evidence: [98 天]
    Good: quizzes/leave.yml
        evidence: 98 天
    """
    return site.findings_of("YML05")


@rule("YML06", Severity.ERROR, "值不对", "a wrong value")
def wrong_value(site: Site) -> Iterator[Finding]:
    """难度只有 1、2、3；日期要真有那一天；题型要是已有的题型。

    Bad: quizzes/leave.yml
        difficulty: 5
    Good: quizzes/leave.yml
        difficulty: 1
    """
    return site.findings_of("YML06")


@rule("YML07", Severity.ERROR, "嵌套太深", "nested too deeply")
def too_nested(site: Site) -> Iterator[Finding]:
    """正常的题库只有五六层。套了几十层的，多半是文件写坏了。

    Bad: quizzes/leave.yml
        stem: [[[[[[[[[[[[[[[[[[[[国家产假至少多少天？]]]]]]]]]]]]]]]]]]]]
    Good: quizzes/leave.yml
        stem: 国家产假至少多少天？
    """
    return site.findings_of("YML07")
