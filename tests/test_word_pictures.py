"""Pictures in Word documents: of every kind, at their size, with their descriptions; the ones that cannot be shown."""

from pathlib import Path
from typing import Final

import docx
import pytest
import zxingcpp
from PIL import Image

from generator.model import fold
from generator.word.pictures import embed
from tests import word
from tests.printout import ADDRESS, open_shop
from tests.projects import ALL_SORTS, copy_base
from tests.test_pictures import photo

FLOW: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 160"><text x="9" y="80" font-family="Arial">先问</text></svg>'


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


def test_pictures_of_every_kind(base: Path) -> None:
    folder = (base / word.MODULE).parent
    (folder / "photo.jpg").write_bytes(photo(2400, 1200, turned=6))
    (folder / "shot.webp").write_bytes(photo(300, 200, "WEBP", noted=False))
    (folder / "tall.png").write_bytes(photo(200, 1600, "PNG", noted=False))
    (folder / "flow.svg").write_text(FLOW, encoding="utf-8")
    Image.new("CMYK", (90, 60)).save(folder / "print.jpg")
    names = ("photo.jpg", "shot.webp", "tall.png", "flow.svg", "print.jpg")
    document = word.with_text(base, "\n\n".join(f"![图：{name}]({name})" for name in names))
    shown = {one.alt: one for one in word.pictures(document.element.body, document)}
    assert [shown[f"图：{name}"].format for name in names] == ["JPEG", "PNG", "PNG", "PNG", "JPEG"]
    for one in shown.values():
        assert one.width <= 150.1 and one.height <= 200.1, one.alt
        assert one.width / one.height == pytest.approx(one.image.width / one.image.height, rel=0.02), one.alt
    upright = shown["图：photo.jpg"]
    assert upright.height == pytest.approx(2 * upright.width, rel=0.01)
    assert b"phone" not in upright.content
    assert shown["图：flow.svg"].width == pytest.approx(480 * 25.4 / 96, abs=0.1)
    assert not word.running_text(document).count("［图")


def test_photos_stay_as_they_are(base: Path) -> None:
    document = word.with_text(base, "![三步](../policy/steps.png)")
    (shown,) = [one for one in word.pictures(document.element.body, document) if one.alt == "三步"]
    assert shown.content == (base / "content/policy/steps.png").read_bytes()


def test_a_picture_stays_with_its_caption(base: Path) -> None:
    document = word.with_text(base, "![三步](../policy/steps.png)\n\n图一：怎么请假")
    picture, caption = word.around(document, "三步")
    assert picture.paragraph_format.keep_with_next
    assert caption.text == "图一：怎么请假"


def test_a_picture_under_its_title(base: Path) -> None:
    (base / "content/training/flow.svg").write_text(FLOW, encoding="utf-8")
    document = word.with_text(base, "**先做什么**<br>![先问](flow.svg)")
    (shown,) = [one for one in word.pictures(document.element.body, document) if one.alt == "先问"]
    assert shown.width > 100
    assert word.around(document, "先问")[0].text.strip() == "先做什么"


def test_a_diagram_is_as_large_as_the_words_around_it() -> None:
    document = docx.Document()
    drawn = {"is": "picture", "svg": FLOW, "width": 150, "alt": "先问", "ems": 20.0}
    embed(document.add_paragraph().add_run(), drawn, 150)
    (shown,) = word.pictures(document.element.body, document)
    assert shown.width == pytest.approx(20 * 0.95 * 10.5 * 25.4 / 72, abs=0.1)


def test_pictures_among_words_are_small(base: Path) -> None:
    document = word.with_text(
        base, "看图![三步](../policy/steps.png)就懂。\n\n| 图 | 话 |\n|---|---|\n| ![表里](../policy/steps.png) | 右边 |"
    )
    assert [one.width for one in word.pictures(document.element.body, document) if one.alt in ("三步", "表里")] == pytest.approx(
        [40, 40], abs=0.1
    )
    assert word.around(document, "三步")[0].text == "看图就懂。"


def test_words_in_drawings_are_drawn(base: Path) -> None:
    folder = (base / word.MODULE).parent
    (folder / "flow.svg").write_text(FLOW, encoding="utf-8")
    document = word.with_text(base, "![先问](flow.svg)")
    (shown,) = [one for one in word.pictures(document.element.body, document) if one.alt == "先问"]
    darkest, brightest = shown.image.convert("L").getextrema()
    assert (darkest, brightest) == (0, 255)


@pytest.mark.parametrize("content", [b"", b"no picture", photo(100, 100)[:200]])
def test_pictures_that_cannot_be_read_are_described(content: bytes, base: Path, tmp_path: Path) -> None:
    (base / "content/training/broken.jpg").write_bytes(content)
    document = word.with_text(base, "![三步：写条子，交单位](broken.jpg)")
    assert fold("［图：三步：写条子，交单位］") in word.running_text(document)
    run = word.cunke("print", "handout", "m01", "--docx", "--root", str(base), "--out", str(tmp_path / "out"))
    assert (run.exit_code, "先运行 cunke check" in run.stderr) == (1, True)


def test_a_drawing_that_nobody_can_draw_stops_with_a_reason(base: Path, tmp_path: Path) -> None:
    (base / "content/training/odd.svg").write_text(FLOW.replace("viewBox", 'width="0" height="1" viewBox'), encoding="utf-8")
    (base / word.MODULE).write_text((base / word.MODULE).read_text(encoding="utf-8") + "\n![怪图](odd.svg)\n", encoding="utf-8")
    run = word.cunke("print", "handout", "m01", "--docx", "--root", str(base), "--out", str(tmp_path / "out"))
    assert (run.exit_code, "有一张图画不出来" in run.stderr) == (2, True)
    assert not list((tmp_path / "out").glob("*.docx"))


def test_codes_to_scan() -> None:
    sorts = open_shop(ALL_SORTS)
    page = sorts.site.modules[0]
    document = word.first_handout(sorts)
    (code,) = [one for one in word.pictures(document.element.body, document) if one.alt.startswith("二维码：")]
    assert [found.text for found in zxingcpp.read_barcodes(code.image)] == [ADDRESS + page.url]
    assert code.width == pytest.approx(18, abs=0.1)
