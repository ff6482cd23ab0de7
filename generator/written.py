"""What authors wrote, before anything is rendered: pages with their outlines, banks, laws, glossary, region."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from generator.authored import Strict
from generator.banks import read_citations, read_question
from generator.diagnostics import Fault, Place, Ref
from generator.diagram.faults import diagram_faults
from generator.drafts import Draft, Layout, Matter, Written
from generator.gaps import empty_bank, no_front_matter, no_mapping
from generator.hazards import hazards
from generator.instrument import Instrument
from generator.lists import Change, Region, Saying, Term, Value, Watch
from generator.outline import read_outline, read_suppressions
from generator.proof import unprintable_in, unusable_of
from generator.question import Bank, CaseStem, Question
from generator.schema import QUESTION, BankHead, Case, ExplainerMatter, LeafletMatter, ModuleMatter, PlainMatter
from generator.schema_lists import (
    ChangesHead,
    ChangeText,
    GlossaryHead,
    InstrumentText,
    LawsHead,
    RegionFile,
    SayingsHead,
    SayingText,
    SynonymsFile,
    TermText,
    WatchHead,
    WatchText,
)
from generator.shape import entries, fit
from generator.source import Source, read_file, split_front_matter
from generator.tangle import tangled
from generator.yaml_text import Row, Table, parse_yaml

M = TypeVar("M", bound=BaseModel)


def read_written(layout: Layout) -> Written:
    """Read every file of a project that authors write; what is wrong with them comes along as faults."""
    return _Desk(layout).written()


class _Desk:
    """Collects faults and unread names while the files are gone through once."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.faults: list[Fault] = []
        self.unread: set[str] = set()
        self.sources: list[Source] = []

    def written(self) -> Written:
        layout = self.layout
        files = list(_files(layout.root / layout.content))
        drafts = tuple(self.draft(path) for path in files if path.endswith(".md"))
        instruments = tuple(self.instruments(f"{layout.content}/laws.yml"))
        terms = tuple(self.terms(f"{layout.content}/glossary.yml"))
        region = self.region()
        synonyms = tuple(self.synonyms(f"{layout.content}/synonyms.yml")) if "synonyms.yml" in files else ()
        watched = tuple(self.watched(f"{layout.content}/words.yml")) if "words.yml" in files else ()
        sayings = tuple(self.sayings(f"{layout.content}/old-new.yml")) if "old-new.yml" in files else ()
        changes = tuple(self.changes(f"{layout.content}/changes.yml")) if "changes.yml" in files else ()
        quizzes = layout.root / layout.quizzes
        names = (name for name in _files(quizzes) if name.endswith((".yml", ".yaml")))
        banks = tuple(bank for name in names if (bank := self.bank(f"{layout.quizzes}/{name}")))
        return Written(
            drafts,
            banks,
            instruments,
            terms,
            region,
            watched,
            sayings,
            changes,
            frozenset(files),
            tuple(self.faults),
            frozenset(self.unread),
            tuple(one for source in self.sources for one in read_suppressions(source.path, source.text)),
            {source.path: source.text for source in self.sources},
            synonyms,
        )

    def open(self, path: str) -> Source:
        """Read one file and keep what was wrong with it."""
        source = read_file(self.layout.root, path)
        self.sources.append(source)
        self.faults.extend(source.faults)
        self.faults.extend(hazards(path, source.text))
        self.faults.extend(unprintable_in(path, source.text))
        if not source.readable:
            self.unread.add(path)
        return source

    def table(self, path: str) -> Table | None:
        """A YAML file that holds one mapping."""
        source = self.open(path)
        return self.mapping(path, source.text, 1) if source.readable else None

    def mapping(self, path: str, text: str, first_line: int) -> Table | None:
        """YAML text that should be one mapping."""
        document = parse_yaml(path, text, first_line)
        self.faults.extend(document.faults)
        if isinstance(document.value, Table):
            return document.value
        self.unread.add(path)
        if not document.faults:
            self.faults.append(no_mapping(Place(path, first_line), empty=document.value is None))
        return None

    def fit(self, model: type[M], value: object, at: Place) -> M | None:
        """One entry in its shape, or None with its faults kept."""
        fitted, faults = fit(model.model_validate, value, at)
        self.faults.extend(faults)
        if fitted is None:
            self.unread.update(_names(value))
        return fitted

    def entries(self, path: str, head: type[Strict], key: str, model: type[M]) -> Iterator[tuple[M, Table]]:
        """The entries of a file that is a list under one key; broken ones are reported and left out."""
        table = self.table(path)
        if table is None:
            return
        self.head(head, table, path)
        for value, at in entries(table, key):
            fitted = self.fit(model, value, at)
            if fitted is not None and isinstance(value, Table):
                yield fitted, value

    def head(self, head: type[Strict], table: Table, path: str) -> None:
        """The outermost keys of a file; its list is looked at entry by entry elsewhere."""
        if self.fit(head, table, table.at) is None:
            self.unread.add(path)

    def instruments(self, path: str) -> Iterator[Instrument]:
        """The law register."""
        for text, table in self.entries(path, LawsHead, "instruments", InstrumentText):
            values = text.model_dump() | {"amended": tuple(text.amended)}
            yield Instrument(**values, place=table.at, status_at=table.value_at("status"))

    def terms(self, path: str) -> Iterator[Term]:
        """The glossary."""
        for text, table in self.entries(path, GlossaryHead, "terms", TermText):
            citations = tuple(read_citations(table))
            yield Term(text.id, text.term, tuple(text.also), text.definition, _see(text.see, table), table.at, citations, text.history)

    def watched(self, path: str) -> Iterator[Watch]:
        """The words that are not to be used freely."""
        for text, _ in self.entries(path, WatchHead, "words", WatchText):
            yield Watch(tuple(text.words), text.why, text.instead, text.only == "history")

    def sayings(self, path: str) -> Iterator[Saying]:
        """Old sayings and the rule today."""
        for text, table in self.entries(path, SayingsHead, "sayings", SayingText):
            yield Saying(text.topic, text.old, text.now, _see(text.see, table), table.at, tuple(read_citations(table)))

    def changes(self, path: str) -> Iterator[Change]:
        """What changed, the newest first."""
        for text, table in self.entries(path, ChangesHead, "changes", ChangeText):
            see = tuple(Ref(str(target), at) for target, at in entries(table, "see"))
            yield Change(text.day, text.text, see, table.at, tuple(read_citations(table)))

    def synonyms(self, path: str) -> Iterator[tuple[Ref, ...]]:
        """Groups of words that mean the same; the file may be missing."""
        table = self.table(path)
        if table is not None and self.fit(SynonymsFile, table, table.at):
            for group, _ in entries(table, "groups"):
                if isinstance(group, Row):
                    yield tuple(Ref(str(word), group.item_at(at)) for at, word in enumerate(group))

    def draft(self, path: str) -> Draft:
        """A page: front matter, body and outline."""
        source = self.open(f"{self.layout.content}/{path}")
        if not source.readable:
            self.unread.add(path)
        matter_text, body, first_line = split_front_matter(source.text)
        model = _matter_model(path)
        matter: Matter | None = None
        table = None
        at = Place(source.path)
        if matter_text is not None:
            table = self.mapping(source.path, matter_text, 2)
            matter = self.fit(model, table, at) if table is not None else None
        elif source.readable and model is not PlainMatter:
            self.faults.append(no_front_matter(at))
        if tangle := tangled(source.path, body, first_line):
            self.faults.append(tangle)
            self.unread.update((path, source.path))
            body, matter = "", None
        outline = read_outline(source.path, body, first_line)
        self.faults.extend(diagram_faults(source.path, body, first_line))
        self.faults.extend(unusable_of(path, outline.images, self.layout.root / self.layout.content))
        return Draft(path, body, first_line, matter, table, outline, at)

    def region(self) -> Region:
        """content/region.yml, with the values of its overlay laid over."""
        path = f"{self.layout.content}/region.yml"
        region = self.region_file(path)
        if self.layout.overlay:
            over = self.region_file(f"{self.layout.content}/region.{self.layout.overlay}.yml")
            region = Region(over.name or region.name, {**region.values, **over.values})
        return region

    def region_file(self, path: str) -> Region:
        table = self.table(path)
        read = self.fit(RegionFile, table, table.at) if table is not None else None
        if read is None:
            self.unread.add(path)
            return Region("", {})
        values = {key: Value(v.text, v.label, v.source, v.checked) for key, v in read.values.items()}
        return Region(read.name, values)

    def bank(self, path: str) -> Bank | None:
        """A question bank; a broken question is reported and left out, the others stay."""
        table = self.table(path)
        if table is None:
            return None
        self.head(BankHead, table, path)
        module = str(table.get("module") or "")
        questions: list[Question] = []
        cases: list[CaseStem] = []
        for value, at in entries(table, "questions"):
            fitted, faults = fit(QUESTION.validate_python, value, at)
            self.faults.extend(faults)
            if fitted is None:
                self.unread.update(_names(value))
            elif isinstance(fitted, Case) and isinstance(value, Table):
                cases.append(CaseStem(fitted.id, fitted.stem, at, len(fitted.questions)))
                parts = entries(value, "questions")
                pairs = zip(fitted.questions, parts, strict=True)
                questions += [read_question(part, raw, module, fitted) for part, (raw, _) in pairs]
            else:
                questions.append(read_question(fitted, value, module))
        if not table.get("questions") and path not in self.unread:
            self.faults.append(empty_bank(table.key_at("questions") if "questions" in table else table.at))
        at = table.value_at("module") if "module" in table else table.at
        return Bank(path, Ref(module, at), tuple(questions), tuple(cases))


def _files(folder: Path) -> Iterator[str]:
    """Paths of all files below a folder, in one order everywhere; hidden ones left out."""
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            readable_kind = path.is_file() or path.suffix in {".md", ".yml", ".yaml"}
            if readable_kind and not any(part.startswith(".") for part in name.split("/")):
                yield name


MATTERS: Final[dict[str, type[ExplainerMatter] | type[ModuleMatter] | type[LeafletMatter]]] = {
    "policy": ExplainerMatter,
    "training": ModuleMatter,
    "leaflets": LeafletMatter,
}
"""Which front matter the pages of a folder have."""


def _matter_model(path: str) -> type[Matter]:
    return PlainMatter if path.endswith("index.md") else MATTERS.get(path.partition("/")[0], PlainMatter)


def _see(target: str | None, table: Table) -> Ref | None:
    return Ref(target, table.value_at("see")) if target else None


def _names(value: object) -> Iterator[str]:
    """Ids and sources inside a value that could not be read: others may point to them without being wrong."""
    if isinstance(value, Table):
        yield from (value[key] for key in ("id", "source") if isinstance(value.get(key), str))
    for child in value.values() if isinstance(value, Table) else value if isinstance(value, Row) else ():
        yield from _names(child)
