#!/usr/bin/env bash
# Makes .build/browser-environment: a virtual environment with Selenium and axe-core for walk.py, and looks for Chromium.
# Quick when nothing has changed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
target=$root/.build/browser-environment
python=${PYTHON:-python3}

for program in chromium chromedriver; do
  if ! command -v "$program" > /dev/null; then
    echo "browser environment: $program is missing; install Debian's chromium and chromium-driver" >&2
    exit 4
  fi
done

stamp=$(cat "$here/requirements.txt" "$here/prepare.sh" | sha256sum | cut -d' ' -f1)
if [ "$(cat "$target/stamp" 2>/dev/null)" = "$stamp" ]; then
  echo "browser environment: up to date ($target)"
  exit 0
fi

echo "browser environment: installing into $target ..."
mkdir -p "$target"
rm -f "$target/stamp"
if [ ! -x "$target/venv/bin/python" ]; then
  "$python" -m venv "$target/venv"
fi
"$target/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$here/requirements.txt"
echo "$stamp" > "$target/stamp"
echo "browser environment: ready"
