#!/usr/bin/env bash
# Erases the tensor metadata of a real model, infers it, and shows both: demo.sh
# [MODEL.mlir]
set -euo pipefail
cd "$(dirname "$0")/.."

model=${1:-test/Models/Inputs/llama.dynamic.mlir}
out=build/demo
scripts/setup.sh
scripts/build.sh release fake-opt
fake_opt=build/release/bin/fake-opt
mkdir -p "$out"

echo
echo "== $model without the types of its results"
"$fake_opt" "$model" --fake-erase-types -o "$out/erased.mlir"
python3 scripts/excerpt.py "$out/erased.mlir"

echo
echo "== the same after: fake-opt $out/erased.mlir --fake-propagate"
"$fake_opt" "$out/erased.mlir" --fake-propagate --fake-report="output=$out/report.jsonl" \
  --mlir-timing --mlir-timing-display=list -o "$out/propagated.mlir" 2> "$out/timing.txt" ||
  { cat "$out/timing.txt" >&2; exit 1; }
python3 scripts/excerpt.py "$out/propagated.mlir"

echo
echo "== summary"
python3 scripts/summarize-report.py "$out/report.jsonl" --timing "$out/timing.txt"
echo "IR and report are in $out"
