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
tallyman=.build/release/tallyman

# Split by seed: what trains, what chooses. Calibration and test use seeds of their own (CARD.md). Goods that the protocols
# keep for the test (Benchmarks/detection/protocols) are in neither.
parts=8; part_scans=240; train_seed=1003
choose_scans="${CHOOSE_SCANS:-160}"; choose_seed=2003
mix=clean=0.35,concealed=0.4,misdeclared=0.2,empty=0.05
goods="$(paste -sd, Benchmarks/detection/training-goods.txt)"

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

say "Train (log: $work/log.csv)"
# Begins with the weights of the model before, which the history of this repository keeps: yard-1 had seen 80,000 crops of twelve
# goods. First on three parts, then on all with more weight on the goods: the way that the shipped weights were made.
start="$work/start.onnx"
[[ -f "$start" ]] || git show 2c9a491:Weights/yard-1/model.onnx > "$start"
train() {  # steps, then options
  "$work/python/bin/python" Weights/training/train.py --validation "$work/choose" --out "$work" --steps "$1" \
    --insert 0.5 --rate 2e-3 --threads "$threads" --report 25 --evaluate 200 --validate 60 "${@:2}"
}
train 3000 --start "$start" --data "${folders[@]:0:3}"
train 4400 --commodity 1.0 --data "${folders[@]}"

cp "$work/log.csv" Weights/training/log.csv

say "Write Weights/$name"
"$work/python/bin/python" Weights/training/package.py --checkpoint "$work/checkpoint.pt" --data "$work/choose" \
  --name "$name" --out "Weights/$name" --half
"$tallyman" model check "Weights/$name"
