"""The trainer's pack: the papers of a session, the site for a room without network, and a list of checksums, in one zip."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.model import Page
from generator.paper.booklet import WHOLE, booklet, linked_from, units
from generator.paper.centre import of_module
from generator.paper.handout import named, sheet
from generator.paper.shop import Job, Shop
from generator.paper.small import cards, certificate, leaflet, talking, without_network

SITE: Final = "离线网站"
CHECKSUMS: Final = "校验清单.txt"
FIRST: Final = "先看这张-没有网络怎么办.pdf"
FILE: Final = 0o644 << 16
TYPES: Final = str.maketrans(dict.fromkeys('<>:"/\\|?*', "，"))
"""What no file may be called on Windows."""


def of_session(shop: Shop, page: Page) -> Iterator[tuple[str, Job]]:
    """The papers for teaching one module, by their names in the pack."""
    yield from _module(shop, page, "")
    answering = {question.source.target.partition("#")[0] for bank in shop.site.banks_of.get(page.path, ()) for question in bank.questions}
    leant_on = [one for one in shop.site.explainers if one.path in answering | linked_from(shop, page)]
    for one in leant_on:
        yield f"政策单页/{_file(one.title)}", sheet(shop, one)
    if talking(shop, leant_on):
        yield "入户卡片.pdf", cards(shop, named(page), leant_on)
    yield "学习证明.pdf", certificate(shop, page)
    yield (
        FIRST,
        without_network(
            shop, ["讲义、大字讲义、讲师手册", "卷子和答题卡（A、B），答案和出处", "政策单页、入户卡片、签到表、学习证明", SITE]
        ),
    )


def of_course(shop: Shop) -> Iterator[tuple[str, Job]]:
    """The papers for the whole course."""
    yield "手册/整个课程.pdf", booklet(shop)
    for unit in units(shop):
        yield f"手册/{_file(unit)}", booklet(shop, unit)
    for page in shop.site.modules:
        order = page.module.order if page.module else 0
        yield from _module(shop, page, f"{order:02} {_file(page.title).removesuffix('.pdf')}/")
    for page in shop.site.explainers:
        yield f"政策单页/{_file(page.title)}", sheet(shop, page)
    for page in shop.site.pages:
        if page.leaflet:
            yield f"宣传单/{_file(page.title)}", leaflet(shop, page)
    if talking(shop, shop.site.explainers):
        yield "入户卡片.pdf", cards(shop, WHOLE, shop.site.explainers)
    yield "学习证明.pdf", certificate(shop)
    yield (
        FIRST,
        without_network(shop, ["每门课一个文件夹：讲义、讲师手册、卷子、答案、签到表", "手册、政策单页、宣传单、入户卡片、学习证明", SITE]),
    )


def _module(shop: Shop, page: Page, folder: str) -> Iterator[tuple[str, Job]]:
    for called, job in of_module(shop, page, booklet(shop)):
        yield f"{folder}{called}.pdf", job


def _file(title: str) -> str:
    return f"{title.translate(TYPES).strip('. ')}.pdf"


def write_pack(to: Path, papers: Mapping[str, bytes], site: Path, day: date) -> None:
    """Write the zip whole or not at all; the same content gives the same bytes (`day` is the date of every file in it)."""
    files = dict(sorted(papers.items()))
    for path in sorted(site.rglob("*")):
        if path.is_file():
            files[f"{SITE}/{path.relative_to(site).as_posix()}"] = path.read_bytes()
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    beside = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        with ZipFile(beside, "w", ZIP_DEFLATED) as pack:
            for name, content in {**files, CHECKSUMS: sums.encode()}.items():
                entry = ZipInfo(f"{to.stem}/{name}", (day.year, day.month, day.day, 12, 0, 0))
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, FILE
                pack.writestr(entry, content)
        beside.replace(to)
    finally:
        beside.unlink(missing_ok=True)
