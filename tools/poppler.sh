#!/bin/sh
# See that there are poppler's programs, with which the tests read what was printed; install them from the system's packages.
set -eu
found() { command -v pdftotext && command -v pdfinfo && command -v pdffonts && command -v pdftoppm; }
if found >/dev/null; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends poppler-utils >/dev/null
elif command -v brew >/dev/null; then
  brew install poppler
fi
found >/dev/null || { echo "没有找到 poppler 的 pdftotext。装好它，再运行 make test。" >&2; exit 1; }
