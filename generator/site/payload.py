"""What the phone's player is told about a self-test; its TypeScript types are generated from these models' JSON Schema."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """One question: its id, and a fingerprint of its text that changes when an answer given before no longer counts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
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
    """`answer` holds the shown positions in the right order."""

    type: Literal["order"]
    answer: list[int]


class MatchEntry(Entry):
    """`answer` holds, for each left side as shown, the value of its right side."""

    type: Literal["match"]
    answer: list[int]


class Payload(BaseModel):
    """All questions of one self-test, parts of cases included, in the order of the page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quiz: str
    questions: list[Annotated[ChoiceEntry | BlankEntry | OrderEntry | MatchEntry, Field(discriminator="type")]]
