"""What may stand in a page: an allow-list over the rendered HTML, kept by nh3, so that raw HTML brings nothing but text and its marks."""

import re
from typing import Final

import nh3

TAGS: Final = (nh3.ALLOWED_TAGS | {"label"}) - {"article", "footer", "header", "nav", "area", "map", "center", "tt"}
"""Labels name the tabs; their switches go, so that tabs stand one after another."""
ATTRIBUTES: Final = {
    "*": {"id", "class", "title", "lang", "dir", "role"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"align", "colspan", "rowspan", "headers"},
    "th": {"align", "colspan", "rowspan", "scope", "headers"},
    "details": {"open"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
}
SCHEMES: Final = {"http", "https", "mailto", "tel", "sms"}
OURS_ONLY: Final = re.compile(r"^(md-|ck-(quiz|question|js)\b)|\bck-(quiz|question|js)\b|\bmd-")
"""Classes that scripts look for; authors' HTML may not wear them."""
ELSEWHERE: Final = re.compile(r"\s*(//|\\\\|[a-z][a-z0-9+.-]*:)", re.I)


def clean(html: str) -> str:
    """The HTML with everything taken out that is not on the list; words stay, scripts go with what is in them."""
    return CLEANER.clean(html) if "<" in html else html


def _attribute(tag: str, name: str, value: str) -> str | None:
    """An attribute's value, or None where it has to go: pictures come from this site, and scripts' own classes stay theirs."""
    if tag == "img" and name == "src" and ELSEWHERE.match(value):
        return None
    return None if name == "class" and OURS_ONLY.search(value) else value


CLEANER: Final = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style", "template", "noscript"},
    attributes=ATTRIBUTES,
    attribute_filter=_attribute,
    generic_attribute_prefixes={"data-label", "aria-"},
    url_schemes=SCHEMES,
    link_rel=None,
)
