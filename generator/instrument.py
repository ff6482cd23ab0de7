"""Legal instruments and whether they bind on a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from generator.citation import Span
from generator.diagnostics import Place, Ref


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation or document of the register. Dates are as exact as the source: YYYY, YYYY-MM or YYYY-MM-DD."""

    id: str
    title: str
    short: str
    kind: str
    reach: str
    issuer: str
    number: str | None
    issued: str
    amended: tuple[str, ...]
    effective: str | None
    repealed: str | None
    repealed_by: str | None
    status: str
    articles: int | None
    grade: str
    checked: date
    against: str
    note: str | None
    place: Place
    status_at: Place


def in_force(instrument: Instrument, on: date) -> bool:
    """Whether the instrument binds on that day (effective ≤ day < repealed; whole days, China time).

    A month or year without a day counts from its last day when it begins and from its first when it ends: the careful side.
    """
    if instrument.effective is None or last_day(instrument.effective) > on:
        return False
    return instrument.repealed is None or on < first_day(instrument.repealed)


def first_day(partial: str) -> date:
    """2021-09 → 2021-09-01."""
    year, month, day = [int(part) for part in f"{partial}-1-1".split("-")[:3]]
    return date(year, month, day)


def last_day(partial: str) -> date:
    """2021-09 → 2021-09-30; 2021 → 2021-12-31."""
    first = first_day(partial)
    match partial.count("-"):
        case 0:
            return date(first.year, 12, 31)
        case 1:
            return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to law: instrument id, articles (None where they cannot be read), and whether it is told as history."""

    instrument: Ref
    articles: tuple[Span, ...] | None
    in_history: bool = False
