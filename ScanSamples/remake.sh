#!/usr/bin/env bash
# Remakes the samples, to the same bytes: bash ScanSamples/remake.sh PROGRAM FOLDER
# The pitch of 16 mm keeps the eight scans small; everything else is the scanner's own.
set -euo pipefail
program="$1" folder="$2"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$program" simulate --out "$work/samples" --count 8 --seed 57 --pitch 16 \
  --mix clean=0.25,concealed=0.375,misdeclared=0.25,empty=0.125 --item-mass 20:100
mkdir -p "$folder"
for part in dataset.json scans manifests truth; do
  rm -rf "${folder:?}/$part"
  cp -r "$work/samples/$part" "$folder/$part"
done
