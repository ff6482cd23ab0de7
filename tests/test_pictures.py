"""Photos on the site: as wide as phones show, without the place where they were taken."""

import io
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from generator.host import build_project
from generator.paper.engine import drawn
from generator.paper.pictures import photo_in, picture
from generator.pictures import WIDEST, ready
from tests.projects import TODAY, copy_base, edit

MAKE: Final = 0x010F
ORIENTATION: Final = 0x0112
GPS: Final = 0x8825


def photo(width: int, height: int, kind: str = "JPEG", *, noted: bool = True, turned: int = 1) -> bytes:
    """A photo as a phone takes it."""
    image = Image.effect_noise((width, height), 80).convert("RGB")
    exif = Image.Exif()
    if noted:
        exif[MAKE] = "phone"
        exif[ORIENTATION] = turned
        exif.get_ifd(GPS)[1] = "N"
    out = io.BytesIO()
    image.save(out, kind, **({"exif": exif} if noted else {}))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_wide_photos_are_made_narrow_and_bare(kind: str) -> None:
    made = ready(photo(2400, 1200, kind), kind)
    assert made is not None
    with Image.open(io.BytesIO(made)) as image:
        assert image.size == (WIDEST, WIDEST // 2)
        assert not image.getexif()
    assert b"phone" not in made


def test_small_photos_lose_their_notes_and_nothing_else() -> None:
    made = ready(photo(300, 200), "JPEG")
    assert made is not None
    assert b"phone" not in made
    with Image.open(io.BytesIO(made)) as image:
        assert image.size == (300, 200)
    assert ready(photo(300, 200, noted=False), "JPEG") is None


def test_photos_stand_upright() -> None:
    made = ready(photo(400, 200, turned=6), "JPEG")
    assert made is not None
    with Image.open(io.BytesIO(made)) as image:
        assert image.size == (200, 400)


@pytest.mark.parametrize("broken", [b"", b"no picture", photo(100, 100)[:200], photo(100, 100, "PNG")[:60]])
def test_what_is_no_picture_is_left_alone(broken: bytes) -> None:
    assert ready(broken, "JPEG") is None


def test_the_same_photo_gives_the_same_bytes() -> None:
    taken = photo(2000, 1000)
    assert ready(taken, "JPEG") == ready(taken, "JPEG")


def test_the_site_holds_the_small_one_and_the_author_keeps_the_large_one(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    (root / "content/policy/door.jpg").write_bytes(taken := photo(2400, 1200))
    edit(root, "content/policy/leave.md", "到{{ region.window }}问。", "到{{ region.window }}问。\n\n![门口的牌子](door.jpg)\n")
    folder = build_project(root, TODAY).folder
    assert len((folder / "policy/door.jpg").read_bytes()) < len(taken) / 2
    assert (root / "content/policy/door.jpg").read_bytes() == taken
    assert 'loading="lazy"' in (folder / "policy/leave.html").read_text(encoding="utf-8")


def test_what_lets_light_through_stays_so() -> None:
    image = Image.new("P", (WIDEST * 2, 40))
    image.putpalette([255, 0, 0, 0, 255, 0])
    out = io.BytesIO()
    image.save(out, "PNG", transparency=0)
    made = ready(out.getvalue(), "PNG")
    assert made is not None
    assert Image.open(io.BytesIO(made)).convert("RGBA").getchannel("A").getextrema() == (0, 0)


def test_on_paper_photos_are_upright_and_bare(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(photo(400, 200, turned=6))
    made = picture(tmp_path / "a.jpg")
    kept = photo_in(made.svg)
    assert kept is not None
    assert b"phone" not in kept
    assert Image.open(io.BytesIO(kept)).size == (200, 400)
    assert 'width="200" height="400"' in made.svg


@pytest.mark.parametrize(("width", "height", "printed"), [(100, 50, 26.46), (3000, 1000, 150), (500, 2000, 50), (4, 4, 10)])
def test_on_paper_pictures_stay_on_the_page(width: int, height: int, printed: float, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(photo(width, height, "PNG", noted=False))
    (tmp_path / "a.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0, {width},{height}"/>', encoding="utf-8")
    assert (picture(tmp_path / "a.png").width, picture(tmp_path / "a.svg").width) == (printed, printed)


@pytest.mark.parametrize(
    "named",
    [
        "<text {}>问</text>",
        "<text {} font-family='Arial'>问</text>",
        "<text {} style='fill: black; font-family: Arial, sans-serif; fill-opacity: 1'>问</text>",
        "<text {} style='font: 20px/1.5 Arial, sans-serif'>问</text>",
        "<style>text {{ font-family: Arial; fill: black }} g {{ fill: red }}</style><text {}>问</text>",
        "<g font-family='serif'><text {}>问</text></g>",
    ],
)
def test_on_paper_words_in_drawings_are_in_our_font(named: str, tmp_path: Path) -> None:
    def seen(inside: str) -> bytes:
        text = inside.format("x='2' y='30' font-size='20'")
        (tmp_path / "a.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">{text}</svg>', encoding="utf-8")
        return drawn(picture(tmp_path / "a.svg").svg, 20)

    assert seen(named) == seen("<text {} font-family='Noto Serif SC'>问</text>") != seen("<text {}> </text>")
