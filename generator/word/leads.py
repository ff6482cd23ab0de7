"""Where the links of a document lead: to a section of its own, or to an address on the web."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from generator.paper.nodes import Blocks, Heading
from generator.paper.shop import Shop

LISTS: Final = {"law": "laws", "term": "glossary"}
"""Kinds of links with the page of the site that lists what they name."""
SOUND: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?([/?#]\S*)?|(mailto|tel|sms):\S+")
"""Addresses that Word takes for sure; one that it does not take makes the whole file unreadable."""
AS_WRITTEN: Final = "!#$%&'()*+,/:;=?@~"
LONELY: Final = re.compile("%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class Leads:
    """Knows the sections of a document (keys such as `training/m03-leave.md#pay`) and the site it is made from."""

    shop: Shop
    sections: frozenset[str] = frozenset()

    def web(self, kind: str, to: str) -> str:
        """The address of what a link names; empty where nobody knows one."""
        path, mark, anchor = to.partition("#")
        if kind == "web":
            address = to
        elif kind in LISTS:
            address = self._of_site([page.url for page in self.shop.site.pages if page.view == LISTS[kind]], f"#{to}")
        else:
            page = self.shop.site.page.get(path)
            address = self._of_site([page.url if page else path], mark + anchor)
        address = LONELY.sub("%25", quote(address, safe=AS_WRITTEN))
        return address if SOUND.fullmatch(address) else ""

    def _of_site(self, urls: Iterable[str], anchor: str) -> str:
        return next((self.shop.web(url) + anchor for url in urls if self.shop.address), "")


def sections_of(blocks: Blocks) -> frozenset[str]:
    """The keys of all headings of a page's tree."""
    return frozenset(block.anchor for block in blocks if isinstance(block, Heading) and block.anchor)
