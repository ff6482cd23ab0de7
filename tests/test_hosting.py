"""Any static host: the policy of the config files, names that every system keeps apart, relative addresses, the parcel, the hall."""

import json
import re
import threading
import urllib.request
import zipfile
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner
from lxml import html

from generator.cli import main
from generator.hall import open_hall, square
from generator.host import build_project
from generator.parcel import wrap
from generator.site.frame import frame, header_policy
from tests.projects import NOON, REAL, TODAY, copy_course

HOSTING: Final = REAL / "docs/hosting"
NAME: Final = re.compile(r"[a-z0-9][a-z0-9./_-]*")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outcome = build_project(copy_course(tmp_path_factory.mktemp("hosted")), TODAY)
    assert outcome.published
    return outcome.folder


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile", "cdn-headers.json"])
def test_servers_send_the_policy_of_the_pages(name: str) -> None:
    text = (HOSTING / name).read_text(encoding="utf-8")
    assert header_policy() in text, f"docs/hosting/{name}: the policy is now {header_policy()}"


def test_the_policy_allows_nothing_inline_and_nobody_else() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in header_policy().split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["style-src"].startswith("'self' 'sha256-")
    assert "unsafe" not in header_policy()
    assert not re.search(r"https?:|\*", header_policy())


def test_the_header_stops_nothing_that_a_page_allows() -> None:
    """A browser holds a page to both policies: what a page's own allows must stand in the header."""
    header = dict(rule.strip().split(" ", 1) for rule in header_policy().split(";"))
    for own in (frame(preview=False).policy, frame(preview=False).lost_policy):
        for name, sources in (rule.strip().split(" ", 1) for rule in own.split(";")):
            assert set(sources.split()) <= set(header[name].split()), name


def test_every_page_carries_the_policy(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = html.parse(str(path))
        meta = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
        assert meta == [frame(preview=False).lost_policy if path.name == "404.html" else frame(preview=False).policy], path
        assert not page.xpath("//*[@style] | //@*[starts-with(name(), 'on')]"), path


def test_names_are_lower_case_ascii(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert len(names) > 20
    assert not [name for name in names if not NAME.fullmatch(name)]


def test_addresses_are_relative_and_lead_somewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        for address in html.parse(str(path)).xpath("//@href | //@src"):
            target, _, _ = str(address).partition("#")
            target, _, _ = target.partition("?")
            if target.startswith(("http:", "https:", "tel:", "mailto:")) or not target or path.name == "404.html":
                continue
            assert not target.startswith("/"), (path, address)
            assert (path.parent / target).resolve().is_file(), (path, address)


def test_the_parcel_is_whole_and_the_same_each_time(site: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    wrap(site, first)
    wrap(site, second)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        pages = {f"cunke/{path.relative_to(site).as_posix()}" for path in site.rglob("*.html") if path.name != "404.html"}
        assert pages <= names
        assert "cunke/assets/search.js" in names
        assert not {"cunke/sw.js", "cunke/offline.json"} & names


def test_build_offline_says_where_the_parcel_is(tmp_path: Path) -> None:
    root = copy_course(tmp_path / "course")
    run = CliRunner().invoke(main, ["build", "--offline", "--root", str(root), "--today", TODAY.isoformat()])
    assert run.exit_code == 0, run.output
    assert "离线包" in run.output
    assert zipfile.is_zipfile(root / "site-offline.zip")


def test_the_hall_serves_files_and_no_lists(site: Path) -> None:
    told: list[str] = []
    server = open_hall(site, 0, told.append, host="127.0.0.1")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        here = f"http://127.0.0.1:{server.server_address[1]}"
        with urllib.request.urlopen(f"{here}/assets/search.js") as answer:
            assert answer.headers["content-type"] == "text/javascript"
        with pytest.raises(urllib.error.HTTPError, match="404") as refused:
            urllib.request.urlopen(f"{here}/assets/")
        refused.value.close()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert told[0].endswith("/index.html")


def test_a_taken_port_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    root = copy_course(tmp_path / "course")
    with open_hall(root, 0, lambda _: None) as other:
        run = CliRunner().invoke(main, ["serve", "--lan", "--root", str(root), "--port", str(other.server_address[1])])
    assert run.exit_code == 2
    assert "换一个" in run.output


def test_the_code_has_the_quiet_zone_that_cameras_need() -> None:
    lines = square("http://192.168.43.1:8000/index.html").splitlines()
    assert len(lines) > 10
    assert len({re.sub(r"\x1b\[[0-9;]*m", "", line)[:4] for line in lines[:2]}) == 1


def test_the_manifest_tells_every_page_with_its_hash(site: Path) -> None:
    told = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"}
    assert pages <= set(told["files"])
    assert {"assets/cunke.css", "assets/shell.js", "assets/search.js"} <= set(told["files"])
    assert all((site / name).stat().st_size == size for name, (_, size) in told["files"].items())


def test_a_projects_own_theme_files_are_published(tmp_path: Path) -> None:
    root = copy_course(tmp_path / "course")
    (root / "ours/images").mkdir(parents=True)
    (root / "ours/images/seal.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("theme: mkdocs", "theme: {name: mkdocs, custom_dir: ours}"), encoding="utf-8")
    folder = build_project(root, TODAY).folder
    assert (folder / "images/seal.svg").is_file()
    assert not list(folder.rglob("*bootstrap*"))
