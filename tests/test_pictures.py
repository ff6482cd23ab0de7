"""Photos on the site: as wide as phones show, without the place where they were taken."""

import io
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from generator.host import build_project
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
