#!/usr/bin/env bash
# The shipped model on the plain reference BLAS: bash Tests/Sanitizers/reference-blas.sh [TALLYMAN]
#
# It must say that this BLAS is slow, and give the golden outputs all the same. Needs Debian's libblas3 beside OpenBLAS.
set -euo pipefail
cd "$(dirname "$0")/../.."
tallyman=${1:-.build/release/tallyman}
folder=$(dirname "$(find /usr/lib -path '*/blas/libblas.so.3' | head -1)")
[ -d "$folder" ] || { echo "reference BLAS: libblas3 is not installed" >&2; exit 4; }
export LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
said=$("$tallyman" model inspect Weights/yard-2/model.onnx --shape planes=1x5x64x96)
grep '^blas' <<< "$said"
grep -q "$folder" <<< "$said" || { echo "reference BLAS: another library was loaded" >&2; exit 1; }
grep -Eq '"is_slow_reference" *: *true' <<< "$("$tallyman" model inspect Weights/yard-2/model.onnx --json)" ||
  { echo "reference BLAS: the program does not say that it is slow" >&2; exit 1; }
"$tallyman" model check Weights/yard-2
