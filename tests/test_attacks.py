"""Planted scripts never run, wherever they are planted; not even in a preview, which has no policy."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, expect

from generator.memory import collector_paused
from tests.attacks import HARMLESS, MARKDOWN, QUOTED, RUN
from tests.browser import Shown, browser, phone, serving
from tests.projects import copy_course, edit, found

__all__ = ["browser"]

MATTER: Final = "---\ntitle: {title}\ntopic: 假期\nsummary: {title}\nreviewed: 2026-11-01\nreview_by: 2027-05-01\n---\n\n"
BODIES: Final = [*MARKDOWN.items(), *HARMLESS.items()]
NAMED: Final = '"><img src=x onerror=window.ran=1>.md'
BANK: Final = "quizzes/m10-support.yml"


def plant(root: Path) -> None:
    """Every attack into a course of its own."""
    for at, (_, body) in enumerate(BODIES):
        (root / f"content/policy/attack-{at}.md").write_text(MATTER.format(title=f"攻击 {at}") + body + "\n", encoding="utf-8")
    words = json.dumps(QUOTED)
    (root / "content/policy/title.md").write_text(MATTER.format(title=words) + "## 一节 {#one}\n\n字。\n", encoding="utf-8")
    (root / "content/policy" / NAMED).write_text(MATTER.format(title="文件名") + "字。\n", encoding="utf-8")
    bank = (root / BANK).read_text(encoding="utf-8")
    for key in ("stem", "explanation", "text", "why"):
        at = bank.index(f"{key}: ") + len(key) + 2
        bank = bank[:at] + words + bank[bank.index("\n", at) :]
    (root / BANK).write_text(bank, encoding="utf-8")
    edit(root, "content/glossary.yml", bank_definition(root), f"definition: {words}")
    edit(root, "content/region.yml", first_line(root, "content/region.yml", "text: "), f"text: {words}")


def first_line(root: Path, path: str, key: str) -> str:
    """The first line of a file that begins with a key, from the key on; made the only one of its kind by what follows it."""
    text = (root / path).read_text(encoding="utf-8")
    start = text.index(key)
    return text[start : text.index("\n", start)]


def bank_definition(root: Path) -> str:
    return first_line(root, "content/glossary.yml", "definition: ")


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """The course as a preview builds it: with everything that is wrong, and without a policy."""
    root = copy_course(tmp_path_factory.mktemp("attacked"))
    plant(root)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    with collector_paused():
        build(config)
    with serving(root / "site") as address:
        yield Shown(root / "site", f"{address}/")


@pytest.fixture
def victim(browser: Browser, attacked: Shown) -> Iterator[Page]:
    with phone(browser, attacked) as (_, page):
        page.on("dialog", lambda dialog: dialog.dismiss())
        yield page


PROVOKE: Final = """() => {
  const stay = (event) => /^(http|file)/.test(event.target.closest("a")?.protocol ?? "") && event.preventDefault();
  document.addEventListener("click", stay, true);
  for (const one of document.querySelectorAll("article, article *")) one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  for (const one of document.querySelectorAll("article a, .bait, .md-search__output a")) one.click();
}"""


SETTLE: Final = """async () => {
  const coming = [...document.images].filter((one) => !one.complete && one.loading !== "lazy");
  await Promise.all(coming.map((one) => new Promise((done) => ["load", "error"].forEach((end) => one.addEventListener(end, done)))));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""
"""Pictures have come or failed, and what the presses put in the queue has had its turn."""


def provoke(page: Page) -> bool:
    """Point at and press all that invites to it, and say whether anything ran."""
    page.evaluate(PROVOKE)
    page.evaluate(SETTLE)
    return bool(page.evaluate("window.ran"))


@pytest.mark.browser
@pytest.mark.parametrize("name", [name for name, _ in BODIES])
def test_content_runs_nothing(victim: Page, attacked: Shown, name: str) -> None:
    at = [name for name, _ in BODIES].index(name)
    victim.goto(f"{attacked.address}policy/attack-{at}.html")
    expect(victim.locator("article")).to_be_visible()
    assert not provoke(victim)
    assert victim.url.startswith(attacked.address)


@pytest.mark.browser
@pytest.mark.parametrize(
    "path", ["policy/title.html", "policy/index.html", "index.html", f"policy/{quote(NAMED[:-3])}.html", "glossary.html"]
)
def test_names_and_titles_are_words(victim: Page, attacked: Shown, path: str) -> None:
    victim.goto(attacked.address + path)
    assert not provoke(victim)


@pytest.mark.browser
@pytest.mark.parametrize("path", ["training/m10-support.html", "training/m10-support-trainer.html"])
def test_banks_are_words(victim: Page, attacked: Shown, path: str) -> None:
    victim.goto(attacked.address + path)
    for summary in victim.locator("details > summary").all():
        summary.dispatch_event("click")
    victim.locator(".ck-options input").first.check()
    assert not provoke(victim)


@pytest.mark.browser
@pytest.mark.parametrize("tail", [f"?mark={quote(QUOTED)}#in-short", f"#{quote(QUOTED)}", f"?q={quote(QUOTED)}", f"?{QUOTED}"])
def test_addresses_are_words(victim: Page, attacked: Shown, tail: str) -> None:
    victim.goto(f"{attacked.address}policy/leave.html{tail}")
    assert not provoke(victim)


@pytest.mark.browser
@pytest.mark.parametrize("query", [QUOTED, "onerror", "攻击", "img src", f"javascript:{RUN}"])
def test_queries_and_what_they_find_are_words(victim: Page, attacked: Shown, query: str) -> None:
    victim.goto(f"{attacked.address}policy/leave.html")
    victim.locator(".md-search__input").fill(query)
    victim.locator(".md-search-result__meta:not(:empty)").wait_for()
    victim.wait_for_function("!document.querySelector('.md-search-result__meta').textContent.includes('正在搜')")
    assert not victim.locator(".md-search__output img, .md-search__output script").count()
    assert not provoke(victim)


@pytest.mark.browser
@pytest.mark.parametrize("key", ["cunke:look", "cunke:misses", "cunke:answers", "cunke:offline"])
def test_storage_is_words(victim: Page, attacked: Shown, key: str) -> None:
    victim.goto(f"{attacked.address}training/m10-support.html")
    victim.evaluate("([key, words]) => localStorage.setItem(key, words)", [key, QUOTED])
    for path in ("training/m10-support.html", "storage.html"):
        victim.goto(attacked.address + path)
        assert not provoke(victim)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    root = copy_course(tmp_path_factory.mktemp("said"))
    plant(root)
    return {(one.rule.code, one.place.path) for one in found(root)}


@pytest.mark.parametrize("name", MARKDOWN)
def test_attacks_are_reported(said: set[tuple[str, str]], name: str) -> None:
    at = [name for name, _ in BODIES].index(name)
    assert ("SAF01", f"content/policy/attack-{at}.md") in said


@pytest.mark.parametrize("path", ["content/policy/title.md", BANK, "content/glossary.yml", "content/region.yml"])
def test_attacks_in_front_matter_and_data_are_reported(said: set[tuple[str, str]], path: str) -> None:
    assert ("SAF01", path) in said


@pytest.mark.parametrize("name", HARMLESS)
def test_words_are_not_reported(said: set[tuple[str, str]], name: str) -> None:
    at = [name for name, _ in BODIES].index(name)
    assert ("SAF01", f"content/policy/attack-{at}.md") not in said
