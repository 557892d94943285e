#!/usr/bin/env bash
# Makes .build/test-environment: a virtual environment with onnx and onnxruntime, the ONNX node tests as files, and the
# outputs of real networks by ONNX Runtime. Quick when nothing has changed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
target=$root/.build/test-environment
python=${PYTHON:-python3}

stamp=$(cat "$here/requirements.txt" "$here/prepare.sh" "$here"/*.py "$root/Weights/training/half.py" "$root"/Weights/*/model.onnx | sha256sum | cut -d' ' -f1)
if [ "$(cat "$target/stamp" 2>/dev/null)" = "$stamp" ]; then
  echo "test environment: up to date ($target)"
  exit 0
fi

echo "test environment: installing into $target (about a minute) ..."
mkdir -p "$target"
rm -f "$target/stamp"
if [ ! -x "$target/venv/bin/python" ]; then
  "$python" -m venv "$target/venv"
fi
"$target/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$here/requirements.txt"
echo "test environment: writing node tests ..."
"$target/venv/bin/python" -W ignore "$here/node_tests.py" "$target/node"
echo "test environment: running real networks in ONNX Runtime ..."
"$target/venv/bin/python" -W ignore "$here/networks.py" "$target/networks"
echo "$stamp" > "$target/stamp"
echo "test environment: ready"
