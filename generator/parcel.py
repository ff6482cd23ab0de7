"""The offline parcel: the whole site in one file that needs no server, the same bytes for the same site."""

import zipfile
from pathlib import Path
from typing import Final

SERVER_ONLY: Final = frozenset({"sw.js", "offline.json", "404.html", "sitemap.xml", "sitemap.xml.gz"})
"""What makes no sense without a server."""
TOP: Final = "cunke"
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
START: Final = "打开 index.html 就能看。请先把压缩包整个解开，再打开。\r\n"


def wrap(site: Path, parcel: Path) -> int:
    """Write the parcel; returns its bytes. A parcel that stands there is replaced only when the new one is whole."""
    half = parcel.with_name(f".{parcel.name}.half")
    try:
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            _put(archive, f"{TOP}/README.txt", START.encode("utf-8-sig"))
            for path in sorted(site.rglob("*")):
                if path.is_file() and path.name not in SERVER_ONLY:
                    _put(archive, f"{TOP}/{path.relative_to(site).as_posix()}", path.read_bytes())
        half.replace(parcel)
    finally:
        half.unlink(missing_ok=True)
    return parcel.stat().st_size


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
