"""Run the rules over a Site: everything that is wrong with it, in one list, in order."""

from collections.abc import Iterable
from dataclasses import replace

from generator.diagnostics import Diagnostic, Severity, in_order
from generator.model import Site
from generator.outline import Suppression
from generator.rules import RULES

LAST = "SUP02"
"""The rule that can only be asked once all others have spoken."""
UNSILENCED = ("SUP01", LAST)


def check(site: Site) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the site, suppressions applied, by file, line and column."""
    rules = (rule for code, rule in RULES.items() if code != LAST)
    found = [Diagnostic(rule, finding) for rule in rules for finding in rule.find(site)]
    kept, unused = silence(found, site.suppressions)
    left_over = replace(site, suppressions=unused)
    kept += [Diagnostic(RULES[LAST], finding) for finding in RULES[LAST].find(left_over)]
    return tuple(in_order(kept))


def silence(found: Iterable[Diagnostic], suppressions: Iterable[Suppression]) -> tuple[list[Diagnostic], tuple[Suppression, ...]]:
    """What is left after the suppressions, and those complete suppressions that silenced nothing."""
    complete = [one for one in suppressions if one.codes and one.reason and all(code in RULES for code in one.codes)]
    by_spot = {(one.place.path, one.line, code): one for one in complete for code in one.codes}
    kept, used = [], set()
    for diagnostic in found:
        spot = (diagnostic.place.path, diagnostic.place.line, diagnostic.rule.code)
        if spot in by_spot and diagnostic.rule.code not in UNSILENCED:
            used.add(by_spot[spot].place)
        else:
            kept.append(diagnostic)
    return kept, tuple(one for one in complete if one.place not in used)


def stops(diagnostics: Iterable[Diagnostic], *, strict: bool) -> bool:
    """Whether these diagnostics stop a build: errors always, warnings when strict, notes never."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(diagnostic.rule.severity in stopping for diagnostic in diagnostics)
