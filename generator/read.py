"""Sources and rendered pages become the Site: the one constructor."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree, html

from generator.citation import parse_articles
from generator.diagnostics import Ref
from generator.drafts import Draft, Matter, Written
from generator.instrument import Citation
from generator.model import Explainer, Leaflet, Module, Objective, Page, Review, Section, Site, fold
from generator.outline import Heading, Mention
from generator.schema import ExplainerMatter, LeafletMatter, ModuleMatter, PlainMatter
from generator.shape import entries
from generator.standards import Standards
from generator.yaml_text import Table

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    "p",
    "li",
    "tr",
    "td",
    "th",
    "div",
    "table",
    "ul",
    "ol",
    "dd",
    "dt",
    "blockquote",
    "pre",
    "br",
    "details",
    "figure",
    "figcaption",
}
UNSEEN = frozenset({"script", "style", "template", "svg"})
LISTS = ("topics", "units", "asked", "at_hand")
"""What an index page or the home page may list in its front matter."""
TRAINER = "ck-trainer"
"""Class of the notes that only trainers see; they answer no question."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A heading as rendered."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a renderer made of a page: its address, its HTML, its headings in order, every id in it."""

    url: str
    html: str
    headings: tuple[Anchor, ...]
    anchors: frozenset[str]


def read_site(written: Written, rendered: Mapping[str, Rendered], today: date, standards: Standards) -> Site:
    """Join what authors wrote with what was rendered (by path under content/)."""
    pages = tuple(_page(draft, rendered[draft.path], written) for draft in written.drafts if draft.path in rendered)
    return Site(
        today,
        pages,
        written.banks,
        written.instruments,
        written.terms,
        written.region,
        written.watched,
        written.sayings,
        written.changes,
        standards,
        written.files,
        written.faults,
        written.unread,
        written.suppressions,
        written.synonyms,
    )


def _page(draft: Draft, rendered: Rendered, written: Written) -> Page:
    matter, table = draft.matter, draft.table
    view = matter.view if isinstance(matter, PlainMatter) else None
    return Page(
        path=draft.path,
        url=rendered.url,
        title=matter.title if matter else draft.path,
        html=rendered.html,
        anchors=rendered.anchors | _anchors_of_view(view, written),
        sections=tuple(_sections(draft, rendered)),
        outline=draft.outline,
        citations=tuple(_citation(mention) for mention in draft.outline.citations),
        place=draft.place,
        explainer=_explainer(matter, table) if isinstance(matter, ExplainerMatter) and table else None,
        module=_module(matter, table) if isinstance(matter, ModuleMatter) and table else None,
        review=_review(matter, table) if matter and table else None,
        leaflet=Leaflet(matter.summary) if isinstance(matter, LeafletMatter) else None,
        view=view,
        lists={name: _refs(table, name) for name in LISTS if name in table} if isinstance(matter, PlainMatter) and table else {},
    )


def _anchors_of_view(view: str | None, written: Written) -> frozenset[str]:
    """The ids that the generator itself puts on a page."""
    if view == "laws":
        return frozenset(instrument.id for instrument in written.instruments)
    return frozenset(term.id for term in written.terms) if view == "glossary" else frozenset()


def _sections(draft: Draft, rendered: Rendered) -> Iterator[Section]:
    texts, drawn = section_texts(rendered.html), section_drawings(rendered.html)
    for anchor, heading in zip(rendered.headings, align(rendered.headings, draft.outline.headings), strict=True):
        text = texts.get(anchor.id, "")
        place = heading.place if heading else draft.place
        explicit = heading is not None and heading.id == anchor.id
        aliases = heading.aliases if heading else ()
        words = drawn.get(anchor.id, "")
        yield Section(draft.path, anchor.id, anchor.title, anchor.level, text, fold(text), place, explicit, aliases, words)


def align(anchors: Sequence[Anchor], headings: Sequence[Heading]) -> list[Heading | None]:
    """For each rendered heading the one the author wrote: by order where the counts agree, else by explicit id."""
    if len(anchors) == len(headings):
        return list(headings)
    by_id = {heading.id: heading for heading in headings if heading.id}
    return [by_id.get(anchor.id) for anchor in anchors]


def section_texts(page_html: str) -> dict[str, str]:
    """The text a reader sees under each heading (by its id), up to the next heading, trainer notes left out."""
    pieces: dict[str, list[str]] = {}
    if page_html.strip():
        _Text(pieces).element(html.fragment_fromstring(page_html, create_parent="div"))
    return {anchor: "".join(found) for anchor, found in pieces.items()}


def section_drawings(page_html: str) -> dict[str, str]:
    """What the drawings under each heading say: their descriptions, then the words in them, a line each."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for element in html.fragment_fromstring(page_html, create_parent="div").iter() if "<svg" in page_html else ():
        if element.tag in HEADINGS and element.get("id"):
            current = found.setdefault(str(element.get("id")), [])
        elif element.tag == "svg" and not any(TRAINER in (one.get("class") or "") for one in element.iterancestors()):
            labels = ("".join(map(str, label.itertext())) for label in element.iter("text"))
            current += [element.get("aria-label") or "", *dict.fromkeys(labels)]
    return {anchor: "\n".join(words) for anchor, words in found.items()}


class _Text:
    """Walks an HTML tree and hands each piece of text to the section it stands in."""

    def __init__(self, pieces: dict[str, list[str]]) -> None:
        self.pieces = pieces
        self.current: list[str] = []

    def element(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in HEADINGS and element.get("id"):
            self.current = self.pieces.setdefault(str(element.get("id")), [])
            return
        if not isinstance(tag, str) or tag in UNSEEN or TRAINER in (element.get("class") or ""):
            return
        if element.text:
            self.current.append(element.text)
        for child in element:
            self.element(child)
            if child.tail:
                self.current.append(child.tail)
        if tag in BLOCKS:
            self.current.append("\n")


def _citation(mention: Mention) -> Citation:
    articles = parse_articles(mention.detail) if mention.detail is not None else ()
    return Citation(Ref(mention.text, mention.place), articles, mention.in_history)


def _explainer(matter: ExplainerMatter, table: Table) -> Explainer:
    return Explainer(Ref(matter.topic, table.value_at("topic")), matter.summary, matter.reach)


def _review(matter: Matter, table: Table) -> Review | None:
    if matter.reviewed is None or matter.review_by is None:
        return None
    return Review(matter.reviewed, matter.review_by, table.value_at("review_by"))


def _module(matter: ModuleMatter, table: Table) -> Module:
    at = table.value_at
    return Module(
        unit=Ref(matter.unit, at("unit")),
        order=matter.order,
        minutes=matter.minutes,
        minutes_at=at("minutes"),
        audience=tuple(matter.audience),
        prerequisites=_refs(table, "prerequisites"),
        objectives=tuple(_objectives(table)),
        key_points=tuple(matter.key_points),
    )


def _objectives(table: Table) -> Iterator[Objective]:
    for entry in table["objectives"]:
        yield Objective(entry["text"], _refs(entry, "sections"), entry.at)


def _refs(table: Table, key: str) -> tuple[Ref, ...]:
    return tuple(Ref(str(text), at) for text, at in entries(table, key))
