#!/usr/bin/env bash
# From seeds to a model package: bash Weights/training/train.sh [NAME]
#
# Simulates scans, exports them as the pipeline sees them, trains, and writes Weights/NAME (default yard-2). Each step is
# left out where its result is already there, so a stopped run goes on where it was.
set -euo pipefail
cd "$(dirname "$0")/../.."

name="${1:-yard-2}"
work="${WORK:-.build/training/$name}"   # data, environment, checkpoint; 3 GB
threads="${THREADS:-2}"
steps="${STEPS:-8000}"
tallyman=.build/release/tallyman

# Split by seed: what trains, what chooses. Calibration and test use seeds of their own (CARD.md). Goods that the protocols
# keep for the test (Benchmarks/detection/protocols) are in neither.
parts="${PARTS:-5}"; part_scans=240; train_seed=1003
choose_scans="${CHOOSE_SCANS:-160}"; choose_seed=2003
mix=clean=0.35,concealed=0.4,misdeclared=0.2,empty=0.05
goods="$(python3 -c 'import json, sys; words = json.load(open(sys.argv[1]))["simulate"]; print(words[words.index("--goods") + 1])' \
  Benchmarks/detection/protocols/yard-concealed-1.json)"

say() { printf '\n== %s\n' "$*" >&2; }

say "Build tallyman"
swift build -c release -Xswiftc -enable-testing --product tallyman

dataset() {  # name, scans, seed
  if [[ ! -f "$work/$1/index.json" ]]; then
    say "Simulate $2 scans from seed $3 and export them ($1)"
    rm -rf "$work/$1-scans"
    "$tallyman" simulate --out "$work/$1-scans" --count "$2" --seed "$3" --threads "$threads" \
      --scanner random --pitch 9 --mix "$mix" --goods "$goods"
    "$tallyman" dataset export "$work/$1-scans" --out "$work/$1"
    rm -rf "$work/$1-scans"
  fi
}
mkdir -p "$work"
folders=()
for ((part = 0; part < parts; part++)); do  # each with a seed of its own: a stop costs one part
  dataset "train-$part" "$part_scans" "$((train_seed + part))"
  folders+=("$work/train-$part")
done
dataset choose "$choose_scans" "$choose_seed"

if [[ ! -x "$work/python/bin/python" ]]; then
  say "Make the Python environment"
  python3 -m venv "$work/python"
  "$work/python/bin/pip" install --quiet -r Weights/training/requirements.txt
fi

say "Train $steps steps (log: $work/log.csv)"
"$work/python/bin/python" Weights/training/train.py --data "${folders[@]}" --validation "$work/choose" --out "$work" \
  --steps "$steps" --insert 0.5 --threads "$threads"

cp "$work/log.csv" Weights/training/log.csv

say "Write Weights/$name"
"$work/python/bin/python" Weights/training/package.py --checkpoint "$work/checkpoint.pt" --data "$work/choose" \
  --name "$name" --out "Weights/$name"
"$tallyman" model check "Weights/$name"
