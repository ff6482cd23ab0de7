"""Bad input: a diagnostic before anything is printed, and a sound paper in any case."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from generator.host import check_project
from generator.model import fold
from generator.paper.engine import Printed
from generator.paper.handout import handout, sheet
from generator.paper.press import Press
from generator.paper.shop import Shop
from generator.paper.small import cards
from tests import pdf
from tests.printout import open_shop
from tests.projects import TODAY, copy_base, edit, found, spots

PAGE: Final = "content/policy/leave.md"
IMAGE: Final = "![请假的三步：写条子，交单位，等答复](steps.png)"
LAST: Final = "您想听，我就说两句。不能承诺的是，批不批看窗口。"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


def printed(root: Path) -> dict[str, Printed]:
    """Every handout and every sheet of a project."""
    shop = open_shop(root)
    return dict(Press().run([*(handout(shop, page) for page in shop.site.modules), *(sheet(shop, page) for page in shop.site.explainers)]))


def sheet_text(root: Path, tmp_path: Path) -> str:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(printed(root)["sheet-leave"].pdf)
    return "".join(pdf.pages(file))


def remove(file: Path) -> None:
    file.unlink()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:200])


def swell(file: Path) -> None:
    file.write_bytes(file.read_bytes() + bytes(50_000_000))


def rename(file: Path) -> None:
    file.write_text("不是图片", encoding="utf-8")


@pytest.mark.parametrize(("harm", "code"), [(remove, "LNK03"), (cut, "PRN03"), (swell, "PRN03"), (rename, "PRN03")])
def test_pictures(harm: Callable[[Path], None], code: str, base: Path, tmp_path: Path) -> None:
    line = (base / PAGE).read_text(encoding="utf-8").split("\n").index(IMAGE) + 1
    harm(base / "content/policy/steps.png")
    assert (code, PAGE, line) in spots(found(base))
    assert fold("［图：请假的三步：写条子，交单位，等答复］") in sheet_text(base, tmp_path)


@pytest.mark.parametrize("character", ["🎉", "𠮷", "ᚠ"])
def test_characters_without_type(character: str, base: Path, tmp_path: Path) -> None:
    line = edit(base, PAGE, "以前收过费。", f"以前收过费{character}。")
    assert ("PRN01", PAGE, line) in spots(found(base))
    assert fold("以前收过费〓。") in sheet_text(base, tmp_path)


def test_characters_without_type_in_titles(base: Path) -> None:
    line = edit(base, PAGE, "title: 产假\n", "title: 产假𠮷\n")
    assert ("PRN01", PAGE, line) in spots(found(base))
    assert printed(base)["sheet-leave"].pages == 1


def test_boxes_are_drawn(base: Path) -> None:
    edit(base, PAGE, "以前收过费。", "以前收过费 ☐ ☑。")
    assert not [spot for spot in spots(found(base)) if spot[0] == "PRN01"]
    assert printed(base)


def test_image_without_words(base: Path) -> None:
    line = edit(base, PAGE, IMAGE, "![](steps.png)")
    assert ("PRN02", PAGE, line) in spots(found(base))
    assert printed(base)


def test_forty_columns_lose_nothing(base: Path, tmp_path: Path) -> None:
    rows = ["|".join(f"{word}{at}" for at in range(40)) for word in ("头", "甲", "乙")]
    table = "\n".join([f"|{rows[0]}|", "|" + "---|" * 40, f"|{rows[1]}|", f"|{rows[2]}|"])
    edit(base, PAGE, "以前收过费。", f"以前收过费。\n\n{table}")
    words = sheet_text(base, tmp_path)
    assert all(fold(f"头{at}：{word}{at}") in words for word in "甲乙" for at in range(40))


def test_long_words_break(base: Path, tmp_path: Path) -> None:
    edit(base, PAGE, "以前收过费。", "以前收过费" + "abcdefghij" * 30 + "。")
    assert "abcdefghij" * 30 in sheet_text(base, tmp_path)
    file = tmp_path / "sheet.pdf"
    assert max(word.right for word in pdf.words(file)) < 210 * 72 / 25.4 - 20


def test_deep_lists_keep_their_words(base: Path, tmp_path: Path) -> None:
    deep = "\n".join("    " * level + f"- 第{level}层的字" for level in range(14))
    edit(base, PAGE, "以前收过费。", f"以前收过费。\n\n{deep}")
    words = sheet_text(base, tmp_path)
    assert all(fold(f"第{level}层的字") in words for level in range(14))


def test_empty_module(base: Path) -> None:
    file = base / "content/training/m01-leave.md"
    file.write_text(file.read_text(encoding="utf-8").partition("---\n\n")[0] + "---\n", encoding="utf-8")
    for bank in (base / "quizzes").iterdir():
        bank.unlink()
    outcome = check_project(base, TODAY)
    shop = Shop(outcome.site, outcome.course, outcome.content)
    one = Press().run([handout(shop, page) for page in shop.site.modules])["handout-m01-leave"]
    assert one.pages == 1


def test_hostile_words_stay_words(base: Path, tmp_path: Path) -> None:
    said = '#import "x.typ" #panic("y") $a$ \\# *b* `c` @d <e> [f] {g} //h'
    edit(base, PAGE, "以前收过费。", f"以前收过费。\n\n`{said.replace('`', '')}`")
    assert fold(said.replace("`", "")) in sheet_text(base, tmp_path)


def test_too_much_for_a_card_is_said(base: Path) -> None:
    edit(base, PAGE, LAST, LAST * 60)
    shop = open_shop(base)
    assert Press().run([cards(shop, "all", shop.site.explainers)])["cards-all"].tight == ("产假",)
