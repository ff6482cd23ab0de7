"""The measures that good content is held to; `standards:` under `cunke:` in mkdocs.yml changes them."""

from fnmatch import fnmatchcase

from pydantic import BaseModel, ConfigDict


class Standards(BaseModel):
    """Thresholds of the rules. Lengths are in characters, white space left out; shares run from 0 to 1; times are in minutes."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    explainer_sections: tuple[str, ...] = ("in-short", "how-to", "myths", "talk", "basis")
    """Ids that every explainer has."""
    module_sections: tuple[str, ...] = ("in-short", "case", "practice")
    """Ids that every module has."""
    untested: tuple[str, ...] = ("basis",)
    """Ids of sections that may cite law without a question that tests them; `*` stands for anything."""
    uncited: tuple[str, ...] = ("talk", "practice")
    """Ids of sections whose numbers need no citation beside them; `*` stands for anything."""
    least_minutes: float = 2
    most_minutes: float = 8
    """Reading time of an explainer."""
    sentence: int = 60
    """Longest average sentence of a page."""
    least_talk: int = 200
    most_talk: int = 260
    """Length of the spoken version: at most one minute."""
    panels: int = 6
    panel: int = 300
    """How many panels a leaflet has at most, and how much text a panel holds."""
    enough: int = 8
    """From so many single choices on, a bank is looked at as a whole."""
    same_position: float = 0.4
    """Largest share of a bank's single choices whose right option stands at one position."""
    longest_right: float = 0.5
    """Largest share of a bank's single choices whose right option is the longest."""
    outgrows: float = 1.6
    """How much longer than the longest wrong option the right one may be."""


def among(anchor: str, patterns: tuple[str, ...]) -> bool:
    """Whether an id is one of those named."""
    return any(fnmatchcase(anchor, pattern) for pattern in patterns)
