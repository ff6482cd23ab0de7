"""What the generator lists on the pages about old and new, changes, hotlines, talk cards and leaflets: plain values for templates."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from generator.model import TALK, Page, Section, Site

T = TypeVar("T")


def grouped(names: Iterable[str], pairs: Iterable[tuple[str, T]]) -> list[tuple[str, list[T]]]:
    """Values under their names, listed names first and in their order, empty groups left out."""
    groups: dict[str, list[T]] = {name: [] for name in names}
    for name, value in pairs:
        groups.setdefault(name, []).append(value)
    return [(name, found) for name, found in groups.items() if found]


def old_new(site: Site) -> Mapping[str, Any]:
    """Old sayings by topic, in the order of the topics."""
    return {"groups": grouped(site.listed("topics"), ((saying.topic, saying) for saying in site.sayings))}


def changes(site: Site) -> Mapping[str, Any]:
    """What changed, by day, the newest first."""
    newest = sorted(site.changes, key=lambda change: change.day, reverse=True)
    return {"days": grouped((), ((change.day.isoformat(), change) for change in newest))}


def hotlines(site: Site) -> Mapping[str, Any]:
    """The values of this place, numbers that can be dialled first."""
    values = list(site.region.values.values())
    return {
        "numbers": [value for value in values if value.text.isdigit()],
        "others": [value for value in values if not value.text.isdigit()],
    }


def talk_cards(site: Site) -> Mapping[str, Any]:
    """The spoken version of every explainer, by topic: the page and its paragraphs."""
    return {"groups": grouped(site.listed("topics"), _talks(site))}


def _talks(site: Site) -> Iterator[tuple[str, tuple[Page, list[str]]]]:
    for page in site.explainers:
        section = site.section.get(f"{page.path}#{TALK}")
        if section and page.explainer:
            yield page.explainer.topic.target, (page, paragraphs(section))


def paragraphs(section: Section) -> list[str]:
    """The text of a section, a paragraph each."""
    return [line.strip() for line in section.text.split("\n") if line.strip()]


def leaflets(site: Site) -> Mapping[str, Any]:
    """The leaflets and what they say of themselves."""
    return {"leaflets": [page for page in site.pages if page.leaflet is not None]}


LISTS: Final[dict[str, Callable[[Site], Mapping[str, Any]]]] = {
    "old-new": old_new,
    "changes": changes,
    "hotlines": hotlines,
    "talk-cards": talk_cards,
    "leaflets": leaflets,
}
"""What a page may ask for with `view:`."""
