"""Diagnostics as text for people, and as JSON, workflow commands and SARIF for other programs."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from unicodedata import east_asian_width
from urllib.parse import quote

from generator import __version__
from generator.diagnostics import Diagnostic, Place, Say, Severity
from generator.rules import RULES

Reporter = Callable[[Sequence[Diagnostic], Mapping[str, str], str], str]

SEVERITIES: Final = {
    Severity.ERROR: Say("错误", "error"),
    Severity.WARNING: Say("提醒", "warning"),
    Severity.NOTE: Say("提示", "note"),
}


def say(sentence: Say, language: str) -> str:
    """The sentence in the language asked for (`zh` or `en`)."""
    return sentence.en if language == "en" else sentence.zh


def as_text(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], language: str) -> str:
    """For people: file, line, column, the line itself with a caret, what to do, and a count at the end."""
    parts = ["\n".join(_lines(diagnostic, texts, language)) for diagnostic in diagnostics]
    return "\n\n".join([*parts, count(diagnostics, language)]) + "\n"


def _lines(diagnostic: Diagnostic, texts: Mapping[str, str], language: str) -> Iterator[str]:
    place, finding = diagnostic.place, diagnostic.finding
    severity = say(SEVERITIES[diagnostic.rule.severity], language)
    yield f"{_where(place)}: {severity} {diagnostic.rule.code} {say(finding.message, language)}"
    written = texts.get(place.path, "").split("\n")
    if place.line <= len(written) and written[place.line - 1].strip():
        yield from _quoted(written[place.line - 1], place)
    if finding.hint:
        yield f"  {say(Say('怎么办：', 'what to do: '), language)}{say(finding.hint, language)}"
    for place, message in finding.related:
        yield f"  {_where(place)}: {say(message, language)}"


def _quoted(line: str, place: Place, width: int = 100) -> Iterator[str]:
    """The line with a caret under its column, cut to a window where it is very long."""
    start = max(0, place.column - 1 - width // 2) if len(line) > width else 0
    shown = line[start : start + width].replace("\t", " ")
    yield f"  {place.line:>5} | {shown}"
    yield f"        | {' ' * _width(shown[: place.column - 1 - start])}^"


def _width(text: str) -> int:
    """Columns of a terminal; Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _where(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"


def count(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """How many of each weight, in one line."""
    found = Counter(diagnostic.rule.severity for diagnostic in diagnostics)
    if not found:
        return say(Say("没有发现问题。", "no problems found."), language)
    if language == "en":
        return ", ".join(f"{found[severity]} {name.en}(s)" for severity, name in SEVERITIES.items() if found[severity])
    return "，".join(f"{found[severity]} 个{name.zh}" for severity, name in SEVERITIES.items() if found[severity]) + "。"


def as_json(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], language: str) -> str:
    """One array, nothing else."""
    return json.dumps([_entry(diagnostic, language) for diagnostic in diagnostics], ensure_ascii=False, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, language: str) -> dict[str, Any]:
    finding = diagnostic.finding
    return {
        **diagnostic.place._asdict(),
        "code": diagnostic.rule.code,
        "severity": diagnostic.rule.severity.value,
        "message": say(finding.message, language),
        "hint": say(finding.hint, language) if finding.hint else None,
        "related": [{**place._asdict(), "message": say(message, language)} for place, message in finding.related],
    }


def as_github(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], language: str) -> str:
    """Workflow commands that put each diagnostic beside its line in a pull request."""
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    lines = []
    for diagnostic in diagnostics:
        place, finding = diagnostic.place, diagnostic.finding
        message = " ".join(say(part, language) for part in (finding.message, finding.hint) if part)
        where = f"file={_escaped(place.path)},line={place.line},col={place.column},title={diagnostic.rule.code}"
        lines.append(f"::{names[diagnostic.rule.severity]} {where}::{_escaped(message, property=False)}\n")
    return "".join(lines)


def _escaped(text: str, *, property: bool = True) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property else text


def as_sarif(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], language: str) -> str:
    """SARIF 2.1.0, for editors and code hosts."""
    used = sorted({diagnostic.rule.code for diagnostic in diagnostics})
    driver = {
        "name": "cunke",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": say(RULES[code].title, language)}} for code in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, used, language) for diagnostic in diagnostics],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(diagnostic: Diagnostic, used: Sequence[str], language: str) -> dict[str, Any]:
    finding = diagnostic.finding
    text = " ".join(say(part, language) for part in (finding.message, finding.hint) if part)
    return {
        "ruleId": diagnostic.rule.code,
        "ruleIndex": used.index(diagnostic.rule.code),
        "level": diagnostic.rule.severity.value,
        "message": {"text": text},
        "locations": [_location(diagnostic.place)],
        "relatedLocations": [{**_location(place), "message": {"text": say(message, language)}} for place, message in finding.related],
    }


def _location(place: Place) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(place.path)}, "region": region}}


REPORTERS: Final[dict[str, Reporter]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""Every format of `cunke check --format`."""
