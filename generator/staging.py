"""A new site is built beside the old one and takes its place only when it is whole."""

import shutil
from dataclasses import dataclass
from pathlib import Path

MARK = "assets/cunke.css"
"""A folder that holds this file was made by us and may be replaced."""


@dataclass(frozen=True, slots=True)
class Staging:
    """The folder of the site, and the sibling in which the next one is built."""

    site: Path

    @property
    def building(self) -> Path:
        """Where the next site is built."""
        return self.site.with_name(f".{self.site.name}.building")

    @property
    def former(self) -> Path:
        """Where the old site waits for the swap."""
        return self.site.with_name(f".{self.site.name}.former")

    def publish(self) -> None:
        """Swap; only for a folder that is replaceable."""
        shutil.rmtree(self.former, ignore_errors=True)
        if self.site.exists():
            self.site.rename(self.former)
        self.building.rename(self.site)
        shutil.rmtree(self.former, ignore_errors=True)

    @property
    def replaceable(self) -> bool:
        """Whether nothing but a former site of ours would be lost."""
        return not self.site.exists() or (self.site / MARK).is_file() or not any(self.site.iterdir())

    def discard(self) -> None:
        """Forget what was built so far."""
        shutil.rmtree(self.building, ignore_errors=True)
