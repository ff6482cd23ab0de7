"""Making papers: the commands, the page 打印, the trainer's pack; nothing twice, nothing half."""

import hashlib
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
import zxingcpp
from click.testing import CliRunner, Result
from fontTools.ttLib import TTFont
from lxml import html
from PIL import Image

from generator.cli import main
from generator.paper.centre import Shown
from generator.paper.crew import crew
from generator.paper.engine import CannotPrintError, fonts
from generator.paper.glyphs import FONTS, printable
from generator.paper.handout import handout
from generator.paper.press import Press
from generator.paper.shop import Job, Shop
from tests import pdf
from tests.printout import ADDRESS, everything, open_shop
from tests.projects import NOON, TODAY, copy_base, edit


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    return copy_base(tmp_path)


def cunke(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def asked_of(shelf: Path, shop: Shop) -> tuple[dict[str, bytes], int]:
    """What a press with that shelf makes of a shop, and how many papers it had to set."""
    before = {path.name for path in shelf.glob("*.pdf")}
    press = Press(shelf)
    made = press.run([handout(shop, page) for page in shop.site.modules])
    return {name: one.pdf for name, one in made.items()}, len({path.name for path in shelf.glob("*.pdf")} - before)


def test_unchanged_papers_are_not_set_again(base: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    first, size = asked_of(shelf, open_shop(base))
    assert size == 2
    assert asked_of(shelf, open_shop(base)) == (first, 0)
    edit(base, "content/training/m02-visit.md", "先问您想不想听。", "先问您愿不愿听。")
    changed, size = asked_of(shelf, open_shop(base))
    assert size == 1
    assert [name for name in first if first[name] != changed[name]] == ["handout-m02-visit"]


def test_damaged_shelf_is_not_trusted(base: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    first, _ = asked_of(shelf, open_shop(base))
    for path in shelf.glob("*.pdf"):
        path.write_bytes(path.read_bytes()[:-1])
    assert asked_of(shelf, open_shop(base))[0] == first
    assert not list(shelf.glob(".*"))


def test_refusal_names_the_paper(base: Path) -> None:
    broken = Job("broken", "handout", "坏的", "handout.typ", {"title": "坏的"}, TODAY)
    with pytest.raises(CannotPrintError, match="《坏的》没能排版"):
        Press().run([broken])


def test_gone_typesetter_is_replaced() -> None:
    with crew() as hands:
        for _ in range(hands.size):
            with pytest.raises(CannotPrintError):
                hands.submit("signin.typ", "一", "not JSON", TODAY, (), 0).result()
        for one in hands.hired:
            one.kill()
            one.wait()
        told = '{"title": "二", "about": "二", "course": "三", "rows": 1}'
        results = [hands.submit("signin.typ", "二", told, TODAY, (), 0) for _ in range(2 * hands.size + 1)]
        assert [one.exception() is None for one in results][-1]


def test_fonts_are_ours_and_hold_what_is_promised() -> None:
    assert fonts().families() == ["Noto Sans SC", "Noto Serif SC"]
    sans, serif = (set(map(chr, TTFont(FONTS / name).getBestCmap())) for name in ("NotoSansSC-wght.ttf", "NotoSerifSC-Regular.otf"))
    assert sans == printable()
    assert len(printable() - serif) < 10
    gbk = {bytes([first, second]).decode("gbk", "ignore") for first in range(0x81, 0xFF) for second in range(0x40, 0xFF)}
    hanzi = {character for character in gbk if "\u4e00" <= character <= "\u9fff"}
    assert len(hanzi) > 20900
    assert hanzi <= printable()
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_print_command(base: Path, tmp_path: Path) -> None:
    run = cunke("print", "handout", "m01", "--root", str(base), "--out", str(tmp_path / "out"))
    assert run.exit_code == 0
    assert "handout-m01-leave.pdf　2 页　产假怎么讲" in run.stdout
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["handout-m01-leave.pdf"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("print", "handout", "m9"), "没有叫 m9 的课"),
        (("print", "sheet", "leaf"), "是不是 leave？"),
        (("print", "booklet", "unit-9"), "没有叫 unit-9 的单元"),
        (("print", "leaflet", "x"), "没有叫 x 的宣传单"),
        (("print", "guide", "--docx"), "handout、paper"),
        (("pack",), "--module m03，或 --course"),
        (("pack", "--module", "m7"), "没有叫 m7 的课"),
    ],
)
def test_unknown_names_are_answered(words: tuple[str, ...], said: str, base: Path) -> None:
    run = cunke(*words, "--root", str(base))
    assert run.exit_code == 1
    assert said in run.stderr
    assert not (base / "print").exists()


def test_nothing_is_printed_of_broken_content(base: Path) -> None:
    edit(base, "quizzes/leave.yml", "evidence: 最后帮着去办", "evidence: 最后帮你去办")
    for words in (("print", "handout"), ("pack", "--course"), ("build", "--print")):
        run = cunke(*words, "--root", str(base))
        assert run.exit_code == 1, words
    assert sorted(path.name for path in base.iterdir()) == ["content", "mkdocs.yml", "quizzes"]


def test_site_lists_its_papers(base: Path) -> None:
    (base / "content/print.md").write_text("---\ntitle: 打印\nview: printing\n---\n", encoding="utf-8")
    assert cunke("build", "--root", str(base), "--print").exit_code == 0
    page = html.fromstring((base / "site/print.html").read_text(encoding="utf-8"))
    links = [link for part in page.iter("ul") if part.get("class") == "ck-papers" for link in part.iter("a")]
    listed = {str(link.get("href")): "".join(map(str, link.itertext())) for link in links}
    assert set(listed) == {path.relative_to(base / "site").as_posix() for path in (base / "site/print").iterdir()}
    for href, said in listed.items():
        pages = re.search(r"(\d+) 页，(\d+) KB", said)
        file = base / "site" / href
        assert pages and pages[1] == pdf.about(file)["Pages"], href
        assert int(pages[2]) == round(file.stat().st_size / 1000)
    before = {path.name: path.read_bytes() for path in (base / "site/print").iterdir()}
    assert cunke("build", "--root", str(base), "--print").exit_code == 0
    assert {path.name: path.read_bytes() for path in (base / "site/print").iterdir()} == before
    assert cunke("build", "--root", str(base)).exit_code == 0
    assert not list((base / "site").rglob("*.pdf"))


def test_refusal_leaves_the_old_site(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cunke("build", "--root", str(base)).exit_code == 0
    before = {path: path.read_bytes() for path in (base / "site").rglob("*") if path.is_file()}
    broken = Job("broken", "handout", "坏的", "handout.typ", {"title": "坏的"}, TODAY)
    monkeypatch.setattr("generator.cli_paper.catalogue", lambda shop: [Shown("别的", "坏的", "坏的", broken)])
    run = cunke("build", "--root", str(base), "--print")
    assert run.exit_code == 2
    assert "《坏的》没能排版" in run.stderr
    assert {path: path.read_bytes() for path in (base / "site").rglob("*") if path.is_file()} == before
    assert not (base / ".site.building").exists()


def test_pack_of_a_module(base: Path, tmp_path: Path) -> None:
    file = tmp_path / "讲师包.zip"
    assert cunke("pack", "--module", "1", "--root", str(base), "--out", str(file)).exit_code == 0
    with ZipFile(file) as pack:
        names = [name.removeprefix("讲师包/") for name in pack.namelist()]
        for name in ("讲义.pdf", "大字讲义.pdf", "讲师手册.pdf", "卷子 A.pdf", "卷子 B.pdf", "答题卡 A.pdf", "答案 A.pdf", "签到表.pdf"):
            assert name in names
        assert {"入户卡片.pdf", "学习证明.pdf", "政策单页/产假.pdf", "离线网站/index.html", "先看这张-没有网络怎么办.pdf"} <= set(names)
        sums = dict(line.split("  ")[::-1] for line in pack.read("讲师包/校验清单.txt").decode().splitlines())
        assert {name: hashlib.sha256(pack.read(f"讲师包/{name}")).hexdigest() for name in names if name != "校验清单.txt"} == sums
    first = file.read_bytes()
    assert cunke("pack", "--module", "1", "--root", str(base), "--out", str(file)).exit_code == 0
    assert file.read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "讲师包.zip"]


def test_pack_of_the_course_has_every_kind(base: Path, tmp_path: Path) -> None:
    file = tmp_path / "全部.zip"
    assert cunke("pack", "--course", "--root", str(base), "--out", str(file)).exit_code == 0
    with ZipFile(file) as pack:
        names = [name.removeprefix("全部/") for name in pack.namelist()]
    assert {"手册/整个课程.pdf", "宣传单/产假有底线.pdf", "01 产假怎么讲/讲义.pdf"} <= set(names)
    assert [name for name in names if name.startswith("02 ") and name.endswith("/签到表.pdf")]


def test_codes_lead_to_the_page(base: Path, tmp_path: Path) -> None:
    shop = open_shop(base)
    page = shop.site.modules[0]
    (tmp_path / "one.pdf").write_bytes(Press().run([handout(shop, page)])["handout-m01-leave"].pdf)
    pdf.run("pdftoppm", "-r", "150", "-png", "-singlefile", str(tmp_path / "one.pdf"), str(tmp_path / "one"))
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(tmp_path / "one.png"))] == [f"{ADDRESS}{page.url}"]


def test_without_an_address_there_is_no_code(base: Path) -> None:
    shop = open_shop(base)
    silent = Shop(shop.site, shop.course, shop.pictures)
    assert all(job.content.get("scan") is None for job in everything(silent))
