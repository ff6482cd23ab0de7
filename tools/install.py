"""Make .venv and install the pinned packages into it: `python tools/install.py [--test]`. Needs nothing but Python 3.11.

The same on Linux, macOS and Windows; the Makefile calls it, and people without make do.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PIP = [str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install"]


def main() -> None:
    """Install, and say what comes next where a person ran this by hand."""
    if sys.version_info < (3, 11):  # noqa: UP036 (said to people whose Python is older than the project allows)
        sys.exit("需要 Python 3.11 或更新的版本。")
    print("正在安装，第一次要一两分钟……", flush=True)
    if not PYTHON.exists():
        make_environment()
    run(*PIP, "--require-hashes", "-r", "requirements/site.txt")
    run(*PIP, "--no-deps", "--no-build-isolation", "-e", ".")
    run(str(PYTHON), "-m", "compileall", "-q", "generator")
    if "--test" in sys.argv:
        run(*PIP, "--require-hashes", "-r", "requirements/test.txt")
    if os.name == "nt":
        print(r"装好了。现在运行 .venv\Scripts\cunke build")


def make_environment() -> None:
    """A virtual environment; Debian keeps what that needs in a package of its own."""
    apt = shutil.which("apt-get")
    if importlib.util.find_spec("ensurepip") is None and apt and os.geteuid() == 0:
        run(apt, "-qq", "update")
        run(apt, "-qq", "install", "-y", "--no-install-recommends", "python3-venv")
    run(sys.executable, "-m", "venv", str(VENV))


def run(*command: str) -> None:
    """Run one command in the project's folder; stop where it fails."""
    done = subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603 (our own words)
    if done.returncode:
        sys.exit(f"安装没有成功：{' '.join(command)}")


if __name__ == "__main__":
    main()
