"""What the site says of the papers that were printed with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

FOLDER: Final = "print"
"""Where papers lie, from the site's root."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One paper: what it is called, its address, its pages, its bytes."""

    title: str
    path: str
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Rack:
    """Papers that belong together, such as those of one module."""

    title: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """The racks of the page 打印 under their headings, and the files by their addresses."""

    racks: Mapping[str, tuple[Rack, ...]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


NOTHING: Final = Printed()
