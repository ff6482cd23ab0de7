"""The last steps of Markdown: what the search alone needs is taken off, tables are made ready for narrow screens, HTML is cleaned."""

import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from generator.cleaning import clean
from generator.outline import ALIAS

ALIGNMENT: Final = re.compile(r"text-align:\s*(left|center|right)")


class AliasHider(Treeprocessor):
    """`{#id 别名="…"}` on a heading is for the search, which reads it from the author's text; the page does not carry it."""

    def run(self, root: Element) -> None:
        """Take it off every element."""
        for element in root.iter():
            element.attrib.pop(ALIAS, None)


class TableLabels(Treeprocessor):
    """Every cell says what its column is called: on a phone rows become cards. Alignment becomes an attribute, for styles are forbidden."""

    def run(self, root: Element) -> None:
        """Label the tables."""
        for table in root.iter("table"):
            names = ["".join(cell.itertext()).strip() for cell in table.iterfind("thead/tr/th")]
            for row in table.iterfind("tbody/tr"):
                for name, cell in zip(names, row, strict=False):
                    if name:
                        cell.set("data-label", name)
            for cell in [*table.iter("td"), *table.iter("th")]:
                found = ALIGNMENT.search(cell.attrib.pop("style", ""))
                if found:
                    cell.set("align", found[1])


class LazyPictures(Treeprocessor):
    """Pictures are fetched when they come near the reader's eye."""

    def run(self, root: Element) -> None:
        """All of them."""
        for picture in root.iter("img"):
            picture.set("loading", "lazy")


class Cleaner(Postprocessor):
    """Raw HTML is put back before this; nothing comes after."""

    def run(self, text: str) -> str:
        """The page, cleaned."""
        return clean(text)


def register(md: Markdown) -> None:
    """Labels after inline work (20), aliases after attributes (8), cleaning after everything."""
    md.treeprocessors.register(TableLabels(md), "cunke-tables", 11)
    md.treeprocessors.register(LazyPictures(md), "cunke-pictures", 10)
    md.treeprocessors.register(AliasHider(md), "cunke-aliases", 7)
    md.postprocessors.register(Cleaner(md), "cunke-clean", -100)
