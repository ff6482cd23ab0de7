"""MkDocs hooks: each hands over to the modules below, none decides anything."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import BaseConfigOption, Config
from mkdocs.config.base import ValidationError as UnusableOptionError
from mkdocs.config.defaults import MkDocsConfig, _AbsoluteLinksValidationValue  # type: ignore[attr-defined]
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext
from pydantic import ValidationError

from generator.ahead import Ahead, worth_it
from generator.calendar import today
from generator.check import check, stops
from generator.diagnostics import Diagnostic
from generator.drafts import Layout, Written
from generator.model import Site
from generator.read import Anchor, Rendered, read_site
from generator.report import as_text
from generator.site.articles import Press
from generator.site.bank import bank_files
from generator.site.finish import finish
from generator.site.frame import compiled, frame
from generator.site.menu import face, made_pages, menu
from generator.site.printed import NOTHING, Printed
from generator.staging import Staging
from generator.standards import Standards
from generator.syntax import options
from generator.written import read_written

HERE: Final = Path(__file__).parent / "site"
ASSETS: Final = ("icon.svg", "shell.js", "offline.js", "player.js", "paper.js", "notebook.js", "results.js")
SYNTAX: Final = "generator.syntax"
IGNORED: Final = 10
"""MkDocs' own link warnings stay silent (level DEBUG): the checker says the same with line and column."""

MANY: Final = 12
"""So many pages, or more, are worth a second process."""
RENDERED: Final = ("content", "toc", "present_anchor_ids", "_title_from_render")
"""What MkDocs sets in a page as it renders it."""

log = get_plugin_logger("cunke")


class StandardsOption(BaseConfigOption[Standards]):
    """`standards:` of mkdocs.yml: some of the measures, the others as they are by default."""

    def __init__(self) -> None:
        super().__init__()
        self.default = {}

    def run_validation(self, value: object) -> Standards:
        """What does not fit is said with the renderer's other complaints about mkdocs.yml."""
        try:
            return Standards.model_validate(value)
        except ValidationError as error:
            first = error.errors()[0]
            raise UnusableOptionError(
                f"standards 里的 {'.'.join(map(str, first['loc']))} 不对，可以写：{'、'.join(Standards.model_fields)}"
            ) from None


class Options(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say under `cunke:`."""

    standards = StandardsOption()

    quizzes = config_options.Type(str, default="quizzes")
    region = config_options.Type(str, default="")
    today = config_options.Optional(config_options.Type(date))
    strict = config_options.Type(bool, default=False)
    only_check = config_options.Type(bool, default=False)


class StoppedError(PluginError):
    """The build ends here: something is wrong, or only the check was asked for."""


class CunkePlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """One project while MkDocs builds it; `on_config` starts afresh, so a preview's every rebuild does too."""

    command: Literal["build", "gh-deploy", "serve"] = "build"
    printing: Callable[[Site], Printed] | None = None
    """Prints what goes with the site; None where nothing does."""
    written: Written
    site: Site | None
    diagnostics: tuple[Diagnostic, ...]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A preview shows broken pages with their problems; a build stops."""
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read what authors wrote, teach Markdown their syntax, put our styles and scripts in."""
        self.written = read_written(self.layout(config))
        self.site, self.diagnostics = None, ()
        self.rendered: dict[str, Rendered] = {}
        self.toc: dict[str, TableOfContents] = {}
        self.staging = Staging(Path(config.site_dir)) if self.command != "serve" else None
        if self.staging:
            if not self.staging.replaceable and not self.config.only_check:
                raise StoppedError(f"{self.staging.site} 里放着别的东西，没有动它。换一个 site_dir，或先把那里清空。")
            config.site_dir = str(self.staging.building)
        config.markdown_extensions.append(SYNTAX)
        config.mdx_configs[SYNTAX] = options(self.written.instruments, self.written.terms, self.written.region)
        config.validation.links.update(not_found=IGNORED, anchors=IGNORED, unrecognized_links=IGNORED)
        config.validation.links.absolute_links = _AbsoluteLinksValidationValue.RELATIVE_TO_DOCS
        config.theme.dirs.insert(0, str(HERE / "theme"))
        config.theme.static_templates = {"404.html", *(["sitemap.xml"] if config.site_url else [])}
        config.extra_javascript.append("assets/player.js")
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
        """Our assets and the trainers' views go in, the data files and the installed theme's own assets stay out."""
        themes = {Path(folder) for folder in config.theme.dirs if folder != config.theme.custom_dir}
        for file in list(files):
            if file.src_uri.endswith((".yml", ".yaml")) or (file.src_dir and Path(file.src_dir) in themes):
                files.remove(file)
        files.append(File.generated(config, "assets/cunke.css", abs_src_path=str(HERE / "assets/sheet.css")))
        for name in ASSETS:
            files.append(File.generated(config, f"assets/{name}", abs_src_path=str(HERE / "assets" / name)))
        for path in made_pages(self.written):
            files.append(File.generated(config, path, content=""))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """The later half of the pages is rendered ahead."""
        self.later, self.ahead = frozenset[str](), None
        pages = [file.page for file in files.documentation_pages() if file.page and file.src_uri in self.written.draft]
        sizes = list(accumulate(len(self.written.draft[page.file.src_uri].body) for page in pages))
        later = [page for page, size in zip(pages, sizes, strict=True) if size > sizes[-1] / 2]
        if len(later) >= MANY and self.command != "serve" and worth_it():
            self.later = frozenset(page.file.src_uri for page in later)
            self.ahead = Ahead(lambda: {page.file.src_uri: _rendered(page, config, files) for page in later})

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> None:
        """A page that was rendered ahead is not rendered again."""
        found = self.ahead.get(page.file.src_uri) if self.ahead and page.file.src_uri in self.later else None
        if found is not None:
            page.render = lambda config, files: vars(page).update(found)  # type: ignore[method-assign]

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """The author's text, read once, without its front matter."""
        draft = self.written.draft.get(page.file.src_uri)
        return draft.body if draft else None

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Title and description for the theme; the trainers' views stay out of the search."""
        page.meta.update(face(self.written, page.file.src_uri))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Keep what was rendered."""
        headings = tuple(Anchor(link.id, link.title, link.level) for link in _flat(page.toc))
        anchors = frozenset(page.present_anchor_ids or ())
        self.toc[page.file.src_uri] = page.toc
        self.rendered[page.file.src_uri] = Rendered(page.file.url, html, headings, anchors)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """All is rendered, nothing is written: read the site, check it, stop once."""
        self.site = read_site(self.written, self.rendered, self.config.today or today(), self.config.standards)
        self.diagnostics = check(self.site)
        if self.config.only_check:
            raise StoppedError("checked")
        if self.diagnostics:
            report = as_text(self.diagnostics, self.written.texts, "zh")
            if stops(self.diagnostics, strict=self.config.strict or config.strict) and self.command != "serve":
                raise StoppedError(f"没有发布，原来的网站没有动。\n\n{report}")
            log.warning("%s", report)
        self.printed = self.printing(self.site) if self.printing else NOTHING
        self.press = Press(self.site, self.printed)
        for path, text in bank_files(self.press):
            files.append(File.generated(config, path, content=text))
        env.bytecode_cache = compiled()
        env.globals["frame"] = frame(preview=self.command == "serve")

    @event_priority(100)
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Any) -> None:
        """Put the article together."""
        article = self.press.article(page.file.src_uri)
        if article:
            page.content = article.html
            page.toc = TableOfContents([*self.toc[article.of], *(AnchorLink(one.title, one.id, 2) for one in article.added)])

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """All is written: the papers and what is made from the whole go in, then the new site takes the old one's place."""
        for path, content in self.printed.files.items():
            file = Path(config.site_dir) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if self.site:
            finish(Path(config.site_dir), self.site)
        if self.staging:
            self.staging.publish()

    def on_build_error(self, *, error: Exception) -> None:
        """The old site stays; what was half written goes."""
        ahead: Ahead[str, dict[str, Any]] | None = getattr(self, "ahead", None)
        if ahead:
            ahead.close()
        staging: Staging | None = getattr(self, "staging", None)
        if staging:
            staging.discard()


def _rendered(page: Page, config: MkDocsConfig, files: Files) -> dict[str, Any]:
    """What rendering leaves in a page."""
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    page.render(config, files)
    return {name: vars(page)[name] for name in RENDERED}


def _flat(links: Any) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _flat(link.children)
