"""What every piece that authors write is made of: text, dates, and models that refuse keys they do not know."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

Text = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True),
    WithJsonSchema({"type": ["string", "number"], "minLength": 1}),
]
"""Any text. Editors read a bare 98 as a number; we read it as the text it is."""


def _dated(text: str) -> str:
    parts = [int(part) for part in text.split("-")]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        raise PydanticCustomError("no_such_day", "no such day") from None
    return text


def _day(text: object) -> object:
    """A whole date, said in our own words when it is none."""
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise PydanticCustomError("no_such_day", "no such day") from None


PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-\d{2}){0,2}$"),
    AfterValidator(_dated),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"^\d{4}(-\d{2}){0,2}$"}),
]
"""YYYY, YYYY-MM or YYYY-MM-DD: as exactly as the source gives it."""


Day = Annotated[date, BeforeValidator(_day)]


class Strict(BaseModel):
    """Refuses keys that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
