"""MkDocs hooks: each hands over to the modules below, none decides anything."""

import posixpath
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig, _AbsoluteLinksValidationValue
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.calendar import today
from generator.check import check, stops
from generator.diagnostics import Diagnostic
from generator.model import Site
from generator.read import Anchor, Rendered, read_site
from generator.report import as_text
from generator.site.articles import Article, Press, trainer_path
from generator.site.menu import menu
from generator.staging import Staging
from generator.written import Layout, Written, read_written

HERE: Final = Path(__file__).parent / "site"
ASSETS: Final = ("cunke.css", "player.js")
SYNTAX: Final = "generator.syntax"
IGNORED: Final = 10
"""MkDocs' own link warnings stay silent (level DEBUG): the checker says the same with line and column."""

log = get_plugin_logger("cunke")


class Options(Config):
    """What mkdocs.yml may say under `cunke:`."""

    quizzes = config_options.Type(str, default="quizzes")
    region = config_options.Type(str, default="")
    today = config_options.Optional(config_options.Type(date))
    strict = config_options.Type(bool, default=False)
    only_check = config_options.Type(bool, default=False)


class Stopped(PluginError):
    """The build ends here: something is wrong, or only the check was asked for."""


class CunkePlugin(BasePlugin[Options]):
    """One project while MkDocs builds it; `on_config` starts afresh, so a preview's every rebuild does too."""

    command: Literal["build", "gh-deploy", "serve"] = "build"
    written: Written
    site: Site | None
    diagnostics: tuple[Diagnostic, ...]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A preview shows broken pages with their problems; a build stops."""
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read what authors wrote, teach Markdown their syntax, put our styles and scripts in."""
        self.written = read_written(self.layout(config))
        self.site, self.diagnostics, self.rendered = None, (), dict[str, Rendered]()
        self.staging = Staging(Path(config.site_dir)) if self.command != "serve" else None
        if self.staging:
            config.site_dir = str(self.staging.building)
        config.markdown_extensions.append(SYNTAX)
        config.mdx_configs[SYNTAX] = syntax_options(self.written)
        config.validation.links.update(not_found=IGNORED, anchors=IGNORED, unrecognized_links=IGNORED)
        config.validation.links.absolute_links = _AbsoluteLinksValidationValue.RELATIVE_TO_DOCS
        config.theme.dirs.insert(0, str(HERE / "theme"))
        config.extra_css.append(f"assets/{ASSETS[0]}")
        config.extra_javascript.append(f"assets/{ASSETS[1]}")
        config.watch.append(str(self.layout(config).root / self.config.quizzes))
        config.nav = config.nav or menu(self.written)
        return config

    def layout(self, config: MkDocsConfig) -> Layout:
        """Where this project keeps its things."""
        root = Path(config.config_file_path or ".").resolve().parent
        content = Path(config.docs_dir).resolve().relative_to(root).as_posix()
        return Layout(root, content, self.config.quizzes, self.config.region)

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Our assets and the trainers' views go in, the data files stay out."""
        for file in [file for file in files if file.src_uri.endswith((".yml", ".yaml"))]:
            files.remove(file)
        for name in ASSETS:
            files.append(File.generated(config, f"assets/{name}", abs_src_path=str(HERE / "assets" / name)))
        for module in self.modules():
            files.append(File.generated(config, trainer_path(module), content=""))
        return files

    def modules(self) -> Iterator[str]:
        """Paths of all pages that may have a trainer's view."""
        for draft in self.written.drafts:
            if draft.path.startswith("training/") and not draft.path.endswith("index.md"):
                yield draft.path

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """The author's text, read once, without its front matter."""
        draft = self.written.draft.get(page.file.src_uri)
        return draft.body if draft else None

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Title and description for the theme."""
        path = page.file.src_uri
        draft = self.written.draft.get(path)
        if draft is None:
            module = next((name for name in self.modules() if trainer_path(name) == path), "")
            draft = self.written.draft.get(module)
            page.meta["search"] = {"exclude": True}
        matter = draft.matter if draft else None
        if matter:
            page.meta["title"] = matter.title if draft and draft.path == path else f"{matter.title}（讲师版）"
            description = getattr(matter, "summary", None) or getattr(matter, "description", None)
            page.meta.update({"description": description} if description else {})

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Keep what was rendered."""
        headings = tuple(Anchor(link.id, link.title, link.level) for link in _flat(page.toc))
        anchors = frozenset(page.present_anchor_ids or ())
        self.rendered[page.file.src_uri] = Rendered(page.file.url, html, headings, anchors)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """All is rendered, nothing is written: read the site, check it, stop once."""
        self.site = read_site(self.written, self.rendered, self.config.today or today())
        self.diagnostics = check(self.site)
        if self.config.only_check:
            raise Stopped("checked")
        if self.diagnostics:
            report = as_text(self.diagnostics, self.written.texts, "zh")
            if stops(self.diagnostics, strict=self.config.strict or config.strict) and self.command != "serve":
                raise Stopped(f"没有发布，{config.site_dir and '原来的网站没有动'}。\n\n{report}")
            log.warning("%s", report)
        self.press = Press(self.site)

    @event_priority(100)
    def on_page_context(self, context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any) -> None:
        """Put the article together."""
        article = self.article(page.file.src_uri)
        if article:
            page.content = article.html
            added = [AnchorLink(one.title, one.id, 2) for one in article.added]
            page.toc = TableOfContents([*page.toc, *added])

    def article(self, path: str) -> Article | None:
        """The article at a path: a page's own, or a module's trainer view."""
        assert self.site is not None
        if path in self.site.page:
            return self.press.article(path)
        for module in self.site.modules:
            if trainer_path(module.path) == path:
                return self.press.module(module, trainer=True)
        return None

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """All is written: the new site takes the old one's place."""
        if self.staging:
            self.staging.publish()

    def on_build_error(self, *, error: Exception) -> None:
        """The old site stays; what was half written goes."""
        if getattr(self, "staging", None):
            self.staging.discard()


def _flat(links: Any) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _flat(link.children)


def syntax_options(written: Written) -> dict[str, Any]:
    """What the Markdown extension needs to know."""
    definitions = [(spelling, term) for term in written.terms for spelling in (term.term, *term.also)]
    short = {instrument.id: instrument.short for instrument in written.instruments}
    region = {name: value.text for name, value in written.region.values.items()}
    from generator.syntax import plain

    terms = [
        (spelling, term.id, "".join(words for words, _ in plain(term.definition, short, region)))
        for spelling, term in definitions
    ]
    return {"instruments": short, "region": region, "terms": terms}
