"""A file's text, read once, whatever its line ends; every way in which that can fail is said to the author."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.diagnostics import Fault, Place, Say, fault

LARGEST: Final = 2_000_000
"""Bytes. A bank of this size has some 3,000 questions; what is larger is not written by hand."""
FRONT_MATTER: Final = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as its author wrote it: path from the root, text with LF at line ends, and what was wrong with it."""

    path: str
    text: str
    faults: tuple[Fault, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether there is text to work with."""
        return bool(self.text)


def read_file(root: Path, path: str) -> Source:
    """Read a file as UTF-8, whatever its line ends; every way in which that can fail is a fault, never an exception."""
    here = Place(path)
    try:
        size = (root / path).stat().st_size
        raw = b"" if size > LARGEST else (root / path).read_bytes()
    except FileNotFoundError:
        return Source(path, "", (_missing(here),))
    except IsADirectoryError:
        return Source(path, "", (_directory(here),))
    except OSError as reason:
        if (root / path).is_dir():
            return Source(path, "", (_directory(here),))
        return Source(path, "", (_unreadable(here, reason),))
    if size > LARGEST:
        return Source(path, "", (_too_large(here, size),))
    return _decode(path, raw)


def _decode(path: str, raw: bytes) -> Source:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        good = raw[: reason.start].decode("utf-8-sig", errors="ignore")
        return Source(path, "", (_not_utf8(_end_of(path, good), raw),))
    if not text.strip():
        return Source(path, "", (_empty(Place(path)),))
    return Source(path, text.replace("\r\n", "\n").replace("\r", "\n"), tuple(_windows_habits(path, raw)))


def _end_of(path: str, text: str) -> Place:
    """The place just after a text."""
    return Place(path, text.count("\n") + 1, len(text) - text.rfind("\n"))


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """The YAML between the two `---` (None where there is none), the body, and the line on which the body begins."""
    found = FRONT_MATTER.match(text)
    if not found:
        return None, text, 1
    return found[1] or "", text[found.end() :], text.count("\n", 0, found.end()) + 1


def _missing(at: Place) -> Fault:
    return fault(
        "FIL01",
        at,
        Say(f"没有这个文件：{at.path}", f"no such file: {at.path}"),
        Say("建好这个文件，或改正指向它的地方。", "create it, or correct what points to it."),
    )


def _directory(at: Place) -> Fault:
    return fault(
        "FIL02",
        at,
        Say(f"{at.path} 是文件夹，这里要的是文件", f"{at.path} is a folder; a file is expected here"),
        Say("把文件夹改名或移走，再放上文件。", "rename or move the folder and put the file in its place."),
    )


def _unreadable(at: Place, reason: OSError) -> Fault:
    return fault(
        "FIL01",
        at,
        Say(f"打不开 {at.path}：{reason.strerror}", f"cannot open {at.path}: {reason.strerror}"),
        Say("检查文件的权限，或它是不是正被别的程序占用。", "check its permissions, or whether another program holds it."),
    )


def _not_utf8(at: Place, raw: bytes) -> Fault:
    chinese = _decodes(raw, "gb18030")
    guess = "，像是 GBK/GB18030" if chinese else ""
    return fault(
        "FIL03",
        at,
        Say(f"文件不是 UTF-8 编码{guess}", "the file is not UTF-8" + ("; it looks like GB18030" if chinese else "")),
        Say(
            "用记事本打开，选“另存为”，编码选 UTF-8。原文件没有动过。",
            "open it in an editor and save it as UTF-8. The file was not touched.",
        ),
    )


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _too_large(at: Place, size: int) -> Fault:
    return fault(
        "FIL04",
        at,
        Say(
            f"文件太大：{size / 1e6:.1f} MB，一个文件最多 {LARGEST / 1e6:.0f} MB",
            f"the file is too large: {size / 1e6:.1f} MB of at most {LARGEST / 1e6:.0f} MB",
        ),
        Say("按课程拆成几个文件。", "split it, one file a module."),
    )


def _empty(at: Place) -> Fault:
    return fault(
        "FIL05",
        at,
        Say("文件是空的", "the file is empty"),
        Say("写上内容，或删掉这个文件。", "write something into it, or delete it."),
    )


def _windows_habits(path: str, raw: bytes) -> Iterator[Fault]:
    """Byte order mark and CRLF are read without loss; a note says so once a file."""
    habits = []
    if raw.startswith(b"\xef\xbb\xbf"):
        habits.append(("文件开头的 BOM", "the byte order mark"))
    if b"\r\n" in raw:
        habits.append(("Windows 的换行", "the Windows line ends"))
    if habits:
        zh, en = "和".join(habit[0] for habit in habits), " and ".join(habit[1] for habit in habits)
        message = Say(f"{zh}已经照常读入，内容没有丢", f"{en} were read as usual; nothing is lost")
        yield fault("FIL06", Place(path), message, Say("可以不改。", "nothing needs to be done."))
