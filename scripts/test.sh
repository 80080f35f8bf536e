#!/usr/bin/env bash
# Installs, builds and runs all tests: test.sh [PRESET] [LIT OPTIONS...]
# The last line is `N passed, N failed`, with `, N skipped` when tests could not
# run here. The exit code is 0 only if nothing failed.
set -euo pipefail
cd "$(dirname "$0")/.."

preset=${1:-release}
shift || true
build=build/$preset

scripts/setup.sh "$preset"
scripts/build.sh "$preset" check-fake-depends

lit=$(sed -n 's/^LLVM_EXTERNAL_LIT:[A-Z]*=//p' "$build/CMakeCache.txt")
results=$build/test/results.json
rm -f "$results"
echo "running the tests"
status=0
python3 "$lit" -v --output "$results" "$@" "$build/test" "$build/test/Unit" || status=$?
if [[ ! -f $results ]]; then
  echo "test: lit wrote no results, exit code $status" >&2
  exit 1
fi
python3 scripts/count-tests.py "$results" || status=1
exit "$status"
