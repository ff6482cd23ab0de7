"""Two steps of Markdown: diagrams are drawn before anything reads them as code, and put in after the page was cleaned."""

import re
from typing import Final

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from generator.diagram.drawing import draw, figure
from generator.diagram.engine import Slip
from generator.diagram.fences import replaced

HELD: Final = "\u0002ck-diagram:{}\u0003"
"""Markdown takes these two characters out of what authors write, so nobody else can say this."""
PLACE: Final = re.compile(f"<figure>{HELD.format('([0-9]+)')}</figure>")


class DiagramDrawer(Preprocessor):
    """Fenced diagrams are exchanged for a place to hold their figures; what cannot be drawn stays as typed."""

    def __init__(self, figures: list[str], md: Markdown) -> None:
        super().__init__(md)
        self.figures = figures

    def run(self, lines: list[str]) -> list[str]:
        """All of a page."""
        self.figures.clear()
        return replaced("\n".join(lines), self.held).split("\n")

    def held(self, text: str) -> str | None:
        """Draw one and keep its figure."""
        drawn = draw(text)
        if isinstance(drawn, Slip):
            return None
        self.figures.append(figure(drawn))
        return self.md.htmlStash.store(f"<figure>{HELD.format(len(self.figures) - 1)}</figure>")


class DiagramPlacer(Postprocessor):
    """Figures take their places; they were cleaned when they were drawn."""

    def __init__(self, figures: list[str], md: Markdown) -> None:
        super().__init__(md)
        self.figures = figures

    def run(self, text: str) -> str:
        """All of a page."""
        return PLACE.sub(lambda found: self.figures[int(found[1])], text)


def register(md: Markdown) -> None:
    """Before fenced code (25), after line ends are settled (30); after the cleaner (-100)."""
    figures: list[str] = []
    md.preprocessors.register(DiagramDrawer(figures, md), "cunke-diagrams", 28)
    md.postprocessors.register(DiagramPlacer(figures, md), "cunke-diagrams", -200)
