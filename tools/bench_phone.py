"""What a first visit costs a phone: bytes, the search's first result on a slow one, its memory, Lighthouse where it can be had."""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from generator.host import build_project
from generator.site.search import search_text

ROOT: Final = Path(__file__).parents[1]
MODULE: Final = "training/m10-support.html"
QUERY: Final = "产假"
RUNS: Final = 3
SLOW_4G: Final = (0.15, 200_000)
"""Seconds a request waits, and bytes a second."""
SLICE: Final = 0.012
SHARE: Final = 6
"""A renderer runs one slice of so many: a sixth of its speed, workers included, which the browser's own throttle leaves alone."""
LIGHTHOUSE: Final = "lighthouse@13.5.0"
EAGER: Final = """addEventListener("DOMContentLoaded", () => setTimeout(() => {
  const ready = performance.now();
  const [input, list] = [document.querySelector(".md-search__input"), document.querySelector(".md-search-result__list")];
  new MutationObserver(() => { if (list.children.length) window.took ??= performance.now() - ready; }).observe(list, { childList: true });
  input.focus();
  input.value = "流动人口";
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
}))"""
"""Somebody who types as soon as the page stands, and looks at the clock."""
PACKED: Final = {".html", ".css", ".js", ".json", ".svg"}


class Host(SimpleHTTPRequestHandler):
    """Gzips as hosts do, and is as slow as a network where asked."""

    line: tuple[float, int] = (0.0, 0)

    def do_GET(self) -> None:
        """One file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("content-type", self.guess_type(str(path)))
        if path.suffix in PACKED:
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("content-encoding", "gzip")
        self.send_header("content-length", str(len(body)))
        self.send_header("cache-control", "max-age=600")
        self.end_headers()
        wait, rate = self.line
        time.sleep(wait + (len(body) / rate if rate else 0))
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@contextmanager
def hosting(folder: Path, line: tuple[float, int] = (0.0, 0)) -> Iterator[str]:
    """The folder on a host with such a line."""
    handler = type("Line", (Host,), {"line": line})

    def handle(*args: Any, **more: Any) -> Host:
        return handler(*args, directory=str(folder), **more)

    with ThreadingHTTPServer(("127.0.0.1", 0), handle) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    flags = ["--enable-precise-memory-info", "--js-flags=--expose-gc", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


def main() -> None:
    """Build the real content and print all of it."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        root = Path(folder)
        for name in ("content", "quizzes", "mkdocs.yml"):
            (root / name).symlink_to(ROOT / name)
        outcome = build_project(root)
        if not outcome.published:
            sys.exit("the content does not pass its check: nothing to measure")
        text = search_text(outcome.site)
        words = "\n".join(title + "\n" + words for _, _, title, words, _ in text.sections)
        weigh(browser, outcome.folder, len(gzip.compress(words.encode(), 6)))
        hurry(browser, outcome.folder)
        remember(browser, outcome.folder)
        lighthouse(outcome.folder)


def weigh(browser: Browser, folder: Path, text: int) -> None:
    """Bytes as they come over the line, bodies only."""
    with hosting(folder) as address:
        context = browser.new_context(viewport={"width": 360, "height": 640}, service_workers="block")
        page = context.new_page()
        sizes: dict[str, int] = {}
        context.on("response", lambda answer: sizes.update({answer.url: int(answer.headers.get("content-length", 0))}))
        page.goto(address + MODULE, wait_until="networkidle")
        first = dict(sizes)
        for url, size in first.items():
            print(f"{size / 1000:7.1f} KB gzip  {url.removeprefix(address)}")
        print(f"{sum(first.values()) / 1000:7.1f} KB gzip  first visit of a module page, {len(first)} requests (at most 60, stretch 40)")
        find(page)
        more = sum(sizes.values()) - sum(first.values())
        print(f"{more / 1000:7.1f} KB gzip  more to the first result (at most 1.1 × {text / 1000:.1f} + 8 = {text * 1.1 / 1000 + 8:.1f})")
        context.close()


def find(page: Page) -> float:
    """Search, and the seconds until a result is there."""
    start = time.perf_counter()
    page.locator(".md-search__input").fill(QUERY)
    page.locator(".md-search-result__item").first.wait_for()
    return time.perf_counter() - start


def hurry(browser: Browser, folder: Path) -> None:
    """DOM ready to the first result, a sixth of the processor, slow 4G."""
    cold, warm, plain = [], [], []
    with hosting(folder, SLOW_4G) as address:
        for _ in range(RUNS):
            context = browser.new_context(viewport={"width": 360, "height": 640}, service_workers="block", bypass_csp=True)
            context.add_init_script(EAGER)
            page = context.new_page()
            with slowed():
                for times in (cold, warm):
                    times.append(eager(page, address))
            plain.append(eager(page, address))
            context.close()
    said = f"cold {median(cold):.2f} s (at most 1.5), warm {median(warm):.2f} s (at most 0.4); warm at full speed {median(plain):.2f} s"
    print(f"DOM ready to first result, processor ÷ {SHARE}, slow 4G: {said}")


def eager(page: Page, address: str) -> float:
    """Seconds from DOM ready to the first result, by the page's own clock."""
    page.goto(address + MODULE, wait_until="commit")
    page.wait_for_function("window.took !== undefined")
    return float(page.evaluate("window.took")) / 1000


@contextmanager
def slowed() -> Iterator[None]:
    """Renderers of this process's browser stopped and let go, a slice of each."""
    done = threading.Event()

    def work() -> None:
        while not done.is_set():
            pids = renderers()
            signal_all(pids, signal.SIGSTOP)
            time.sleep(SLICE * (SHARE - 1))
            signal_all(pids, signal.SIGCONT)
            time.sleep(SLICE)

    thread = threading.Thread(target=work)
    thread.start()
    yield
    done.set()
    thread.join()


def renderers() -> list[int]:
    """Renderers among the processes that this one started."""
    parents: dict[int, int] = {}
    commands: dict[int, bytes] = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            commands[int(path.name)] = (path / "cmdline").read_bytes()
            parents[int(path.name)] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    return [pid for pid, command in commands.items() if b"--type=renderer" in command and os.getpid() in ancestors(pid, parents)]


def ancestors(pid: int, parents: dict[int, int]) -> Iterator[int]:
    """Parent, grandparent and so on."""
    while pid := parents.get(pid, 0):
        yield pid


def signal_all(pids: list[int], which: signal.Signals) -> None:
    """To those that are still there."""
    for pid in pids:
        try:
            os.kill(pid, which)
        except ProcessLookupError:
            continue


def remember(browser: Browser, folder: Path) -> None:
    """Memory of the search: a page without it and with it, from a folder, where it runs on the page itself; after collecting."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((folder / "policy/leave.html").as_uri())
    size = "(gc(), performance.memory.usedJSHeapSize)"
    before = page.evaluate(size)
    find(page)
    usual = page.evaluate(size) - before
    page.locator(".md-search__input").fill("chanjia")
    page.wait_for_timeout(1500)
    letters = page.evaluate(size) - before
    print(f"memory of the search: {usual / 1e6:.1f} MB, after a query in pinyin {letters / 1e6:.1f} MB (at most 4)")
    context.close()


def lighthouse(folder: Path) -> None:
    """Medians of three runs; says so where it cannot be had."""
    with tempfile.TemporaryDirectory() as home, hosting(folder) as address:
        tools = os.environ | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "CHROME_PATH": shutil.which("chromium") or "",
        }
        install = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", home, LIGHTHOUSE]
        if subprocess.run(install, env=tools, check=False, capture_output=True).returncode:  # noqa: S603 (our own words)
            print("Lighthouse could not be installed here: not measured")
            return
        scores: dict[str, list[float]] = {}
        for _ in range(RUNS):
            command = [
                f"{home}/node_modules/.bin/lighthouse",
                address + MODULE,
                "--quiet",
                "--output=json",
                "--chrome-flags=--headless=new --no-sandbox",
            ]
            done = subprocess.run(command, env=tools, check=False, capture_output=True, text=True, encoding="utf-8")  # noqa: S603 (our own words)
            for name, category in json.loads(done.stdout or '{"categories": {}}')["categories"].items():
                scores.setdefault(name, []).append(category["score"] or 0)
        print("Lighthouse, mobile:", ", ".join(f"{name} {median(found) * 100:.0f}" for name, found in scores.items()) or "did not run")


if __name__ == "__main__":
    main()
