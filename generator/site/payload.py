"""What the phone is told about questions; its TypeScript types are generated from these models' JSON Schema.

Values of options, items and right sides are their authored positions, however they are shown.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """One question: its id, a fingerprint of its text that changes when an answer given before no longer counts, its section."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    id: str
    section: str
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{12}$")]


class ChoiceEntry(Entry):
    """`answer` holds the indexes of all right options, ascending."""

    type: Literal["single", "multiple", "judge"]
    answer: list[int]


class BlankEntry(Entry):
    """`accept` holds the accepted texts of each gap."""

    type: Literal["blank"]
    accept: list[list[str]]


class OrderEntry(Entry):
    """`answer` holds the items in the right order."""

    type: Literal["order"]
    answer: list[int]


class MatchEntry(Entry):
    """`answer` holds the right side of each left side."""

    type: Literal["match"]
    answer: list[int]


Entries = list[Annotated[ChoiceEntry | BlankEntry | OrderEntry | MatchEntry, Field(discriminator="type")]]


class Payload(BaseModel):
    """All questions of one self-test, parts of cases included, in the order of the page."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    quiz: str
    questions: Entries


class ModuleLine(BaseModel):
    """A module that has questions: its number, its path (the name of its chapter), its address from the site's root."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    number: int
    path: str
    title: str
    url: str


class SectionLine(BaseModel):
    """A section that answers questions, and its address from the site's root."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    key: str
    title: str
    url: str


class TicketLine(BaseModel):
    """What a draw knows of a question; `section` is a place in the index's sections. `new` is false where its page is overdue."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    id: str
    fingerprint: str
    module: int
    section: int
    difficulty: int
    case: str
    type: str
    size: int
    pinned: list[int]
    new: bool


class Index(BaseModel):
    """The whole bank without its texts: what papers are drawn from. The texts stand in one chapter a module."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    modules: list[ModuleLine]
    sections: list[SectionLine]
    tickets: list[TicketLine]


class Chapter(BaseModel):
    """A module's questions as HTML for a page at the site's root, and what the player is told of them."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    html: str
    questions: Entries


class Told(BaseModel):
    """All that scripts are told: on a module's page, and in the bank's files."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    page: Payload
    index: Index
    chapter: Chapter
