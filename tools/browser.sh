#!/bin/sh
# See that there is a Chromium for the browser tests, and a Chinese font for it; install both from the system's packages.
set -eu
mac="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
found() { command -v chromium || command -v chromium-browser || command -v google-chrome || { [ -x "$mac" ] && echo "$mac"; }; }
if found >/dev/null; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium fonts-noto-cjk >/dev/null
elif command -v brew >/dev/null; then
  brew install --cask google-chrome
fi
found >/dev/null || { echo "没有找到 Chromium 或 Chrome。装好一个，再运行 make test。" >&2; exit 1; }
