"""The parts of the command `cunke` that print."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NoReturn

import click

from generator.check import stops
from generator.diagnostics import Say
from generator.host import CannotRunError, Outcome, Printing, build_project, check_project
from generator.model import Site
from generator.paper.centre import catalogue, with_site
from generator.paper.engine import CannotPrintError, Printed
from generator.paper.handout import named
from generator.paper.kinds import KINDS, UnknownError, code_called, module_called
from generator.paper.pack import of_course, of_session, write_pack
from generator.paper.press import Done, Press, put
from generator.paper.shop import Job, Shop
from generator.site.printed import Printed as WithSite

PROBLEMS: Final = 1
COULD_NOT_RUN: Final = 2
IN_WORD: Final = ("handout", "paper")
SHELF: Final = ".cunke/print"
"""Below the project: what was printed before, so that it need not be printed again."""


@click.command(
    name="print",
    help="做打印用的 PDF。KIND 和它后面写什么："
    + "；".join(f"{name} {kind.title}（{kind.takes}）" for name, kind in KINDS.items())
    + "。不写 NAME 就全部做。",
)
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="项目的文件夹，默认是当前文件夹。")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="放在哪个文件夹，默认是项目下的 print。")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天做，如 2026-11-23；默认今天。")
@click.option("--region", help="用哪个地区的本地信息，如 zhejiang。")
@click.option("--docx", is_flag=True, help="做成 Word 文档，可以再改（只有 handout 和 paper）。")
def print_(kind: str, names: tuple[str, ...], root: Path, out: Path | None, today: datetime | None, region: str | None, docx: bool) -> None:
    """Print one kind, for the names given or for all there are."""
    if docx and kind not in IN_WORD:
        give_up(f"Word 文档只能做这两种：{'、'.join(IN_WORD)}。", PROBLEMS)
    shop = open_shop(root, today.date() if today else None, region)
    folder = out or root / "print"
    try:
        wanted = names or tuple(KINDS[kind].names(shop))
        if docx:
            write_in_word(shop, kind, wanted, folder)
            return
        jobs = [job for name in wanted for job in KINDS[kind].make(shop, name)]
        printed = run_press(Press(root / SHELF), jobs)
    except UnknownError as reason:
        give_up(str(reason), PROBLEMS)
    except CannotPrintError as reason:
        give_up(str(reason), COULD_NOT_RUN)
    folder.mkdir(parents=True, exist_ok=True)
    for job in jobs:
        put(folder / f"{job.name}.pdf", printed[job.name].pdf)
        click.echo(f"{folder / job.name}.pdf　{printed[job.name].pages} 页　{job.title}")


@click.command(help="做讲师包：这一课要印的全部、离线网站、一页“没有网络怎么办”，装进一个 zip 文件。")
@click.option("--module", help="哪一课：编号（3）、m03 或文件名。")
@click.option("--course", "whole", is_flag=True, help="整个课程。")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="项目的文件夹，默认是当前文件夹。")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="写成哪个文件，默认是项目下的 讲师包-….zip。")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天做；默认今天。")
@click.option("--region", help="用哪个地区的本地信息，如 zhejiang。")
def pack(module: str | None, whole: bool, root: Path, out: Path | None, today: datetime | None, region: str | None) -> None:
    """A zip for the trainer's bag."""
    if bool(module) == whole:
        give_up("写明要哪一个：--module m03，或 --course。", PROBLEMS)
    try:
        outcome = build_project(root.resolve(), today.date() if today else None, region)
    except CannotRunError as reason:
        give_up(str(reason), COULD_NOT_RUN)
    if not outcome.published:
        give_up("内容里有错，先运行 cunke check，改好再打包。", PROBLEMS)
    shop = shop_of(outcome)
    try:
        page = module_called(shop, module) if module else None
        papers = dict(of_session(shop, page) if page else of_course(shop))
        printed = run_press(Press(root / SHELF), papers.values())
    except UnknownError as reason:
        give_up(str(reason), PROBLEMS)
    except CannotPrintError as reason:
        give_up(str(reason), COULD_NOT_RUN)
    to = out or root / f"讲师包-{named(page) if page else '全部课程'}.zip"
    write_pack(to, {name: printed[job.name].pdf for name, job in papers.items()}, outcome.folder, shop.day(shop.site.pages))
    click.echo(f"{to}　{len(papers)} 份文件，{to.stat().st_size / 1e6:.1f} MB。拷到 U 盘，解开就能用。")


def write_in_word(shop: Shop, kind: str, names: Iterable[str], folder: Path) -> None:
    """Word documents of one kind; ends the command where python-docx is not installed."""
    if find_spec("docx") is None:
        give_up("要先装上 python-docx：pip install 'cunke[docx]'。", COULD_NOT_RUN)
    from generator.word.papers import handout_in_word, paper_in_word  # noqa: PLC0415 (an extra that need not be there)

    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        job = KINDS[kind].make(shop, name)[0]
        content = (
            handout_in_word(shop, module_called(shop, name))
            if kind == "handout"
            else paper_in_word(shop, shop.draw(code_called(shop, name)))
        )
        put(folder / f"{job.name}.docx", content)
        click.echo(f"{folder / job.name}.docx　{job.title}")


def open_shop(root: Path, on: date | None, region: str | None) -> Shop:
    """The checked site, ready to print from; ends the command where there is none."""
    try:
        outcome = check_project(root.resolve(), on, region)
    except CannotRunError as reason:
        give_up(str(reason), COULD_NOT_RUN)
    if stops(outcome.diagnostics, strict=False):
        give_up("内容里有错，先运行 cunke check，改好再打印。", PROBLEMS)
    return shop_of(outcome)


def shop_of(outcome: Outcome) -> Shop:
    """A shop for what a run brought."""
    return Shop(outcome.site, outcome.course, outcome.content, outcome.address)


def printing_into(root: Path) -> Printing:
    """What prints everything that goes with a site, for the host; keeps what was printed for the next time."""

    def printing(site: Site, course: str, pictures: Path, address: str) -> WithSite:
        press, shown = Press(root / SHELF), []

        def jobs() -> Iterator[Job]:
            for one in catalogue(Shop(site, course, pictures, address)):
                shown.append(one)
                yield one.job

        try:
            printed = run_press(press, jobs())
        except CannotPrintError as reason:
            raise CannotRunError(Say(str(reason), str(reason))) from None
        press.tidy()
        return with_site(shown, printed)

    return printing


def run_press(press: Press, jobs: Iterable[Job]) -> dict[str, Printed]:
    """Print with a bar that moves on for each paper, and say what did not fit; CannotPrintError where Typst refuses."""
    with counting() as done:
        printed = dict(press.run(jobs, done))
    for name, one in printed.items():
        for tight in one.tight:
            click.echo(f"{name}：《{tight}》的字太多，最小的字也放不下，印出来会缺一截。", err=True)
    return printed


@contextmanager
def counting() -> Iterator[Done]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda job, known: None
        return
    with click.progressbar(range(1), label="正在排版", file=sys.stderr, show_eta=False, show_pos=True) as bar:

        def done(job: Job, known: int) -> None:
            bar.length, bar.label = known, job.title
            bar.update(1)

        yield done


def give_up(reason: str, code: int) -> NoReturn:
    """Say why, and end."""
    click.echo(reason, err=True)
    sys.exit(code)
