"""The command as people and other programs meet it: exit codes, formats, languages, new files, schemas."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.papercode import Blueprint, PaperCode
from generator.schema import SCHEMAS
from generator.source import read_file, split_front_matter
from tests.projects import HERE, REAL, chinese_of_ours, copy_base, edit, found

GOLDEN: Final = HERE / "golden"
BANK, PAGE = "quizzes/leave.yml", "content/policy/leave.md"


def cunke(command: str, root: Path, *more: str) -> Result:
    """Run a command on a project, on the day of the tests where it asks for one."""
    day = ["--today", "2026-11-23"] if command in ("check", "build") and "--today" not in more else []
    return CliRunner().invoke(main, [command, "--root", str(root), *day, *more])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Two errors, one of them behind Chinese text and one with a second place, a warning and a note."""
    root = copy_base(tmp_path)
    edit(root, PAGE, "国家产假至少 98 天（[[workers-2012:7.1]]）。\n产前", "国家产假至少 98 天（[[workers-2021:7.1]]）。\n产前")
    edit(root, BANK, "evidence: 最后帮着去办", "evidence: 最后帮你去办")
    edit(root, "content/training/m02-visit.md", "minutes: 2", "minutes: 20")
    file = root / "quizzes/visit.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    return root


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    """One warning and nothing else."""
    root = copy_base(tmp_path)
    edit(root, "content/training/m02-visit.md", "minutes: 2", "minutes: 20")
    return root


def test_clean_project_passes(tmp_path: Path) -> None:
    run = cunke("check", copy_base(tmp_path), "--strict")
    assert (run.exit_code, run.stdout, run.stderr) == (0, "没有发现问题。\n", "")


def test_errors_do_not_pass(broken: Path) -> None:
    assert cunke("check", broken).exit_code == 1


def test_warnings_pass_unless_strict(warned: Path) -> None:
    assert cunke("check", warned).exit_code == 0
    assert cunke("check", warned, "--strict").exit_code == 1
    assert cunke("build", warned, "--strict").exit_code == 1
    assert cunke("build", warned).exit_code == 0


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (None, "没有 mkdocs.yml"),
        ("site_name: [", "mkdocs.yml 有问题"),
        ("site_name: 样例\ntheme: nowhere\nplugins: [cunke]\ndocs_dir: content\n", "Unrecognised theme name"),
        ("site_name: 样例\ntheme: mkdocs\nplugins: []\ndocs_dir: content\n", "plugins 里没有 cunke"),
        ("site_name: 样例\ntheme: mkdocs\nplugins: [cunke]\ndocs_dir: nowhere\n", "没有内容文件夹"),
    ],
    ids=["no settings", "not YAML", "no such theme", "without us", "no content"],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_what_cannot_run_says_why(settings: str | None, said: str, command: str, tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    (root / "mkdocs.yml").unlink()
    if settings:
        (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    run = cunke(command, root)
    assert run.exit_code == 2
    assert said in run.stderr
    assert not run.stdout


def test_today_decides_what_is_overdue(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    assert cunke("check", root, "--strict", "--today", "2027-06-30").exit_code == 0
    run = cunke("check", root, "--today", "2027-07-01")
    assert run.exit_code == 0
    assert run.stdout.count("提醒 PAG05") == 4


def test_region_is_laid_over(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    assert cunke("check", root, "--region", "nowhere").exit_code == 1
    overlay = "name: 某省\nvalues:\n  county:\n    text: 县里\n    label: 县里\n    source: 本地\n    checked: 2026-01-05\n"
    (root / "content/region.somewhere.yml").write_text(overlay, encoding="utf-8")
    edit(root, PAGE, "{{ region.window }}", "{{ region.county }}或{{ region.window }}")
    assert cunke("check", root, "--region", "somewhere").exit_code == 0
    assert cunke("check", root).exit_code == 1


@pytest.mark.parametrize("name", ["text-zh", "text-en", "github-zh"])
def test_golden_report(name: str, broken: Path) -> None:
    form, language = name.split("-")
    run = cunke("check", broken, "--format", form, "--lang", language)
    assert run.stdout == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_english_is_english(broken: Path) -> None:
    assert not [word for one in found(broken) for word in chinese_of_ours(one.finding, broken)]


def test_json_is_one_array(broken: Path) -> None:
    run = cunke("check", broken, "--format", "json")
    entries = json.loads(run.stdout)
    assert not run.stderr
    assert [entry["code"] for entry in entries] == [one.rule.code for one in found(broken)]
    for entry in entries:
        assert list(entry) == ["path", "line", "column", "code", "severity", "message", "hint", "related"]
        assert all(list(related) == ["path", "line", "column", "message"] for related in entry["related"])
    assert cunke("check", copy_base(broken / "clean"), "--format", "json").stdout == "[]\n"


TEXT: Final = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
REGION: Final = {
    "type": "object",
    "required": ["startLine", "startColumn"],
    "properties": {"startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1}},
}
URI: Final = {"type": "object", "required": ["uri"], "properties": {"uri": {"type": "string", "pattern": r"^[!-~]+$"}}}
PHYSICAL: Final = {"type": "object", "required": ["artifactLocation", "region"], "properties": {"artifactLocation": URI, "region": REGION}}
LOCATIONS: Final = {
    "type": "array",
    "items": {"type": "object", "required": ["physicalLocation"], "properties": {"physicalLocation": PHYSICAL, "message": TEXT}},
}
SARIF: Final = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {"driver": {"type": "object", "required": ["name", "rules"]}},
                    },
                    "columnKind": {"enum": ["unicodeCodePoints", "utf16CodeUnits"]},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "ruleId", "level", "locations"],
                            "properties": {
                                "message": TEXT,
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "locations": {**LOCATIONS, "minItems": 1},
                                "relatedLocations": LOCATIONS,
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What SARIF 2.1.0 asks of a log as ours."""


def test_sarif_is_sarif(broken: Path) -> None:
    (broken / BANK).rename(broken / "quizzes/产假.yml")
    log = json.loads(cunke("check", broken, "--format", "sarif").stdout)
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [one.rule.code for one in found(broken)]


def test_clean_sarif_is_sarif(tmp_path: Path) -> None:
    log = json.loads(cunke("check", copy_base(tmp_path), "--format", "sarif").stdout)
    jsonschema.validate(log, SARIF)
    assert log["runs"][0]["results"] == []


def test_a_paper_is_listed_and_written_as_json(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    code = str(PaperCode(Blueprint((1,), 5, "any", 10), 7))
    told = json.loads(cunke("paper", root, code, "--json").stdout)
    assert (told["code"], told["variant"], told["modules"], told["minutes"], len(told["questions"])) == (code, "A", [1], 10, 5)
    listed = cunke("paper", root, f"{code}.{told['fingerprint']}")
    assert not listed.stderr
    assert [line.split("　")[0] for line in listed.stdout.splitlines()[1:]] == [
        f"{at}. {question['id']}" for at, question in enumerate(told["questions"], 1)
    ]


def test_a_paper_says_what_is_not_as_it_was(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    assert "题库已经更新：卷子出自 0000" in cunke("paper", root, f"{PaperCode(Blueprint(), 7)}.0000").stderr
    short = cunke("paper", root, str(PaperCode(Blueprint((1, 50), 100), 7))).stderr
    assert "没有第 50 课" in short
    assert "题不够：要 90 道" in cunke("paper", root, str(PaperCode(Blueprint((1,), 90), 7))).stderr
    mistyped = cunke("paper", root, "B0-00M6")
    assert (mistyped.exit_code, mistyped.stdout) == (1, "")
    assert "抄错了" in mistyped.stderr


@pytest.mark.parametrize(
    ("kind", "path"),
    [("explainer", "content/policy/m09-new.md"), ("module", "content/training/m09-new.md"), ("bank", "quizzes/m09-new.yml")],
)
def test_new_file_is_never_written_over(kind: str, path: str, tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    assert cunke("new", root, kind, "m09-new").exit_code == 0
    (root / path).write_text("我写的", encoding="utf-8")
    run = cunke("new", root, kind, "m09-new")
    assert run.exit_code == 1
    assert "已经有了" in run.stderr
    assert (root / path).read_text(encoding="utf-8") == "我写的"


@pytest.mark.parametrize("title", ["产假怎么休", "产假: 怎么休", "“产假”#1", '"引号"', "[方括号]", "- 横线"])
def test_new_files_have_the_right_shape(title: str, tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    edit(root, "content/policy/index.md", "topics: [假期]", "topics: [假期, 登记]")
    for kind in ("explainer", "module", "bank"):
        assert cunke("new", root, kind, "m09-new", "--title", title).exit_code == 0
    assert {one.rule.code for one in found(root)} <= {"QUZ04", "PAG09"}  # the words and minutes that are still to be filled in


@pytest.mark.parametrize("name", ["产假", "Leave", "../leave", "a b", "leave.md", ""])
def test_new_names_are_plain(name: str, tmp_path: Path) -> None:
    run = cunke("new", tmp_path, "bank", name)
    assert run.exit_code == 1
    assert not list(tmp_path.iterdir())


def test_schemas_are_fresh() -> None:
    run = cunke("schema", REAL, "--check")
    assert run.exit_code == 0, run.stdout


def test_schemas_are_written_and_checked(tmp_path: Path) -> None:
    assert cunke("schema", tmp_path, "--check").exit_code == 1
    assert not list(tmp_path.iterdir())
    assert cunke("schema", tmp_path).exit_code == 0
    assert cunke("schema", tmp_path, "--check").exit_code == 0
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == {f"{name}.schema.json" for name in SCHEMAS}


def plain(value: Any) -> Any:
    """YAML as JSON sees it: dates are text."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def schema_name(path: Path) -> str:
    """Which schema a file of the real content answers to."""
    if path.suffix == ".md":
        folder = "page" if path.name == "index.md" else path.parent.name
        return {"policy": "explainer", "training": "module", "leaflets": "leaflet"}.get(folder, "page")
    return "bank" if path.parent.name == "quizzes" else path.name.split(".")[0]


WRITTEN: Final = [*sorted(REAL.glob("quizzes/*.yml")), *sorted(REAL.glob("content/*.yml")), *sorted(REAL.glob("content/**/*.md"))]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(REAL).as_posix())
def test_real_files_answer_to_their_schema(path: Path) -> None:
    text = read_file(REAL, path.relative_to(REAL).as_posix()).text
    value = yaml.safe_load(text if path.suffix == ".yml" else split_front_matter(text)[0] or "")
    schema = json.loads((REAL / "schemas" / f"{schema_name(path)}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert not [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(plain(value))]
    assert [*jsonschema.Draft202012Validator(schema).iter_errors(plain(value) | {"unheard-of": 1})]


@pytest.mark.parametrize("path", [path for path in WRITTEN if path.suffix == ".yml"], ids=lambda path: path.name)
def test_real_files_tell_the_editor_their_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n")[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named
    assert (path.parent / named[1]).resolve() == REAL / "schemas" / f"{schema_name(path)}.schema.json"
