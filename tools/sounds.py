"""How characters sound, as data for the search: `python -m tools.sounds` writes generator/site/sounds.json from pypinyin's dictionary.

The builds of sites read the file; loading the dictionary itself would take them longer than reading all their banks.
"""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from pypinyin import Style, pinyin

OUT: Final = Path(__file__).parents[1] / "generator/site/sounds.json"
COMMON: Final = bytes(byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell)).decode("gb2312", "ignore")
"""The 3,755 most common characters. GB 2312 lists them by how they sound, so a phone that knows where syllables begin knows them all."""
ALL: Final = "".join(map(chr, range(0x4E00, 0x9FA6)))
READINGS: Final = 2
"""A character of many readings is found under its two most common ones."""


def sounds() -> dict[str, Any]:
    """Syllables of the common characters in their order with their counts, and by syllable what else characters are read as."""
    listed = dict(zip(COMMON, _in_order([_readings(sign) for sign in COMMON]), strict=True))
    more: dict[str, str] = {}
    for sign in ALL:
        for syllable in _readings(sign)[:READINGS]:
            if listed.get(sign) != syllable and syllable.isascii() and syllable.isalpha():
                more[syllable] = more.get(syllable, "") + sign
    common = "".join(f"{syllable}{sum(1 for _ in signs)}" for syllable, signs in groupby(listed.values()))
    return {"common": common, "more": dict(sorted(more.items()))}


def _readings(sign: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pinyin(sign, style=Style.NORMAL, heteronym=True)[0]))


def _in_order(readings: list[tuple[str, ...]]) -> Iterator[str]:
    """Of each character's readings the one under which the standard lists it: the order is alphabetical."""
    before = ""
    for at, possible in enumerate(readings):
        sure = (found[0] for found in readings[at + 1 :] if len(found) == 1 and _place(found[0]) >= _place(before))
        after = next(sure, "zuo")
        fitting = [one for one in possible if _place(before) <= _place(one) <= _place(after)]
        before = fitting[0] if fitting else before
        yield before


def _place(syllable: str) -> str:
    """Where a syllable stands in the alphabet: lu, lü (written lv), luan, lüe, lun."""
    return syllable.replace("ve", "ue").replace("v", "u ")


def written() -> str:
    """The file's text."""
    return json.dumps(sounds(), ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    OUT.write_text(written(), encoding="utf-8", newline="\n")
