"""The command `cunke`."""

import gc
import json
import sys
from contextlib import suppress
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from generator import __version__
from generator.check import stops
from generator.diagnostics import Say
from generator.draw import draw
from generator.host import CannotRunError, Outcome, build_project, check_project, serve_project
from generator.listing import plain_paper, remarks, text_of
from generator.papercode import read_code, read_print
from generator.parcel import wrap
from generator.report import REPORTERS, as_text, say
from generator.schema import SCHEMAS
from generator.start import KINDS, TakenError, start
from generator.stats import as_lines, stats

PROBLEMS: Final = 1
COULD_NOT_RUN: Final = 2
PRINTING: Final = {"print": "print_", "pack": "pack"}
"""Names in `cli_paper`: typesetting is a tenth of a second to import, and a build needs none of it."""

root_option = click.option(
    "--root", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="项目的文件夹，默认是当前文件夹。"
)
today_option = click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天检查，如 2026-11-23；默认今天。")
region_option = click.option("--region", help="用哪个地区的本地信息，如 zhejiang。")
strict_option = click.option("--strict", is_flag=True, help="提醒也算没通过。")
language_option = click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="用中文还是英文报告。")


class Parts(click.Group):
    """The commands; those that print are imported when one is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names."""
        return sorted({*super().list_commands(ctx), *PRINTING})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by name."""
        if cmd_name in PRINTING:
            self.add_command(getattr(import_module("generator.cli_paper"), PRINTING[cmd_name]))
        return super().get_command(ctx, cmd_name)


@click.group(cls=Parts, help="村课：检查、生成、预览培训网站。")
@click.version_option(__version__, prog_name="cunke")
def main() -> None:
    """The command and its parts."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


@main.command(help="检查内容和题库，一次报出所有问题。没有问题退出码 0，有问题 1，没法运行 2。")
@root_option
@today_option
@region_option
@strict_option
@language_option
@click.option("--format", "form", type=click.Choice(list(REPORTERS)), default="text", help="报告的格式。")
def check(root: Path, today: datetime | None, region: str | None, strict: bool, lang: str, form: str) -> None:
    """Check and report."""
    try:
        outcome = check_project(root.resolve(), _day(today), region)
    except CannotRunError as reason:
        _give_up(reason, lang)
    click.echo(REPORTERS[form](outcome.diagnostics, outcome.texts, lang), nl=False)
    sys.exit(PROBLEMS if stops(outcome.diagnostics, strict=strict) else 0)


@main.command(help="检查，没有问题就生成网站；有问题就不动原来的网站。")
@root_option
@today_option
@region_option
@strict_option
@language_option
@click.option("--offline", is_flag=True, help="另外做一个离线包：一个 zip 文件，解开后双击就能看，不用网络。")
@click.option("--print", "printed", is_flag=True, help="连同打印用的 PDF 一起做，列在“打印”页上。")
def build(root: Path, today: datetime | None, region: str | None, strict: bool, lang: str, offline: bool, printed: bool) -> None:
    """Check and build."""
    printing = import_module("generator.cli_paper").printing_into(root) if printed else None
    try:
        outcome = build_project(root.resolve(), _day(today), region, strict=strict, printing=printing)
    except CannotRunError as reason:
        _give_up(reason, lang)
    if outcome.diagnostics:
        click.echo(as_text(outcome.diagnostics, outcome.texts, lang), err=True)
    if not outcome.published:
        kept = Say("没有发布，原来的网站没有动。", "nothing was published; the former site is as it was.")
        click.echo(say(kept, lang), err=True)
        sys.exit(PROBLEMS)
    click.echo(say(_made(outcome), lang))
    if offline:
        parcel = outcome.folder.with_name(f"{outcome.folder.name}-offline.zip")
        size = wrap(outcome.folder, parcel) / 1e6
        click.echo(say(Say(f"离线包：{parcel}（{size:.1f} MB）", f"offline parcel: {parcel} ({size:.1f} MB)"), lang))


def _made(outcome: Outcome) -> Say:
    """What was made, and how to look at it."""
    site, folder = outcome.site, outcome.folder
    return Say(
        f"做好了：{len(site.explainers)} 篇政策、{len(site.modules)} 门课、{len(site.questions)} 道题、"
        f"{len(site.instruments)} 份法规文件。\n"
        f"打开 {folder / 'index.html'} 就能看；把 {folder} 整个文件夹传到任何网站空间就能发布。\n"
        "边改边看：cunke serve",
        f"{len(site.explainers)} explainers, {len(site.modules)} modules, {len(site.questions)} questions, "
        f"{len(site.instruments)} instruments.\n"
        f"Open {folder / 'index.html'} to look at it; upload the folder {folder} to publish it.\n"
        "Live preview: cunke serve",
    )


@main.command("stats", help="数一数：多少页、多少课、多少题，哪些规定还没有题来考。")
@root_option
@today_option
@click.option("--json", "as_json", is_flag=True, help="给别的程序看的 JSON。")
def count(root: Path, today: datetime | None, as_json: bool) -> None:
    """Print what there is in numbers."""
    try:
        counts = stats(check_project(root.resolve(), _day(today)).site)
    except CannotRunError as reason:
        _give_up(reason, "zh")
    click.echo(json.dumps(counts, ensure_ascii=False, indent=2) if as_json else as_lines(counts))


@main.command(help="边改边看：存盘后网页自动更新。有问题的页面也能看，问题写在这个窗口里。")
@root_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="端口。")
@click.option("--lan", is_flag=True, help="给会场里的手机看做好的网站：连同一个热点，扫屏幕上的码。不用上网。")
def serve(root: Path, port: int, lan: bool) -> None:
    """Live preview on this machine, or the built site for the phones in the hall."""
    if lan:
        _hall(root.resolve(), port)
        return
    click.echo(f"在浏览器里打开 http://127.0.0.1:{port}/ ，按 Ctrl+C 停下。")
    try:
        serve_project(root.resolve(), f"127.0.0.1:{port}")
    except CannotRunError as reason:
        _give_up(reason, "zh")


def _hall(root: Path, port: int) -> None:
    """The site is built first, so that what is shown has passed the check."""
    from generator.hall import open_hall, square  # noqa: PLC0415 (a server is a tenth of a second to import, and only halls need one)

    def invite(address: str) -> None:
        click.echo(square(address))
        click.echo(f"手机连上和这台电脑同一个热点，扫上面的码，或在浏览器里输入：{address}")
        click.echo("打不开：看看防火墙是不是拦住了。按 Ctrl+C 停下。")

    try:
        outcome = build_project(root)
        if not outcome.published:
            click.echo(as_text(outcome.diagnostics, outcome.texts, "zh"), err=True)
            sys.exit(PROBLEMS)
        server = open_hall(outcome.folder, port, invite)
    except CannotRunError as reason:
        _give_up(reason, "zh")
    except OSError as reason:
        click.echo(f"端口 {port} 用不了（{reason.strerror}）。换一个：cunke serve --lan --port {port % 65535 + 1}", err=True)
        sys.exit(COULD_NOT_RUN)
    gc.enable()  # a hall may stay open for a day
    with server, suppress(KeyboardInterrupt):
        server.serve_forever()


@main.command(help="新建一页政策（explainer）、一门课（module）或一套题（bank）。名字用小写英文，如 leave。")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("name")
@click.option("--title", help="中文标题。")
@root_option
def new(kind: str, name: str, title: str | None, root: Path) -> None:
    """A file to fill in."""
    try:
        path = start(root, kind, name, title or name)
    except TakenError as reason:
        click.echo(str(reason), err=True)
        sys.exit(PROBLEMS)
    click.echo(f"建好了 {path}。照着里面的样子改，改完运行 cunke check。")


@main.command(help="按卷号列出一份自测卷：同一个卷号，手机上、这里、打印出来都是同一份。")
@click.argument("code")
@root_option
@today_option
@region_option
@click.option("--json", "as_json", is_flag=True, help="写成 JSON，给别的程序用。")
def paper(code: str, root: Path, today: datetime | None, region: str | None, as_json: bool) -> None:
    """The paper of a code."""
    read = read_code(code)
    if isinstance(read, Say):
        click.echo(read.zh, err=True)
        sys.exit(PROBLEMS)
    try:
        outcome = check_project(root.resolve(), _day(today), region)
    except CannotRunError as reason:
        _give_up(reason, "zh")
    if stops(outcome.diagnostics, strict=False):
        click.echo("内容里有错，先运行 cunke check，改好再出卷。", err=True)
        sys.exit(PROBLEMS)
    drawn = draw(outcome.site, read)
    for said in remarks(drawn, read_print(code)):
        click.echo(said, err=True)
    click.echo(json.dumps(plain_paper(drawn), ensure_ascii=False, indent=2) if as_json else text_of(drawn))


@main.command(help="把题库等文件的 JSON Schema 写进 schemas/，编辑器靠它提示和补全。")
@root_option
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不写。")
def schema(root: Path, only_check: bool) -> None:
    """JSON Schemas for editors."""
    folder = root / "schemas"
    stale = [name for name in SCHEMAS if _written(folder / f"{name}.schema.json") != schema_text(name)]
    if only_check:
        click.echo("都是最新的。" if not stale else f"要更新：{'、'.join(stale)}。运行 cunke schema。")
        sys.exit(PROBLEMS if stale else 0)
    folder.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (folder / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8", newline="\n")
    click.echo(f"写好了 {len(SCHEMAS)} 个 Schema，在 {folder}。")


def schema_text(name: str) -> str:
    """The JSON Schema of one kind of file."""
    return json.dumps(SCHEMAS[name].model_json_schema(), ensure_ascii=False, indent=2) + "\n"


def _written(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _give_up(reason: CannotRunError, language: str) -> None:
    click.echo(say(reason.message, language), err=True)
    sys.exit(COULD_NOT_RUN)
