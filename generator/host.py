"""MkDocs from the outside: run it for a check, for a build, for a preview; hand back the Site and what is wrong with it."""

import gc
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Final

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice would stand between people and their report

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from generator.diagnostics import Diagnostic, Say
from generator.memory import collector_paused
from generator.model import Site
from generator.plugin import CunkePlugin
from generator.site.printed import Printed
from generator.staging import Staging

NAME: Final = "cunke"
Printing = Callable[[Site, str, Path, str], Printed]
"""Prints a checked site: the site, the name of the course, the folder of the content, where the site is on the web."""


class CannotRunError(Exception):
    """There is nothing to check or build here; the message says why."""

    def __init__(self, message: Say) -> None:
        super().__init__(message.zh)
        self.message = message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: the Site, its diagnostics, the authors' texts by path, and the folder of the site.

    For paper also: the name of the course, the folder of the content, and where the site is on the web (empty where unknown).
    """

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    folder: Path
    published: bool
    course: str
    content: Path
    address: str


def check_project(root: Path, on: date | None = None, region: str | None = None) -> Outcome:
    """Render and check a project; nothing is written."""
    return _run(root, on, region, only_check=True)


def build_project(
    root: Path, on: date | None = None, region: str | None = None, *, strict: bool = False, printing: Printing | None = None
) -> Outcome:
    """Render, check and, where nothing stops it, publish into the site's folder, with what `printing` makes of it."""
    return _run(root, on, region, strict=strict, printing=printing)


def _run(
    root: Path, on: date | None, region: str | None, *, only_check: bool = False, strict: bool = False, printing: Printing | None = None
) -> Outcome:
    config = _config(root)
    plugin = config.plugins[NAME]
    assert isinstance(plugin, CunkePlugin)
    plugin.config.update(only_check=only_check, strict=strict or plugin.config.strict, today=on or plugin.config.today)
    plugin.config.region = region if region is not None else plugin.config.region
    plugin.printing = (lambda site: printing(site, *_on_paper(config))) if printing else None
    folder = Path(config.site_dir)
    if not only_check and not Staging(folder).replaceable:
        raise CannotRunError(
            Say(
                f"{folder} 里放着别的东西，没有动它。换一个 site_dir，或先把那里清空。",
                f"{folder} holds something else and was left alone; choose another site_dir or empty it.",
            )
        )
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    published = False
    try:
        with collector_paused():
            build(config)
        published = True
    except Abort:
        pass
    if plugin.site is None:
        raise CannotRunError(Say("页面没能生成，请看上面的提示。", "the pages could not be rendered."))
    return Outcome(plugin.site, plugin.diagnostics, plugin.written.texts, folder, published, *_on_paper(config))


def _on_paper(config: MkDocsConfig) -> tuple[str, Path, str]:
    return config.site_name, Path(config.docs_dir), config.site_url or ""


class _Said(logging.Handler):
    """Keeps what MkDocs says of its configuration, to say it in one place."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.messages.append(record.getMessage())


def _config(root: Path) -> MkDocsConfig:
    path = root / "mkdocs.yml"
    if not path.is_file():
        raise CannotRunError(
            Say(
                f"{root} 里没有 mkdocs.yml，不像一个村课项目。换到项目的文件夹，或用 --root 指给我。",
                f"there is no mkdocs.yml in {root}; go to the project's folder or name it with --root.",
            )
        )
    said = _Said()
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    logging.getLogger("mkdocs").addHandler(said)
    logging.getLogger("mkdocs").propagate = False
    try:
        config = load_config(str(path))
    except (Abort, ConfigurationError) as error:
        reason = "；".join([*said.messages, str(error)] if isinstance(error, ConfigurationError) else said.messages)
        what = "没有内容文件夹，看看 docs_dir" if "docs_dir" in reason else "mkdocs.yml 有问题"
        raise CannotRunError(Say(f"{what}：{reason}", f"mkdocs.yml cannot be used: {reason}")) from None
    finally:
        logging.getLogger("mkdocs").removeHandler(said)
        logging.getLogger("mkdocs").propagate = True
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
    if NAME not in config.plugins:
        raise CannotRunError(Say("mkdocs.yml 的 plugins 里没有 cunke，加上再来。", "the plugin cunke is not in mkdocs.yml; add it."))
    return config


def serve_project(root: Path, address: str) -> None:
    """Live preview at `host:port` until it is interrupted; pages with problems are shown, the problems go to the log."""
    gc.enable()  # the command turns it off; a preview runs for hours
    _config(root)
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    preview = import_module("mkdocs.commands.serve")  # watching files takes a tenth of a second to import, and only a preview does it
    preview.serve(config_file=str(root / "mkdocs.yml"), dev_addr=address, livereload=True)
