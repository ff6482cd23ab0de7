"""One built site, one browser: the site is served under a sub-path, and every request of every page is written down."""

import atexit
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from generator.host import build_project
from tests.projects import REAL, TODAY

MAC: Final = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", MAC)
QUIET: Final = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"]
PHONE: Final[dict[str, Any]] = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
SUB_PATH: Final = "kb"
PATIENT: Final = 30_000
"""Milliseconds that a slow machine may take for one thing; what is asserted of a page is waited for as long."""

expect.set_options(timeout=PATIENT)


@dataclass
class Shown:
    """The built site: its folder, its address, and what the browser asked for."""

    folder: Path
    address: str
    asked: list[str] = field(default_factory=list)

    @property
    def pages(self) -> list[str]:
        """Every HTML page, by its path; a host shows 404.html under addresses of its own."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return sorted(path for path in found if path != "404.html")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain static server that keeps its log to itself."""

    def log_message(self, format: str, *args: object) -> None:
        pass


class Host(http.server.ThreadingHTTPServer):
    """Takes as many connections at once as a browser opens: one that is turned away is tried again a second or more later."""

    request_queue_size = 64


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The folder on a port of this machine."""
    with Host(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The real content, built once for all the modules that ask for it."""
    return _shown(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def browser() -> Browser:
    """The system's Chromium, started once for all modules; a missing one fails, here and everywhere."""
    return _chromium()


@cache
def _shown(folder: Path) -> Shown:
    project = folder / "project"
    project.mkdir()
    for name in ("content", "quizzes"):
        shutil.copytree(REAL / name, project / name)
    shutil.copy(REAL / "mkdocs.yml", project)
    outcome = build_project(project, TODAY)
    assert outcome.published
    served = folder / "served"
    site = Path(shutil.copytree(outcome.folder, served / SUB_PATH))
    hosting = serving(served)
    atexit.register(hosting.__exit__, None, None, None)
    return Shown(site, f"{hosting.__enter__()}/{SUB_PATH}/")


@cache
def _chromium() -> Browser:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path, "没有找到 Chromium；make test 会装好它"
    root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    return playwright.chromium.launch(executable_path=path, args=[*QUIET, *root])


@contextmanager
def phone(browser: Browser, shown: Shown, *, whose: str = "", **more: Any) -> Iterator[tuple[BrowserContext, Page]]:
    """A fresh phone of 360 × 640 with touch; what it asks for is written down, what goes wrong in it fails the test.

    `whose` limits that to errors in one script. The pages' policy would stop the tests' own scripts (axe, waiting), so it is
    passed over unless a test asks for it with `bypass_csp=False`.
    """
    context = browser.new_context(**{**PHONE, "bypass_csp": True, **more})
    context.set_default_timeout(PATIENT)
    context.on("request", lambda request: shown.asked.append(request.url))
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"{error} {error.stack}"))
    yield context, page
    context.close()
    assert not [error for error in wrong if whose in error]
