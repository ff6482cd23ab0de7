"""Pin every dependency with hashes, for all platforms: `make lock`."""

import subprocess
import sys
from pathlib import Path

HEAD = "# Made by `make lock`; do not edit. Every platform, every hash.\n"
COMPILE = ["uv", "pip", "compile", "pyproject.toml", "requirements/build.in", "--universal", "--python-version", "3.11"]
QUIETLY = ["--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header", "--quiet", "--upgrade"]


def main() -> None:
    """Write requirements/test.txt, then requirements/site.txt with the same versions."""
    pin("requirements/test.txt", "--extra", "test", "--extra", "docx")
    pin("requirements/site.txt", "--extra", "docx", "--constraint", "requirements/test.txt")


def pin(path: str, *more: str) -> None:
    """One lock file."""
    done = subprocess.run([sys.executable, "-m", *COMPILE, *QUIETLY, *more], check=True, capture_output=True, text=True)  # noqa: S603 (our own words)
    Path(path).write_text(HEAD + done.stdout, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
